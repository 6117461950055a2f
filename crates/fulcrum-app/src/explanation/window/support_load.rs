//! How busy application support is.

use fulcrum_model::display;
use fulcrum_model::explain::{Observation, explain_observation};
use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::Decimal;

use super::{DEPTH, inputs, steps};
use crate::charts::SHOWN;
use crate::contract::{CommandError, Explanation, ExplanationPart, Figure};
use crate::session::not_found;

/// Explains the load of application support in a month, or in the one in which it is largest.
///
/// # Errors
///
/// When it is too large for an exact figure, or the study has no such month.
pub(super) fn explanation(
    study: &Study,
    evaluation: &Evaluation,
    option: OptionKind,
    month: Option<u32>,
) -> Result<Explanation, CommandError> {
    let loads = &evaluation.option(option).support_load_by_month;
    let name = |month: usize| study.start.plus(u32::try_from(month).unwrap_or(u32::MAX)).in_words();
    let (at, related, when) = match month {
        Some(month) => {
            let at = month as usize;
            if at >= loads.len() {
                return Err(not_found(format!("The study has no month {}.", u64::from(month) + 1)));
            }
            (at, other_options(evaluation, option, month), format!("in {}", name(at)))
        }
        None => {
            let most = busiest(loads);
            let by_month = loads.iter().enumerate().map(|(month, load)| ExplanationPart {
                label: name(month),
                value: display::percent(*load, 2),
                figure: None,
            });
            let when = format!("in the month in which that is most: {}", name(most));
            (most, by_month.collect(), when)
        }
    };
    let title = format!("Load of application support, {}", option.label());
    let base = Explanation {
        title: if month.is_some() { format!("{title}, {}", name(at)) } else { title },
        value: loads.get(at).map_or_else(|| "none".to_owned(), |load| display::percent(*load, 2)),
        meaning: format!(
            "Hours that incidents, deployments and toil ask of application support, over the hours in which it can work, {when}. Above 85 % work waits long; at 100 % it cannot be done."
        ),
        related,
        ..Explanation::default()
    };
    let found = explain_observation(study, Observation::SupportLoad, option, at, DEPTH)?;
    Ok(match found {
        None => base,
        Some(found) => Explanation {
            formula: format!("{} = {}", found.formula.names, found.formula.readable),
            steps: steps(&found.steps),
            inputs: inputs(study, &found.inputs).0,
            ..base
        },
    })
}

/// The month of the largest load; of equal ones the first.
fn busiest(loads: &[Decimal]) -> usize {
    loads
        .iter()
        .enumerate()
        .max_by(|(a, one), (b, other)| one.cmp(other).then(b.cmp(a)))
        .map_or(0, |(month, _)| month)
}

/// What is asked of application support in the same month in the other options that need it.
fn other_options(evaluation: &Evaluation, option: OptionKind, month: u32) -> Vec<ExplanationPart> {
    let others = SHOWN.into_iter().filter(|other| *other != option);
    let needing = others.filter_map(|other| {
        let load = *evaluation.option(other).support_load_by_month.get(month as usize)?;
        (!load.is_zero()).then(|| ExplanationPart {
            label: other.label().to_owned(),
            value: display::percent(load, 2),
            figure: Some(Figure::SupportLoad { option: other.into(), month: Some(month) }),
        })
    });
    needing.collect()
}
