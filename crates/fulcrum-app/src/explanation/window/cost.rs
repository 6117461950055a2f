//! Sums of postings, and single postings with their formula.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::explain::{ExplainError, Origin, PostingFormula, SERVICE_MONTH_LIMIT};
use fulcrum_model::{Evaluation, OptionKind, Study, cumulative};
use rust_decimal::Decimal;

use super::{DEPTH, PARTS_SHOWN, STEPS_SHOWN, figure, inputs, steps};
use crate::charts::SHOWN;
use crate::contract::{CommandError, CostBasis, CostFigure, Explanation, ExplanationPart, Figure};
use crate::explanation::{
    ExplainedFigure, ExplanationError, FigureQuery, explain_figure, words_of_query,
};
use crate::figures::{cost_in, cost_until};
use crate::session::not_found;

/// Explains the sum of some postings.
pub(super) fn explanation(study: &Study, cost: &CostFigure) -> Result<Explanation, CommandError> {
    let money = MoneyDisplay::new(study.currency);
    let query = FigureQuery::from(cost);
    let explained = match explain_figure(study, &query, DEPTH) {
        // where nothing runs yet, or costs anything, it comes to nothing
        Err(ExplanationError::Explain(ExplainError::NothingPosted)) => {
            return Ok(Explanation {
                title: words_of_query(&query, study)?,
                value: money.exact(Decimal::ZERO),
                meaning: "Nothing is posted there.".to_owned(),
                ..Explanation::default()
            });
        }
        explained => explained?,
    };
    let found = &explained.explanation;
    let mut notes = Vec::new();
    let (inputs, more_inputs) = inputs(study, found.inputs.as_deref().unwrap_or_default());
    if more_inputs > 0 {
        notes.push(format!("{more_inputs} more inputs count; each part lists its own."));
    }
    if found.inputs.is_none() {
        notes.push(format!(
            "Inputs are listed for figures of at most {} months of services; each part has its own.",
            display::number(SERVICE_MONTH_LIMIT.into(), 0)
        ));
    }
    let base = Explanation {
        title: explained.title(),
        value: money.exact(found.amount),
        inputs,
        notes,
        ..Explanation::default()
    };
    Ok(match &found.origin {
        Origin::Posting(posting) => of_a_posting(&explained, posting, base, &money),
        Origin::Sum(terms) => Explanation {
            meaning: format!(
                "The sum of {}, each rounded once to the smallest unit of {}.",
                display::counted(found.postings, "posting"),
                study.currency
            ),
            parts: terms
                .iter()
                .take(PARTS_SHOWN)
                .map(|term| ExplanationPart {
                    label: term.label.clone(),
                    value: money.exact(term.amount),
                    figure: Some(figure(&term.filter, study, &explained.plan)),
                })
                .collect(),
            parts_total: u32::try_from(terms.len()).unwrap_or(u32::MAX),
            ..base
        },
    })
}

fn of_a_posting(
    explained: &ExplainedFigure<'_>,
    posting: &PostingFormula,
    base: Explanation,
    money: &MoneyDisplay,
) -> Explanation {
    let posted = &posting.posting;
    let plan = &explained.plan;
    let mut notes = base.notes;
    let left_out = posting.steps_left_out + posting.steps.len().saturating_sub(STEPS_SHOWN);
    if left_out > 0 {
        notes.push(format!(
            "{left_out} more quantities further down are not listed; \"fulcrum explain\" writes them out."
        ));
    }
    Explanation {
        meaning: format!(
            "One posting of {}: {}, {}, treated as {}. It is caused by {}.",
            plan.line_label(posted.line),
            posted.axis.label().to_lowercase(),
            posted.cost_type.label().to_lowercase(),
            posted.treatment.label().to_lowercase(),
            posted.model.label(),
        ),
        formula: format!(
            "{} = {} = {}",
            posting.formula.names,
            posting.formula.readable,
            money.exact(posted.amount)
        ),
        steps: steps(&posting.steps),
        notes,
        ..base
    }
}

/// What each option has cost by the end of a month.
pub(super) fn until_month(
    study: &Study,
    evaluation: &Evaluation,
    month: u32,
    basis: CostBasis,
) -> Result<Explanation, CommandError> {
    let amounts = SHOWN.map(|option| {
        let totals = evaluation.option(option);
        match basis {
            CostBasis::AllCosts => totals.cumulative_by_month(),
            CostBasis::SpendingOnly => cumulative(&totals.spending_by_month()),
        }
    });
    let found = of_all_options(study, month, &amounts, |option| cost_until(option, month, basis))?;
    Ok(Explanation {
        title: format!(
            "{} by the end of {}",
            counted_in_words(basis),
            month_in_words(study, month)
        ),
        meaning: "What each option has cost from the start to the end of this month.".to_owned(),
        ..found
    })
}

/// What each option costs in a month.
pub(super) fn in_month(
    study: &Study,
    evaluation: &Evaluation,
    month: u32,
    basis: CostBasis,
) -> Result<Explanation, CommandError> {
    let amounts = SHOWN.map(|option| {
        let totals = evaluation.option(option);
        match basis {
            CostBasis::AllCosts => totals.by_month.clone(),
            CostBasis::SpendingOnly => totals.spending_by_month(),
        }
    });
    let found = of_all_options(study, month, &amounts, |option| cost_in(option, month, basis))?;
    Ok(Explanation {
        title: format!("{} in {}", counted_in_words(basis), month_in_words(study, month)),
        meaning: "What each option costs in this month alone.".to_owned(),
        ..found
    })
}

/// The amount of each option in a month, each of which can be explained.
fn of_all_options(
    study: &Study,
    month: u32,
    amounts: &[Vec<Decimal>; SHOWN.len()],
    figure: impl Fn(OptionKind) -> Figure,
) -> Result<Explanation, CommandError> {
    let money = MoneyDisplay::new(study.currency);
    let beyond = || not_found(format!("The study has no month {}.", u64::from(month) + 1));
    let mut related = Vec::with_capacity(SHOWN.len());
    let mut words = Vec::with_capacity(SHOWN.len());
    for (option, by_month) in SHOWN.into_iter().zip(amounts) {
        let amount = *by_month.get(month as usize).ok_or_else(beyond)?;
        words.push(money.short(amount));
        related.push(ExplanationPart {
            label: option.label().to_owned(),
            value: money.exact(amount),
            figure: Some(figure(option)),
        });
    }
    Ok(Explanation { value: words.join(" \u{b7} "), related, ..Explanation::default() })
}

const fn counted_in_words(basis: CostBasis) -> &'static str {
    match basis {
        CostBasis::AllCosts => "Cost",
        CostBasis::SpendingOnly => "Spending",
    }
}

/// `December 2027 (month 12)`.
fn month_in_words(study: &Study, month: u32) -> String {
    format!("{} (month {})", study.start.plus(month).in_words(), u64::from(month) + 1)
}
