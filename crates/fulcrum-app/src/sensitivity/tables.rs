//! Tables of a sensitivity.

use fulcrum_model::OptionKind;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_simulation::{COMPARED, TornadoBar, VarianceShare, supported_digits};

use super::StudySensitivity;
use super::words::{percent, share_text};
use crate::assumptions::label_in_context;
use crate::supported::money_in_short;
use crate::text_page::TextPart;
use fulcrum_export::Table;

/// Most rows of a table.
const ROWS: usize = 12;

impl StudySensitivity<'_> {
    /// Every table that has rows, each with its title.
    pub(super) fn tables(&self) -> Vec<TextPart> {
        let tornados =
            self.compared().map(|(option, compared)| self.tornado_table(option, compared));
        tornados
            .chain([self.switching_table(), self.variance_table(), self.worth_table()])
            .filter(|(_, table)| !table.rows.is_empty())
            .flat_map(|(title, table)| [TextPart::Paragraph(title), TextPart::Table(table)])
            .collect()
    }

    fn tornado_table(&self, option: OptionKind, compared: usize) -> (String, Table) {
        let money = MoneyDisplay::new(self.study.currency);
        let decimals = self.study.currency.minor_units();
        let amount = |value: f64| {
            supported_digits(value, 0.0, decimals)
                .map_or_else(|| "too large".to_owned(), |amount| money.short(amount))
        };
        let mut bars: Vec<&TornadoBar> =
            self.tornado.bars.iter().filter(|bar| bar.size(compared) > 0.0).collect();
        bars.sort_by(|a, b| b.size(compared).total_cmp(&a.size(compared)));
        let left = bars.len().saturating_sub(ROWS);
        let rows = bars.into_iter().take(ROWS).filter_map(|bar| {
            let value = self.study.value_at(&bar.path)?;
            let text = |at| in_a_cell(self.value_text(&value, at));
            Some(vec![
                label_in_context(&value),
                text(value.estimate.low()),
                amount(bar.at_low[compared]),
                text(value.estimate.high()),
                amount(bar.at_high[compared]),
            ])
        });
        let title = format!(
            "What {} saves against Ops Run It, discounted: {} at likely values, and at both ends of each estimate{}",
            option.label(),
            amount(self.tornado.likely[compared]),
            and_others(left, "moves it less")
        );
        let columns = ["Estimate", "low", "saves", "high", "saves"];
        (title, Table::new(columns, rows.collect()).with_words_in(&[1, 3]))
    }

    pub(crate) fn switching_table(&self) -> (String, Table) {
        let nearest = self.nearest_switches();
        let without = self.switching.values.len().saturating_sub(nearest.len());
        let rows = nearest.iter().take(ROWS).map(|nearest| {
            let value = &nearest.value;
            vec![
                label_in_context(value),
                in_a_cell(self.value_text(value, value.estimate.likely())),
                in_a_cell(self.switch_text(nearest)),
                if nearest.is_in_range() { "yes" } else { "no" }.to_owned(),
                nearest.switch.option.label().to_owned(),
            ]
        });
        let title = format!(
            "Where {} stops being the cheapest, the nearest first{}; {} within its bounds",
            self.switching.preferred.label(),
            and_others(nearest.len().saturating_sub(ROWS), "is further away"),
            match without {
                1 => "1 value changes nothing".to_owned(),
                count => format!("{count} values change nothing, each"),
            }
        );
        let columns = ["Value", "likely", "changes at", "in range", "to"];
        (title, Table::new(columns, rows.collect()).with_words_in(&[1, 2, 3, 4]))
    }

    fn variance_table(&self) -> (String, Table) {
        let compared: Vec<(OptionKind, usize)> = self.compared().collect();
        let largest = |shares: &[VarianceShare; COMPARED.len()]| {
            compared.iter().map(|(_, index)| shares[*index].share).fold(0.0, f64::max)
        };
        let row = |label: String, shares: &[VarianceShare; COMPARED.len()]| {
            let cells = compared.iter().map(|(_, index)| share_text(shares[*index]));
            std::iter::once(label).chain(cells).collect::<Vec<_>>()
        };
        let mut influences: Vec<_> = self.influences.iter().collect();
        influences.sort_by(|a, b| largest(&b.variance).total_cmp(&largest(&a.variance)));
        let mut rows: Vec<Vec<String>> = influences
            .into_iter()
            .take(ROWS)
            .filter_map(|influence| {
                let label = label_in_context(&self.study.value_at(&influence.path)?);
                Some(row(label, &influence.variance))
            })
            .collect();
        if rows.is_empty() {
            return (String::new(), Table::new([""], rows));
        }
        rows.extend(self.groups.iter().map(|group| {
            let label = group.parameter.declaration().label;
            row(format!("{label}, {} services together", group.services), &group.variance)
        }));
        if self.settings.chance {
            let cells = compared.iter().map(|(_, index)| percent(self.chance[*index]));
            let label = "Chance from month to month".to_owned();
            rows.push(std::iter::once(label).chain(cells).collect());
        }
        let columns = std::iter::once("Estimate").chain(compared.iter().map(|(o, _)| o.label()));
        let title = "Share of the spread of each saving, in per cent of its variance".to_owned();
        (title, Table::new(columns, rows))
    }

    pub(crate) fn worth_table(&self) -> (String, Table) {
        let error = |error: f64| money_in_short(error, error, self.study.currency);
        let worth = self.worth_finding_out();
        let mut rows: Vec<Vec<String>> = worth
            .iter()
            .take(ROWS)
            .map(|(value, information)| {
                vec![
                    label_in_context(value),
                    self.worth(*information),
                    error(information.standard_error),
                ]
            })
            .collect();
        if self.everything.is_told_from_nothing() {
            rows.push(vec![
                "Everything".to_owned(),
                self.worth(self.everything),
                error(self.everything.standard_error),
            ]);
        }
        let title = format!(
            "What finding out is worth before deciding{}",
            and_others(worth.len().saturating_sub(ROWS), "is worth less")
        );
        (title, Table::new(["Estimate", "worth up to", "give or take"], rows))
    }
}

/// A value whose unit may stand on the next line of a narrow cell.
fn in_a_cell(text: String) -> String {
    text.replace('\u{a0}', " ")
}

/// What a table leaves out, at the end of its title: ` (5 others move it less)`; nothing for none.
fn and_others(count: usize, one_does: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!(" (1 other {one_does})"),
        _ => {
            let do_it = one_does.replacen("moves", "move", 1).replacen("is ", "are ", 1);
            format!(" ({} {do_it})", display::number(count.into(), 0) + " others")
        }
    }
}
