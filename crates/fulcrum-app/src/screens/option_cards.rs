//! The cards of the options.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::warnings::{SATURATED, STRAINED};
use fulcrum_model::{Evaluation, OperatingModel, OptionKind, Schedule};

use crate::answer::{costs_least, total};
use crate::contract::{CostBasis, Figure, FigureText, OptionCard, OptionId};
use crate::figures::{shown, total_of};

impl From<OptionKind> for OptionId {
    fn from(option: OptionKind) -> Self {
        match option {
            OptionKind::OpsRunIt => Self::OpsRunIt,
            OptionKind::Hybrid => Self::Hybrid,
            OptionKind::YouBuildItYouRunIt => Self::YouBuildItYouRunIt,
        }
    }
}

/// Who runs the services of the hybrid, as a sentence.
pub(crate) fn split_in_words(evaluation: &Evaluation) -> String {
    format!("The hybrid has {}.", split_note(evaluation))
}

/// The card of an option.
pub(crate) fn card(
    option: OptionKind,
    evaluation: &Evaluation,
    money: &MoneyDisplay,
    basis: CostBasis,
) -> OptionCard {
    let totals = evaluation.option(option);
    let amount = total(totals, basis);
    let mut notes = Vec::new();
    if basis == CostBasis::AllCosts {
        let spending = total_of(option, CostBasis::SpendingOnly);
        notes.push(shown(format!("spending {}", money.short(totals.spending())), spending));
    }
    let plain = |text| FigureText { text, figure: None };
    notes.push(match option {
        OptionKind::OpsRunIt => {
            let load = Figure::SupportLoad { option: option.into(), month: None };
            shown(support_note(evaluation, option), load)
        }
        OptionKind::Hybrid => plain(split_note(evaluation)),
        OptionKind::YouBuildItYouRunIt => plain(schedule_note(evaluation)),
    });
    OptionCard {
        option: option.into(),
        label: option.label().to_owned(),
        total: money.short(amount),
        total_exact: money.exact(amount),
        notes,
        cheapest: costs_least(evaluation, option, basis),
        figure: total_of(option, basis),
    }
}

fn support_note(evaluation: &Evaluation, option: OptionKind) -> String {
    let totals = evaluation.option(option);
    if let Some(month) = totals.load_passes(SATURATED) {
        return format!("support team saturated from month {}", month + 1);
    }
    if let Some(month) = totals.load_passes(STRAINED) {
        return format!("support team strained from month {}", month + 1);
    }
    let most = totals.support_load_by_month.iter().max().copied().unwrap_or_default();
    format!("support team busy {} at most", display::percent(most, 0))
}

fn split_note(evaluation: &Evaluation) -> String {
    let services = &evaluation.option(OptionKind::Hybrid).services;
    let on_teams =
        services.iter().filter(|s| s.model == OperatingModel::YouBuildItYouRunIt).count();
    format!(
        "{} on product teams, {} on operations, by exposure and demand",
        display::counted(on_teams, "service"),
        services.len() - on_teams
    )
}

fn schedule_note(evaluation: &Evaluation) -> String {
    let (option, plan) = (OptionKind::YouBuildItYouRunIt, &evaluation.plan);
    let last = plan.horizon.saturating_sub(1);
    let from = plan.team_schedules_from(option);
    let teams = from.iter().filter(|from| from.is_some_and(|month| month <= last)).count();
    let domains = plan.domain_schedules(option, &from, last).into_iter().filter(|d| *d).count();
    let active_teams = (0..plan.teams.len())
        .filter(|team| plan.services.iter().any(|s| s.team == *team && plan.is_active(s)))
        .count();
    debug_assert!(
        evaluation.option(option).services.iter().all(|s| s.schedule != Schedule::Central),
        "no service of this option is run by the central team"
    );
    format!(
        "{} for {}",
        display::counted(teams + domains, "out-of-hours schedule"),
        display::counted(active_teams, "team")
    )
}
