//! The line above a part of a chart: an option's dot and name, and a figure at the right end.

use plotters::style::text_anchor::HPos;

use crate::{
    ChartError, OptionKind,
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::{Marker, Shape},
    lettering::{Face, Weight},
    svg::Outline,
    theme::Palette,
};

/// What one heading says.
pub(crate) struct Heading<'a> {
    pub(crate) option: OptionKind,
    /// Shortened to the room that `figure` leaves.
    pub(crate) name: &'a str,
    /// Stands at the right end, whole.
    pub(crate) figure: &'a str,
}

impl Heading<'_> {
    /// Draws the heading between `left` and `right`, its capitals centred on `middle`.
    pub(crate) fn draw(
        &self,
        canvas: &Canvas<'_>,
        (left, right): (f64, f64),
        middle: f64,
        scale: f64,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let colours = palette.option(self.option);
        let radius = 4.0 * scale;
        canvas.element(&Marker {
            at: point_units((left + radius, middle))?,
            shape: Shape::Disc,
            radius: units(radius - 0.5)?,
            fill: colours.hue.into(),
            outline: Some(Outline { colour: colours.line, width: thickness(1.0)? }),
        })?;
        let face = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let name_left = left + 14.0 * scale;
        let room = right - face.width(self.figure) - 12.0 * scale - name_left;
        let name = face.shorten(self.name, room);
        let name = Words { text: &name, face, colour: palette.ink, align: HPos::Left };
        canvas.text(&name, (name_left, middle))?;
        let figure = Words { text: self.figure, face, colour: palette.ink, align: HPos::Right };
        canvas.text(&figure, (right, middle))
    }
}
