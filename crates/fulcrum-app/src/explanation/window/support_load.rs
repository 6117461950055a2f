//! How busy application support is.

use fulcrum_model::display;
use fulcrum_model::explain::{Observation, explain_observation};
use fulcrum_model::{Evaluation, OptionKind, Study};

use super::{DEPTH, inputs, steps};
use crate::contract::{CommandError, Explanation, ExplanationPart};

/// Explains the load of application support in the month in which it is largest.
///
/// # Errors
///
/// When it is too large for an exact figure.
pub(super) fn explanation(
    study: &Study,
    evaluation: &Evaluation,
    option: OptionKind,
) -> Result<Explanation, CommandError> {
    let loads = &evaluation.option(option).support_load_by_month;
    // of equal ones the first
    let most = loads
        .iter()
        .enumerate()
        .max_by(|(a, one), (b, other)| one.cmp(other).then(b.cmp(a)))
        .map_or(0, |(month, _)| month);
    let name = |month: usize| study.start.plus(u32::try_from(month).unwrap_or(u32::MAX)).in_words();
    let by_month = loads.iter().enumerate().map(|(month, load)| ExplanationPart {
        label: name(month),
        value: display::percent(*load, 2),
        figure: None,
    });
    let base = Explanation {
        title: format!("Load of application support, {}", option.label()),
        value: loads.get(most).map_or_else(|| "none".to_owned(), |load| display::percent(*load, 2)),
        meaning: format!(
            "Hours that incidents, deployments and toil ask of application support, over the hours in which it can work, in the month in which that is most: {}. Above 85 % work waits long; at 100 % it cannot be done.",
            name(most)
        ),
        related: by_month.collect(),
        ..Explanation::default()
    };
    let found = explain_observation(study, Observation::SupportLoad, option, most, DEPTH)?;
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
