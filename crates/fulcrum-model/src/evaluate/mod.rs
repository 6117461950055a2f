//! Evaluation: what every option costs, line by line, month by month.
//!
//! The formulas are those of the reference and are written once, generic over [`Scalar`]. An
//! evaluation reads a [`Plan`] and [`Inputs`] and produces nothing but postings and a few
//! observations, which a [`Sink`] keeps as it likes.

pub mod calendar;
mod deployments;
mod inputs;
mod learning;
mod plan;
mod posting;
mod practice;
pub mod queue;
mod restoration;
mod services;
mod setup;
mod shared;

pub use inputs::{Inputs, ModelValues, OrganisationValues, ServiceValues, Values};
pub use plan::{Plan, PlannedService};
pub use posting::{Owner, PostedLine, Posting, ServiceMonth, Sink};

use self::calendar::Calendar;
use self::learning::{OpenInsights, Volumes};
use self::posting::Poster;
use self::practice::Practices;
use self::queue::{Demand, Queue, SupportTeam};
use crate::arithmetic::Scalar;
use crate::parameters::{ModelParameter as P, OrganisationParameter as O};
use crate::{OperatingModel, OptionKind};

/// Evaluates all three options of a study.
pub fn evaluate<S: Scalar>(plan: &Plan, inputs: &Inputs<S>, sink: &mut impl Sink<S>) {
    let context = Context::new(plan, inputs);
    for option in OptionKind::ALL {
        for (month, queue) in context.queues(option).iter().enumerate() {
            let load = queue.as_ref().map_or_else(S::zero, |queue| queue.load);
            sink.support_load(option, month, load);
        }
    }
    let mut poster = Poster { plan, sink };
    setup::post(&context, &mut poster);
    services::post(&context, &mut poster);
    shared::post(&context, &mut poster);
}

/// What is computed once and used by many lines.
struct Context<'a, S> {
    plan: &'a Plan,
    inputs: &'a Inputs<S>,
    calendar: Calendar<S>,
    practices: Practices<S>,
    support_team: SupportTeam<S>,
    /// Incidents and insights of each service from its launch on, by [`OperatingModel::index`].
    volumes: Vec<[Vec<Volumes<S>>; 2]>,
    /// The queue of application support in each month of each option with a service under Ops Run
    /// It, by [`OptionKind::index`].
    queues: [Vec<Option<Queue<S>>>; OptionKind::ALL.len()],
}

impl<'a, S: Scalar> Context<'a, S> {
    fn new(plan: &'a Plan, inputs: &'a Inputs<S>) -> Self {
        let calendar = Calendar::new(plan.working_hours_per_day);
        let practices =
            Practices::new(inputs, &calendar, plan.horizon, plan.effective.level_3_callout_paid);
        let utilisation = inputs.organisation[O::SupportUtilisation];
        let support_team = SupportTeam {
            analysts: plan.support_analysts,
            hours_per_analyst: calendar.productive_hours(utilisation).named("hours_per_analyst"),
            utilisation,
            background_load: inputs.organisation[O::SupportBackgroundLoad],
        };
        let mut context = Self {
            plan,
            inputs,
            calendar,
            practices,
            support_team,
            volumes: Vec::new(),
            queues: Default::default(),
        };
        context.volumes = (0..plan.services.len())
            .map(|service| OperatingModel::ALL.map(|model| context.volumes_of(service, model)))
            .collect();
        context.queues = OptionKind::ALL
            .map(|option| (0..plan.horizon).map(|month| context.queue_in(option, month)).collect());
        context
    }

    fn queues(&self, option: OptionKind) -> &[Option<Queue<S>>] {
        &self.queues[option.index()]
    }

    /// The options in which a service runs under `model`.
    fn options_of(&self, service: &PlannedService, model: OperatingModel) -> Vec<OptionKind> {
        OptionKind::ALL.into_iter().filter(|option| service.model_in(*option) == model).collect()
    }

    fn volumes_of(&self, service: usize, model: OperatingModel) -> Vec<Volumes<S>> {
        let planned = &self.plan.services[service];
        let incidents =
            self.inputs.services[service][crate::parameters::ServiceParameter::IncidentsPerMonth];
        let mut insights = OpenInsights::none();
        (planned.launch..self.plan.horizon)
            .map(|month| {
                let practice = self.practices.of(planned, model, month - planned.launch);
                let usual = incidents * practice.parameters[P::IncidentFactor];
                let caused = practice.deployments[planned.demand.index()].incidents;
                insights.pass_month((usual + caused).named("first_time"), &practice.learning)
            })
            .collect()
    }

    /// The queue in a month of an option; `None` with no active service under Ops Run It.
    fn queue_in(&self, option: OptionKind, month: usize) -> Option<Queue<S>> {
        let practice = self.practices.ops();
        let p = &practice.parameters;
        let mut demand = Demand::none();
        let mut is_used = false;
        for (index, service) in self.plan.services_under(option, OperatingModel::OpsRunIt) {
            let Some(age) = month.checked_sub(service.launch) else { continue };
            is_used = true;
            let volumes = &self.volumes[index][OperatingModel::OpsRunIt.index()][age];
            let deployments = &practice.deployments[service.demand.index()];
            let incidents = (volumes.first_time + volumes.repeats) * p[P::Level2Share];
            demand.incident_jobs = demand.incident_jobs + incidents;
            demand.deployment_jobs = demand.deployment_jobs + deployments.jobs;
            demand.deployment_hours = demand.deployment_hours + deployments.job_hours;
            demand.toil_hours = demand.toil_hours + p[P::ToilHoursPerMonth];
        }
        demand.incident_hours = demand.incident_jobs * p[P::Level2Hours] * p[P::Level2People];
        is_used.then(|| self.support_team.queue(&demand, &self.calendar))
    }
}
