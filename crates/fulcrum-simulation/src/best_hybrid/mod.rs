//! The best hybrid: which model for which service costs least (reference, section 9).
//!
//! What services share is not a sum over services: the queue of application support, the central
//! team, a team's set-up, a domain's schedule. So every assignment that is looked at is costed whole,
//! by the formulas of every option ([`Assignments`]), on floats. The best few are costed again in
//! exact arithmetic, and the cheapest of those is the answer.

mod search;

use std::cmp::Reverse;

use fulcrum_model::evaluate::{Assignments, Inputs, Plan};
use fulcrum_model::{
    Evaluation, OperatingModel, OptionKind, Overflow, Scalar, Study, discount_factors,
};
use rust_decimal::Decimal;

use self::search::{Costed, Free};
use crate::{Counted, Lanes};

/// Most free services for which every assignment is tried, when the study is not so large that this
/// would take minutes ([`SERVICE_MONTH_LIMIT`]).
pub const EVERY_ASSIGNMENT_LIMIT: usize = 16;

/// Work of a search: months of services that it may cost in all. Sixteen services over ten years
/// are within it, with every assignment.
pub const SERVICE_MONTH_LIMIT: usize = 130_000_000;

/// Work of exact evaluations: months of services of those that decide between candidates, and of
/// those that say what a choice is worth. Beyond it a worth is a figure of about 15 digits.
pub const EXACT_SERVICE_MONTH_LIMIT: usize = 1_000_000;

/// Which services may change their model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreeServices {
    /// Those whose model the selector picks; what the user picked stays.
    PickedBySelector,
    /// All of them.
    All,
}

/// The assignment of services to models that costs least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestHybrid {
    /// The model of each service, in the study's order.
    pub models: Vec<OperatingModel>,
    /// Discounted cost of the hybrid option with it, in the study's currency: exact.
    pub cost: Decimal,
    /// Discounted cost of the hybrid option as the study has it: exact.
    pub cost_as_it_is: Decimal,
    /// Whether every assignment was tried; otherwise a search found no better one.
    pub is_proven: bool,
    /// Assignments that were costed.
    pub assignments_costed: usize,
    /// What the choice for each free service is worth, the most first.
    pub choices: Vec<ServiceChoice>,
}

/// The choice for a free service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceChoice {
    /// Position of the service.
    pub service: usize,
    /// Its model in the best hybrid.
    pub model: OperatingModel,
    /// Its model in the hybrid option as the study has it.
    pub model_as_it_is: OperatingModel,
    /// How much more the hybrid would cost, discounted, if this service alone ran under the other
    /// model; in the study's currency. 0 or more, when every assignment was tried.
    pub worth: Decimal,
}

/// Finds the assignment of the free services to models whose hybrid option costs least: every
/// estimate at its likely value, chance at its expectation, discounted, counting what `counted` says.
/// A change of a model that saves nothing is not made, and a service that is never active keeps its
/// model.
///
/// Every assignment of up to [`EVERY_ASSIGNMENT_LIMIT`] free services is tried, within
/// [`SERVICE_MONTH_LIMIT`]. For more, the assignments that order services by what they save alone are tried, and the best of them improved
/// by moving a service, a team, a domain or a pair of services at a time until none of it helps or
/// the work grows too large.
///
/// # Errors
///
/// When figures do not fit into 28 digits.
pub fn best_hybrid(
    study: &Study,
    counted: Counted,
    free: FreeServices,
) -> Result<BestHybrid, Overflow> {
    best_within(study, counted, free, EVERY_ASSIGNMENT_LIMIT)
}

/// The best hybrid when every assignment of up to `limit` services is tried.
fn best_within(
    study: &Study,
    counted: Counted,
    free: FreeServices,
    limit: usize,
) -> Result<BestHybrid, Overflow> {
    let plan = Plan::new(study);
    let as_it_is: Vec<OperatingModel> =
        plan.services.iter().map(|service| service.hybrid_model).collect();
    let free = Free::of(study, &plan, free);
    let inputs = Inputs::<Lanes<1>>::likely(study, &plan.effective);
    let weights: Vec<Lanes<1>> = discount_factors(study.discount_rate, plan.horizon)
        .into_iter()
        .map(Lanes::constant)
        .collect();
    let mut assignments = Assignments::new(&plan, &inputs, &weights, counted.predicate());
    let mut cost = |models: &[OperatingModel]| {
        let [cost] = assignments.cost(models).decimals();
        cost
    };
    let service_months = (plan.services.len() * plan.horizon).max(1);
    let assignments_allowed = SERVICE_MONTH_LIMIT / service_months;
    let is_proven =
        free.services.len() <= limit && 1usize << free.services.len() <= assignments_allowed.max(2);
    let found = if is_proven {
        search::every_assignment(&as_it_is, &free, &mut cost)
    } else {
        search::local_search(&as_it_is, &free, assignments_allowed, &mut cost)
    };
    let evaluations = EXACT_SERVICE_MONTH_LIMIT / service_months;
    let costed_as_it_is = exact_cost(study, &as_it_is, counted)?;
    let mut best = Costed { models: as_it_is.clone(), cost: costed_as_it_is };
    for candidate in found.candidates.into_iter().take(evaluations.max(1)) {
        let exact = exact_cost(study, &candidate.models, counted)?;
        if exact < best.cost {
            best = Costed { models: candidate.models, cost: exact };
        }
    }
    let best = without_idle_changes(study, counted, &as_it_is, best, evaluations)?;
    let choices = choices(study, counted, &free, &as_it_is, &best, evaluations, &mut cost)?;
    Ok(BestHybrid {
        is_proven,
        assignments_costed: found.costed,
        choices,
        models: best.models,
        cost: best.cost,
        cost_as_it_is: costed_as_it_is,
    })
}

/// The study in whose hybrid option each service runs under the model at its position.
#[must_use]
pub fn with_models(study: &Study, models: &[OperatingModel]) -> Study {
    let mut changed = study.clone();
    for (service, model) in changed.services.iter_mut().zip(models) {
        service.operating_model = Some(*model);
    }
    changed
}

/// The discounted cost of the hybrid option, to the minor unit.
fn exact_cost(
    study: &Study,
    models: &[OperatingModel],
    counted: Counted,
) -> Result<Decimal, Overflow> {
    let evaluation = Evaluation::of(&with_models(study, models))?;
    let hybrid = evaluation.option(OptionKind::Hybrid);
    Ok(match counted {
        Counted::AllCosts => hybrid.discounted_total,
        Counted::SpendingOnly => hybrid.discounted_spending(study.discount_rate),
    })
}

/// The best assignment without the changes that save nothing, looked for with so many evaluations.
fn without_idle_changes(
    study: &Study,
    counted: Counted,
    as_it_is: &[OperatingModel],
    mut best: Costed,
    mut evaluations: usize,
) -> Result<Costed, Overflow> {
    for (service, before) in as_it_is.iter().enumerate() {
        if best.models[service] == *before || evaluations == 0 {
            continue;
        }
        evaluations -= 1;
        let mut models = best.models.clone();
        models[service] = *before;
        let cost = exact_cost(study, &models, counted)?;
        if cost <= best.cost {
            best = Costed { models, cost };
        }
    }
    Ok(best)
}

fn choices(
    study: &Study,
    counted: Counted,
    free: &Free,
    as_it_is: &[OperatingModel],
    best: &Costed,
    evaluations: usize,
    cost: &mut impl FnMut(&[OperatingModel]) -> Option<Decimal>,
) -> Result<Vec<ServiceChoice>, Overflow> {
    let is_exact = free.services.len() <= evaluations;
    let best_cost = if is_exact { Some(best.cost) } else { cost(&best.models) };
    let mut choices = Vec::with_capacity(free.services.len());
    for &service in &free.services {
        let mut models = best.models.clone();
        models[service] = models[service].other();
        let other =
            if is_exact { Some(exact_cost(study, &models, counted)?) } else { cost(&models) };
        let worth = other.zip(best_cost).and_then(|(other, best)| other.checked_sub(best));
        choices.push(ServiceChoice {
            service,
            model: best.models[service],
            model_as_it_is: as_it_is[service],
            worth: worth.unwrap_or_default().round_dp(study.currency.minor_units()),
        });
    }
    choices.sort_by_key(|choice| Reverse(choice.worth));
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use fulcrum_model::YearMonth;
    use fulcrum_model::adjustments::Catalogue;
    use fulcrum_model::file::{StudyContext, read_study};
    use rust_decimal::dec;
    use serde_json::{Value, json};

    use super::*;

    /// A study of services that differ in whatever their models differ by, drawn from `seed`.
    fn study(seed: u64, services: usize, analysts: u32) -> Study {
        let mut state = seed;
        // a linear congruential generator: enough to vary studies
        let mut below = |bound: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
            (state >> 33) % bound
        };
        let demands = ["low", "medium", "high", "very_high"];
        let targets = ["95.0", "99.0", "99.9"];
        let services: Vec<Value> = (0..services)
            .map(|index| {
                json!({
                    "id": format!("s{index}"), "name": "Service", "kind": "digital",
                    "team": format!("t{}", below(4)), "domain": format!("d{}", below(2)),
                    "launch_month": below(6), "feature_demand": demands[below(4) as usize],
                    "availability_target": targets[below(3) as usize],
                    "exposure_per_hour": (below(400) * below(40)).to_string(),
                    "out_of_hours_exposure": "0.4", "features_per_month": below(6).to_string(),
                    "value_per_feature_month": (below(30) * 100).to_string(),
                    "incidents_per_month": below(4).to_string(),
                })
            })
            .collect();
        let file = json!({
            "format": "fulcrum-study", "version": 1, "name": "Random", "currency": "GBP",
            "start": "2027-01", "horizon_months": 12, "services": services,
            "organisation": { "support_analysts": analysts, "idle_capacity_charged": "1" },
        });
        let catalogue = Catalogue::built_in().unwrap();
        let context =
            StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
        read_study(file.to_string().as_bytes(), context).unwrap().study
    }

    #[test]
    fn it_is_the_cheapest_of_all_assignments_in_exact_arithmetic() {
        for seed in 0..6 {
            let study = study(seed, 5, 3);
            let best = best_hybrid(&study, Counted::AllCosts, FreeServices::All).unwrap();
            let mut costs = Vec::new();
            for number in 0..32u32 {
                let models: Vec<OperatingModel> =
                    (0..5).map(|s| OperatingModel::ALL[(number >> s & 1) as usize]).collect();
                costs.push(exact_cost(&study, &models, Counted::AllCosts).unwrap());
            }
            assert_eq!(Some(best.cost), costs.into_iter().min(), "seed {seed}");
            assert!(best.is_proven && best.cost <= best.cost_as_it_is);
            assert_eq!(exact_cost(&study, &best.models, Counted::AllCosts).unwrap(), best.cost);
            for choice in &best.choices {
                let mut models = best.models.clone();
                models[choice.service] = choice.model.other();
                let other = exact_cost(&study, &models, Counted::AllCosts).unwrap();
                assert_eq!(choice.worth, other - best.cost, "seed {seed}");
                assert!(choice.worth >= Decimal::ZERO, "no single move is better");
            }
        }
    }

    #[test]
    fn the_local_search_comes_close_to_the_best() {
        let mut worst = Decimal::ZERO;
        for seed in 0..24 {
            // few analysts and many: queues that nearly stand still, and idle hours to pay for
            let study = study(100 + seed, 8, [2, 4, 12][seed as usize % 3]);
            let find =
                |limit| best_within(&study, Counted::AllCosts, FreeServices::All, limit).unwrap();
            let (proven, searched) = (find(16), find(0));
            assert!(proven.is_proven && !searched.is_proven);
            assert!(searched.cost >= proven.cost, "seed {seed}");
            worst = worst.max((searched.cost - proven.cost) / proven.cost);
        }
        assert!(worst <= dec!(0.001), "a gap of {worst}");
    }

    #[test]
    fn what_the_user_picked_stays_unless_all_are_free() {
        let mut study = study(3, 4, 3);
        study.services[0].operating_model = Some(OperatingModel::OpsRunIt);
        study.services[1].operating_model = Some(OperatingModel::YouBuildItYouRunIt);
        study.services[2].launch_month = 40;
        let picked =
            best_hybrid(&study, Counted::AllCosts, FreeServices::PickedBySelector).unwrap();
        assert_eq!(picked.models[0], OperatingModel::OpsRunIt);
        assert_eq!(picked.models[1], OperatingModel::YouBuildItYouRunIt);
        assert_eq!(picked.choices.len(), 1, "the third is never active");
        let all = best_hybrid(&study, Counted::AllCosts, FreeServices::All).unwrap();
        assert_eq!(all.choices.len(), 3);
        assert!(all.cost <= picked.cost);
    }

    #[test]
    fn spending_alone_may_prefer_another_assignment() {
        let study = study(7, 5, 3);
        let best = |counted| best_hybrid(&study, counted, FreeServices::All).unwrap();
        let (all, spending) = (best(Counted::AllCosts), best(Counted::SpendingOnly));
        assert!(spending.cost < all.cost);
        let spent = exact_cost(&study, &all.models, Counted::SpendingOnly).unwrap();
        assert!(spending.cost <= spent);
    }

    #[test]
    fn a_study_without_services_has_a_hybrid_that_costs_nothing() {
        let best = best_hybrid(&study(0, 0, 3), Counted::AllCosts, FreeServices::All).unwrap();
        assert_eq!((best.cost, best.choices.len(), best.is_proven), (Decimal::ZERO, 0, true));
    }

    #[test]
    fn a_change_that_saves_nothing_is_not_made() {
        // of one team and with every parameter equal, it is all the same who runs a service
        let mut study = study(0, 8, 4);
        study.models[0] = study.models[1];
        for service in &mut study.services {
            service.team = "one".to_owned();
            service.estimates = [fulcrum_model::Estimate::Fixed(Decimal::ZERO); 5];
            service.operating_model = Some(OperatingModel::YouBuildItYouRunIt);
        }
        let best = best_hybrid(&study, Counted::AllCosts, FreeServices::All).unwrap();
        for choice in best.choices.iter().filter(|c| c.model != c.model_as_it_is) {
            assert!(choice.worth > Decimal::ZERO, "{choice:?} saves nothing");
        }
        assert!(best.cost <= best.cost_as_it_is);
    }

    #[test]
    fn a_study_too_large_for_every_assignment_is_searched() {
        // never active but for twelve of them: costly to cost, were every assignment tried
        let mut study = study(1, 300, 4);
        study.horizon_months = 120;
        for service in study.services.iter_mut().skip(12) {
            service.launch_month = 120;
        }
        let best = best_hybrid(&study, Counted::AllCosts, FreeServices::All).unwrap();
        assert_eq!((best.choices.len(), best.is_proven), (12, false));
        assert!(best.assignments_costed * 300 * 120 <= SERVICE_MONTH_LIMIT + 300 * 120 * 100);
    }
}
