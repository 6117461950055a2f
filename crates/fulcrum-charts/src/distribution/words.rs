//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined, number};
use rust_decimal::Decimal;

use super::{
    Bin,
    panels::{Panel, Panels},
};
use crate::{
    Quantity, Table,
    number::{amount_shown, rounded_for_table},
    sentence,
};

/// One sentence: between which amounts most futures lie, and how often a saving is one.
pub(super) fn description(panels: &Panels, money: &MoneyDisplay) -> String {
    let ranges = panels.panels.iter().map(|panel| {
        let range = within(panel, money);
        let middle = panel.median.short(money);
        (panel.label.as_str(), format!("{range}, in the middle one {middle}"))
    });
    let ranges: Vec<_> = ranges.collect();
    let mut sentence = format!(
        "In today's money, in 8 of 10 futures {}",
        sentence::with_verb(panels.quantity.verb(), ranges)
    );
    if let Some(shares) = shares_ahead(panels) {
        sentence.push_str("; ");
        sentence.push_str(&shares);
    }
    sentence.push('.');
    sentence
}

/// How often each option costs less than Ops Run It.
fn shares_ahead(panels: &Panels) -> Option<String> {
    if panels.quantity != Quantity::Saving {
        return None;
    }
    let known: Vec<_> =
        panels.panels.iter().filter_map(|panel| Some((panel, panel.above_zero?))).collect();
    let [(first, share), rest @ ..] = &known[..] else { return None };
    // with one option its name has just been said
    let subject = if panels.panels.len() == 1 { "it" } else { first.label.as_str() };
    let mut clauses =
        vec![format!("{subject} costs less than Ops Run It in {} futures", share.of_hundred())];
    clauses.extend(
        rest.iter().map(|(panel, share)| format!("{} in {}", panel.label, share.of_hundred())),
    );
    Some(joined(&clauses))
}

/// `$9.8M to $14.6M`, of the tenths at both ends.
fn within(panel: &Panel, money: &MoneyDisplay) -> String {
    let [low, high] = [panel.p10, panel.p90].map(|quantile| quantile.short(money));
    format!("{low} to {high}")
}

/// What the heading of an option can say, the longest first. What labels say above the histogram is
/// not said again.
pub(super) fn heading_figures(
    panels: &Panels,
    panel: &Panel,
    has_labels: bool,
    money: &MoneyDisplay,
) -> Vec<String> {
    if let (Quantity::Saving, Some(share)) = (panels.quantity, panel.above_zero) {
        let (hundred, chance) = (share.of_hundred(), share.chance());
        return vec![format!("saves in {hundred} futures"), format!("saves in {chance}"), chance];
    }
    let range = within(panel, money);
    let median = panel.median.short(money);
    if has_labels {
        vec![format!("8 of 10 futures: {range}"), range, String::new()]
    } else {
        vec![
            format!("median {median}, 8 of 10 futures: {range}"),
            format!("median {median}"),
            median,
        ]
    }
}

/// Labels of the lower tenth, the median and the upper tenth.
pub(super) fn quantiles(panel: &Panel, money: &MoneyDisplay) -> [String; 3] {
    [("P10", panel.p10), ("median", panel.median), ("P90", panel.p90)]
        .map(|(name, quantile)| format!("{name} {}", quantile.short(money)))
}

/// What lies beyond the bins: `10 of 2 000 futures above $45.6M`; nothing where nothing does. The edges
/// of bins are where futures were counted, and not estimates of anything.
pub(super) fn beyond(panel: &Panel, money: &MoneyDisplay) -> [Option<String>; 2] {
    let said = |futures: usize, side: &str, edge: Option<f64>| {
        let edge = money.short(amount_shown(edge?));
        (futures > 0).then(|| format!("{} {side} {edge}", of_all(futures, panel)))
    };
    [
        said(panel.below, "below", panel.bins.first().map(|bin| bin.from)),
        said(panel.above, "above", panel.bins.last().map(|bin| bin.to)),
    ]
}

/// `$10.0M to $10.4M`.
pub(super) fn range(bin: &Bin, money: &MoneyDisplay) -> String {
    let [from, to] = [bin.from, bin.to].map(|edge| money.plain(rounded_for_table(edge)));
    if from == to { from } else { format!("{from} to {to}") }
}

/// `312 of 10 000 futures`.
pub(super) fn futures(bin: &Bin, panel: &Panel) -> String {
    format!("{} futures", of_all(bin.futures, panel))
}

/// `312 of 10 000`.
fn of_all(futures: usize, panel: &Panel) -> String {
    let [own, all] = [futures, panel.futures].map(|count| number(Decimal::from(count), 0));
    format!("{own} of {all}")
}

/// One row per bin, and one for what lies beyond on either side.
pub(super) fn table(panels: &Panels, money: &MoneyDisplay) -> Table {
    let from = format!("{} from", panels.quantity.name());
    let columns = vec!["Option".to_owned(), from, "to".to_owned(), "Futures".to_owned()];
    let edge = |edge: Option<f64>| {
        edge.map_or_else(String::new, |edge| money.plain(rounded_for_table(edge)))
    };
    let mut rows = Vec::new();
    for panel in &panels.panels {
        let mut row = |from: Option<f64>, to: Option<f64>, futures: usize| {
            let futures = number(Decimal::from(futures), 0);
            rows.push(vec![panel.label.clone(), edge(from), edge(to), futures]);
        };
        if panel.below > 0 {
            row(None, panel.bins.first().map(|bin| bin.from), panel.below);
        }
        for bin in &panel.bins {
            row(Some(bin.from), Some(bin.to), bin.futures);
        }
        if panel.above > 0 {
            row(panel.bins.last().map(|bin| bin.to), None, panel.above);
        }
    }
    Table { columns, rows }
}
