//! Floating-point arithmetic for the formulas. The only place where decimals become floats.

use std::ops::{Add, Div, Mul, Sub};

use fulcrum_model::Scalar;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// A 64-bit float. It holds infinity or NaN after a division by zero, which the formulas discard;
/// [`Float::decimal`] refuses what is left of them.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Float(f64);

impl Float {
    /// The number as a decimal of about 15 digits; `None` when it is infinite, not a number or too
    /// large for one.
    #[must_use]
    pub fn decimal(self) -> Option<Decimal> {
        Decimal::from_f64(self.0)
    }
}

impl Add for Float {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Float {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Float {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Div for Float {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self(self.0 / other.0)
    }
}

impl Scalar for Float {
    type Condition = bool;

    fn constant(value: Decimal) -> Self {
        // every decimal is within the range of a float
        Self(value.to_f64().unwrap_or(f64::NAN))
    }

    fn minimum(self, other: Self) -> Self {
        Self(if other.0 < self.0 { other.0 } else { self.0 })
    }

    fn maximum(self, other: Self) -> Self {
        Self(if other.0 > self.0 { other.0 } else { self.0 })
    }

    fn less_than(self, other: Self) -> bool {
        self.0 < other.0
    }

    fn select(condition: bool, then: Self, otherwise: Self) -> Self {
        if condition { then } else { otherwise }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn what_is_not_finite_is_no_decimal() {
        assert_eq!((Float::one() / Float::zero()).decimal(), None);
        assert_eq!((Float::zero() / Float::zero()).decimal(), None);
        assert_eq!(Float::constant(dec!(0.25)).decimal(), Some(dec!(0.25)));
    }
}
