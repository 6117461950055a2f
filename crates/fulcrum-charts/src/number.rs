//! The one door between exact amounts and drawing coordinates.

use rust_decimal::{
    Decimal,
    prelude::{FromPrimitive, ToPrimitive},
};

use crate::ChartError;

/// The nearest double of an exact amount; refuses what is not finite.
pub(crate) fn to_float(amount: Decimal) -> Result<f64, ChartError> {
    amount.to_f64().filter(|x| x.is_finite()).ok_or(ChartError::NotFinite)
}

/// The decimal nearest to an amount that trials gave; refuses what is not finite or beyond decimals.
pub(crate) fn to_amount(amount: f64) -> Result<Decimal, ChartError> {
    if amount.is_finite() {
        Decimal::from_f64(amount).ok_or(ChartError::AmountTooLarge)
    } else {
        Err(ChartError::NotFinite)
    }
}

/// An amount for reading after [`to_amount`] has accepted it, or one between two such amounts.
pub(crate) fn amount_shown(amount: f64) -> Decimal {
    Decimal::from_f64(amount).unwrap_or_default()
}

/// An amount that trials gave for a table: four significant digits, as many as a picture can show.
pub(crate) fn rounded_for_table(amount: f64) -> Decimal {
    let amount = amount_shown(amount);
    amount.round_sf(4).unwrap_or(amount).normalize()
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn every_decimal_has_a_finite_double() {
        for amount in [Decimal::MAX, Decimal::MIN, Decimal::ZERO, dec!(1e-28), dec!(-12.5)] {
            let double = to_float(amount).expect("finite");
            assert!(double.is_finite());
            assert_eq!(double == 0.0, amount.is_zero());
        }
        assert_eq!(to_float(dec!(-12.5)), Ok(-12.5));
    }

    #[test]
    fn what_trials_give_is_checked_once_and_then_shown() {
        assert_eq!(to_amount(-12.5), Ok(dec!(-12.5)));
        for amount in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(to_amount(amount), Err(ChartError::NotFinite));
        }
        assert_eq!(to_amount(1e30), Err(ChartError::AmountTooLarge));
        assert_eq!(rounded_for_table(12_345_678.9), dec!(12_350_000));
        assert_eq!(rounded_for_table(-0.012_345), dec!(-0.01234));
    }
}
