mod common;

use fulcrum_model::evaluate::Inputs;
use fulcrum_model::parameters::{OrganisationParameter, ServiceParameter};
use fulcrum_model::{Estimate, OperatingModel};
use rust_decimal::dec;

use super::*;
use crate::draws::Stream;
use crate::lanes::float;
use crate::tests::study_of;
use crate::{Distribution, Outcome};

const SETTINGS: RunSettings = RunSettings {
    seed: 1,
    chance: true,
    sampling: Sampling::LatinHypercube,
    counted: Counted::AllCosts,
};

fn run(study: &Study, settings: RunSettings, trials: Range<u32>) -> Trials {
    Simulation::new(study, settings).run(&Blocks::of(trials), &Watch::default()).unwrap()
}

/// Leaves no range but those of services.
fn fix_parameters(study: &mut Study) {
    let fixed = |estimate: Estimate| Estimate::Fixed(estimate.likely());
    study.organisation = study.organisation.map(fixed);
    study.models = study.models.map(|model| model.map(fixed));
}

/// The bits of every total.
fn bits(trials: &Trials) -> Vec<(u32, [u64; 3])> {
    trials.totals().iter().map(|(trial, totals)| (*trial, totals.map(f64::to_bits))).collect()
}

#[test]
fn pieces_that_are_put_together_are_the_whole() {
    let study = study_of(2);
    let whole = run(&study, SETTINGS, 0..700);
    let pieces = [500..700, 0..3, 3..500].map(|trials| run(&study, SETTINGS, trials));
    let [a, b, c] = pieces;
    assert!(a.clone().with(a.clone()).is_none(), "a trial counts once");
    let merged = a.with(b).and_then(|trials| trials.with(c)).unwrap();
    assert_eq!(bits(&merged), bits(&whole));
    assert_eq!(merged.counts().break_even, whole.counts().break_even);
    let p50s = |trials: &Trials| {
        let MonthCounts { cumulative, undiscounted, .. } = trials.counts();
        [cumulative, undiscounted].map(|of_options| of_options[1][35].quantile(0.5))
    };
    assert_eq!(p50s(&merged), p50s(&whole));
}

#[test]
fn what_is_not_discounted_adds_up_to_more_and_is_the_same_without_a_rate() {
    let mut study = study_of(2);
    let trials = run(&study, SETTINGS, 0..256);
    let counts = trials.counts();
    for option in OptionKind::ALL.map(OptionKind::index) {
        let [discounted, not] = [&counts.cumulative[option], &counts.undiscounted[option]];
        for (discounted, not) in discounted.iter().zip(not) {
            assert_eq!(not.total(), 256);
            assert!(not.quantile(0.5) >= discounted.quantile(0.5));
        }
        assert!(not[35].quantile(0.1) > discounted[35].quantile(0.1));
    }
    study.discount_rate = dec!(0);
    let without = run(&study, SETTINGS, 0..256);
    let without = without.counts();
    assert_eq!(without.cumulative, without.undiscounted);
    // the rate changes nothing of what is not discounted
    assert_eq!(without.undiscounted, counts.undiscounted);
}

#[test]
fn a_share_that_a_trial_limits_is_whole_again_in_the_next() {
    let mut study = study_of(2);
    let shares = &mut study.organisation;
    shares[OrganisationParameter::MajorShare.index()] = Estimate::Range {
        low: dec!(0.05),
        likely: dec!(0.2),
        high: dec!(0.5),
        shape: fulcrum_model::Shape::Lognormal,
    };
    shares[OrganisationParameter::DegradedShare.index()] = Estimate::Fixed(dec!(0.4));
    let simulation = Simulation::new(&study, SETTINGS);
    let drawn = |first: u64, inputs: &mut Inputs<Lanes<LANES>>| {
        simulation.sampler.draw(first, inputs);
        inputs.organisation[OrganisationParameter::DegradedShare].values()
    };
    let mut reused = simulation.sampler.likely();
    let mut limited = 0;
    for first in (0..2_000).step_by(LANES) {
        let alone = drawn(first, &mut simulation.sampler.likely());
        assert_eq!(drawn(first, &mut reused), alone, "from trial {first} on");
        limited += usize::from(alone.iter().any(|share| *share < 0.4));
    }
    assert!(limited > 0, "the study limits none");
    let whole = run(&study, SETTINGS, 0..700);
    let merged = run(&study, SETTINGS, 0..300).with(run(&study, SETTINGS, 300..700)).unwrap();
    assert_eq!(bits(&merged), bits(&whole));
}

#[test]
fn another_estimate_leaves_the_draws_of_the_others_as_they_are() {
    let study = study_of(2);
    let drawn = |study: &Study| {
        let simulation = Simulation::new(study, SETTINGS);
        let mut inputs = simulation.sampler.likely();
        simulation.sampler.draw(0, &mut inputs);
        inputs
    };
    let before = drawn(&study);
    let mut with_another = study.clone();
    with_another.services[1].estimates[ServiceParameter::IncidentsPerMonth.index()] =
        Estimate::Range {
            low: dec!(1),
            likely: dec!(2),
            high: dec!(9),
            shape: fulcrum_model::Shape::Pert,
        };
    let after = drawn(&with_another);
    assert_eq!(before.organisation.0, after.organisation.0);
    assert_eq!(before.models[0].0, after.models[0].0);
    let exposure = ServiceParameter::ExposurePerHour;
    assert_eq!(before.services[0][exposure], after.services[0][exposure]);
    let incidents = ServiceParameter::IncidentsPerMonth;
    assert_ne!(before.services[1][incidents], after.services[1][incidents]);
}

#[test]
fn services_share_a_common_cause_as_far_as_the_study_says() {
    let range = Estimate::Range {
        low: dec!(20_000),
        likely: dec!(50_000),
        high: dec!(90_000),
        shape: fulcrum_model::Shape::Lognormal,
    };
    for (correlation, tolerance) in [(dec!(0), 0.06), (dec!(0.5), 0.05), (dec!(1), 1e-9)] {
        let mut study = study_of(2);
        for service in &mut study.services {
            service.estimates[ServiceParameter::ExposurePerHour.index()] = range;
        }
        study.organisation[OrganisationParameter::ServiceCorrelation.index()] =
            Estimate::Fixed(correlation);
        let simulation = Simulation::new(&study, SETTINGS);
        let mut inputs = simulation.sampler.likely();
        let mut pairs = Vec::new();
        for first in (0..8_000).step_by(LANES) {
            simulation.sampler.draw(first, &mut inputs);
            let [a, b] =
                [0, 1].map(|s| inputs.services[s][ServiceParameter::ExposurePerHour].values());
            pairs.extend(a.map(libm::log).into_iter().zip(b.map(libm::log)));
        }
        let of = |values: Vec<f64>| Distribution::of(&values, None);
        let a = of(pairs.iter().map(|pair| pair.0).collect());
        let b = of(pairs.iter().map(|pair| pair.1).collect());
        let products: f64 = pairs.iter().map(|(x, y)| (x - a.mean()) * (y - b.mean())).sum();
        let found =
            products / pairs.len() as f64 / (a.standard_deviation() * b.standard_deviation());
        let expected = float(correlation);
        assert!((found - expected).abs() < tolerance + 2e-4, "{found}, not {expected}");
    }
}

#[test]
fn chance_leaves_the_mean_where_it_is() {
    // studies of any kind: services, incidents, losses and variation from a stream of their own
    for number in 0..20 {
        let draw = |what: &str| Stream::new(number, what).uniform(0, Sampling::Random);
        let mut study = study_of(1 + (draw("services") * 4.0) as usize);
        let fixed = |value: f64| {
            Estimate::Fixed(rust_decimal::Decimal::from((value * 100.0) as i64) / dec!(100))
        };
        for service in &mut study.services {
            let incidents = libm::pow(10.0, 3.0 * draw(&service.id) - 1.0);
            service.estimates[ServiceParameter::IncidentsPerMonth.index()] = fixed(incidents);
            service.estimates[ServiceParameter::ExposurePerHour.index()] =
                fixed(1_000.0 + 100_000.0 * draw("exposure"));
        }
        fix_parameters(&mut study);
        study.organisation[OrganisationParameter::MajorShare.index()] =
            fixed(0.02 + 0.3 * draw("major"));
        study.organisation[OrganisationParameter::RestoreVariation.index()] =
            fixed(1.5 * draw("variation"));
        let without = RunSettings { chance: false, seed: number, ..SETTINGS };
        let expected = run(&study, without, 0..1).totals()[0].1;
        let with = RunSettings { chance: true, ..without };
        let trials = run(&study, with, 0..2_000);
        for option in OptionKind::ALL {
            let costs: Vec<f64> =
                trials.totals().iter().map(|(_, totals)| totals[option.index()]).collect();
            let costs = Distribution::of(&costs, None);
            assert!(costs.standard_deviation() > 0.0);
            let away = (costs.mean() - expected[option.index()]) / costs.standard_error();
            assert!(away.abs() < 4.0, "study {number}, {option:?}: {away} standard errors");
        }
    }
}

#[test]
fn without_chance_or_ranges_a_trial_is_the_exact_evaluation() {
    let mut study = study_of(3);
    fix_parameters(&mut study);
    for service in &mut study.services {
        service.estimates = service.estimates.map(|estimate| Estimate::Fixed(estimate.likely()));
    }
    let evaluation = fulcrum_model::Evaluation::of(&study).unwrap();
    let totals = run(&study, RunSettings { chance: false, ..SETTINGS }, 0..8).totals()[7].1;
    for option in OptionKind::ALL {
        let exact = float(evaluation.option(option).discounted_total);
        // several hundred postings, each rounded by at most half a penny
        assert!((totals[option.index()] - exact).abs() < 10.0, "{option:?}: {totals:?}, {exact}");
    }
    let expected = evaluation.comparison(OptionKind::YouBuildItYouRunIt).unwrap();
    let trials = run(&study, RunSettings { chance: false, ..SETTINGS }, 0..8);
    let found = Outcome::of(&trials, SETTINGS).break_even(0).p50;
    assert_eq!(found, expected.all_costs.break_even_month);
}

#[test]
fn the_hybrid_has_the_incidents_of_the_option_it_is_alike() {
    for (model, alike) in [
        (OperatingModel::OpsRunIt, OptionKind::OpsRunIt),
        (OperatingModel::YouBuildItYouRunIt, OptionKind::YouBuildItYouRunIt),
    ] {
        let mut study = study_of(3);
        for service in &mut study.services {
            service.operating_model = Some(model);
        }
        for (_, totals) in run(&study, SETTINGS, 0..100).totals() {
            let [hybrid, other] = [OptionKind::Hybrid, alike].map(|o| totals[o.index()]);
            assert!((hybrid / other - 1.0).abs() < 1e-12, "{hybrid} under {model:?}, {other}");
        }
    }
}

#[test]
fn workers_that_take_blocks_by_turns_are_one_run() {
    let study = study_of(2);
    let whole = run(&study, SETTINGS, 0..700);
    let simulation = Simulation::new(&study, SETTINGS);
    let (blocks, watch) = (Blocks::of(0..700), Watch::default());
    assert_eq!((blocks.count(), blocks.next()), (6, Some(0..128)));
    let others = simulation.run(&blocks, &watch).unwrap();
    assert_eq!((others.totals().len(), watch.done()), (572, 572));
    let merged = others.with(run(&study, SETTINGS, 0..128)).unwrap();
    assert_eq!(bits(&merged), bits(&whole));
    watch.cancel();
    let stopped = simulation.run(&Blocks::of(0..700), &watch).unwrap();
    assert_eq!(stopped.totals(), []);
}
