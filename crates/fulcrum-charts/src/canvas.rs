//! The whole drawing, addressed in CSS pixels.

use plotters::{
    coord::{Shift, cartesian::Cartesian2d, ranged1d::Ranged},
    drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea},
    element::{Drawable, PointCollection},
    style::{
        Color, FontDesc, FontFamily, FontStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};
use plotters_backend::DrawingErrorKind;

use crate::{
    ChartError, Colour, OptionKind, Size,
    elements::{Curve, GroupEdge, Segment},
    geometry::{Frame, Point},
    lettering::{Face, Weight},
    svg::{Stroke, SvgBackend, UNITS_PER_PIXEL},
};

/// An area with a coordinate system in data.
pub(crate) type Plot<'a, X, Y> = DrawingArea<SvgBackend<'a>, Cartesian2d<X, Y>>;

/// The drawing while it is made.
pub(crate) struct Canvas<'a> {
    root: DrawingArea<SvgBackend<'a>, Shift>,
    /// What the ids of its groups begin with.
    id: &'a str,
}

/// What a drawing is called in its file.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    /// The kind of chart and what it is of, as ids are written: ids of different charts in one page then
    /// differ. Nothing refers to an id, so that even those of two charts alike do no harm.
    pub(crate) id: &'a str,
    /// What it says, in a sentence.
    pub(crate) title: &'a str,
}

/// One line of text, centred on a height.
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) face: Face,
    pub(crate) colour: Colour,
    pub(crate) align: HPos,
}

/// The name of the group of what is of one option.
pub(crate) fn series(option: OptionKind) -> String {
    format!("series-{}", option.id())
}

/// The name of the group of an option's band.
pub(crate) fn band_of(option: OptionKind) -> String {
    format!("band-{}", option.id())
}

impl Canvas<'_> {
    /// The SVG of what `draw` draws.
    pub(crate) fn draw(
        size: Size,
        about: About<'_>,
        draw: impl FnOnce(&Canvas<'_>) -> Result<(), ChartError>,
    ) -> Result<String, ChartError> {
        let mut svg = String::with_capacity(8 * 1024);
        let root = SvgBackend::new(&mut svg, size, about.title).into_drawing_area();
        draw(&Canvas { root, id: about.id })?;
        svg.push_str("</svg>");
        Ok(svg)
    }

    /// Puts what `draw` draws into a group of this name: programs that edit drawings show it as a layer.
    /// Names are unique within a drawing.
    pub(crate) fn group(
        &self,
        name: &str,
        draw: impl FnOnce(&Self) -> Result<(), ChartError>,
    ) -> Result<(), ChartError> {
        self.element(&GroupEdge::Start(format!("{}-{name}", self.id)))?;
        draw(self)?;
        self.element(&GroupEdge::End)
    }

    /// Text whose capitals are centred on `at`.
    pub(crate) fn text(&self, words: &Words<'_>, at: Point) -> Result<(), ChartError> {
        let weight = match words.face.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        };
        let size = words.face.size * f64::from(UNITS_PER_PIXEL);
        let style = TextStyle {
            font: FontDesc::new(FontFamily::SansSerif, size, weight),
            color: words.colour.to_plotters().to_backend_color(),
            pos: Pos::new(words.align, VPos::Center),
        };
        self.root.draw_text(words.text, &style, point_units(at)?).map_err(drawing_error)
    }

    /// A straight line or a line with corners.
    pub(crate) fn line(&self, points: &[Point], stroke: Stroke) -> Result<(), ChartError> {
        let points = points.iter().map(|&point| point_units(point)).collect::<Result<_, _>>()?;
        self.element(&Curve { points, stroke })
    }

    /// An element placed in backend units.
    pub(crate) fn element<'e, E>(&self, element: &'e E) -> Result<(), ChartError>
    where
        &'e E: PointCollection<'e, (i32, i32)>,
        E: for<'b> Drawable<SvgBackend<'b>>,
    {
        self.root.draw(element).map_err(drawing_error)
    }

    /// A ground for text on a texture, so that no line goes through its letters: from the middle of its
    /// left edge so wide and so high.
    pub(crate) fn plate(
        &self,
        (left, middle): Point,
        (width, height): (f64, f64),
        colour: Colour,
    ) -> Result<(), ChartError> {
        let half = height / 2.0;
        self.element(&Segment {
            corners: [
                point_units((left, middle - half))?,
                point_units((left + width, middle + half))?,
            ],
            fill: colour.into(),
            outline: None,
            radius: 0,
            gaps: [0, 0],
            least_width: 0,
        })
    }
}

impl<'a> Canvas<'a> {
    /// A coordinate system whose horizontal axis runs over `frame` from left to right and whose
    /// vertical axis runs from bottom to top.
    pub(crate) fn plot<X: Ranged, Y: Ranged>(
        &self,
        x: X,
        y: Y,
        frame: &Frame,
    ) -> Result<Plot<'a, X, Y>, ChartError> {
        let horizontal = units(frame.left)?..units(frame.right)?;
        let vertical = units(frame.bottom)?..units(frame.top)?;
        Ok(self.root.apply_coord_spec(Cartesian2d::new(x, y, (horizontal, vertical))))
    }
}

/// Draws an element placed in data.
pub(crate) fn draw_in<'a, 'e, X, Y, E>(
    plot: &Plot<'a, X, Y>,
    element: &'e E,
) -> Result<(), ChartError>
where
    X: Ranged,
    Y: Ranged,
    &'e E: PointCollection<'e, (X::ValueType, Y::ValueType)>,
    E: Drawable<SvgBackend<'a>>,
{
    plot.draw(element).map_err(drawing_error)
}

/// Where plotters puts a point of the data, in CSS pixels.
pub(crate) fn position<X: Ranged, Y: Ranged>(
    plot: &Plot<'_, X, Y>,
    point: &(X::ValueType, Y::ValueType),
) -> Point {
    let (x, y) = plot.map_coordinate(point);
    let unit = f64::from(UNITS_PER_PIXEL);
    (f64::from(x) / unit, f64::from(y) / unit)
}

/// A length in CSS pixels as backend units.
pub(crate) fn units(pixels: f64) -> Result<i32, ChartError> {
    let units = (pixels * f64::from(UNITS_PER_PIXEL)).round();
    if units.is_finite() && units.abs() < f64::from(i32::MAX) {
        Ok(units as i32)
    } else {
        Err(ChartError::NotFinite)
    }
}

/// A length above 0, such as the width of a stroke, as backend units.
pub(crate) fn thickness(pixels: f64) -> Result<u32, ChartError> {
    Ok(units(pixels)?.max(1).unsigned_abs())
}

pub(crate) fn point_units((x, y): Point) -> Result<(i32, i32), ChartError> {
    Ok((units(x)?, units(y)?))
}

pub(crate) fn drawing_error(error: DrawingAreaErrorKind<ChartError>) -> ChartError {
    match error {
        DrawingAreaErrorKind::BackendError(DrawingErrorKind::DrawingError(error)) => error,
        DrawingAreaErrorKind::BackendError(DrawingErrorKind::FontError(_))
        | DrawingAreaErrorKind::SharingError
        | DrawingAreaErrorKind::LayoutError => ChartError::Drawing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_are_not_finite_are_refused() {
        for pixels in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e30] {
            assert_eq!(units(pixels), Err(ChartError::NotFinite));
        }
        assert_eq!(units(12.345), Ok(1235));
        assert_eq!(thickness(0.0), Ok(1));
    }
}
