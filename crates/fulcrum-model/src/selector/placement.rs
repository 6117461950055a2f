//! Where the selector places each service of a study, and why.

use rust_decimal::Decimal;

use super::{model_for, target_for};
use crate::evaluate::{Plan, PlannedService};
use crate::parameters::ServiceParameter;
use crate::{AvailabilityTarget, FeatureDemand, OperatingModel, Service, Study};

/// Where the selector places a service, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Its likely exposure, money per hour.
    pub exposure: Decimal,
    /// How often it should be deployed.
    pub demand: FeatureDemand,
    /// Its availability target: its own, or what its exposure asks for.
    pub target: AvailabilityTarget,
    /// The target that its exposure alone asks for.
    pub exposure_target: AvailabilityTarget,
    /// Whether the user chose the target.
    pub is_target_chosen: bool,
    /// The model that the selector picks.
    pub recommended: OperatingModel,
    /// Why it does.
    pub reason: Reason,
    /// The model of the service in the hybrid option.
    pub hybrid_model: OperatingModel,
    /// Whether the user chose that model.
    pub is_model_chosen: bool,
}

/// Why the selector picks a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It must be almost always up and change weekly or more often: You Build It You Run It.
    AvailabilityAndDemand,
    /// It must be almost always up: You Build It You Run It.
    Availability,
    /// It must change weekly or more often: You Build It You Run It.
    Demand,
    /// Neither: Ops Run It.
    Neither,
}

/// Where the selector places each service of a study, of which `plan` is the plan, in its order.
#[must_use]
pub fn placements(study: &Study, plan: &Plan) -> Vec<Placement> {
    let services = study.services.iter().zip(&plan.services);
    services.map(|(service, planned)| Placement::of(study, service, planned)).collect()
}

impl Placement {
    fn of(study: &Study, service: &Service, planned: &PlannedService) -> Self {
        let exposure = service.estimate(ServiceParameter::ExposurePerHour).likely();
        let &PlannedService { target, demand, hybrid_model, .. } = planned;
        Self {
            exposure,
            demand,
            target,
            exposure_target: target_for(&study.bands, exposure),
            is_target_chosen: service.availability_target.is_some(),
            recommended: model_for(target, demand),
            reason: Reason::of(target, demand),
            hybrid_model,
            is_model_chosen: service.operating_model.is_some(),
        }
    }
}

impl Reason {
    fn of(target: AvailabilityTarget, demand: FeatureDemand) -> Self {
        // what the model would be if the other asked for nothing
        let asks = |target, demand| model_for(target, demand) == OperatingModel::YouBuildItYouRunIt;
        match (asks(target, FeatureDemand::Low), asks(AvailabilityTarget::P95, demand)) {
            (true, true) => Self::AvailabilityAndDemand,
            (true, false) => Self::Availability,
            (false, true) => Self::Demand,
            (false, false) => Self::Neither,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_given_for_every_cell_and_fits_its_model() {
        for target in AvailabilityTarget::ALL {
            for demand in FeatureDemand::ALL {
                let is_ops = model_for(target, demand) == OperatingModel::OpsRunIt;
                assert_eq!(Reason::of(target, demand) == Reason::Neither, is_ops);
            }
        }
        for (target, demand, reason) in [
            (AvailabilityTarget::P9999, FeatureDemand::VeryHigh, Reason::AvailabilityAndDemand),
            (AvailabilityTarget::P9999, FeatureDemand::Low, Reason::Availability),
            (AvailabilityTarget::P999, FeatureDemand::High, Reason::Demand),
            (AvailabilityTarget::P95, FeatureDemand::Medium, Reason::Neither),
        ] {
            assert_eq!(Reason::of(target, demand), reason);
        }
    }
}
