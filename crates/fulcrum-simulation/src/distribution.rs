//! What many trials say of one amount: mean, spread, quantiles.

use std::ops::Range;

/// The trials of one amount, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    sorted: Vec<f64>,
    mean: f64,
    standard_deviation: f64,
    standard_error: f64,
}

/// Trials of one block must be as many as the Latin hypercube has strata.
const FEWEST_BLOCKS: usize = 16;

impl Distribution {
    /// The distribution of these amounts, one for each trial in the order of the trials; all finite.
    ///
    /// When the trials were spread over blocks of this many, the standard error of the mean is that
    /// of the blocks' means, which the spreading has made smaller; with fewer than 16 blocks it is
    /// that of random trials, which is never too small.
    #[must_use]
    pub fn of(amounts: &[f64], block: Option<usize>) -> Self {
        let blocks: Vec<Range<usize>> = match block {
            Some(block) => (0..amounts.len() / block).map(|n| n * block..(n + 1) * block).collect(),
            None => Vec::new(),
        };
        Self::of_blocks(amounts, &blocks)
    }

    /// The same where the blocks that are whole stand at these places of the amounts: a run that
    /// was stopped has others, too.
    pub(crate) fn of_blocks(amounts: &[f64], blocks: &[Range<usize>]) -> Self {
        let (mean, standard_deviation) = moments(amounts);
        let standard_error = if blocks.len() < FEWEST_BLOCKS {
            standard_deviation / (amounts.len().max(1) as f64).sqrt()
        } else {
            let means: Vec<f64> =
                blocks.iter().map(|block| moments(&amounts[block.clone()]).0).collect();
            moments(&means).1 / (means.len() as f64).sqrt()
        };
        let mut sorted = amounts.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        Self { sorted, mean, standard_deviation, standard_error }
    }

    /// How many trials.
    #[must_use]
    pub fn trials(&self) -> usize {
        self.sorted.len()
    }

    /// The amounts, ascending.
    #[must_use]
    pub fn sorted(&self) -> &[f64] {
        &self.sorted
    }

    /// The mean; 0 without trials.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// The standard deviation of a trial; 0 with fewer than two.
    #[must_use]
    pub const fn standard_deviation(&self) -> f64 {
        self.standard_deviation
    }

    /// The standard error of the standard deviation, whatever the shape of the distribution; 0 with fewer
    /// than two trials. With the kurtosis K of n trials it is the standard deviation times
    /// √((K − (n − 3)/(n − 1))/n)/2: from the variance of the sample variance (A. Mood, F. Graybill and
    /// D. Boes, *Introduction to the Theory of Statistics*, 1974, p. 229) and the slope of the root. Of
    /// normal amounts K is 3, of skewed ones more.
    #[must_use]
    pub fn standard_deviation_error(&self) -> f64 {
        let deviation = self.standard_deviation;
        if deviation == 0.0 {
            return 0.0;
        }
        let count = self.sorted.len() as f64;
        let fourth_powers = self.sorted.iter().map(|amount| {
            let square = ((amount - self.mean) / deviation) * ((amount - self.mean) / deviation);
            square * square
        });
        let kurtosis = fourth_powers.sum::<f64>() / count;
        let of_variance = (kurtosis - (count - 3.0) / (count - 1.0)) / count;
        0.5 * deviation * of_variance.max(0.0).sqrt()
    }

    /// The standard error of the mean: how far it may be off because trials are finite.
    #[must_use]
    pub const fn standard_error(&self) -> f64 {
        self.standard_error
    }

    /// The amount that this share of the trials is at most, between neighbours in proportion, as a
    /// spreadsheet's PERCENTILE has it; 0 without trials.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        let Some(last) = self.sorted.len().checked_sub(1) else { return 0.0 };
        let position = share.clamp(0.0, 1.0) * last as f64;
        let below = position as usize;
        let (low, high) = (self.sorted[below], self.sorted[last.min(below + 1)]);
        low + (high - low) * (position - below as f64)
    }

    /// The standard error of a quantile: half of what lies between the quantiles one standard error
    /// of the number of trials below it away.
    #[must_use]
    pub fn quantile_error(&self, share: f64) -> f64 {
        let away = (share * (1.0 - share) / self.sorted.len().max(1) as f64).sqrt();
        0.5 * (self.quantile(share + away) - self.quantile(share - away))
    }

    /// The share of trials above an amount.
    #[must_use]
    pub fn share_above(&self, amount: f64) -> f64 {
        let at_most = self.sorted.partition_point(|known| *known <= amount);
        (self.sorted.len() - at_most) as f64 / self.sorted.len().max(1) as f64
    }

    /// The mean of the highest twentieth of the trials: expected shortfall at 95 % of a cost.
    #[must_use]
    pub fn mean_of_highest_twentieth(&self) -> f64 {
        let count = self.sorted.len().div_ceil(20);
        moments(&self.sorted[self.sorted.len() - count..]).0
    }

    /// The mean of the lowest twentieth of the trials: expected shortfall at 95 % of a saving.
    #[must_use]
    pub fn mean_of_lowest_twentieth(&self) -> f64 {
        moments(&self.sorted[..self.sorted.len().div_ceil(20)]).0
    }

    /// How many trials fall into each of as many equal parts of the range between the lowest and the
    /// highest; one part when all are equal.
    #[must_use]
    pub fn histogram(&self, parts: usize) -> Vec<HistogramBin> {
        match (self.sorted.first(), self.sorted.last()) {
            (Some(&low), Some(&high)) => self.histogram_between(low, high, parts),
            _ => Vec::new(),
        }
    }

    /// How many trials from `low` up to `high` fall into each of as many equal parts between them;
    /// one part when both are equal. What lies below and above is in none of them.
    #[must_use]
    pub fn histogram_between(&self, low: f64, high: f64, parts: usize) -> Vec<HistogramBin> {
        let parts = if high > low { parts.max(1) } else { 1 };
        let edge = |part: usize| low + (high - low) * (part as f64 / parts as f64);
        let mut before = self.sorted.partition_point(|amount| *amount < low);
        (0..parts)
            .map(|part| {
                let (from, to) = (edge(part), edge(part + 1));
                // the last part has its upper end
                let until = match part + 1 == parts {
                    true => self.sorted.partition_point(|amount| *amount <= high),
                    false => self.sorted.partition_point(|amount| *amount < to),
                };
                let trials = until.saturating_sub(before);
                before = until;
                HistogramBin { from, to, trials }
            })
            .collect()
    }
}

/// A part of a range and the trials that fall into it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistogramBin {
    /// Its lower edge.
    pub from: f64,
    /// Its upper edge.
    pub to: f64,
    /// Trials from the lower edge up to the upper one.
    pub trials: usize,
}

/// Mean and standard deviation, in two passes so that amounts far from 0 keep their digits.
pub(crate) fn moments(amounts: &[f64]) -> (f64, f64) {
    if amounts.is_empty() {
        return (0.0, 0.0);
    }
    let count = amounts.len() as f64;
    let mean = amounts.iter().sum::<f64>() / count;
    let mean = mean + amounts.iter().map(|amount| amount - mean).sum::<f64>() / count;
    let squares: f64 = amounts.iter().map(|amount| (amount - mean) * (amount - mean)).sum();
    (mean, if count > 1.0 { (squares / (count - 1.0)).sqrt() } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_one_to_a_hundred_are_known() {
        let amounts: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let distribution = Distribution::of(&amounts, None);
        assert_eq!(distribution.mean(), 50.5);
        // n·(n + 1)/12
        assert!((distribution.standard_deviation() - (10_100.0_f64 / 12.0).sqrt()).abs() < 1e-12);
        assert!((distribution.standard_error() - (101.0_f64 / 12.0).sqrt()).abs() < 1e-12);
        assert_eq!(distribution.quantile(0.5), 50.5);
        assert!((distribution.quantile(0.1) - 10.9).abs() < 1e-12);
        assert_eq!((distribution.quantile(0.0), distribution.quantile(1.0)), (1.0, 100.0));
        assert_eq!(distribution.share_above(90.0), 0.1);
        assert_eq!(distribution.mean_of_highest_twentieth(), 98.0);
        assert_eq!(distribution.mean_of_lowest_twentieth(), 3.0);
        // five positions to either side of the middle
        assert!((distribution.quantile_error(0.5) - 4.95).abs() < 1e-9);
        let histogram = distribution.histogram(3);
        assert!(histogram.iter().map(|bin| bin.trials).eq([33, 33, 34]));
        assert_eq!((histogram[0].from, histogram[2].to), (1.0, 100.0));
        let inner = distribution.histogram_between(10.5, 90.0, 3);
        // 11 to 36, 37 to 63 and 64 to 90
        assert!(inner.iter().map(|bin| bin.trials).eq([26, 27, 27]));
    }

    #[test]
    fn the_error_of_a_standard_deviation_is_that_of_other_runs() {
        // normal, uniform and exponential amounts: kurtosis 3, 1.8 and 9
        for (kurtosis, quantile) in [
            (3.0, crate::normal_quantile as fn(f64) -> f64),
            (1.8, |u| u),
            (9.0, |u| -libm::log(1.0 - u)),
        ] {
            const TRIALS: u64 = 1_000;
            let stream = crate::Stream::new(5, "standard deviations");
            let runs = (0..400).map(|run| {
                let draws = (run * TRIALS..(run + 1) * TRIALS)
                    .map(|trial| quantile(stream.uniform(trial, crate::Sampling::Random)));
                let distribution = Distribution::of(&draws.collect::<Vec<_>>(), None);
                (distribution.standard_deviation(), distribution.standard_deviation_error())
            });
            let (deviations, errors): (Vec<f64>, Vec<f64>) = runs.unzip();
            let (mean, found) = moments(&deviations);
            let said = moments(&errors).0;
            let known = mean * 0.5 * ((kurtosis - 1.0) / TRIALS as f64).sqrt();
            assert!((said / known - 1.0).abs() < 0.12, "kurtosis {kurtosis}: {said}, {known}");
            assert!((said / found - 1.0).abs() < 0.12, "kurtosis {kurtosis}: {said}, {found}");
        }
    }

    #[test]
    fn no_trials_one_trial_and_equal_ones_have_answers() {
        let none = Distribution::of(&[], None);
        assert_eq!((none.mean(), none.quantile(0.5), none.share_above(0.0)), (0.0, 0.0, 0.0));
        assert!(none.histogram(10).is_empty());
        let one = Distribution::of(&[7.0], Some(128));
        assert_eq!((one.mean(), one.standard_error(), one.quantile(0.9)), (7.0, 0.0, 7.0));
        let equal = Distribution::of(&[7.0; 5], None);
        assert_eq!(equal.histogram(10), [HistogramBin { from: 7.0, to: 7.0, trials: 5 }]);
        assert_eq!(equal.mean_of_highest_twentieth(), 7.0);
        assert_eq!([none, one, equal].map(|of| of.standard_deviation_error()), [0.0; 3]);
        assert!(Distribution::of(&[1.0, 2.0], None).standard_deviation_error() > 0.0);
    }

    #[test]
    fn blocks_that_agree_make_the_mean_surer() {
        let amounts: Vec<f64> = (0..128 * 20).map(|trial| f64::from(trial % 128)).collect();
        assert!(Distribution::of(&amounts, None).standard_error() > 0.7);
        assert_eq!(Distribution::of(&amounts, Some(128)).standard_error(), 0.0);
        // too few blocks to tell
        let few = Distribution::of(&amounts[..1_280], Some(128));
        assert_eq!(
            few.standard_error(),
            Distribution::of(&amounts[..1_280], None).standard_error()
        );
    }
}
