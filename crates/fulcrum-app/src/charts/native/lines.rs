//! Lines over months and over teams.

use fulcrum_charts::{OptionLine, OptionLoad, OptionMonths, OptionSchedules};
use fulcrum_export::{NativeChart, NativeKind, NativeSeries, NativeUnit, SeriesLook};
use fulcrum_model::warnings::{SATURATED, STRAINED};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Decimals of a load in per cent.
const LOAD_DECIMALS: u32 = 0;
/// Digits of a load that are kept.
const LOAD_DIGITS: u32 = 6;

/// What each option has cost by the end of each month.
pub(super) fn cumulative(options: &[OptionLine], unit: NativeUnit) -> NativeChart {
    let series = options.iter().map(|line| NativeSeries {
        name: line.label.clone(),
        values: line.cumulative.iter().copied().map(Some).collect(),
        look: SeriesLook::Option(line.option),
    });
    over("Month", series.collect(), unit)
}

/// What each option costs in each month, spending and lost revenue together.
pub(super) fn monthly(options: &[OptionMonths], unit: NativeUnit) -> NativeChart {
    let series = options.iter().map(|months| {
        let both = months.spending.iter().zip(&months.lost_revenue);
        NativeSeries {
            name: months.label.clone(),
            values: both.map(|(spent, lost)| Some(spent + lost)).collect(),
            look: SeriesLook::Option(months.option),
        }
    });
    over("Month", series.collect(), unit)
}

/// How busy support is, with the loads at which it is strained and overloaded; `None` for a load that
/// no decimal can hold.
pub(super) fn loads(options: &[OptionLoad]) -> Option<NativeChart> {
    let decimal = |load: f64| Decimal::from_f64(load).map(|load| load.round_dp(LOAD_DIGITS));
    let mut series = Vec::new();
    for option in options {
        let values: Option<Vec<Decimal>> = option.months.iter().copied().map(decimal).collect();
        series.push(NativeSeries {
            name: option.label.clone(),
            values: values?.into_iter().map(Some).collect(),
            look: SeriesLook::Option(option.option),
        });
    }
    let months = options.first()?.months.len();
    series.extend([("strained", STRAINED), ("overloaded", SATURATED)].map(|(name, limit)| {
        NativeSeries {
            name: name.to_owned(),
            values: vec![Some(limit); months],
            look: SeriesLook::Limit,
        }
    }));
    Some(over("Month", series, NativeUnit::Share(LOAD_DECIMALS)))
}

/// How many out-of-hours schedules there are with so many teams.
pub(super) fn schedules(options: &[OptionSchedules]) -> NativeChart {
    let teams = options.first().map_or(0, |first| first.by_teams.len());
    let mut series: Vec<NativeSeries> = options
        .iter()
        .map(|option| NativeSeries {
            name: option.label.clone(),
            values: option.by_teams.iter().map(|count| Some(Decimal::from(*count))).collect(),
            look: SeriesLook::Option(option.option),
        })
        .collect();
    series.push(NativeSeries {
        name: "a schedule for every team".to_owned(),
        values: (1..=teams).map(|count| Some(Decimal::from(count))).collect(),
        look: SeriesLook::Limit,
    });
    over("Teams", series, NativeUnit::Count(0))
}

/// Lines over what is counted from 1.
pub(super) fn over(
    category_axis: &str,
    series: Vec<NativeSeries>,
    unit: NativeUnit,
) -> NativeChart {
    let count = series.first().map_or(0, |first| first.values.len());
    NativeChart {
        kind: NativeKind::Lines,
        categories: (1..=count).map(|number| number.to_string()).collect(),
        series,
        unit,
        category_axis: category_axis.to_owned(),
    }
}
