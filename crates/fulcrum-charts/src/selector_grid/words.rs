//! The chart in words and as a table.

use fulcrum_model::display::counted;

use super::{SelectorGrid, SelectorService};
use crate::{OptionKind, Table, sentence};

/// `99.9 %, weekly`.
pub(super) fn place(grid: &SelectorGrid, row: usize, column: usize) -> String {
    format!("{}, {}", grid.rows[row].target, grid.demands[column].to_lowercase())
}

fn services(grid: &SelectorGrid) -> impl Iterator<Item = &SelectorService> {
    grid.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.services)
}

/// One sentence: how many services each model runs.
pub(super) fn description(grid: &SelectorGrid) -> String {
    let count = services(grid).count();
    if count == 0 {
        return "No service is in the grid.".to_owned();
    }
    let runs = OptionKind::ALL.into_iter().filter_map(|option| {
        let own = services(grid).filter(|service| service.option == option).count();
        (own > 0).then_some((option.name(), own.to_string()))
    });
    format!("Of {} {}.", counted(count, "service"), sentence::with_verb("runs", runs))
}

/// One row per target, one column per demand: the services of each cell.
pub(super) fn table(grid: &SelectorGrid) -> Table {
    let columns = std::iter::once("Target".to_owned()).chain(grid.demands.iter().cloned());
    let rows = grid.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let names: Vec<String> = cell
                .services
                .iter()
                .map(|service| format!("{} ({})", service.label, service.option.name()))
                .collect();
            names.join(", ")
        });
        std::iter::once(row.target.clone()).chain(cells).collect()
    });
    Table { columns: columns.collect(), rows: rows.collect() }
}
