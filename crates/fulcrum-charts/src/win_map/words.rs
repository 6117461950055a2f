//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, counted};

use super::cells::{Cell, Cells};
use crate::{Table, sentence};

/// `Incidents a month 2, Exposure an hour 100`.
pub(super) fn place(cells: &Cells, (across, up): (usize, usize)) -> String {
    let (x, y) = (&cells.across, &cells.up);
    format!("{} {}, {} {}", x.label, x.values[across].text, y.label, y.values[up].text)
}

/// `Hybrid costs least, by $9.0K in today's money`.
pub(super) fn lead(cell: &Cell, money: &MoneyDisplay) -> String {
    format!("{} costs least, by {} in today's money", cell.option.name(), money.short(cell.lead))
}

/// One sentence: how often each option costs least, and which does at the likely values.
pub(super) fn description(cells: &Cells, money: &MoneyDisplay) -> String {
    let (x, y) = (&cells.across, &cells.up);
    let all = cells.cells.len();
    let wins = cells.options.iter().enumerate().map(|(i, &option)| {
        let count = cells.cells.iter().filter(|cell| cell.option == option).count();
        let count = if i == 0 {
            let cases = if all == 1 { "case" } else { "cases" };
            format!("in {count} of {all} {cases}")
        } else {
            format!("in {count}")
        };
        (option.name(), count)
    });
    let wins = sentence::with_verb("costs least", wins);
    let likely = cells.likely().map_or_else(String::new, |cell| {
        let (name, lead) = (cell.option.name(), money.short(cell.lead));
        format!("; at the likely values it is {name}, by {lead} in today's money")
    });
    let values = counted(x.values.len(), "value");
    format!("Over {values} of {} and {} of {}, {wins}{likely}.", x.label, y.values.len(), y.label)
}

/// One row per value of the rising axis, the highest first as in the picture; one column per value of
/// the other.
pub(super) fn table(cells: &Cells, money: &MoneyDisplay) -> Table {
    let mut columns = vec![cells.up.label.clone()];
    columns
        .extend(cells.across.values.iter().map(|v| format!("{} {}", cells.across.label, v.text)));
    let wide = cells.across.values.len();
    let rows = (cells.cells.chunks(wide).zip(&cells.up.values).rev())
        .map(|(row, value)| {
            let cell = |cell: &Cell| format!("{} {}", cell.option.name(), money.exact(cell.lead));
            std::iter::once(value.text.clone()).chain(row.iter().map(cell)).collect()
        })
        .collect();
    Table { columns, rows }
}
