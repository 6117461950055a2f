//! An explanation as the window shows it, of any figure of any screen.

mod comparison;
mod cost;
mod service;

use fulcrum_model::evaluate::Plan;
use fulcrum_model::explain::{
    ExplainedInput, PostingFilter, PostingFormula, READABLE_DIGITS, Step,
};
use fulcrum_model::{Estimate, OptionKind, Study};

use super::FigureQuery;
use super::query::ExplanationError;
use super::text::operation_in_words;
use crate::assumptions::evidence;
use crate::contract::{
    CommandError, CostFigure, ErrorCode, EvidenceMark, ExplainFigureRequest, Explanation,
    ExplanationInput, ExplanationPart, ExplanationStep, Figure, OptionId,
};
use crate::number_entry::NumberStyle;
use crate::session::Weighing;
use crate::value_words::estimate_in_words;

/// Most parts that are listed at once; the rest is counted.
const PARTS_SHOWN: usize = 250;
/// Most quantities that are listed at once.
const STEPS_SHOWN: usize = 120;
/// Formulas between a posting and the quantities that are written out.
const DEPTH: usize = 12;
/// Most inputs that are listed at once; a part has fewer.
const INPUTS_SHOWN: usize = 400;

impl Weighing {
    /// How a figure comes about.
    ///
    /// # Errors
    ///
    /// When the study has no such figure, or its figures are too large.
    pub fn explanation(&self, request: &ExplainFigureRequest) -> Result<Explanation, CommandError> {
        let (study, evaluation) = (self.open.study(), self.open.evaluation.as_ref());
        match &request.figure {
            Figure::Cost(figure) => cost::explanation(study, figure),
            Figure::Comparison { option, measure, basis } => {
                comparison::explanation(study, evaluation, (*option).into(), *measure, *basis)
            }
            Figure::Service { option, service, measure } => {
                service::explanation(study, evaluation, (*option).into(), service, *measure)
            }
        }
    }
}

impl From<OptionId> for OptionKind {
    fn from(option: OptionId) -> Self {
        match option {
            OptionId::OpsRunIt => Self::OpsRunIt,
            OptionId::Hybrid => Self::Hybrid,
            OptionId::YouBuildItYouRunIt => Self::YouBuildItYouRunIt,
        }
    }
}

impl From<&CostFigure> for FigureQuery {
    fn from(figure: &CostFigure) -> Self {
        Self {
            option: figure.option.clone(),
            model: figure.model.clone(),
            axis: figure.axis.clone(),
            cost_type: figure.cost_type.clone(),
            line: figure.line.clone(),
            service: figure.service.clone(),
            team: figure.team.clone(),
            domain: figure.domain.clone(),
            shared: figure.is_shared,
            month: figure.month.map(|month| month.to_string()),
            spending_only: figure.spending_only,
            posting: figure.posting.map(|posting| posting as usize),
        }
    }
}

impl From<FigureQuery> for CostFigure {
    fn from(query: FigureQuery) -> Self {
        Self {
            option: query.option,
            spending_only: query.spending_only,
            model: query.model,
            axis: query.axis,
            cost_type: query.cost_type,
            line: query.line,
            service: query.service,
            team: query.team,
            domain: query.domain,
            is_shared: query.shared,
            month: query.month.and_then(|month| month.parse().ok()),
            posting: query.posting.and_then(|posting| u32::try_from(posting).ok()),
        }
    }
}

impl From<ExplanationError> for CommandError {
    fn from(error: ExplanationError) -> Self {
        match error {
            ExplanationError::Explain(fulcrum_model::explain::ExplainError::TooLarge(overflow)) => {
                overflow.into()
            }
            other => Self {
                code: ErrorCode::NotFound,
                message: other.to_string(),
                hint: "The study has changed meanwhile, or nothing is posted there.".to_owned(),
                problems: Vec::new(),
            },
        }
    }
}

/// The postings of a filter as a figure.
fn figure(filter: &PostingFilter, study: &Study, plan: &Plan) -> Figure {
    Figure::Cost(FigureQuery::of(filter, study, plan).into())
}

/// The total of an option as a part of something.
fn total_part(
    label: &str,
    option: OptionKind,
    spending_only: bool,
    value: String,
) -> ExplanationPart {
    let figure =
        CostFigure { option: option.id().to_owned(), spending_only, ..CostFigure::default() };
    ExplanationPart { label: label.to_owned(), value, figure: Some(Figure::Cost(figure)) }
}

/// Inputs with values, what changes them, and evidence; and how many more there are.
fn inputs(study: &Study, inputs: &[ExplainedInput]) -> (Vec<ExplanationInput>, usize) {
    let listed = inputs.iter().take(INPUTS_SHOWN).map(|input| self::input(study, input)).collect();
    (listed, inputs.len().saturating_sub(INPUTS_SHOWN))
}

fn input(study: &Study, input: &ExplainedInput) -> ExplanationInput {
    let words = |value| match input.declaration {
        Some(declaration) => estimate_in_words(
            Estimate::Fixed(value),
            declaration,
            study.currency,
            NumberStyle::APPLICATION,
        ),
        None => format!("{} {}", NumberStyle::APPLICATION.write(value), input.unit),
    };
    let path = input.path.clone().unwrap_or_default();
    let (mark, source) = study
        .value_at(&path)
        .map(|value| evidence(study, &value))
        .unwrap_or_else(|| (EvidenceMark::Default, "The calendar or a setting".to_owned()));
    let changed_by = input.before_changes.map_or_else(String::new, |before| {
        let changes: Vec<String> = input
            .changes
            .iter()
            .map(|change| {
                let operation = operation_in_words(change.operation);
                format!("{operation} {} by {}", change.value.normalize(), change.by)
            })
            .collect();
        let limited = if input.limited_to.is_some() { ", then limited by its bounds" } else { "" };
        format!("{} in the study, {}{limited}", words(before), changes.join(", then "))
    });
    ExplanationInput {
        label: input.label.clone(),
        value: words(input.value),
        changed_by,
        evidence: mark,
        source,
        path,
    }
}

/// The quantities of a posting's formula, as many as are listed.
fn steps(posting: &PostingFormula) -> Vec<ExplanationStep> {
    let step = |step: &Step| ExplanationStep {
        name: step.name.clone(),
        formula: step.formula.names.clone(),
        value: step
            .value
            .and_then(|value| value.round_sf(READABLE_DIGITS))
            .map_or_else(|| "none".to_owned(), |value| value.normalize().to_string()),
    };
    posting.steps.iter().take(STEPS_SHOWN).map(step).collect()
}
