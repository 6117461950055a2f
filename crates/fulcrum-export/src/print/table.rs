//! Tables: how wide their columns are, and how their rows are set.

use std::rc::Rc;

use super::letters::{Letters, Style};
use super::setting::Setting;
use super::strip::{Head, Mark, Owner, Strip};
use super::structure::{ElementId, Role};
use super::styles::{CELL, CELL_HEAD, faint, ink};
use crate::report::Table;

/// Between columns.
const GAP: f32 = 14.0;
/// Between the columns of a table that would not fit otherwise.
const TIGHT_GAP: f32 = 6.0;
/// Above and below the words of a row.
const PADDING: f32 = 3.5;
/// The most that a column of words may insist on.
const WORDS_LEAST: f32 = 90.0;
/// The most that a column is made wider than its words, in a table narrower than the page.
const MOST_EXTRA: f32 = 40.0;
/// How small letters may become so that a table fits, in parts of their size.
const SMALLEST: f32 = 0.75;

/// How wide the columns of a table are, and in which letters.
#[derive(Debug)]
struct Columns {
    widths: Vec<f32>,
    gap: f32,
    scale: f32,
}

impl Columns {
    /// Where a column begins.
    fn left(&self, column: usize) -> f32 {
        self.widths[..column].iter().map(|width| width + self.gap).sum()
    }

    fn width(&self) -> f32 {
        self.left(self.widths.len()) - self.gap
    }
}

/// What a column needs.
#[derive(Clone, Copy)]
struct Need {
    /// All on one line.
    natural: f32,
    /// Without dividing a figure or, up to a limit, a word.
    least: f32,
}

/// What the columns of a table need in letters of the usual size.
fn needs(letters: &Letters, table: &Table) -> Vec<Need> {
    let of_column = |(column, name): (usize, &String)| {
        let (natural, word) = letters.widths(name, CELL_HEAD);
        let mut need = Need { natural, least: word.min(WORDS_LEAST) };
        for text in table.rows.iter().filter_map(|row| row.get(column)) {
            let (whole, word) = letters.widths(text, CELL);
            let least = if table.is_words(column) { word.min(WORDS_LEAST) } else { whole };
            need.natural = need.natural.max(whole);
            need.least = need.least.max(least);
        }
        need
    };
    table.columns.iter().enumerate().map(of_column).collect()
}

/// The columns of a table in so much room: as wide as their words if there is room, else words are
/// divided over lines, then letters become smaller, and at last everything is divided.
fn columns(letters: &Letters, table: &Table, room: f32) -> Columns {
    let needs = needs(letters, table);
    let gaps = GAP * needs.len().saturating_sub(1) as f32;
    let natural: f32 = needs.iter().map(|need| need.natural).sum();
    let least: f32 = needs.iter().map(|need| need.least).sum();
    // letters, and gaps with them, as small as they must be for the least that columns need
    let scale = (room / (least + gaps)).clamp(SMALLEST, 1.0);
    let free = room / scale - gaps;
    let width: Box<dyn Fn(&Need) -> f32> = if natural <= free {
        let extra = ((free - natural) / needs.len() as f32).min(MOST_EXTRA);
        Box::new(move |need| need.natural + extra)
    } else if least <= free {
        let part = (free - least) / (natural - least);
        Box::new(move |need| need.least + part * (need.natural - need.least))
    } else {
        // first the gaps give way, then figures are divided as well
        let tight = TIGHT_GAP * needs.len().saturating_sub(1) as f32;
        let part = ((room / scale - tight).max(room / 2.0) / least).min(1.0);
        Box::new(move |need| need.least * part)
    };
    let widths: Vec<f32> = needs.iter().map(|need| width(need) * scale).collect();
    let words: f32 = widths.iter().sum();
    let gap = (GAP * scale).min((room - words) / (widths.len() as f32 - 1.0).max(1.0));
    Columns { widths, gap: gap.max(0.0), scale }
}

/// A row before it is a strip.
struct Row<'a> {
    cells: &'a [String],
    style: Style,
    /// What each cell belongs to.
    of: Vec<Owner>,
}

impl Setting<'_> {
    /// A table. Its head is repeated on every page it goes on.
    pub(super) fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let columns = columns(self.letters, table, self.area.width);
        let element = self.structure.root(Role::Table);
        let head = self.head(table, &columns, element);
        let body = self.structure.child(element, Role::TableBody);
        let count = table.rows.len();
        for (i, cells) in table.rows.iter().enumerate() {
            let row = self.structure.child(body, Role::TableRow);
            let of = (0..table.columns.len())
                .map(|column| if column == 0 { Role::RowHead } else { Role::Cell })
                .map(|role| Owner::Element(self.structure.child(row, role)))
                .collect();
            let style = CELL.scaled(columns.scale);
            let (mut marks, height) = self.row(table, &columns, &Row { cells, style, of });
            let is_last = i + 1 == count;
            let (thickness, ink) = if is_last { (0.75, ink()) } else { (0.5, faint()) };
            let width = columns.width();
            marks.push(Mark::Rule { x: 0.0, y: height, width, thickness, ink });
            let stays_with_next = i + 2 == count;
            let head = Some(Rc::clone(&head));
            self.push_whole(Strip { height, marks, stays_with_next, head, ..Strip::default() });
        }
    }

    /// The head of a table; returns what is repeated.
    fn head(&mut self, table: &Table, columns: &Columns, element: ElementId) -> Rc<Head> {
        let part = self.structure.child(element, Role::TableHead);
        let row = self.structure.child(part, Role::TableRow);
        let of = (0..table.columns.len())
            .map(|_| Owner::Element(self.structure.child(row, Role::ColumnHead)))
            .collect();
        let style = CELL_HEAD.scaled(columns.scale);
        let row = Row { cells: &table.columns, style, of };
        let (mut marks, height) = self.row(table, columns, &row);
        let (width, ink) = (columns.width(), ink());
        marks.push(Mark::Rule { x: 0.0, y: height, width, thickness: 0.75, ink });
        // a head of many lines would leave no room for rows
        let is_repeated = height < self.area.height / 4.0;
        let repeated = Head {
            height: if is_repeated { height } else { 0.0 },
            marks: if is_repeated {
                marks.iter().cloned().map(of_the_page).collect()
            } else {
                Vec::new()
            },
        };
        self.push_whole(Strip { before: 12.0, height, marks, ..Strip::default() });
        self.keep();
        Rc::new(repeated)
    }

    /// The marks of a row, and its height.
    fn row(&self, table: &Table, columns: &Columns, row: &Row<'_>) -> (Vec<Mark>, f32) {
        let mut marks = Vec::new();
        let mut most_lines = 1;
        let heads_end = table.columns.len();
        for column in 0..heads_end {
            let text = row.cells.get(column).map_or("", String::as_str);
            let (left, width) = (columns.left(column), columns.widths[column]);
            let lines = self.letters.lines(text, row.style, width);
            most_lines = most_lines.max(lines.len());
            for (i, run) in lines.into_iter().enumerate() {
                let base = PADDING + row.style.leading * i as f32 + row.style.base();
                let of = row.of[column];
                marks.push(if table.is_words(column) {
                    Mark::Text { x: left, base, run, ink: ink(), of }
                } else {
                    self.at_right(run, left + width, base, ink(), of)
                });
            }
        }
        (marks, 2.0 * PADDING + row.style.leading * most_lines as f32)
    }
}

/// A mark of a head as it is repeated: it was read out where the table began.
fn of_the_page(mark: Mark) -> Mark {
    match mark {
        Mark::Text { x, base, run, ink, .. } => Mark::Text { x, base, run, ink, of: Owner::Page },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: f32 = 471.0;

    fn widths(table: &Table) -> Columns {
        columns(&Letters::new().unwrap(), table, ROOM)
    }

    fn table(names: &[&str], row: &[&str]) -> Table {
        let row = row.iter().map(|text| (*text).to_owned()).collect();
        Table::new(names.iter().copied(), vec![row])
    }

    #[test]
    fn a_small_table_is_not_stretched_over_the_page() {
        let columns = widths(&table(&["Option", "Cost"], &["Ops Run It", "$5.7M"]));
        assert!(columns.width() < ROOM / 2.0, "{columns:?}");
        assert_eq!(columns.scale, 1.0);
    }

    #[test]
    fn words_give_way_before_figures() {
        let words =
            "An assumption in a sentence that is much longer than the page is wide, ".repeat(2);
        let columns =
            widths(&table(&["Assumption", "Low", "High"], &[&words, "$1,234,567", "12 %"]));
        assert!((columns.width() - ROOM).abs() < 0.1, "{columns:?}");
        let letters = Letters::new().unwrap();
        assert!(columns.widths[1] + 0.1 >= letters.run("$1,234,567", CELL).width);
        assert_eq!(columns.scale, 1.0);
    }

    #[test]
    fn many_figures_become_smaller_and_always_fit() {
        let names: Vec<String> = (0..10).map(|i| format!("Month {i}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let ten = widths(&table(&names, &["$1,234,567"; 10]));
        assert!(ten.scale < 1.0 && ten.width() <= ROOM + 0.1, "{ten:?}");
        let letters = Letters::new().unwrap();
        let months = widths(&table(&[names[0]; 13], &["$123,456"; 13]));
        let (whole, _) = letters.widths("$123,456", CELL.scaled(months.scale));
        assert!(months.widths.iter().all(|width| *width + 0.1 >= whole), "{months:?}");
        let thirty: Vec<&str> = names.iter().copied().cycle().take(30).collect();
        let thirty = widths(&table(&thirty, &["$1,234,567"; 30]));
        assert!(thirty.width() <= ROOM + 0.1, "{thirty:?}");
    }
}
