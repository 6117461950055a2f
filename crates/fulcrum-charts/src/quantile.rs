//! An amount that futures gave, in the digits that their number supports.

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use crate::{
    ChartError,
    number::{amount_shown, to_amount},
};

/// The amount that some share of the futures stays at or below, and how finely it is known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Quantile {
    /// In the currency's major unit.
    pub amount: f64,
    /// A power of ten in the same unit: digits below it are not known, because futures are finite, and
    /// are not written. 0 where all are known.
    pub unit: Decimal,
}

impl Quantile {
    /// Refuses an amount that is not finite or beyond decimals.
    pub(crate) fn check(self) -> Result<(), ChartError> {
        to_amount(self.amount).map(|_| ())
    }

    /// For a label or a sentence: `$590K`.
    pub(crate) fn short(self, money: &MoneyDisplay) -> String {
        money.short_in_units(amount_shown(self.amount), self.unit)
    }

    /// For a table: `$590 000`.
    pub(crate) fn in_full(self, money: &MoneyDisplay) -> String {
        money.plain_in_units(amount_shown(self.amount), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::tests::dollars;

    #[test]
    fn no_digit_is_written_that_is_not_known() {
        for (unit, short, full) in [
            (dec!(100_000), "$600K", "$600\u{202f}000"),
            (dec!(10_000), "$590K", "$590\u{202f}000"),
            (dec!(1_000), "$591K", "$591\u{202f}000"),
            (dec!(0), "$591K", "$591\u{202f}234.5"),
        ] {
            let quantile = Quantile { amount: 591_234.5, unit };
            let said = (quantile.short(&dollars()), quantile.in_full(&dollars()));
            assert_eq!(said, (short.to_owned(), full.to_owned()));
        }
        let far = Quantile { amount: 1e30, unit: dec!(1) };
        assert_eq!(far.check(), Err(ChartError::AmountTooLarge));
    }
}
