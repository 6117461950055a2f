//! How far amounts move, as the page shows them.

use fulcrum_model::OptionKind;
use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use crate::charts::SHOWN;
use crate::contract::{MovedAmount, MovedTotal};

/// How far an amount moves.
pub(crate) fn amount(change: Decimal, money: &MoneyDisplay) -> MovedAmount {
    MovedAmount {
        text: money.short_change(change),
        exact: money.exact_change(change),
        direction: direction(change),
    }
}

/// How far the total of an option moves.
pub(crate) fn total(option: OptionKind, change: Decimal, money: &MoneyDisplay) -> MovedTotal {
    let MovedAmount { text, exact, direction } = amount(change, money);
    MovedTotal { option: option.into(), label: option.label().to_owned(), text, exact, direction }
}

/// How far the total of each option moves, in the order of the cards.
pub(crate) fn totals(
    change: impl Fn(OptionKind) -> Decimal,
    money: &MoneyDisplay,
) -> Vec<MovedTotal> {
    SHOWN.map(|option| total(option, change(option), money)).into()
}

fn direction(change: Decimal) -> i8 {
    match change {
        change if change > Decimal::ZERO => 1,
        change if change < Decimal::ZERO => -1,
        _ => 0,
    }
}
