//! Which share of the variance of a saving an estimate explains by itself: Var(E[saving | estimate])
//! over Var(saving), the first-order index of Sobol.
//!
//! The variance of the means of slices is that of the conditional mean and that of the noise in each
//! mean. The noise is known from the variance within slices and taken away (the correlation ratio
//! without bias, Kelley 1935; from given data Plischke 2012, *Reliability Engineering and System
//! Safety* 107), so that an estimate without influence has a share of 0 on average.

use super::slices::{Slices, Sums};

/// A share of variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VarianceShare {
    /// Of 1. Trials are finite: an estimate without influence can come out a little below 0.
    pub share: f64,
    /// How far it may be off because trials are finite.
    pub standard_error: f64,
}

/// A share as all trials have it, and as they have it without each of their parts.
#[derive(Clone, Debug, Default)]
pub(super) struct PartedShare {
    whole: f64,
    without: Vec<f64>,
}

impl PartedShare {
    /// The sum of shares of what is drawn independently.
    pub(super) fn add(&mut self, other: &Self) {
        self.whole += other.whole;
        self.without.resize(other.without.len(), 0.0);
        for (sum, other) in self.without.iter_mut().zip(&other.without) {
            *sum += other;
        }
    }

    /// The share with its standard error by the jackknife.
    pub(super) fn share(&self) -> VarianceShare {
        let parts = self.without.len().max(1) as f64;
        let mean = self.without.iter().sum::<f64>() / parts;
        let squares: f64 = self.without.iter().map(|share| (share - mean) * (share - mean)).sum();
        let standard_error = (squares * (parts - 1.0) / parts).sqrt();
        VarianceShare { share: self.whole, standard_error }
    }
}

impl Slices {
    /// The share of the variance of the saving at a position of [`crate::COMPARED`]. `of_chance` is
    /// variance that the trials leave out and that counts as well.
    #[must_use]
    pub fn variance_share(&self, compared: usize, of_chance: f64) -> VarianceShare {
        self.parted_share(compared, of_chance).share()
    }

    pub(super) fn parted_share(&self, compared: usize, of_chance: f64) -> PartedShare {
        let whole = self.whole();
        let without = self.parts().iter().map(|part| {
            let rest = Self::without(&whole, part);
            share_between(&rest, compared, of_chance)
        });
        PartedShare {
            without: without.collect(),
            whole: share_between(&whole, compared, of_chance),
        }
    }
}

/// The variance between slices, less what noise adds to it, over the whole variance; 0 when nothing
/// varies.
fn share_between(slices: &[Sums], compared: usize, of_chance: f64) -> f64 {
    let (mut trials, mut sum, mut squares) = (0.0, 0.0, 0.0);
    let (mut between, mut occupied) = (0.0, 0.0);
    for slice in slices {
        trials += slice.trials;
        sum += slice.saving(compared);
        squares += slice.squares[compared];
        if slice.trials > 0.0 {
            between += slice.saving(compared) * slice.saving(compared) / slice.trials;
            occupied += 1.0;
        }
    }
    if trials <= occupied || trials < 2.0 {
        return 0.0;
    }
    let of_mean = sum * sum / trials;
    let within = (squares - between).max(0.0) / (trials - occupied);
    let variance = (squares - of_mean) / (trials - 1.0) + of_chance;
    let explained = (between - of_mean - (occupied - 1.0) * within) / trials;
    if variance > 0.0 { explained / variance } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::draws::{Sampling, Stream, normal_quantile};
    use crate::sensitivity::slices::TrialAmounts;
    use crate::simulation::TrialTotals;

    /// Trials of a function of uniforms: what Ops Run It costs, while the others cost nothing.
    fn trials<const N: usize>(
        names: [&str; N],
        sampling: Sampling,
        count: u32,
        function: impl Fn([f64; N]) -> f64,
    ) -> (Vec<(u32, TrialTotals)>, [Vec<f64>; N]) {
        let uniforms = names.map(|name| {
            let stream = Stream::new(11, name);
            (0..u64::from(count)).map(|trial| stream.uniform(trial, sampling)).collect::<Vec<_>>()
        });
        let totals = (0..count)
            .map(|trial| {
                let drawn = std::array::from_fn(|input| uniforms[input][trial as usize]);
                // far from 0, as costs are
                (trial, [1e7 + function(drawn), 1e7, 1e7])
            })
            .collect();
        (totals, uniforms)
    }

    /// The function of Ishigami and Homma (1990), with a = 7 and b = 0.1.
    fn ishigami(uniforms: [f64; 3]) -> f64 {
        let [x, y, z] = uniforms.map(|uniform| PI * (2.0 * uniform - 1.0));
        let sine = libm::sin(y);
        libm::sin(x) + 7.0 * sine * sine + 0.1 * z * z * z * z * libm::sin(x)
    }

    #[test]
    fn the_function_of_ishigami_has_its_known_shares() {
        // V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2; shares (1 + bπ⁴/5)²/2 and a²/8 of it, and 0
        let fourth = PI * PI * PI * PI;
        let variance = 49.0 / 8.0 + fourth / 50.0 + fourth * fourth / 1_800.0 + 0.5;
        let first = 0.5 * (1.0 + fourth / 50.0) * (1.0 + fourth / 50.0) / variance;
        let known = [first, 49.0 / 8.0 / variance, 0.0];
        assert!((known[0] - 0.314).abs() < 5e-4 && (known[1] - 0.442).abs() < 5e-4);
        for sampling in [Sampling::Random, Sampling::LatinHypercube] {
            for count in [4_096, 65_536] {
                let (totals, uniforms) = trials(["x", "y", "z"], sampling, count, ishigami);
                let amounts = TrialAmounts::new(&totals);
                for (uniforms, known) in uniforms.into_iter().zip(known) {
                    let found = Slices::of(&amounts, uniforms).variance_share(0, 0.0);
                    let off = (found.share - known).abs();
                    // slices flatten the sine, which passes two waves, by a hundredth at most
                    assert!(off < 4.0 * found.standard_error + 0.01 * known, "{found:?} {known}");
                    assert!(found.standard_error < 1.5 / f64::from(count).sqrt(), "{found:?}");
                }
            }
        }
    }

    #[test]
    fn estimates_without_influence_share_nothing_on_average() {
        let names: [String; 64] = std::array::from_fn(|name| name.to_string());
        let names: [&str; 64] = std::array::from_fn(|name| names[name].as_str());
        let (totals, uniforms) =
            trials(names, Sampling::LatinHypercube, 2_048, |drawn| normal_quantile(drawn[0]));
        let amounts = TrialAmounts::new(&totals);
        let shares: Vec<VarianceShare> = uniforms
            .into_iter()
            .skip(1)
            .map(|uniforms| Slices::of(&amounts, uniforms).variance_share(0, 0.0))
            .collect();
        let mean = shares.iter().map(|share| share.share).sum::<f64>() / 63.0;
        let error = shares.iter().map(|s| s.standard_error).sum::<f64>() / 63.0 / 63.0_f64.sqrt();
        assert!(mean.abs() < 4.0 * error && error < 1e-3, "{mean} ± {error}");
    }

    #[test]
    fn chance_makes_every_share_smaller() {
        let (totals, [uniforms]) =
            trials(["x"], Sampling::LatinHypercube, 4_096, |[x]| normal_quantile(x));
        let slices = Slices::of(&TrialAmounts::new(&totals), uniforms);
        let share = |of_chance| slices.variance_share(0, of_chance).share;
        assert!((share(0.0) - 1.0).abs() < 0.02);
        assert!((share(3.0) - 0.25).abs() < 0.01);
    }

    #[test]
    fn where_nothing_varies_nothing_is_shared() {
        let equal: Vec<(u32, TrialTotals)> = (0..300).map(|trial| (trial, [5.0; 3])).collect();
        let slices = Slices::of(&TrialAmounts::new(&equal), (0..300).map(|t| f64::from(t) / 300.0));
        assert_eq!(
            slices.variance_share(0, 0.0),
            VarianceShare { share: 0.0, standard_error: 0.0 }
        );
    }
}
