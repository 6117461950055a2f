//! Chance: what varies even if every estimate were known. How many major incidents a service has in
//! a month, and how much each loses (reference, section 12).

use std::array;

use fulcrum_model::Study;

use crate::draws::{Sampling, Stream, normal_quantile};
use crate::sampler::LANES;

/// Above this many expected incidents of a service in a month their sum is drawn from the normal
/// distribution with its mean and its variance, and not incident by incident.
const MANY: f64 = 200.0;

/// Whether an incident is the first of its kind.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Recurrence {
    /// It taught something new.
    FirstTime,
    /// An open insight would have prevented it.
    Repeat,
}

impl Recurrence {
    pub(crate) const ALL: [Self; 2] = [Self::FirstTime, Self::Repeat];

    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Part of the name of its draws.
    const fn name(self) -> &'static str {
        match self {
            Self::FirstTime => "first",
            Self::Repeat => "repeated",
        }
    }
}

/// The draws of chance of a study.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    /// By service and [`Recurrence::index`].
    streams: Vec<[Stream; Recurrence::ALL.len()]>,
}

/// How much the loss of one incident varies around its mean: the two numbers of a lognormal factor
/// with mean 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variation {
    /// Standard deviation of its logarithm.
    log_deviation: f64,
    /// Square of its coefficient of variation.
    square: f64,
}

impl Variation {
    /// A factor with this coefficient of variation.
    pub(crate) fn new(coefficient: f64) -> Self {
        let square = coefficient * coefficient;
        Self { log_deviation: libm::log1p(square).sqrt(), square }
    }

    fn factor(self, normal: f64) -> f64 {
        libm::exp(self.log_deviation * (normal - 0.5 * self.log_deviation))
    }
}

impl Chance {
    pub(crate) fn new(study: &Study, seed: u64) -> Self {
        let streams = study
            .services
            .iter()
            .map(|service| {
                Recurrence::ALL.map(|recurrence| {
                    let kind = recurrence.name();
                    Stream::new(seed, &format!("chance.{kind}.{}", service.id))
                })
            })
            .collect();
        Self { streams }
    }

    /// The weight of the major incidents of a service in a month, for the trials from `first` on:
    /// their number, each counted as many times as it loses more than expected. `expected` is how
    /// many there are on average.
    pub(crate) fn weights(
        &self,
        service: usize,
        recurrence: Recurrence,
        month: usize,
        first: u64,
        expected: [f64; LANES],
        variation: [Variation; LANES],
    ) -> [f64; LANES] {
        let stream = self.streams[service][recurrence.index()].nth(month as u64);
        array::from_fn(|lane| weight(stream, first + lane as u64, expected[lane], variation[lane]))
    }
}

fn weight(stream: Stream, trial: u64, expected: f64, variation: Variation) -> f64 {
    let uniform = stream.uniform(trial, Sampling::Random);
    if expected > MANY {
        let deviation = (expected * (1.0 + variation.square)).sqrt();
        return (expected + deviation * normal_quantile(uniform)).max(0.0);
    }
    (1..=poisson_quantile(uniform, expected))
        .map(|incident| {
            let uniform = stream.nth(incident).uniform(trial, Sampling::Random);
            variation.factor(normal_quantile(uniform))
        })
        .sum()
}

/// The smallest number whose Poisson distribution function with this mean, at most a few hundred,
/// reaches a probability below 1.
fn poisson_quantile(probability: f64, mean: f64) -> u64 {
    // 1 − mean is below the probability of none, and most months have none
    if probability <= 1.0 - mean {
        return 0;
    }
    let mut term = libm::exp(-mean);
    let mut cumulative = term;
    let mut count = 0;
    // far out the terms no longer add to the sum
    while cumulative < probability && term > 0.0 && count < 1_000 {
        count += 1;
        term *= mean / count as f64;
        cumulative += term;
    }
    count
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{DiscreteCDF, Poisson};

    use super::*;

    #[test]
    fn counts_are_those_of_an_independent_poisson_distribution() {
        for mean in [0.01, 0.3, 1.0, 4.5, 30.0, 180.0] {
            let independent = Poisson::new(mean).unwrap();
            for step in 0..500 {
                let probability = (f64::from(step) + 0.5) / 500.0;
                assert_eq!(
                    poisson_quantile(probability, mean),
                    independent.inverse_cdf(probability)
                );
            }
        }
        assert_eq!(poisson_quantile(0.9, 0.0), 0);
    }

    #[test]
    fn the_weight_of_incidents_has_the_mean_and_variance_of_a_compound_poisson() {
        let stream = Stream::new(5, "chance");
        for (expected, coefficient) in [(0.2, 1.0), (3.0, 0.5), (150.0, 1.0), (900.0, 2.0)] {
            let variation = Variation::new(coefficient);
            let trials = 40_000;
            let weights: Vec<f64> =
                (0..trials).map(|trial| weight(stream, trial, expected, variation)).collect();
            let mean = weights.iter().sum::<f64>() / trials as f64;
            let squares: f64 = weights.iter().map(|w| (w - mean) * (w - mean)).sum();
            let variance = squares / trials as f64;
            // λ·E[factor²] with E[factor²] = 1 + the square of the coefficient
            let theory = expected * (1.0 + coefficient * coefficient);
            let standard_error = (theory / trials as f64).sqrt();
            assert!((mean - expected).abs() < 4.0 * standard_error, "{mean}, not {expected}");
            assert!((variance / theory - 1.0).abs() < 0.1, "{variance}, not {theory}");
        }
    }
}
