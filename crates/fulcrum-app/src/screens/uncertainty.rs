//! The uncertainty: what names a run. Its futures are simulated when the page asks for them.

use fulcrum_model::Study;
use fulcrum_model::scenarios::Setting;

use crate::contract::UncertaintyScreen;
use crate::number_entry::NumberStyle;
use crate::study_fields::{FieldValue, StudyField};

/// The screen of a study.
pub(crate) fn screen(study: &Study, style: NumberStyle) -> UncertaintyScreen {
    let field = |setting: Setting| StudyField::at(study, setting.id());
    let text =
        |setting| field(setting).map(|field| field.text(study.currency, style)).unwrap_or_default();
    let bounds = |setting| match field(setting).map(|field| field.value) {
        Some(FieldValue::Number(_, declaration)) => declaration.bounds_in_words(),
        _ => String::new(),
    };
    UncertaintyScreen {
        trials: text(Setting::SimulationTrials),
        trials_bounds: bounds(Setting::SimulationTrials),
        seed: text(Setting::SimulationSeed),
        seed_bounds: bounds(Setting::SimulationSeed),
        chance: study.simulation.chance,
    }
}
