//! Where a figure comes from: the formula with names, the formula with values, every quantity on
//! the way, and the inputs in it down to the parameters.
//!
//! The formulas are run once more on expressions ([`Symbolic`](crate::Symbolic)), which record every
//! operation with its exact result. A formula printed with values therefore evaluates to the amount
//! that was posted.

mod filter;
mod input;
mod recording;
mod sum;
mod wording;

pub use filter::PostingFilter;
pub use input::{ExplainedInput, InputChange, InputSource};
pub use sum::Term;

use rust_decimal::Decimal;
use thiserror::Error;

use self::recording::Recording;
use self::wording::Wording;
use crate::evaluate::{Plan, Posting};
use crate::{Overflow, Quantity, Study};

/// Significant digits of a quantity in a formula for reading.
pub const READABLE_DIGITS: u32 = 8;

/// Most months of services whose postings are explained in one go: their formulas have to fit into
/// memory all at once.
pub const SERVICE_MONTH_LIMIT: usize = 20_000;

/// Why a figure cannot be explained.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExplainError {
    /// Nothing is posted there.
    #[error("nothing is posted there: no posting of this option matches")]
    NothingPosted,
    /// There is too much of it.
    #[error(
        "expected at most {SERVICE_MONTH_LIMIT} months of services to explain at once, found \
         {found}: name a service or a month"
    )]
    TooMuch {
        /// How many months of services match.
        found: usize,
    },
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
    /// Every input that it depends on, in the order of the study.
    pub inputs: Vec<ExplainedInput>,
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
    /// down to the inputs.
    pub steps: Vec<Step>,
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

/// Explains the sum of the postings that `filter` chooses.
///
/// # Errors
///
/// When nothing is posted there, when there is too much to explain at once, and when a figure does
/// not fit into 28 digits.
pub fn explain(study: &Study, filter: &PostingFilter) -> Result<Explanation, ExplainError> {
    let plan = Plan::new(study);
    let found = filter.service_months(&plan);
    if found > SERVICE_MONTH_LIMIT {
        return Err(ExplainError::TooMuch { found });
    }
    let recording = Recording::new(study, &plan);
    let recorded = recording.postings(&plan, filter);
    let amounts = recorded
        .iter()
        .map(|posting| {
            let overflow =
                || Overflow::of(posting.option, plan.line_label(posting.line), posting.month);
            posting.amount.exact().value().ok_or_else(overflow)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let postings: Vec<Posting<Decimal>> =
        recorded.iter().zip(&amounts).map(|(posting, amount)| posting.with(*amount)).collect();
    let wording = Wording::new(study, &plan, &recording);
    let roots = || recorded.iter().filter_map(|posting| posting.amount.id());
    let inputs = recording.inputs_of(roots(), study, &plan);
    let origin = match (postings.as_slice(), recorded.as_slice()) {
        ([], _) => return Err(ExplainError::NothingPosted),
        ([posting], [recorded]) => Origin::Posting(Box::new(PostingFormula {
            posting: *posting,
            line: plan.line_id(posting.line).to_owned(),
            formula: wording.formula_of(recorded.amount),
            steps: recorded.amount.id().map(|id| wording.steps_of(id)).unwrap_or_default(),
        })),
        _ => Origin::Sum(sum::terms(study, &plan, filter, &postings)),
    };
    let amount = amounts
        .iter()
        .try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(*amount))
        .ok_or_else(|| Overflow::of(filter.option, "the total", plan.horizon.saturating_sub(1)))?;
    Ok(Explanation { amount, postings: postings.len(), origin, inputs })
}
