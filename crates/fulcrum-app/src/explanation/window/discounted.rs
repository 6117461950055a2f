//! Amounts in today's money.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{Evaluation, OptionKind, Study, cumulative_in_todays_money, discount_factors};
use rust_decimal::Decimal;

use crate::contract::{
    CommandError, CostBasis, CostFigure, Explanation, ExplanationPart, Figure, OptionId,
};
use crate::session::not_found;

/// A discounted cost: of a month, or of the whole horizon.
#[derive(Clone, Copy)]
pub(super) struct Discounted {
    pub(super) option: OptionKind,
    pub(super) basis: CostBasis,
    pub(super) month: Option<u32>,
}

impl Discounted {
    /// The postings that are discounted.
    pub(super) fn undiscounted(self) -> CostFigure {
        CostFigure {
            option: self.option.id().to_owned(),
            spending_only: self.basis == CostBasis::SpendingOnly,
            month: self.month,
            ..CostFigure::default()
        }
    }
}

/// Significant digits of a discount factor that is shown.
const FACTOR_DIGITS: u32 = 8;

/// What each of the months that are meant adds to the cumulative discounted cost. That is rounded at
/// the end of each month, so a month may differ by a minor unit from its own amount times its factor,
/// and all of them add up.
pub(super) fn months(
    study: &Study,
    evaluation: &Evaluation,
    wanted: Discounted,
) -> Result<Vec<(u32, Decimal)>, CommandError> {
    let by_month = by_month(evaluation, wanted);
    let cumulative = cumulative_in_todays_money(&by_month, study.discount_rate)
        .ok_or_else(|| not_found("The discounted cost is too large to be exact.".to_owned()))?;
    let before = std::iter::once(Decimal::ZERO).chain(cumulative.iter().copied());
    let added = cumulative.iter().zip(before).map(|(after, before)| after.saturating_sub(before));
    let is_meant = |month: u32| wanted.month.is_none_or(|only| only == month);
    Ok((0u32..).zip(added).filter(|(month, _)| is_meant(*month)).collect())
}

fn by_month(evaluation: &Evaluation, wanted: Discounted) -> Vec<Decimal> {
    let totals = evaluation.option(wanted.option);
    match wanted.basis {
        CostBasis::AllCosts => totals.by_month.clone(),
        CostBasis::SpendingOnly => totals.spending_by_month(),
    }
}

/// How months are discounted, in a sentence.
pub(super) fn rate_note(study: &Study) -> String {
    format!(
        "Discount rate: {} per year; factor of month m, counted from 0: 1 / (1 + rate)^(m / 12).",
        display::percent(study.discount_rate, 4)
    )
}

/// What it is, in words.
pub(super) fn name(study: &Study, wanted: Discounted) -> String {
    let what = match wanted.basis {
        CostBasis::AllCosts => "total",
        CostBasis::SpendingOnly => "spending",
    };
    let when = wanted.month.map(|month| format!(", {}", study.start.plus(month).in_words()));
    let when = when.unwrap_or_default();
    format!("Discounted {what}, {}{when}", wanted.option.label())
}

/// Explains a discounted cost.
pub(super) fn explanation(
    study: &Study,
    evaluation: &Evaluation,
    wanted: Discounted,
) -> Result<Explanation, CommandError> {
    let money = MoneyDisplay::new(study.currency);
    let months = months(study, evaluation, wanted)?;
    let amount: Decimal = months.iter().map(|(_, amount)| amount).sum();
    let base = Explanation {
        title: name(study, wanted),
        value: money.exact(amount),
        notes: vec![rate_note(study)],
        inputs: super::input_at(study, "discount_rate"),
        ..Explanation::default()
    };
    let Some(month) = wanted.month else {
        let part = |(month, amount): &(u32, Decimal)| ExplanationPart {
            label: study.start.plus(*month).in_words(),
            value: money.exact(*amount),
            figure: Some(Figure::Discounted {
                option: OptionId::from(wanted.option),
                basis: wanted.basis,
                month: Some(*month),
            }),
        };
        let moved = months.iter().filter(|(_, amount)| !amount.is_zero());
        let parts: Vec<ExplanationPart> = moved.map(part).collect();
        return Ok(Explanation {
            meaning:
                "What it costs in today's money: each month's total times its discount factor."
                    .to_owned(),
            formula: "sum over months of total of the month * discount factor".to_owned(),
            parts_total: u32::try_from(parts.len()).unwrap_or(u32::MAX),
            parts,
            ..base
        });
    };
    let plain = by_month(evaluation, wanted).get(month as usize).copied().unwrap_or_default();
    let factors = discount_factors(study.discount_rate, month as usize + 1);
    let factor = factors.last().copied().unwrap_or(Decimal::ONE);
    let mut notes = base.notes;
    notes.push(
        "The cumulative amount is rounded at the end of each month, so this may differ by the smallest unit from the product."
            .to_owned(),
    );
    Ok(Explanation {
        meaning: "What the month adds to the cost in today's money.".to_owned(),
        formula: format!(
            "total of the month * discount factor = {} * {}",
            plain.normalize(),
            factor.round_sf(FACTOR_DIGITS).unwrap_or(factor).normalize()
        ),
        operands: vec![ExplanationPart {
            label: "Total of the month".to_owned(),
            value: money.exact(plain),
            figure: Some(Figure::Cost(wanted.undiscounted())),
        }],
        notes,
        ..base
    })
}
