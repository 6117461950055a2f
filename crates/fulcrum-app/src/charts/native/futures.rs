//! Charts of simulated futures.

use fulcrum_charts::OptionKind as Charted;
use fulcrum_export::{NativeChart, NativeKind, NativeSeries, NativeUnit, SeriesLook};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Currency, OptionKind};
use fulcrum_simulation::{AmountCounts, Distribution, supported_digits};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::lines::over;
use crate::charts::{SHOWN, chart_option};
use crate::contract::FuturesChart;
use crate::simulation::{StudySimulation, compared};

/// Columns of a histogram, at most: so many that a slide can show them.
const COLUMNS: u32 = 24;
/// Points of a curve, at most.
const POINTS: u32 = 40;
/// Share of the futures beyond either end of an axis: they count in its outermost column.
const TAIL: f64 = 0.005;
/// Decimals of a share of the futures in per cent.
const SHARE_DECIMALS: u32 = 0;
/// Decimals of a share that are kept: more than any number of futures knows.
const SHARE_DIGITS: u32 = 6;

/// `None` where the amounts are too large to be written, or no future was done.
pub(super) fn chart(
    simulation: &StudySimulation<'_>,
    chart: FuturesChart,
    money: NativeUnit,
) -> Option<NativeChart> {
    let outcome = simulation.outcome();
    let currency = simulation.study().currency;
    let costs = || SHOWN.map(|option| (option, &outcome.costs[option.index()]));
    match chart {
        FuturesChart::Costs => histogram(&costs(), currency),
        FuturesChart::Saving => {
            let savings: Vec<_> =
                compared().map(|(option, index)| (option, &outcome.savings[index])).collect();
            histogram(&savings, currency)
        }
        FuturesChart::Exceedance => exceedance(&costs(), currency),
        FuturesChart::Cumulative => {
            let months = &outcome.months.cumulative;
            let of = SHOWN.map(|option| (option, months[option.index()].as_slice()));
            fan(&of, currency.minor_units()).map(|series| over("Month", series, money))
        }
    }
}

/// Amounts in round steps between which nearly all futures of all options lie, at most so many steps
/// and one more; 0 is among them where it lies between.
fn steps(options: &[(OptionKind, &Distribution)], most: u32) -> Option<Vec<f64>> {
    let ends = |share: f64| options.iter().map(move |(_, amounts)| amounts.quantile(share));
    let low = ends(TAIL).fold(f64::INFINITY, f64::min);
    let high = ends(1.0 - TAIL).fold(f64::NEG_INFINITY, f64::max);
    if !(low.is_finite() && high.is_finite()) {
        return None;
    }
    let finest = (high - low) / f64::from(most);
    let mut step = 1.0;
    while step < finest {
        let coarser = [2.0, 5.0, 10.0].map(|times| step * times);
        step = coarser.into_iter().find(|step| *step >= finest).unwrap_or(coarser[2]);
    }
    let (first, last) =
        ((low / step).floor(), (high / step).ceil().max((low / step).floor() + 1.0));
    let count = (last - first) as u32;
    Some((0..=count).map(|at| (first + f64::from(at)) * step).collect())
}

/// The share of the futures of each option between two amounts; the outermost columns say that they have
/// what lies beyond.
fn histogram(options: &[(OptionKind, &Distribution)], currency: Currency) -> Option<NativeChart> {
    // an option that is another under its own name varies in nothing
    let varies = |amounts: &Distribution| {
        let sorted = amounts.sorted();
        sorted.first() != sorted.last()
    };
    let varying: Vec<_> = options.iter().copied().filter(|(_, amounts)| varies(amounts)).collect();
    let options = if varying.is_empty() { options } else { varying.as_slice() };
    let edges = steps(options, COLUMNS)?;
    let labels: Option<Vec<String>> = edges.iter().map(|edge| label(*edge, currency)).collect();
    let labels = labels?;
    let last = labels.len().saturating_sub(2);
    let named = labels.windows(2).enumerate().map(|(at, ends)| match at {
        0 => format!("below {}", ends[1]),
        _ if at == last => format!("{} or more", ends[0]),
        _ => format!("{} to {}", ends[0], ends[1]),
    });
    let categories = named.collect();
    let series = options
        .iter()
        .map(|(option, amounts)| {
            let trials = amounts.trials();
            let above = |edge: f64| (amounts.share_above(edge) * trials as f64).round() as usize;
            let inner = &edges[1..edges.len() - 1];
            let passed = std::iter::once(trials).chain(inner.iter().map(|edge| above(*edge)));
            let passed: Vec<usize> = passed.chain([0]).collect();
            let share = |count: usize| {
                let share = Decimal::from(count).checked_div(Decimal::from(trials))?;
                Some(share.round_dp(SHARE_DIGITS))
            };
            let values = passed.windows(2).map(|ends| share(ends[0] - ends[1])).collect();
            series_of(*option, "", values, SeriesLook::Option)
        })
        .collect();
    Some(NativeChart {
        kind: NativeKind::Columns,
        categories,
        series,
        unit: NativeUnit::Share(SHARE_DECIMALS),
        category_axis: String::new(),
    })
}

/// The share of the futures of each option that cost more than an amount.
fn exceedance(options: &[(OptionKind, &Distribution)], currency: Currency) -> Option<NativeChart> {
    let amounts = steps(options, POINTS)?;
    let categories =
        amounts.iter().map(|amount| label(*amount, currency)).collect::<Option<_>>()?;
    let series = options
        .iter()
        .map(|(option, costs)| {
            let share = |amount: &f64| {
                Some(Decimal::from_f64(costs.share_above(*amount))?.round_dp(SHARE_DIGITS))
            };
            series_of(*option, "", amounts.iter().map(share).collect(), SeriesLook::Option)
        })
        .collect();
    Some(NativeChart {
        kind: NativeKind::Lines,
        categories,
        series,
        unit: NativeUnit::Share(SHARE_DECIMALS),
        category_axis: String::new(),
    })
}

/// Lines with the amounts that a tenth of the futures stay below and above, month by month.
pub(super) fn with_bands(
    mut lines: NativeChart,
    simulation: &StudySimulation<'_>,
) -> Option<NativeChart> {
    let decimals = simulation.study().currency.minor_units();
    let months = &simulation.outcome().months.undiscounted;
    for option in SHOWN {
        for bound in [P10, P90] {
            lines.series.push(quantiles(option, &months[option.index()], bound, decimals)?);
        }
    }
    Some(lines)
}

/// The median of each option month by month, between the amounts that a tenth of the futures stay below
/// and above.
fn fan(options: &[(OptionKind, &[AmountCounts])], decimals: u32) -> Option<Vec<NativeSeries>> {
    let each = options.iter().flat_map(|of| [P10, ("", 0.5), P90].map(|share| (of, share)));
    each.map(|((option, months), share)| quantiles(*option, months, share, decimals)).collect()
}

/// A share of the futures, with what its series is called besides the option.
type NamedShare = (&'static str, f64);
const P10: NamedShare = (", P10", 0.1);
const P90: NamedShare = (", P90", 0.9);

/// What a share of the futures costs at most, month by month, in the digits that they support.
fn quantiles(
    option: OptionKind,
    months: &[AmountCounts],
    (name, share): NamedShare,
    decimals: u32,
) -> Option<NativeSeries> {
    let amount = |counts: &AmountCounts| {
        supported_digits(counts.quantile(share), counts.quantile_error(share), decimals)
    };
    let values: Option<Vec<Decimal>> = months.iter().map(amount).collect();
    let look: fn(Charted) -> SeriesLook =
        if name.is_empty() { SeriesLook::Option } else { SeriesLook::OptionBound };
    Some(series_of(option, name, values?.into_iter().map(Some).collect(), look))
}

fn series_of(
    option: OptionKind,
    name: &str,
    values: Vec<Option<Decimal>>,
    look: impl FnOnce(Charted) -> SeriesLook,
) -> NativeSeries {
    NativeSeries {
        name: format!("{}{name}", option.label()),
        values,
        look: look(chart_option(option)),
    }
}

fn label(amount: f64, currency: Currency) -> Option<String> {
    let amount = supported_digits(amount, 0.0, currency.minor_units())?;
    // round steps are told apart in as few digits as they have
    Some(MoneyDisplay::new(currency).in_own_digits(amount))
}
