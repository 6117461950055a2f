//! Deployments of a service in a month: how many, what they cost, how long features wait.

use super::calendar::Calendar;
use super::inputs::{ModelValues, OrganisationValues};
use crate::FeatureDemand;
use crate::arithmetic::{Quantity, Scalar};
use crate::parameters::{ModelParameter as P, OrganisationParameter as O};

/// Deployments of a service of one demand under one practice. Amounts are a month's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deployments<S> {
    /// Incidents per month that failed deployments cause.
    pub(super) incidents: S,
    /// Deployments to carry out, the failed ones again.
    pub(super) jobs: S,
    /// Hours of carrying them out.
    pub(super) job_hours: S,
    /// Days a finished feature waits, but for the queue of application support.
    pub(super) delay_days_before_queue: S,
    /// Documents for changes that need approval, money.
    pub(super) change_documentation: S,
    /// Handover documents, money.
    pub(super) handover_documentation: S,
    /// Approval boards, money.
    pub(super) change_approval: S,
    /// Carrying deployments out, money.
    pub(super) labour: S,
    /// Validation, money.
    pub(super) validation: S,
    /// A supplier's charges, money.
    pub(super) charges: S,
}

impl<S: Scalar> Deployments<S> {
    pub(super) fn new(
        demand: FeatureDemand,
        p: &ModelValues<S>,
        o: &OrganisationValues<S>,
        calendar: &Calendar<S>,
        operator_rate: S,
        months_in_use: Option<usize>,
    ) -> Self {
        let quantity = |name| Quantity::new(name).of(demand.id()).after(months_in_use);
        let wanted = calendar.deployments_wanted(demand);
        let per_month = wanted.minimum(p[P::MaxDeploymentsPerMonth]).named(quantity("deployments"));
        let failed = per_month * p[P::ChangeFailureRate];
        let irregular = per_month * p[P::IrregularChangeShare];
        let jobs =
            (per_month * (S::one() + p[P::ChangeFailureRate])).named(quantity("deployment_jobs"));
        let job_hours = jobs * p[P::DeploymentHours];
        let developer = o[O::RateDeveloper];
        let base = p[P::DeploymentsAtBaseCharge];
        Self {
            incidents: (failed * p[P::FailureEscapeShare])
                .named(quantity("incidents_from_deployments")),
            jobs,
            job_hours,
            delay_days_before_queue: delay_days_before_queue(per_month, p, calendar)
                .named(quantity("delay_days_before_queue")),
            change_documentation: irregular * p[P::ChangeDocumentationHours] * developer,
            handover_documentation: per_month * p[P::HandoverDocumentationHours] * developer,
            change_approval: irregular * p[P::CabHours] * o[O::RateChangeManager],
            labour: job_hours * operator_rate,
            validation: per_month * p[P::ValidationHours] * developer,
            charges: p[P::DeploymentCharge] * per_month.minimum(base)
                + p[P::ExcessDeploymentCharge] * (per_month - base).maximum(S::zero())
                + p[P::RollbackCharge] * failed,
        }
    }

    /// Days a finished feature waits until it is live, when deployments wait so many days in the
    /// queue of application support.
    pub(super) fn delay_days(&self, queue_days: S) -> S {
        self.delay_days_before_queue + queue_days
    }
}

/// Wait for the next deployment, approval, pick-up, the deployment itself, and rescheduling.
fn delay_days_before_queue<S: Scalar>(
    per_month: S,
    p: &ModelValues<S>,
    calendar: &Calendar<S>,
) -> S {
    let two = S::whole(2);
    let approval = p[P::ChangePickupDays] + p[P::ChangeReviewIntervalDays] / two;
    calendar.days_per_month / (two * per_month)
        + p[P::IrregularChangeShare] * approval
        + p[P::DeploymentPickupDays]
        + p[P::DeploymentElapsedDays]
        + p[P::RescheduledShare] * p[P::RescheduleDays]
}
