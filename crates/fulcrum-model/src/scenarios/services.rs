//! What a scenario can change of a service besides its estimates.

use super::Value;
use crate::study::Service;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A field of a service that is no estimate.
    ServiceField {
        /// Its name.
        Name = "name", "Name";
        /// The team that builds it.
        Team = "team", "Team";
        /// The domain it belongs to.
        Domain = "domain", "Domain";
        /// Digital or foundational.
        Kind = "kind", "Kind of service";
        /// First month in which it runs.
        LaunchMonth = "launch_month", "Launch";
        /// How often it should be deployed.
        FeatureDemand = "feature_demand", "Feature demand";
        /// Its availability target.
        AvailabilityTarget = "availability_target", "Availability target";
        /// Its model in the hybrid option.
        OperatingModel = "operating_model", "Operating model in the hybrid";
        /// Who runs it before the study starts.
        AlreadyRunBy = "already_run_by", "Already run by";
    }
}

impl ServiceField {
    /// Its value in a service.
    #[must_use]
    pub fn value(self, service: &Service) -> Value {
        match self {
            Self::Name => Value::Text(service.name.clone()),
            Self::Team => Value::Text(service.team.clone()),
            Self::Domain => Value::Text(service.domain.clone()),
            Self::Kind => Value::Word(service.kind.label()),
            Self::LaunchMonth => Value::Launch(service.launch_month),
            Self::FeatureDemand => Value::Word(service.feature_demand.label()),
            Self::AvailabilityTarget => {
                Value::Word(service.availability_target.map_or("by exposure", |t| t.label()))
            }
            Self::OperatingModel => {
                Value::Word(service.operating_model.map_or("by the selector", |m| m.label()))
            }
            Self::AlreadyRunBy => {
                Value::Word(service.already_run_by.map_or("neither model", |m| m.label()))
            }
        }
    }

    /// Gives `service` the value that it has in `other`.
    pub(super) fn adopt(self, service: &mut Service, other: &Service) {
        match self {
            Self::Name => service.name.clone_from(&other.name),
            Self::Team => service.team.clone_from(&other.team),
            Self::Domain => service.domain.clone_from(&other.domain),
            Self::Kind => service.kind = other.kind,
            Self::LaunchMonth => service.launch_month = other.launch_month,
            Self::FeatureDemand => service.feature_demand = other.feature_demand,
            Self::AvailabilityTarget => service.availability_target = other.availability_target,
            Self::OperatingModel => service.operating_model = other.operating_model,
            Self::AlreadyRunBy => service.already_run_by = other.already_run_by,
        }
    }
}
