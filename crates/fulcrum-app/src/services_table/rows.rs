//! Rows of a spreadsheet becoming values of services, all of them or none.

use std::collections::BTreeSet;

use fulcrum_export::unguarded;
use fulcrum_model::file::{Edit, NAME_LIMIT, Node, SERVICE_LIMIT};
use fulcrum_model::{Currency, Service};

use super::new_service::NewServices;
use crate::contract::{ColumnKind, CommandError, ErrorCode};
use crate::number_entry::NumberStyle;
use crate::session::OpenStudy;
use crate::study_fields::ServiceInput;

/// As many problems are listed; who has more begins with these.
const PROBLEMS_LISTED: usize = 100;

/// A row of a spreadsheet.
pub(crate) struct SheetRow<'a> {
    /// Its number in the spreadsheet, counted from 1.
    pub(crate) number: usize,
    pub(crate) target: Target<'a>,
    pub(crate) cells: Vec<(ServiceInput, &'a str)>,
}

/// Which service a row is for.
pub(crate) enum Target<'a> {
    Known(&'a Service),
    /// One that is added, with this id if it names one.
    New(Option<&'a str>),
}

/// Problems of rows, collected so that all can be told at once.
#[derive(Default)]
pub(crate) struct RowProblems(Vec<String>);

impl RowProblems {
    pub(crate) fn add(&mut self, row: usize, what: &str, message: &str) {
        self.0.push(format!("Row {row}, {what}: {message}"));
    }

    pub(crate) fn add_of_row(&mut self, row: usize, message: &str) {
        self.0.push(format!("Row {row}: {message}"));
    }

    /// # Errors
    ///
    /// When there is any problem.
    pub(crate) fn none(mut self) -> Result<(), CommandError> {
        let count = self.0.len();
        if count == 0 {
            return Ok(());
        }
        if count > PROBLEMS_LISTED {
            self.0.truncate(PROBLEMS_LISTED);
            self.0.push(format!("and {} more", count.saturating_sub(PROBLEMS_LISTED)));
        }
        Err(CommandError {
            code: ErrorCode::ValueNotAccepted,
            message: match count {
                1 => "Nothing was changed: a cell or row cannot be taken.".to_owned(),
                count => format!("Nothing was changed: {count} cells or rows cannot be taken."),
            },
            hint: "Correct them in the spreadsheet and try again.".to_owned(),
            problems: self.0,
        })
    }
}

/// The edits that give services what stands in rows: values of services that are there, and new
/// services at the end of the study. An empty cell leaves the value as it is.
///
/// # Errors
///
/// Every cell that cannot be taken, or that there would be too many services.
pub(crate) fn edits(
    open: &OpenStudy,
    rows: &[SheetRow<'_>],
    style: NumberStyle,
    mut problems: RowProblems,
) -> Result<Vec<Edit>, CommandError> {
    // values are those of what is shown; services are added to the study itself
    let (currency, study) = (open.study().currency, &open.base.study);
    let added = rows.iter().filter(|row| matches!(row.target, Target::New(_))).count();
    let total = study.services.len().saturating_add(added);
    if total > SERVICE_LIMIT {
        return Err(CommandError {
            code: ErrorCode::ValueNotAccepted,
            message: format!(
                "There would be {total} services, and a study has at most {SERVICE_LIMIT}."
            ),
            hint: "Take fewer rows.".to_owned(),
            problems: Vec::new(),
        });
    }
    let mut new_services = NewServices::new(study, None);
    let mut wanted = BTreeSet::new();
    let mut edits = Vec::new();
    let mut nodes = Vec::with_capacity(added);
    // ids that rows ask for come before those that are made of names
    let (asking, others): (Vec<_>, Vec<_>) = rows
        .iter()
        .filter(|row| matches!(row.target, Target::New(_)))
        .enumerate()
        .partition(|(_, row)| matches!(row.target, Target::New(Some(_))));
    for row in rows {
        if let Target::Known(service) = row.target {
            let mut service = service.clone();
            edits.extend(changes(&mut service, row, (currency, style), &mut problems));
        }
    }
    for (place, row) in asking.into_iter().chain(others) {
        let id = match row.target {
            Target::New(id) => id,
            Target::Known(_) => None,
        };
        if let Some(id) = id {
            if !wanted.insert(id) || new_services.is_taken(id) {
                problems.add(row.number, "id", "Another row has this id, too.");
                continue;
            }
            if id.chars().count() > NAME_LIMIT {
                let message = format!("This is too long: type at most {NAME_LIMIT} characters.");
                problems.add(row.number, "id", &message);
                continue;
            }
        }
        let mut service = new_services.begun();
        changes(&mut service, row, (currency, style), &mut problems);
        service.id = new_services.named(&service, id);
        nodes.push((place, Node::from(&service)));
    }
    problems.none()?;
    nodes.sort_by_key(|(place, _)| *place);
    if !nodes.is_empty() {
        edits.push(Edit::AddServices {
            after: study.services.last().map(|service| service.id.clone()),
            services: nodes.into_iter().map(|(_, node)| node).collect(),
        });
    }
    Ok(edits)
}

/// Gives a service what stands in the cells of a row; the edits of what that changes.
fn changes(
    service: &mut Service,
    row: &SheetRow<'_>,
    (currency, style): (Currency, NumberStyle),
    problems: &mut RowProblems,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    let is_new = matches!(row.target, Target::New(_));
    for &(input, cell) in &row.cells {
        let text = match input.kind() {
            ColumnKind::Text => unguarded(cell),
            ColumnKind::Number | ColumnKind::Choice | ColumnKind::Result => cell,
        };
        // what was written by this program is there already, however it would be read
        let is_as_written = || input.sheet_text(service, currency, style) == text;
        if text.trim().is_empty() || is_as_written() {
            continue;
        }
        match input.read_sheet(service, is_new, text, (currency, style)) {
            Err(refusal) => problems.add(row.number, input.label(), &refusal.message),
            Ok(edit) => {
                let before = service.clone();
                input.put(service, &edit);
                if *service != before {
                    edits.push(edit);
                }
            }
        }
    }
    edits
}
