//! Values of a study, as JSON has them: decimals as strings, estimates as in a study file.

use fulcrum_model::scenarios::Value;
use serde::Serialize;

use crate::json::{EstimateEntry, ratio};

/// A value that differs between two studies.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum PlaceValueEntry {
    /// A name, a choice in words, a month, an amount.
    Text(String),
    /// Whether something is active.
    Switch(bool),
    /// A whole number.
    Count(u64),
    /// An estimate.
    Estimate(EstimateEntry),
    /// Names or multipliers in their order.
    List(Vec<String>),
    /// Exposure bands.
    Bands(Vec<BandEntry>),
    /// There is no such place.
    Absent,
}

#[derive(Serialize)]
pub(crate) struct BandEntry {
    up_to: String,
    availability_target: &'static str,
}

impl From<&Value> for PlaceValueEntry {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.clone()),
            Value::Word(word) => Self::Text((*word).to_owned()),
            Value::Switch(is_active) => Self::Switch(*is_active),
            Value::Month(month) => Self::Text(month.to_string()),
            Value::Launch(month) => Self::Count(u64::from(*month)),
            Value::Count(count) => Self::Count(*count),
            Value::Amount(amount) => Self::Text(ratio(*amount)),
            Value::Estimate(estimate) => Self::Estimate((*estimate).into()),
            Value::Multipliers(multipliers) => {
                Self::List(multipliers.iter().map(|&multiplier| ratio(multiplier)).collect())
            }
            Value::Bands(bands) => Self::Bands(
                bands
                    .iter()
                    .map(|band| BandEntry {
                        up_to: ratio(band.up_to),
                        availability_target: band.availability_target.id(),
                    })
                    .collect(),
            ),
            Value::List(names) => Self::List(names.clone()),
            Value::Absent => Self::Absent,
        }
    }
}
