//! Decimals as a spreadsheet keeps numbers. The only module of the workbook that knows floats.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The number of a cell. A spreadsheet keeps about 15 digits of it.
pub(super) fn cell_number(value: Decimal) -> f64 {
    // every decimal lies within the range of floats
    value.to_f64().unwrap_or_default()
}

/// A number in a formula.
pub(super) fn literal(value: Decimal) -> String {
    let text = value.normalize().to_string();
    if value.is_sign_negative() && !value.is_zero() { format!("({text})") } else { text }
}

/// The result of a formula as a file keeps it beside the formula.
pub(super) fn result(value: Decimal) -> String {
    cell_number(value).to_string()
}
