//! What differs between two studies whose figures are compared, as inputs.

use fulcrum_model::adjustments::effective_parameters;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::scenarios::{Difference, differences};
use fulcrum_model::{Estimate, OperatingModel, Study};
use rust_decimal::Decimal;

use crate::assumptions::{evidence, label_in_context};
use crate::contract::{EvidenceMark, ExplanationInput};
use crate::number_entry::NumberStyle;
use crate::scenarios::{label_in_words, place_value_in_words};
use crate::value_words::estimate_in_words;

/// The values that differ between two studies: first those that were changed, then what lens,
/// countermeasures and pitfalls make another of without a change of its own.
pub(super) fn changed_inputs(before: &Study, after: &Study) -> Vec<ExplanationInput> {
    let mut inputs: Vec<ExplanationInput> =
        differences(before, after).iter().map(|d| changed(before, after, d)).collect();
    let in_effect = in_effect(before, after);
    inputs.extend(in_effect.into_iter().filter(|input| !input.path.is_empty()));
    let mut known = std::collections::BTreeSet::new();
    inputs.retain(|input| known.insert(input.path.clone()));
    inputs
}

fn changed(before: &Study, after: &Study, difference: &Difference) -> ExplanationInput {
    let place = &difference.place;
    let was = place_value_in_words(place, &difference.base, before);
    let is = place_value_in_words(place, &difference.scenario, after);
    let path = place.path();
    let (mark, source) = of_value(after, &path);
    ExplanationInput {
        label: label_in_words(difference),
        value: format!("{was} \u{2192} {is}"),
        changed_by: String::new(),
        evidence: mark,
        source,
        path,
    }
}

/// Parameters that count with another value.
fn in_effect(before: &Study, after: &Study) -> Vec<ExplanationInput> {
    let (was, is) = (effective_parameters(before), effective_parameters(after));
    let organisation = OrganisationParameter::ALL.into_iter().map(|p| {
        let path = format!("organisation.{}", p.declaration().id);
        (path, was.organisation[p.index()], is.organisation[p.index()])
    });
    let models = OperatingModel::ALL.into_iter().flat_map(|model| {
        let (was, is) = (&was.models[model.index()], &is.models[model.index()]);
        ModelParameter::ALL.into_iter().map(move |p| {
            let path = format!("models.{}.{}", model.id(), p.declaration().id);
            (path, was[p.index()], is[p.index()])
        })
    });
    let mut inputs: Vec<ExplanationInput> = organisation
        .chain(models)
        .filter(|(_, was, is)| was.likely() != is.likely())
        .filter_map(|(path, was, is)| parameter(after, path, was.likely(), is.likely()))
        .collect();
    let setting = |path: &str, label: &str, was: String, is: String| ExplanationInput {
        path: path.to_owned(),
        label: label.to_owned(),
        value: format!("{was} \u{2192} {is}"),
        changed_by: String::new(),
        evidence: EvidenceMark::Default,
        source: "A setting".to_owned(),
    };
    if was.out_of_hours_policy != is.out_of_hours_policy {
        inputs.push(setting(
            "out_of_hours_policy",
            "Out-of-hours schedules",
            was.out_of_hours_policy.label().to_lowercase(),
            is.out_of_hours_policy.label().to_lowercase(),
        ));
    }
    if was.level_3_callout_paid != is.level_3_callout_paid {
        let paid = |paid: bool| if paid { "paid" } else { "not paid" }.to_owned();
        let (was, is) = (paid(was.level_3_callout_paid), paid(is.level_3_callout_paid));
        inputs.push(setting("adjustments", "Level 3 callouts", was, is));
    }
    inputs
}

fn parameter(study: &Study, path: String, was: Decimal, is: Decimal) -> Option<ExplanationInput> {
    let value = study.value_at(&path)?;
    let words = |likely: Decimal| {
        let likely = Estimate::Fixed(likely.normalize());
        estimate_in_words(likely, value.declaration, study.currency, NumberStyle::APPLICATION)
    };
    let own = value.estimate.likely();
    let changed_by = if own == is {
        String::new()
    } else {
        format!("{} in the study; lens, countermeasures and pitfalls do the rest", words(own))
    };
    let (evidence, source) = evidence(study, &value);
    Some(ExplanationInput {
        label: label_in_context(&value),
        value: format!("{} \u{2192} {}", words(was), words(is)),
        changed_by,
        evidence,
        source,
        path,
    })
}

fn of_value(study: &Study, path: &str) -> (EvidenceMark, String) {
    study
        .value_at(path)
        .map(|value| evidence(study, &value))
        .unwrap_or_else(|| (EvidenceMark::Default, "A setting".to_owned()))
}
