//! Elements for plotters drawing areas that use what the SVG backend can do beyond plotters' own.

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use crate::{
    ChartError,
    svg::{Fill, Outline, Stroke, SvgBackend, signed},
};

type Drawn = Result<(), DrawingErrorKind<ChartError>>;

/// A line through points, solid or dashed.
pub(crate) struct Curve<C> {
    pub(crate) points: Vec<C>,
    pub(crate) stroke: Stroke,
}

/// A filled closed shape.
pub(crate) struct Area<C> {
    pub(crate) points: Vec<C>,
    pub(crate) fill: Fill,
    pub(crate) outline: Option<Outline>,
}

/// A rectangle between two opposite corners, made smaller by gaps to its neighbours.
pub(crate) struct Segment<C> {
    pub(crate) corners: [C; 2],
    pub(crate) fill: Fill,
    pub(crate) outline: Option<Outline>,
    /// Corner radius in backend units.
    pub(crate) radius: i32,
    /// Room left free at the left and at the right edge, in backend units.
    pub(crate) gaps: [i32; 2],
    /// Width in backend units below which it is not drawn, so that a small amount stays visible.
    pub(crate) least_width: i32,
}

/// A small sign at a point.
pub(crate) struct Marker<C> {
    pub(crate) at: C,
    pub(crate) shape: Shape,
    /// Half of its width, in backend units.
    pub(crate) radius: i32,
    pub(crate) fill: Fill,
    pub(crate) outline: Option<Outline>,
}

/// Shapes of markers; all look equally large.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    Disc,
    Diamond,
    Square,
    /// Its tip is up.
    Triangle,
}

/// Where a group of elements begins, with its id, or ends.
pub(crate) enum GroupEdge {
    Start(String),
    End,
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Curve<C> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        &self.points
    }
}

impl<C> Drawable<SvgBackend<'_>> for Curve<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        backend.polyline(points, &self.stroke);
        Ok(())
    }
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Area<C> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        &self.points
    }
}

impl<C> Drawable<SvgBackend<'_>> for Area<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        backend.polygon(points, self.fill, self.outline);
        Ok(())
    }
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Segment<C> {
    type Point = &'a C;
    type IntoIter = &'a [C; 2];

    fn point_iter(self) -> &'a [C; 2] {
        &self.corners
    }
}

impl<C> Drawable<SvgBackend<'_>> for Segment<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corners: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        let (Some(a), Some(b)) = (corners.next(), corners.next()) else {
            return Err(DrawingErrorKind::DrawingError(ChartError::Drawing));
        };
        let (left, right) = (a.0.min(b.0), a.0.max(b.0));
        let [before, after] = self.gaps;
        let (mut start, mut end) = (left + before, right - after);
        if end - start < self.least_width {
            // the gaps of the neighbours leave room for this much
            start = (left + right - self.least_width) / 2;
            end = start + self.least_width;
        }
        let thin = end - start < 4 * self.radius;
        let radius = if thin { 0 } else { self.radius };
        let (top, bottom) = (a.1.min(b.1), a.1.max(b.1));
        backend.rounded_rect((start, top), (end, bottom), radius, self.fill, self.outline);
        if let Some(hatch) = self.fill.hatch {
            let edge = self.outline.map_or(0, |outline| signed(outline.width));
            backend.hatch((start + edge, top + edge), (end - edge, bottom - edge), hatch);
        }
        Ok(())
    }
}

impl<'a, C: 'a> PointCollection<'a, C> for &'a Marker<C> {
    type Point = &'a C;
    type IntoIter = std::iter::Once<&'a C>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<C> Drawable<SvgBackend<'_>> for Marker<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        let Some((x, y)) = at.next() else {
            return Err(DrawingErrorKind::DrawingError(ChartError::Drawing));
        };
        match self.shape {
            Shape::Disc => backend.disc((x, y), self.radius, self.fill, self.outline),
            Shape::Diamond => {
                // a square on its tip needs a longer half-axis to cover the area of a disc
                let reach = self.radius * 5 / 4;
                let tips = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)];
                backend.polygon(tips, self.fill, self.outline);
            }
            Shape::Triangle => {
                let half = self.radius * 11 / 10;
                let corners = [(x, y - half), (x + half, y + half), (x - half, y + half)];
                backend.polygon(corners, self.fill, self.outline);
            }
            Shape::Square => {
                let half = self.radius * 9 / 10;
                let (upper_left, lower_right) = ((x - half, y - half), (x + half, y + half));
                backend.rounded_rect(upper_left, lower_right, 0, self.fill, self.outline);
            }
        }
        Ok(())
    }
}

impl PointCollection<'_, BackendCoord> for &GroupEdge {
    type Point = BackendCoord;
    type IntoIter = std::iter::Empty<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl Drawable<SvgBackend<'_>> for GroupEdge {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Drawn {
        match self {
            Self::Start(id) => backend.open_group(id),
            Self::End => backend.close_group(),
        }
        Ok(())
    }
}
