//! Paragraphs, lists and tables one below the other, over as many slides as they take.

use std::collections::VecDeque;

use super::colours::ThemeColour;
use super::frame::Frame;
use super::shape::{Paragraph, Shape, TextBox};
use super::table::{TablePiece, laid_out};
use super::text::{Letters, divided, lines, paragraphs};
use crate::report::{ReportPart, Table};

/// Sizes of letters that are tried, in points. Text in smaller ones is not read from afar.
const SIZES: [f64; 4] = [16.0, 14.0, 13.0, 12.0];
/// The size of text that takes several slides anyway.
const LONG: f64 = 14.0;
/// Letters of tables are smaller than those of text by this, and not smaller than the smallest.
const SMALLER_IN_TABLES: f64 = 2.0;
const SMALLEST: f64 = 12.0;
/// How far the lines of a list stand in.
pub(super) const INDENT: f64 = 14.0;
/// Between a table and what stands above it.
const ABOVE_TABLE: f64 = 12.0;
/// Least height that is worth beginning a table in.
const LEAST_TABLE: f64 = 72.0;
/// Between two columns of text.
const GAP: f64 = 40.0;

/// What is to be placed.
#[derive(Clone, Debug)]
enum Item<'a> {
    Text(String, Role),
    Table(&'a Table),
    /// What remains of a table that began on the slide before.
    Piece(TablePiece),
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Paragraph,
    /// Stays with the line below it.
    ListTitle,
    ListLine,
    /// What remains of a paragraph that began in the column before.
    Rest,
}

/// The paragraphs of a text. Those after the first of a line of a list have no bullet.
fn texts<'a>(text: &str, role: Role) -> impl Iterator<Item = Item<'a>> {
    let filled = paragraphs(text).into_iter().filter(|own| !own.trim().is_empty());
    filled.enumerate().map(move |(place, text)| match role {
        Role::ListLine if place > 0 => Item::Text(text, Role::Paragraph),
        role => Item::Text(text, role),
    })
}

impl Role {
    fn paragraph(self, text: String, size: f64, is_first: bool) -> Paragraph {
        let (letters, before) = match self {
            Self::Paragraph => (Letters::regular(size), 8.0),
            Self::ListTitle => (Letters::bold(size), 14.0),
            Self::ListLine => (Letters::regular(size), 5.0),
            Self::Rest => (Letters::regular(size), 0.0),
        };
        let before = if is_first { 0.0 } else { before };
        let has_bullet = self == Self::ListLine;
        Paragraph { has_bullet, before, ..Paragraph::new(text, letters, ThemeColour::INK) }
    }
}

/// Height of a paragraph in a column of this width, the room above it included.
pub(super) fn height(paragraph: &Paragraph, width: f64) -> f64 {
    let width = width - if paragraph.has_bullet { INDENT } else { 0.0 };
    let lines = lines(&paragraph.text, paragraph.letters, width).len();
    paragraph.before + paragraph.letters.height(lines)
}

/// What is still to be placed, and what was not placed whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow<'a> {
    items: VecDeque<Item<'a>>,
    /// Texts that do not stand whole on any slide.
    pub(super) cut: Vec<String>,
}

impl<'a> Flow<'a> {
    pub(super) fn of(parts: impl IntoIterator<Item = &'a ReportPart>) -> Self {
        let mut items = VecDeque::new();
        for part in parts {
            match part {
                ReportPart::Paragraph(text) => items.extend(texts(text, Role::Paragraph)),
                ReportPart::List { title, lines } => {
                    items.extend(texts(title, Role::ListTitle));
                    for line in lines {
                        items.extend(texts(line, Role::ListLine));
                    }
                }
                ReportPart::Table(table) => items.push_back(Item::Table(table)),
            }
        }
        Self { items, cut: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Whether it begins with text.
    pub(super) fn begins_with_text(&self) -> bool {
        matches!(self.items.front(), Some(Item::Text(..)))
    }

    /// Height of the text it begins with, in a column of this width and letters of this size.
    pub(super) fn height_of_texts(&self, width: f64, size: f64) -> f64 {
        let texts = self.items.iter().map_while(|item| match item {
            Item::Text(text, role) => Some((text, role)),
            _ => None,
        });
        let paragraphs = texts.enumerate().map(|(place, (text, role))| {
            height(&role.paragraph(text.clone(), size, place == 0), width)
        });
        paragraphs.sum()
    }

    /// Places the text it begins with, as far as it fits, and gives what was placed.
    pub(super) fn place_texts(&mut self, area: Frame) -> Vec<Shape<'a>> {
        let texts = self.items.iter().take_while(|item| matches!(item, Item::Text(..))).count();
        let others = self.items.split_off(texts);
        let size = self.size(area, area).unwrap_or(SMALLEST);
        let shapes = self.place(area, area, size);
        self.items.extend(others);
        shapes
    }

    /// Places what fits on a slide of which only `area` is free, and gives what was placed: something of
    /// it always. `whole` is what later slides have.
    pub(super) fn place_slide(&mut self, area: Frame, whole: Frame) -> Vec<Shape<'a>> {
        let are_texts = self.items.iter().all(|item| matches!(item, Item::Text(..)));
        if are_texts && let Some(shapes) = self.place_in_columns(area) {
            return shapes;
        }
        let size = self.size(area, whole).unwrap_or(LONG);
        self.place(area, whole, size)
    }

    /// The largest size in which everything fits.
    fn size(&self, area: Frame, whole: Frame) -> Option<f64> {
        SIZES.into_iter().find(|&size| {
            let mut tried = self.clone();
            tried.place(area, whole, size);
            tried.is_empty()
        })
    }

    /// Text in two columns, where it is several lists or long: lines over a whole slide are too long to
    /// be read.
    fn place_in_columns(&mut self, area: Frame) -> Option<Vec<Shape<'a>>> {
        let titles: Vec<usize> = (1..self.items.len())
            .filter(|&place| matches!(self.items[place], Item::Text(_, Role::ListTitle)))
            .collect();
        let (left, right) = area.divided(0.5, GAP);
        let fits = |items: VecDeque<Item<'a>>, column: Frame, size| {
            let mut tried = Flow { items, cut: Vec::new() };
            let shapes = tried.place(column, column, size);
            tried.is_empty().then(|| {
                let lowest = shapes.iter().map(|shape| match shape {
                    Shape::Text(text) => text.frame.bottom(),
                    _ => 0.0,
                });
                (lowest.fold(0.0, f64::max), shapes)
            })
        };
        for size in SIZES {
            let mut best: Option<(f64, Vec<Shape<'a>>)> = None;
            for &place in &titles {
                let mut first = self.items.clone();
                let second = first.split_off(place);
                let both = fits(first, left, size).zip(fits(second, right, size));
                let Some(((a, mut shapes), (b, others))) = both else { continue };
                shapes.extend(others);
                if best.as_ref().is_none_or(|(lowest, _)| a.max(b) < *lowest) {
                    best = Some((a.max(b), shapes));
                }
            }
            if let Some((_, shapes)) = best {
                self.items.clear();
                return Some(shapes);
            }
        }
        let is_short = self.size(area, area).is_some_and(|size| size >= LONG);
        if is_short {
            return None;
        }
        let mut shapes = self.place(left, area, LONG);
        shapes.extend(self.place(right, area, LONG));
        Some(shapes)
    }

    /// Places what fits in letters of a size; something always.
    fn place(&mut self, area: Frame, whole: Frame, size: f64) -> Vec<Shape<'a>> {
        let mut shapes = Vec::new();
        let mut free = area;
        while !self.items.is_empty() {
            let before = self.items.len();
            if let Some(text) = self.place_text(free, size, shapes.is_empty()) {
                free = free.below(text.frame.height);
                shapes.push(Shape::Text(text));
            } else if let Some(table) = self.place_table(free, whole, size, shapes.is_empty()) {
                free = free.below(table.frame.bottom() - free.top + ABOVE_TABLE);
                shapes.push(Shape::Table(table));
            } else {
                break;
            }
            let is_divided =
                matches!(self.items.front(), Some(Item::Piece(_) | Item::Text(_, Role::Rest)));
            if is_divided || (before == self.items.len() && free.height < 1.0) {
                break;
            }
        }
        shapes
    }

    /// Paragraphs until the next table, as far as they fit. None where there are none.
    fn place_text(&mut self, area: Frame, size: f64, is_alone: bool) -> Option<TextBox> {
        let mut placed: Vec<Paragraph> = Vec::new();
        let mut used = 0.0;
        while let Some(Item::Text(text, role)) = self.items.front() {
            let role = *role;
            let is_first = placed.is_empty();
            let paragraph = role.paragraph(text.clone(), size, is_first);
            let own = height(&paragraph, area.width);
            if used + own <= area.height {
                self.items.pop_front();
                placed.push(paragraph);
                used += own;
                continue;
            }
            let left = area.height - used - paragraph.before;
            let room = (left / paragraph.letters.height(1)).max(0.0) as usize;
            // some lines of a long paragraph stay here; on an empty slide at least one must
            let is_worth = own > area.height / 2.0 && room >= 3;
            let is_alone = is_alone && placed.iter().all(|own| own.letters.is_bold);
            if is_worth || is_alone {
                let width = area.width - if paragraph.has_bullet { INDENT } else { 0.0 };
                let (here, rest) = divided(text, paragraph.letters, width, room.max(1));
                self.items.pop_front();
                if !rest.is_empty() {
                    self.items.push_front(Item::Text(rest, Role::Rest));
                }
                let paragraph = Paragraph { text: here, ..paragraph };
                used += height(&paragraph, area.width);
                placed.push(paragraph);
            }
            break;
        }
        // a title stays with its list
        let is_title = |own: &Paragraph| own.letters.is_bold;
        let may_be_empty = placed.len() > 1 || !is_alone;
        if may_be_empty
            && !self.items.is_empty()
            && let Some(title) = placed.pop_if(|last| is_title(last))
        {
            used -= height(&title, area.width);
            self.items.push_front(Item::Text(title.text, Role::ListTitle));
        }
        (!placed.is_empty()).then(|| TextBox {
            name: "Text",
            frame: area.upper(used),
            paragraphs: placed,
        })
    }

    fn place_table(
        &mut self,
        area: Frame,
        whole: Frame,
        size: f64,
        is_alone: bool,
    ) -> Option<TablePiece> {
        let free = area.below(if is_alone { 0.0 } else { ABOVE_TABLE });
        let mut pieces: VecDeque<TablePiece> = match self.items.front()? {
            Item::Text(..) => return None,
            Item::Piece(piece) => VecDeque::from([piece.clone()]),
            Item::Table(_) if !is_alone && free.height < LEAST_TABLE => return None,
            Item::Table(table) => {
                let size = (size - SMALLER_IN_TABLES).max(SMALLEST);
                let frame = Frame { left: free.left, width: free.width, ..whole };
                let layout = laid_out(table, frame, free.height, size);
                self.cut.extend(layout.cut);
                layout.pieces.into()
            }
        };
        self.items.pop_front();
        let first = pieces.pop_front();
        for piece in pieces.into_iter().rev() {
            self.items.push_front(Item::Piece(piece));
        }
        let mut piece = first?;
        if piece.frame.height > free.height + 1e-6 && !is_alone {
            self.items.push_front(Item::Piece(piece));
            return None;
        }
        piece.frame = Frame { top: free.top, left: free.left, ..piece.frame };
        Some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Frame = Frame::new(48.0, 120.0, 864.0, 360.0);

    /// Every slide that a flow takes.
    fn slides<'a>(mut flow: Flow<'a>, first: Frame) -> Vec<Vec<Shape<'a>>> {
        let mut slides = Vec::new();
        let mut area = first;
        while !flow.is_empty() {
            slides.push(flow.place_slide(area, AREA));
            assert!(slides.len() < 500, "does not end");
            area = AREA;
        }
        slides
    }

    fn texts(shapes: &[Shape<'_>]) -> Vec<String> {
        let mut all = Vec::new();
        for shape in shapes {
            if let Shape::Text(text) = shape {
                all.extend(text.paragraphs.iter().map(|own| own.text.clone()));
            }
        }
        all
    }

    fn list(title: &str, lines: usize) -> ReportPart {
        let lines = (0..lines).map(|line| format!("{title}, line {line}")).collect();
        ReportPart::List { title: title.to_owned(), lines }
    }

    #[test]
    fn nothing_of_a_long_text_is_lost_and_nothing_overflows() {
        let words: Vec<String> = (0..3_000).map(|word| format!("w{word}")).collect();
        let parts = [ReportPart::Paragraph(words.join(" ")), list("One", 40), list("Two", 3)];
        let slides = slides(Flow::of(&parts), AREA.below(200.0));
        let all: Vec<String> = slides.iter().flat_map(|slide| texts(slide)).collect();
        let all = all.join(" ");
        let found: Vec<&str> = all.split(' ').filter(|word| word.starts_with('w')).collect();
        assert_eq!(found, words);
        assert!(all.contains("One, line 39") && all.contains("Two, line 2"));
        for shape in slides.iter().flatten() {
            let Shape::Text(text) = shape else { continue };
            let used: f64 = text.paragraphs.iter().map(|p| height(p, text.frame.width)).sum();
            assert!(used <= text.frame.height + 1e-6);
            assert!(text.frame.bottom() <= AREA.bottom() + 1e-6);
        }
    }

    #[test]
    fn two_short_lists_stand_beside_each_other() {
        let parts = [list("One", 4), list("Two", 5)];
        let slides = slides(Flow::of(&parts), AREA);
        assert_eq!(slides.len(), 1);
        let lefts: Vec<f64> = slides[0]
            .iter()
            .map(|shape| match shape {
                Shape::Text(text) => text.frame.left,
                _ => panic!("only text"),
            })
            .collect();
        assert_eq!(lefts.len(), 2);
        assert!(lefts[0] < lefts[1]);
    }

    #[test]
    fn a_title_is_never_the_last_line_of_a_slide() {
        for lines in 1..60 {
            let parts = [list("One", lines), list("Two", 30), list("Three", 30)];
            for slide in slides(Flow::of(&parts), AREA) {
                for shape in &slide {
                    let Shape::Text(text) = shape else { continue };
                    let last = text.paragraphs.last().unwrap();
                    assert!(!last.letters.is_bold, "{lines}: {}", last.text);
                }
            }
        }
    }

    #[test]
    fn a_table_follows_text_and_goes_on() {
        let rows = (0..50).map(|row| vec![format!("row {row}"), row.to_string()]).collect();
        let parts = [
            ReportPart::Paragraph("Before it.".to_owned()),
            ReportPart::table(["Name", "Figure"], rows),
        ];
        let slides = slides(Flow::of(&parts), AREA);
        assert!(slides.len() > 1);
        assert!(matches!(slides[0][..], [Shape::Text(_), Shape::Table(_)]));
        for shape in slides.iter().flatten() {
            let Shape::Table(table) = shape else { continue };
            assert!(table.frame.bottom() <= AREA.bottom() + 1e-6, "{:?}", table.frame);
        }
    }
}
