//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined, number};
use rust_decimal::Decimal;

use super::balance::{Balance, Pair};
use crate::{CostKind, Table, sentence};

/// `3.2 : 1`; nothing where an amount is zero or a saving, for then there is no ratio.
pub(super) fn ratio(pair: &Pair) -> String {
    let [left, right] = pair.amounts;
    if left <= Decimal::ZERO || right <= Decimal::ZERO {
        return String::new();
    }
    let is_left = left >= right;
    let (more, less) = if is_left { (left, right) } else { (right, left) };
    let times = match more.checked_div(less) {
        Some(times) if times < Decimal::ONE_THOUSAND => {
            number(times, u32::from(times < Decimal::ONE_HUNDRED))
        }
        _ => "> 1000".to_owned(),
    };
    if is_left { format!("{times} : 1") } else { format!("1 : {times}") }
}

/// One sentence: both totals, and in which types of cost either side weighs more.
pub(super) fn description(balance: &Balance, money: &MoneyDisplay) -> String {
    let totals = balance.pairs.last().map(|pair| pair.amounts).unwrap_or_default();
    let sides = balance.sides.iter().zip(totals);
    let totals = sides.map(|(side, total)| (side.label.as_str(), money.short(total)));
    let totals = sentence::with_verb("costs", totals);
    let heavier = |side: usize| -> Vec<&str> {
        let tips = |pair: &&Pair| pair.amounts[side] > pair.amounts[1 - side];
        let costs = balance.pairs.iter().filter(tips).filter_map(|pair| pair.cost);
        costs.map(CostKind::phrase).collect()
    };
    let weighs = (balance.sides.iter().enumerate())
        .map(|(i, side)| (side.label.as_str(), heavier(i)))
        .filter(|(_, costs)| !costs.is_empty())
        .map(|(label, costs)| (label, format!("in {}", joined(&costs))));
    let weighs = sentence::with_verb("weighs more", weighs);
    if weighs.is_empty() {
        format!("{totals}; every type of cost is in balance.")
    } else {
        format!("{totals}; {weighs}.")
    }
}

/// One row per type of cost and one for the totals.
pub(super) fn table(balance: &Balance, money: &MoneyDisplay) -> Table {
    let labels = balance.sides.iter().map(|side| side.label.clone());
    let columns =
        std::iter::once("Cost".to_owned()).chain(labels).chain(["Ratio".to_owned()]).collect();
    let row = |pair: &Pair| {
        let [left, right] = pair.amounts.map(|amount| money.exact(amount));
        vec![pair.name().to_owned(), left, right, ratio(pair)]
    };
    Table { columns, rows: balance.pairs.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn a_ratio_names_the_dearer_side() {
        for (left, right, text) in [
            (dec!(32), dec!(10), "3.2 : 1"),
            (dec!(10), dec!(32), "1 : 3.2"),
            (dec!(5), dec!(5), "1 : 1"),
            (dec!(500), dec!(1), "500 : 1"),
            (dec!(1), dec!(1e9), "1 : > 1000"),
            (dec!(0), dec!(5), ""),
            (dec!(-1), dec!(5), ""),
        ] {
            let pair = Pair { cost: None, amounts: [left, right], tilt: 0.0, shares: [0.0; 2] };
            assert_eq!(ratio(&pair), text);
        }
    }
}
