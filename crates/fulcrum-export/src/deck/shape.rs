//! What a slide is made of, before it is written.

use super::colours::ThemeColour;
use super::frame::Frame;
use super::table::TablePiece;
use super::template::Placeholder;
use super::text::{Fitted, Letters};
use crate::business_case::Exhibit;
use crate::native_chart::NativeChart;

/// One slide.
#[derive(Debug)]
pub(super) struct Slide<'a> {
    pub(super) is_cover: bool,
    pub(super) shapes: Vec<Shape<'a>>,
    /// What whoever presents it should know, a paragraph each.
    pub(super) notes: Vec<String>,
}

/// A thing on a slide. They are read in this order.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    /// Text in a place of the layout.
    Placed(Placeholder, Fitted),
    /// The number of the slide.
    Number(Placeholder),
    /// Text in a box of its own.
    Text(TextBox),
    /// A chart that the office suite draws.
    Chart(Frame, &'a Exhibit, &'a NativeChart),
    /// A chart as a picture.
    Picture(Frame, &'a Exhibit),
    /// A table, or so many of its rows.
    Table(TablePiece),
    /// A thin line that sets things apart.
    Rule(Frame),
}

/// Paragraphs in a box.
#[derive(Clone, Debug)]
pub(super) struct TextBox {
    /// What it is, for lists of what a slide holds.
    pub(super) name: &'static str,
    pub(super) frame: Frame,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// A paragraph of one look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) letters: Letters,
    pub(super) colour: ThemeColour,
    pub(super) has_bullet: bool,
    /// Room above it, in points.
    pub(super) before: f64,
}

impl Paragraph {
    pub(super) fn new(text: impl Into<String>, letters: Letters, colour: ThemeColour) -> Self {
        Self { text: text.into(), letters, colour, has_bullet: false, before: 0.0 }
    }
}
