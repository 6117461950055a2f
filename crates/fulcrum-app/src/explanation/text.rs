//! An explanation for reading.

use fulcrum_model::adjustments::Operation;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::evaluate::Owner;
use fulcrum_model::explain::{
    ExplainedInput, Formula, Origin, PostingFilter, PostingFormula, READABLE_DIGITS,
    SERVICE_MONTH_LIMIT, STEP_LIMIT,
};

use super::ExplainedFigure;
use fulcrum_export::Table;

/// An explanation for reading.
#[derive(Clone, Debug)]
pub struct ExplanationText {
    /// Which figure it is, and its amount.
    pub heading: String,
    /// The formula and its steps, a line each.
    pub formulas: Vec<String>,
    /// The terms of a sum; empty for a single posting.
    pub terms: Option<Table>,
    /// What to do to look further, a line each.
    pub hints: Vec<String>,
    /// The inputs, two lines each: name, value and unit; where to change it and what it rests on.
    pub inputs: Vec<[String; 2]>,
    /// What lens and adjustments did to them, a line each.
    pub changes: Vec<String>,
}

impl ExplainedFigure<'_> {
    /// The explanation for reading.
    #[must_use]
    pub fn text(&self) -> ExplanationText {
        let money = MoneyDisplay::new(self.study.currency);
        let explanation = &self.explanation;
        let inputs = || explanation.inputs.iter().flatten();
        let (formulas, terms) = match &explanation.origin {
            Origin::Posting(posting) => (formula_lines(posting), None),
            Origin::Sum(terms) => {
                let rows = terms.iter().map(|term| {
                    let postings = display::counted(term.postings, "posting");
                    let flag = self.next_flag(&term.filter);
                    vec![term.label.clone(), money.exact(term.amount), postings, flag]
                });
                let columns = ["Is the sum of", "Amount", "Made up of", "To explain it, add"];
                let terms = Table::new(columns, rows.collect()).with_words_in(&[3]);
                (Vec::new(), Some(terms))
            }
        };
        ExplanationText {
            heading: format!("{}: {}", self.title(), money.exact(explanation.amount)),
            formulas,
            terms,
            hints: self.hints(),
            inputs: inputs().map(input_lines).collect(),
            changes: inputs().filter_map(changes_in_words).collect(),
        }
    }

    fn hints(&self) -> Vec<String> {
        let mut hints = Vec::new();
        if let Origin::Posting(posting) = &self.explanation.origin
            && posting.steps_left_out > 0
        {
            let more = display::number(posting.steps_left_out.into(), 0);
            hints.push(if posting.steps.len() < STEP_LIMIT {
                format!("Further down: {more} more. --steps N or --steps all goes deeper.")
            } else {
                let limit = display::number(STEP_LIMIT.into(), 0);
                format!("Further down: {more} more. At most {limit} are written out.")
            });
        }
        if self.explanation.inputs.is_none() {
            let limit = display::number(SERVICE_MONTH_LIMIT.into(), 0);
            hints.push(format!(
                "Inputs are listed for sums over at most {limit} months of services: each term has its own."
            ));
        }
        hints
    }

    /// What to add to the command to explain a term of this figure.
    fn next_flag(&self, term: &PostingFilter) -> String {
        let figure = &self.filter;
        // a terminal's shell reads words apart
        let word = |text: &str| {
            if text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')) {
                text.to_owned()
            } else {
                format!("'{}'", text.replace('\'', "'\\''"))
            }
        };
        if let (Some(line), None) = (term.line, figure.line) {
            format!("--line {}", word(self.plan.line_id(line)))
        } else if let (Some(owner), None) = (term.owner, figure.owner) {
            match owner {
                Owner::Shared => "--shared".to_owned(),
                Owner::Service(index) => {
                    format!("--service {}", word(&self.study.services[index].id))
                }
                Owner::Team(index) => format!("--team {}", word(&self.plan.teams[index])),
                Owner::Domain(index) => format!("--domain {}", word(&self.plan.domains[index])),
            }
        } else if let (Some(month), None) = (term.month, figure.month) {
            format!("--month {month}")
        } else if let (Some(model), None) = (term.model, figure.model) {
            format!("--model {}", model.id())
        } else {
            format!("--posting {}", term.position.map_or(1, |position| position + 1))
        }
    }
}

fn formula_lines(posting: &PostingFormula) -> Vec<String> {
    let mut lines = lines_of(&posting.line, &posting.formula, &posting.posting.amount.to_string());
    for step in &posting.steps {
        let value = step.value.and_then(|value| value.round_sf(READABLE_DIGITS));
        let value = value.map_or_else(|| "none".to_owned(), |v| v.normalize().to_string());
        lines.push(String::new());
        lines.extend(lines_of(&step.name, &step.formula, &value));
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

/// What an operation does, before its value.
pub(super) const fn operation_in_words(operation: Operation) -> &'static str {
    match operation {
        Operation::Set => "set to",
        Operation::Multiply => "times",
        Operation::Add => "plus",
    }
}

/// What lens and adjustments did to an input.
fn changes_in_words(input: &ExplainedInput) -> Option<String> {
    let before = input.before_changes?;
    let changes: Vec<String> = input
        .changes
        .iter()
        .map(|change| {
            let operation = operation_in_words(change.operation);
            format!("{operation} {} ({})", change.value.normalize(), change.by)
        })
        .collect();
    let limited = input
        .limited_to
        .map_or_else(String::new, |limit| format!(", then limited to {}", limit.normalize()));
    Some(format!(
        "{}: {} in the study, {}",
        input.name,
        before.normalize(),
        changes.join(", then ") + &limited
    ))
}
