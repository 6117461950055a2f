//! An explanation for reading.

use fulcrum_model::adjustments::Operation;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::explain::{
    ExplainedInput, Formula, Origin, PostingFormula, READABLE_DIGITS, Step,
};

use super::ExplainedFigure;
use crate::table::Table;

/// An explanation for reading.
#[derive(Clone, Debug)]
pub struct ExplanationText {
    /// Which figure it is, and its amount.
    pub heading: String,
    /// The formula and its steps, a line each.
    pub formulas: Vec<String>,
    /// The terms of a sum; empty for a single posting.
    pub terms: Option<Table>,
    /// The inputs, two lines each: name, value and unit; where to change it and what it rests on.
    pub inputs: Vec<[String; 2]>,
    /// What lens and adjustments did to them, a line each.
    pub changes: Vec<String>,
}

impl ExplainedFigure<'_> {
    /// The explanation for reading, with quantities at most `depth` formulas away from the posting.
    #[must_use]
    pub fn text(&self, depth: usize) -> ExplanationText {
        let money = MoneyDisplay::new(self.study.currency);
        let explanation = &self.explanation;
        let (formulas, terms) = match &explanation.origin {
            Origin::Posting(posting) => (formula_lines(posting, depth), None),
            Origin::Sum(terms) => {
                let rows = terms.iter().map(|term| {
                    let postings = display::counted(term.postings, "posting");
                    vec![term.label.clone(), money.exact(term.amount), postings]
                });
                let columns = ["Is the sum of", "Amount", "Made up of"].map(str::to_owned);
                (Vec::new(), Some(Table { columns: columns.into(), rows: rows.collect() }))
            }
        };
        ExplanationText {
            heading: format!("{}: {}", self.title(), money.exact(explanation.amount)),
            formulas,
            terms,
            inputs: explanation.inputs.iter().map(input_lines).collect(),
            changes: explanation.inputs.iter().filter_map(changes_in_words).collect(),
        }
    }
}

fn formula_lines(posting: &PostingFormula, depth: usize) -> Vec<String> {
    let shown = |step: &&Step| step.depth <= depth;
    let mut lines = lines_of(&posting.line, &posting.formula, &posting.posting.amount.to_string());
    for step in posting.steps.iter().filter(shown) {
        let value = step.value.and_then(|value| value.round_sf(READABLE_DIGITS));
        let value = value.map_or_else(|| "none".to_owned(), |v| v.normalize().to_string());
        lines.push(String::new());
        lines.extend(lines_of(&step.name, &step.formula, &value));
    }
    let hidden = posting.steps.iter().filter(|step| !shown(step)).count();
    if hidden > 0 {
        lines.push(String::new());
        lines.push(format!(
            "{} further down: --steps all shows them.",
            display::counted(hidden, "step")
        ));
    }
    lines
}

/// A formula with names, with values, and what it gives.
fn lines_of(name: &str, formula: &Formula, value: &str) -> Vec<String> {
    let mut lines = vec![name.to_owned(), format!("  = {}", formula.names)];
    if formula.readable != formula.names && formula.readable != value {
        lines.push(format!("  = {}", formula.readable));
    }
    lines.push(format!("  = {value}"));
    lines
}

/// An input: its name, value and unit; where to change it and what it rests on.
fn input_lines(input: &ExplainedInput) -> [String; 2] {
    let value = input.value.normalize();
    let path = input.path.as_ref().map_or_else(String::new, |path| format!("{path}; "));
    [format!("{} = {value} {}", input.name, input.unit), format!("{path}{}", rests_on(input))]
}

/// What an input's value rests on, in a few words.
fn rests_on(input: &ExplainedInput) -> String {
    if let Some(evidence) = &input.evidence {
        let source = if evidence.source.is_empty() { &evidence.note } else { &evidence.source };
        return match source.as_str() {
            "" => evidence.confidence.id().to_owned(),
            source => format!("{}: {source}", evidence.confidence.id()),
        };
    }
    let strength = input.declaration.and_then(|declaration| declaration.strength);
    match (&input.path, strength) {
        (Some(_), Some(strength)) => format!("no evidence (default: {strength})"),
        (Some(_), None) => "no evidence".to_owned(),
        (None, _) => "the calendar".to_owned(),
    }
}

/// What lens and adjustments did to an input.
fn changes_in_words(input: &ExplainedInput) -> Option<String> {
    let before = input.before_changes?;
    let changes: Vec<String> = input
        .changes
        .iter()
        .map(|change| {
            let operation = match change.operation {
                Operation::Set => "set to",
                Operation::Multiply => "times",
                Operation::Add => "plus",
            };
            format!("{operation} {} ({})", change.value.normalize(), change.by)
        })
        .collect();
    Some(format!(
        "{}: {} in the study, {}",
        input.name,
        before.normalize(),
        changes.join(", then ")
    ))
}
