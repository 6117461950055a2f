//! Currencies: which codes exist and how many decimals their amounts have (ISO 4217).

use std::fmt;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

/// A currency by its ISO 4217 code.
///
/// ```
/// use fulcrum_model::Currency;
///
/// assert_eq!(Currency::from_code("JPY").unwrap().minor_units(), 0);
/// assert!(Currency::from_code("XYZ").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Currency(iso_currency::Currency);

/// Found once: every code of three letters is tried.
static ALL: LazyLock<Vec<Currency>> = LazyLock::new(|| {
    let letters = || 'A'..='Z';
    let codes = letters().flat_map(move |a| {
        letters().flat_map(move |b| letters().map(move |c| String::from_iter([a, b, c])))
    });
    codes.filter_map(|code| Currency::from_code(&code)).collect()
});

impl Currency {
    /// The currency that the program's own rates and amounts are meant in.
    pub const POUND_STERLING: Self = Self(iso_currency::Currency::GBP);

    /// The currency with this three-letter code, in capitals; `None` when ISO 4217 has none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code).map(Self)
    }

    /// Every currency, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        ALL.iter().copied()
    }

    /// Its English name: `United States dollar`.
    #[must_use]
    pub fn name(self) -> String {
        self.0.name().to_owned()
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Decimals of an amount: 2 for the US dollar, 0 for the yen, 3 for the Kuwaiti dinar.
    /// Units of account without a minor unit (gold, special drawing rights) count as 2.
    #[must_use]
    pub fn minor_units(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }

    /// The sign written before an amount. Only signs that every reader takes for this currency
    /// are used; the others (there are twenty kinds of dollar) are written as their code.
    #[must_use]
    pub fn sign(self) -> String {
        match self.code() {
            "USD" => "$".to_owned(),
            "GBP" => "£".to_owned(),
            "EUR" => "€".to_owned(),
            "JPY" => "¥".to_owned(),
            code => format!("{code}\u{a0}"),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
