//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, counted};

use super::columns::{Columns, Row};
use crate::{Table, sentence};

/// `at most $1.2M a month`.
pub(super) fn most(row: &Row, money: &MoneyDisplay) -> String {
    let (_, amount) = row.highest();
    format!("at most {}", money.short(amount))
}

/// One sentence: the month in which each option costs most.
pub(super) fn description(columns: &Columns, money: &MoneyDisplay) -> String {
    let highest = columns.rows.iter().map(|row| {
        let (month, amount) = row.highest();
        let amount = money.short(amount);
        let rest = if columns.months > 1 && row.is_even() {
            format!("in every month alike ({amount})")
        } else {
            format!("in month {} ({amount})", month + 1)
        };
        (row.label.as_str(), rest)
    });
    let lost = if columns.loses_revenue { ", lost revenue included" } else { "" };
    format!(
        "Of {} {}{lost}.",
        counted(columns.months, "month"),
        sentence::with_verb("costs most", highest)
    )
}

/// `Ops Run It $120K, of it $40.0K lost revenue · Hybrid $98.0K`.
pub(super) fn month_values(columns: &Columns, month: usize, money: &MoneyDisplay) -> String {
    let value = |row: &Row| {
        let total = format!("{} {}", row.label, money.short(row.totals[month]));
        let lost = row.lost_revenue[month];
        if lost.is_zero() {
            total
        } else {
            format!("{total}, of it {} lost revenue", money.short(lost))
        }
    };
    columns.rows.iter().map(value).collect::<Vec<_>>().join(" · ")
}

/// One row per month; the exact total of each option, and what of it is lost revenue.
pub(super) fn table(columns: &Columns, money: &MoneyDisplay) -> Table {
    let mut heads = vec!["Month".to_owned()];
    for row in &columns.rows {
        heads.push(row.label.clone());
        if columns.loses_revenue {
            heads.push(format!("{}, lost revenue", row.label));
        }
    }
    let rows = (0..columns.months)
        .map(|month| {
            let mut cells = vec![(month + 1).to_string()];
            for row in &columns.rows {
                cells.push(money.exact(row.totals[month]));
                if columns.loses_revenue {
                    cells.push(money.exact(row.lost_revenue[month]));
                }
            }
            cells
        })
        .collect();
    Table { columns: heads, rows }
}
