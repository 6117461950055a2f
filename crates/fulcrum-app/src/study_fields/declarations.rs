//! Numbers of a study that are no parameters: what a field has to know of them.

use fulcrum_model::file::{LAUNCH_LIMIT, SERVICE_LIMIT, TRIAL_LIMIT};
use fulcrum_model::parameters::{Declaration, StudyParameter};
use rust_decimal::{Decimal, dec};

use crate::incident::MOST_INCIDENT_HOURS;

const fn plain(
    id: &'static str,
    label: &'static str,
    unit: &'static str,
    maximum: Decimal,
    help: &'static str,
) -> Declaration {
    Declaration {
        id,
        label,
        unit,
        minimum: Decimal::ZERO,
        maximum,
        help,
        strength: None,
        sources: &[],
    }
}

/// Largest amount that a field takes.
const MOST_MONEY: Decimal = dec!(1_000_000_000_000_000);

/// First month in which a service runs.
pub(crate) static LAUNCH_MONTH: Declaration = plain(
    "launch_month",
    "Launch",
    "months",
    Decimal::from_parts(LAUNCH_LIMIT as u32, 0, 0, false, 0),
    "Months after the start in which the service begins to run; 0 for one that runs already.",
);
/// Revenue of the organisation in a year.
pub(super) static ANNUAL_REVENUE: Declaration = plain(
    "annual_revenue",
    "Annual revenue",
    "money/year",
    MOST_MONEY,
    "Revenue of the organisation in a year. It serves for plausibility warnings only.",
);
/// From which loss on an incident is a high or medium one.
pub(super) static LOSS_THRESHOLD: Declaration = plain(
    "loss_threshold",
    "Loss of an incident",
    "money/incident",
    MOST_MONEY,
    "An incident that loses this much or more counts as one of this size.",
);
/// What must not be passed.
pub(crate) static TOLERANCE: Declaration = plain(
    "tolerance",
    "Tolerance",
    "money",
    MOST_MONEY,
    "An amount that a future must not cost more than.",
);
/// How long an incident in progress is expected to last.
pub(crate) static INCIDENT_HOURS: Declaration = plain(
    "incident_hours",
    "Expected to restore in",
    "hours",
    MOST_INCIDENT_HOURS,
    "Hours from now until the service is expected to be restored.",
);
/// Names the random numbers.
pub(super) static SEED: Declaration = plain(
    "seed",
    "Seed",
    "",
    dec!(18_446_744_073_709_551_615),
    "The same seed gives the same random numbers.",
);
/// A number of teams or services.
pub(crate) static COUNT: Declaration =
    plain("count", "Count", "", Decimal::from_parts(SERVICE_LIMIT as u32, 0, 0, false, 0), "");
/// How many futures are simulated.
pub(super) static TRIALS: Declaration = Declaration {
    minimum: Decimal::ONE,
    ..plain(
        "trials",
        "Trials",
        "trials",
        Decimal::from_parts(TRIAL_LIMIT as u32, 0, 0, false, 0),
        "How many futures are simulated.",
    )
};
/// Multiplier of exposure in a calendar month.
pub(crate) static SEASON: Declaration = plain(
    "season",
    "Exposure by calendar month",
    "times the usual",
    dec!(1000),
    "How much is at stake in this calendar month against a usual one.",
);
/// Largest exposure of a band.
pub(crate) static BAND_LIMIT: Declaration = plain(
    "up_to",
    "Exposure band, up to",
    "money/hour",
    MOST_MONEY,
    "Largest exposure in an hour of the services in this band.",
);

/// Whether the number is a whole one. A study file has it as a JSON number.
pub(crate) fn is_whole_number(declaration: &Declaration) -> bool {
    [&COUNT, &LAUNCH_MONTH, &SEED, &TRIALS, StudyParameter::HorizonMonths.declaration()]
        .into_iter()
        .any(|whole| whole == declaration)
}
