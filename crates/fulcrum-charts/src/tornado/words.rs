//! The chart in words and as a table.

use fulcrum_model::display::MoneyDisplay;

use super::{EstimateSwing, Tornado};
use crate::Table;

/// One sentence: the saving at likely values, and what moves it most.
pub(super) fn description(tornado: &Tornado, money: &MoneyDisplay) -> String {
    let saving = money.short(tornado.likely);
    let mut sentence =
        format!("{} saves {saving} in today's money at likely values", tornado.label);
    match tornado.swings.first().filter(|most| !most.size().is_zero()) {
        Some(most) => {
            let EstimateSwing { label, low, high, .. } = most;
            let [at_low, at_high] = [most.at_low, most.at_high].map(|amount| money.short(amount));
            sentence.push_str(&format!(
                "; {label} moves that most, from {at_low} at {low} to {at_high} at {high}"
            ));
        }
        None => sentence.push_str("; no estimate moves that"),
    }
    sentence.push('.');
    sentence
}

/// What stands above the line of the likely saving.
pub(super) fn likely(tornado: &Tornado, money: &MoneyDisplay) -> String {
    format!("likely saving {} in today's money", money.short(tornado.likely))
}

/// `$4.1M at 5 % · $18.4M at 20 %`.
pub(super) fn ends(swing: &EstimateSwing, money: &MoneyDisplay) -> String {
    let [at_low, at_high] = [swing.at_low, swing.at_high].map(|amount| money.short(amount));
    format!("{at_low} at {} · {at_high} at {}", swing.low, swing.high)
}

/// One row per estimate, the one that moves the saving most first.
pub(super) fn table(tornado: &Tornado, money: &MoneyDisplay) -> Table {
    let columns = ["Estimate", "Low", "Saving at low", "High", "Saving at high", "Moves it by"]
        .map(str::to_owned);
    let row = |swing: &EstimateSwing| {
        vec![
            swing.label.clone(),
            swing.low.clone(),
            money.exact(swing.at_low),
            swing.high.clone(),
            money.exact(swing.at_high),
            money.exact(swing.size()),
        ]
    };
    Table { columns: columns.into(), rows: tornado.swings.iter().map(row).collect() }
}
