//! Estimates: a fixed value, or low, likely and high.

use rust_decimal::Decimal;

use crate::vocabulary::Shape;

/// What is known of a value. In exact evaluation an estimate counts with its likely value.
///
/// Studies hold only estimates with `low ≤ likely ≤ high` within the parameter's bounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Estimate {
    /// Known, or taken as known.
    Fixed(Decimal),
    /// Known to lie in a range.
    Range {
        /// Lowest value; the 5th percentile of a lognormal.
        low: Decimal,
        /// Most likely value.
        likely: Decimal,
        /// Highest value; the 95th percentile of a lognormal.
        high: Decimal,
        /// Distribution over the range.
        shape: Shape,
    },
}

impl Estimate {
    /// The value that counts in exact evaluation.
    #[must_use]
    pub const fn likely(&self) -> Decimal {
        match *self {
            Self::Fixed(value) => value,
            Self::Range { likely, .. } => likely,
        }
    }

    /// The lowest value; the value itself when fixed.
    #[must_use]
    pub const fn low(&self) -> Decimal {
        match *self {
            Self::Fixed(value) => value,
            Self::Range { low, .. } => low,
        }
    }

    /// The highest value; the value itself when fixed.
    #[must_use]
    pub const fn high(&self) -> Decimal {
        match *self {
            Self::Fixed(value) => value,
            Self::Range { high, .. } => high,
        }
    }

    /// The same estimate with `change` made to low, likely and high alike.
    #[must_use]
    pub fn map(self, change: impl Fn(Decimal) -> Decimal) -> Self {
        match self {
            Self::Fixed(value) => Self::Fixed(change(value)),
            Self::Range { low, likely, high, shape } => {
                Self::Range { low: change(low), likely: change(likely), high: change(high), shape }
            }
        }
    }

    /// The same estimate around another likely value: an end that the value lies beyond moves
    /// with it.
    #[must_use]
    pub fn with_likely(self, value: Decimal) -> Self {
        match self {
            Self::Fixed(_) => Self::Fixed(value),
            Self::Range { low, high, shape, .. } => {
                Self::Range { low: low.min(value), likely: value, high: high.max(value), shape }
            }
        }
    }
}
