//! Set-up and transition: what is paid once, and what of it is already paid (reference, section 8).

use super::posting::{Owner, Poster, Sink};
use super::{Context, PlannedService};
use crate::arithmetic::Scalar;
use crate::lines::Line;
use crate::parameters::{ModelParameter as P, OrganisationParameter as O};
use crate::{OperatingModel, OptionKind};

/// Posts every line of a service that is paid once.
pub(super) fn post_services<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
) {
    for (index, service) in context.plan.services.iter().enumerate() {
        if context.plan.is_active(service) {
            for model in OperatingModel::ALL {
                post_service(context, poster, index, service, model);
            }
        }
    }
}

/// Posts every line of a unit or a model of an option that is paid once.
pub(super) fn post_shared<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
) {
    for model in OperatingModel::ALL {
        if let Some(start) = Start::of(context, option, model) {
            let hours = context.inputs.unpaid(model, P::ChangeSetupHours, start.is_already_paid);
            let amount = hours * context.inputs.organisation[O::RateChangeManager];
            let (line, owner) = (Line::ChangeManagementSetup, Owner::Shared);
            poster.line(&[option], model, line, owner, start.month, amount);
        }
        for unit in units(context, option, model) {
            post_unit(context, poster, option, model, &unit);
        }
    }
}

fn post_service<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    index: usize,
    service: &PlannedService,
    model: OperatingModel,
) {
    let is_paid = service.already_run_by == Some(model);
    let operator = context.inputs.operator_rate(model);
    let developer = context.inputs.organisation[O::RateDeveloper];
    let options = context.options_of(service, model);
    for (line, parameter, rate) in [
        (Line::DeploymentSetup, P::DeploymentSetupHours, operator),
        (Line::TelemetrySetup, P::TelemetrySetupHours, operator),
        (Line::AcceptanceCriteria, P::AcceptanceCriteriaHours, developer),
        (Line::HandoverPlan, P::HandoverPlanHours, operator),
        (Line::Runbooks, P::RunbookHours, developer),
    ] {
        let amount = context.inputs.unpaid(model, parameter, is_paid) * rate;
        poster.line(&options, model, line, Owner::Service(index), service.launch, amount);
    }
}

/// When something that serves several services starts, and whether one of them was run by the
/// model before.
#[derive(Clone, Copy)]
pub(super) struct Start {
    /// First launch among the services.
    pub(super) month: usize,
    /// Whether its set-up is sunk.
    pub(super) is_already_paid: bool,
}

impl Start {
    /// The start of the services under `model` in `option`; `None` when none of them is ever
    /// active.
    pub(super) fn of<S: Scalar>(
        context: &Context<'_, S>,
        option: OptionKind,
        model: OperatingModel,
    ) -> Option<Self> {
        let mut start = None;
        for (_, service) in context.plan.services_under(option, model) {
            Self::include(&mut start, service, model);
        }
        Self::within(start, context.plan.horizon)
    }

    /// The same of the services of each team.
    fn of_teams<S: Scalar>(
        context: &Context<'_, S>,
        option: OptionKind,
        model: OperatingModel,
    ) -> Vec<Option<Self>> {
        let mut starts = vec![None; context.plan.teams.len()];
        for (_, service) in context.plan.services_under(option, model) {
            Self::include(&mut starts[service.team], service, model);
        }
        starts.into_iter().map(|start| Self::within(start, context.plan.horizon)).collect()
    }

    fn include(start: &mut Option<Self>, service: &PlannedService, model: OperatingModel) {
        let start = start.get_or_insert(Self { month: service.launch, is_already_paid: false });
        start.month = start.month.min(service.launch);
        start.is_already_paid |= service.already_run_by == Some(model);
    }

    fn within(start: Option<Self>, horizon: usize) -> Option<Self> {
        start.filter(|start| start.month < horizon)
    }
}

/// Who sets up on-call under a model: the application support team, or a product team.
pub(super) struct Unit<S> {
    pub(super) owner: Owner,
    pub(super) start: Start,
    /// People to train and to license.
    pub(super) people: S,
}

/// The units under `model` in `option` that are ever active.
pub(super) fn units<S: Scalar>(
    context: &Context<'_, S>,
    option: OptionKind,
    model: OperatingModel,
) -> Vec<Unit<S>> {
    match model {
        OperatingModel::OpsRunIt => Start::of(context, option, model)
            .map(|start| Unit {
                owner: Owner::Shared,
                start,
                people: context.inputs.organisation[O::SupportAnalysts],
            })
            .into_iter()
            .collect(),
        OperatingModel::YouBuildItYouRunIt => Start::of_teams(context, option, model)
            .into_iter()
            .enumerate()
            .filter_map(|(team, start)| {
                Some(Unit {
                    owner: Owner::Team(team),
                    start: start?,
                    people: context.inputs.organisation[O::TeamSize],
                })
            })
            .collect(),
    }
}

fn post_unit<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
    model: OperatingModel,
    unit: &Unit<S>,
) {
    let operator = context.inputs.operator_rate(model);
    let unpaid = |parameter| context.inputs.unpaid(model, parameter, unit.start.is_already_paid);
    let on_call_hours = unpaid(P::ScheduleSetupHours) + unpaid(P::AccessSetupHours);
    for (line, amount) in [
        (Line::ReliabilityTooling, unpaid(P::ReliabilityToolingSetup)),
        (Line::OnCallSetup, on_call_hours * operator),
        (Line::OperationsTraining, unpaid(P::OperationsTrainingHours) * unit.people * operator),
        (Line::ReviewTraining, unpaid(P::ReviewTrainingHours) * unit.people * operator),
        (Line::SharingSetup, unpaid(P::SharingSetupHours) * operator),
    ] {
        poster.line(&[option], model, line, unit.owner, unit.start.month, amount);
    }
}
