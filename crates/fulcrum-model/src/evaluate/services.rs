//! The monthly lines of each service.

use super::posting::{Owner, Poster, ServiceMonth, Sink};
use super::practice::Practice;
use super::restoration::{Coverage, Restoration, ServiceExposure};
use super::{Context, PlannedService, Volumes};
use crate::arithmetic::Scalar;
use crate::lines::Line;
use crate::parameters::{ModelParameter as P, OrganisationParameter as O, ServiceParameter};
use crate::{OperatingModel, OptionKind};

/// What depends on the wait in the queue of application support, and so on the option.
struct Waits<S> {
    restoration: Restoration<S>,
    /// Days a finished feature waits, by [`crate::FeatureDemand::index`].
    delay_days: [S; crate::FeatureDemand::ALL.len()],
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

/// Posts the monthly lines of every service under both models.
pub(super) fn post<S: Scalar, K: Sink<S>>(context: &Context<'_, S>, poster: &mut Poster<'_, K>) {
    let season: Vec<S> = context.plan.season.iter().map(|&factor| S::constant(factor)).collect();
    // You Build It You Run It has no queue: one restoration per practice serves all its options
    let unqueued: Vec<Waits<S>> = context
        .practices
        .you_build_it_you_run_it()
        .map(|practice| Waits::new(context, practice, S::zero(), S::zero()))
        .collect();
    let queued: [Vec<Option<Waits<S>>>; OptionKind::ALL.len()] = OptionKind::ALL.map(|option| {
        let waits = |queue: &super::Queue<S>| {
            Waits::new(context, context.practices.ops(), queue.incident_wait, queue.deployment_wait)
        };
        context.queues(option).iter().map(|queue| queue.as_ref().map(waits)).collect()
    });
    for (index, planned) in context.plan.services.iter().enumerate() {
        let service = ServiceContext::new(context, index, planned);
        for model in OperatingModel::ALL {
            let options = context.options_of(planned, model);
            for month in planned.launch..context.plan.horizon {
                let age = month - planned.launch;
                let practice = context.practices.of(planned, model, age);
                let volumes = &context.volumes[index][model.index()][age];
                post_labour(context, poster, &service, practice, volumes, model, &options, month);
                let mut post_with = |options: &[OptionKind], waits: &Waits<S>| {
                    let season = season[month];
                    let lines = WaitingLines::new(
                        context, &service, practice, volumes, waits, model, season,
                    );
                    lines.post(poster, &service, model, options, month);
                };
                match model {
                    OperatingModel::YouBuildItYouRunIt => {
                        post_with(&options, &unqueued[context.practices.position(planned, age)]);
                    }
                    OperatingModel::OpsRunIt => {
                        for option in &options {
                            if let Some(waits) = &queued[option.index()][month] {
                                post_with(&[*option], waits);
                            }
                        }
                    }
                }
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
    ) -> Self {
        let organisation = &context.inputs.organisation;
        Self {
            restoration: Restoration::new(
                &practice.parameters,
                organisation,
                &context.calendar,
                incident_wait,
            ),
            delay_days: practice
                .deployments
                .each_ref()
                .map(|deployments| deployments.delay_days(deployment_wait, &context.calendar)),
        }
    }
}

impl<'a, S: Scalar> ServiceContext<'a, S> {
    fn new(context: &Context<'_, S>, index: usize, planned: &'a PlannedService) -> Self {
        let values = &context.inputs.services[index];
        let o = &context.inputs.organisation;
        let value = o[O::ContributionMargin] * values[ServiceParameter::ValuePerFeatureMonth];
        Self {
            index,
            planned,
            exposure: ServiceExposure::new(values, o, &context.calendar),
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
        season: S,
    ) -> Self {
        let coverage = coverage(context, service.planned, model);
        let restoration = &waits.restoration;
        let management = restoration.management(coverage);
        let per_incident =
            practice.response_labour + management + callout_premium(practice, coverage);
        let loss = restoration.loss(&service.exposure, coverage, season);
        let loss = (loss.major + loss.deferred).named("loss");
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
                downtime_hours: (major_incidents * restore_hours).named("downtime"),
                restore_hours,
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
