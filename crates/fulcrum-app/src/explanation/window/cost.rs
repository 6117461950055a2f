//! Sums of postings, and single postings with their formula.

use fulcrum_model::Study;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::explain::{Origin, PostingFormula, SERVICE_MONTH_LIMIT};

use super::{DEPTH, PARTS_SHOWN, STEPS_SHOWN, figure, inputs, steps};
use crate::contract::{CommandError, CostFigure, Explanation, ExplanationPart};
use crate::explanation::{ExplainedFigure, FigureQuery, explain_figure};

/// Explains the sum of some postings.
pub(super) fn explanation(study: &Study, cost: &CostFigure) -> Result<Explanation, CommandError> {
    let explained = explain_figure(study, &FigureQuery::from(cost), DEPTH)?;
    let money = MoneyDisplay::new(study.currency);
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
        meaning: String::new(),
        formula: String::new(),
        steps: Vec::new(),
        inputs,
        parts: Vec::new(),
        parts_total: 0,
        notes,
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
        steps: steps(posting),
        notes,
        ..base
    }
}
