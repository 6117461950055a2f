//! Figures of an option against Ops Run It.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Comparison, Evaluation, OptionKind, Study, cumulative};
use rust_decimal::Decimal;

use super::discounted;
use super::sums::compared;
use crate::answer::{pay_back, total};
use crate::contract::{
    CommandError, ComparisonMeasure, CostBasis, ErrorCode, Explanation, ExplanationPart, Figure,
};
use crate::figures::{comparison_of, cost_until};

/// A figure of a comparison that is asked for.
#[derive(Clone, Copy)]
pub(super) struct Compared {
    pub(super) option: OptionKind,
    pub(super) measure: ComparisonMeasure,
    pub(super) basis: CostBasis,
}

/// What a measure is called.
pub(super) const fn title(measure: ComparisonMeasure) -> &'static str {
    match measure {
        ComparisonMeasure::Saving => "Saving",
        ComparisonMeasure::DiscountedSaving => "Discounted saving",
        ComparisonMeasure::Premium => "Premium",
        ComparisonMeasure::Cover => "Cover",
        ComparisonMeasure::CoverPerPremium => "Cover for every unit of premium",
        ComparisonMeasure::BreakEven => "Break-even",
    }
}

const fn meaning(measure: ComparisonMeasure) -> &'static str {
    match measure {
        ComparisonMeasure::Saving => {
            "What the option costs less than Ops Run It over the whole horizon; negative when it costs more."
        }
        ComparisonMeasure::DiscountedSaving => {
            "The saving in today's money: each month's total times its discount factor."
        }
        ComparisonMeasure::Premium => {
            "What the option spends beyond Ops Run It, as one pays for an insurance; negative when it spends less."
        }
        ComparisonMeasure::Cover => {
            "The lost revenue that the option avoids against Ops Run It; negative when it loses more."
        }
        ComparisonMeasure::CoverPerPremium => {
            "How much lost revenue is avoided for every unit of extra spending; there is no such figure without a premium."
        }
        ComparisonMeasure::BreakEven => {
            "The first month from which the option's cumulative cost stays at or below that of Ops Run It to the horizon's end."
        }
    }
}

/// What is found of a figure before it is put into words.
#[derive(Default)]
struct Found {
    value: String,
    formula: String,
    operands: Vec<ExplanationPart>,
    notes: Vec<String>,
}

/// Explains a figure of a comparison. What a saving, premium or cover is made up of is for whoever
/// knows the postings.
pub(super) fn explanation(
    study: &Study,
    evaluation: &Evaluation,
    asked: Compared,
) -> Result<Explanation, CommandError> {
    let comparison = evaluation.comparison(asked.option).ok_or_else(|| CommandError {
        code: ErrorCode::NotFound,
        message: "Ops Run It is what the other options are compared with.".to_owned(),
        hint: "Choose a figure of another option.".to_owned(),
        problems: Vec::new(),
    })?;
    let money = MoneyDisplay::new(study.currency);
    let figures = Figures { study, evaluation, comparison, money, asked };
    let found = figures.found();
    let option = asked.option.label();
    Ok(Explanation {
        title: format!("{}, {option} against Ops Run It", title(asked.measure)),
        value: found.value,
        meaning: meaning(asked.measure).to_owned(),
        formula: found.formula,
        operands: found.operands,
        notes: found.notes,
        ..Explanation::default()
    })
}

/// The figures of a comparison.
struct Figures<'a> {
    study: &'a Study,
    evaluation: &'a Evaluation,
    comparison: &'a Comparison,
    money: MoneyDisplay,
    asked: Compared,
}

impl Figures<'_> {
    fn found(&self) -> Found {
        let Compared { option, measure, basis } = self.asked;
        let (money, comparison) = (&self.money, self.comparison);
        let ops = OptionKind::OpsRunIt;
        let none = || "none".to_owned();
        let spending = basis == CostBasis::SpendingOnly;
        let what = if spending { "Spending" } else { "Total" };
        let lost = |option: OptionKind| {
            let totals = self.evaluation.option(option);
            totals.total - totals.spending()
        };
        let spent = |option: OptionKind| self.evaluation.option(option).spending();
        let all = |option: OptionKind| total(self.evaluation.option(option), basis);
        let in_todays_money = |option: OptionKind| match basis {
            CostBasis::AllCosts => self.evaluation.option(option).discounted_total,
            CostBasis::SpendingOnly => {
                self.evaluation.option(option).discounted_spending(self.study.discount_rate)
            }
        };
        match measure {
            ComparisonMeasure::Saving => self.less(what, [ops, option], all),
            ComparisonMeasure::DiscountedSaving => Found {
                notes: vec![discounted::rate_note(self.study)],
                ..self.less(
                    &format!("Discounted {}", what.to_lowercase()),
                    [ops, option],
                    in_todays_money,
                )
            },
            ComparisonMeasure::Premium => self.less("Spending", [option, ops], spent),
            ComparisonMeasure::Cover => self.less("Lost revenue", [ops, option], lost),
            ComparisonMeasure::CoverPerPremium => Found {
                value: comparison.cover_per_premium.map_or_else(none, |r| money.per_unit(r)),
                formula: "cover / premium".to_owned(),
                operands: vec![
                    self.own(ComparisonMeasure::Cover, comparison.cover),
                    self.own(ComparisonMeasure::Premium, comparison.premium),
                ],
                ..Found::default()
            },
            ComparisonMeasure::BreakEven => self.pays_back(),
        }
    }

    /// An amount of one option less that of another.
    fn less(
        &self,
        what: &str,
        [of, less]: [OptionKind; 2],
        amount: impl Fn(OptionKind) -> Decimal,
    ) -> Found {
        let Compared { option, measure, basis } = self.asked;
        let figures = compared(option, measure, basis);
        let (of_figure, less_figure) = figures.map_or((None, None), |(a, b)| (Some(a), Some(b)));
        let operand = |option: OptionKind, figure: Option<Figure>| ExplanationPart {
            label: format!("{what} of {}", option.label()),
            value: self.money.exact(amount(option)),
            figure,
        };
        Found {
            value: self.money.exact(amount(of).saturating_sub(amount(less))),
            formula: format!(
                "{} of {} - {} of {}",
                what.to_lowercase(),
                of.label(),
                what.to_lowercase(),
                less.label()
            ),
            operands: vec![operand(of, of_figure), operand(less, less_figure)],
            ..Found::default()
        }
    }

    /// Another figure of the same comparison.
    fn own(&self, measure: ComparisonMeasure, amount: Decimal) -> ExplanationPart {
        ExplanationPart {
            label: title(measure).to_owned(),
            value: self.money.exact(amount),
            figure: Some(comparison_of(self.asked.option, measure, self.asked.basis)),
        }
    }

    /// Cumulative costs of an option by month.
    fn cumulative(&self, option: OptionKind) -> Vec<Decimal> {
        let totals = self.evaluation.option(option);
        match self.asked.basis {
            CostBasis::AllCosts => cumulative(&totals.by_month),
            CostBasis::SpendingOnly => cumulative(&totals.spending_by_month()),
        }
    }

    /// Both cumulative costs at the end of a month.
    fn at_the_end_of(&self, month: usize) -> Vec<ExplanationPart> {
        let in_study = u32::try_from(month).unwrap_or(u32::MAX);
        let operand = |option: OptionKind| {
            let amount = self.cumulative(option).get(month).copied().unwrap_or_default();
            ExplanationPart {
                label: format!(
                    "{}, by the end of {}",
                    option.label(),
                    self.study.start.plus(in_study).in_words()
                ),
                value: self.money.exact(amount),
                figure: Some(cost_until(option, in_study, self.asked.basis)),
            }
        };
        [self.asked.option, OptionKind::OpsRunIt].map(operand).into()
    }

    fn in_words(&self, month: usize) -> String {
        let in_study = u32::try_from(month).unwrap_or(u32::MAX);
        format!("{} (month {})", self.study.start.plus(in_study).in_words(), month + 1)
    }

    fn pays_back(&self) -> Found {
        let found = pay_back(self.comparison, self.asked.basis);
        let month = found.break_even_month;
        let last = self.evaluation.plan.horizon.saturating_sub(1);
        // the month in which it is so, and the one before, in which it is not; or else the last
        let months = match month {
            Some(0) => vec![0],
            Some(month) => vec![month, month - 1],
            None => vec![last],
        };
        let label = self.asked.option.label();
        let peak = self.money.exact(found.peak_extra_funding);
        Found {
            value: month
                .map_or_else(|| "not within the horizon".to_owned(), |month| self.in_words(month)),
            formula: format!("cumulative cost of {label} <= cumulative cost of Ops Run It"),
            operands: months.into_iter().flat_map(|month| self.at_the_end_of(month)).collect(),
            notes: vec![format!("Largest extra funding on the way, undiscounted: {peak}.")],
        }
    }
}
