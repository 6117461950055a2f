//! The monthly lines of each service.

use super::posting::{Owner, Poster, ServiceMonth, Sink};
use super::practice::Practice;
use super::restoration::{Coverage, Restoration, ServiceExposure};
use super::{Context, PlannedService, Volumes};
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

/// What a service brings to every month.
struct ServiceContext<'a, S> {
    index: usize,
    planned: &'a PlannedService,
    exposure: ServiceExposure<S>,
    /// Margin of a month's features for each month of delay, μ·F·V.
    feature_value: S,
    /// Margin that an open insight would bring in a month, μ·η·V.
    insight_value: S,
}

/// Posts the monthly lines of every service but those that depend on the queue of application
/// support.
pub(super) fn post<S: Scalar, K: Sink<S>>(context: &Context<'_, S>, poster: &mut Poster<'_, K>) {
    // You Build It You Run It has no queue: one restoration per practice serves all its options
    let unqueued: Vec<Waits<S>> = context
        .practices
        .you_build_it_you_run_it()
        .enumerate()
        .map(|(position, practice)| {
            let months_in_use = context.practices.months_in_use(position);
            let quantity = |name| Quantity::new(name).after(months_in_use);
            Waits::new(context, practice, S::zero(), S::zero(), quantity)
        })
        .collect();
    for (index, planned) in context.plan.services.iter().enumerate() {
        let service = ServiceContext::new(context, index, planned);
        for model in OperatingModel::ALL {
            let options = context.options_of(planned, model);
            for month in planned.launch..context.plan.horizon {
                if !options.iter().any(|&option| poster.sink.wants(option, index, month)) {
                    continue;
                }
                let age = month - planned.launch;
                let practice = context.practices.of(planned, model, age);
                let volumes = &context.volumes[index][model.index()][age];
                post_labour(context, poster, &service, practice, volumes, model, &options, month);
                if model == OperatingModel::YouBuildItYouRunIt {
                    let waits = &unqueued[context.practices.position(planned, age)];
                    WaitingLines::new(context, &service, practice, volumes, waits, model, month)
                        .post(poster, &service, model, &options, month);
                }
            }
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
    let model = OperatingModel::OpsRunIt;
    let practice = context.practices.ops();
    let waits: Vec<Option<Waits<S>>> = context
        .queues(option)
        .iter()
        .enumerate()
        .map(|(month, queue)| {
            let queue = queue.as_ref()?;
            let quantity = |name| Quantity::new(name).in_month(month);
            let (incident, deployment) = (queue.incident_wait, queue.deployment_wait);
            Some(Waits::new(context, practice, incident, deployment, quantity))
        })
        .collect();
    for (index, planned) in context.plan.services_under(option, model) {
        let service = ServiceContext::new(context, index, planned);
        for (month, waits) in waits.iter().enumerate().skip(planned.launch) {
            let Some(waits) = waits else { continue };
            if poster.sink.wants(option, index, month) {
                let volumes = &context.volumes[index][model.index()][month - planned.launch];
                WaitingLines::new(context, &service, practice, volumes, waits, model, month).post(
                    poster,
                    &service,
                    model,
                    &[option],
                    month,
                );
            }
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
                    .delay_days(deployment_wait, context.calendar)
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
            exposure: ServiceExposure::new(values, o, context.calendar, index),
            feature_value: value * values[ServiceParameter::FeaturesPerMonth],
            insight_value: value * o[O::InsightValueShare],
        }
    }
}

/// Posts the lines that do not depend on the queue.
#[allow(clippy::too_many_arguments, reason = "each is one coordinate of the postings")]
fn post_labour<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    service: &ServiceContext<'_, S>,
    practice: &Practice<S>,
    volumes: &Volumes<S>,
    model: OperatingModel,
    options: &[OptionKind],
    month: usize,
) {
    let p = &practice.parameters;
    let deployments = &practice.deployments[service.planned.demand.index()];
    let incidents = volumes.first_time + volumes.repeats;
    let coverage = coverage(context, service.planned, model);
    let callout = callout_premium(practice, coverage);
    for (line, amount) in [
        (Line::ChangeDocumentation, deployments.change_documentation),
        (Line::HandoverDocumentation, deployments.handover_documentation),
        (Line::ChangeApproval, deployments.change_approval),
        (Line::DeploymentLabour, deployments.labour),
        (Line::DeploymentValidation, deployments.validation),
        (Line::DeploymentCharges, deployments.charges),
        (Line::Toil, p[P::ToilHoursPerMonth] * context.inputs.operator_rate(model)),
        (
            Line::Monitoring,
            p[P::MonitoringHoursPerMonth] * context.inputs.first_responder_rate(model),
        ),
        (Line::IncidentResponse, volumes.first_time * practice.response_labour),
        (Line::Callout, volumes.first_time * callout),
        (Line::ReviewSessions, incidents * practice.learning.review_cost),
        (Line::InsightImplementation, volumes.implemented * practice.learning.implementation_cost),
        (Line::InsightDelay, service.insight_value * volumes.open),
    ] {
        poster.line(options, model, line, Owner::Service(service.index), month, amount);
    }
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

/// Amounts of a service's month that depend on how long incidents and deployments wait.
struct WaitingLines<S> {
    amounts: [(Line, S); 5],
    month: ServiceMonth<S>,
}

impl<S: Scalar> WaitingLines<S> {
    fn new(
        context: &Context<'_, S>,
        service: &ServiceContext<'_, S>,
        practice: &Practice<S>,
        volumes: &Volumes<S>,
        waits: &Waits<S>,
        model: OperatingModel,
        month: usize,
    ) -> Self {
        let quantity = |name| Quantity::new(name).of_service(service.index).in_month(month);
        let season = context.inputs.season[month];
        let coverage = coverage(context, service.planned, model);
        let restoration = &waits.restoration;
        let management = restoration.management(coverage);
        let per_incident =
            practice.response_labour + management + callout_premium(practice, coverage);
        let parts = restoration.loss(&service.exposure, coverage, season, quantity);
        let loss = (parts.major + parts.deferred).named(quantity("loss"));
        let restore_hours = restoration.mean_hours(coverage);
        let delay_days = waits.delay_days[service.planned.demand.index()];
        let incidents = volumes.first_time + volumes.repeats;
        let major_incidents = incidents * context.inputs.organisation[O::MajorShare];
        Self {
            amounts: [
                (
                    Line::FeatureDelay,
                    service.feature_value * delay_days / context.calendar.days_per_month,
                ),
                (Line::IncidentManagement, volumes.first_time * management),
                (Line::Unavailability, volumes.first_time * loss),
                (Line::RepeatResponse, volumes.repeats * per_incident),
                (Line::RepeatLoss, volumes.repeats * loss),
            ],
            month: ServiceMonth {
                downtime_hours: (major_incidents * restore_hours).named(quantity("downtime")),
                restore_hours,
                first_time_incidents: volumes.first_time,
                repeat_incidents: volumes.repeats,
                major_loss: parts.major,
            },
        }
    }

    fn post<K: Sink<S>>(
        &self,
        poster: &mut Poster<'_, K>,
        service: &ServiceContext<'_, S>,
        model: OperatingModel,
        options: &[OptionKind],
        month: usize,
    ) {
        for (line, amount) in self.amounts {
            poster.line(options, model, line, Owner::Service(service.index), month, amount);
        }
        for &option in options {
            poster.sink.service_month(option, service.index, month, self.month);
        }
    }
}
