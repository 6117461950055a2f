//! From results to what charts are drawn of.

use std::collections::BTreeMap;

use fulcrum_charts::{
    AxisKind, Category, CostKind, OptionCosts, OptionInsurance, OptionLine, OptionLoad,
    OptionMonths, OptionSchedules, RadarOption, RadarShare, ScenarioTotals, SeesawSide,
    ServiceAvailability, TreatmentKind, Waterfall, WaterfallEnd,
};
use fulcrum_model::evaluate::Plan;
use fulcrum_model::playbook::{Rating, playbook_check};
use fulcrum_model::{
    Axis, CostType, Evaluation, OperatingModel, OptionKind, OptionTotals, Schedule, Study,
    Treatment, cumulative,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{SHOWN, short_label};
use crate::answer::{pay_back, total};
use crate::contract::CostBasis;

pub(crate) fn chart_option(option: OptionKind) -> fulcrum_charts::OptionKind {
    match option {
        OptionKind::OpsRunIt => fulcrum_charts::OptionKind::OpsRunIt,
        OptionKind::Hybrid => fulcrum_charts::OptionKind::Hybrid,
        OptionKind::YouBuildItYouRunIt => fulcrum_charts::OptionKind::YouBuildItYouRunIt,
    }
}

pub(super) fn cost_kind(cost_type: CostType) -> CostKind {
    match cost_type {
        CostType::Setup => CostKind::Setup,
        CostType::Transition => CostKind::Transition,
        CostType::Run => CostKind::Run,
        CostType::Incident => CostKind::Incident,
        CostType::Opportunity => CostKind::Opportunity,
    }
}

pub(super) fn axis_kind(axis: Axis) -> AxisKind {
    match axis {
        Axis::DeploymentThroughput => AxisKind::DeploymentThroughput,
        Axis::ServiceReliability => AxisKind::ServiceReliability,
        Axis::LearningCulture => AxisKind::LearningCulture,
    }
}

pub(super) fn treatment_kind(treatment: Treatment) -> TreatmentKind {
    match treatment {
        Treatment::Capex => TreatmentKind::Capex,
        Treatment::Opex => TreatmentKind::Opex,
        Treatment::LostRevenue => TreatmentKind::LostRevenue,
    }
}

fn of_type(totals: &OptionTotals, cost_type: CostType, basis: CostBasis) -> Decimal {
    match basis {
        CostBasis::AllCosts => totals.by_type(cost_type),
        CostBasis::SpendingOnly => totals.spending_by_type(cost_type),
    }
}

pub(super) fn by_type(totals: &OptionTotals, basis: CostBasis) -> OptionCosts {
    let parts = CostType::ALL.map(|t| (cost_kind(t), of_type(totals, t, basis)));
    costs(totals, basis, parts.into())
}

pub(super) fn by_axis(totals: &OptionTotals, basis: CostBasis) -> OptionCosts<AxisKind> {
    let counts = |treatment| basis == CostBasis::AllCosts || treatment != Treatment::LostRevenue;
    let of_axis = |axis| {
        let lines = totals.lines.iter().filter(|l| l.axis == axis && counts(l.treatment));
        lines.map(|line| line.amount).sum()
    };
    costs(totals, basis, Axis::ALL.map(|axis| (axis_kind(axis), of_axis(axis))).into())
}

pub(super) fn by_treatment(totals: &OptionTotals, basis: CostBasis) -> OptionCosts<TreatmentKind> {
    let treatments = Treatment::ALL.into_iter();
    let counts = |t: &Treatment| basis == CostBasis::AllCosts || *t != Treatment::LostRevenue;
    let parts = treatments.filter(counts).map(|t| (treatment_kind(t), totals.by_treatment(t)));
    costs(totals, basis, parts.collect())
}

fn costs<K: Category>(
    totals: &OptionTotals,
    basis: CostBasis,
    by_type: Vec<(K, Decimal)>,
) -> OptionCosts<K> {
    OptionCosts {
        option: chart_option(totals.option),
        label: totals.option.label().to_owned(),
        total: total(totals, basis),
        by_type,
    }
}

pub(super) fn line(evaluation: &Evaluation, option: OptionKind, basis: CostBasis) -> OptionLine {
    let totals = evaluation.option(option);
    OptionLine {
        option: chart_option(option),
        label: option.label().to_owned(),
        short_label: short_label(option).to_owned(),
        cumulative: match basis {
            CostBasis::AllCosts => totals.cumulative_by_month(),
            CostBasis::SpendingOnly => cumulative(&totals.spending_by_month()),
        },
        bands: Vec::new(),
        break_even_month: evaluation
            .comparison(option)
            .and_then(|comparison| pay_back(comparison, basis).break_even_month),
    }
}

pub(super) fn months(totals: &OptionTotals, basis: CostBasis) -> OptionMonths {
    let lost_revenue = match basis {
        CostBasis::AllCosts => totals.lost_revenue_by_month.clone(),
        CostBasis::SpendingOnly => vec![Decimal::ZERO; totals.by_month.len()],
    };
    OptionMonths {
        option: chart_option(totals.option),
        label: totals.option.label().to_owned(),
        spending: totals.spending_by_month(),
        lost_revenue,
    }
}

/// From Ops Run It to another option, by type of cost.
pub(crate) fn steps(evaluation: &Evaluation, to: OptionKind, basis: CostBasis) -> Waterfall {
    let [from, to] = [OptionKind::OpsRunIt, to].map(|option| evaluation.option(option));
    let end = |totals: &OptionTotals| WaterfallEnd {
        option: chart_option(totals.option),
        label: totals.option.label().to_owned(),
        total: total(totals, basis),
    };
    let change = |t| of_type(to, t, basis) - of_type(from, t, basis);
    let changes = CostType::ALL.map(|t| (cost_kind(t), change(t)));
    Waterfall { from: end(from), to: end(to), changes: changes.into() }
}

pub(super) fn side(totals: &OptionTotals, basis: CostBasis) -> SeesawSide {
    let OptionCosts { option, label, total, by_type } = by_type(totals, basis);
    SeesawSide { option, label, short_label: short_label(totals.option).to_owned(), total, by_type }
}

/// The other options against Ops Run It.
pub(super) fn insured(evaluation: &Evaluation) -> Vec<OptionInsurance> {
    let of_option = |option: OptionKind| {
        let comparison = evaluation.comparison(option)?;
        Some(OptionInsurance {
            option: chart_option(option),
            label: option.label().to_owned(),
            premium: comparison.premium,
            cover: comparison.cover,
        })
    };
    SHOWN.into_iter().filter_map(of_option).collect()
}

/// Every service under both models, those that miss a target first, in the study's order otherwise.
pub(super) fn available(study: &Study, evaluation: &Evaluation) -> Vec<ServiceAvailability> {
    let models = OperatingModel::ALL.map(OptionKind::all_under);
    let results = models.map(|option| &evaluation.option(option).services);
    let services = study.services.iter().enumerate().map(|(i, service)| {
        let of_models = models.into_iter().zip(results);
        let achieved = of_models
            .filter_map(|(option, own)| Some((chart_option(option), own[i].achieved_availability?)))
            .collect();
        let misses = results.iter().any(|own| own[i].meets_target() == Some(false));
        let available = ServiceAvailability {
            key: service.id.clone(),
            label: service.name.clone(),
            target: evaluation.plan.services[i].target.share(),
            achieved,
        };
        (misses, available)
    });
    let (missing, other): (Vec<_>, Vec<_>) = services.partition(|(misses, _)| *misses);
    missing.into_iter().chain(other).map(|(_, available)| available).collect()
}

/// How many out-of-hours schedules each option has in the last month with the first team alone, with
/// the first two and so on, in the order in which their services launch.
pub(super) fn schedules(plan: &Plan) -> Vec<OptionSchedules> {
    let mut launches = vec![usize::MAX; plan.teams.len()];
    for service in plan.services.iter().filter(|service| plan.is_active(service)) {
        launches[service.team] = launches[service.team].min(service.launch);
    }
    let mut teams: Vec<usize> =
        (0..plan.teams.len()).filter(|&team| launches[team] < plan.horizon).collect();
    teams.sort_by_key(|&team| launches[team]);
    let mut places = vec![0; plan.teams.len()];
    for (place, &team) in teams.iter().enumerate() {
        places[team] = place;
    }
    let of_option = |option: OptionKind| OptionSchedules {
        option: chart_option(option),
        label: option.label().to_owned(),
        short_label: short_label(option).to_owned(),
        by_teams: schedules_by_teams(plan, option, &places, teams.len()),
    };
    SHOWN.map(of_option).into()
}

/// Schedules of an option in the last month, of operations, of teams and of domains, with the first of
/// so many teams alone, with the first two and so on. `places` has the place of each team.
fn schedules_by_teams(
    plan: &Plan,
    option: OptionKind,
    places: &[usize],
    teams: usize,
) -> Vec<usize> {
    // whether a service makes a schedule necessary depends on no service of another team
    let mut first_places = BTreeMap::new();
    for service in plan.services.iter().filter(|service| plan.is_active(service)) {
        let schedule = plan.schedule(option, service);
        let whose = match schedule {
            Schedule::None => continue,
            Schedule::Domain => service.domain,
            Schedule::Team => service.team,
            Schedule::Central => 0,
        };
        let place = places[service.team];
        let first = first_places.entry((schedule, whose)).or_insert(place);
        *first = place.min(*first);
    }
    let mut begin = vec![0; teams];
    for &place in first_places.values() {
        begin[place] += 1;
    }
    let all_so_far = begin.into_iter().scan(0, |all, begin: usize| {
        *all += begin;
        Some(*all)
    });
    all_so_far.collect()
}

/// What the options cost in a scenario of this id and name.
pub(super) fn scenario_totals(
    (id, name): (&str, &str),
    evaluation: &Evaluation,
    basis: CostBasis,
) -> ScenarioTotals {
    let of_option = |option| (chart_option(option), total(evaluation.option(option), basis));
    ScenarioTotals {
        key: id.to_owned(),
        label: name.to_owned(),
        totals: SHOWN.map(of_option).into(),
    }
}

/// The load of application support in every option that has it, and how many services launch in each
/// month. Ops Run It is always among them.
pub(super) fn loads(evaluation: &Evaluation) -> (Vec<OptionLoad>, Vec<usize>) {
    let of_option = |option: OptionKind| {
        let loads = &evaluation.option(option).support_load_by_month;
        let is_shown = option == OptionKind::OpsRunIt || loads.iter().any(|load| !load.is_zero());
        is_shown.then(|| OptionLoad {
            option: chart_option(option),
            label: option.label().to_owned(),
            short_label: short_label(option).to_owned(),
            months: loads.iter().map(|load| load.to_f64().unwrap_or(f64::NAN)).collect(),
        })
    };
    let mut launches = vec![0; evaluation.plan.horizon];
    for service in &evaluation.plan.services {
        if let Some(launches) = launches.get_mut(service.launch) {
            *launches += 1;
        }
    }
    (SHOWN.into_iter().filter_map(of_option).collect(), launches)
}

/// The shares of both models on an axis beside the playbook's ratings, which are of all costs.
pub(super) fn shares(evaluation: &Evaluation, axis: Axis) -> Vec<RadarOption> {
    let checks = playbook_check(evaluation);
    let of_model = |model: OperatingModel| {
        let option = OptionKind::all_under(model);
        let shares = checks.iter().filter(|check| check.axis == axis && check.model == model);
        RadarOption {
            option: chart_option(option),
            label: option.label().to_owned(),
            short_label: short_label(option).to_owned(),
            shares: shares
                .map(|check| RadarShare {
                    cost: cost_kind(check.cost_type),
                    share: check.own.map(|own| own.share),
                    usual: (rating(check.playbook.from), rating(check.playbook.to)),
                })
                .collect(),
        }
    };
    OperatingModel::ALL.map(of_model).into()
}

fn rating(rating: Rating) -> fulcrum_charts::Rating {
    match rating {
        Rating::Low => fulcrum_charts::Rating::Low,
        Rating::Medium => fulcrum_charts::Rating::Medium,
        Rating::High => fulcrum_charts::Rating::High,
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::OutOfHoursPolicy;
    use fulcrum_model::evaluate::PlannedService;

    use super::*;

    fn plan_of(sample: &str) -> Plan {
        let text = crate::sample(sample).expect("a sample").text;
        let read = crate::Library::new().expect("sound").read(text.as_bytes());
        Plan::new(&read.expect("valid").1.study)
    }

    /// Schedules of an option in the last month, counted as the model has them.
    fn schedules_of(plan: &Plan, option: OptionKind) -> usize {
        let last = plan.horizon.saturating_sub(1);
        let mut operated = plan.services_under(option, OperatingModel::OpsRunIt);
        let is_central = operated.any(|(_, service)| plan.is_active(service));
        let teams_from = plan.team_schedules_from(option);
        let teams = teams_from.iter().flatten().filter(|&&from| from <= last).count();
        let domains = plan.domain_schedules(option, &teams_from, last);
        usize::from(is_central) + teams + domains.into_iter().filter(|&has| has).count()
    }

    #[test]
    fn schedules_are_those_of_the_plan_with_the_first_teams_alone() {
        for sample in &crate::SAMPLES {
            let plan = plan_of(sample.id);
            let mut active: Vec<_> = plan.services.iter().filter(|s| plan.is_active(s)).collect();
            // a stable sort: the order of the teams counts where they launch in the same month
            active.sort_by_key(|service| (service.launch, service.team));
            let mut first = Vec::new();
            for team in active.iter().map(|service| service.team) {
                if !first.contains(&team) {
                    first.push(team);
                }
            }
            let found = schedules(&plan);
            for (option, found) in SHOWN.into_iter().zip(&found) {
                assert_eq!(found.by_teams.len(), first.len(), "{}", sample.id);
                for (count, &schedules) in (1..).zip(&found.by_teams) {
                    let mut part = plan.clone();
                    part.services.retain(|service| first[..count].contains(&service.team));
                    assert_eq!(schedules, schedules_of(&part, option), "{}: {count}", sample.id);
                }
            }
        }
        let found = schedules(&plan_of(crate::FIRST_SAMPLE));
        assert_eq!(found[0].by_teams, vec![1; 25], "operations have one whatever the teams");
    }

    #[test]
    fn the_schedules_of_many_teams_are_counted_at_once() {
        // with a plan for each number of teams this took gigabytes
        let mut plan = plan_of(crate::FIRST_SAMPLE);
        let service = plan.services[0];
        plan.teams = (0..20_000).map(|team| format!("team {team}")).collect();
        let of_team = |team| PlannedService { team, launch: 0, ..service };
        plan.services = (0..plan.teams.len()).map(of_team).collect();
        plan.effective.out_of_hours_policy = OutOfHoursPolicy::EveryTeam;
        let found = schedules(&plan);
        let you = SHOWN.iter().position(|o| *o == OptionKind::YouBuildItYouRunIt).expect("shown");
        assert_eq!(found[you].by_teams, (1..=20_000).collect::<Vec<_>>());
    }

    #[test]
    fn the_rings_of_a_radar_are_the_ratings_of_the_model() {
        for thousandths in -10..1_100 {
            let share = Decimal::new(thousandths, 3);
            assert_eq!(fulcrum_charts::Rating::of(share), rating(Rating::of(share)), "{share}");
        }
    }
}
