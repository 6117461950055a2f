//! What an exact evaluation amounts to: totals of each option, and each option against Ops Run It.

mod comparison;
mod discount;
mod rate_of_return;
mod roots;
mod totals;

pub use comparison::{Comparison, PayBack};
pub use discount::discount_factors;
pub use rate_of_return::internal_rate_of_return;
pub(crate) use totals::in_minor_units;
pub use totals::{LineTotal, OptionTotals, ServiceResult, cumulative, cumulative_in_todays_money};

use rust_decimal::Decimal;
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
        let compared = |option: &OptionTotals| {
            Comparison::of(option, ops, &factors, plan.minor_units).ok_or_else(|| Overflow {
                option: option.option.label(),
                line: "the discounted spending".to_owned(),
                month: plan.horizon,
            })
        };
        let comparisons = [compared(you)?, compared(hybrid)?];
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

    /// The internal rate of return of taking an option instead of Ops Run It, per year: that of the
    /// monthly differences, cost of Ops Run It less cost of the option (reference, section 9).
    /// `None` when there is none, or more than one; see [`internal_rate_of_return`].
    ///
    /// It is computed when it is asked for: finding every root takes longer than a step of a slider
    /// should.
    #[must_use]
    pub fn internal_rate_of_return(&self, option: OptionKind) -> Option<Decimal> {
        let months = self.option(OptionKind::OpsRunIt).by_month.iter();
        let saved: Vec<Decimal> =
            months.zip(&self.option(option).by_month).map(|(ops, option)| ops - option).collect();
        internal_rate_of_return(&saved)
    }

    /// Months of every team, from the first month in which a service of it is active. Teams count
    /// whoever runs their services, so that every option is divided by the same.
    #[must_use]
    pub fn team_months(&self) -> usize {
        let first_launch = |team: usize| {
            let services = self.plan.services.iter().filter(|service| service.team == team);
            services.map(|service| service.launch).min().unwrap_or(self.plan.horizon)
        };
        (0..self.plan.teams.len())
            .map(|team| self.plan.horizon.saturating_sub(first_launch(team)))
            .sum()
    }

    /// An amount of the whole horizon as so much for each team and month; `None` when no team ever
    /// has an active service.
    #[must_use]
    pub fn per_team_month(&self, amount: Decimal) -> Option<Decimal> {
        amount.checked_div(Decimal::from(self.team_months()))
    }
}
