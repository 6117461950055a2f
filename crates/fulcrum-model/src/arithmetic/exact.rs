//! Exact decimal arithmetic: what every figure shown is computed with.

use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::Decimal;

use super::Scalar;

/// Significant digits to which an amount is rounded before it is rounded to the minor unit.
///
/// A decimal of 28 digits cannot hold 1/7, so 350 · (30.4375/7) comes out as 1521.875 plus or
/// minus a few units in the 25th digit. This step takes that residue away, so that a tie in true
/// arithmetic is a tie here, whatever the order of the operations. It must not be coarser: the
/// learning loop nears its steady state so fast that a true amount can lie 10⁻¹⁷ below a tie.
const SIGNIFICANT_DIGITS: u32 = 24;

/// A decimal of 28 significant digits, or nothing after an overflow or a division by zero.
///
/// ```
/// use fulcrum_model::{Exact, Scalar};
/// use rust_decimal::dec;
///
/// let third = Exact::one() / Exact::whole(3);
/// assert_eq!((third * Exact::whole(3)).posted(2).value(), Some(dec!(1.00)));
/// assert_eq!((Exact::one() / Exact::zero()).value(), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exact(Option<Decimal>);

impl Exact {
    /// The number, unless it has none.
    #[must_use]
    pub const fn value(self) -> Option<Decimal> {
        self.0
    }

    /// What has no number.
    #[must_use]
    pub const fn none() -> Self {
        Self(None)
    }

    fn with(self, other: Self, operation: impl Fn(Decimal, Decimal) -> Option<Decimal>) -> Self {
        match (self.0, other.0) {
            (Some(a), Some(b)) => Self(operation(a, b)),
            _ => Self(None),
        }
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self(Some(value))
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(other, Decimal::checked_add)
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(other, Decimal::checked_sub)
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(other, Decimal::checked_mul)
    }
}

impl Div for Exact {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(other, Decimal::checked_div)
    }
}

impl Scalar for Exact {
    /// `None` when one side has no number: then nothing can be selected either.
    type Condition = Option<bool>;

    fn constant(value: Decimal) -> Self {
        Self(Some(value))
    }

    fn minimum(self, other: Self) -> Self {
        self.with(other, |a, b| Some(a.min(b)))
    }

    fn maximum(self, other: Self) -> Self {
        self.with(other, |a, b| Some(a.max(b)))
    }

    fn less_than(self, other: Self) -> Option<bool> {
        Some(self.0? < other.0?)
    }

    fn select(condition: Option<bool>, then: Self, otherwise: Self) -> Self {
        match condition {
            Some(true) => then,
            Some(false) => otherwise,
            None => Self(None),
        }
    }

    fn posted(self, minor_units: u32) -> Self {
        Self(self.0.map(|amount| round_half_away(amount, minor_units)))
    }
}

/// Rounds half away from zero, as a spreadsheet's ROUND does, to `decimals` decimals, after the
/// residue of inexact operations has been taken away.
pub(crate) fn round_half_away(value: Decimal, decimals: u32) -> Decimal {
    let (mut scale, mantissa) = (value.scale(), value.mantissa());
    if scale <= decimals {
        return value;
    }
    let mut size = mantissa.unsigned_abs();
    let digits = size.checked_ilog10().map_or(1, |log| log + 1);
    // digits beyond the minor unit only: what is left of them decides nothing
    let residue = digits.saturating_sub(SIGNIFICANT_DIGITS).min(scale - decimals);
    if residue > 0 {
        size = divided_half_up(size, residue);
        scale -= residue;
    }
    if scale > decimals {
        size = divided_half_up(size, scale - decimals);
    }
    let signed = i128::try_from(size).unwrap_or(i128::MAX) * mantissa.signum();
    // rounding leaves at most the 96 bits there were
    Decimal::try_from_i128_with_scale(signed, decimals).unwrap_or(value)
}

/// `value` without its last `digits` decimal digits, rounded half up. `digits` is at most 28.
fn divided_half_up(value: u128, digits: u32) -> u128 {
    let divisor = 10u128.pow(digits);
    (value + divisor / 2) / divisor
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_tie_is_a_tie_in_whatever_order_it_is_computed() {
        let days = Exact::from(dec!(30.4375));
        let seven = Exact::whole(7);
        let rate = Exact::whole(350);
        assert_eq!((rate * days / seven).posted(2).value(), Some(dec!(1521.88)));
        assert_eq!((rate * (days / seven)).posted(2).value(), Some(dec!(1521.88)));
        assert_eq!((rate / seven * days).posted(2).value(), Some(dec!(1521.88)));
    }

    #[test]
    fn posting_rounds_half_away_from_zero() {
        for (amount, posted) in
            [(dec!(0.005), dec!(0.01)), (dec!(-0.005), dec!(-0.01)), (dec!(2.344), dec!(2.34))]
        {
            assert_eq!(Exact::from(amount).posted(2).value(), Some(posted));
        }
        assert_eq!(Exact::from(dec!(0.5)).posted(0).value(), Some(dec!(1)));
    }

    #[test]
    fn what_truly_lies_below_a_tie_is_rounded_down() {
        let below = Exact::from(dec!(12370.99499999999999));
        assert_eq!(below.posted(2).value(), Some(dec!(12370.99)));
    }

    #[test]
    fn what_has_no_result_stays_without_one_unless_it_is_discarded() {
        let none = Exact::from(Decimal::MAX) * Exact::from(Decimal::MAX);
        assert_eq!(none.value(), None);
        assert_eq!((none - none).minimum(Exact::zero()).posted(2).value(), None);
        let less = |a: Exact, b: Exact| Exact::select(a.less_than(b), Exact::one(), none);
        assert_eq!(
            less(Exact::zero(), Exact::one()).value(),
            Some(dec!(1)),
            "the other is discarded"
        );
        assert_eq!(
            less(none, Exact::one()).value(),
            None,
            "what cannot be compared selects nothing"
        );
    }
}
