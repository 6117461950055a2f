//! Estimates and what they move.

use rust_decimal::{Decimal, prelude::FromPrimitive};

use super::{
    data::{money, size, written},
    futures::Change,
};
use crate::{
    Chart, ColourScheme, EstimateSwing, EstimateValue, OptionKind, Switch, SwitchingValue, Tornado,
    switching_values, tornado,
};

/// Name, low, likely and high value, unit, and the saving in millions at both ends.
type Estimate = (&'static str, [f64; 3], &'static str, [f64; 2]);

const ESTIMATES: [Estimate; 8] = [
    ("Loss in a major incident", [3.0, 35.0, 70.0], " %", [-1.2, 21.5]),
    ("Exposure per hour, Checkout", [150.0, 300.0, 600.0], "K", [4.1, 18.4]),
    ("Major incidents", [5.0, 10.0, 20.0], " %", [5.6, 17.9]),
    ("Level 2 pick-up, Ops Run It", [0.25, 1.0, 6.0], " h", [8.8, 15.2]),
    ("Value of a feature", [1.0, 4.0, 12.0], "K", [8.6, 13.1]),
    ("Pipeline per service", [80.0, 240.0, 2_000.0], " h", [10.4, -0.4]),
    ("Standby per week", [200.0, 500.0, 800.0], "", [10.9, 8.7]),
    ("Restore time, You Build It You Run It", [0.5, 1.0, 1.5], " h", [10.3, 9.9]),
];

fn amount(millions: f64, change: Change) -> Decimal {
    Decimal::from_f64(change(millions * 1e6)).expect("a test amount fits")
}

fn nth(i: usize) -> (Estimate, String) {
    let estimate = ESTIMATES[i % ESTIMATES.len()];
    let round = i / ESTIMATES.len();
    let name =
        if round == 0 { estimate.0.to_owned() } else { format!("{} {}", estimate.0, round + 1) };
    (estimate, name)
}

pub(super) fn swings(count: usize, label: &str, change: Change) -> Tornado {
    let swings = (0..count).map(|i| {
        let ((_, [low, _, high], unit, [at_low, at_high]), name) = nth(i);
        let closer = 1.0 / (1.0 + (i / ESTIMATES.len()) as f64 * 2.0);
        let saving = |at: f64| amount(9.8 + (at - 9.8) * closer, change);
        EstimateSwing {
            key: format!("estimates.{i}"),
            label: if label.is_empty() { name } else { label.to_owned() },
            low: written(low, unit),
            high: written(high, unit),
            at_low: saving(at_low),
            at_high: saving(at_high),
        }
    });
    Tornado {
        option: OptionKind::YouBuildItYouRunIt,
        label: label.to_owned(),
        likely: amount(9.8, change),
        swings: swings.collect(),
    }
}

pub(super) fn switches(count: usize, label: &str, change: Change) -> Vec<SwitchingValue> {
    let value =
        |value: f64, unit: &str| EstimateValue { value: change(value), text: written(value, unit) };
    (0..count)
        .map(|i| {
            let ((_, [low, likely, high], unit, [at_low, at_high]), name) = nth(i);
            let at = |share: f64| low + (high - low) * share;
            let switch = if at_low < 0.0 {
                Some((at(0.05), OptionKind::OpsRunIt))
            } else if at_high < 0.0 {
                Some((at(0.95), OptionKind::Hybrid))
            } else {
                None
            };
            let ends = [value(low, unit), value(high, unit)];
            let [low, high] = if ends[0].value <= ends[1].value {
                ends
            } else {
                let [low, high] = ends;
                [high, low]
            };
            SwitchingValue {
                key: format!("estimates.{i}"),
                label: if label.is_empty() { name } else { label.to_owned() },
                low,
                likely: value(likely, unit),
                high,
                preferred: OptionKind::YouBuildItYouRunIt,
                switch: switch.map(|(at, to)| Switch { at: value(at, unit), to }),
            }
        })
        .collect()
}

pub(super) fn draw_tornado(given: &Tornado, at: (u32, u32), scheme: ColourScheme) -> Chart {
    tornado(given, size(at), scheme, &money()).expect("drawable")
}

pub(super) fn draw_switches(
    given: &[SwitchingValue],
    at: (u32, u32),
    scheme: ColourScheme,
) -> Chart {
    switching_values(given, size(at), scheme).expect("drawable")
}
