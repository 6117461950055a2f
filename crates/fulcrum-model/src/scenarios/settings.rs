//! Settings of a study: what it holds besides parameters, services and adjustments.

use super::Value;
use crate::parameters::{Declaration, StudyParameter};
use crate::vocabulary::vocabulary;
use crate::{Estimate, Study};

vocabulary! {
    /// A setting of a study. Its id is its path.
    Setting {
        /// Name of the study.
        Name = "name", "Name of the study";
        /// Currency of every amount.
        Currency = "currency", "Currency";
        /// Calendar month of month 0.
        Start = "start", "First month";
        /// Months compared.
        HorizonMonths = "horizon_months", "Horizon";
        /// Discount rate per year.
        DiscountRate = "discount_rate", "Discount rate";
        /// Office hours a day.
        WorkingHoursPerDay = "working_hours_per_day", "Working hours per day";
        /// Who has an out-of-hours schedule under You Build It You Run It.
        OutOfHoursPolicy = "out_of_hours_policy", "Out-of-hours schedules";
        /// Which Ops Run It is weighed.
        Lens = "lens", "Ops Run It as weighed";
        /// How run work of product teams is treated.
        TreatmentPolicy = "treatment_policy", "Treatment of run work";
        /// Multipliers of exposure by calendar month.
        Season = "season", "Exposure by calendar month";
        /// Revenue of the organisation in a year.
        AnnualRevenue = "annual_revenue", "Annual revenue";
        /// Which exposure gets which availability target.
        ExposureBands = "bands.exposure", "Exposure bands";
        /// From which loss on an incident is a high loss.
        HighLossFrom = "bands.incident_loss.high_from", "High loss of an incident, from";
        /// From which loss on an incident is a medium loss.
        MediumLossFrom = "bands.incident_loss.medium_from", "Medium loss of an incident, from";
        /// Names the random numbers of a simulation.
        SimulationSeed = "simulation.seed", "Seed of the simulation";
        /// How many futures are simulated.
        SimulationTrials = "simulation.trials", "Trials of the simulation";
        /// Whether simulated incidents vary by chance.
        SimulationChance = "simulation.chance", "Chance in the simulation";
    }
}

impl Setting {
    /// What was declared of it, when it is a study parameter.
    #[must_use]
    pub fn declaration(self) -> Option<&'static Declaration> {
        StudyParameter::from_id(self.id()).map(StudyParameter::declaration)
    }

    /// Its value in a study.
    #[must_use]
    pub fn value(self, study: &Study) -> Value {
        let simulation = &study.simulation;
        match self {
            Self::Name => Value::Text(study.name.clone()),
            Self::Currency => Value::Word(study.currency.code()),
            Self::Start => Value::Month(study.start),
            Self::HorizonMonths => Value::Estimate(Estimate::Fixed(study.horizon_months.into())),
            Self::DiscountRate => Value::Estimate(Estimate::Fixed(study.discount_rate)),
            Self::WorkingHoursPerDay => {
                Value::Estimate(Estimate::Fixed(study.working_hours_per_day))
            }
            Self::OutOfHoursPolicy => Value::Word(study.out_of_hours_policy.label()),
            Self::Lens => Value::Word(study.lens.label()),
            Self::TreatmentPolicy => Value::Word(study.treatment_policy.label()),
            Self::Season => Value::Multipliers(study.season),
            Self::AnnualRevenue => study.annual_revenue.map_or(Value::Word("none"), Value::Amount),
            Self::ExposureBands => Value::Bands(study.bands.exposure.clone()),
            Self::HighLossFrom => Value::Amount(study.bands.high_loss_from),
            Self::MediumLossFrom => Value::Amount(study.bands.medium_loss_from),
            Self::SimulationSeed => Value::Count(simulation.seed),
            Self::SimulationTrials => Value::Count(simulation.trials.into()),
            Self::SimulationChance => Value::Switch(simulation.chance),
        }
    }

    /// Gives `study` the value that it has in `other`.
    pub(super) fn adopt(self, study: &mut Study, other: &Study) {
        match self {
            Self::Name => study.name.clone_from(&other.name),
            Self::Currency => study.currency = other.currency,
            Self::Start => study.start = other.start,
            Self::HorizonMonths => study.horizon_months = other.horizon_months,
            Self::DiscountRate => study.discount_rate = other.discount_rate,
            Self::WorkingHoursPerDay => study.working_hours_per_day = other.working_hours_per_day,
            Self::OutOfHoursPolicy => study.out_of_hours_policy = other.out_of_hours_policy,
            Self::Lens => {
                study.lens = other.lens;
                study.lens_effects.clone_from(&other.lens_effects);
            }
            Self::TreatmentPolicy => study.treatment_policy = other.treatment_policy,
            Self::Season => study.season = other.season,
            Self::AnnualRevenue => study.annual_revenue = other.annual_revenue,
            Self::ExposureBands => study.bands.exposure.clone_from(&other.bands.exposure),
            Self::HighLossFrom => study.bands.high_loss_from = other.bands.high_loss_from,
            Self::MediumLossFrom => study.bands.medium_loss_from = other.bands.medium_loss_from,
            Self::SimulationSeed => study.simulation.seed = other.simulation.seed,
            Self::SimulationTrials => study.simulation.trials = other.simulation.trials,
            Self::SimulationChance => study.simulation.chance = other.simulation.chance,
        }
    }
}
