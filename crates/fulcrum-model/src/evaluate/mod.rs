//! Evaluation: what every option costs, line by line, month by month.
//!
//! The formulas are those of the reference and are written once, generic over [`Scalar`]. An
//! evaluation reads a [`Plan`] and [`Inputs`] and produces nothing but postings and a few
//! observations, which a [`Sink`] keeps as it likes.

mod assignments;
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

pub use assignments::Assignments;
pub use inputs::{Inputs, ModelValues, OrganisationValues, ServiceValues, Values};
pub(crate) use plan::extra_treatments;
pub use plan::{Plan, PlannedService};
pub use posting::{Entry, LineAmount, Owner, PostedLine, Posting, ServiceMonth, Sink};

use self::calendar::Calendar;
use self::learning::{OpenInsights, Volumes};
use self::posting::Poster;
use self::practice::Practices;
use self::queue::{Demand, Queue, SupportTeam};
use self::services::ServiceLines;
use crate::arithmetic::{Quantity, Scalar};
use crate::parameters::{ModelParameter as P, OrganisationParameter as O, ServiceParameter};
use crate::{OperatingModel, OptionKind};

/// Services after which a sum over services gets a name, so that no formula is longer than a reader
/// can follow.
const SERVICES_PER_PARTIAL_SUM: usize = 50;

/// Evaluates all three options of a study.
pub fn evaluate<S: Scalar>(plan: &Plan, inputs: &Inputs<S>, sink: &mut impl Sink<S>) {
    Workings::default().evaluate(plan, inputs, sink);
}

/// What evaluations compute on their way. One that follows another in the same workings takes over
/// its memory: to ask the system for it each time would take floats as long as the formulas.
pub struct Workings<S> {
    basis: Option<Basis<S>>,
    queues: Queues<S>,
    service_lines: Option<ServiceLines<S>>,
}

/// The queue of application support in each month of each option with a service under Ops Run It,
/// by [`OptionKind::index`]; empty for an option that is not looked at.
type Queues<S> = [Vec<Option<Queue<S>>>; OptionKind::ALL.len()];

impl<S> Default for Workings<S> {
    fn default() -> Self {
        Self { basis: None, queues: Default::default(), service_lines: None }
    }
}

impl<S: Scalar> Workings<S> {
    /// Evaluates all three options of a study.
    pub fn evaluate(&mut self, plan: &Plan, inputs: &Inputs<S>, sink: &mut impl Sink<S>) {
        let basis = Basis::new(plan, inputs, self.basis.take());
        let before = std::mem::take(&mut self.queues);
        let context = Context::new(plan, inputs, &basis, &OptionKind::ALL, before);
        for option in OptionKind::ALL {
            for (month, queue) in context.queues(option).iter().enumerate() {
                let load = queue.as_ref().map_or_else(S::zero, |queue| queue.load);
                sink.support_load(option, month, load);
            }
        }
        let mut poster = Poster { plan, sink };
        setup::post_services(&context, &mut poster);
        let lines = ServiceLines::new(&context, &poster, self.service_lines.take());
        lines.post(&context, &mut poster);
        for option in OptionKind::ALL {
            setup::post_shared(&context, &mut poster, option);
            shared::post(&context, &mut poster, option);
        }
        self.service_lines = Some(lines);
        self.queues = context.queues;
        self.basis = Some(basis);
    }
}

/// Other contents in the memory of a list.
fn refilled<T>(mut before: Vec<T>, contents: impl IntoIterator<Item = T>) -> Vec<T> {
    before.clear();
    before.extend(contents);
    before
}

/// What does not depend on which model runs which service in the hybrid option.
struct Basis<S> {
    calendar: Calendar<S>,
    practices: Practices<S>,
    support_team: SupportTeam<S>,
    /// Incidents and insights of each service from its launch on, by [`OperatingModel::index`].
    volumes: Vec<[Vec<Volumes<S>>; 2]>,
}

impl<S: Scalar> Basis<S> {
    /// In the memory of another one, if there is one.
    fn new(plan: &Plan, inputs: &Inputs<S>, before: Option<Self>) -> Self {
        let (before, mut volumes) = match before {
            Some(before) => (Some(before.practices), before.volumes),
            None => (None, Vec::new()),
        };
        let calendar = Calendar::new(inputs.days_per_month, inputs.working_hours_per_day);
        let practices = Practices::new(
            inputs,
            &calendar,
            plan.horizon,
            plan.effective.level_3_callout_paid,
            before,
        );
        let utilisation = inputs.organisation[O::SupportUtilisation];
        let support_team = SupportTeam {
            servers: plan.support_analysts,
            analysts: inputs.organisation[O::SupportAnalysts],
            hours_per_analyst: calendar
                .productive_hours(utilisation)
                .named(Quantity::new("hours_per_analyst")),
            utilisation,
            background_load: inputs.organisation[O::SupportBackgroundLoad],
        };
        volumes.resize_with(plan.services.len(), Default::default);
        for (service, of_models) in volumes.iter_mut().enumerate() {
            for model in OperatingModel::ALL {
                let of_model = &mut of_models[model.index()];
                of_model.clear();
                of_model.extend(monthly_volumes(plan, inputs, &practices, service, model));
            }
        }
        Self { calendar, practices, support_team, volumes }
    }
}

fn monthly_volumes<S: Scalar>(
    plan: &Plan,
    inputs: &Inputs<S>,
    practices: &Practices<S>,
    service: usize,
    model: OperatingModel,
) -> impl Iterator<Item = Volumes<S>> {
    let planned = &plan.services[service];
    let incidents = inputs.services[service][ServiceParameter::IncidentsPerMonth];
    let mut insights = OpenInsights::none();
    (planned.launch..plan.horizon).map(move |month| {
        let quantity = |name| Quantity::new(name).of_service(service).in_month(month);
        let practice = practices.of(planned, model, month - planned.launch);
        let usual = incidents * practice.parameters[P::IncidentFactor];
        let caused = practice.deployments[planned.demand.index()].incidents;
        let first_time = (usual + caused).named(quantity("first_time_incidents"));
        insights.pass_month(first_time, &practice.learning, quantity)
    })
}

/// What is computed once and used by many lines.
struct Context<'a, S> {
    plan: &'a Plan,
    inputs: &'a Inputs<S>,
    calendar: &'a Calendar<S>,
    practices: &'a Practices<S>,
    support_team: &'a SupportTeam<S>,
    volumes: &'a [[Vec<Volumes<S>>; 2]],
    queues: Queues<S>,
}

impl<'a, S: Scalar> Context<'a, S> {
    fn new(
        plan: &'a Plan,
        inputs: &'a Inputs<S>,
        basis: &'a Basis<S>,
        options: &[OptionKind],
        mut before: Queues<S>,
    ) -> Self {
        let mut context = Self {
            plan,
            inputs,
            calendar: &basis.calendar,
            practices: &basis.practices,
            support_team: &basis.support_team,
            volumes: &basis.volumes,
            queues: Default::default(),
        };
        for &option in options {
            let before = std::mem::take(&mut before[option.index()]);
            context.queues[option.index()] = context.queues_in(option, before);
        }
        context
    }

    fn queues(&self, option: OptionKind) -> &[Option<Queue<S>>] {
        &self.queues[option.index()]
    }

    /// The options in which a service runs under `model`.
    fn options_of(&self, service: &PlannedService, model: OperatingModel) -> Vec<OptionKind> {
        OptionKind::ALL.into_iter().filter(|option| service.model_in(*option) == model).collect()
    }

    /// The queue in each month of an option; `None` with no active service under Ops Run It.
    fn queues_in(
        &self,
        option: OptionKind,
        before: Vec<Option<Queue<S>>>,
    ) -> Vec<Option<Queue<S>>> {
        let demands = self.demands_in(option).into_iter().enumerate();
        let queue = |(month, (services, demand)): (usize, (usize, Demand<S>))| {
            (services > 0).then(|| self.queue_of(demand, month))
        };
        refilled(before, demands.map(queue))
    }

    /// In each month of an option the number of active services under Ops Run It, and what they ask of
    /// application support. Service by service, as their volumes lie in memory: of many services those
    /// of a month are far apart.
    fn demands_in(&self, option: OptionKind) -> Vec<(usize, Demand<S>)> {
        let practice = self.practices.ops();
        let p = &practice.parameters;
        let mut months = vec![(0_usize, Demand::<S>::none()); self.plan.horizon];
        for (index, service) in self.plan.services_under(option, OperatingModel::OpsRunIt) {
            let volumes = &self.volumes[index][OperatingModel::OpsRunIt.index()];
            let deployments = &practice.deployments[service.demand.index()];
            let active = months.iter_mut().enumerate().skip(service.launch);
            for ((month, (services, demand)), volumes) in active.zip(volumes) {
                if *services > 0 && *services % SERVICES_PER_PARTIAL_SUM == 0 {
                    let quantity =
                        |name| Quantity::new(name).of_first_services(*services).in_month(month);
                    *demand = demand.named(quantity);
                }
                *services += 1;
                let incidents = (volumes.first_time + volumes.repeats) * p[P::Level2Share];
                demand.incident_jobs = demand.incident_jobs + incidents;
                demand.deployment_jobs = demand.deployment_jobs + deployments.jobs;
                demand.deployment_hours = demand.deployment_hours + deployments.job_hours;
                demand.toil_hours = demand.toil_hours + p[P::ToilHoursPerMonth];
            }
        }
        months
    }

    fn queue_of(&self, demand: Demand<S>, month: usize) -> Queue<S> {
        let p = &self.practices.ops().parameters;
        let quantity = |name| Quantity::new(name).in_month(month);
        let mut demand = demand.named(quantity);
        demand.incident_hours = (demand.incident_jobs * p[P::Level2Hours] * p[P::Level2People])
            .named(quantity("level_2_work"));
        self.support_team.queue(&demand, self.calendar, month)
    }
}
