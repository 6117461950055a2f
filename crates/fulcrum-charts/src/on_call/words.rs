//! The chart in words and as a table.

use fulcrum_model::display::counted;

use super::schedules::{Line, Schedules};
use crate::{Table, sentence};

pub(super) fn teams(count: usize) -> String {
    counted(count, "team")
}

/// One sentence: how many schedules each option has with all teams at work.
pub(super) fn description(schedules: &Schedules) -> String {
    let said = schedules.lines.iter().enumerate().map(|(i, line)| {
        let count = line.last();
        let count =
            if i == 0 { counted(count, "out-of-hours schedule") } else { count.to_string() };
        (line.label.as_str(), count)
    });
    format!(
        "With {}, {}; one for every team would be {}.",
        teams(schedules.teams),
        sentence::with_verb("has", said),
        schedules.teams
    )
}

/// `Ops Run It 1 · Hybrid 4`.
pub(super) fn values(schedules: &Schedules, at: usize) -> String {
    let value = |line: &Line| format!("{} {}", line.label, line.by_teams[at]);
    schedules.lines.iter().map(value).collect::<Vec<_>>().join(" · ")
}

/// One row per number of teams.
pub(super) fn table(schedules: &Schedules) -> Table {
    let mut columns = vec!["Teams".to_owned()];
    columns.extend(schedules.lines.iter().map(|line| line.label.clone()));
    let rows = (0..schedules.teams)
        .map(|i| {
            let counts = schedules.lines.iter().map(|line| line.by_teams[i].to_string());
            std::iter::once((i + 1).to_string()).chain(counts).collect()
        })
        .collect();
    Table { columns, rows }
}
