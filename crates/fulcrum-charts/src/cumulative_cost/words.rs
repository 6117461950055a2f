//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined};

use super::lines::{Line, Lines};
use crate::{OptionKind, Table, fan, sentence};

/// One sentence: what each option costs over the whole time, and when the others overtake Ops Run It.
pub(super) fn description(lines: &Lines, money: &MoneyDisplay) -> String {
    let span =
        if lines.months == 1 { "1 month".to_owned() } else { format!("{} months", lines.months) };
    let totals = lines.lines.iter().map(|line| (line.label.as_str(), money.short(line.total())));
    // beside futures it has to be said which of them the lines are
    let at = if lines.has_bands() { ", at likely values," } else { "" };
    let mut sentence = format!("Over {span}{at} {}", sentence::with_verb("costs", totals));
    if let Some(ops) = lines.ops_run_it() {
        for clause in [overtaking(lines, ops), staying_behind(lines, ops)] {
            if !clause.is_empty() {
                sentence.push_str("; ");
                sentence.push_str(&clause);
            }
        }
    }
    let ranges = lines
        .lines
        .iter()
        .filter_map(|line| Some((line.label.as_str(), fan::range(*line.bands.last()?, money))));
    let ranges = sentence::with_verb("costs", ranges);
    if !ranges.is_empty() {
        sentence.push_str("; in 8 of 10 futures ");
        sentence.push_str(&ranges);
    }
    sentence.push('.');
    sentence
}

/// When the others fall to or below Ops Run It for good.
fn overtaking(lines: &Lines, ops: &Line) -> String {
    let moments = lines.lines.iter().filter_map(|line| {
        let moment = match line.break_even? {
            0 => "from the start".to_owned(),
            month => format!("from month {}", month + 1),
        };
        Some((line.label.as_str(), moment))
    });
    sentence::with_verb(&format!("stays at or below {}", ops.label), moments)
}

/// Which of the others never do.
fn staying_behind(lines: &Lines, ops: &Line) -> String {
    let behind: Vec<String> = lines
        .lines
        .iter()
        .filter(|line| line.option != OptionKind::OpsRunIt && line.break_even.is_none())
        .filter(|line| line.total() > ops.total())
        .map(|line| line.label.clone())
        .collect();
    match behind.len() {
        0 => String::new(),
        1 => format!("{} ends above {}", behind[0], ops.label),
        _ => format!("{} end above {}", joined(&behind), ops.label),
    }
}

/// The exact amounts: one row per month, one column per option, behind them two for each band.
pub(super) fn table(lines: &Lines, money: &MoneyDisplay) -> Table {
    let mut columns = vec!["Month".to_owned()];
    columns.extend(lines.lines.iter().map(|line| line.label.clone()));
    let banded = || lines.lines.iter().filter(|line| !line.bands.is_empty());
    for line in banded() {
        columns.extend(["P10", "P90"].map(|name| format!("{}, {name}", line.label)));
    }
    let rows = (0..lines.months)
        .map(|month| {
            let mut row = vec![(month + 1).to_string()];
            row.extend(lines.lines.iter().map(|line| money.exact(line.amounts[month])));
            for band in banded().map(|line| line.bands[month]) {
                row.extend([band.p10, band.p90].map(|quantile| quantile.in_full(money)));
            }
            row
        })
        .collect();
    Table { columns, rows }
}

/// `Ops Run It $5.1M · Hybrid $4.0M`; with bands `Ops Run It $5.1M ($4.0M to $7.2M)`.
pub(super) fn month_values(lines: &Lines, month: usize, money: &MoneyDisplay) -> String {
    let values: Vec<String> = lines
        .lines
        .iter()
        .map(|line| {
            let said = format!("{} {}", line.label, money.short(line.amounts[month]));
            let band = line.bands.get(month).map(|band| fan::range(*band, money));
            band.map_or(said.clone(), |range| format!("{said} ({range})"))
        })
        .collect();
    values.join(" · ")
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;
    use rust_decimal::{Decimal, dec};

    use super::*;
    use crate::{MonthBand, OptionLine};

    fn dollars() -> MoneyDisplay {
        MoneyDisplay::new(Currency::from_code("USD").expect("USD exists"))
    }

    fn lines(options: &[(OptionKind, &[Decimal], Option<usize>)]) -> Lines {
        let options: Vec<_> = options
            .iter()
            .map(|&(option, cumulative, break_even_month)| OptionLine {
                option,
                label: option.name().to_owned(),
                short_label: String::new(),
                cumulative: cumulative.to_vec(),
                bands: Vec::new(),
                break_even_month,
            })
            .collect();
        Lines::new(&options).expect("valid")
    }

    #[test]
    fn bands_are_said_and_stand_in_the_table() {
        let exactly = |amount| crate::Quantile { amount, unit: Decimal::ZERO };
        let band = |p10, p90| {
            let [p10, p90] = [p10, p90].map(exactly);
            MonthBand { p10, p50: p10, p90 }
        };
        let mut lines = lines(&[
            (OptionKind::OpsRunIt, &[dec!(10), dec!(20)], None),
            (OptionKind::Hybrid, &[dec!(15), dec!(18)], Some(1)),
        ]);
        lines.lines[1].bands = vec![band(12.0, 17.0), band(15.5, 24.0)];
        assert_eq!(
            description(&lines, &dollars()),
            "Over 2 months, at likely values, Ops Run It costs $20 and Hybrid $18; Hybrid stays at \
             or below Ops Run It from month 2; in 8 of 10 futures Hybrid costs $16 to $24."
        );
        let found = table(&lines, &dollars());
        assert_eq!(found.columns, ["Month", "Ops Run It", "Hybrid", "Hybrid, P10", "Hybrid, P90"]);
        assert_eq!(found.rows[1], ["2", "$20.00", "$18.00", "$15.5", "$24"]);
        assert_eq!(month_values(&lines, 0, &dollars()), "Ops Run It $10 · Hybrid $15 ($12 to $17)");
    }

    #[test]
    fn the_sentence_says_when_each_option_overtakes() {
        use OptionKind::{Hybrid, OpsRunIt, YouBuildItYouRunIt};
        let ops: &[Decimal] = &[dec!(10), dec!(20)];
        for (options, sentence) in [
            (
                vec![
                    (OpsRunIt, ops, Some(0)),
                    (Hybrid, &[dec!(15), dec!(18)], Some(1)),
                    (YouBuildItYouRunIt, &[dec!(5), dec!(9)], Some(0)),
                ],
                "Over 2 months Ops Run It costs $20, Hybrid $18 and You Build It You Run It $9; \
                 Hybrid stays at or below Ops Run It from month 2 and You Build It You Run It \
                 from the start.",
            ),
            (
                vec![(OpsRunIt, ops, None), (Hybrid, &[dec!(15), dec!(28)], None)],
                "Over 2 months Ops Run It costs $20 and Hybrid $28; Hybrid ends above Ops Run It.",
            ),
            (
                vec![
                    (OpsRunIt, ops, None),
                    (Hybrid, &[dec!(15), dec!(28)], None),
                    (YouBuildItYouRunIt, &[dec!(15), dec!(29)], None),
                ],
                "Over 2 months Ops Run It costs $20, Hybrid $28 and You Build It You Run It $29; \
                 Hybrid and You Build It You Run It end above Ops Run It.",
            ),
            (vec![(Hybrid, &[dec!(-15)], None)], "Over 1 month Hybrid costs \u{2212}$15."),
        ] {
            assert_eq!(description(&lines(&options), &dollars()), sentence);
        }
    }

    #[test]
    fn the_table_is_exact() {
        let lines = lines(&[(OptionKind::Hybrid, &[dec!(1234.5), dec!(2000.25)], None)]);
        let table = table(&lines, &dollars());
        assert_eq!(table.columns, ["Month", "Hybrid"]);
        assert_eq!(table.rows[1], ["2", "$2\u{202f}000.25"]);
        assert_eq!(month_values(&lines, 0, &dollars()), "Hybrid $1.2K");
    }
}
