//! Figures of an option against Ops Run It.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::Decimal;

use super::total_part;
use crate::answer::{pay_back, total};
use crate::contract::{
    CommandError, ComparisonMeasure, CostBasis, CostFigure, ErrorCode, Explanation,
    ExplanationPart, Figure, OptionId,
};

/// Explains a figure of a comparison.
pub(super) fn explanation(
    study: &Study,
    evaluation: &Evaluation,
    option: OptionKind,
    measure: ComparisonMeasure,
    basis: CostBasis,
) -> Result<Explanation, CommandError> {
    let comparison = evaluation.comparison(option).ok_or_else(|| CommandError {
        code: ErrorCode::NotFound,
        message: "Ops Run It is what the other options are compared with.".to_owned(),
        hint: "Choose a figure of another option.".to_owned(),
        problems: Vec::new(),
    })?;
    let money = MoneyDisplay::new(study.currency);
    let ops = evaluation.option(OptionKind::OpsRunIt);
    let other = evaluation.option(option);
    let label = option.label();
    let spending_only = basis == CostBasis::SpendingOnly;
    let totals = |what: &str, spending_only: bool, of_ops: Decimal, of_option: Decimal| {
        vec![
            total_part(
                &format!("{what} of Ops Run It"),
                OptionKind::OpsRunIt,
                spending_only,
                money.exact(of_ops),
            ),
            total_part(
                &format!("{what} of {label}"),
                option,
                spending_only,
                money.exact(of_option),
            ),
        ]
    };
    let measured =
        |measure| Some(Figure::Comparison { option: OptionId::from(option), measure, basis });
    let part = |label: &str, value: String, measure| ExplanationPart {
        label: label.to_owned(),
        value,
        figure: measured(measure),
    };
    let lost = |option: OptionKind, amount: Decimal| ExplanationPart {
        label: format!("Lost revenue of {}", option.label()),
        value: money.exact(amount),
        figure: Some(Figure::Cost(CostFigure {
            option: option.id().to_owned(),
            cost_type: Some("opportunity".to_owned()),
            ..CostFigure::default()
        })),
    };
    let lost_of = |totals: &fulcrum_model::OptionTotals| totals.total - totals.spending();
    let none = || "none".to_owned();
    let (title, value, meaning, formula, parts, notes) = match measure {
        ComparisonMeasure::Saving => {
            let [a, b] = [total(ops, basis), total(other, basis)];
            (
                "Saving",
                money.exact(a.saturating_sub(b)),
                "What the option costs less than Ops Run It over the whole horizon; negative when it costs more.",
                format!("total of Ops Run It - total of {label}"),
                totals(if spending_only { "Spending" } else { "Total" }, spending_only, a, b),
                Vec::new(),
            )
        }
        ComparisonMeasure::DiscountedSaving => (
            "Discounted saving",
            money.exact(comparison.discounted_saving),
            "The saving in today's money: each month's total times its discount factor.",
            format!("discounted total of Ops Run It - discounted total of {label}"),
            vec![
                ExplanationPart {
                    label: "Discounted total of Ops Run It".to_owned(),
                    value: money.exact(ops.discounted_total),
                    figure: None,
                },
                ExplanationPart {
                    label: format!("Discounted total of {label}"),
                    value: money.exact(other.discounted_total),
                    figure: None,
                },
            ],
            vec![format!(
                "Discount rate: {} per year; factor of month m: 1 / (1 + rate)^(m / 12).",
                fulcrum_model::display::percent(study.discount_rate, 4)
            )],
        ),
        ComparisonMeasure::Premium => (
            "Premium",
            money.exact(comparison.premium),
            "What the option spends beyond Ops Run It, as one pays for an insurance; negative when it spends less.",
            format!("spending of {label} - spending of Ops Run It"),
            totals("Spending", true, ops.spending(), other.spending()),
            Vec::new(),
        ),
        ComparisonMeasure::Cover => (
            "Cover",
            money.exact(comparison.cover),
            "The lost revenue that the option avoids against Ops Run It; negative when it loses more.",
            format!("lost revenue of Ops Run It - lost revenue of {label}"),
            vec![
                lost(OptionKind::OpsRunIt, lost_of(ops)),
                lost(option, lost_of(other)),
            ],
            vec!["The parts lead to all opportunity cost, of which lost revenue is what no treatment turns into spending.".to_owned()],
        ),
        ComparisonMeasure::CoverPerPremium => (
            "Cover for every unit of premium",
            comparison.cover_per_premium.map_or_else(none, |ratio| money.per_unit(ratio)),
            "How much lost revenue is avoided for every unit of extra spending; there is no such figure without a premium.",
            "cover / premium".to_owned(),
            vec![
                part("Cover", money.exact(comparison.cover), ComparisonMeasure::Cover),
                part("Premium", money.exact(comparison.premium), ComparisonMeasure::Premium),
            ],
            Vec::new(),
        ),
        ComparisonMeasure::BreakEven => {
            let month = pay_back(comparison, basis).break_even_month;
            let in_words = month.and_then(|month| u32::try_from(month).ok()).map_or_else(
                || "not within the horizon".to_owned(),
                |month| format!("{} (month {})", study.start.plus(month).in_words(), month + 1),
            );
            let [a, b] = [total(ops, basis), total(other, basis)];
            (
                "Break-even",
                in_words,
                "The first month from which the option's cumulative cost stays at or below that of Ops Run It to the horizon's end.",
                format!("cumulative cost of {label} <= cumulative cost of Ops Run It"),
                totals(if spending_only { "Spending" } else { "Total" }, spending_only, a, b),
                vec![format!(
                    "Largest extra funding on the way: {}.",
                    money.exact(pay_back(comparison, basis).peak_extra_funding)
                )],
            )
        }
    };
    Ok(Explanation {
        title: format!("{title}, {label} against Ops Run It"),
        value,
        meaning: meaning.to_owned(),
        formula,
        steps: Vec::new(),
        inputs: Vec::new(),
        parts_total: u32::try_from(parts.len()).unwrap_or(u32::MAX),
        parts,
        notes,
    })
}
