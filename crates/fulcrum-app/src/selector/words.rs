//! What the selector does, in words.

use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::selector::{ExposureRange, Placement, Reason};
use fulcrum_model::{Currency, FeatureDemand, OperatingModel, Study};
use rust_decimal::Decimal;

use crate::number_entry::value_text;

/// The exposures that ask for a target: `$7K to $250K`; `None` when a service has it only by
/// choice.
pub(crate) fn exposures_in_words(ranges: &[ExposureRange], currency: Currency) -> Option<String> {
    let words: Vec<_> = ranges.iter().map(|range| in_words(range, currency)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// A range of exposure: `up to $7.0K`, `$7.0K to $250K`, `above $250K`.
fn in_words(range: &ExposureRange, currency: Currency) -> String {
    let limit = |amount| exposure_text(amount, currency);
    match (range.above, range.is_highest) {
        (None, true) => "any".to_owned(),
        (None, false) => format!("up to {}", limit(range.up_to)),
        (Some(above), true) => format!("above {}", limit(above)),
        (Some(above), false) => format!("{} to {}", limit(above), limit(range.up_to)),
    }
}

/// An exposure in full: a rounded one could seem to lie in another band.
fn exposure_text(amount: Decimal, currency: Currency) -> String {
    value_text(amount, ServiceParameter::ExposurePerHour.declaration(), currency)
}

/// Why the selector picks the model of a service, and whether the study follows it.
pub(crate) fn reason(study: &Study, placement: &Placement) -> String {
    let target = placement.target.label();
    let exposure = exposure_text(placement.exposure, study.currency);
    let by_exposure = placement.exposure_target.label();
    let origin = match (placement.is_target_chosen, placement.target == placement.exposure_target) {
        (false, _) => format!("its exposure of {exposure} an hour asks for {target}"),
        (true, true) => {
            format!("{target} is chosen, as its exposure of {exposure} an hour asks for")
        }
        (true, false) => format!(
            "{target} is chosen, where its exposure of {exposure} an hour asks for {by_exposure}"
        ),
    };
    let deployments = match placement.demand {
        FeatureDemand::VeryHigh => "deployments daily or more often".to_owned(),
        demand => format!("{} deployments", demand.deployment_target()),
    };
    let picked = placement.recommended.label();
    let why = match placement.reason {
        Reason::AvailabilityAndDemand => {
            format!("both that target and {deployments} need {picked}")
        }
        Reason::Availability => format!("that target needs {picked}"),
        Reason::Demand => format!("{deployments} need {picked}"),
        Reason::Neither => format!(
            "neither that target nor {deployments} need {}, so {picked}",
            OperatingModel::YouBuildItYouRunIt.label()
        ),
    };
    let hybrid = placement.hybrid_model.label();
    let followed =
        match (placement.is_model_chosen, placement.hybrid_model == placement.recommended) {
            (false, _) => String::new(),
            (true, true) => " The study chooses the same.".to_owned(),
            (true, false) => format!(" The study chooses {hybrid} instead."),
        };
    format!("{origin}; {why}.{followed}")
}

/// A text that begins a sentence.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
