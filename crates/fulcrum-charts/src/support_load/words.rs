//! The chart in words and as a table.

use fulcrum_model::display::{self, counted};

use super::{
    LIMITS,
    loads::{Load, Loads},
};
use crate::{Table, number::amount_shown};

/// A load as a percentage.
pub(super) fn percent(load: f64) -> String {
    display::percent(amount_shown(load), 0)
}

/// One sentence: from when support is strained and overloaded, and its highest load.
pub(super) fn description(loads: &Loads) -> String {
    let said: Vec<String> = loads.loads.iter().map(of_option).collect();
    format!("{}.", said.join("; "))
}

fn of_option(load: &Load) -> String {
    let passed: Vec<String> = LIMITS
        .iter()
        .filter_map(|&(limit, text)| {
            let month = load.first_above(limit)? + 1;
            Some(format!("above {text} from month {month}"))
        })
        .collect();
    let label = &load.label;
    let highest = percent(load.highest());
    if passed.is_empty() {
        format!("Support of {label} is never above 85\u{a0}%; its highest load is {highest}")
    } else {
        let passed = display::joined(&passed);
        format!("Support of {label} is {passed}; its highest load is {highest}")
    }
}

/// `Ops Run It 92 % · Hybrid 40 % · 2 services launch`.
pub(super) fn month_values(loads: &Loads, month: usize) -> String {
    let mut values: Vec<String> = loads
        .loads
        .iter()
        .map(|load| format!("{} {}", load.label, percent(load.months[month])))
        .collect();
    match loads.launches[month] {
        0 => {}
        1 => values.push("1 service launches".to_owned()),
        launches => values.push(format!("{} launch", counted(launches, "service"))),
    }
    values.join(" · ")
}

/// One row per month.
pub(super) fn table(loads: &Loads) -> Table {
    let mut columns = vec!["Month".to_owned()];
    columns.extend(loads.loads.iter().map(|load| load.label.clone()));
    columns.push("Services that launch".to_owned());
    let rows = (0..loads.months)
        .map(|month| {
            let mut row = vec![(month + 1).to_string()];
            row.extend(
                loads
                    .loads
                    .iter()
                    .map(|load| display::percent(amount_shown(load.months[month]), 1)),
            );
            row.push(loads.launches[month].to_string());
            row
        })
        .collect();
    Table { columns, rows }
}
