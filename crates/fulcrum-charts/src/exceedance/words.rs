//! The chart in words and as a table.

use fulcrum_model::display::MoneyDisplay;

use super::curves::{Curve, Curves};
use crate::{
    Table,
    number::{amount_shown, rounded_for_table},
    sentence,
};

/// How many amounts the table and the hit areas go through.
pub(super) const STEPS: usize = 24;

/// One sentence: how likely more than the tolerance is, or what is as likely as not.
pub(super) fn description(curves: &Curves, money: &MoneyDisplay) -> String {
    let verb = curves.quantity.verb();
    match curves.tolerance {
        Some(amount) => {
            let shown = money.short(amount_shown(amount));
            let shares = curves.curves.iter().map(|curve| {
                let futures = curve.futures_above(amount).of_hundred();
                (curve.label.as_str(), format!("in {futures}"))
            });
            let sentence =
                sentence::with_verb(&format!("{verb} more than {shown} in today's money"), shares);
            format!("{sentence} futures.")
        }
        None => {
            let middle = |curve: &Curve| curve.median.short(money);
            let middles = curves.curves.iter().map(|curve| (curve.label.as_str(), middle(curve)));
            format!(
                "In today's money, in half of the futures {}.",
                sentence::with_verb(&format!("{verb} more than"), middles)
            )
        }
    }
}

/// What stands at the tolerance line.
pub(super) fn tolerance(amount: f64, money: &MoneyDisplay) -> String {
    format!("more than {}", money.short(amount_shown(amount)))
}

/// `More than $12.3M`.
pub(super) fn more_than(amount: f64, money: &MoneyDisplay) -> String {
    format!("More than {}", money.short(amount_shown(amount)))
}

/// `Ops Run It 94 % · Hybrid 40 %`.
pub(super) fn shares(curves: &Curves, amount: f64) -> String {
    let shares = curves.curves.iter();
    let shares: Vec<String> = shares
        .map(|curve| format!("{} {}", curve.label, curve.futures_above(amount).chance()))
        .collect();
    shares.join(" · ")
}

/// Chances of more than evenly spaced amounts, the tolerance before them.
pub(super) fn table(curves: &Curves, money: &MoneyDisplay) -> Table {
    let first = format!("{} above", curves.quantity.name());
    let labels = curves.curves.iter().map(|curve| curve.label.clone());
    let columns = std::iter::once(first).chain(labels).collect();
    let span = curves.high - curves.low;
    let steps = if span > 0.0 { STEPS } else { 0 };
    let even = (0..=steps).map(|i| curves.low + span * (i as f64 / steps.max(1) as f64));
    let rows = curves
        .tolerance
        .into_iter()
        .chain(even)
        .map(|amount| {
            let amount_text = money.plain(rounded_for_table(amount));
            let shares = curves.curves.iter().map(|curve| curve.futures_above(amount).chance());
            std::iter::once(amount_text).chain(shares).collect()
        })
        .collect();
    Table { columns, rows }
}
