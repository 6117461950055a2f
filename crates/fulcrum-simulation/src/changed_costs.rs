//! What the options cost, for many changes of one value at a time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::adjustments::effective_parameters;
use fulcrum_model::discount_factors;
use fulcrum_model::evaluate::{Inputs, Owner, Plan, Posting, Sink, Values, evaluate};
use fulcrum_model::parameters::{OrganisationParameter, ServiceParameter};
use fulcrum_model::{
    Estimate, OperatingModel, OptionKind, Scalar, Service, Study, StudyValue, Treatment, ValueOwner,
};
use rust_decimal::Decimal;

use crate::lanes::float;
use crate::simulation::TrialTotals;
use crate::{Counted, Lanes};

/// Evaluations side by side: enough to fill the vectors of today's processors.
const LANES: usize = 8;

/// A value of every estimate for each evaluation.
type LaneInputs = Inputs<Lanes<LANES>>;

/// What each option costs, by [`OptionKind::index`].
type LaneCosts = [Lanes<LANES>; OptionKind::ALL.len()];

/// An estimate's likely value put in the place of the study's.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) path: String,
    pub(crate) likely: Decimal,
}

/// What each option costs while who runs what stays as the likely values decide it.
pub(crate) struct ChangedCosts<'a> {
    study: &'a Study,
    /// The study without what its parameters do not depend on, which is dear to copy.
    parameters: Study,
    plan: Plan,
    likely: LaneInputs,
    counted: Counted,
    /// Whether anybody asks for the hybrid option.
    has_hybrid: bool,
    /// What an amount in each month counts for.
    weights: Vec<Lanes<LANES>>,
}

impl<'a> ChangedCosts<'a> {
    /// Undiscounted, the hybrid option left out: its cost is 0.
    pub(crate) fn undiscounted_without_hybrid(study: &'a Study, counted: Counted) -> Self {
        let mut plan = Plan::new(study);
        for service in &mut plan.services {
            // as one of the others the hybrid costs next to no time
            service.hybrid_model = OperatingModel::YouBuildItYouRunIt;
        }
        let weights = vec![Lanes::one(); plan.horizon];
        Self::new(study, plan, counted, false, weights)
    }

    /// All three options, discounted.
    pub(crate) fn discounted(study: &'a Study, counted: Counted) -> Self {
        let plan = Plan::new(study);
        let weights = discount_factors(study.discount_rate, plan.horizon)
            .into_iter()
            .map(|factor| Lanes::new([float(factor); LANES]))
            .collect();
        Self::new(study, plan, counted, true, weights)
    }

    fn new(
        study: &'a Study,
        plan: Plan,
        counted: Counted,
        has_hybrid: bool,
        weights: Vec<Lanes<LANES>>,
    ) -> Self {
        let likely = Inputs::likely(study, &plan.effective);
        let parameters = Study {
            services: Vec::new(),
            scenarios: Vec::new(),
            evidence: BTreeMap::new(),
            ..study.clone()
        };
        Self { study, parameters, plan, likely, counted, has_hybrid, weights }
    }

    /// Who runs what, when.
    pub(crate) const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The costs as the study stands, which need not be finite.
    pub(crate) fn unchanged(&self) -> TrialTotals {
        self.totals(&self.likely).costs.map(|cost| cost.values()[0])
    }

    /// The costs after each of `changes` alone, in their order; `None` where there is no such
    /// estimate or an option costs no finite amount.
    pub(crate) fn after(&self, changes: &[Change]) -> Vec<Option<TrialTotals>> {
        let mut costs = vec![None; changes.len()];
        let mut everywhere = Vec::new();
        let mut own_lines = OwnLines::new(self.study.services.len());
        for (index, change) in changes.iter().enumerate() {
            let Some(value) = self.study.value_at(&change.path) else { continue };
            match self.service_alone(&value) {
                Some(service) => own_lines.add(index, service),
                None => everywhere.push(index),
            }
        }
        for indices in everywhere.chunks(LANES) {
            let mut inputs = self.likely.clone();
            for (lane, &index) in indices.iter().enumerate() {
                self.make(&changes[index], &mut inputs, lane);
            }
            let totals = self.totals(&inputs).costs;
            for (lane, &index) in indices.iter().enumerate() {
                costs[index] = finite(totals.map(|cost| cost.values()[lane]));
            }
        }
        if own_lines.rounds.is_empty() {
            return costs;
        }
        let unchanged = self.totals(&self.likely);
        for round in &own_lines.rounds {
            let mut inputs = self.likely.clone();
            for own in round {
                self.make(&changes[own.index], &mut inputs, own.lane);
            }
            let totals = self.totals(&inputs);
            for own in round {
                costs[own.index] = finite(std::array::from_fn(|option| {
                    let of_service = |totals: &Totals<'_>| totals.services[own.service][option];
                    let moved = of_service(&totals) - of_service(&unchanged);
                    (unchanged.costs[option] + moved).values()[own.lane]
                }));
            }
        }
        costs
    }

    /// The position of the service that a value belongs to, when it moves the lines of that service
    /// alone. Incidents queue for application support, so those of one service move the waits of all.
    fn service_alone(&self, value: &StudyValue<'_>) -> Option<usize> {
        let ValueOwner::Service(service) = value.owner else { return None };
        if value.declaration.id == ServiceParameter::IncidentsPerMonth.declaration().id {
            return None;
        }
        self.position(service)
    }

    fn position(&self, service: &Service) -> Option<usize> {
        self.study.services.iter().position(|known| known.id == service.id)
    }

    /// The costs after each set of changes, whose changes are made together, in their order; `None`
    /// where there is no such estimate or an option costs no finite amount.
    pub(crate) fn after_together(&self, sets: &[Vec<Change>]) -> Vec<Option<TrialTotals>> {
        let mut costs = Vec::with_capacity(sets.len());
        for sets in sets.chunks(LANES) {
            let mut inputs = self.likely.clone();
            let made = sets
                .iter()
                .enumerate()
                .map(|(lane, set)| self.make_together(set, &mut inputs, lane).is_some());
            let made: Vec<bool> = made.collect();
            let totals = self.totals(&inputs).costs;
            costs.extend(made.into_iter().enumerate().map(|(lane, is_made)| {
                finite(totals.map(|cost| cost.values()[lane])).filter(|_| is_made)
            }));
        }
        costs
    }

    /// Makes a change in one lane; `None` when there is no such estimate.
    fn make(&self, change: &Change, inputs: &mut LaneInputs, lane: usize) -> Option<()> {
        self.make_together(std::slice::from_ref(change), inputs, lane)
    }

    /// Makes changes of several estimates in one lane; `None` when there is no such estimate.
    fn make_together(
        &self,
        changes: &[Change],
        inputs: &mut LaneInputs,
        lane: usize,
    ) -> Option<()> {
        let mut changed: Option<Study> = None;
        for change in changes {
            let value = self.study.value_at(&change.path)?;
            if let ValueOwner::Service(service) = value.owner {
                let index = self.position(service)?;
                let parameter = ServiceParameter::from_id(value.declaration.id)?;
                inputs.services[index].0[parameter.index()].set(lane, change.likely);
            } else {
                let parameters = changed.get_or_insert_with(|| self.parameters.clone());
                *parameters.estimate_mut(&change.path)? = Estimate::Fixed(change.likely);
            }
        }
        let Some(changed) = changed else { return Some(()) };
        let effective = effective_parameters(&changed);
        put(&mut inputs.organisation, lane, &effective.organisation);
        for model in OperatingModel::ALL.map(OperatingModel::index) {
            put(&mut inputs.models[model], lane, &effective.models[model]);
            put(&mut inputs.own_models[model], lane, &changed.models[model]);
        }
        Some(())
    }

    fn totals(&self, inputs: &LaneInputs) -> Totals<'_> {
        let zero = [Lanes::zero(); OptionKind::ALL.len()];
        let services = vec![zero; self.study.services.len()];
        let mut totals = Totals {
            is_counted: self.counted.predicate(),
            has_hybrid: self.has_hybrid,
            weights: &self.weights,
            costs: zero,
            services,
        };
        evaluate(&self.plan, inputs, &mut totals);
        totals
    }
}

fn finite(costs: TrialTotals) -> Option<TrialTotals> {
    costs.iter().all(|cost| cost.is_finite()).then_some(costs)
}

/// Changes that each move the lines of their service alone: many services share one evaluation.
struct OwnLines {
    /// How many changes each service has.
    counts: Vec<usize>,
    /// The changes of each evaluation.
    rounds: Vec<Vec<OwnLine>>,
}

/// A change that moves the lines of its service alone.
struct OwnLine {
    /// Position of the change.
    index: usize,
    /// Position of the service.
    service: usize,
    lane: usize,
}

impl OwnLines {
    fn new(services: usize) -> Self {
        Self { counts: vec![0; services], rounds: Vec::new() }
    }

    /// Gives a change a lane in which its service has no other.
    fn add(&mut self, index: usize, service: usize) {
        let count = self.counts[service];
        self.counts[service] += 1;
        let (round, lane) = (count / LANES, count % LANES);
        if round == self.rounds.len() {
            self.rounds.push(Vec::new());
        }
        self.rounds[round].push(OwnLine { index, service, lane });
    }
}

fn put<const COUNT: usize>(
    values: &mut Values<Lanes<LANES>, COUNT>,
    lane: usize,
    estimates: &[Estimate; COUNT],
) {
    for (value, estimate) in values.0.iter_mut().zip(estimates) {
        value.set(lane, estimate.likely());
    }
}

/// Whether a value is a whole number, which the plan holds and not the inputs.
pub(crate) fn is_whole(value: &StudyValue<'_>) -> bool {
    value.owner == ValueOwner::Organisation
        && OrganisationParameter::from_id(value.declaration.id)
            .is_some_and(OrganisationParameter::is_whole)
}

/// Every value of a study but those of services beyond so many that may lose most in an hour.
pub(crate) fn values_of_services(
    study: &Study,
    most: usize,
) -> impl Iterator<Item = StudyValue<'_>> {
    let exposure = |service: &Service| service.estimate(ServiceParameter::ExposurePerHour).likely();
    let mut services: Vec<&Service> = study.services.iter().collect();
    services.sort_by_key(|service| Reverse(exposure(service)));
    let tried: BTreeSet<&str> =
        services.into_iter().take(most).map(|service| service.id.as_str()).collect();
    study.values().filter(move |value| match value.owner {
        ValueOwner::Service(service) => tried.contains(service.id.as_str()),
        ValueOwner::Organisation | ValueOwner::Model(_) => true,
    })
}

/// What the options cost.
struct Totals<'a> {
    is_counted: fn(Treatment) -> bool,
    has_hybrid: bool,
    weights: &'a [Lanes<LANES>],
    costs: LaneCosts,
    /// What they cost in the lines of each service.
    services: Vec<LaneCosts>,
}

impl Sink<Lanes<LANES>> for Totals<'_> {
    fn post(&mut self, posting: Posting<Lanes<LANES>>) {
        let is_wanted = self.has_hybrid || posting.option != OptionKind::Hybrid;
        if !is_wanted || !(self.is_counted)(posting.treatment) {
            return;
        }
        let option = posting.option.index();
        let amount = posting.amount * self.weights[posting.month];
        self.costs[option] = self.costs[option] + amount;
        if let Owner::Service(service) = posting.owner {
            let cost = &mut self.services[service][option];
            *cost = *cost + amount;
        }
    }
}
