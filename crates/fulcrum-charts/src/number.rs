//! The one door from exact amounts to drawing coordinates.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::ChartError;

/// The nearest double of an exact amount; refuses what is not finite.
pub(crate) fn to_float(amount: Decimal) -> Result<f64, ChartError> {
    amount.to_f64().filter(|x| x.is_finite()).ok_or(ChartError::NotFinite)
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
}
