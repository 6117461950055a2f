//! Shapes that plotters' own vocabulary lacks: dashes, rounded corners, outlined fills.

use plotters_backend::BackendCoord;

use super::{
    Hatch, SvgBackend,
    markup::{push_attribute, push_length, push_length_attribute},
};
use crate::Colour;

/// How a line is drawn. Lengths are in backend units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub(crate) colour: Colour,
    pub(crate) width: u32,
    /// Lengths of a dash and of the gap after it; without a gap the line is solid.
    pub(crate) dashes: [u32; 2],
}

/// What a shape is filled with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Fill {
    pub(crate) colour: Colour,
    /// How much of what lies behind it is covered, from 0 to 100.
    pub(crate) percent: u32,
    /// Lines over it; of rectangles only.
    pub(crate) hatch: Option<Hatch>,
}

impl Fill {
    /// A fill through which the ground and other fills are seen.
    pub(crate) const fn tint(colour: Colour, percent: u32) -> Self {
        Self { colour, percent, hatch: None }
    }

    /// The same fill with lines over it.
    pub(crate) const fn hatched(self, hatch: Hatch) -> Self {
        Self { hatch: Some(hatch), ..self }
    }
}

impl From<Colour> for Fill {
    fn from(colour: Colour) -> Self {
        Self::tint(colour, 100)
    }
}

/// The edge of a filled shape. Width in backend units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outline {
    pub(crate) colour: Colour,
    pub(crate) width: u32,
}

impl SvgBackend<'_> {
    /// A line through `points`.
    pub(crate) fn polyline(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        stroke: &Stroke,
    ) {
        self.out.push_str("<path d=\"");
        self.push_points(points);
        self.out.push_str("\" fill=\"none\"");
        push_attribute(self.out, "stroke", stroke.colour);
        push_length_attribute(self.out, "stroke-width", signed(stroke.width));
        self.out.push_str(" stroke-linejoin=\"round\"");
        let [dash, gap] = stroke.dashes;
        if gap > 0 {
            self.out.push_str(" stroke-dasharray=\"");
            push_length(self.out, signed(dash));
            self.out.push(' ');
            push_length(self.out, signed(gap));
            self.out.push('"');
        } else {
            self.out.push_str(" stroke-linecap=\"round\"");
        }
        self.out.push_str("/>");
    }

    /// A rectangle with rounded corners; the outline lies inside its edge.
    pub(crate) fn rounded_rect(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        radius: i32,
        fill: Fill,
        outline: Option<Outline>,
    ) {
        let width = outline.map_or(0, |outline| signed(outline.width));
        let inset = width / 2;
        self.out.push_str("<rect");
        push_length_attribute(self.out, "x", left + inset);
        push_length_attribute(self.out, "y", top + inset);
        push_length_attribute(self.out, "width", (right - left - width).max(1));
        push_length_attribute(self.out, "height", (bottom - top - width).max(1));
        if radius > 0 {
            push_length_attribute(self.out, "rx", radius);
        }
        self.push_fill(fill);
        self.push_outline(outline);
        self.out.push_str("/>");
    }

    /// A filled closed shape.
    pub(crate) fn polygon(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        fill: Fill,
        outline: Option<Outline>,
    ) {
        self.out.push_str("<path d=\"");
        self.push_points(points);
        self.out.push_str("z\"");
        self.push_fill(fill);
        self.push_outline(outline);
        self.out.push_str("/>");
    }

    /// A filled circle.
    pub(crate) fn disc(
        &mut self,
        centre: BackendCoord,
        radius: i32,
        fill: Fill,
        outline: Option<Outline>,
    ) {
        self.push_circle(centre, radius);
        self.push_fill(fill);
        self.push_outline(outline);
        self.out.push_str("/>");
    }

    pub(super) fn push_circle(&mut self, (x, y): BackendCoord, radius: i32) {
        self.out.push_str("<circle");
        push_length_attribute(self.out, "cx", x);
        push_length_attribute(self.out, "cy", y);
        push_length_attribute(self.out, "r", radius);
    }

    pub(super) fn push_points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        for (i, (x, y)) in points.into_iter().enumerate() {
            self.out.push(if i == 0 { 'M' } else { 'L' });
            push_length(self.out, x);
            self.out.push(' ');
            push_length(self.out, y);
        }
    }

    fn push_fill(&mut self, fill: Fill) {
        push_attribute(self.out, "fill", fill.colour);
        if fill.percent < 100 {
            push_length_attribute(self.out, "fill-opacity", signed(fill.percent));
        }
    }

    fn push_outline(&mut self, outline: Option<Outline>) {
        if let Some(outline) = outline {
            push_attribute(self.out, "stroke", outline.colour);
            push_length_attribute(self.out, "stroke-width", signed(outline.width));
        }
    }
}

/// A length as a signed number; no canvas is large enough to need the limit.
pub(crate) fn signed(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
