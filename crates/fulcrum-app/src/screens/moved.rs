//! How far amounts move, as the page shows them.

use fulcrum_model::OptionKind;
use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use crate::charts::SHOWN;
use crate::contract::{CostBasis, Figure, FigureStudy, MovedAmount, MovedTotal};
use crate::figures::{moved, total_of};

/// How far an amount moves.
pub(crate) fn amount(change: Decimal, money: &MoneyDisplay, figure: Figure) -> MovedAmount {
    MovedAmount {
        text: money.short_change(change),
        exact: money.exact_change(change),
        direction: direction(change),
        figure,
    }
}

/// How far the total of an option moves.
pub(crate) fn total(
    option: OptionKind,
    change: Decimal,
    money: &MoneyDisplay,
    figure: Figure,
) -> MovedTotal {
    let MovedAmount { text, exact, direction, figure } = amount(change, money, figure);
    MovedTotal {
        option: option.into(),
        label: option.label().to_owned(),
        text,
        exact,
        direction,
        figure,
    }
}

/// How far the total of each option moves from one study to another, in the order of the cards.
pub(crate) fn totals(
    change: impl Fn(OptionKind) -> Decimal,
    money: &MoneyDisplay,
    basis: CostBasis,
    [before, after]: [&FigureStudy; 2],
) -> Vec<MovedTotal> {
    SHOWN
        .map(|option| {
            let figure = moved(&total_of(option, basis), before, after);
            total(option, change(option), money, figure)
        })
        .into()
}

fn direction(change: Decimal) -> i8 {
    match change {
        change if change > Decimal::ZERO => 1,
        change if change < Decimal::ZERO => -1,
        _ => 0,
    }
}
