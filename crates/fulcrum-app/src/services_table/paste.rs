//! Pasting a block of a spreadsheet into the table.

use fulcrum_model::display::counted;

use super::{
    Heading, RowProblems, SheetRow, Target, by_id, clipboard, columns, edits, input,
    is_row_of_headings, no_such_service,
};
use crate::contract::CommandError;
use crate::history::ChangeName;
use crate::number_entry::NumberStyle;
use crate::session::{NamedEdits, OpenStudy, not_accepted};
use crate::study_fields::ServiceInput;

/// Puts a block into cells, from one cell on to the right and down. Rows beyond the services become
/// new services; those that are blank do not.
///
/// # Errors
///
/// When a cell cannot be taken, or a service is not there.
pub(crate) fn paste(
    open: &OpenStudy,
    text: &str,
    ids: &[String],
    column: &str,
    style: NumberStyle,
) -> Result<NamedEdits, CommandError> {
    let block = clipboard::rows(text);
    let mut problems = RowProblems::default();
    let (columns, skipped) = match block.as_slice() {
        [first, _, ..] if is_row_of_headings(first) => {
            (columns(first.iter().map(String::as_str), &mut problems), 1)
        }
        _ => (to_the_right(input(column)?), 0),
    };
    let services = by_id(open.study());
    let mut rows = Vec::new();
    for (place, cells) in block.iter().enumerate().skip(skipped) {
        let number = place.saturating_add(1);
        let is_blank = |cells: &[String]| cells.iter().all(|cell| cell.trim().is_empty());
        let beyond = cells.get(columns.len()..).unwrap_or_default();
        if !is_blank(beyond) {
            let has = counted(cells.len(), "cell");
            let room = counted(columns.len(), "column");
            problems.add_of_row(number, &format!("It has {has}, and there is room for {room}."));
        }
        let target = match ids.get(place.saturating_sub(skipped)) {
            Some(id) => {
                let service = services.get(id.as_str()).copied();
                Target::Known(service.ok_or_else(|| no_such_service(id))?)
            }
            None if is_blank(cells) => continue,
            None => Target::New(None),
        };
        let cells = columns.iter().zip(cells).filter_map(|(column, cell)| match column {
            Heading::Input(input) => Some((*input, cell.as_str())),
            Heading::Id | Heading::Ignored => None,
        });
        rows.push(SheetRow { number, target, cells: cells.collect() });
    }
    if rows.iter().all(|row| row.cells.is_empty()) {
        return Err(not_accepted(
            "There is nothing to paste.".to_owned(),
            "Copy cells of a spreadsheet first.",
        ));
    }
    let name = ChangeName::of(format!("{} pasted", counted(rows.len(), "row")));
    // one cell is understood as one that is typed is
    let is_block = rows.iter().map(|row| row.cells.len()).sum::<usize>() > 1;
    let style = if is_block { style.in_blocks() } else { style };
    Ok(NamedEdits::new(edits(open, &rows, style, problems)?, name))
}

/// A column and those to the right of it, as far as they can be typed into.
fn to_the_right(from: ServiceInput) -> Vec<Heading> {
    let columns = ServiceInput::ALL.into_iter().skip_while(|input| *input != from);
    columns.map(Heading::Input).collect()
}
