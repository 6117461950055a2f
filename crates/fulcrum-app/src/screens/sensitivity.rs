//! The sensitivity: what it is of. It is worked out when the page asks for it.

use fulcrum_model::display;
use fulcrum_model::{Estimate, Study, StudyValue};

use crate::contract::SensitivityScreen;

/// The screen of a study, before its sensitivity is worked out.
pub(crate) fn screen(study: &Study) -> SensitivityScreen {
    let is_range = |value: &StudyValue<'_>| matches!(value.estimate, Estimate::Range { low, high, .. } if low < high);
    let (values, ranges) = study.values().fold((0, 0), |(values, ranges), value| {
        (values + 1, ranges + usize::from(is_range(&value)))
    });
    let values = format!(
        "{}, {} of them given as ranges",
        display::counted(values, "value"),
        display::number(ranges.into(), 0)
    );
    SensitivityScreen { values }
}
