//! What an exact evaluation amounts to: totals of each option, and each option against Ops Run It.

mod comparison;
mod discount;
mod totals;

pub use comparison::{Comparison, PayBack};
pub use discount::discount_factors;
pub use totals::{LineTotal, OptionTotals, ServiceResult, cumulative};

use thiserror::Error;

use self::totals::TotalsSink;
use crate::evaluate::{Inputs, Plan, evaluate};
use crate::{OptionKind, Study};

/// The figures of a study do not fit into 28 digits.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "the figures are too large to be exact: {line} in month {month} of {option} has more than 28 digits"
)]
pub struct Overflow {
    /// Label of the option.
    pub option: &'static str,
    /// Label of the line.
    pub line: String,
    /// The month, counted from 1.
    pub month: usize,
}

impl Overflow {
    /// The line of this label has no exact amount in a month, counted from 0.
    pub(crate) fn of(option: OptionKind, line: &str, month: usize) -> Self {
        Self { option: option.label(), line: line.to_owned(), month: month + 1 }
    }
}

/// An exact evaluation of a study: totals of the three options and how they compare.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// What was evaluated.
    pub plan: Plan,
    options: [OptionTotals; OptionKind::ALL.len()],
    comparisons: [Comparison; 2],
}

impl Evaluation {
    /// Evaluates a study, every estimate at its likely value.
    ///
    /// # Errors
    ///
    /// When an amount or a total does not fit into 28 digits.
    pub fn of(study: &Study) -> Result<Self, Overflow> {
        let plan = Plan::new(study);
        let inputs = Inputs::likely(study, &plan.effective);
        let mut sink = TotalsSink::new(&plan);
        evaluate(&plan, &inputs, &mut sink);
        let factors = discount_factors(study.discount_rate, plan.horizon);
        let options = sink.finish(&plan, &factors)?;
        let [ops, you, hybrid] = &options;
        let comparisons = [Comparison::of(you, ops), Comparison::of(hybrid, ops)];
        Ok(Self { plan, options, comparisons })
    }

    /// The totals of an option.
    #[must_use]
    pub fn option(&self, option: OptionKind) -> &OptionTotals {
        &self.options[option.index()]
    }

    /// How an option compares with Ops Run It; `None` for Ops Run It itself.
    #[must_use]
    pub fn comparison(&self, option: OptionKind) -> Option<&Comparison> {
        match option {
            OptionKind::OpsRunIt => None,
            OptionKind::YouBuildItYouRunIt => self.comparisons.first(),
            OptionKind::Hybrid => self.comparisons.last(),
        }
    }
}
