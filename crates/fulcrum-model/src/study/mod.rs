//! A study: services, parameters and settings, as read and validated.

mod month;
pub(crate) mod rules;
mod service;
mod values;

use std::collections::BTreeMap;

pub use month::YearMonth;
pub use service::Service;
pub use values::{StudyValue, ValueOwner};

use rust_decimal::Decimal;

use crate::adjustments::{Adjustment, Effect};
use crate::parameters::{ModelParameter, OrganisationParameter};
use crate::{
    AvailabilityTarget, Confidence, Currency, Estimate, Lens, OperatingModel, OutOfHoursPolicy,
    Treatment, TreatmentPolicy,
};

/// A valid study. It is made by [`crate::file::read_study`] only, which checks every rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Its name.
    pub name: String,
    /// Currency of every amount.
    pub currency: Currency,
    /// Calendar month of month 0.
    pub start: YearMonth,
    /// Months compared, 1 to 120.
    pub horizon_months: u32,
    /// Discount rate per year.
    pub discount_rate: Decimal,
    /// Office hours a day, five days a week.
    pub working_hours_per_day: Decimal,
    /// Who has an out-of-hours schedule under You Build It You Run It.
    pub out_of_hours_policy: OutOfHoursPolicy,
    /// Which Ops Run It is weighed.
    pub lens: Lens,
    /// What the lens sets, before any adjustment.
    pub lens_effects: Vec<Effect>,
    /// How run work of product teams is treated.
    pub treatment_policy: TreatmentPolicy,
    /// Multipliers of exposure by calendar month, January first.
    pub season: [Decimal; 12],
    /// The organisation's revenue in a year, for plausibility warnings.
    pub annual_revenue: Option<Decimal>,
    /// Parameters that hold for both models, by [`OrganisationParameter::index`].
    pub organisation: [Estimate; OrganisationParameter::COUNT],
    /// Parameters of each model, by [`OperatingModel::index`] and [`ModelParameter::index`].
    pub models: [[Estimate; ModelParameter::COUNT]; 2],
    /// Exposure bands and incident loss thresholds.
    pub bands: Bands,
    /// The services, in the file's order.
    pub services: Vec<Service>,
    /// Active countermeasures and pitfalls, in the file's order.
    pub adjustments: Vec<Adjustment>,
    /// Treatments that the user set, before the policy.
    pub treatments: Vec<TreatmentChoice>,
    /// How to simulate.
    pub simulation: SimulationSettings,
    /// Where values come from, by the path of the value.
    pub evidence: BTreeMap<String, Evidence>,
    /// Named variants.
    pub scenarios: Vec<Scenario>,
}

impl Study {
    /// Multiplier of exposure in a month of the study, counted from 0.
    #[must_use]
    pub fn season_in(&self, month: u32) -> Decimal {
        self.season[self.start.plus(month).calendar_index()]
    }

    /// The estimate of an organisation parameter.
    #[must_use]
    pub fn organisation(&self, parameter: OrganisationParameter) -> Estimate {
        self.organisation[parameter.index()]
    }

    /// The estimate of a parameter under `model`, before lens and adjustments.
    #[must_use]
    pub fn model(&self, model: OperatingModel, parameter: ModelParameter) -> Estimate {
        self.models[model.index()][parameter.index()]
    }
}

/// Thresholds that turn money into choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Exposure bands, strictly ascending, at least one.
    pub exposure: Vec<ExposureBand>,
    /// An incident that loses this much or more is a high loss.
    pub high_loss_from: Decimal,
    /// An incident that loses this much or more is a medium loss.
    pub medium_loss_from: Decimal,
}

impl Default for Bands {
    /// The playbook's bands and thresholds.
    fn default() -> Self {
        use rust_decimal::dec;
        let band = |up_to, availability_target| ExposureBand { up_to, availability_target };
        Self {
            exposure: vec![
                band(dec!(7_000), AvailabilityTarget::P95),
                band(dec!(250_000), AvailabilityTarget::P99),
                band(dec!(800_000), AvailabilityTarget::P999),
            ],
            high_loss_from: dec!(100_000),
            medium_loss_from: dec!(10_000),
        }
    }
}

/// Services that may lose up to an amount in an hour, and the availability they get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExposureBand {
    /// Largest exposure of the band, money per hour.
    pub up_to: Decimal,
    /// Target of its services.
    pub availability_target: AvailabilityTarget,
}

/// A treatment that the user set for a line under a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreatmentChoice {
    /// Id of the line, or of the adjustment that posts it.
    pub line: String,
    /// Under which model.
    pub model: OperatingModel,
    /// The treatment.
    pub treatment: Treatment,
}

/// How to simulate a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimulationSettings {
    /// Names the random numbers.
    pub seed: u64,
    /// How many futures.
    pub trials: u32,
    /// Whether incidents vary by chance.
    pub chance: bool,
}

impl Default for SimulationSettings {
    fn default() -> Self {
        Self { seed: 1, trials: 10_000, chance: true }
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Publication, report or person.
    pub source: String,
    /// Who answers for it.
    pub owner: String,
    /// How far it can be relied on.
    pub confidence: Confidence,
    /// Anything else.
    pub note: String,
}

/// A named variant of the study: differences only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}
