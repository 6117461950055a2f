//! The table of services: what is typed of each, and how each fares.

mod natural;
mod order;
mod results;

use fulcrum_export::guarded;
use fulcrum_model::{Currency, Evaluation, Study};

use crate::contract::{
    ColumnKind, CostBasis, ServiceCell, ServiceColumn, ServiceRow, ServicesScreen, ServicesView,
};
use crate::number_entry::{NumberStyle, unit_in_words};
use crate::session::OpenStudy;
use crate::study_fields::{FieldValue, ServiceInput};
use results::ServiceOutcome;

/// The window of the table that is asked for.
pub(crate) fn screen(
    open: &OpenStudy,
    view: &ServicesView,
    basis: CostBasis,
    style: NumberStyle,
) -> ServicesScreen {
    let shown = Shown { study: open.study(), evaluation: open.evaluation.as_ref(), basis };
    let columns: Vec<Column> = Column::all().collect();
    let positions = order::ordered(&shown, view);
    let first = order::first_of_window(&shown, &positions, view);
    let window = positions.iter().skip(first).take(view.count as usize);
    ServicesScreen {
        columns: columns.iter().map(|column| column.described(shown.study.currency)).collect(),
        total: counted(shown.study.services.len()),
        matching: counted(positions.len()),
        first: counted(first),
        rows: window.map(|&index| row(&shown, &columns, index, style)).collect(),
    }
}

/// The cells of the window for a spreadsheet, row by row, headings first when they are asked for.
///
/// # Errors
///
/// The key of a column that is not there.
pub(crate) fn sheet(
    open: &OpenStudy,
    view: &ServicesView,
    basis: CostBasis,
    keys: &[String],
    with_headings: bool,
    style: NumberStyle,
) -> Result<Vec<Vec<String>>, String> {
    let (study, evaluation) = (open.study(), open.evaluation.as_ref());
    let shown = Shown { study, evaluation, basis };
    let columns: Vec<Column> = keys
        .iter()
        .map(|key| Column::from_key(key).ok_or_else(|| key.clone()))
        .collect::<Result<_, _>>()?;
    let positions = order::ordered(&shown, view);
    let first = order::first_of_window(&shown, &positions, view);
    let headings = columns.iter().map(|column| column.label()).collect();
    let mut rows: Vec<Vec<String>> = with_headings.then_some(headings).into_iter().collect();
    for &index in positions.iter().skip(first).take(view.count as usize) {
        let cells = columns.iter().map(|column| column.sheet_text(&shown, index, style));
        rows.push(cells.collect());
    }
    Ok(rows)
}

/// Ids of the services in the window, in its order.
pub(crate) fn ids(open: &OpenStudy, view: &ServicesView, basis: CostBasis) -> Vec<String> {
    let (study, evaluation) = (open.study(), open.evaluation.as_ref());
    let shown = Shown { study, evaluation, basis };
    let positions = order::ordered(&shown, view);
    let first = order::first_of_window(&shown, &positions, view);
    let window = positions.iter().skip(first).take(view.count as usize);
    window.map(|&index| study.services[index].id.clone()).collect()
}

/// Keys and labels of the results: headings that a spreadsheet may have, and that nothing is read
/// from.
pub(crate) fn is_result_heading(heading: &str) -> bool {
    let is_it = |text: &str| text.eq_ignore_ascii_case(heading.trim());
    ServiceOutcome::ALL.into_iter().any(|outcome| is_it(&outcome.key()) || is_it(&outcome.label()))
}

/// The study whose services are shown.
struct Shown<'a> {
    study: &'a Study,
    evaluation: &'a Evaluation,
    basis: CostBasis,
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Input(ServiceInput),
    Outcome(ServiceOutcome),
}

impl Column {
    /// Results come last: the page keeps them in sight at the end, and a block of a spreadsheet goes
    /// into the inputs side by side.
    fn all() -> impl Iterator<Item = Self> {
        let inputs = ServiceInput::ALL.into_iter().map(Self::Input);
        inputs.chain(ServiceOutcome::ALL.into_iter().map(Self::Outcome))
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|column| match column {
            Self::Input(input) => input.key() == key,
            Self::Outcome(outcome) => outcome.key() == key,
        })
    }

    fn label(self) -> String {
        match self {
            Self::Input(input) => input.label().to_owned(),
            Self::Outcome(outcome) => outcome.label(),
        }
    }

    fn described(self, currency: Currency) -> ServiceColumn {
        match self {
            Self::Input(input) => ServiceColumn {
                key: input.key().to_owned(),
                label: self.label(),
                group: String::new(),
                short_label: self.label(),
                kind: input.kind(),
                unit: unit_in_words(input.unit(), currency),
                help: input.help().to_owned(),
                choices: input.choices(),
            },
            Self::Outcome(outcome) => ServiceColumn {
                key: outcome.key(),
                label: self.label(),
                group: outcome.group().to_owned(),
                short_label: outcome.short_label().to_owned(),
                kind: ColumnKind::Result,
                unit: String::new(),
                help: outcome.help().to_owned(),
                choices: Vec::new(),
            },
        }
    }

    /// What stands in a spreadsheet, whether it is copied from the rows that the page has or from
    /// others. Names are guarded: they may come from anywhere.
    fn sheet_text(self, shown: &Shown<'_>, index: usize, style: NumberStyle) -> String {
        let (service, currency) = (&shown.study.services[index], shown.study.currency);
        match self {
            Self::Input(input) => {
                let text = input.sheet_text(service, currency, style);
                match input.kind() {
                    ColumnKind::Text => guarded(&text).into_owned(),
                    ColumnKind::Number | ColumnKind::Choice | ColumnKind::Result => text,
                }
            }
            Self::Outcome(outcome) => outcome.sheet_text(shown, index, style),
        }
    }
}

fn row(shown: &Shown<'_>, columns: &[Column], index: usize, style: NumberStyle) -> ServiceRow {
    let service = &shown.study.services[index];
    let cell = |column: &Column| match column {
        Column::Outcome(outcome) => outcome.cell(shown, index, style),
        Column::Input(input) => {
            let field = input.field(service);
            let choice = match &field.value {
                FieldValue::Choice(id, _) => (*id).to_owned(),
                FieldValue::Text(_) | FieldValue::Number(..) | FieldValue::Estimate(..) => {
                    String::new()
                }
            };
            let text = field.text(shown.study.currency, style);
            let short = field.short_text(shown.study.currency).unwrap_or_else(|| text.clone());
            let sheet = column.sheet_text(shown, index, style);
            ServiceCell { text, short, sheet, choice, is_doubtful: false, figure: None }
        }
    };
    ServiceRow { id: service.id.clone(), cells: columns.iter().map(cell).collect() }
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
