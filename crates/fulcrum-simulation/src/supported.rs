//! Figures of trials in the digits that their number supports.

use rust_decimal::prelude::FromPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// A figure of a simulation in whole units of the last digit that its standard error supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supported {
    /// The figure, a multiple of `unit`.
    pub value: Decimal,
    /// A power of ten: the largest that is not above the standard error.
    pub unit: Decimal,
}

impl Supported {
    /// A figure with this standard error: in whole tens when the error is 10 or more and below 100, and
    /// so on, but no finer than `decimals` behind the point. `None` when either is infinite, not a
    /// number or too large for a decimal.
    ///
    /// ```
    /// use fulcrum_simulation::Supported;
    /// use rust_decimal::dec;
    ///
    /// let known = Supported::of(45_023.0, 7_700.0, 2).unwrap();
    /// assert_eq!((known.value, known.unit), (dec!(45_000), dec!(1_000)));
    /// ```
    #[must_use]
    pub fn of(value: f64, standard_error: f64, decimals: u32) -> Option<Self> {
        let mut unit = Decimal::new(1, decimals);
        let error = Decimal::from_f64(standard_error)?.abs();
        while error >= unit.checked_mul(Decimal::TEN)? {
            unit = unit.checked_mul(Decimal::TEN)?;
        }
        let units = Decimal::from_f64(value)?.checked_div(unit)?;
        let units = units.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let value = units.checked_mul(unit)?.normalize();
        Some(Self { value, unit: unit.normalize() })
    }
}

/// The value of [`Supported::of`].
///
/// ```
/// use fulcrum_simulation::supported_digits;
/// use rust_decimal::dec;
///
/// assert_eq!(supported_digits(123_456.0, 789.0, 2), Some(dec!(123_500)));
/// assert_eq!(supported_digits(0.123_456, 0.0, 2), Some(dec!(0.12)));
/// ```
#[must_use]
pub fn supported_digits(value: f64, standard_error: f64, decimals: u32) -> Option<Decimal> {
    Supported::of(value, standard_error, decimals).map(|supported| supported.value)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_power_of_ten_of_the_error_is_the_last_digit() {
        for (error, unit, value) in [
            (0.0, dec!(0.01), dec!(45_454.55)),
            (0.099_9, dec!(0.01), dec!(45_454.55)),
            (0.1, dec!(0.1), dec!(45_454.5)),
            (0.999, dec!(0.1), dec!(45_454.5)),
            (1.0, dec!(1), dec!(45_455)),
            (9.999, dec!(1), dec!(45_455)),
            (10.0, dec!(10), dec!(45_450)),
            (99.99, dec!(10), dec!(45_450)),
            (100.0, dec!(100), dec!(45_500)),
            (7_700.0, dec!(1_000), dec!(45_000)),
            (10_000.0, dec!(10_000), dec!(50_000)),
            (100_000.0, dec!(100_000), dec!(0)),
        ] {
            let found = Supported::of(45_454.545, error, 2).unwrap();
            assert_eq!((found.value, found.unit), (value, unit), "an error of {error}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero_and_what_is_no_number_has_no_digits() {
        assert_eq!(supported_digits(44_500.0, 1_000.0, 2), Some(dec!(45_000)));
        assert_eq!(supported_digits(-44_500.0, 1_000.0, 2), Some(dec!(-45_000)));
        assert_eq!(supported_digits(0.5, 0.0, 0), Some(dec!(1)));
        for (value, error) in [(f64::NAN, 1.0), (1.0, f64::NAN), (1e40, 1.0), (1.0, f64::INFINITY)]
        {
            assert_eq!(supported_digits(value, error, 2), None);
        }
    }
}
