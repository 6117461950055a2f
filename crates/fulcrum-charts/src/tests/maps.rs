//! Maps over two assumptions and scenarios to draw.

use rust_decimal::{Decimal, prelude::FromPrimitive};

use super::{
    data::{money, size, written},
    futures::Change,
};
use crate::{
    Chart, ColourScheme, EstimateValue, OptionKind, ScenarioTotals, WinAxis, WinMap, scenarios,
    win_map,
};

/// As many columns as `entries`, at most 15, and half as many rows.
pub(super) fn map(entries: usize, label: &str, change: Change) -> WinMap {
    let (columns, rows) = (entries.min(15), entries.div_ceil(2).min(8));
    let axis = |name: &str, count: usize, unit: &str| WinAxis {
        label: if label.is_empty() { name } else { label }.to_owned(),
        values: (1..=count)
            .map(|i| EstimateValue { value: i as f64, text: written((i * 5) as f64, unit) })
            .collect(),
        likely: Some(count / 2),
    };
    let cell = |column: usize, row: usize| {
        let lead = 4.0 - column as f64 - 1.6 * row as f64;
        let option = if lead > 0.0 {
            OptionKind::OpsRunIt
        } else if lead > -4.0 {
            OptionKind::Hybrid
        } else {
            OptionKind::YouBuildItYouRunIt
        };
        let lead = change((lead.abs() + 0.2) * 1e6).abs();
        (option, Decimal::from_f64(lead).expect("a test amount fits"))
    };
    WinMap {
        across: axis("Incidents a month", columns, ""),
        up: axis("Exposure an hour, Checkout", rows, "0K"),
        cells: (0..rows).map(|row| (0..columns).map(|c| cell(c, row)).collect()).collect(),
    }
}

pub(super) fn draw_map(given: &WinMap, at: (u32, u32), scheme: ColourScheme) -> Chart {
    win_map(given, size(at), scheme, &money()).expect("drawable")
}

const SCENARIOS: [(&str, [f64; 3]); 4] = [
    ("The study as it is", [21.8, 14.3, 12.0]),
    ("Half the teams", [7.1, 6.4, 7.4]),
    ("No countermeasures", [21.8, 17.9, 16.5]),
    ("Outsourced operations, six hours to restore", [34.6, 18.8, 12.0]),
];

pub(super) fn scenario_totals(count: usize, label: &str, change: Change) -> Vec<ScenarioTotals> {
    (0..count)
        .map(|i| {
            let (name, totals) = SCENARIOS[i % SCENARIOS.len()];
            let total = |millions: f64| {
                Decimal::from_f64(change(millions * 1e6)).expect("a test amount fits").round_dp(2)
            };
            ScenarioTotals {
                key: format!("scenario-{i}"),
                label: if label.is_empty() { name } else { label }.to_owned(),
                totals: OptionKind::ALL.into_iter().zip(totals.map(total)).collect(),
            }
        })
        .collect()
}

pub(super) fn draw_scenarios(
    given: &[ScenarioTotals],
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    scenarios(given, size(at), scheme, &money()).expect("drawable")
}
