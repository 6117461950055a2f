//! The JSON of an explanation.

use fulcrum_model::evaluate::Owner;
use fulcrum_model::explain::{ExplainedInput, Origin, PostingFormula, Step, Term};
use serde::Serialize;

use super::ExplainedFigure;
use crate::json::{Amounts, to_json};

impl ExplainedFigure<'_> {
    /// The explanation as `fulcrum explain --format json` prints it.
    #[must_use]
    pub fn json(&self) -> String {
        let amounts = Amounts::of(self.study);
        let explanation = &self.explanation;
        let (posting, terms) = match &explanation.origin {
            Origin::Posting(posting) => (Some(PostingEntry::new(posting, self)), None),
            Origin::Sum(terms) => {
                let terms = terms.iter().map(|term| TermEntry::new(term, amounts));
                (None, Some(terms.collect::<Vec<_>>()))
            }
        };
        to_json(&ExplanationEntry {
            figure: self.title(),
            option: self.filter.option.id(),
            currency: self.study.currency.code(),
            amount: amounts.text(explanation.amount),
            postings: explanation.postings,
            posting,
            terms,
            inputs: explanation.inputs.iter().map(InputEntry::new).collect(),
        })
    }
}

#[derive(Serialize)]
struct ExplanationEntry {
    figure: String,
    option: &'static str,
    currency: &'static str,
    amount: String,
    postings: usize,
    posting: Option<PostingEntry>,
    terms: Option<Vec<TermEntry>>,
    inputs: Vec<InputEntry>,
}

#[derive(Serialize)]
struct PostingEntry {
    line: String,
    model: &'static str,
    axis: &'static str,
    r#type: &'static str,
    treatment: &'static str,
    service: Option<String>,
    unit: Option<String>,
    month: usize,
    calendar_month: String,
    formula: String,
    values: String,
    readable: String,
    steps: Vec<StepEntry>,
}

#[derive(Serialize)]
struct StepEntry {
    name: String,
    depth: usize,
    formula: String,
    values: String,
    readable: String,
    value: Option<String>,
}

#[derive(Serialize)]
struct TermEntry {
    label: String,
    amount: String,
    postings: usize,
}

#[derive(Serialize)]
struct InputEntry {
    name: String,
    label: String,
    value: String,
    unit: &'static str,
    path: Option<String>,
    before_changes: Option<String>,
    changes: Vec<ChangeEntry>,
    evidence: Option<EvidenceEntry>,
    default_rests_on: Option<String>,
}

#[derive(Serialize)]
struct ChangeEntry {
    by: String,
    operation: &'static str,
    value: String,
}

#[derive(Serialize)]
struct EvidenceEntry {
    source: String,
    owner: String,
    confidence: &'static str,
    note: String,
}

impl PostingEntry {
    fn new(formula: &PostingFormula, figure: &ExplainedFigure<'_>) -> Self {
        let posting = &formula.posting;
        let (service, unit) = match posting.owner {
            Owner::Shared => (None, None),
            Owner::Service(index) => (Some(figure.study.services[index].id.clone()), None),
            Owner::Team(index) => (None, Some(figure.plan.teams[index].clone())),
            Owner::Domain(index) => (None, Some(figure.plan.domains[index].clone())),
        };
        let month = u32::try_from(posting.month).unwrap_or(u32::MAX);
        Self {
            line: formula.line.clone(),
            model: posting.model.id(),
            axis: posting.axis.id(),
            r#type: posting.cost_type.id(),
            treatment: posting.treatment.id(),
            service,
            unit,
            month: posting.month,
            calendar_month: figure.study.start.plus(month).to_string(),
            formula: formula.formula.names.clone(),
            values: formula.formula.values.clone(),
            readable: formula.formula.readable.clone(),
            steps: formula.steps.iter().map(StepEntry::new).collect(),
        }
    }
}

impl StepEntry {
    fn new(step: &Step) -> Self {
        Self {
            name: step.name.clone(),
            depth: step.depth,
            formula: step.formula.names.clone(),
            values: step.formula.values.clone(),
            readable: step.formula.readable.clone(),
            value: step.value.map(|value| value.normalize().to_string()),
        }
    }
}

impl TermEntry {
    fn new(term: &Term, amounts: Amounts) -> Self {
        Self {
            label: term.label.clone(),
            amount: amounts.text(term.amount),
            postings: term.postings,
        }
    }
}

impl InputEntry {
    fn new(input: &ExplainedInput) -> Self {
        let sources = |declaration: &fulcrum_model::parameters::Declaration| {
            let strength = declaration.strength?;
            let titles: Vec<&str> = declaration.sources.iter().map(|source| source.title).collect();
            Some(if titles.is_empty() {
                strength.to_string()
            } else {
                format!("{strength}: {}", titles.join("; "))
            })
        };
        Self {
            name: input.name.clone(),
            label: input.label.clone(),
            value: input.value.normalize().to_string(),
            unit: input.unit,
            path: input.path.clone(),
            before_changes: input.before_changes.map(|value| value.normalize().to_string()),
            changes: input
                .changes
                .iter()
                .map(|change| ChangeEntry {
                    by: change.by.clone(),
                    operation: change.operation.id(),
                    value: change.value.normalize().to_string(),
                })
                .collect(),
            evidence: input.evidence.as_ref().map(|evidence| EvidenceEntry {
                source: evidence.source.clone(),
                owner: evidence.owner.clone(),
                confidence: evidence.confidence.id(),
                note: evidence.note.clone(),
            }),
            default_rests_on: input.declaration.and_then(sources),
        }
    }
}
