//! The overview: everything its screen shows, from one evaluation.

use fulcrum_charts::ChartError;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::file::Notice;
use fulcrum_model::warnings::{SATURATED, STRAINED, Warning, WarningCode, warnings};
use fulcrum_model::{Evaluation, OperatingModel, OptionKind, Schedule, Study};

use crate::answer::{answer, cheapest, total};
use crate::charts::{ChartName, Drawing, SHOWN, draw};
use crate::contract::{
    ChartPicture, ChartSize, CostBasis, InsuranceRow, OptionCard, OptionId, Overview, StudyHeading,
    View, WarningNote,
};

impl From<OptionKind> for OptionId {
    fn from(option: OptionKind) -> Self {
        match option {
            OptionKind::OpsRunIt => Self::OpsRunIt,
            OptionKind::Hybrid => Self::Hybrid,
            OptionKind::YouBuildItYouRunIt => Self::YouBuildItYouRunIt,
        }
    }
}

/// Notices of one kind that are listed one by one; more are counted.
const LISTED_NOTICES: usize = 20;

/// The overview of an evaluated study.
pub(crate) fn overview(
    study: &Study,
    heading: StudyHeading,
    notices: &[Notice],
    evaluation: &Evaluation,
    view: View,
) -> Result<Overview, ChartError> {
    let money = MoneyDisplay::new(study.currency);
    let picture = |chart: ChartName, size: ChartSize| -> Result<ChartPicture, ChartError> {
        let drawing = Drawing::new(view.basis, size, view.colours)?;
        draw(chart, study, evaluation, drawing).map(ChartPicture::from)
    };
    // shares that differ from the playbook's are information, not doubt
    let (from_the_playbook, doubtful): (Vec<Warning>, Vec<Warning>) = warnings(study, evaluation)
        .into_iter()
        .partition(|warning| warning.code == WarningCode::PlaybookShareDiffers);
    Ok(Overview {
        study: heading,
        answer: answer(evaluation, &money, study.horizon_months, view.basis),
        options: SHOWN.map(|option| card(option, evaluation, &money, view.basis)).into(),
        costs: picture(ChartName::CostByType, view.costs)?,
        payback: picture(ChartName::CumulativeCost, view.payback)?,
        insurance: SHOWN.into_iter().filter_map(|o| insurance(o, evaluation, &money)).collect(),
        warnings: doubtful.into_iter().map(WarningNote::from).collect(),
        notices: notices_in_words(notices)
            .into_iter()
            .chain(from_the_playbook.into_iter().map(|warning| warning.message))
            .collect(),
    })
}

impl From<Warning> for WarningNote {
    fn from(warning: Warning) -> Self {
        Self { code: warning.code.id().to_owned(), message: warning.message, path: warning.path }
    }
}

fn notices_in_words(notices: &[Notice]) -> Vec<String> {
    let mut lines: Vec<String> =
        notices.iter().take(LISTED_NOTICES).map(Notice::to_string).collect();
    if let more @ 1.. = notices.len().saturating_sub(LISTED_NOTICES) {
        lines.push(format!("and {more} more; \"fulcrum check\" lists them all"));
    }
    lines
}

fn card(
    option: OptionKind,
    evaluation: &Evaluation,
    money: &MoneyDisplay,
    basis: CostBasis,
) -> OptionCard {
    let totals = evaluation.option(option);
    let amount = total(totals, basis);
    let mut notes = Vec::new();
    if basis == CostBasis::AllCosts {
        notes.push(format!("spending {}", money.short(totals.spending())));
    }
    notes.extend(match option {
        OptionKind::OpsRunIt => Some(support_note(evaluation, option)),
        OptionKind::Hybrid => Some(split_note(evaluation)),
        OptionKind::YouBuildItYouRunIt => Some(schedule_note(evaluation)),
    });
    OptionCard {
        option: option.into(),
        label: option.label().to_owned(),
        total: money.short(amount),
        total_exact: money.exact(amount),
        notes,
        cheapest: option == cheapest(evaluation, basis),
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

fn insurance(
    option: OptionKind,
    evaluation: &Evaluation,
    money: &MoneyDisplay,
) -> Option<InsuranceRow> {
    let comparison = evaluation.comparison(option)?;
    Some(InsuranceRow {
        option: option.into(),
        label: option.label().to_owned(),
        premium: money.short(comparison.premium),
        cover: money.short(comparison.cover),
        cover_per_premium: comparison
            .cover_per_premium
            .map_or_else(|| "no premium".to_owned(), |ratio| money.per_unit(ratio)),
    })
}
