//! What it would be worth to know before deciding: the expected value of perfect information, of
//! everything and of one estimate.
//!
//! Who knows nothing takes the option with the lowest mean cost. Who knows an estimate takes the one
//! with the lowest mean cost given the estimate. The difference of what both pay on average is the
//! value of knowing it. What chance decides cannot be found out, so the trials leave it out: given
//! all estimates, the cost without chance is the mean over chance.

use fulcrum_model::OptionKind;

use super::slices::{PARTS, Slices, Sums, TrialAmounts};
use crate::Distribution;
use crate::draws::STRATA;
use crate::outcome::cheapest_of;
use crate::simulation::TrialTotals;

/// What knowing something before deciding is worth, in the study's currency, discounted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InformationValue {
    /// The expected value. Trials are finite: that of an estimate which decides nothing can come out
    /// a little below 0.
    pub value: f64,
    /// How far it may be off because trials are finite.
    pub standard_error: f64,
}

impl InformationValue {
    /// Whether the trials tell it from nothing: it is more than three standard errors above 0, so that
    /// of many estimates hardly one is named by chance.
    #[must_use]
    pub fn is_told_from_nothing(&self) -> bool {
        self.value > 3.0 * self.standard_error
    }
}

/// The value of knowing every estimate: the lowest mean cost, less the mean of the lowest cost in
/// each trial.
#[must_use]
pub fn value_of_everything(amounts: &TrialAmounts<'_>) -> InformationValue {
    let chosen = cheapest_of(&amounts.means);
    let saved: Vec<f64> = amounts
        .totals()
        .iter()
        .map(|(_, costs)| costs[chosen] - costs[cheapest_of(costs)])
        .collect();
    let saved = Distribution::of(&saved, Some(STRATA as usize));
    InformationValue { value: saved.mean(), standard_error: saved.standard_error() }
}

impl Slices {
    /// The value of knowing the estimate.
    ///
    /// In each slice the option is chosen by the trials of all other parts and paid for in those of
    /// the part: a choice that only follows the noise of its trials gains nothing in others, so noise
    /// is not sold as value. The standard error is that of the parts. What an estimate decides only
    /// beyond the middle of its outermost slice, a 64th or more of the trials, is not seen: then the
    /// value is too small, and it may be 0 with an error of 0.
    #[must_use]
    pub fn information_value(&self) -> InformationValue {
        let whole = self.whole();
        let parts: Vec<f64> = self.parts().iter().map(|part| self.gained(&whole, part)).collect();
        let trials: f64 = whole.iter().map(|slice| slice.trials).sum();
        let count = PARTS as f64;
        let value = parts.iter().sum::<f64>() / trials.max(1.0);
        let squares: f64 = parts
            .iter()
            .map(|gained| gained * count / trials.max(1.0) - value)
            .map(|off| off * off)
            .sum();
        InformationValue { value, standard_error: (squares / (count * (count - 1.0))).sqrt() }
    }

    /// What choosing by slice saves in the trials of a part, when all others decide what is chosen.
    fn gained(&self, whole: &[Sums], part: &[Sums]) -> f64 {
        let others = Self::without(whole, part);
        let mut all_others = Sums::default();
        for slice in &others {
            all_others.add(slice, 1.0);
        }
        let chosen = self.cheapest(&all_others, 0);
        others
            .iter()
            .zip(part)
            .map(|(others, paid)| {
                let by_slice = self.cheapest(others, chosen);
                self.paid(paid, chosen) - self.paid(paid, by_slice)
            })
            .sum()
    }

    /// The option that costs least in some trials; without any, the one that is chosen anyway.
    fn cheapest(&self, sums: &Sums, otherwise: usize) -> usize {
        if sums.trials < 0.5 {
            return otherwise;
        }
        let mut costs: TrialTotals = [0.0; OptionKind::ALL.len()];
        for (option, cost) in costs.iter_mut().enumerate() {
            *cost = self.paid(sums, option);
        }
        // of equal options the one that is chosen anyway
        let cheapest = cheapest_of(&costs);
        if costs[cheapest] < costs[otherwise] { cheapest } else { otherwise }
    }

    /// What an option costs in some trials.
    fn paid(&self, sums: &Sums, option: usize) -> f64 {
        sums.costs[option] + self.means[option] * sums.trials
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::{Sampling, Stream, normal_cumulative, normal_quantile};

    /// E[max(0, x − distance)] of a standard normal x: the unit normal loss integral.
    fn unit_normal_loss(distance: f64) -> f64 {
        let density = libm::exp(-0.5 * distance * distance) / (2.0 * std::f64::consts::PI).sqrt();
        density - distance * normal_cumulative(-distance)
    }

    /// Two options, one of which costs nothing and the other `mean + a·x + b·y` of two standard
    /// normal numbers; a third that is always dear.
    fn linear(
        [mean, a, b]: [f64; 3],
        seed: u64,
        sampling: Sampling,
        count: u32,
    ) -> (Vec<(u32, TrialTotals)>, [Vec<f64>; 3]) {
        let uniforms = ["x", "y", "other"].map(|name| {
            let stream = Stream::new(seed, name);
            (0..u64::from(count)).map(|trial| stream.uniform(trial, sampling)).collect::<Vec<_>>()
        });
        let totals = (0..count)
            .map(|trial| {
                let [x, y, _] =
                    [0, 1, 2].map(|input| normal_quantile(uniforms[input][trial as usize]));
                (trial, [1e7, 1e7 + mean + a * x + b * y, 1e9])
            })
            .collect();
        (totals, uniforms)
    }

    /// Deviations from the mean at the middle of the outermost slice, a 128th from its end.
    const OUTERMOST: f64 = 2.4;

    #[test]
    fn two_linear_normal_options_have_their_closed_form() {
        let (a, b) = (40_000.0, 30_000.0_f64);
        for mean in [0.0, 10_000.0, -45_000.0, 120_000.0] {
            for sampling in [Sampling::Random, Sampling::LatinHypercube] {
                let (totals, [x, y, other]) = linear([mean, a, b], 3, sampling, 65_536);
                let amounts = TrialAmounts::new(&totals);
                // a deviation times the loss integral of the mean over it
                let known = |deviation: f64| deviation * unit_normal_loss(mean.abs() / deviation);
                let everything = value_of_everything(&amounts);
                let is_about = |found: InformationValue, known: f64| {
                    let off = (found.value - known).abs();
                    // slices hide a hundredth of what one estimate is worth
                    assert!(
                        off <= 4.0 * found.standard_error + 0.01 * known,
                        "{found:?}, not {known}"
                    );
                };
                is_about(everything, known(50_000.0));
                let value = |uniforms| Slices::of(&amounts, uniforms).information_value();
                let (of_x, of_y) = (value(x), value(y));
                for (found, deviation) in [(of_x, a), (of_y, b)] {
                    if mean.abs() / deviation < OUTERMOST {
                        is_about(found, known(deviation));
                    } else {
                        // too rare to be seen in slices: never more than it is worth
                        let most = known(deviation) + 4.0 * found.standard_error;
                        assert!(found.value <= most, "{found:?}, more than {most}");
                    }
                }
                is_about(value(other), 0.0);
                assert!(of_x.standard_error < 400.0 && everything.standard_error < 200.0);
            }
        }
    }

    #[test]
    fn noise_is_not_sold_as_value() {
        // the options cost the same on average, so every slice prefers one by noise alone
        let values: Vec<InformationValue> = (0..40)
            .map(|seed| {
                let (totals, [.., other]) =
                    linear([0.0, 40_000.0, 30_000.0], seed, Sampling::LatinHypercube, 2_048);
                Slices::of(&TrialAmounts::new(&totals), other).information_value()
            })
            .collect();
        let mean = values.iter().map(|value| value.value).sum::<f64>() / 40.0;
        let error = values.iter().map(|value| value.standard_error).sum::<f64>() / 40.0;
        assert!(mean < 3.0 * error / 40.0_f64.sqrt(), "{mean} ± {error}");
        let told = values.iter().filter(|value| value.is_told_from_nothing()).count();
        assert!(told <= 2, "{told} of 40");
        // while the mean of the lowest mean of each slice would sell some thousands
        assert!(error < 2_000.0, "{error}");
    }

    #[test]
    fn where_one_option_is_always_cheapest_nothing_is_worth_knowing() {
        let (totals, [x, ..]) =
            linear([-1e6, 40_000.0, 30_000.0], 1, Sampling::LatinHypercube, 1_024);
        let amounts = TrialAmounts::new(&totals);
        let nothing = InformationValue { value: 0.0, standard_error: 0.0 };
        assert_eq!(value_of_everything(&amounts), nothing);
        assert_eq!(Slices::of(&amounts, x).information_value(), nothing);
        assert!(!nothing.is_told_from_nothing());
    }
}
