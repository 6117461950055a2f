//! The monthly lines of each service.

use super::posting::{Entry, LineAmount, Owner, Poster, ServiceMonth, Sink};
use super::practice::Practice;
use super::restoration::{Coverage, Restoration, ServiceExposure};
use super::{Context, PlannedService, Volumes, refilled};
use crate::OperatingModel::{OpsRunIt, YouBuildItYouRunIt};
use crate::arithmetic::{Quantity, Scalar};
use crate::lines::Line;
use crate::parameters::{ModelParameter as P, OrganisationParameter as O, ServiceParameter};
use crate::{FeatureDemand, OperatingModel, OptionKind};

/// What depends on the wait in the queue of application support, and so on the option.
struct Waits<S> {
    restoration: Restoration<S>,
    /// Days a finished feature waits, by [`FeatureDemand::index`].
    delay_days: [S; FeatureDemand::ALL.len()],
}

/// The lines of a month that every service of one practice has alike, by [`FeatureDemand::index`].
type Routine<S> = [Vec<LineAmount<S>>; FeatureDemand::ALL.len()];

/// What a service brings to every month.
struct ServiceContext<'a, S> {
    index: usize,
    planned: &'a PlannedService,
    /// The options in which it runs under each model, by [`OperatingModel::index`].
    options: [Vec<OptionKind>; OperatingModel::ALL.len()],
    exposure: ServiceExposure<S>,
    /// Margin of a month's features for each day of delay, μ·F·V/D.
    feature_value_per_day: S,
    /// Margin that an open insight would bring in a month, μ·η·V.
    insight_value: S,
}

/// What the monthly lines of services are computed from, for every service alike.
pub(super) struct ServiceLines<S> {
    unqueued: Unqueued<S>,
    /// By [`OptionKind::index`].
    queued: [Queued<S>; OptionKind::ALL.len()],
}

impl<S: Scalar> ServiceLines<S> {
    /// In the memory of others, if there are any.
    pub(super) fn new<K: Sink<S>>(
        context: &Context<'_, S>,
        poster: &Poster<'_, K>,
        before: Option<Self>,
    ) -> Self {
        let (waits_under_you, queued) = match before {
            Some(Self { unqueued, queued }) => {
                (unqueued.waits_under_you, queued.map(|queued| queued.waits))
            }
            None => Default::default(),
        };
        let [ops, you, hybrid] = queued;
        Self {
            unqueued: Unqueued::new(context, poster, waits_under_you),
            queued: [
                Queued::new(context, OptionKind::OpsRunIt, ops),
                Queued::new(context, OptionKind::YouBuildItYouRunIt, you),
                Queued::new(context, OptionKind::Hybrid, hybrid),
            ],
        }
    }

    /// Posts the monthly lines of every service in every option: all of a month of a service
    /// together.
    pub(super) fn post<K: Sink<S>>(&self, context: &Context<'_, S>, poster: &mut Poster<'_, K>) {
        for (index, planned) in context.plan.services.iter().enumerate() {
            let service = ServiceContext::new(context, index, planned);
            for month in planned.launch..context.plan.horizon {
                self.unqueued.post(context, poster, &service, month);
                for queued in &self.queued {
                    queued.post(context, poster, &service, month);
                }
            }
        }
    }
}

/// Posts the monthly lines of every service but those that depend on the queue of application
/// support.
pub(super) fn post_unqueued<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
) {
    let unqueued = Unqueued::new(context, poster, Vec::new());
    for (index, planned) in context.plan.services.iter().enumerate() {
        let service = ServiceContext::new(context, index, planned);
        for month in planned.launch..context.plan.horizon {
            unqueued.post(context, poster, &service, month);
        }
    }
}

/// Posts the monthly lines of services under Ops Run It that depend on the queue of application
/// support in an option.
pub(super) fn post_queued<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
) {
    let queued = Queued::new(context, option, Vec::new());
    for (index, planned) in context.plan.services_under(option, OpsRunIt) {
        let service = ServiceContext::new(context, index, planned);
        for month in planned.launch..context.plan.horizon {
            queued.post(context, poster, &service, month);
        }
    }
}

/// What does not depend on the queue of application support, for every service alike.
struct Unqueued<S> {
    routine_under_ops: Routine<S>,
    /// By position in [`super::practice::Practices::you_build_it_you_run_it`].
    routines_under_you: Vec<Routine<S>>,
    /// Likewise. You Build It You Run It has no queue: one restoration per practice serves all its
    /// options.
    waits_under_you: Vec<Waits<S>>,
}

impl<S: Scalar> Unqueued<S> {
    fn new<K: Sink<S>>(
        context: &Context<'_, S>,
        poster: &Poster<'_, K>,
        waits_before: Vec<Waits<S>>,
    ) -> Self {
        let under_you = || context.practices.you_build_it_you_run_it();
        let waits_under_you = under_you().enumerate().map(|(position, practice)| {
            let months_in_use = context.practices.months_in_use(position);
            let quantity = |name| Quantity::new(name).after(months_in_use);
            Waits::new(context, practice, S::zero(), S::zero(), quantity)
        });
        Self {
            routine_under_ops: routine(context, poster, context.practices.ops(), OpsRunIt),
            routines_under_you: under_you()
                .map(|practice| routine(context, poster, practice, YouBuildItYouRunIt))
                .collect(),
            waits_under_you: refilled(waits_before, waits_under_you),
        }
    }

    /// Posts the lines of a service in a month under either model.
    fn post<K: Sink<S>>(
        &self,
        context: &Context<'_, S>,
        poster: &mut Poster<'_, K>,
        service: &ServiceContext<'_, S>,
        month: usize,
    ) {
        let (index, planned) = (service.index, service.planned);
        for model in OperatingModel::ALL {
            let options = &service.options[model.index()];
            if !options.iter().any(|&option| poster.sink.wants(option, index, month)) {
                continue;
            }
            let entry = Entry { options, model, owner: Owner::Service(index), month };
            let age = month - planned.launch;
            let practice = context.practices.of(planned, model, age);
            let volumes = &context.volumes[index][model.index()][age];
            let position = context.practices.position(planned, age);
            let routine = match model {
                OpsRunIt => &self.routine_under_ops,
                YouBuildItYouRunIt => &self.routines_under_you[position],
            };
            poster.sink.post_lines(entry, &routine[planned.demand.index()]);
            post_labour(context, poster, entry, service, practice, volumes);
            if model == YouBuildItYouRunIt {
                let waits = &self.waits_under_you[position];
                post_waiting(context, poster, entry, service, practice, volumes, waits);
            }
        }
    }
}

/// What depends on the queue of application support in an option.
struct Queued<S> {
    option: OptionKind,
    /// By month; `None` without a service under Ops Run It.
    waits: Vec<Option<Waits<S>>>,
}

impl<S: Scalar> Queued<S> {
    fn new(
        context: &Context<'_, S>,
        option: OptionKind,
        waits_before: Vec<Option<Waits<S>>>,
    ) -> Self {
        let practice = context.practices.ops();
        let waits = context.queues(option).iter().enumerate().map(|(month, queue)| {
            let queue = queue.as_ref()?;
            let quantity = |name| Quantity::new(name).in_month(month);
            let (incident, deployment) = (queue.incident_wait, queue.deployment_wait);
            Some(Waits::new(context, practice, incident, deployment, quantity))
        });
        Self { option, waits: refilled(waits_before, waits) }
    }

    /// Posts the lines of a service in a month, where the option has it under Ops Run It.
    fn post<K: Sink<S>>(
        &self,
        context: &Context<'_, S>,
        poster: &mut Poster<'_, K>,
        service: &ServiceContext<'_, S>,
        month: usize,
    ) {
        let (index, planned, option) = (service.index, service.planned, self.option);
        let Some(waits) = &self.waits[month] else { return };
        if planned.model_in(option) == OpsRunIt && poster.sink.wants(option, index, month) {
            let practice = context.practices.ops();
            let volumes = &context.volumes[index][OpsRunIt.index()][month - planned.launch];
            let owner = Owner::Service(index);
            let entry = Entry { options: &[option], model: OpsRunIt, owner, month };
            post_waiting(context, poster, entry, service, practice, volumes, waits);
        }
    }
}

impl<S: Scalar> Waits<S> {
    fn new(
        context: &Context<'_, S>,
        practice: &Practice<S>,
        incident_wait: S,
        deployment_wait: S,
        quantity: impl Fn(&'static str) -> Quantity,
    ) -> Self {
        let organisation = &context.inputs.organisation;
        let queue_days = context.calendar.days_of_working_hours(deployment_wait);
        Self {
            restoration: Restoration::new(
                &practice.parameters,
                organisation,
                context.calendar,
                incident_wait,
                &quantity,
            ),
            delay_days: FeatureDemand::ALL.map(|demand| {
                practice.deployments[demand.index()]
                    .delay_days(queue_days)
                    .named(quantity("delay_days").of(demand.id()))
            }),
        }
    }
}

impl<'a, S: Scalar> ServiceContext<'a, S> {
    fn new(context: &Context<'_, S>, index: usize, planned: &'a PlannedService) -> Self {
        let values = &context.inputs.services[index];
        let o = &context.inputs.organisation;
        let value = (o[O::ContributionMargin] * values[ServiceParameter::ValuePerFeatureMonth])
            .named(Quantity::new("margin_per_feature_month").of_service(index));
        Self {
            index,
            planned,
            options: OperatingModel::ALL.map(|model| context.options_of(planned, model)),
            exposure: ServiceExposure::new(values, o, context.calendar, index),
            feature_value_per_day: value * values[ServiceParameter::FeaturesPerMonth]
                / context.calendar.days_per_month,
            insight_value: value * o[O::InsightValueShare],
        }
    }
}

/// The lines that are the same for every service of a practice and a demand.
fn routine<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &Poster<'_, K>,
    practice: &Practice<S>,
    model: OperatingModel,
) -> Routine<S> {
    let p = &practice.parameters;
    let toil = p[P::ToilHoursPerMonth] * context.inputs.operator_rate(model);
    let monitoring = p[P::MonitoringHoursPerMonth] * context.inputs.first_responder_rate(model);
    practice.deployments.each_ref().map(|deployments| {
        poster.alike(
            model,
            [
                (Line::ChangeDocumentation, deployments.change_documentation),
                (Line::HandoverDocumentation, deployments.handover_documentation),
                (Line::ChangeApproval, deployments.change_approval),
                (Line::DeploymentLabour, deployments.labour),
                (Line::DeploymentValidation, deployments.validation),
                (Line::DeploymentCharges, deployments.charges),
                (Line::Toil, toil),
                (Line::Monitoring, monitoring),
            ],
        )
    })
}

/// Posts the lines of a service's own incidents that do not depend on the queue.
fn post_labour<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    entry: Entry<'_>,
    service: &ServiceContext<'_, S>,
    practice: &Practice<S>,
    volumes: &Volumes<S>,
) {
    let incidents = volumes.first_time + volumes.repeats;
    let coverage = coverage(context, service.planned, entry.model);
    let callout = callout_premium(practice, coverage);
    let learning = &practice.learning;
    poster.lines(
        entry,
        [
            (Line::IncidentResponse, volumes.first_time * practice.response_labour),
            (Line::Callout, volumes.first_time * callout),
            (Line::ReviewSessions, incidents * learning.review_cost),
            (Line::InsightImplementation, volumes.implemented * learning.implementation_cost),
            (Line::InsightDelay, service.insight_value * volumes.open),
        ],
    );
}

fn coverage<S: Scalar>(
    context: &Context<'_, S>,
    service: &PlannedService,
    model: OperatingModel,
) -> Coverage {
    if context.plan.is_covered(service, model) { Coverage::Covered } else { Coverage::Uncovered }
}

fn callout_premium<S: Scalar>(practice: &Practice<S>, coverage: Coverage) -> S {
    match coverage {
        Coverage::Covered => practice.callout_premium,
        Coverage::Uncovered => S::zero(),
    }
}

/// Posts the lines of a service's month that depend on how long incidents and deployments wait.
fn post_waiting<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    entry: Entry<'_>,
    service: &ServiceContext<'_, S>,
    practice: &Practice<S>,
    volumes: &Volumes<S>,
    waits: &Waits<S>,
) {
    let month = entry.month;
    let quantity = |name| Quantity::new(name).of_service(service.index).in_month(month);
    let coverage = coverage(context, service.planned, entry.model);
    let restoration = &waits.restoration;
    let management = restoration.management(coverage);
    let per_incident = practice.response_labour + management + callout_premium(practice, coverage);
    let parts =
        restoration.loss(&service.exposure, coverage, context.inputs.season[month], quantity);
    let loss = (parts.major + parts.deferred).named(quantity("loss"));
    let restore_hours = restoration.mean_hours(coverage);
    let delay_days = waits.delay_days[service.planned.demand.index()];
    let incidents = volumes.first_time + volumes.repeats;
    let major_incidents = incidents * context.inputs.organisation[O::MajorShare];
    poster.lines(
        entry,
        [
            (Line::FeatureDelay, service.feature_value_per_day * delay_days),
            (Line::IncidentManagement, volumes.first_time * management),
            (Line::Unavailability, volumes.first_time * loss),
            (Line::RepeatResponse, volumes.repeats * per_incident),
            (Line::RepeatLoss, volumes.repeats * loss),
        ],
    );
    let values = ServiceMonth {
        downtime_hours: (major_incidents * restore_hours).named(quantity("downtime")),
        restore_hours,
        first_time_incidents: volumes.first_time,
        repeat_incidents: volumes.repeats,
        major_loss: parts.major,
    };
    poster.sink.service_month(entry.options, service.index, month, values);
}
