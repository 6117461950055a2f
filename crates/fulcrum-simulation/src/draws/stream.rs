//! Counter-based streams of uniforms: the draw of a trial depends on nothing but the seed, the name
//! of what is drawn and the trial's number.

use std::array;

/// How the trials of one estimate are spread over its distribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sampling {
    /// Every trial on its own.
    Random,
    /// Latin hypercube (McKay, Beckman and Conover 1979): of every 128 consecutive trials, each
    /// falls into a 128th of the distribution of its own. The mean of many trials is known better
    /// for the same work.
    #[default]
    LatinHypercube,
}

/// Trials that share one Latin hypercube. A fixed number, so that a trial's draw does not depend on
/// how many trials are run; a power of two, so that shuffling them is arithmetic.
pub(crate) const STRATA: u64 = 128;

/// Increment of SplitMix64, the golden ratio as a fraction of 2⁶⁴.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// An endless row of independent uniforms, any of which can be asked for by its number.
///
/// It is SplitMix64 (Steele, Lea and Flood 2014), whose state is a counter, from a start that is a
/// hash of the seed and of the name of what is drawn.
///
/// ```
/// use fulcrum_simulation::{Sampling, Stream};
///
/// let stream = Stream::new(1, "organisation.rate_developer");
/// let draw = stream.uniform(7, Sampling::Random);
/// assert!(0.0 < draw && draw < 1.0);
/// assert_eq!(draw, Stream::new(1, "organisation.rate_developer").uniform(7, Sampling::Random));
/// assert_ne!(draw, Stream::new(2, "organisation.rate_developer").uniform(7, Sampling::Random));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(u64);

impl Stream {
    /// The stream of what has this name in runs with this seed.
    #[must_use]
    pub fn new(seed: u64, name: &str) -> Self {
        let start = mixed(seed.wrapping_add(GOLDEN));
        // the length goes first, so that no name is the beginning of another
        let start = mixed(start ^ name.len() as u64);
        Self(
            name.bytes()
                .fold(start, |hash, byte| mixed((hash ^ u64::from(byte)).wrapping_mul(GOLDEN))),
        )
    }

    /// The stream at this position of a row of streams.
    #[must_use]
    pub const fn nth(self, position: u64) -> Self {
        Self(mixed(mixed(self.0 ^ GOLDEN).wrapping_add(position.wrapping_mul(GOLDEN))))
    }

    /// The uniform of a trial, above 0 and below 1.
    #[must_use]
    #[inline]
    pub fn uniform(self, trial: u64, sampling: Sampling) -> f64 {
        let [uniform] = self.uniforms(trial, sampling);
        uniform
    }

    /// The uniforms of as many trials from `first` on, each that of [`Self::uniform`].
    #[must_use]
    #[inline]
    pub fn uniforms<const N: usize>(self, first: u64, sampling: Sampling) -> [f64; N] {
        let within = array::from_fn(|lane| unit(self.bits(first + lane as u64)));
        match sampling {
            Sampling::Random => within,
            Sampling::LatinHypercube => {
                let (block, position) = (first / STRATA, first % STRATA);
                if position + N as u64 > STRATA && N > 1 {
                    return array::from_fn(|lane| self.uniform(first + lane as u64, sampling));
                }
                let strata = shuffled::<N>(position as u16, self.nth(block).0);
                // dividing by a power of two is exact
                array::from_fn(|lane| {
                    (f64::from(strata[lane]) + within[lane]) * (1.0 / STRATA as f64)
                })
            }
        }
    }

    /// Two independent uniforms of each of as many trials from `first` on, of 32 bits each.
    #[inline]
    pub(crate) fn pairs<const N: usize>(self, first: u64) -> [[f64; N]; 2] {
        let bits: [u64; N] = array::from_fn(|lane| self.bits(first + lane as u64));
        [bits.map(|bits| unit_of_half(bits >> 32)), bits.map(|bits| unit_of_half(bits & HALF))]
    }

    #[inline]
    const fn bits(self, trial: u64) -> u64 {
        mixed(self.0.wrapping_add(trial.wrapping_mul(GOLDEN)))
    }
}

/// The output function of SplitMix64: every bit of the input moves half of the output's.
#[inline]
const fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// The upper 52 bits as a number above 0 and below 1: half a step of 2⁻⁵² beyond their multiple.
#[inline]
fn unit(bits: u64) -> f64 {
    const HALF_A_STEP: f64 = 1.0 / (1u64 << 53) as f64;
    // as the fraction of a float from 1 up to 2; what is taken off leaves an exact result
    f64::from_bits(bits >> 12 | 1.0_f64.to_bits()) - (1.0 - HALF_A_STEP)
}

/// The lower half of 64 bits.
const HALF: u64 = (1 << 32) - 1;

/// 32 bits as a number above 0 and below 1, as [`unit`] does.
#[inline]
fn unit_of_half(bits: u64) -> f64 {
    const HALF_A_STEP: f64 = 1.0 / (1u64 << 33) as f64;
    f64::from_bits(bits << 20 | 1.0_f64.to_bits()) - (1.0 - HALF_A_STEP)
}

/// Where the positions from `first` on go in a shuffle of [`STRATA`] positions. Each step can be
/// undone within that many bits, so no two positions go to the same place (after Kensler,
/// *Correlated Multi-Jittered Sampling*, 2013).
#[inline]
fn shuffled<const N: usize>(first: u16, key: u64) -> [u16; N] {
    const MASK: u16 = STRATA as u16 - 1;
    let mut places: [u16; N] = array::from_fn(|lane| first + lane as u16);
    for round in 0..4 {
        let bits = key >> (round * 16);
        let (added, factor) = (bits as u16, (bits >> 7) as u16 | 1);
        for place in &mut places {
            *place = place.wrapping_add(added).wrapping_mul(factor) & MASK;
            *place ^= *place >> 3;
        }
    }
    places.map(|place| place ^ (key >> 57) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uniforms(name: &str, sampling: Sampling) -> Vec<f64> {
        let stream = Stream::new(1, name);
        (0..40 * STRATA).map(|trial| stream.uniform(trial, sampling)).collect()
    }

    #[test]
    fn a_latin_hypercube_meets_every_stratum_once() {
        for block in uniforms("a", Sampling::LatinHypercube).chunks(STRATA as usize) {
            let mut strata: Vec<u64> =
                block.iter().map(|uniform| (uniform * STRATA as f64) as u64).collect();
            strata.sort_unstable();
            assert!(strata.into_iter().eq(0..STRATA));
        }
    }

    #[test]
    fn draws_that_are_made_together_are_those_made_alone() {
        let stream = Stream::new(1, "a");
        for sampling in [Sampling::Random, Sampling::LatinHypercube] {
            for first in [0, 8, 121, 125, 4 * STRATA - 1] {
                let alone: [f64; 8] =
                    array::from_fn(|lane| stream.uniform(first + lane as u64, sampling));
                assert_eq!(stream.uniforms(first, sampling), alone);
            }
        }
    }

    #[test]
    fn names_and_seeds_that_are_alike_have_draws_that_are_not() {
        let correlation = |a: &[f64], b: &[f64]| {
            let sum: f64 = a.iter().zip(b).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum();
            12.0 * sum / a.len() as f64
        };
        for sampling in [Sampling::Random, Sampling::LatinHypercube] {
            let a = uniforms("services.a.exposure_per_hour", sampling);
            let later: Vec<f64> = a[1..].to_vec();
            let others = [
                uniforms("services.b.exposure_per_hour", sampling),
                uniforms("services.a.exposure_per_hour ", sampling),
                later,
                (0..a.len() as u64)
                    .map(|t| Stream::new(2, "services.a.exposure_per_hour").uniform(t, sampling))
                    .collect(),
            ];
            for other in others {
                // five standard errors of 5 120 pairs
                assert!(correlation(&a, &other).abs() < 5.0 / 71.0);
            }
        }
    }

    #[test]
    fn the_two_numbers_of_a_pair_are_independent() {
        // cells of a chessboard, each side an eighth: what is expected of 63 degrees of freedom, and
        // five standard deviations
        const SIDE: usize = 8;
        const MOST: f64 = 63.0 + 5.0 * 11.3;
        const TRIALS: u64 = 40_000;
        let chi_square = |name: &str, pairs: &[(f64, f64)]| {
            let mut cells = [0_u32; SIDE * SIDE];
            for (a, b) in pairs {
                cells[(a * SIDE as f64) as usize * SIDE + (b * SIDE as f64) as usize] += 1;
            }
            let expected = pairs.len() as f64 / cells.len() as f64;
            let away = cells.map(|count| {
                let off = f64::from(count) - expected;
                off * off / expected
            });
            let sum: f64 = away.iter().sum();
            assert!(sum < MOST, "{name}: {sum}");
        };
        let pairs_of = |stream: Stream| -> Vec<[f64; 2]> {
            let pairs = |first| {
                let [a, b] = stream.pairs::<8>(first);
                a.into_iter().zip(b).map(|(a, b)| [a, b])
            };
            (0..TRIALS).step_by(8).flat_map(pairs).collect()
        };
        for seed in 0..5 {
            let stream = Stream::new(seed, "chance.shop");
            let (month, next) = (pairs_of(stream.nth(3)), pairs_of(stream.nth(4)));
            let pairs: Vec<_> = month.iter().map(|[a, b]| (*a, *b)).collect();
            chi_square("of a trial", &pairs);
            for half in 0..2 {
                let of_trials: Vec<_> = month.windows(2).map(|w| (w[0][half], w[1][1])).collect();
                chi_square("of neighbouring trials", &of_trials);
                let of_months: Vec<_> =
                    month.iter().zip(&next).map(|(a, b)| (a[half], b[half])).collect();
                chi_square("of neighbouring months", &of_months);
                // how many incidents there are says nothing of what the first one loses
                let loss = stream.nth(3).nth(half as u64);
                let of_losses: Vec<_> = (0..)
                    .zip(&month)
                    .map(|(trial, pair)| (pair[half], loss.uniform(trial, Sampling::Random)))
                    .collect();
                chi_square("of number and loss", &of_losses);
            }
        }
    }

    #[test]
    fn draws_are_spread_evenly() {
        for sampling in [Sampling::Random, Sampling::LatinHypercube] {
            let draws = uniforms("a", sampling);
            for tenth in 0..10 {
                let low = f64::from(tenth) / 10.0;
                let within = draws.iter().filter(|&&u| u >= low && u < low + 0.1).count();
                // five standard errors of 512
                assert!(within.abs_diff(512) < 110, "{within} above {low}");
            }
        }
        assert!(unit(0) > 0.0 && unit(u64::MAX) < 1.0);
    }
}
