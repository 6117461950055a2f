//! Decimals in formulas and as their results.

use rust_decimal::Decimal;

use crate::cells::cell_number;

/// A number in a formula.
pub(super) fn literal(value: Decimal) -> String {
    let text = value.normalize().to_string();
    if value.is_sign_negative() && !value.is_zero() { format!("({text})") } else { text }
}

/// The result of a formula as a file keeps it beside the formula.
pub(super) fn result(value: Decimal) -> String {
    cell_number(value).to_string()
}
