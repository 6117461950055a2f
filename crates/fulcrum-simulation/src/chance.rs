//! Chance: what varies even if every estimate were known. How many major incidents a service has in
//! a month, and how much each loses (reference, section 12).

use fulcrum_model::{OperatingModel, Study};

use crate::draws::{Sampling, Stream};

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
    pub(crate) const ALL: [Self; RECURRENCES] = [Self::FirstTime, Self::Repeat];

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

const RECURRENCES: usize = 2;
const MODELS: usize = OperatingModel::ALL.len();

/// The draws of chance of a study.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    months: usize,
    /// By service and month.
    streams: Vec<Stream>,
}

/// How many major incidents a service has in a month on average, a trial a lane, by
/// [`OperatingModel::index`] and [`Recurrence::index`].
pub(crate) type ExpectedIncidents<const N: usize> = [[[f64; N]; RECURRENCES]; MODELS];

/// What is drawn of the major incidents of a service in a month: one of them, or all of them where
/// they are many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draw {
    /// The trial's position among those that are drawn together.
    pub(crate) lane: usize,
    /// Under which models it happens, by [`OperatingModel::index`]: the one that expects more
    /// incidents has all those of the other, and some more.
    pub(crate) happens: [bool; MODELS],
    /// How far up its distribution the weight lies, between 0 and 1.
    pub(crate) uniform: f64,
    pub(crate) weight: Weight,
}

/// How many average incidents a draw counts for, as a function of a standard normal number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Weight {
    /// What one incident loses, as a multiple of the average.
    One(Variation),
    /// That of many together.
    Many { mean: f64, deviation: f64 },
}

impl Weight {
    #[inline]
    pub(crate) fn at(self, normal: f64) -> f64 {
        match self {
            Self::One(variation) => variation.factor(normal),
            Self::Many { mean, deviation } => (mean + deviation * normal).max(0.0),
        }
    }
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
        let months = study.horizon_months as usize;
        let streams = study
            .services
            .iter()
            .flat_map(|service| {
                let stream = Stream::new(seed, &format!("chance.{}", service.id));
                (0..months as u64).map(move |month| stream.nth(month))
            })
            .collect();
        Self { months, streams }
    }

    /// Draws the major incidents of a service in a month, for the trials from `first` on, a trial a
    /// lane. The same uniforms serve both models. Calls `keep` with each draw.
    #[inline]
    pub(crate) fn draw<const N: usize>(
        &self,
        (service, month): (usize, usize),
        first: u64,
        expected: &ExpectedIncidents<N>,
        variation: &[Variation; N],
        mut keep: impl FnMut(Draw),
    ) {
        let stream = self.streams[service * self.months + month];
        let uniforms = stream.pairs::<N>(first);
        let mut some = 0_u32;
        for recurrence in 0..RECURRENCES {
            for lane in 0..N {
                // 1 − mean is below the probability of none, and most months have none
                let more = expected[0][recurrence][lane].max(expected[1][recurrence][lane]);
                let has_none = uniforms[recurrence][lane] <= 1.0 - more;
                some |= u32::from(!has_none) << (recurrence * N + lane);
            }
        }
        while some != 0 {
            let position = some.trailing_zeros() as usize;
            some &= some - 1;
            let (recurrence, lane) = (position / N, position % N);
            let uniform = uniforms[recurrence][lane];
            let variation = variation[lane];
            let mut counts = [0; MODELS];
            for (model, count) in counts.iter_mut().enumerate() {
                let mean = expected[model][recurrence][lane];
                if mean > MANY {
                    let deviation = (mean * (1.0 + variation.square)).sqrt();
                    let mut happens = [false; MODELS];
                    happens[model] = true;
                    keep(Draw { lane, happens, uniform, weight: Weight::Many { mean, deviation } });
                } else {
                    *count = poisson_quantile(uniform, mean);
                }
            }
            for incident in 0..counts.into_iter().fold(0, u64::max) {
                let stream = stream.nth(incident * RECURRENCES as u64 + recurrence as u64);
                let uniform = stream.uniform(first + lane as u64, Sampling::Random);
                let happens = counts.map(|count| incident < count);
                keep(Draw { lane, happens, uniform, weight: Weight::One(variation) });
            }
        }
    }
}

/// The smallest number whose Poisson distribution function with this mean, at most a few hundred,
/// reaches a probability below 1.
fn poisson_quantile(probability: f64, mean: f64) -> u64 {
    // the exponential lies between the beginnings of its series; that tells most small numbers
    if probability <= 1.0 - mean {
        return 0;
    }
    let half_square = 0.5 * mean * mean;
    if probability > 1.0 - mean + half_square && probability <= 1.0 - half_square {
        return 1;
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
    use crate::draws::normal_quantile;

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
        let study = crate::tests::study_of(1);
        let chance = Chance::new(&study, 5);
        for (expected, coefficient) in [(0.2, 1.0), (3.0, 0.5), (150.0, 1.0), (900.0, 2.0)] {
            let variation = [Variation::new(coefficient); 8];
            let trials: u64 = 40_000;
            let mut weights = [(); 2].map(|()| vec![0.0; trials as usize]);
            for first in (0..trials).step_by(8) {
                // the other model expects half as many
                let expected = [expected, 0.5 * expected].map(|mean| [[0.0; 8], [mean; 8]]);
                chance.draw((0, 3), first, &expected, &variation, |draw| {
                    let weight = draw.weight.at(normal_quantile(draw.uniform));
                    for (model, weights) in weights.iter_mut().enumerate() {
                        if draw.happens[model] {
                            weights[first as usize + draw.lane] += weight;
                        }
                    }
                });
            }
            for (weights, expected) in weights.into_iter().zip([expected, 0.5 * expected]) {
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
}
