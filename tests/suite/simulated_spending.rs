//! Without ranges and without chance, simulated spending is exact spending.

use fulcrum_app::{SAMPLES, sample};
use fulcrum_model::evaluate::{Inputs, Plan, Posting, Sink, evaluate};
use fulcrum_model::{
    Estimate, Exact, OptionKind, Scalar, Shape, Study, Treatment, discount_factors,
};
use fulcrum_simulation::{Blocks, Counted, RunSettings, Sampling, Simulation, Watch};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use support::library;

/// Decimals beyond those that a decimal can have: no posting is rounded.
const UNROUNDED: u32 = 28;

/// Discounted spending of each option, by [`OptionKind::index`].
struct Spending {
    factors: Vec<Exact>,
    totals: [Exact; 3],
}

impl Sink<Exact> for Spending {
    fn post(&mut self, posting: Posting<Exact>) {
        if posting.treatment != Treatment::LostRevenue {
            let total = &mut self.totals[posting.option.index()];
            *total = *total + posting.amount * self.factors[posting.month];
        }
    }
}

fn exact_spending(study: &Study) -> [Decimal; 3] {
    let plan = Plan { minor_units: UNROUNDED, ..Plan::new(study) };
    let factors = discount_factors(study.discount_rate, plan.horizon);
    let factors = factors.into_iter().map(Exact::from).collect();
    let mut spending = Spending { factors, totals: [Exact::zero(); 3] };
    evaluate(&plan, &Inputs::likely(study, &plan.effective), &mut spending);
    spending.totals.map(|total| total.value().unwrap())
}

/// A range of no width, which is drawn from all the same.
fn without_width(estimate: Estimate) -> Estimate {
    let likely = estimate.likely();
    match estimate {
        Estimate::Fixed(_) => estimate,
        Estimate::Range { .. } => {
            Estimate::Range { low: likely, likely, high: likely, shape: Shape::Pert }
        }
    }
}

#[test]
fn simulated_spending_without_ranges_or_chance_is_the_exact_spending_of_every_sample() {
    for known in SAMPLES {
        let text = sample(known.id).unwrap().text;
        let mut study = library().read(text.as_bytes()).unwrap().1.study;
        study.organisation = study.organisation.map(without_width);
        study.models = study.models.map(|model| model.map(without_width));
        for service in &mut study.services {
            service.estimates = service.estimates.map(without_width);
        }
        let expected = exact_spending(&study).map(|total| total.to_f64().unwrap());
        for sampling in [Sampling::Random, Sampling::LatinHypercube] {
            let counted = Counted::SpendingOnly;
            let settings = RunSettings { seed: 3, chance: false, sampling, counted };
            let trials = Simulation::new(&study, settings)
                .run(&Blocks::of(0..20), &Watch::default())
                .unwrap();
            assert_eq!(trials.totals().len(), 20);
            for (trial, totals) in trials.totals() {
                for option in OptionKind::ALL {
                    let (found, expected) = (totals[option.index()], expected[option.index()]);
                    // a few thousand additions
                    assert!(
                        (found / expected - 1.0).abs() < 1e-12,
                        "{}, {option:?}, trial {trial}: {found}, not {expected}",
                        known.id
                    );
                }
            }
        }
    }
}
