//! The saving of a study, for many changes of one value at a time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::adjustments::effective_parameters;
use fulcrum_model::evaluate::{Inputs, Owner, Plan, Posting, Sink, Values, evaluate};
use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::{
    Estimate, OperatingModel, OptionKind, Scalar, Service, Study, StudyValue, Treatment, ValueOwner,
};
use rust_decimal::Decimal;

use crate::Lanes;

/// Which postings a saving counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Every posting.
    AllCosts,
    /// Every posting that is not lost revenue.
    SpendingOnly,
}

impl Counted {
    /// Whether postings of a treatment are counted.
    pub(crate) const fn predicate(self) -> fn(Treatment) -> bool {
        match self {
            Self::AllCosts => |_| true,
            Self::SpendingOnly => |treatment| !matches!(treatment, Treatment::LostRevenue),
        }
    }
}

/// Services whose estimates are tried; of a larger study, those that may lose most in an hour.
pub const SERVICES_TRIED: usize = 40;

/// Evaluations side by side: enough to fill the vectors of today's processors.
const LANES: usize = 8;

/// A value of every estimate for each evaluation.
type LaneInputs = Inputs<Lanes<LANES>>;

/// An estimate's likely value put in the place of the study's.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) path: String,
    pub(crate) likely: Decimal,
}

/// The saving of You Build It You Run It against Ops Run It, undiscounted, while who runs what stays
/// as the likely values decide it.
pub(crate) struct Savings<'a> {
    study: &'a Study,
    /// The study without what its parameters do not depend on, which is dear to copy.
    parameters: Study,
    plan: Plan,
    likely: LaneInputs,
    counted: Counted,
}

impl<'a> Savings<'a> {
    pub(crate) fn of(study: &'a Study, counted: Counted) -> Self {
        let mut plan = Plan::new(study);
        let likely = Inputs::likely(study, &plan.effective);
        for service in &mut plan.services {
            // nobody asks for the hybrid: as one of the others it costs next to no time
            service.hybrid_model = OperatingModel::YouBuildItYouRunIt;
        }
        let parameters = Study {
            services: Vec::new(),
            scenarios: Vec::new(),
            evidence: BTreeMap::new(),
            ..study.clone()
        };
        Self { study, parameters, plan, likely, counted }
    }

    /// The saving as the study stands; `None` when it is not finite.
    pub(crate) fn unchanged(&self) -> Option<Decimal> {
        let [saving, ..] = self.totals(&self.likely).saving.decimals();
        saving
    }

    /// The saving after each of `changes` alone, in their order; `None` where there is no such
    /// estimate or the saving is not finite.
    pub(crate) fn after(&self, changes: &[Change]) -> Vec<Option<Decimal>> {
        let mut savings = vec![None; changes.len()];
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
            let saving = self.totals(&inputs).saving.decimals();
            for (&index, saving) in indices.iter().zip(saving) {
                savings[index] = saving;
            }
        }
        if own_lines.rounds.is_empty() {
            return savings;
        }
        let unchanged = self.totals(&self.likely);
        for round in &own_lines.rounds {
            let mut inputs = self.likely.clone();
            for own in round {
                self.make(&changes[own.index], &mut inputs, own.lane);
            }
            let totals = self.totals(&inputs);
            for own in round {
                let moved = totals.services[own.service] - unchanged.services[own.service];
                savings[own.index] = (unchanged.saving + moved).decimals()[own.lane];
            }
        }
        savings
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

    /// Makes a change in one lane; `None` when there is no such estimate.
    fn make(&self, change: &Change, inputs: &mut LaneInputs, lane: usize) -> Option<()> {
        let value = self.study.value_at(&change.path)?;
        if let ValueOwner::Service(service) = value.owner {
            let index = self.position(service)?;
            let parameter = ServiceParameter::from_id(value.declaration.id)?;
            inputs.services[index].0[parameter.index()].set(lane, change.likely);
            return Some(());
        }
        let mut changed = self.parameters.clone();
        *changed.estimate_mut(&change.path)? = Estimate::Fixed(change.likely);
        let effective = effective_parameters(&changed);
        put(&mut inputs.organisation, lane, &effective.organisation);
        for model in OperatingModel::ALL.map(OperatingModel::index) {
            put(&mut inputs.models[model], lane, &effective.models[model]);
            put(&mut inputs.own_models[model], lane, &changed.models[model]);
        }
        Some(())
    }

    fn totals(&self, inputs: &LaneInputs) -> Totals {
        let zero = Lanes::zero();
        let services = vec![zero; self.study.services.len()];
        let is_counted = self.counted.predicate();
        let mut totals = Totals { is_counted, saving: zero, services };
        evaluate(&self.plan, inputs, &mut totals);
        totals
    }
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

/// The values whose change is tried: all but those of services beyond the [`SERVICES_TRIED`] that
/// may lose most in an hour.
pub(crate) fn values_tried(study: &Study) -> impl Iterator<Item = StudyValue<'_>> {
    let exposure = |service: &Service| service.estimate(ServiceParameter::ExposurePerHour).likely();
    let mut services: Vec<&Service> = study.services.iter().collect();
    services.sort_by_key(|service| Reverse(exposure(service)));
    let tried: BTreeSet<&str> =
        services.into_iter().take(SERVICES_TRIED).map(|service| service.id.as_str()).collect();
    study.values().filter(move |value| match value.owner {
        ValueOwner::Service(service) => tried.contains(service.id.as_str()),
        ValueOwner::Organisation | ValueOwner::Model(_) => true,
    })
}

/// What You Build It You Run It saves.
struct Totals {
    is_counted: fn(Treatment) -> bool,
    saving: Lanes<LANES>,
    /// What it saves in the lines of each service.
    services: Vec<Lanes<LANES>>,
}

impl Sink<Lanes<LANES>> for Totals {
    fn post(&mut self, posting: Posting<Lanes<LANES>>) {
        if !(self.is_counted)(posting.treatment) {
            return;
        }
        let saved = match posting.option {
            OptionKind::OpsRunIt => posting.amount,
            OptionKind::YouBuildItYouRunIt => Lanes::zero() - posting.amount,
            OptionKind::Hybrid => return,
        };
        self.saving = self.saving + saved;
        if let Owner::Service(service) = posting.owner {
            self.services[service] = self.services[service] + saved;
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::tests::study_of;

    #[test]
    fn a_change_made_beside_others_moves_the_saving_as_it_does_alone() {
        let study = study_of(3);
        let changes: Vec<Change> = study
            .values()
            .flat_map(|value| {
                [dec!(0.9), dec!(1.1)].map(|factor| Change {
                    path: value.path(),
                    likely: value.estimate.likely() * factor,
                })
            })
            .collect();
        let savings = Savings::of(&study, Counted::AllCosts).after(&changes);
        let mut held = study.clone();
        for (service, planned) in held.services.iter_mut().zip(Plan::new(&study).services) {
            service.availability_target = Some(planned.target);
        }
        for (change, saving) in changes.iter().zip(savings) {
            if change.path == "organisation.support_analysts" {
                continue; // the plan holds it
            }
            let mut changed = held.clone();
            *changed.estimate_mut(&change.path).unwrap() = Estimate::Fixed(change.likely);
            let alone = Savings::of(&changed, Counted::AllCosts).unchanged().unwrap();
            let difference = (saving.unwrap() - alone).abs();
            assert!(difference < dec!(0.0001), "{change:?}: {saving:?} against {alone}");
        }
    }

    #[test]
    fn what_is_not_there_has_no_saving() {
        let study = study_of(1);
        let change = |path: &str, likely| Change { path: path.to_owned(), likely };
        let savings = Savings::of(&study, Counted::AllCosts).after(&[
            change("services.nowhere.exposure_per_hour", dec!(1)),
            change("organisation.insight_lifetime_months", dec!(-1)),
            change("services.s0.exposure_per_hour", dec!(1)),
        ]);
        // a lifetime of -1 months divides by zero
        assert!(savings[0].is_none() && savings[1].is_none() && savings[2].is_some());
    }
}
