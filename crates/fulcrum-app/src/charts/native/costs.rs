//! Bars: what options cost, side by side, in parts and step by step.

use fulcrum_charts::{
    Category, OptionCosts, OptionInsurance, ScenarioTotals, Waterfall, WaterfallEnd,
};
use fulcrum_export::{NativeChart, NativeKind, NativeSeries, NativeUnit, SeriesLook};
use rust_decimal::Decimal;

/// Bars of a tornado: as many as can be read on a slide.
pub(super) const TORNADO_BARS: usize = 12;

/// A kind of part that a native series can look like.
pub(super) trait Looked: Category {
    /// How its series looks.
    fn look(self) -> SeriesLook;
}

impl Looked for fulcrum_charts::CostKind {
    fn look(self) -> SeriesLook {
        SeriesLook::Cost(self)
    }
}

impl Looked for fulcrum_charts::AxisKind {
    fn look(self) -> SeriesLook {
        SeriesLook::Axis(self)
    }
}

impl Looked for fulcrum_charts::TreatmentKind {
    fn look(self) -> SeriesLook {
        SeriesLook::Treatment(self)
    }
}

/// A stack for each option; parts that no option has are left out, as in the drawing.
pub(super) fn stacked<K: Looked>(options: &[OptionCosts<K>], unit: NativeUnit) -> NativeChart {
    let part = |option: &OptionCosts<K>, kind: K| {
        let own = option.by_type.iter().filter(|(of, _)| *of == kind);
        own.map(|(_, amount)| *amount).sum::<Decimal>()
    };
    let series = K::EVERY.iter().filter_map(|&kind| {
        let amounts: Vec<Decimal> = options.iter().map(|option| part(option, kind)).collect();
        amounts.iter().any(|amount| !amount.is_zero()).then(|| NativeSeries {
            name: kind.word().to_owned(),
            values: amounts.into_iter().map(Some).collect(),
            look: kind.look(),
        })
    });
    let series: Vec<NativeSeries> = series.collect();
    NativeChart {
        kind: NativeKind::StackedColumns,
        categories: options.iter().map(|option| option.label.clone()).collect(),
        series,
        unit,
        category_axis: String::new(),
    }
}

/// From one option to the other on invisible bars; `None` where that would begin below zero.
pub(super) fn waterfall(given: &Waterfall, unit: NativeUnit) -> Option<NativeChart> {
    let changes: Vec<_> = given.changes.iter().filter(|(_, change)| !change.is_zero()).collect();
    let count = changes.len() + 2;
    let mut at = given.from.total;
    let mut base = vec![None; count];
    let mut series = Vec::new();
    let only = |position: usize, value: Decimal| {
        let mut values = vec![None; count];
        values[position] = Some(value);
        values
    };
    let end = |position: usize, end: &WaterfallEnd| NativeSeries {
        name: end.label.clone(),
        values: only(position, end.total),
        look: SeriesLook::Option(end.option),
    };
    series.push(end(0, &given.from));
    for (position, (kind, change)) in (1..).zip(&changes) {
        let then = at + change;
        base[position] = Some(at.min(then));
        series.push(NativeSeries {
            name: named_change(kind.word(), *change),
            values: only(position, change.abs()),
            look: SeriesLook::Cost(*kind),
        });
        at = then;
    }
    series.push(end(count - 1, &given.to));
    let lowest = base.iter().flatten().chain([&given.from.total, &given.to.total]).min()?;
    if *lowest < Decimal::ZERO {
        return None;
    }
    let base = NativeSeries { name: "Base".to_owned(), values: base, look: SeriesLook::Invisible };
    let named = changes.iter().map(|(kind, change)| named_change(kind.word(), *change));
    let ends = [&given.from, &given.to].map(|end| end.label.clone());
    let categories = std::iter::once(ends[0].clone()).chain(named).chain([ends[1].clone()]);
    Some(NativeChart {
        kind: NativeKind::StackedColumns,
        categories: categories.collect(),
        series: std::iter::once(base).chain(series).collect(),
        unit,
        category_axis: String::new(),
    })
}

/// A stack has no signs, so the name of a step says which way it goes.
fn named_change(word: &str, change: Decimal) -> String {
    let way = if change < Decimal::ZERO { "less" } else { "more" };
    format!("{word}, {way}")
}

/// Premium and cover of each compared option.
pub(super) fn insurance(options: &[OptionInsurance], unit: NativeUnit) -> NativeChart {
    let of = |option: &OptionInsurance| NativeSeries {
        name: option.label.clone(),
        values: vec![Some(option.premium), Some(option.cover)],
        look: SeriesLook::Option(option.option),
    };
    NativeChart {
        kind: NativeKind::Columns,
        categories: vec!["Premium".to_owned(), "Cover".to_owned()],
        series: options.iter().map(of).collect(),
        unit,
        category_axis: String::new(),
    }
}

/// What each option costs in each scenario.
pub(super) fn scenarios(scenarios: &[ScenarioTotals], unit: NativeUnit) -> NativeChart {
    let options = scenarios.first().map_or(&[][..], |first| &first.totals);
    let series = options.iter().enumerate().map(|(position, (option, _))| NativeSeries {
        name: option.name().to_owned(),
        values: scenarios.iter().map(|s| s.totals.get(position).map(|(_, total)| *total)).collect(),
        look: SeriesLook::Option(*option),
    });
    NativeChart {
        kind: NativeKind::Columns,
        categories: scenarios.iter().map(|scenario| scenario.label.clone()).collect(),
        series: series.collect(),
        unit,
        category_axis: String::new(),
    }
}

/// What each end of a range adds to the saving, the widest range first.
pub(super) fn tornado(rows: Vec<(String, [Option<Decimal>; 2])>, unit: NativeUnit) -> NativeChart {
    let (categories, ends): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let end = |name: &str, at: usize, look| NativeSeries {
        name: name.to_owned(),
        values: ends.iter().map(|ends| ends[at]).collect(),
        look,
    };
    use fulcrum_charts::OptionKind::{OpsRunIt, YouBuildItYouRunIt};
    NativeChart {
        kind: NativeKind::Bars,
        series: vec![
            end("at its low end", 0, SeriesLook::Option(OpsRunIt)),
            end("at its high end", 1, SeriesLook::Option(YouBuildItYouRunIt)),
        ],
        categories,
        unit,
        category_axis: String::new(),
    }
}
