//! The selector: from what a service may lose and how often it must change to its availability
//! target, its deployment rhythm and its operating model (reference, section 10).

mod grid;
mod placement;

pub use grid::{ExposureRange, Grid, GridCell, GridRow};
pub use placement::{Placement, Reason, placements};

use rust_decimal::{Decimal, dec};

use crate::study::Bands;
use crate::vocabulary::vocabulary;
use crate::{AvailabilityTarget, FeatureDemand, OperatingModel};

/// The target of the smallest exposure band that covers `exposure` (money per hour), or of the
/// highest band for anything above.
///
/// ```
/// use fulcrum_model::{AvailabilityTarget, Bands, selector};
/// use rust_decimal::dec;
///
/// assert_eq!(selector::target_for(&Bands::default(), dec!(200_000)), AvailabilityTarget::P99);
/// ```
#[must_use]
pub fn target_for(bands: &Bands, exposure: Decimal) -> AvailabilityTarget {
    bands
        .exposure
        .iter()
        .find(|band| exposure <= band.up_to)
        .or(bands.exposure.last())
        .map_or(AvailabilityTarget::P95, |band| band.availability_target)
}

/// The model for a service of this target and demand: You Build It You Run It when it must be
/// almost always up or change weekly or more often.
#[must_use]
pub fn model_for(target: AvailabilityTarget, demand: FeatureDemand) -> OperatingModel {
    if target == AvailabilityTarget::P9999 || demand >= FeatureDemand::High {
        OperatingModel::YouBuildItYouRunIt
    } else {
        OperatingModel::OpsRunIt
    }
}

impl AvailabilityTarget {
    /// The target as a share of time.
    #[must_use]
    pub const fn share(self) -> Decimal {
        match self {
            Self::P95 => dec!(0.95),
            Self::P99 => dec!(0.99),
            Self::P999 => dec!(0.999),
            Self::P9999 => dec!(0.9999),
        }
    }

    /// Hours of a week in which a service of this target may be unavailable.
    #[must_use]
    pub const fn tolerable_hours_per_week(self) -> Decimal {
        match self {
            Self::P95 => dec!(8.4),
            Self::P99 => dec!(1.68),
            Self::P999 => dec!(0.168),
            Self::P9999 => dec!(0.0168),
        }
    }
}

impl FeatureDemand {
    /// How often a service of this demand should be deployed.
    #[must_use]
    pub const fn deployment_target(self) -> &'static str {
        match self {
            Self::Low => "monthly",
            Self::Medium => "fortnightly",
            Self::High => "weekly",
            Self::VeryHigh => "daily or more",
        }
    }
}

/// Financial loss protection of an incident: what was lost against what would be tolerable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossProtection {
    /// Money lost: exposure per hour times the hours it lasted.
    pub loss: Decimal,
    /// Money lost when a week's tolerable unavailability is used up.
    pub loss_at_tolerance: Decimal,
    /// What was protected; negative when more was lost than is tolerable.
    pub protected: Decimal,
    /// Protected share of the tolerable loss; `None` when nothing would be lost at tolerance.
    pub effectiveness: Option<Decimal>,
}

/// The loss protection of an incident of `hours` in a service that may lose `exposure` an hour.
/// `None` when the figures are too large.
#[must_use]
pub fn loss_protection(
    exposure: Decimal,
    target: AvailabilityTarget,
    hours: Decimal,
) -> Option<LossProtection> {
    let loss = exposure.checked_mul(hours)?;
    let loss_at_tolerance = exposure.checked_mul(target.tolerable_hours_per_week())?;
    let protected = loss_at_tolerance.checked_sub(loss)?;
    Some(LossProtection {
        loss,
        loss_at_tolerance,
        protected,
        effectiveness: protected.checked_div(loss_at_tolerance),
    })
}

vocabulary! {
    /// What an incident in progress is expected to lose.
    IncidentLoss {
        /// Restore when possible, through the backlog.
        Low = "low", "Low";
        /// Restore by the next working day.
        Medium = "medium", "Medium";
        /// A major incident: restore at once.
        High = "high", "High";
    }
}

impl IncidentLoss {
    /// How the playbook responds to it.
    #[must_use]
    pub const fn response(self) -> &'static str {
        match self {
            Self::High => "major: restore at once",
            Self::Medium => "minor: restore by the next working day",
            Self::Low => "minor: restore when possible, through the backlog",
        }
    }
}

/// The in-incident calculator: what an incident is expected to lose, from the exposure now (money
/// per hour) and the hours that restoring is expected to take. `None` when the figures are too
/// large.
#[must_use]
pub fn incident_loss(bands: &Bands, exposure_now: Decimal, hours: Decimal) -> Option<IncidentLoss> {
    let loss = exposure_now.checked_mul(hours)?;
    Some(if loss >= bands.high_loss_from {
        IncidentLoss::High
    } else if loss >= bands.medium_loss_from {
        IncidentLoss::Medium
    } else {
        IncidentLoss::Low
    })
}

/// What an incident in progress comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IncidentAssessment {
    /// What it is expected to lose, by the study's thresholds.
    pub rating: IncidentLoss,
    /// That loss against what would be tolerable.
    pub protection: LossProtection,
}

/// The in-incident calculator together with the loss protection of such an incident: in a service
/// of this target, with this exposure now (money per hour) and these hours expected to restore it.
/// `None` when the figures are too large.
///
/// ```
/// use fulcrum_model::{AvailabilityTarget, Bands, selector};
/// use rust_decimal::dec;
///
/// let target = AvailabilityTarget::P99;
/// let incident = selector::assess_incident(&Bands::default(), target, dec!(200_000), dec!(0.5));
/// let incident = incident.unwrap();
/// assert_eq!(incident.rating, selector::IncidentLoss::High);
/// assert_eq!(incident.protection.loss_at_tolerance, dec!(336_000));
/// ```
#[must_use]
pub fn assess_incident(
    bands: &Bands,
    target: AvailabilityTarget,
    exposure_now: Decimal,
    hours: Decimal,
) -> Option<IncidentAssessment> {
    Some(IncidentAssessment {
        rating: incident_loss(bands, exposure_now, hours)?,
        protection: loss_protection(exposure_now, target, hours)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_incident_is_rated_by_what_it_is_expected_to_lose() {
        let bands = Bands::default();
        for (exposure, hours, rating) in [
            (dec!(200_000), dec!(0.5), IncidentLoss::High),
            (dec!(20_000), dec!(4.99), IncidentLoss::Medium),
            (dec!(5_000), dec!(2), IncidentLoss::Medium),
            (dec!(4_999), dec!(2), IncidentLoss::Low),
        ] {
            assert_eq!(incident_loss(&bands, exposure, hours), Some(rating), "{exposure} {hours}");
        }
        assert_eq!(IncidentLoss::High.response(), "major: restore at once");
    }

    #[test]
    fn tolerable_hours_follow_from_the_share() {
        for target in AvailabilityTarget::ALL {
            let hours = (Decimal::ONE - target.share()) * Decimal::from(168);
            assert_eq!(target.tolerable_hours_per_week(), hours);
        }
    }
}
