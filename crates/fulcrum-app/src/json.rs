//! How figures stand in the JSON of the command line: decimals as strings, objects in a fixed order.

use fulcrum_model::{Estimate, Shape, Study};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// Significant digits of a ratio.
const RATIO_DIGITS: u32 = 20;

/// JSON for reading and for programs, two spaces deep. Give it values whose keys are text and whose
/// leaves are text, numbers, booleans or nothing: those cannot fail.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// An object whose keys stand in the order of the list.
pub(crate) struct Entries<V>(pub(crate) Vec<(String, V)>);

impl<V: Serialize> Serialize for Entries<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// How amounts in a study's currency stand in JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MoneyText {
    minor_units: u32,
}

impl MoneyText {
    /// Amounts in the currency of `study`.
    pub(crate) fn of(study: &Study) -> Self {
        Self { minor_units: study.currency.minor_units() }
    }

    /// An amount with exactly the decimals of the currency.
    pub(crate) fn text(self, amount: Decimal) -> String {
        let mut amount = amount;
        amount.rescale(self.minor_units);
        amount.to_string()
    }
}

/// A share, hours or another number that is no amount, to 20 significant digits.
pub(crate) fn ratio(value: Decimal) -> String {
    value.round_sf(RATIO_DIGITS).unwrap_or(value).normalize().to_string()
}

/// An estimate, in the shape that study files have it in.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum EstimateEntry {
    Fixed(String),
    Range { low: String, likely: String, high: String, shape: Shape },
}

impl From<Estimate> for EstimateEntry {
    fn from(estimate: Estimate) -> Self {
        match estimate {
            Estimate::Fixed(value) => Self::Fixed(ratio(value)),
            Estimate::Range { low, likely, high, shape } => {
                Self::Range { low: ratio(low), likely: ratio(likely), high: ratio(high), shape }
            }
        }
    }
}
