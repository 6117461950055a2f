//! The chart in words and as a table.

use super::{Switch, SwitchingValue};
use crate::Table;

/// What stands at the right of a strip.
pub(super) fn switch(value: &SwitchingValue) -> String {
    match &value.switch {
        Some(switch) => format!("{} {}", side(value, switch), switch.at.text),
        None => "no change".to_owned(),
    }
}

/// On which side of the switching value the answer is another one.
fn side(value: &SwitchingValue, switch: &Switch) -> &'static str {
    if switch.at.value <= value.likely.value { "below" } else { "above" }
}

/// `likely 35 %; Ops Run It is preferred below 3 %`.
pub(super) fn said(value: &SwitchingValue) -> String {
    let change = match &value.switch {
        Some(found) => format!("{} is preferred {}", found.to.name(), switch(value)),
        None => format!(
            "{} is preferred from {} to {}",
            value.preferred.name(),
            value.low.text,
            value.high.text
        ),
    };
    format!("likely {}; {change}", value.likely.text)
}

/// How many estimates the sentence names; the table has all.
const NAMED: usize = 5;

/// One sentence: how many estimates change the answer, and where.
pub(super) fn description(values: &[SwitchingValue]) -> String {
    let changing: Vec<String> = values
        .iter()
        .filter(|value| value.switch.is_some())
        .map(|value| format!("{}, {}", value.label, switch(value)))
        .collect();
    let count = values.len();
    match changing.len() {
        0 if count == 1 => {
            format!("Alone, {} does not change the answer within its bounds.", values[0].label)
        }
        0 => format!("Alone, none of {count} estimates changes the answer within its bounds."),
        1 => format!(
            "Alone, 1 of {count} estimates changes the answer within its bounds: {}.",
            changing[0]
        ),
        found => {
            let mut named = changing;
            named.truncate(NAMED);
            if let more @ 1.. = found - named.len() {
                named.push(format!("{more} more"));
            }
            // the parts have commas of their own
            format!(
                "Alone, {found} of {count} estimates change the answer within their bounds: {}.",
                named.join("; ")
            )
        }
    }
}

/// One row per estimate.
pub(super) fn table(values: &[SwitchingValue]) -> Table {
    let columns = ["Estimate", "Low", "Likely", "High", "Preferred", "Changes", "To"];
    let row = |value: &SwitchingValue| {
        let to = value.switch.as_ref().map_or("", |switch| switch.to.name());
        vec![
            value.label.clone(),
            value.low.text.clone(),
            value.likely.text.clone(),
            value.high.text.clone(),
            value.preferred.name().to_owned(),
            switch(value),
            to.to_owned(),
        ]
    };
    Table { columns: columns.map(str::to_owned).into(), rows: values.iter().map(row).collect() }
}
