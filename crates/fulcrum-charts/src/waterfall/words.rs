//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined};

use super::steps::{StepKind, Steps};
use crate::{Table, sentence};

/// One sentence: both totals, and what makes the difference, the largest first.
pub(super) fn description(steps: &Steps, money: &MoneyDisplay) -> String {
    let ends = steps.ends().map(|step| (step.name.as_str(), money.short(step.end)));
    let totals = sentence::with_verb("costs", ends);
    let changes: Vec<String> = steps
        .changes()
        .into_iter()
        .map(|(cost, change)| format!("{} {}", cost.phrase(), money.short_change(change)))
        .collect();
    if changes.is_empty() {
        format!("{totals}; no type of cost differs.")
    } else {
        format!("{totals}; the difference is {}.", joined(&changes))
    }
}

/// One row per bar, with the change and the total after it.
pub(super) fn table(steps: &Steps, money: &MoneyDisplay) -> Table {
    let rows = steps.steps.iter().map(|step| {
        let change = match step.kind {
            StepKind::End(_) => String::new(),
            StepKind::Change(_) => money.exact_change(step.end - step.start),
        };
        vec![step.name.clone(), change, money.exact(step.end)]
    });
    Table { columns: ["Step", "Change", "Total"].map(str::to_owned).into(), rows: rows.collect() }
}
