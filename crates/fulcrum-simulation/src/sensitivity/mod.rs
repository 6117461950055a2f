//! Sensitivity of the discounted saving (reference, section 12): how far each estimate moves it, at
//! which value of each the preferred option changes, which share of its variance each explains, and
//! what it would be worth to know before deciding.

mod bracket;
mod draws;
mod given_trials;
mod information;
mod slices;
mod switching;
mod tornado;
mod value_pairs;
mod variance;

pub use given_trials::{FEWEST_TRIALS, GivenTrials, GroupShare, Influence};
pub use information::{InformationValue, value_of_everything};
pub use slices::{Slices, TrialAmounts};
pub use switching::{Switch, SwitchingValue, SwitchingValues, switching_values};
pub use tornado::{Tornado, TornadoBar, tornado};
pub use value_pairs::{Cheapest, ValuesTried, cheapest_over_two};
pub use variance::VarianceShare;

use fulcrum_model::{Study, StudyValue};

use crate::changed_costs::{is_whole, values_of_services};

/// Services whose estimates are varied; of a larger study, those that may lose most in an hour.
pub const SERVICES_VARIED: usize = 200;

/// The estimates that are ranges, in the order of the study: what trials draw. Of a study with more
/// than [`SERVICES_VARIED`] services, those of the services that may lose most in an hour.
pub fn ranged_estimates(study: &Study) -> impl Iterator<Item = StudyValue<'_>> {
    values_of_services(study, SERVICES_VARIED)
        .filter(|value| value.estimate.low() < value.estimate.high() && !is_whole(value))
}
