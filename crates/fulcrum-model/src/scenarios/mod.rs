//! What a scenario changes, and what each of its changes moves.
//!
//! [`differences`] compares two studies of the same services by what their values mean, and
//! [`ScenarioDifferences`] puts them into the order of a scenario's changes. [`Attribution`] shares
//! the change of each option's total among them, so that the parts add up exactly.

mod adjustments;
mod attribution;
mod differences;
mod mixture;
mod places;
mod services;
mod settings;
mod shapley;

pub use attribution::{
    Amounts, Attribution, AttributionMethod, CUMULATIVE_LIMIT, Grouping, Part, SERVICE_MONTH_LIMIT,
    SHAPLEY_LIMIT,
};
pub(crate) use differences::path_and_sections;
pub use differences::{Difference, ScenarioDifferences, differences};
pub use mixture::mixture;
pub use places::{Place, Value};
pub use services::ServiceField;
pub use settings::Setting;
