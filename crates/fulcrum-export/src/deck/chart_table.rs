//! The figures of a native chart as one table, from which both what is drawn and what is edited are written.

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, XlsxError};

use super::text::paragraphs;
use crate::cells::{cell_number, cell_text};
use crate::native_chart::{NativeChart, NativeKind, SeriesLook};
use crate::report::Edition;

/// Longer names leave no room for the chart itself: of series and of a few categories, and of many
/// categories beside each other.
const LONGEST_NAME: usize = 60;
const LONGEST_OF_MANY: usize = 28;
/// So many categories are many.
const MANY: usize = 6;
/// The only sheet of the workbook of a chart.
const SHEET: &str = "Sheet1";
/// What a column of totals is called.
const TOTAL: &str = "Total";

/// One column of figures.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) values: Vec<Option<Decimal>>,
}

/// Categories below each other, and a column of figures for each series.
#[derive(Clone, Debug)]
pub(super) struct ChartTable {
    pub(super) categories: Vec<String>,
    pub(super) columns: Vec<Column>,
    /// The sum of all columns, where it says something: of bars that stand on each other.
    pub(super) total: Option<Column>,
}

impl ChartTable {
    pub(super) fn of(chart: &NativeChart) -> Self {
        let longest = longest_category(chart);
        let categories: Vec<String> =
            chart.categories.iter().map(|name| shown(name, longest)).collect();
        let columns: Vec<Column> = chart
            .series
            .iter()
            .map(|series| Column {
                name: shown(&series.name, LONGEST_NAME),
                // a figure for each category, whatever came
                values: (0..categories.len())
                    .map(|place| series.values.get(place).copied().flatten())
                    .collect(),
            })
            .collect();
        let total = has_total(chart).then(|| totals(&columns, categories.len())).flatten();
        Self { categories, columns, total }
    }

    /// The cell of a name of a column, counted from 0: `Sheet1!$B$1`.
    pub(super) fn name_cell(column: usize) -> String {
        format!("{SHEET}!${}$1", letters(column + 1))
    }

    /// The cells of the categories.
    pub(super) fn category_cells(&self) -> String {
        format!("{SHEET}!$A$2:$A${}", self.categories.len() + 1)
    }

    /// The cells of the figures of a column, counted from 0.
    pub(super) fn value_cells(&self, column: usize) -> String {
        let column = letters(column + 1);
        format!("{SHEET}!${column}$2:${column}${}", self.categories.len() + 1)
    }

    /// The first of the categories, where these are whole numbers one after the other: months.
    pub(super) fn first_month(&self) -> Option<u32> {
        let months = self.categories.iter().map(|name| name.parse::<u32>().ok());
        let months: Vec<u32> = months.collect::<Option<_>>()?;
        let first = *months.first()?;
        let follow = months.iter().zip(first..).all(|(own, expected)| *own == expected);
        (follow && months.len() > 1).then_some(first)
    }

    /// The workbook that opens on *Edit data*. Its first cell is empty, names follow to the right and
    /// categories below.
    pub(super) fn workbook(
        &self,
        format: &str,
        edition: Edition<'_>,
    ) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let (year, month, day) = edition.dated;
        let dated = ExcelDateTime::from_ymd(year, month, day)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&dated));
        let sheet = workbook.add_worksheet().set_name(SHEET)?;
        // what begins like a formula stays text when somebody edits it
        let text = Format::new().set_quote_prefix();
        let figure = Format::new().set_num_format(format);
        sheet.set_column_width(0, 28)?;
        let first_month = self.first_month();
        for (row, name) in (1..).zip(&self.categories) {
            match first_month {
                Some(first) => sheet.write_number(row, 0, f64::from(first + row - 1))?,
                None => sheet.write_string_with_format(row, 0, cell_text(name), &text)?,
            };
        }
        for (column, own) in (1..).zip(self.columns.iter().chain(&self.total)) {
            sheet.set_column_width(column, 16)?;
            sheet.write_string_with_format(0, column, cell_text(&own.name), &text)?;
            let is_total = usize::from(column) > self.columns.len();
            for (row, value) in (1..).zip(&own.values) {
                let Some(value) = value.map(cell_number) else { continue };
                if is_total {
                    let last = letters(self.columns.len());
                    let sum = Formula::new(format!("=SUM(B{0}:{last}{0})", row + 1));
                    let sum = sum.set_result(value.to_string());
                    sheet.write_formula_with_format(row, column, sum, &figure)?;
                } else {
                    sheet.write_number_with_format(row, column, value, &figure)?;
                }
            }
        }
        workbook.save_to_buffer()
    }
}

fn longest_category(chart: &NativeChart) -> usize {
    let stand = !matches!(chart.kind, NativeKind::Bars | NativeKind::StackedBars);
    if stand && chart.categories.len() > MANY { LONGEST_OF_MANY } else { LONGEST_NAME }
}

/// Names that do not stand whole in a chart.
pub(super) fn shortened_names(chart: &NativeChart) -> Vec<String> {
    let longest = longest_category(chart);
    let categories = chart.categories.iter().map(|name| (name, longest));
    let series = chart.series.iter().map(|series| (&series.name, LONGEST_NAME));
    let all = categories.chain(series);
    let cut = all.filter(|(name, longest)| {
        name.chars().count() > *longest && shown(name, *longest).ends_with('…')
    });
    cut.map(|(name, _)| name.clone()).collect()
}

/// A name as a chart shows it: on one line, without what XML forbids, and no longer than there is room.
fn shown(name: &str, longest: usize) -> String {
    let name = paragraphs(name).join(" ");
    let name = name.trim();
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let kept: String = name.chars().take(longest - 1).collect();
    format!("{}…", kept.trim_end_matches([' ', '\u{200d}']))
}

/// Whether a total above each bar is true and useful: several parts, all of them shown.
fn has_total(chart: &NativeChart) -> bool {
    let is_hidden = |look| look == SeriesLook::Invisible;
    chart.kind == NativeKind::StackedColumns
        && chart.series.len() > 1
        && !chart.series.iter().any(|series| is_hidden(series.look))
        && chart
            .series
            .iter()
            .flat_map(|series| &series.values)
            .flatten()
            .all(|v| *v >= Decimal::ZERO)
}

fn totals(columns: &[Column], count: usize) -> Option<Column> {
    let sum = |place: usize| {
        let mut parts = columns.iter().filter_map(|column| column.values[place]);
        parts.try_fold(Decimal::ZERO, |sum: Decimal, part| sum.checked_add(part))
    };
    let values: Option<Vec<Option<Decimal>>> =
        (0..count).map(|place| sum(place).map(Some)).collect();
    Some(Column { name: TOTAL.to_owned(), values: values? })
}

/// The letters of a column of a sheet, counted from 0: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_sheet() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn names_are_short_and_on_one_line() {
        assert_eq!(shown("a\nb\u{1}", LONGEST_NAME), "a b");
        let long = shown(&"x".repeat(10_000), LONGEST_NAME);
        assert!(long.chars().count() == LONGEST_NAME && long.ends_with('…'));
    }
}
