//! Simulated futures to draw.

use rust_decimal::{Decimal, dec, prelude::FromPrimitive};

use crate::{
    Bin, Chart, ColourScheme, Distribution, ExceedanceCurve, ExceedancePoint, MonthBand, OptionFan,
    OptionKind, OptionLoad, Quantile, Quantity, distribution, exceedance, fan, support_load,
};

use super::data::{money, size};

/// Turns the usual amounts into those of a test.
pub(super) type Change = fn(f64) -> f64;

/// Futures of one option, ascending: skewed around a middle, as costs are.
fn sorted_futures(middle: f64, spread: f64, change: Change) -> Vec<f64> {
    const FUTURES: u32 = 2_000;
    let mut futures: Vec<f64> = (0..FUTURES)
        .map(|i| {
            let share = (f64::from(i) + 0.5) / f64::from(FUTURES);
            let logistic = libm::log(share / (1.0 - share)) * 0.55;
            change(middle * libm::exp(spread * logistic))
        })
        .collect();
    futures.sort_by(f64::total_cmp);
    futures
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

/// A quantile with the digits that so many futures support.
fn known(sorted: &[f64], share: f64) -> Quantile {
    let away = libm::sqrt(share * (1.0 - share) / sorted.len() as f64);
    let error = 0.5 * (quantile(sorted, share + away) - quantile(sorted, (share - away).max(0.0)));
    let mut unit = dec!(0.01);
    while let Some(tenfold) = unit.checked_mul(Decimal::TEN)
        && Decimal::from_f64(error).is_some_and(|error| error >= tenfold)
    {
        unit = tenfold;
    }
    Quantile { amount: quantile(sorted, share), unit }
}

fn above(sorted: &[f64], amount: f64) -> usize {
    sorted.len() - sorted.partition_point(|&known| known <= amount)
}

fn share_above(sorted: &[f64], amount: f64) -> f64 {
    above(sorted, amount) as f64 / sorted.len() as f64
}

fn of_futures(option: OptionKind, label: &str, sorted: &[f64], bins: usize) -> Distribution {
    let (low, high) = (quantile(sorted, 0.005), quantile(sorted, 0.995));
    let bins = if high > low { bins } else { 1 };
    let below = sorted.partition_point(|&known| known < low);
    let above = sorted.len() - sorted.partition_point(|&known| known <= high);
    let edge =
        |i: usize| if i == bins { high } else { low + (high - low) * i as f64 / bins as f64 };
    let until = |i: usize| {
        if i == bins {
            sorted.len() - above
        } else {
            sorted.partition_point(|&known| known < edge(i))
        }
    };
    Distribution {
        option,
        label: label.to_owned(),
        bins: (0..bins)
            .map(|i| Bin { from: edge(i), to: edge(i + 1), futures: until(i + 1) - until(i) })
            .collect(),
        below,
        above,
        p10: known(sorted, 0.1),
        median: known(sorted, 0.5),
        p90: known(sorted, 0.9),
        above_zero: Some(self::above(sorted, 0.0)),
    }
}

const MIDDLES: [(OptionKind, f64, f64); 3] = [
    (OptionKind::OpsRunIt, 21.8e6, 0.32),
    (OptionKind::Hybrid, 14.3e6, 0.22),
    (OptionKind::YouBuildItYouRunIt, 12.0e6, 0.18),
];

/// `label`, or the usual name when it is empty.
pub(super) fn costs(bins: usize, label: &str, change: Change) -> Vec<Distribution> {
    MIDDLES
        .map(|(option, middle, spread)| {
            of_futures(option, label, &sorted_futures(middle, spread, change), bins)
        })
        .to_vec()
}

pub(super) fn savings(bins: usize, label: &str, change: Change) -> Vec<Distribution> {
    let futures = |middle, shift: f64| {
        let mut futures: Vec<f64> =
            sorted_futures(middle, 0.5, |x| x).iter().map(|x| change(x - shift)).collect();
        futures.sort_by(f64::total_cmp);
        futures
    };
    vec![
        of_futures(OptionKind::Hybrid, label, &futures(9.5e6, 4.6e6), bins),
        of_futures(OptionKind::YouBuildItYouRunIt, label, &futures(13.0e6, 4.9e6), bins),
    ]
}

pub(super) fn curves(points: usize, label: &str, change: Change) -> Vec<ExceedanceCurve> {
    MIDDLES
        .map(|(option, middle, spread)| {
            let sorted = sorted_futures(middle, spread, change);
            let points = if points > 5 { 4 * points } else { points };
            let shares = (0..points).map(|i| i as f64 / (points.max(2) - 1) as f64);
            let points = shares.map(|share| {
                let amount = quantile(&sorted, share);
                ExceedancePoint { amount, share_above: share_above(&sorted, amount) }
            });
            let points: Vec<_> = points.collect();
            // a curve of one point has its median there
            let median = if points.len() > 1 { 0.5 } else { 0.0 };
            let short = if option == OptionKind::YouBuildItYouRunIt { "You Build It" } else { "" };
            let short_label = if label.is_empty() { short } else { label }.to_owned();
            ExceedanceCurve {
                option,
                label: label.to_owned(),
                short_label,
                points,
                median: known(&sorted, median),
                futures: sorted.len(),
            }
        })
        .to_vec()
}

pub(super) fn fans(months: usize, label: &str, change: Change) -> Vec<OptionFan> {
    MIDDLES
        .map(|(option, middle, spread)| {
            let sorted = sorted_futures(middle, spread, |x| x);
            let month = |i: usize| {
                let share = (i + 1) as f64 / months as f64;
                let setup = (24e6 - middle) * 0.12;
                let mut futures: Vec<f64> = sorted
                    .iter()
                    .map(|total| change(setup + (total - setup) * (0.6 + 0.4 * share) * share))
                    .collect();
                futures.sort_by(f64::total_cmp);
                let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|at| known(&futures, at));
                MonthBand { p10, p50, p90 }
            };
            let short = if option == OptionKind::YouBuildItYouRunIt { "You Build It" } else { "" };
            let short_label = if label.is_empty() { short } else { label }.to_owned();
            let months = (0..months).map(month).collect();
            OptionFan { option, label: label.to_owned(), short_label, months }
        })
        .to_vec()
}

pub(super) fn draw_costs(given: &[Distribution], at: (u32, u32), scheme: ColourScheme) -> Chart {
    distribution(Quantity::Cost, given, size(at), scheme, &money()).expect("drawable")
}

pub(super) fn draw_savings(given: &[Distribution], at: (u32, u32), scheme: ColourScheme) -> Chart {
    distribution(Quantity::Saving, given, size(at), scheme, &money()).expect("drawable")
}

pub(super) fn draw_curves(
    given: &[ExceedanceCurve],
    tolerance: Option<f64>,
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    exceedance(Quantity::Cost, given, tolerance, size(at), scheme, &money()).expect("drawable")
}

pub(super) fn draw_fan(given: &[OptionFan], at: (u32, u32), scheme: ColourScheme) -> Chart {
    fan(given, size(at), scheme, &money()).expect("drawable")
}

/// Loads of two options; the usual ones are shares, so changed amounts are taken as millions.
pub(super) fn loads(months: usize, label: &str, change: Change) -> (Vec<OptionLoad>, Vec<usize>) {
    let launches: Vec<usize> =
        (0..months).map(|month| if month % 4 == 0 { 1 + month % 3 } else { 0 }).collect();
    let load = |option, start: f64, end: f64| {
        let label = label.to_owned();
        let months = (0..months).map(|month| {
            let share = (month + 1) as f64 / months as f64;
            let wave = [0.0, 0.05, 0.02, -0.03][month % 4];
            change((start + (end - start) * share + wave) * 1e6).abs() / 1e6
        });
        OptionLoad { option, short_label: label.clone(), label, months: months.collect() }
    };
    let loads = vec![load(OptionKind::OpsRunIt, 0.35, 1.12), load(OptionKind::Hybrid, 0.3, 0.58)];
    (loads, launches)
}

pub(super) fn draw_loads(
    (loads, launches): &(Vec<OptionLoad>, Vec<usize>),
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    support_load(loads, launches, size(at), scheme).expect("drawable")
}
