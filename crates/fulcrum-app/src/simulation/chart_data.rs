//! From the futures of a run to what charts are drawn of.

use fulcrum_charts::{
    Bin, Distribution, ExceedanceCurve, ExceedancePoint, MonthBand, OptionFan, Quantile,
};
use fulcrum_model::{Currency, OptionKind};
use fulcrum_simulation::{AmountCounts, COMPARED, Distribution as Amounts};

use super::StudySimulation;
use crate::charts::{SHOWN, chart_option, short_label};
use crate::supported::unit;

/// Parts of a histogram: fine enough to see the shape, coarse enough not to see the trials.
const BINS: usize = 48;
/// Share of the futures at either end that a histogram counts and does not draw: long tails would
/// press everything else together.
const TAIL: f64 = 0.005;
/// Points of an exceedance curve: one for each so many hundredths of a per cent would not be seen.
const POINTS: u32 = 200;

impl StudySimulation<'_> {
    /// How the cost of each option is distributed.
    pub(super) fn cost_histograms(&self) -> [Distribution; SHOWN.len()] {
        let costs = &self.outcome.costs;
        SHOWN.map(|option| self.histogram(option, &costs[option.index()], None))
    }

    /// How the saving of an option is distributed, by its position in [`COMPARED`].
    pub(super) fn saving_histogram(&self, compared: usize) -> Distribution {
        let saving = &self.outcome.savings[compared];
        let above_zero = self.count(saving.share_above(0.0)) as usize;
        self.histogram(COMPARED[compared], saving, Some(above_zero))
    }

    /// How likely each option is to cost more than an amount. The tolerance is one of the points, so
    /// that what is said of it is exact.
    pub(super) fn cost_curves(&self, tolerance: Option<f64>) -> [ExceedanceCurve; SHOWN.len()] {
        SHOWN.map(|option| self.curve(option, &self.outcome.costs[option.index()], tolerance))
    }

    /// What each option has cost by the end of each month.
    pub(super) fn cost_fans(&self) -> [OptionFan; SHOWN.len()] {
        let months = &self.outcome.months.cumulative;
        SHOWN.map(|option| self.fan(option, &months[option.index()]))
    }

    fn histogram(
        &self,
        option: OptionKind,
        amounts: &Amounts,
        above_zero: Option<usize>,
    ) -> Distribution {
        let (low, high) = (amounts.quantile(TAIL), amounts.quantile(1.0 - TAIL));
        let bins = amounts.histogram_between(low, high, BINS).into_iter();
        let sorted = amounts.sorted();
        let [p10, median, p90] =
            [0.1, 0.5, 0.9].map(|share| quantile(amounts, share, self.study.currency));
        Distribution {
            option: chart_option(option),
            label: option.label().to_owned(),
            bins: bins.map(|bin| Bin { from: bin.from, to: bin.to, futures: bin.trials }).collect(),
            below: sorted.partition_point(|amount| *amount < low),
            above: sorted.len() - sorted.partition_point(|amount| *amount <= high),
            p10,
            median,
            p90,
            above_zero,
        }
    }

    /// Points at quantiles from the lowest to the highest amount, and at the tolerance.
    fn curve(
        &self,
        option: OptionKind,
        amounts: &Amounts,
        tolerance: Option<f64>,
    ) -> ExceedanceCurve {
        let quantiles =
            (0..=POINTS).map(|point| amounts.quantile(f64::from(point) / f64::from(POINTS)));
        let mut at: Vec<f64> = quantiles.chain(tolerance).collect();
        at.sort_by(f64::total_cmp);
        at.dedup();
        let point = |amount| ExceedancePoint { amount, share_above: amounts.share_above(amount) };
        ExceedanceCurve {
            option: chart_option(option),
            label: option.label().to_owned(),
            short_label: short_label(option).to_owned(),
            points: at.into_iter().map(point).collect(),
            median: quantile(amounts, 0.5, self.study.currency),
            futures: amounts.trials(),
        }
    }

    fn fan(&self, option: OptionKind, months: &[AmountCounts]) -> OptionFan {
        OptionFan {
            option: chart_option(option),
            label: option.label().to_owned(),
            short_label: short_label(option).to_owned(),
            months: month_bands(months, self.study.currency),
        }
    }
}

/// The band of each month in which eight of ten futures lie, with the middle one.
pub(crate) fn month_bands(months: &[AmountCounts], currency: Currency) -> Vec<MonthBand> {
    let band = |counts: &AmountCounts| {
        let [p10, p50, p90] = [0.1, 0.5, 0.9]
            .map(|share| known(counts.quantile(share), counts.quantile_error(share), currency));
        MonthBand { p10, p50, p90 }
    };
    months.iter().map(band).collect()
}

fn quantile(amounts: &Amounts, share: f64, currency: Currency) -> Quantile {
    known(amounts.quantile(share), amounts.quantile_error(share), currency)
}

/// An amount with the digits that its standard error supports.
fn known(amount: f64, standard_error: f64, currency: Currency) -> Quantile {
    Quantile { amount, unit: unit(amount, standard_error, currency).unwrap_or_default() }
}
