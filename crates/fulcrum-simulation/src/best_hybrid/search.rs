//! Searching the assignments of services to models for the cheapest.

use fulcrum_model::evaluate::Plan;
use fulcrum_model::{OperatingModel, Study};
use rust_decimal::Decimal;

use super::FreeServices;

/// Best assignments that are kept to be costed exactly: floats and rounded postings may order
/// assignments differently whose costs are within a few units of each other.
const CANDIDATES: usize = 16;

/// Free services for which pairs are moved as well.
const PAIRS_LIMIT: usize = 40;

/// An assignment and what it costs.
#[derive(Clone, Debug)]
pub(super) struct Costed {
    pub(super) models: Vec<OperatingModel>,
    pub(super) cost: Decimal,
}

/// What a search found: the best assignments, the best first, and how many it costed.
pub(super) struct Found {
    pub(super) candidates: Vec<Costed>,
    pub(super) costed: usize,
}

/// The services that may change their model.
pub(super) struct Free {
    /// Their positions.
    pub(super) services: Vec<usize>,
    /// Those of each team and of each domain that has several.
    groups: Vec<Vec<usize>>,
}

impl Free {
    pub(super) fn of(study: &Study, plan: &Plan, free: FreeServices) -> Self {
        let services: Vec<usize> = study
            .services
            .iter()
            .zip(&plan.services)
            .enumerate()
            .filter(|(_, (service, planned))| {
                let is_free = match free {
                    FreeServices::All => true,
                    FreeServices::PickedBySelector => service.operating_model.is_none(),
                };
                is_free && plan.is_active(planned)
            })
            .map(|(index, _)| index)
            .collect();
        let group = |belongs: &dyn Fn(usize) -> bool| {
            services.iter().copied().filter(|&service| belongs(service)).collect::<Vec<_>>()
        };
        let teams = (0..plan.teams.len()).map(|team| group(&|s| plan.services[s].team == team));
        let domains =
            (0..plan.domains.len()).map(|domain| group(&|s| plan.services[s].domain == domain));
        let groups = teams.chain(domains).filter(|group| group.len() > 1).collect();
        Self { services, groups }
    }
}

/// Costs assignments and keeps the best few.
struct Trial<'a, F> {
    cost: &'a mut F,
    found: Found,
}

impl<F: FnMut(&[OperatingModel]) -> Option<Decimal>> Trial<'_, F> {
    /// The cost of an assignment; `None` when it has no finite one.
    fn of(&mut self, models: &[OperatingModel]) -> Option<Decimal> {
        self.found.costed += 1;
        let cost = (self.cost)(models)?;
        let candidates = &mut self.found.candidates;
        let place = candidates.partition_point(|candidate| candidate.cost <= cost);
        if place < CANDIDATES && candidates.iter().all(|other| other.models != models) {
            candidates.insert(place, Costed { models: models.to_vec(), cost });
            candidates.truncate(CANDIDATES);
        }
        Some(cost)
    }
}

/// Tries every assignment of the free services, that of the study first.
pub(super) fn every_assignment(
    as_it_is: &[OperatingModel],
    free: &Free,
    cost: &mut impl FnMut(&[OperatingModel]) -> Option<Decimal>,
) -> Found {
    let mut trial = Trial { cost, found: Found { candidates: Vec::new(), costed: 0 } };
    let mut models = as_it_is.to_vec();
    for number in 0..1u32 << free.services.len() {
        // Gray code: one service moves at a time
        if let Some(&service) = free.services.get(number.trailing_zeros() as usize) {
            models[service] = models[service].other();
        }
        trial.of(&models);
    }
    trial.found
}

/// Orders the free services by what each saves alone under You Build It You Run It, tries how many
/// of them to move, and improves the best by moves of a service, a group or a pair.
/// It costs about `budget` assignments at most.
pub(super) fn local_search(
    as_it_is: &[OperatingModel],
    free: &Free,
    budget: usize,
    cost: &mut impl FnMut(&[OperatingModel]) -> Option<Decimal>,
) -> Found {
    let mut trial = Trial { cost, found: Found { candidates: Vec::new(), costed: 0 } };
    let mut starts = vec![as_it_is.to_vec()];
    for model in OperatingModel::ALL {
        let mut models = as_it_is.to_vec();
        free.services.iter().for_each(|&service| models[service] = model);
        starts.push(models);
    }
    for start in &starts {
        trial.of(start);
    }
    if let Some(all_ops) = starts.get(1) {
        starts.extend(by_saving(all_ops, free, budget / 2, &mut trial));
    }
    starts.sort_by_cached_key(|start| trial.of(start).unwrap_or(Decimal::MAX));
    for start in starts {
        improve(start, free, budget, &mut trial);
    }
    trial.found
}

/// The best assignment that moves the services which save most alone.
fn by_saving(
    all_ops: &[OperatingModel],
    free: &Free,
    budget: usize,
    trial: &mut Trial<'_, impl FnMut(&[OperatingModel]) -> Option<Decimal>>,
) -> Option<Vec<OperatingModel>> {
    let services = free.services.len();
    if services > budget {
        return None;
    }
    let base = trial.of(all_ops)?;
    let mut savings: Vec<(Decimal, usize)> = Vec::with_capacity(services);
    for &service in &free.services {
        let mut models = all_ops.to_vec();
        models[service] = models[service].other();
        savings.push((base.saturating_sub(trial.of(&models)?), service));
    }
    savings.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut models = all_ops.to_vec();
    let mut best = Costed { models: models.clone(), cost: base };
    // of many services, as many steps as there are tries left
    let step = services.div_ceil(budget.saturating_sub(services).max(1)).max(1);
    for (moved, (_, service)) in savings.into_iter().enumerate() {
        models[service] = models[service].other();
        if (moved + 1).is_multiple_of(step) || moved + 1 == services {
            let cost = trial.of(&models)?;
            if cost < best.cost {
                best = Costed { models: models.clone(), cost };
            }
        }
    }
    Some(best.models)
}

/// Makes moves that lower the cost until none does or the budget is spent.
fn improve(
    start: Vec<OperatingModel>,
    free: &Free,
    budget: usize,
    trial: &mut Trial<'_, impl FnMut(&[OperatingModel]) -> Option<Decimal>>,
) {
    let Some(cost) = trial.of(&start) else { return };
    let mut best = Costed { models: start, cost };
    loop {
        let before = best.cost;
        for moved in moves(free) {
            if trial.found.costed >= budget {
                return;
            }
            let mut models = best.models.clone();
            moved.make(&mut models);
            if models == best.models {
                continue;
            }
            if let Some(cost) = trial.of(&models).filter(|cost| *cost < best.cost) {
                best = Costed { models, cost };
            }
        }
        if best.cost >= before {
            return;
        }
    }
}

/// A step from one assignment to another.
enum Move<'a> {
    /// These services change their model.
    Swap(Vec<usize>),
    /// All of these run under one model.
    Together(&'a [usize], OperatingModel),
}

impl Move<'_> {
    fn make(&self, models: &mut [OperatingModel]) {
        match self {
            Self::Swap(services) => {
                services.iter().for_each(|&service| models[service] = models[service].other());
            }
            Self::Together(services, model) => {
                services.iter().for_each(|&service| models[service] = *model);
            }
        }
    }
}

fn moves(free: &Free) -> impl Iterator<Item = Move<'_>> {
    let alone = free.services.iter().map(|&service| Move::Swap(vec![service]));
    let together = free
        .groups
        .iter()
        .flat_map(|group| OperatingModel::ALL.map(|model| Move::Together(group, model)));
    let with_pairs = free.services.len() <= PAIRS_LIMIT;
    let pairs = free.services.iter().enumerate().filter(move |_| with_pairs).flat_map(
        |(position, &first)| {
            free.services[position + 1..].iter().map(move |&second| Move::Swap(vec![first, second]))
        },
    );
    alone.chain(together).chain(pairs)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    use OperatingModel::{OpsRunIt, YouBuildItYouRunIt};

    fn free(services: usize, groups: Vec<Vec<usize>>) -> Free {
        Free { services: (0..services).collect(), groups }
    }

    /// A queue that only pays off when at least three services leave it.
    fn cost_with_a_step(models: &[OperatingModel]) -> Option<Decimal> {
        let moved = models.iter().filter(|model| **model == YouBuildItYouRunIt).count();
        let own = Decimal::from(moved);
        Some(if moved >= 3 { own + dec!(1) } else { own + dec!(10) })
    }

    #[test]
    fn every_assignment_is_tried_once() {
        let mut seen = Vec::new();
        let mut cost = |models: &[OperatingModel]| {
            seen.push(models.to_vec());
            cost_with_a_step(models)
        };
        let found = every_assignment(&[OpsRunIt; 4], &free(4, Vec::new()), &mut cost);
        assert_eq!(found.costed, 16);
        assert_eq!(found.candidates[0].cost, dec!(4));
        assert_eq!(seen[0], [OpsRunIt; 4], "the study's own comes first");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 16);
    }

    #[test]
    fn a_team_moves_where_no_service_alone_would() {
        let groups = vec![vec![0, 1, 2]];
        let found = local_search(&[OpsRunIt; 5], &free(5, groups), 10_000, &mut cost_with_a_step);
        assert_eq!(found.candidates[0].cost, dec!(4));
    }

    #[test]
    fn a_search_ends_when_its_work_is_done() {
        let found =
            local_search(&[OpsRunIt; 30], &free(30, Vec::new()), 200, &mut cost_with_a_step);
        assert!(found.costed < 500, "{}", found.costed);
    }
}
