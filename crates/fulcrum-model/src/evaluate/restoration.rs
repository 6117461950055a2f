//! Restoring availability: how long it takes, in and out of hours, and what it costs (reference,
//! section 7).

use super::calendar::Calendar;
use super::inputs::{ModelValues, OrganisationValues, ServiceValues};
use crate::arithmetic::{Quantity, Scalar};
use crate::parameters::{ModelParameter as P, OrganisationParameter as O, ServiceParameter};

/// Whether an incident that starts out of hours is answered at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Coverage {
    /// Someone is called.
    Covered,
    /// It waits for the next working day.
    Uncovered,
}

/// Restoring a service after an incident, for every service of one practice alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Restoration<S> {
    /// Hours to restore after an incident in working hours.
    in_hours: S,
    /// The same out of hours, when covered.
    out_of_hours_covered: S,
    /// Mean hours, covered.
    mean_covered: S,
    /// Mean hours, uncovered.
    mean_uncovered: S,
    /// Incident management of one incident, covered, money.
    management_covered: S,
    /// The same, uncovered.
    management_uncovered: S,
    /// Major incidents in working hours: hours times the share of exposure lost, per incident.
    major_in_hours: S,
    /// Share of exposure lost per hour of a major incident out of hours, per incident.
    major_out_of_hours_share: S,
    /// Degrading and minor incidents: hours times the share of exposure lost, per incident.
    deferred: S,
    /// What fails with a failure, against the usual.
    blast_radius: S,
    wait_out_of_hours: S,
}

/// Margin lost in an incident of a service, in money.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loss<S> {
    /// In expectation over major incidents.
    pub(super) major: S,
    /// In expectation over degrading and minor ones.
    pub(super) deferred: S,
}

/// What a service loses in an hour of unavailability.
#[derive(Clone, Copy, Debug)]
pub(super) struct ServiceExposure<S> {
    /// Margin lost for good in an hour of full loss, before season.
    lost_per_hour: S,
    /// Share of it that applies out of hours, o.
    out_of_hours: S,
    /// Share of it averaged over the week, ē.
    mean: S,
}

impl<S: Scalar> ServiceExposure<S> {
    pub(super) fn new(
        service: &ServiceValues<S>,
        o: &OrganisationValues<S>,
        calendar: &Calendar<S>,
        index: usize,
    ) -> Self {
        let out_of_hours = service[ServiceParameter::OutOfHoursExposure];
        let quantity = |name| Quantity::new(name).of_service(index);
        let kept = S::one() - o[O::RecoveredShare];
        Self {
            lost_per_hour: (o[O::ContributionMargin]
                * kept
                * service[ServiceParameter::ExposurePerHour])
                .named(quantity("margin_lost_per_hour")),
            out_of_hours,
            mean: calendar.mean_exposure_share(out_of_hours).named(quantity("mean_exposure_share")),
        }
    }
}

impl<S: Scalar> Restoration<S> {
    /// Restoration under these parameters, when a level 2 incident waits so many working hours in
    /// the queue of application support. `quantity` names what it makes of them.
    pub(super) fn new(
        p: &ModelValues<S>,
        o: &OrganisationValues<S>,
        calendar: &Calendar<S>,
        incident_wait: S,
        quantity: impl Fn(&'static str) -> Quantity,
    ) -> Self {
        let one = S::one();
        let bounces = one - p[P::BounceProbability];
        let factor = p[P::OutOfHoursPickupFactor];
        let first = p[P::AcknowledgeHours] + p[P::Level1Hours];
        let (share_2, share_3) = (p[P::Level2Share], p[P::Level3Share]);
        let (pickup_2, pickup_3) = (p[P::Level2PickupHours], p[P::Level3PickupHours]);
        let in_hours = (first
            + share_2
                * ((pickup_2 + incident_wait) / bounces
                    + p[P::Level2Hours]
                    + share_3 * (pickup_3 / bounces + p[P::Level3Hours])))
            .named(quantity("ttr_in"));
        let called_out = first
            + share_2
                * (pickup_2 * factor / bounces
                    + p[P::Level2Hours]
                    + share_3 * (pickup_3 * factor / bounces + p[P::Level3Hours]));
        let next_working_day = calendar.wait_out_of_hours + in_hours;
        let out_of_hours_covered =
            next_working_day.minimum(called_out).named(quantity("ttr_out_covered"));
        let out_share = o[O::OutOfHoursShare];
        let in_share = one - out_share;
        let (major, degraded) = (o[O::MajorShare], o[O::DegradedShare]);
        let minor = one - major - degraded;
        let mean = |out_of_hours: S| in_share * in_hours + out_share * out_of_hours;
        let mean_covered = mean(out_of_hours_covered).named(quantity("mean_ttr_covered"));
        let management = |major_hours: S| {
            major * p[P::IncidentManagerShare] * major_hours * o[O::RateIncidentManager]
        };
        Self {
            in_hours,
            out_of_hours_covered,
            mean_covered,
            mean_uncovered: mean(next_working_day),
            management_covered: management(mean_covered)
                .named(quantity("incident_management_covered")),
            // nobody manages an incident that waits for the next working day while it waits
            management_uncovered: management(mean(in_hours))
                .named(quantity("incident_management_uncovered")),
            major_in_hours: major * o[O::MajorLoss] * in_share * in_hours,
            major_out_of_hours_share: major * o[O::MajorLoss] * out_share,
            deferred: (degraded * o[O::DegradedLoss] * (o[O::DegradedDeferralHours] + in_hours)
                + minor * o[O::MinorLoss] * (o[O::MinorDeferralHours] + in_hours))
                .named(quantity("deferred_loss_hours")),
            blast_radius: p[P::BlastRadiusFactor],
            wait_out_of_hours: calendar.wait_out_of_hours,
        }
    }

    /// Mean hours to restore after a major incident.
    pub(super) fn mean_hours(&self, coverage: Coverage) -> S {
        match coverage {
            Coverage::Covered => self.mean_covered,
            Coverage::Uncovered => self.mean_uncovered,
        }
    }

    /// Incident management of one incident, money.
    pub(super) fn management(&self, coverage: Coverage) -> S {
        match coverage {
            Coverage::Covered => self.management_covered,
            Coverage::Uncovered => self.management_uncovered,
        }
    }

    /// Loss of one incident of a service in a month whose exposure is `season` times the usual.
    /// `quantity` names it.
    pub(super) fn loss(
        &self,
        exposure: &ServiceExposure<S>,
        coverage: Coverage,
        season: S,
        quantity: impl Fn(&'static str) -> Quantity,
    ) -> Loss<S> {
        let until_next_day = exposure.out_of_hours * self.wait_out_of_hours + self.in_hours;
        let out_of_hours = match coverage {
            Coverage::Covered => {
                until_next_day.minimum(exposure.out_of_hours * self.out_of_hours_covered)
            }
            Coverage::Uncovered => until_next_day,
        };
        let per_hour = exposure.lost_per_hour * season * self.blast_radius;
        Loss {
            major: (per_hour
                * (self.major_in_hours + self.major_out_of_hours_share * out_of_hours))
                .named(quantity("major_incident_loss")),
            deferred: (per_hour * self.deferred * exposure.mean)
                .named(quantity("deferred_incident_loss")),
        }
    }
}
