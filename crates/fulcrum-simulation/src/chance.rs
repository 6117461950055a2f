//! Chance: what varies even if every estimate were known. How many major incidents a service has in
//! a month, and how much each loses (reference, section 12).

use std::array;

use fulcrum_model::{OperatingModel, Study};

use crate::draws::{Sampling, Stream, normal_quantile};

/// Major incidents of a service in a month that are drawn one by one, at most: the first of them.
/// What those beyond lose together is one draw.
const ONE_BY_ONE: u64 = 200;

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

/// What is drawn of the major incidents of a service in a month: one of them, or all beyond those that
/// are drawn one by one.
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
pub(crate) struct Weight {
    /// How many it counts for on average.
    incidents: f64,
    /// How much that varies.
    variation: Variation,
}

impl Weight {
    const fn of_one(variation: Variation) -> Self {
        Self { incidents: 1.0, variation }
    }

    /// Of several incidents together: the lognormal number with the mean and the variance of their
    /// sum (Fenton and Wilkinson), which is that of one incident where there is one.
    fn of_several(incidents: f64, variation: Variation) -> Self {
        Self { incidents, variation: Variation::of_square(variation.square / incidents) }
    }

    #[inline]
    pub(crate) fn at(self, normal: f64) -> f64 {
        self.incidents * self.variation.factor(normal)
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
        Self::of_square(coefficient * coefficient)
    }

    fn of_square(square: f64) -> Self {
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
    /// lane. The same uniforms serve both models, however many incidents each has. Calls `keep` with
    /// each draw.
    #[inline]
    pub(crate) fn draw<const N: usize>(
        &self,
        (service, month): (usize, usize),
        first: u64,
        expected: &ExpectedIncidents<N>,
        variation: &[Variation; N],
        mut keep: impl FnMut(Draw),
    ) {
        // a bit for each lane and recurrence
        const { assert!(RECURRENCES * N <= u32::BITS as usize) };
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
            let counts: [u64; MODELS] = array::from_fn(|model| {
                poisson_quantile(uniform, expected[model][recurrence][lane])
            });
            let most = counts.into_iter().fold(0, u64::max);
            let uniform_of = |incident: u64| {
                let stream = stream.nth(incident * RECURRENCES as u64 + recurrence as u64);
                stream.uniform(first + lane as u64, Sampling::Random)
            };
            for incident in 0..most.min(ONE_BY_ONE) {
                let happens = counts.map(|count| incident < count);
                let weight = Weight::of_one(variation);
                keep(Draw { lane, happens, uniform: uniform_of(incident), weight });
            }
            if most > ONE_BY_ONE {
                let uniform = uniform_of(ONE_BY_ONE);
                for (model, count) in counts.into_iter().enumerate() {
                    let beyond = count.saturating_sub(ONE_BY_ONE);
                    if beyond > 0 {
                        let happens = array::from_fn(|other| other == model);
                        let weight = Weight::of_several(beyond as f64, variation);
                        keep(Draw { lane, happens, uniform, weight });
                    }
                }
            }
        }
    }
}

/// Up to this mean a Poisson count is found by adding up its probabilities.
const ADDED_UP: f64 = 200.0;

/// The smallest number whose Poisson distribution function with this mean reaches a probability, which
/// is below 1. Beyond a mean of 200 it is told from the normal quantile, corrected for skewness (Cornish and
/// Fisher), which is off by one at most.
fn poisson_quantile(probability: f64, mean: f64) -> u64 {
    if mean > ADDED_UP {
        let normal = normal_quantile(probability);
        let corrected = mean + mean.sqrt() * normal + (normal * normal - 1.0) / 6.0;
        // a count is meant from half below it to half above
        return (corrected - 0.5).ceil() as u64;
    }
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
mod tests;
