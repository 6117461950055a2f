//! The names of inputs. They are made of the program's own ids and of positions, so that no text of a
//! study stands in a formula.

use fulcrum_model::Study;
use fulcrum_model::explain::InputSource;
use fulcrum_model::parameters::StudyParameter;

use super::layout::prefix;

/// The name of the cell that an input has its value in.
pub(super) fn input_name(source: InputSource, study: &Study) -> String {
    match source {
        InputSource::DaysPerMonth => "days_per_month".to_owned(),
        InputSource::WorkingHoursPerDay => study_name(StudyParameter::WorkingHoursPerDay),
        InputSource::Season(month) => season_name(study.start.plus(month).calendar_index()),
        InputSource::Organisation(p) => p.declaration().id.to_owned(),
        InputSource::Model(model, p) => format!("{}_{}", prefix(model), p.declaration().id),
        InputSource::OwnModel(model, p) => {
            format!("{}_{}_before_adjustments", prefix(model), p.declaration().id)
        }
        InputSource::Service(index, p) => format!("service_{}_{}", index + 1, p.declaration().id),
        InputSource::ExtraLine(adjustment, line) => {
            format!("extra_cost_{}_{}", adjustment + 1, line + 1)
        }
    }
}

/// The name of a number that holds for the whole study.
pub(super) fn study_name(parameter: StudyParameter) -> String {
    parameter.declaration().id.to_owned()
}

/// The name of the season of a calendar month, 0 for January.
pub(super) fn season_name(calendar_index: usize) -> String {
    format!("season_{}", calendar_index + 1)
}
