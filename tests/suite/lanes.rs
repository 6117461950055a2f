//! Lanes of floats compute what exact decimals compute, and each lane what it would compute alone.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use fulcrum_model::evaluate::{Inputs, Plan, PostedLine, Posting, Sink, Values, Workings};
use fulcrum_model::{Exact, OptionKind, Scalar, Study};
use fulcrum_simulation::Lanes;
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::json;
use support::study;

use crate::any_study::{any_study, any_varied_study, runner};

/// Decimals beyond those that a decimal can have: no posting is rounded.
const UNROUNDED: u32 = 28;

/// What an option amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Total {
    All,
    Line(PostedLine),
    Month(usize),
    SupportLoad(usize),
}

/// Every total of every option.
struct Totals<S>(BTreeMap<(OptionKind, Total), S>);

impl<S: Scalar> Totals<S> {
    fn of(plan: &Plan, inputs: &Inputs<S>) -> Self {
        Self::in_workings(&mut Workings::default(), plan, inputs)
    }

    fn in_workings(workings: &mut Workings<S>, plan: &Plan, inputs: &Inputs<S>) -> Self {
        let mut totals = Self(BTreeMap::new());
        workings.evaluate(plan, inputs, &mut totals);
        totals
    }

    fn add(&mut self, option: OptionKind, total: Total, amount: S) {
        let sum = self.0.entry((option, total)).or_insert_with(S::zero);
        *sum = *sum + amount;
    }
}

impl<S: Scalar> Sink<S> for Totals<S> {
    fn post(&mut self, posting: Posting<S>) {
        let Posting { option, line, month, amount, .. } = posting;
        for total in [Total::All, Total::Line(line), Total::Month(month)] {
            self.add(option, total, amount);
        }
    }

    fn support_load(&mut self, option: OptionKind, month: usize, load: S) {
        self.add(option, Total::SupportLoad(month), load);
    }
}

fn unrounded_plan(study: &Study) -> Plan {
    Plan { minor_units: UNROUNDED, ..Plan::new(study) }
}

#[test]
fn lanes_agree_with_exact_decimals_on_every_total_of_a_thousand_studies() {
    let (studies, compared) = (Cell::new(0), Cell::new(0));
    runner(1_000)
        .run(&any_varied_study(), |file| {
            let study = study(&file);
            let plan = unrounded_plan(&study);
            let exact = Totals::of(&plan, &Inputs::<Exact>::likely(&study, &plan.effective));
            let lanes = Totals::of(&plan, &Inputs::<Lanes<2>>::likely(&study, &plan.effective));
            prop_assert_eq!(exact.0.len(), lanes.0.len());
            studies.set(studies.get() + 1);
            for ((key, exact), lanes) in exact.0.iter().zip(lanes.0.values()) {
                let [first, second] = lanes.values();
                prop_assert_eq!(first.to_bits(), second.to_bits());
                let Some(exact) = exact.value() else {
                    prop_assert!(!first.is_finite(), "{:?}: {} and no exact figure", key, first);
                    continue;
                };
                let [found, _] = lanes.decimals();
                let difference = (found.unwrap() - exact).abs();
                // next to nothing where the exact total is nothing
                let scale = exact.abs().max(dec!(0.000001));
                prop_assert!(
                    difference <= dec!(1e-9) * scale,
                    "{:?}: {} against {}",
                    key,
                    first,
                    exact
                );
                compared.set(compared.get() + 1);
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(studies.get(), 1_000);
    assert!(compared.get() > 50_000, "{} totals", compared.get());
}

/// The inputs of one lane by itself.
fn alone<const N: usize>(
    study: &Study,
    plan: &Plan,
    inputs: &Inputs<Lanes<N>>,
    lane: usize,
) -> Inputs<Lanes<1>> {
    fn values<const N: usize, const COUNT: usize>(
        values: &Values<Lanes<N>, COUNT>,
        lane: usize,
    ) -> Values<Lanes<1>, COUNT> {
        Values(values.0.map(|value| Lanes::new([value.values()[lane]])))
    }
    let mut alone = Inputs::likely(study, &plan.effective);
    alone.organisation = values(&inputs.organisation, lane);
    alone.models = inputs.models.each_ref().map(|model| values(model, lane));
    alone.own_models = inputs.own_models.each_ref().map(|model| values(model, lane));
    alone.services = inputs.services.iter().map(|service| values(service, lane)).collect();
    alone
}

#[test]
fn a_lane_is_the_evaluation_of_its_inputs_alone_bit_for_bit() {
    const LANES: usize = 5;
    let strategy = (any_study(), prop::collection::vec(0..=200i64, 400 * LANES));
    runner(24)
        .run(&strategy, |(mut file, factors)| {
            file["horizon_months"] = json!(6);
            let study = study(&file);
            let plan = Plan::new(&study);
            let mut inputs = Inputs::<Lanes<LANES>>::likely(&study, &plan.effective);
            let mut factors = factors.into_iter().map(|factor| Decimal::new(factor, 2));
            let values = inputs
                .organisation
                .0
                .iter_mut()
                .chain(
                    inputs.models.iter_mut().chain(&mut inputs.own_models).flat_map(|m| &mut m.0),
                )
                .chain(inputs.services.iter_mut().flat_map(|service| &mut service.0));
            for value in values {
                let likely = value.decimals()[0].unwrap();
                for lane in 0..LANES {
                    value.set(lane, likely * factors.next().unwrap());
                }
            }
            let together = Totals::of(&plan, &inputs);
            for lane in 0..LANES {
                let alone = Totals::of(&plan, &alone(&study, &plan, &inputs, lane));
                prop_assert_eq!(alone.0.len(), together.0.len());
                for ((key, alone), together) in alone.0.iter().zip(together.0.values()) {
                    let (alone, together) = (alone.values()[0], together.values()[lane]);
                    prop_assert_eq!(alone.to_bits(), together.to_bits(), "{:?}", key);
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn workings_of_other_studies_leave_nothing_behind() {
    let exact = RefCell::new(Workings::<Exact>::default());
    let lanes = RefCell::new(Workings::<Lanes<2>>::default());
    // studies of any number of services, teams, months and adjustments follow each other
    runner(200)
        .run(&any_varied_study(), |file| {
            let study = study(&file);
            let plan = Plan::new(&study);
            let inputs = Inputs::<Exact>::likely(&study, &plan.effective);
            let reused = Totals::in_workings(&mut exact.borrow_mut(), &plan, &inputs);
            prop_assert_eq!(reused.0, Totals::of(&plan, &inputs).0);
            let inputs = Inputs::<Lanes<2>>::likely(&study, &plan.effective);
            let reused = Totals::in_workings(&mut lanes.borrow_mut(), &plan, &inputs);
            let fresh = Totals::of(&plan, &inputs);
            prop_assert_eq!(reused.0.len(), fresh.0.len());
            for ((key, reused), fresh) in reused.0.iter().zip(fresh.0.values()) {
                let [reused, fresh] = [reused, fresh].map(|total| total.values().map(f64::to_bits));
                prop_assert_eq!(reused, fresh, "{:?}", key);
            }
            Ok(())
        })
        .unwrap();
}
