//! Tables: columns as wide as they need, rows as high as they need, and as many slides as they need.

use super::colours::ThemeColour;
use super::frame::{Frame, emu};
use super::text::{Letters, shortened};
use super::xml::{Element, tag};
use crate::report::Table;

/// Room at the left and right of a cell's text, together.
const SIDES: f64 = 14.0;
/// More than a text needs: rounding never takes its last letter, and figures stay whole in the wider
/// fonts of templates.
const SPARE: f64 = 0.5;
const SPARE_OF_FIGURES: f64 = 1.06;
/// Room above and below a cell's text, together.
const ENDS: f64 = 8.0;
/// A column of figures is no wider than this; a longer figure is shortened.
const WIDEST_FIGURES: f64 = 220.0;
/// A column of words is no narrower than this unless its words are.
const NARROWEST_WORDS: f64 = 120.0;
/// Built into every office suite: no colours and no lines but those of the cells.
const NO_STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

/// Rows of a table with their heading, ready to be placed.
#[derive(Clone, Debug)]
pub(super) struct TablePiece {
    pub(super) frame: Frame,
    /// Widths of columns, in points.
    widths: Vec<f64>,
    /// The heading is the first.
    rows: Vec<Row>,
    /// Which columns are words.
    are_words: Vec<bool>,
    size: f64,
}

#[derive(Clone, Debug)]
struct Row {
    cells: Vec<String>,
    height: f64,
}

/// A table as it is laid out in so much room, before it is divided over slides.
pub(super) struct TableLayout {
    /// One after the other: each has the first column and some of the others.
    pub(super) pieces: Vec<TablePiece>,
    /// Texts that do not stand in it whole.
    pub(super) cut: Vec<String>,
}

/// Lays a table out in an area, in letters of this size: where it does not fit below what is there
/// already (`first` of the area is free), it goes on, with its heading, in the whole area.
pub(super) fn laid_out(table: &Table, area: Frame, first: f64, size: f64) -> TableLayout {
    let mut layout = TableLayout { pieces: Vec::new(), cut: Vec::new() };
    for columns in column_groups(table, area.width, size) {
        let widths = widths(table, &columns, area.width, size);
        let room = if layout.pieces.is_empty() { first } else { area.height };
        divide(table, &columns, &widths, (area, room), size, &mut layout);
    }
    layout
}

/// Positions of columns that have room side by side, the first one in each.
fn column_groups(table: &Table, width: f64, size: f64) -> Vec<Vec<usize>> {
    let least = |column| {
        let natural = natural(table, column, size);
        if table.is_words(column) { natural.min(NARROWEST_WORDS) } else { natural }
    };
    let mut groups = vec![vec![0]];
    let mut used = least(0);
    for column in 1..table.columns.len() {
        let own = least(column);
        if used + own > width && groups.last().is_some_and(|group| group.len() > 1) {
            groups.push(vec![0]);
            used = least(0);
        }
        used += own;
        if let Some(group) = groups.last_mut() {
            group.push(column);
        }
    }
    groups
}

/// The width that shows every cell of a column on one line; of a column of figures at most what figures
/// may have.
fn natural(table: &Table, column: usize, size: f64) -> f64 {
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let widest = cells.map(|cell| Letters::regular(size).width(cell)).fold(0.0, f64::max);
    let heading = table.columns.get(column).map_or("", String::as_str);
    let bold = Letters::bold(size);
    if table.is_words(column) {
        return widest.max(bold.width(heading)) + SIDES + SPARE;
    }
    // a heading may be divided between words
    let word = heading.split(' ').map(|word| bold.width(word)).fold(0.0, f64::max);
    (widest.max(word) * SPARE_OF_FIGURES + SIDES + SPARE).min(WIDEST_FIGURES)
}

fn widths(table: &Table, columns: &[usize], width: f64, size: f64) -> Vec<f64> {
    let natural: Vec<f64> = columns.iter().map(|&c| natural(table, c, size)).collect();
    let sum: f64 = natural.iter().sum();
    if sum <= width {
        // what is left over goes to all, so that figures do not stick to each other at one side
        let more = (width - sum) / natural.len().max(1) as f64;
        return natural.iter().map(|own| own + more).collect();
    }
    let are_words: Vec<bool> = columns.iter().map(|&c| table.is_words(c)).collect();
    let pairs = || natural.iter().zip(&are_words);
    let figures: f64 = pairs().filter(|(_, is_words)| !**is_words).map(|(own, _)| own).sum();
    let mut wanted: Vec<f64> =
        pairs().filter(|(_, is_words)| **is_words).map(|(own, _)| *own).collect();
    wanted.sort_by(f64::total_cmp);
    // narrow columns of words get what they need, the wide ones share what remains
    let (mut left, mut others) = ((width - figures).max(40.0), wanted.len());
    let mut share = left / others.max(1) as f64;
    for own in wanted {
        if own > share {
            break;
        }
        left -= own;
        others -= 1;
        share = left / others.max(1) as f64;
    }
    let all: Vec<f64> =
        pairs().map(|(own, is_words)| if *is_words { own.min(share) } else { *own }).collect();
    let sum: f64 = all.iter().sum();
    all.iter().map(|own| own * width / sum).collect()
}

fn divide(
    table: &Table,
    columns: &[usize],
    widths: &[f64],
    (area, first): (Frame, f64),
    size: f64,
    layout: &mut TableLayout,
) {
    let are_words: Vec<bool> = columns.iter().map(|&column| table.is_words(column)).collect();
    // no row takes more than a third of a slide
    let most_lines = (area.height / 3.0 / Letters::regular(size).height(1)).max(1.0) as usize;
    let mut row = |cells: &[String], letters: Letters| {
        let mut most = 1;
        let cells =
            columns.iter().zip(widths).zip(&are_words).map(|((&column, width), is_words)| {
                let text = cells.get(column).map_or("", String::as_str);
                // figures stay on one line; the words of their heading may be divided
                let room = if *is_words || letters.is_bold { most_lines } else { 1 };
                let fitted = shortened(text, letters, width - SIDES, room);
                most = most.max(fitted.lines);
                if fitted.is_cut {
                    layout.cut.push(text.to_owned());
                }
                fitted.text
            });
        let cells = cells.collect();
        Row { cells, height: letters.height(most) + ENDS }
    };
    let heading = row(&table.columns, Letters::bold(size));
    let rows: Vec<Row> =
        table.rows.iter().map(|cells| row(cells, Letters::regular(size))).collect();
    let mut room = first;
    let mut piece = vec![heading.clone()];
    let mut used = heading.height;
    let mut pieces = Vec::new();
    for row in rows {
        if used + row.height > room && (piece.len() > 1 || room < area.height) {
            let whole = std::mem::replace(&mut piece, vec![heading.clone()]);
            pieces.push(whole);
            (room, used) = (area.height, heading.height);
        }
        used += row.height;
        piece.push(row);
    }
    pieces.push(piece);
    // a heading alone at the foot of a slide says nothing
    let are_rows = !table.rows.is_empty();
    pieces.retain(|piece| piece.len() > 1 || !are_rows);
    for rows in pieces {
        let height = rows.iter().map(|row| row.height).sum();
        layout.pieces.push(TablePiece {
            frame: Frame::new(area.left, area.top, widths.iter().sum(), height),
            widths: widths.to_vec(),
            rows,
            are_words: are_words.clone(),
            size,
        });
    }
}

impl TablePiece {
    /// The table as a slide has it.
    pub(super) fn element(&self) -> Element {
        let properties =
            tag("a:tblPr").with("firstRow", 1).holding(tag("a:tableStyleId").text(NO_STYLE));
        let grid = self.widths.iter().map(|width| tag("a:gridCol").with("w", emu(*width)));
        let rows = self.rows.iter().enumerate().map(|(place, row)| {
            let cells = row.cells.iter().enumerate();
            let cells = cells.map(|(column, text)| self.cell(place, column, text));
            tag("a:tr").with("h", emu(row.height)).holding_all(cells)
        });
        tag("a:tbl")
            .holding(properties)
            .holding(tag("a:tblGrid").holding_all(grid))
            .holding_all(rows)
    }

    fn cell(&self, row: usize, column: usize, text: &str) -> Element {
        let is_heading = row == 0;
        let colour = if is_heading { ThemeColour::MUTED } else { ThemeColour::INK };
        let look = |name| {
            tag(name)
                .with("lang", "en-GB")
                .with("sz", hundredths(self.size))
                .with("b", u8::from(is_heading))
                .holding(colour.fill())
        };
        let is_words = self.are_words.get(column).copied().unwrap_or(true);
        let align = tag("a:pPr").with("algn", if is_words { "l" } else { "r" });
        let paragraph = tag("a:p").holding(align);
        let paragraph = if text.is_empty() {
            paragraph.holding(look("a:endParaRPr"))
        } else {
            paragraph.holding(tag("a:r").holding(look("a:rPr")).holding(tag("a:t").text(text)))
        };
        let text =
            tag("a:txBody").holding(tag("a:bodyPr")).holding(tag("a:lstStyle")).holding(paragraph);
        let none = |name| tag(name).with("w", 0).holding(tag("a:noFill"));
        let rule = if is_heading { ThemeColour::MUTED } else { ThemeColour::RULE };
        let width = if is_heading { 12_700 } else { 9_525 };
        let properties = tag("a:tcPr")
            .with("marL", emu(SIDES / 2.0))
            .with("marR", emu(SIDES / 2.0))
            .with("marT", emu(ENDS / 2.0))
            .with("marB", emu(ENDS / 2.0))
            .with("anchor", if is_heading { "b" } else { "t" })
            .holding_all([none("a:lnL"), none("a:lnR"), none("a:lnT")])
            .holding(tag("a:lnB").with("w", width).holding(rule.fill()))
            .holding(tag("a:noFill"));
        tag("a:tc").holding(text).holding(properties)
    }
}

/// A size of letters as office files have it.
pub(super) fn hundredths(size: f64) -> u32 {
    (size * 100.0).round() as u32
}

#[cfg(test)]
mod tests {
    use super::super::text::lines;
    use super::*;

    const AREA: Frame = Frame::new(48.0, 100.0, 864.0, 360.0);

    fn cells(row: &[&str]) -> Vec<String> {
        row.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn a_long_table_goes_on_with_its_heading() {
        let rows = (0..60).map(|row| vec![format!("row {row}"), row.to_string()]).collect();
        let layout = laid_out(&Table::new(["Name", "Figure"], rows), AREA, 100.0, 12.0);
        assert!(layout.pieces.len() > 2 && layout.cut.is_empty());
        assert!(layout.pieces[0].frame.height <= 100.0);
        for piece in &layout.pieces {
            assert!(piece.frame.height <= AREA.height + 1e-6);
            assert_eq!(piece.rows[0].cells, ["Name", "Figure"]);
        }
        let rows: usize = layout.pieces.iter().map(|piece| piece.rows.len() - 1).sum();
        assert_eq!(rows, 60);
    }

    #[test]
    fn columns_without_room_follow_beside_the_first_again() {
        let columns: Vec<String> = (0..30).map(|c| format!("Column {c}")).collect();
        let row = (0..30).map(|c| format!("${c}00 000.00")).collect();
        let layout = laid_out(&Table::new(columns, vec![row]), AREA, AREA.height, 12.0);
        assert!(layout.pieces.len() > 2);
        for piece in &layout.pieces {
            assert_eq!(piece.rows[0].cells[0], "Column 0");
            let width: f64 = piece.widths.iter().sum();
            assert!(width <= AREA.width + 1e-6, "{width}");
        }
        let headings: usize = layout.pieces.iter().map(|piece| piece.widths.len() - 1).sum();
        assert_eq!(headings, 29);
    }

    #[test]
    fn what_is_shortened_is_kept_elsewhere() {
        let long = "word ".repeat(2_000);
        let row = vec![long.clone(), "1".repeat(300)];
        let layout = laid_out(&Table::new(["Text", "Figure"], vec![row]), AREA, AREA.height, 12.0);
        assert_eq!(layout.cut, [long, "1".repeat(300)]);
        let piece = &layout.pieces[0];
        assert!(piece.frame.height <= AREA.height);
        assert!(piece.rows[1].cells.iter().all(|cell| cell.ends_with('…')));
    }

    #[test]
    fn figures_are_never_divided_and_words_share_what_is_left() {
        let table = Table::new(
            ["Assumption", "Source", "Likely"],
            vec![cells(&["Rate", "An estimate of ours. ".repeat(20).as_str(), "$1 234 567"])],
        )
        .with_words_in(&[1]);
        let widths = widths(&table, &[0, 1, 2], 600.0, 12.0);
        assert!((widths.iter().sum::<f64>() - 600.0).abs() < 1e-6);
        assert!(widths[2] >= Letters::regular(12.0).width("$1 234 567") + SIDES - 1e-6);
        assert!(widths[1] > widths[0]);
        assert!(lines("Rate", Letters::regular(12.0), widths[0] - SIDES).len() == 1);
    }
}
