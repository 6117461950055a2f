//! The uncertainty: what names a run. Its futures are simulated when the page asks for them.

use fulcrum_model::Study;
use fulcrum_model::display;
use fulcrum_model::scenarios::Setting;

use crate::contract::UncertaintyScreen;
use crate::number_entry::NumberStyle;
use crate::study_fields::{FieldValue, StudyField};

/// The screen of a study.
pub(crate) fn screen(study: &Study, style: NumberStyle) -> UncertaintyScreen {
    let field = |setting: Setting| StudyField::at(study, setting.id());
    let text =
        |setting| field(setting).map(|field| field.text(study.currency, style)).unwrap_or_default();
    let trials = match field(Setting::SimulationTrials).map(|field| field.value) {
        Some(FieldValue::Number(_, declared)) => format!(
            "from {} to {}",
            display::number(declared.minimum, 0),
            display::number(declared.maximum, 0)
        ),
        _ => String::new(),
    };
    UncertaintyScreen {
        trials: text(Setting::SimulationTrials),
        trials_note: trials,
        seed: text(Setting::SimulationSeed),
        seed_note: match field(Setting::SimulationSeed).map(|field| field.value) {
            Some(FieldValue::Number(_, declared)) => declared.help.to_owned(),
            _ => String::new(),
        },
        chance: study.simulation.chance,
    }
}
