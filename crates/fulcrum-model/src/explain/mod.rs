//! Where a figure comes from: the formula with names, the formula with values, every quantity on
//! the way, and the inputs in it down to the parameters.
//!
//! The formulas are run once more on expressions ([`Symbolic`](crate::Symbolic)), which record every
//! operation with its exact result. A formula printed with values therefore evaluates to the amount
//! that was posted.

mod breakdown;
mod filter;
mod input;
mod meaning;
mod observed;
mod recording;
mod study_formulas;
mod sum;
mod wording;

pub use breakdown::{Allocated, Common, Dimension, Part};
pub use filter::PostingFilter;
pub use input::{ExplainedInput, InputChange, InputSource};
pub use meaning::{QuantityMeaning, quantity_meaning};
pub use observed::{ExplainedObservation, Observation, explain_observation};
pub use study_formulas::{RecordedAmount, StudyFormulas};
pub use sum::Term;

use rust_decimal::Decimal;
use thiserror::Error;

use self::recording::Recording;
use self::wording::Wording;
use crate::evaluate::{Inputs, Plan, Posting, evaluate};
use crate::{Exact, Overflow, Quantity, Study};

/// Significant digits of a quantity in a formula for reading.
pub const READABLE_DIGITS: u32 = 8;

/// Most months of services whose postings are looked through for the inputs of a sum: their formulas
/// have to fit into memory all at once.
pub const SERVICE_MONTH_LIMIT: usize = 20_000;

/// Most quantities whose formulas are written out for one posting.
pub const STEP_LIMIT: usize = 2_000;

/// Why a figure cannot be explained.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExplainError {
    /// Nothing is posted there.
    #[error("nothing is posted there: no posting of this option matches")]
    NothingPosted,
    /// It has no exact figure.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
}

/// A figure explained: the sum of the postings that a filter chose.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The figure, in the study's currency.
    pub amount: Decimal,
    /// How many postings it is the sum of.
    pub postings: usize,
    /// How it comes about.
    pub origin: Origin,
    /// Every input that it depends on, in the order of the study; `None` for a sum over more than
    /// [`SERVICE_MONTH_LIMIT`] months of services, whose terms have theirs.
    pub inputs: Option<Vec<ExplainedInput>>,
}

/// How a figure comes about.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// It is one posting.
    Posting(Box<PostingFormula>),
    /// It is the sum of these.
    Sum(Vec<Term>),
}

/// The formula of a posting.
#[derive(Clone, Debug, PartialEq)]
pub struct PostingFormula {
    /// The posting.
    pub posting: Posting<Decimal>,
    /// The id of its line.
    pub line: String,
    /// Its formula.
    pub formula: Formula,
    /// The quantities in it, those of the formula first, then those of their formulas, and so on
    /// down to the inputs; as deep as was asked for, and [`STEP_LIMIT`] of them at most.
    pub steps: Vec<Step>,
    /// How many quantities further down are not written out.
    pub steps_left_out: usize,
}

/// A formula, written three times. All use `+ - * /`, parentheses, and `min`, `max`, `if` and
/// `round` as a spreadsheet has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// With the names of inputs and quantities.
    pub names: String,
    /// With their values, every digit of them: evaluated from left to right with 28 digits, it gives
    /// the figure exactly.
    pub values: String,
    /// With as few digits of the values as still give the amount to the minor unit, or a quantity
    /// to [`READABLE_DIGITS`].
    pub readable: String,
}

/// An intermediate quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub quantity: Quantity,
    /// How it is called in formulas.
    pub name: String,
    /// How many formulas lie between it and the posting; 1 when it stands in the posting's own.
    pub depth: usize,
    /// Its formula.
    pub formula: Formula,
    /// Its value; `None` when it has none and is not used.
    pub value: Option<Decimal>,
}

/// Explains the sum of the postings that `filter` chooses, a single one with the quantities that are
/// at most `depth` formulas away from it.
///
/// # Errors
///
/// When nothing is posted there, and when a figure does not fit into 28 digits.
pub fn explain(
    study: &Study,
    filter: &PostingFilter,
    depth: usize,
) -> Result<Explanation, ExplainError> {
    let plan = Plan::new(study);
    let all = postings(study, &plan, filter)?;
    let chosen = match filter.position {
        None => all.as_slice(),
        Some(position) => all.get(position..=position).unwrap_or_default(),
    };
    let amount = chosen
        .iter()
        .try_fold(Decimal::ZERO, |sum, posting| sum.checked_add(posting.amount))
        .ok_or_else(|| Overflow::of(filter.option, "the total", plan.horizon.saturating_sub(1)))?;
    let (origin, inputs) = match chosen {
        [] => return Err(ExplainError::NothingPosted),
        [posting] => {
            let recording = Recording::new(study, &plan);
            let wording = Wording::new(study, &plan, &recording);
            let alone = alone(posting);
            let recorded = recording.postings(&plan, &alone);
            // of those that agree with it in everything, the one at its place
            let before = all.iter().take(filter.position.unwrap_or_default());
            let place = before.filter(|other| alone.chooses(other)).count();
            let Some(recorded) = recorded.get(place) else {
                return Err(ExplainError::NothingPosted);
            };
            let (steps, steps_left_out) =
                recorded.amount.id().map(|id| wording.steps_of(id, depth)).unwrap_or_default();
            let origin = Origin::Posting(Box::new(PostingFormula {
                posting: *posting,
                line: plan.line_id(posting.line).to_owned(),
                formula: wording.formula_of(recorded.amount),
                steps,
                steps_left_out,
            }));
            (origin, Some(recording.inputs_of(recorded.amount.id().into_iter(), study, &plan)))
        }
        _ => {
            let inputs = (filter.service_months(&plan) <= SERVICE_MONTH_LIMIT).then(|| {
                let recording = Recording::new(study, &plan);
                let recorded = recording.postings(&plan, filter);
                let roots = recorded.iter().filter_map(|posting| posting.amount.id());
                recording.inputs_of(roots, study, &plan)
            });
            (Origin::Sum(sum::terms(study, &plan, filter, chosen)), inputs)
        }
    };
    Ok(Explanation { amount, postings: chosen.len(), origin, inputs })
}

/// The postings that `filter` chooses but for its position, each amount exact, in the order in which
/// they are made. `plan` is that of the study.
///
/// # Errors
///
/// When an amount does not fit into 28 digits.
pub fn postings(
    study: &Study,
    plan: &Plan,
    filter: &PostingFilter,
) -> Result<Vec<Posting<Decimal>>, Overflow> {
    let mut sink = recording::Chosen::new(filter);
    evaluate(plan, &Inputs::<Exact>::likely(study, &plan.effective), &mut sink);
    let exact = |posting: &Posting<Exact>| {
        let overflow =
            || Overflow::of(posting.option, plan.line_label(posting.line), posting.month);
        posting.amount.value().map(|amount| posting.with(amount)).ok_or_else(overflow)
    };
    sink.postings().iter().map(exact).collect()
}

/// A filter that chooses a posting and those that agree with it in everything, so that nothing else
/// is computed.
fn alone(posting: &Posting<Decimal>) -> PostingFilter {
    PostingFilter {
        option: posting.option,
        model: Some(posting.model),
        axis: Some(posting.axis),
        cost_type: Some(posting.cost_type),
        line: Some(posting.line),
        owner: Some(posting.owner),
        month: Some(posting.month),
        until: None,
        treatment: None,
        spending_only: false,
        position: None,
    }
}
