//! The JSON of an explanation.

use fulcrum_model::evaluate::Owner;
use fulcrum_model::explain::{ExplainedInput, Origin, PostingFilter, PostingFormula, Step, Term};
use fulcrum_model::{Axis, CostType, OperatingModel};
use serde::Serialize;

use super::{ExplainedFigure, FigureQuery};
use crate::json::{MoneyText, to_json};

impl ExplainedFigure<'_> {
    /// The explanation as `fulcrum explain --format json` prints it.
    #[must_use]
    pub fn json(&self) -> String {
        let amounts = MoneyText::of(self.study);
        let explanation = &self.explanation;
        let (posting, terms) = match &explanation.origin {
            Origin::Posting(posting) => (Some(PostingEntry::new(posting, self)), None),
            Origin::Sum(terms) => {
                let terms = terms.iter().map(|term| TermEntry::new(term, self, amounts));
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
            inputs: explanation
                .inputs
                .as_ref()
                .map(|inputs| inputs.iter().map(InputEntry::new).collect()),
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
    /// `null` for a sum over more months of services than are looked through.
    inputs: Option<Vec<InputEntry>>,
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
    steps_left_out: usize,
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
    /// What to ask for to explain it.
    figure: FilterEntry,
}

#[derive(Serialize)]
struct FilterEntry {
    option: &'static str,
    model: Option<&'static str>,
    axis: Option<&'static str>,
    r#type: Option<&'static str>,
    line: Option<String>,
    service: Option<String>,
    team: Option<String>,
    domain: Option<String>,
    shared: bool,
    month: Option<usize>,
    spending_only: bool,
    /// Counted from 1.
    posting: Option<usize>,
}

impl FilterEntry {
    fn new(filter: &PostingFilter, figure: &ExplainedFigure<'_>) -> Self {
        let query = FigureQuery::of(filter, figure.study, &figure.plan);
        Self {
            option: filter.option.id(),
            model: filter.model.map(OperatingModel::id),
            axis: filter.axis.map(Axis::id),
            r#type: filter.cost_type.map(CostType::id),
            line: query.line,
            service: query.service,
            team: query.team,
            domain: query.domain,
            shared: query.shared,
            month: filter.month,
            spending_only: query.spending_only,
            posting: query.posting,
        }
    }
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
    limited_to: Option<String>,
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
            steps_left_out: formula.steps_left_out,
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
    fn new(term: &Term, figure: &ExplainedFigure<'_>, amounts: MoneyText) -> Self {
        Self {
            label: term.label.clone(),
            amount: amounts.text(term.amount),
            postings: term.postings,
            figure: FilterEntry::new(&term.filter, figure),
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
            limited_to: input.limited_to.map(|value| value.normalize().to_string()),
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
