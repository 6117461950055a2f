//! The monthly lines of units and models, and the extra lines of adjustments.

use super::Context;
use super::posting::{Entry, Owner, PostedLine, Poster, Posting, Sink};
use super::setup::{Start, Unit, units};
use crate::adjustments::{Adjustment, ExtraAmount, ExtraLine, Frequency, Per};
use crate::arithmetic::Scalar;
use crate::lines::Line;
use crate::parameters::{ModelParameter as P, OrganisationParameter as O};
use crate::{OperatingModel, OptionKind};

/// Posts every monthly line of an option that is not a service's, and the extra lines.
pub(super) fn post<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
) {
    for model in OperatingModel::ALL {
        let Some(start) = Start::of(context, option, model) else { continue };
        let months = start.month..context.plan.horizon;
        let reporting = context.inputs.models[model.index()][P::ChangeReportingPerMonth];
        for month in months.clone() {
            let (line, owner) = (Line::ChangeReporting, Owner::Shared);
            poster.line(&[option], model, line, owner, month, reporting);
        }
        for unit in units(context, option, model) {
            post_unit(context, poster, option, model, &unit);
        }
        match model {
            OperatingModel::OpsRunIt => {
                for month in months {
                    post_central_team(context, poster, option, month);
                }
            }
            OperatingModel::YouBuildItYouRunIt => post_schedules(context, poster, option),
        }
    }
    for (index, adjustment) in context.plan.adjustments.iter().enumerate() {
        for position in 0..adjustment.extra.len() {
            post_extra(context, poster, option, index, position);
        }
    }
}

/// Posts the extra line at `position` of the adjustment at `index`.
fn post_extra<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
    index: usize,
    position: usize,
) {
    let adjustment = &context.plan.adjustments[index];
    let extra = &adjustment.extra[position];
    let number = context.inputs.extra_lines[index][position];
    for (owner, start, amount) in extra_amounts(context, option, adjustment, extra, number) {
        let amount = amount.posted(context.plan.minor_units);
        let end = match extra.frequency {
            Frequency::OneOff => start + 1,
            Frequency::Monthly => context.plan.horizon,
        };
        for month in start..end {
            poster.sink.post(Posting {
                option,
                model: adjustment.model,
                axis: extra.axis,
                cost_type: extra.cost_type,
                line: PostedLine::Adjustment(index),
                owner,
                month,
                treatment: context.plan.extra_treatments[index][position],
                amount,
            });
        }
    }
}

fn post_unit<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
    model: OperatingModel,
    unit: &Unit<S>,
) {
    let o = &context.inputs.organisation;
    let licences = context.inputs.models[model.index()][P::ToolingPerPersonMonth] * unit.people;
    let retained =
        o[O::RetainedPeople] * context.support_team.hours_per_analyst * o[O::RateDeveloper];
    let licences = (Line::ToolingLicences, licences);
    let lines = match model {
        OperatingModel::OpsRunIt => poster.alike(model, [licences]),
        OperatingModel::YouBuildItYouRunIt => {
            poster.alike(model, [licences, (Line::RetainedTeam, retained)])
        }
    };
    for month in unit.start.month..context.plan.horizon {
        let entry = Entry { options: &[option], model, owner: unit.owner, month };
        poster.sink.post_lines(entry, &lines);
    }
}

/// Standby pay of one schedule in a month.
fn standby<S: Scalar>(context: &Context<'_, S>, model: OperatingModel) -> S {
    let p = &context.inputs.models[model.index()];
    p[P::StandbyPeople] * p[P::StandbyPerWeek] * context.calendar.days_per_month / S::whole(7)
}

fn post_central_team<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
    month: usize,
) {
    let model = OperatingModel::OpsRunIt;
    let o = &context.inputs.organisation;
    let amount = standby(context, model);
    poster.line(&[option], model, Line::Standby, Owner::Shared, month, amount);
    if let Some(queue) = &context.queues(option)[month] {
        let idle_hours = context.support_team.idle_hours_charged(queue, month);
        let amount = o[O::IdleCapacityCharged] * idle_hours * o[O::RateSupportAnalyst];
        poster.line(&[option], model, Line::IdleCapacity, Owner::Shared, month, amount);
    }
}

/// Posts standby of every team and domain that has an out-of-hours schedule.
fn post_schedules<S: Scalar, K: Sink<S>>(
    context: &Context<'_, S>,
    poster: &mut Poster<'_, K>,
    option: OptionKind,
) {
    let model = OperatingModel::YouBuildItYouRunIt;
    let lines = poster.alike(model, [(Line::Standby, standby(context, model))]);
    let from = context.plan.team_schedules_from(option);
    for month in 0..context.plan.horizon {
        let teams = from
            .iter()
            .enumerate()
            .filter(|(_, from)| from.is_some_and(|from| from <= month))
            .map(|(team, _)| Owner::Team(team));
        let domains = context.plan.domain_schedules(option, &from, month);
        let domains = domains
            .iter()
            .enumerate()
            .filter(|(_, has_schedule)| **has_schedule)
            .map(|(domain, _)| Owner::Domain(domain));
        for owner in teams.chain(domains) {
            let entry = Entry { options: &[option], model, owner, month };
            poster.sink.post_lines(entry, &lines);
        }
    }
}

/// Whom an extra line of an adjustment is posted for in an option, from when, and how much.
fn extra_amounts<S: Scalar>(
    context: &Context<'_, S>,
    option: OptionKind,
    adjustment: &Adjustment,
    extra: &ExtraLine,
    number: S,
) -> Vec<(Owner, usize, S)> {
    let model = adjustment.model;
    let amount = |people: S| match extra.amount {
        ExtraAmount::Money(_) => number,
        ExtraAmount::HoursPerPerson(_) => number * people * context.inputs.operator_rate(model),
    };
    let people = match model {
        OperatingModel::OpsRunIt => context.inputs.organisation[O::SupportAnalysts],
        OperatingModel::YouBuildItYouRunIt => context.inputs.organisation[O::TeamSize],
    };
    match extra.per {
        Per::Model => Start::of(context, option, model)
            .map(|start| (Owner::Shared, start.month, amount(people)))
            .into_iter()
            .collect(),
        Per::Unit => units(context, option, model)
            .into_iter()
            .map(|unit| (unit.owner, unit.start.month, amount(unit.people)))
            .collect(),
        Per::Service => context
            .plan
            .services_under(option, model)
            .filter(|(_, service)| context.plan.is_active(service))
            .map(|(index, service)| (Owner::Service(index), service.launch, amount(people)))
            .collect(),
    }
}
