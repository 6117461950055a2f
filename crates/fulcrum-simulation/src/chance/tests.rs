use statrs::distribution::{DiscreteCDF, Poisson};

use super::*;
use crate::distribution::moments;
use crate::tests::study_of;

const LANES: usize = 8;
const TRIALS: u64 = 40_000;

/// What both models expect of one kind of incidents.
fn expecting(recurrence: Recurrence, means: [f64; MODELS]) -> ExpectedIncidents<LANES> {
    means.map(|mean| {
        let mut expected = [[0.0; LANES]; RECURRENCES];
        expected[recurrence.index()] = [mean; LANES];
        expected
    })
}

/// Every draw of a service in a month, with the number of its trial.
fn draws_of(
    chance: &Chance,
    of: (usize, usize),
    expected: &ExpectedIncidents<LANES>,
    coefficient: f64,
    trials: u64,
) -> Vec<(usize, Draw)> {
    let variation = [Variation::new(coefficient); LANES];
    let mut draws = Vec::new();
    for first in (0..trials).step_by(LANES) {
        chance.draw(of, first, expected, &variation, |draw| {
            draws.push((first as usize + draw.lane, draw));
        });
    }
    draws
}

/// What the incidents of each model weigh in each trial.
fn weights_of(
    chance: &Chance,
    expected: &ExpectedIncidents<LANES>,
    coefficient: f64,
    trials: u64,
) -> [Vec<f64>; MODELS] {
    let mut weights = [(); MODELS].map(|()| vec![0.0; trials as usize]);
    for (trial, draw) in draws_of(chance, (0, 3), expected, coefficient, trials) {
        let weight = draw.weight.at(normal_quantile(draw.uniform));
        for (model, weights) in weights.iter_mut().enumerate() {
            if draw.happens[model] {
                weights[trial] += weight;
            }
        }
    }
    weights
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let ((mean_a, deviation_a), (mean_b, deviation_b)) = (moments(a), moments(b));
    let products = a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b));
    products.sum::<f64>() / (a.len() as f64 * deviation_a * deviation_b)
}

#[test]
fn counts_are_those_of_an_independent_poisson_distribution() {
    for (mean, off) in [
        (0.01, 0),
        (0.3, 0),
        (1.0, 0),
        (4.5, 0),
        (30.0, 0),
        (180.0, 0),
        (200.0, 0),
        (200.1, 1),
        (250.0, 1),
        (2_000.0, 1),
        (10_000.0, 1),
    ] {
        let independent = Poisson::new(mean).unwrap();
        let mut others = 0;
        for step in 0..500 {
            let probability = (f64::from(step) + 0.5) / 500.0;
            let found = poisson_quantile(probability, mean);
            let expected = independent.inverse_cdf(probability);
            assert!(found.abs_diff(expected) <= off, "{mean}, {probability}: {found}, {expected}");
            others += u32::from(found != expected);
        }
        assert!(others <= 5, "{mean}: {others} of 500 counts are off");
    }
    assert_eq!(poisson_quantile(0.9, 0.0), 0);
}

#[test]
fn the_weight_of_incidents_has_the_mean_and_variance_of_a_compound_poisson() {
    let chance = Chance::new(&study_of(1), 5);
    // on both sides of where incidents are not drawn one by one any more, and of where counts are not
    // added up
    for (expected, coefficient) in [
        (0.2, 1.0),
        (3.0, 0.5),
        (150.0, 1.0),
        (195.0, 1.2),
        (199.9, 1.2),
        (200.1, 1.2),
        (205.0, 1.2),
        (400.0, 1.2),
        (900.0, 2.0),
    ] {
        // the other model expects half as many
        let means = [expected, 0.5 * expected];
        // many incidents average out among themselves
        let trials = if expected < 10.0 { TRIALS } else { TRIALS / 4 };
        let expecting = expecting(Recurrence::Repeat, means);
        let weights = weights_of(&chance, &expecting, coefficient, trials);
        for (weights, expected) in weights.into_iter().zip(means) {
            let (mean, deviation) = moments(&weights);
            // λ·E[factor²] with E[factor²] = 1 + the square of the coefficient
            let theory = expected * (1.0 + coefficient * coefficient);
            let standard_error = (theory / trials as f64).sqrt();
            assert!((mean - expected).abs() < 4.0 * standard_error, "{mean}, not {expected}");
            let variance = deviation * deviation;
            assert!((variance / theory - 1.0).abs() < 0.1, "{variance}, not {theory}");
        }
    }
}

#[test]
fn models_on_both_sides_of_what_is_drawn_one_by_one_have_incidents_in_common() {
    let chance = Chance::new(&study_of(1), 5);
    for means in [[195.0, 205.0], [199.9, 200.1], [150.0, 250.0], [30.0, 400.0], [900.0, 950.0]] {
        let [a, b] = weights_of(&chance, &expecting(Recurrence::FirstTime, means), 1.0, 4_000);
        // as far as one has the incidents of the other: the root of the ratio of their numbers, or
        // more where those beyond the first share one draw
        let least = (means[0] / means[1]).sqrt() - 0.02;
        let found = correlation(&a, &b);
        assert!(found > least, "{means:?}: {found}, not {least}");
    }
}

#[test]
fn a_little_more_expected_changes_little() {
    let chance = Chance::new(&study_of(1), 5);
    let weights = |mean| {
        let [weights, _] =
            weights_of(&chance, &expecting(Recurrence::FirstTime, [mean, mean]), 1.2, 4_000);
        weights
    };
    let step = |from: f64, to: f64| {
        let (before, after) = (weights(from), weights(to));
        let away: Vec<f64> = before.iter().zip(&after).map(|(a, b)| b - a).collect();
        moments(&away).1
    };
    let (within, across) = (step(199.0, 199.4), step(199.8, 200.2));
    assert!(across < 1.5 * within + 0.1, "{across} across the boundary, {within} below it");
}

#[test]
fn models_that_expect_the_same_have_the_same_incidents() {
    let chance = Chance::new(&study_of(1), 9);
    for mean in [0.4, 7.0, 100.0] {
        for recurrence in Recurrence::ALL {
            let expected = expecting(recurrence, [mean, mean]);
            let draws = draws_of(&chance, (0, 3), &expected, 1.0, 800);
            assert!(!draws.is_empty());
            assert!(draws.iter().all(|(_, draw)| draw.happens == [true, true]));
        }
    }
}

#[test]
fn the_model_that_expects_more_has_every_incident_of_the_other() {
    let chance = Chance::new(&study_of(1), 9);
    let expected = |means| expecting(Recurrence::FirstTime, means);
    let key = |(trial, draw): &(usize, Draw)| (*trial, draw.uniform.to_bits());
    let draws = draws_of(&chance, (0, 3), &expected([6.0, 2.0]), 1.0, 800);
    let common = draws.iter().filter(|(_, draw)| draw.happens[1]).count();
    assert!(common > 1_000 && draws.len() - common > 2_000);
    assert!(draws.iter().all(|(_, draw)| draw.happens[0]));
    // what one model has does not depend on the other
    for (model, means) in [(0, [6.0, 0.0]), (1, [0.0, 2.0])] {
        let with: Vec<_> = draws.iter().filter(|(_, d)| d.happens[model]).map(key).collect();
        let without = draws_of(&chance, (0, 3), &expected(means), 1.0, 800);
        assert_eq!(without.iter().map(key).collect::<Vec<_>>(), with);
    }
}

#[test]
fn the_two_kinds_of_incidents_are_independent() {
    let chance = Chance::new(&study_of(1), 3);
    let mean = 1.5;
    let both = [[[mean; LANES]; RECURRENCES]; MODELS];
    // with one incident each at most, which kind a draw is of shows in how many there are
    let counts = |expected: &ExpectedIncidents<LANES>| {
        let mut counts = vec![0.0; TRIALS as usize];
        for (trial, _) in draws_of(&chance, (0, 3), expected, 1.0, TRIALS) {
            counts[trial] += 1.0;
        }
        counts
    };
    let [first, repeats] =
        Recurrence::ALL.map(|recurrence| counts(&expecting(recurrence, [mean; MODELS])));
    let together = counts(&both);
    assert!(together.iter().zip(first.iter().zip(&repeats)).all(|(sum, (a, b))| *sum == a + b));
    // five standard errors
    assert!(correlation(&first, &repeats).abs() < 5.0 / (TRIALS as f64).sqrt());
    // and the two kinds have their probabilities together: no more months without any, for one
    let none = |counts: &[f64]| counts.iter().filter(|count| **count == 0.0).count() as f64;
    let expected = libm::exp(-2.0 * mean) * TRIALS as f64;
    assert!((none(&together) - expected).abs() < 5.0 * expected.sqrt());
    // their losses are of their own, too
    let uniforms = |recurrence| -> Vec<f64> {
        let expected = expecting(recurrence, [180.0; MODELS]);
        let draws = draws_of(&chance, (0, 3), &expected, 1.0, 800);
        // the first hundred incidents of every trial
        let mut of_trial = 0;
        let mut last = usize::MAX;
        let mut uniforms = Vec::new();
        for (trial, draw) in draws {
            of_trial = if trial == last { of_trial + 1 } else { 0 };
            last = trial;
            if of_trial < 100 {
                uniforms.push(draw.uniform);
            }
        }
        uniforms
    };
    let [first, repeats] = Recurrence::ALL.map(uniforms);
    assert_eq!((first.len(), repeats.len()), (80_000, 80_000));
    assert!(correlation(&first, &repeats).abs() < 5.0 / (first.len() as f64).sqrt());
}

#[test]
fn another_service_and_a_longer_horizon_leave_incidents_as_they_are() {
    let study = study_of(2);
    let mut longer = study.clone();
    longer.horizon_months = 60;
    let mut reordered = study_of(3);
    reordered.services.rotate_right(1);
    let expected = expecting(Recurrence::FirstTime, [3.0, 2.0]);
    let drawn = |study: &Study, service: usize, month| -> Vec<(usize, u64, [bool; MODELS])> {
        let chance = Chance::new(study, 4);
        draws_of(&chance, (service, month), &expected, 1.0, 80)
            .into_iter()
            .map(|(trial, draw)| (trial, draw.uniform.to_bits(), draw.happens))
            .collect()
    };
    for service in 0..2 {
        for month in [0, 17, 35] {
            let before = drawn(&study, service, month);
            assert_eq!(drawn(&longer, service, month), before);
            // behind another service that is new
            assert_eq!(drawn(&reordered, service + 1, month), before);
        }
    }
    assert_ne!(drawn(&study, 0, 0), drawn(&study, 1, 0));
    assert_ne!(drawn(&study, 0, 0), drawn(&study, 0, 1));
}
