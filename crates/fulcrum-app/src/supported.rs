//! Amounts and shares of a simulation in words, in no more digits than its trials support.

use fulcrum_model::Currency;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_simulation::Supported;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// What stands for an amount that no decimal can hold.
const TOO_LARGE: &str = "too large";

/// An amount in all digits that its standard error supports: `$45 000`.
pub(crate) fn money_in_full(value: f64, standard_error: f64, currency: Currency) -> String {
    in_units(value, standard_error, currency, MoneyDisplay::plain_in_units)
}

/// An amount in short, and in no digit that its standard error does not support: `$45K`.
pub(crate) fn money_in_short(value: f64, standard_error: f64, currency: Currency) -> String {
    in_units(value, standard_error, currency, MoneyDisplay::short_in_units)
}

fn in_units(
    value: f64,
    standard_error: f64,
    currency: Currency,
    write: fn(&MoneyDisplay, Decimal, Decimal) -> String,
) -> String {
    // from the amount itself, so that it is rounded once
    unit(value, standard_error, currency).zip(Decimal::from_f64(value)).map_or_else(
        || TOO_LARGE.to_owned(),
        |(unit, amount)| write(&MoneyDisplay::new(currency), amount, unit),
    )
}

/// The unit of the last digit of an amount that its standard error supports, a power of ten and no less
/// than the minor unit; `None` where no decimal can hold the amount.
pub(crate) fn unit(value: f64, standard_error: f64, currency: Currency) -> Option<Decimal> {
    Supported::of(value, standard_error, currency.minor_units()).map(|known| known.unit)
}

/// Whether an error is as much as can be seen of an amount.
pub(crate) fn is_visible(error: f64, currency: Currency) -> bool {
    let minor_unit = (0..currency.minor_units()).fold(1.0, |unit, _| unit / 10.0);
    error >= minor_unit / 2.0
}

/// A standard error in short; `None` where it is less than can be seen of an amount.
pub(crate) fn money_error(error: f64, currency: Currency) -> Option<String> {
    is_visible(error, currency).then(|| money_in_short(error, error, currency))
}

/// A share as a percentage of at most one decimal: `35 %` with an error of 2 %, `35.2 %` with one of
/// 0.2 %.
pub(crate) fn percent(share: f64, standard_error: f64) -> String {
    format!("{}\u{a0}%", hundredths(share, standard_error))
}

/// The same without its sign.
pub(crate) fn hundredths(share: f64, standard_error: f64) -> String {
    Supported::of(share * 100.0, standard_error * 100.0, 1)
        .map_or_else(|| TOO_LARGE.to_owned(), |known| display::number(known.value, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_and_its_error_end_with_the_same_digit() {
        let dollars = Currency::from_code("USD").unwrap();
        for (value, error, amount, off) in [
            (45_023.0, 7_712.0, "$45K", "$8K"),
            (45_023.0, 999.0, "$45.0K", "$1.0K"),
            (45_023.0, 1_000.0, "$45K", "$1K"),
            (9_812_345.0, 12_345.0, "$9.8M", "$10K"),
            (10_449_000.0, 12_345.0, "$10.4M", "$10K"),
            (9_812_345.0, 2_345_678.0, "$10M", "$2M"),
            (840.4, 12.0, "$840", "$10"),
            (3.0, 0.25, "$3", "$0.3"),
        ] {
            let said = [value, error].map(|value| money_in_short(value, error, dollars));
            assert_eq!(said, [amount, off]);
        }
        assert_eq!(money_in_full(45_023.0, 7_712.0, dollars), "$45\u{202f}000");
        assert_eq!(money_in_full(f64::INFINITY, 1.0, dollars), "too large");
        assert!(is_visible(0.01, dollars) && !is_visible(0.001, dollars));
        assert_eq!(money_error(7_712.0, dollars), Some("$8K".to_owned()));
        assert_eq!(money_error(0.001, dollars), None);
        let yen = Currency::from_code("JPY").unwrap();
        assert!(is_visible(0.6, yen) && !is_visible(0.4, yen));
    }

    #[test]
    fn a_share_has_a_decimal_only_where_its_error_is_below_one_per_cent() {
        assert_eq!(percent(0.352_4, 0.02), "35\u{a0}%");
        assert_eq!(percent(0.352_4, 0.01), "35\u{a0}%");
        assert_eq!(percent(0.352_4, 0.009_9), "35.2\u{a0}%");
        assert_eq!(percent(0.352_4, 0.12), "40\u{a0}%");
        assert_eq!(percent(0.0, 0.0), "0\u{a0}%");
    }
}
