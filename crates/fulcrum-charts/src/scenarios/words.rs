//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined};

use super::panels::{Panel, Panels};
use crate::{Table, sentence};

/// One sentence: in which scenarios each option costs least.
pub(super) fn description(panels: &Panels, money: &MoneyDisplay) -> String {
    let scenario = |panel: &Panel| format!("{} ({})", panel.label, money.short(panel.least()));
    let wins = panels.options.iter().filter_map(|&option| {
        let won = panels.panels.iter().filter(|panel| panel.cheapest() == Some(option));
        let won: Vec<String> = won.map(scenario).collect();
        (!won.is_empty()).then_some((option, won))
    });
    let mut wins: Vec<_> = wins.collect();
    // the option of the first scenario is named first
    let first = panels.panels.first().and_then(Panel::cheapest);
    wins.sort_by_key(|(option, _)| Some(*option) != first);
    let said = wins.iter().map(|(option, won)| (option.name(), format!("in {}", joined(won))));
    let said = sentence::with_verb("costs least", said);
    let level: Vec<String> =
        panels.panels.iter().filter(|panel| panel.cheapest().is_none()).map(scenario).collect();
    match (said.is_empty(), level.is_empty()) {
        (_, true) => format!("{said}."),
        (true, false) => format!("No option alone costs least in {}.", joined(&level)),
        (false, false) => format!("{said}; no option alone does in {}.", joined(&level)),
    }
}

/// One row per scenario, one column per option.
pub(super) fn table(panels: &Panels, money: &MoneyDisplay) -> Table {
    let names = panels.options.iter().map(|option| option.name().to_owned());
    let row = |panel: &Panel| {
        let totals = panel.totals.iter().map(|&(_, total)| money.exact(total));
        std::iter::once(panel.label.clone()).chain(totals).collect()
    };
    Table {
        columns: std::iter::once("Scenario".to_owned()).chain(names).collect(),
        rows: panels.panels.iter().map(row).collect(),
    }
}
