//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, counted};

use super::{MonthBand, bands::Bands};
use crate::{OptionKind, Table, sentence};

/// One sentence: between which amounts the whole cost lies.
pub(super) fn description(bands: &Bands, money: &MoneyDisplay) -> String {
    let totals = bands.bands.iter().map(|band| {
        let last = band.last();
        let middle = last.p50.short(money);
        (band.label.as_str(), format!("{}, in the middle one {middle}", range(last, money)))
    });
    let totals = sentence::with_verb("costs", totals);
    let months = counted(bands.months, "month");
    let Some(ops) = bands.bands.iter().find(|band| band.option == OptionKind::OpsRunIt) else {
        return format!("Over {months}, in today's money, in 8 of 10 futures, {totals}.");
    };
    let moments = bands.bands.iter().filter_map(|band| {
        let moment = match bands.break_even(band)? {
            0 => "from the start".to_owned(),
            month => format!("from month {}", month + 1),
        };
        Some((band.label.as_str(), moment))
    });
    let verb = format!("stays at or below that of {}", ops.label);
    let overtaking = sentence::with_verb(&verb, moments);
    let overtaking = if overtaking.is_empty() {
        overtaking
    } else {
        format!("; the middle one of {overtaking}")
    };
    format!("Over {months}, in today's money, in 8 of 10 futures, {totals}{overtaking}.")
}

/// `$9.8M to $14.6M`.
pub(crate) fn range(month: MonthBand, money: &MoneyDisplay) -> String {
    let [low, high] = [month.p10, month.p90].map(|quantile| quantile.short(money));
    format!("{low} to {high}")
}

/// `Ops Run It $5.1M ($4.0M to $7.2M) · Hybrid $4.0M ($3.1M to $5.0M)`.
pub(super) fn month_values(bands: &Bands, month: usize, money: &MoneyDisplay) -> String {
    let values: Vec<String> = bands
        .bands
        .iter()
        .map(|band| {
            let month = band.months[month];
            let middle = month.p50.short(money);
            format!("{} {middle} ({})", band.label, range(month, money))
        })
        .collect();
    values.join(" · ")
}

/// One row per month, three columns per option.
pub(super) fn table(bands: &Bands, money: &MoneyDisplay) -> Table {
    let mut columns = vec!["Month".to_owned()];
    for band in &bands.bands {
        columns.extend(["P10", "P50", "P90"].map(|name| format!("{}, {name}", band.label)));
    }
    let rows = (0..bands.months)
        .map(|month| {
            let mut row = vec![(month + 1).to_string()];
            for band in &bands.bands {
                let MonthBand { p10, p50, p90 } = band.months[month];
                row.extend([p10, p50, p90].map(|quantile| quantile.in_full(money)));
            }
            row
        })
        .collect();
    Table { columns, rows }
}
