//! Exact costs of options to draw.

use rust_decimal::{Decimal, dec, prelude::FromPrimitive};

use super::{
    data::{curve, line_data, money, size, three_years_by_type},
    futures::Change,
};
use crate::{
    AxisKind, Category, Chart, ColourScheme, CumulativeCosts, OptionCosts, OptionKind,
    TreatmentKind, Waterfall, WaterfallEnd, cost_by_type, cumulative_cost, waterfall,
};

/// An amount after the change of a test, in whole cents.
pub(super) fn changed(amount: Decimal, change: Change) -> Decimal {
    let amount = f64::try_from(amount).expect("a test amount is finite");
    Decimal::from_f64(change(amount)).expect("a test amount fits").round_dp(2)
}

/// The usual three options with changed amounts.
pub(super) fn options(label: &str, change: Change) -> Vec<OptionCosts> {
    let mut options = three_years_by_type();
    for option in &mut options {
        for (_, amount) in &mut option.by_type {
            *amount = changed(*amount, change);
        }
        option.total = option.by_type.iter().map(|(_, amount)| amount).sum();
        if !label.is_empty() {
            label.clone_into(&mut option.label);
        }
    }
    options
}

pub(super) fn steps(label: &str, change: Change) -> Waterfall {
    let options = options(label, change);
    let end = |costs: &OptionCosts| WaterfallEnd {
        option: costs.option,
        label: label.to_owned(),
        total: costs.total,
    };
    let (from, to) = (&options[0], &options[2]);
    let of = |costs: &OptionCosts, cost| {
        costs.by_type.iter().find(|(own, _)| *own == cost).map_or(dec!(0), |&(_, amount)| amount)
    };
    let changes = crate::CostKind::ALL.map(|cost| (cost, of(to, cost) - of(from, cost)));
    assert_eq!(to.option, OptionKind::YouBuildItYouRunIt);
    Waterfall { from: end(from), to: end(to), changes: changes.to_vec() }
}

pub(super) fn draw_waterfall(given: &Waterfall, at: (u32, u32), scheme: ColourScheme) -> Chart {
    waterfall(given, size(at), scheme, &money()).expect("drawable")
}

/// The usual totals by another category, in thirds that differ.
fn by<K: Category>(label: &str, change: Change) -> Vec<OptionCosts<K>> {
    let shares = [[3, 12, 85], [25, 55, 20], [30, 50, 20]];
    options(label, change)
        .into_iter()
        .zip(shares)
        .map(|(costs, shares)| {
            let share = |percent: i64| (costs.total * Decimal::new(percent, 2)).round_dp(2);
            let by_type: Vec<_> = K::EVERY.iter().copied().zip(shares.map(share)).collect();
            let total = by_type.iter().map(|(_, amount)| amount).sum();
            OptionCosts { option: costs.option, label: costs.label, total, by_type }
        })
        .collect()
}

pub(super) fn axes(label: &str, change: Change) -> Vec<OptionCosts<AxisKind>> {
    by(label, change)
}

pub(super) fn treatments(label: &str, change: Change) -> Vec<OptionCosts<TreatmentKind>> {
    by(label, change)
}

pub(super) fn draw_stacks<K: Category>(
    given: &[OptionCosts<K>],
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    cost_by_type(given, size(at), scheme, &money()).expect("drawable")
}

/// [`cumulative`] with bands of futures around the lines.
pub(super) fn cumulative_in_bands(months: usize, label: &str, change: Change) -> CumulativeCosts {
    let mut costs = cumulative(months, label, change);
    for (line, fan) in costs.options.iter_mut().zip(super::futures::fans(months, label, change)) {
        line.bands = fan.months;
    }
    costs
}

/// Lines of the usual totals over so many months, with changed amounts.
pub(super) fn cumulative(months: usize, label: &str, change: Change) -> CumulativeCosts {
    let ends = [(300_000, 21_800_000), (1_900_000, 14_300_000), (3_100_000, 12_000_000)];
    let own = |(first, last): (i64, i64)| {
        let amounts = curve(months, Decimal::from(first), Decimal::from(last));
        amounts.into_iter().map(|amount| changed(amount, change)).collect()
    };
    let mut costs = line_data(ends.map(own));
    if !label.is_empty() {
        for line in &mut costs.options {
            label.clone_into(&mut line.label);
            label.clone_into(&mut line.short_label);
        }
    }
    costs
}

pub(super) fn draw_lines(given: &CumulativeCosts, at: (u32, u32), scheme: ColourScheme) -> Chart {
    cumulative_cost(given, size(at), scheme, &money()).expect("drawable")
}
