//! Services.

use crate::parameters::ServiceParameter;
use crate::{AvailabilityTarget, Estimate, FeatureDemand, OperatingModel, ServiceKind};

/// Something users or other services rely on, built by one team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Unique id; paths use it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The team that builds it.
    pub team: String,
    /// The domain it belongs to; teams of a domain may share a schedule.
    pub domain: String,
    /// Digital or foundational.
    pub kind: ServiceKind,
    /// First month in which it runs, counted from 0.
    pub launch_month: u32,
    /// How often it should be deployed.
    pub feature_demand: FeatureDemand,
    /// Its target, or `None` to take that of its exposure band.
    pub availability_target: Option<AvailabilityTarget>,
    /// Its model in the hybrid option, or `None` to let the selector pick.
    pub operating_model: Option<OperatingModel>,
    /// Who runs it before the study starts.
    pub already_run_by: Option<OperatingModel>,
    /// Its estimates, by [`ServiceParameter::index`].
    pub estimates: [Estimate; ServiceParameter::COUNT],
}

impl Service {
    /// An estimate of the service.
    #[must_use]
    pub fn estimate(&self, parameter: ServiceParameter) -> Estimate {
        self.estimates[parameter.index()]
    }
}
