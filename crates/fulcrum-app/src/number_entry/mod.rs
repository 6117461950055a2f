//! Numbers as people type them, and values as people read them.

mod ends;
mod field;
mod fraction;
mod literal;
mod locale;
mod percent;
mod style;
mod sum;
mod tokens;
mod understood;
mod unit;
mod wording;

use fulcrum_model::Currency;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::parameters::Declaration;
use rust_decimal::Decimal;

pub use field::{Entry, NumberField};
pub use style::NumberStyle;
pub(crate) use understood::{Understood, moved_ends, with_remark};
pub(crate) use unit::{is_share, per_each, singular, takes_percent, thing_and_per, unit_in_words};

/// Decimals that a share, a duration or a count is shown with at most.
const DECIMALS: u32 = 4;

/// A value for reading, with its unit. Typed back it gives the value, as long as a share has at most
/// six decimals and a count at most four.
pub(crate) fn value_text(
    value: Decimal,
    declaration: &'static Declaration,
    currency: Currency,
) -> String {
    let money = MoneyDisplay::new(currency);
    if declaration.is_money() {
        let short = money.short(value);
        let field = NumberField::of_the_application(declaration, currency);
        return if field.parse_single(&short).is_ok_and(|read| read == value) {
            short
        } else {
            money.plain(value)
        };
    }
    if is_share(declaration) {
        return display::percent(value, DECIMALS);
    }
    let number = display::number(value, DECIMALS);
    match unit::suffix(declaration.unit) {
        "" => number,
        suffix => format!("{number}\u{a0}{suffix}"),
    }
}

#[cfg(test)]
mod tests;
