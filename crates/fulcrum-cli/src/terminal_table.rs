//! Tables for a terminal.

use comfy_table::{CellAlignment, LineStyle, Table as Printed, presets};
use fulcrum_app::Table;
use unicode_width::UnicodeWidthStr;

use crate::output::without_line_breaks;
use crate::wrapping::balanced;

/// Columns of a terminal around the text of a table's column, and between two of them.
const MARGINS: usize = 2;
const GAP: usize = 1;
/// Columns of a terminal that are left to names, to other words, and to names where nothing else
/// makes a table fit.
const NAMES: usize = 24;
const WORDS: usize = 12;
const NARROWEST_NAMES: usize = 16;

/// A table as wide as it is: words to the left, figures to the right.
pub(crate) fn plain(table: &Table) -> String {
    Content::of(table).laid_out(usize::from(u16::MAX))
}

/// A table within `width` columns where it can be. Its headings are divided over lines first, its
/// words next; figures stay whole.
pub(crate) fn fitted(table: &Table, width: usize) -> String {
    Content::of(table).laid_out(width)
}

/// What stands in a table, without what a terminal obeys.
struct Content {
    columns: Vec<Column>,
    rows: usize,
}

struct Column {
    is_words: bool,
    heading: String,
    cells: Vec<String>,
}

impl Content {
    fn of(table: &Table) -> Self {
        let columns = table.columns.iter().enumerate().map(|(index, heading)| Column {
            is_words: table.is_words(index),
            heading: without_line_breaks(heading),
            cells: table
                .rows
                .iter()
                .map(|row| row.get(index).map_or_else(String::new, |c| without_line_breaks(c)))
                .collect(),
        });
        Self { columns: columns.collect(), rows: table.rows.len() }
    }

    fn laid_out(&self, width: usize) -> String {
        let widths = self.widths(width);
        let lines = |text: &str, width: usize| {
            if text.width() <= width { text.to_owned() } else { balanced(text, width).join("\n") }
        };
        let columns = || self.columns.iter().zip(&widths);
        let mut printed = Printed::new();
        printed.set_header(columns().map(|(column, &width)| lines(&column.heading, width)));
        for row in 0..self.rows {
            printed.add_row(columns().map(|(column, &width)| lines(&column.cells[row], width)));
        }
        // where cells take several lines, rules keep the rows apart
        let is_divided = columns().any(|(column, &width)| column.cells_width() > width);
        printed.load_style(if is_divided {
            presets::UTF8_HORIZONTAL_ONLY
        } else {
            presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none())
        });
        for (printed, column) in printed.column_iter_mut().zip(&self.columns) {
            if !column.is_words {
                printed.set_cell_alignment(CellAlignment::Right);
            }
        }
        printed.to_string()
    }

    /// How wide the text of each column is, so that the table fits `width` where it can.
    fn widths(&self, width: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(Column::width).collect();
        let available = (width + GAP).saturating_sub((MARGINS + GAP) * widths.len());
        let first_then_others = |first: usize, others: usize| {
            let words = move |(index, column): (usize, &Column)| {
                let least = if index == 0 { first } else { others };
                if column.is_words { least } else { usize::MAX }
            };
            self.columns.iter().enumerate().map(words).collect::<Vec<_>>()
        };
        let headings_in = |lines: usize| {
            let least =
                |c: &Column| if c.is_words { usize::MAX } else { c.least_of_figures(lines) };
            self.columns.iter().map(least).collect::<Vec<_>>()
        };
        for least in [
            headings_in(2),
            first_then_others(NAMES, WORDS),
            headings_in(usize::MAX),
            first_then_others(NARROWEST_NAMES, WORDS),
        ] {
            narrow(&mut widths, &least, available);
        }
        widths
    }
}

impl Column {
    fn cells_width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width()).max().unwrap_or(0)
    }

    fn width(&self) -> usize {
        self.heading.width().max(self.cells_width())
    }

    /// How narrow a column of figures can be whose heading takes at most so many lines; it can be
    /// divided at spaces.
    fn least_of_figures(&self, lines: usize) -> usize {
        let longest = self.heading.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
        (longest.max(self.cells_width())..self.width())
            .find(|&width| balanced(&self.heading, width).len() <= lines)
            .unwrap_or_else(|| self.width())
    }
}

/// Takes from the widest column that is wider than its `least`, until all fit or none is left.
fn narrow(widths: &mut [usize], least: &[usize], available: usize) {
    while widths.iter().sum::<usize>() > available {
        let wider = widths.iter_mut().zip(least).filter(|(width, least)| **width > **least);
        match wider.max_by_key(|(width, _)| **width) {
            Some((width, _)) => *width -= 1,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(columns: &[(&str, bool, &[&str])]) -> Content {
        let columns = columns.iter().map(|&(heading, is_words, cells)| Column {
            is_words,
            heading: heading.to_owned(),
            cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        });
        let columns: Vec<_> = columns.collect();
        Content { rows: columns[0].cells.len(), columns }
    }

    fn widest(text: &str) -> usize {
        text.lines().map(UnicodeWidthStr::width).max().unwrap()
    }

    #[test]
    fn headings_of_figures_are_divided_before_names() {
        let table = content(&[
            ("Cost", true, &["Financial exposure in an hour"]),
            ("Ops Run It", false, &["$1\u{202f}000.00"]),
            ("You Build It You Run It", false, &["$2\u{202f}000.00"]),
        ]);
        let text = table.laid_out(62);
        assert_eq!(widest(&text), 59, "{text}");
        assert!(text.contains(" You Build It \n") && text.contains("   You Run It \n"), "{text}");
        assert!(text.contains(" Financial exposure in an hour "), "{text}");
        assert_eq!(text.matches('─').count(), 2 * 59, "rules at the ends alone:\n{text}");
        assert_eq!(widest(&table.laid_out(200)), 70);
    }

    #[test]
    fn headings_keep_to_two_lines_where_names_can_be_divided() {
        let name = "a name of many words, all of them short ".repeat(3);
        let table = content(&[
            ("Loss protection", true, &[&name]),
            ("You Build It You Run It", false, &["9\u{a0}%"]),
        ]);
        let text = table.laid_out(60);
        assert!(text.contains(" You Build It \n") && text.contains(" You Run It \n"), "{text}");
        let narrowest = table.laid_out(36);
        assert!(narrowest.contains(" Build \n"), "{narrowest}");
        assert!(widest(&narrowest) <= 36, "{narrowest}");
    }

    #[test]
    fn names_are_divided_and_figures_never() {
        let name = "long name ".repeat(19);
        let table = content(&[
            ("Service", true, &[&name, &"x".repeat(99)]),
            ("Hybrid", false, &["99.976\u{a0}%, met", "$1\u{202f}000\u{202f}000\u{202f}000.00"]),
        ]);
        let text = table.laid_out(50);
        assert!(widest(&text) <= 50, "{text}");
        assert!(text.contains(" 99.976\u{a0}%, met "), "{text}");
        assert_eq!(text.matches("long").count(), 19, "{text}");
        assert!(text.lines().filter(|line| line.starts_with('─')).count() == 3, "{text}");
        // where figures alone are too wide, names keep some sixteen columns
        let narrow = table.laid_out(20);
        assert!(narrow.lines().any(|line| line.contains(&"x".repeat(15))), "{narrow}");
        assert!(narrow.contains("$1\u{202f}000\u{202f}000\u{202f}000.00"), "{narrow}");
    }

    #[test]
    fn wide_letters_count_as_the_columns_that_they_take() {
        let name = "漢字".repeat(30);
        let text = content(&[("サービス", true, &[&name]), ("Hybrid", false, &["1"])]).laid_out(40);
        assert!(widest(&text) <= 40, "{text}");
    }
}
