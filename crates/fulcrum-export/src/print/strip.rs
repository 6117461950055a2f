//! A strip of paper as wide as the text: what stands beside each other and is never divided.

use std::rc::Rc;

use fulcrum_charts::Colour;

use super::letters::{Run, Style};
use super::picture::Picture;
use super::structure::ElementId;

/// Something that is drawn. Places are in points, from the left edge of the text to the right and from
/// the top of the strip, or of the page once it is placed, downwards.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Words on their base line.
    Text { x: f32, base: f32, run: Run, ink: Colour, of: Owner },
    /// The number of the page on which a section begins; it ends at `right`.
    PageOf { section: usize, right: f32, base: f32, style: Style, ink: Colour, of: ElementId },
    /// A horizontal line.
    Rule { x: f32, y: f32, width: f32, thickness: f32, ink: Colour },
    /// An area that leads to the beginning of a section.
    Link { x: f32, y: f32, width: f32, height: f32, section: usize, of: ElementId },
    /// A chart, so many times as large as it is drawn.
    Picture { x: f32, y: f32, scale: f32, picture: Rc<Picture>, of: ElementId },
}

impl Mark {
    /// The mark, moved.
    pub(super) fn moved(mut self, right: f32, down: f32) -> Self {
        match &mut self {
            Self::Text { x, base: y, .. }
            | Self::Rule { x, y, .. }
            | Self::Link { x, y, .. }
            | Self::Picture { x, y, .. }
            | Self::PageOf { right: x, base: y, .. } => {
                *x += right;
                *y += down;
            }
        }
        self
    }
}

/// What words belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Owner {
    /// A part of the document.
    Element(ElementId),
    /// The page: what is repeated on every one of them and is not read out.
    Page,
}

/// What stands beside each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// Room above it, left out at the top of a page.
    pub(super) before: f32,
    /// Its height without that.
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    /// Whether it must not be the last of a page.
    pub(super) stays_with_next: bool,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Below this much room, in points, it begins a page.
    pub(super) least_room: f32,
    /// The section that begins here.
    pub(super) section: Option<usize>,
    /// What is repeated above it when it begins a page: the head of its table.
    pub(super) head: Option<Rc<Head>>,
}

/// The head of a table as it is repeated.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
}
