//! An explanation as the window shows it, of any figure of any screen.
//!
//! Every figure is of a study ([`subject`]): the one that is shown, or one that follows from it. What
//! something moves is the difference of two figures ([`differences`]), whatever moves it.

mod changes;
mod comparison;
mod cost;
mod differences;
mod discounted;
mod futures;
mod runs;
mod scenario_part;
mod sensitivity;
mod service;
mod subject;
mod sums;
mod support_load;

use fulcrum_model::evaluate::Plan;
use fulcrum_model::explain::{ExplainedInput, PostingFilter, READABLE_DIGITS, Step};
use fulcrum_model::{Estimate, OptionKind, Study};

use super::FigureQuery;
use super::query::ExplanationError;
use super::text::operation_in_words;
use crate::assumptions::{evidence, mark_of};
use crate::contract::{
    CommandError, CostFigure, ErrorCode, EvidenceMark, ExplainFigureRequest, Explanation,
    ExplanationInput, ExplanationStep, Figure, FigureStudy, OptionId,
};
use crate::number_entry::NumberStyle;
use crate::sensitivity::StudySensitivity;
use crate::session::{OpenStudy, Runs, not_found};
use crate::simulation::StudySimulation;
use crate::studies::Library;
use crate::study_fields::StudyField;
use crate::value_words::estimate_in_words;
use comparison::Compared;
use discounted::Discounted;
use scenario_part::MovedAmountOf;
use subject::placed;

/// Most parts that are listed at once; the rest is counted.
const PARTS_SHOWN: usize = 250;
/// Most quantities that are listed at once.
const STEPS_SHOWN: usize = 120;
/// Formulas between a posting and the quantities that are written out.
const DEPTH: usize = 12;
/// Most inputs that are listed at once; a part has fewer.
const INPUTS_SHOWN: usize = 400;

/// What explains figures: the open study, where there is one, and what new studies are made with.
#[derive(Clone, Debug)]
pub struct Explaining {
    open: Option<OpenStudy>,
    library: Library,
    style: NumberStyle,
    simulations: Runs<StudySimulation<'static>>,
    sensitivities: Runs<StudySensitivity<'static>>,
}

impl Explaining {
    /// Explains figures of a study that may be open, and of the runs of a session.
    pub(crate) fn new(
        open: Option<OpenStudy>,
        library: Library,
        style: NumberStyle,
        simulations: Runs<StudySimulation<'static>>,
        sensitivities: Runs<StudySensitivity<'static>>,
    ) -> Self {
        Self { open, library, style, simulations, sensitivities }
    }

    /// How a figure comes about.
    ///
    /// # Errors
    ///
    /// When there is no such figure, no study is open that it could be of, or its figures are too
    /// large.
    pub fn explanation(&self, request: &ExplainFigureRequest) -> Result<Explanation, CommandError> {
        self.explained(&request.figure, &FigureStudy::Shown)
    }

    fn open(&self) -> Result<&OpenStudy, CommandError> {
        self.open.as_ref().ok_or_else(|| not_found("No study is open.".to_owned()))
    }

    /// Explains a figure of a study.
    fn explained(&self, figure: &Figure, of: &FigureStudy) -> Result<Explanation, CommandError> {
        let subject = match figure {
            Figure::Of { study, figure } => return self.explained(figure, study),
            Figure::Difference { of: amount, less } => return self.difference(amount, less, of),
            Figure::ScenarioPart { scenario, differences, option, is_saving, basis } => {
                let what = MovedAmountOf {
                    option: (*option).into(),
                    is_saving: *is_saving,
                    basis: *basis,
                };
                return self.scenario_part(scenario, differences, what);
            }
            Figure::Futures { run, what } => return self.of_futures(run, what),
            Figure::Sensitivity { run, what } => return self.of_sensitivity(run, what),
            _ => self.subject(of)?,
        };
        let study = subject.study.as_ref();
        let evaluation = || subject.evaluation();
        let explanation = match figure {
            Figure::Cost(cost) => cost::explanation(study, cost)?,
            Figure::Discounted { option, basis, month } => {
                let (option, basis) = ((*option).into(), *basis);
                let wanted = Discounted { option, basis, month: *month };
                discounted::explanation(study, evaluation()?.as_ref(), wanted)?
            }
            Figure::Month { month, basis } => {
                cost::until_month(study, evaluation()?.as_ref(), *month, *basis)?
            }
            Figure::InMonth { month, basis } => {
                cost::in_month(study, evaluation()?.as_ref(), *month, *basis)?
            }
            Figure::Comparison { option, measure, basis } => {
                let asked = Compared { option: (*option).into(), measure: *measure, basis: *basis };
                let evaluation = evaluation()?;
                let mut found = comparison::explanation(study, &evaluation, asked)?;
                if let Some(sum) = self.sum(figure, of)? {
                    (found.parts, found.parts_total) = (sum.parts, sum.parts_total);
                    found.inputs = self.inputs_of_sum(figure, of)?;
                }
                found
            }
            Figure::Service { option, service, measure } => {
                let evaluation = evaluation()?;
                service::explanation(study, &evaluation, (*option).into(), service, *measure)?
            }
            Figure::SupportLoad { option, month } => {
                support_load::explanation(study, evaluation()?.as_ref(), (*option).into(), *month)?
            }
            // answered above
            Figure::Of { .. }
            | Figure::Difference { .. }
            | Figure::ScenarioPart { .. }
            | Figure::Futures { .. }
            | Figure::Sensitivity { .. } => Explanation::default(),
        };
        Ok(placed(&subject, explanation))
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
            until: figure.until,
            treatment: figure.treatment.clone(),
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
            until: query.until,
            treatment: query.treatment,
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

/// The setting at a path as an input.
fn input_at(study: &Study, path: &str) -> Vec<ExplanationInput> {
    let field = StudyField::at(study, path);
    let input = field.map(|field| {
        // an assumption may rest on its default, a setting rests on what is said of it alone
        let (evidence, source) = match study.value_at(path) {
            Some(value) => evidence(study, &value),
            None => study.evidence.get(path).map_or_else(
                || (EvidenceMark::Default, "A setting".to_owned()),
                |found| (mark_of(found.confidence), found.source.clone()),
            ),
        };
        ExplanationInput {
            path: path.to_owned(),
            value: field.words(study.currency, NumberStyle::APPLICATION),
            label: field.label,
            changed_by: String::new(),
            evidence,
            source,
        }
    });
    input.into_iter().collect()
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

/// The quantities of a formula, as many as are listed.
fn steps(steps: &[Step]) -> Vec<ExplanationStep> {
    let step = |step: &Step| ExplanationStep {
        name: step.name.clone(),
        formula: step.formula.names.clone(),
        value: step
            .value
            .and_then(|value| value.round_sf(READABLE_DIGITS))
            .map_or_else(|| "none".to_owned(), |value| value.normalize().to_string()),
    };
    steps.iter().take(STEPS_SHOWN).map(step).collect()
}
