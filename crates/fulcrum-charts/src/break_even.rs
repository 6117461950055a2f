//! Rings where an option becomes cheaper for good.

use plotters::style::text_anchor::HPos;

use crate::{
    ChartError, OptionKind,
    callout::{Surroundings, place},
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::{Marker, Shape},
    geometry::{Frame, Point},
    lettering::{ASCENT, DESCENT, Face, Weight},
    month_plot::MonthPlot,
    svg::{Outline, Stroke},
    theme::Palette,
};

/// A ring to draw.
struct Ring {
    option: OptionKind,
    /// Index of the month.
    month: usize,
    centre: Point,
    radius: f64,
    /// How many rings have the same centre, this one included.
    shared_by: usize,
}

/// The line of an option and where it breaks even.
pub(crate) struct BreakEven {
    pub(crate) option: OptionKind,
    /// Index of the month.
    pub(crate) month: Option<usize>,
    /// The points of its line.
    pub(crate) path: Vec<Point>,
}

/// Draws a ring and the month beside it for every option that breaks even after the first month.
pub(crate) fn draw(
    canvas: &Canvas<'_>,
    lines: &[BreakEven],
    layout: &MonthPlot,
    palette: &Palette,
) -> Result<(), ChartError> {
    let rings = rings(lines, layout);
    let paths = || lines.iter().map(|line| &line.path);
    for ring in &rings {
        let colour = palette.option(ring.option).line;
        canvas.element(&Marker {
            at: point_units(ring.centre)?,
            shape: Shape::Disc,
            radius: units(ring.radius)?,
            fill: palette.ground.into(),
            outline: Some(Outline { colour, width: thickness(layout.stroke)? }),
        })?;
    }

    let mut taken: Vec<Frame> = rings.iter().map(|ring| ring.frame(layout)).collect();
    // the markers at the ends of the lines
    let ends = paths().filter_map(|path| path.last());
    taken.extend(ends.map(|&end| Frame::around(end, layout.marker * 1.5, layout.marker * 1.5)));
    let face = Face { weight: Weight::Semibold, size: 12.0 * layout.scale };
    let height = face.size * (ASCENT + DESCENT);
    let frame = &layout.frame;
    let zero = vec![(frame.left, layout.zero), (frame.right, layout.zero)];
    let avoided: Vec<_> = paths().cloned().chain([zero]).collect();
    let bounds = Frame { top: layout.above, ..*frame };
    for (i, ring) in rings.iter().enumerate() {
        if rings[..i].iter().any(|outer| outer.is_concentric_with(ring, layout)) {
            // the label of the outer ring speaks for both
            continue;
        }
        let text = format!("month {}", ring.month + 1);
        let surroundings =
            Surroundings { bounds, taken: &taken, lines: &avoided, grid: &layout.grid };
        let extent = (face.width(&text), height);
        let reach = ring.radius + layout.stroke;
        // no free place: the ring stays, and the month is in the sentence and the table
        let Some(place) = place(ring.centre, extent, reach, &surroundings) else { continue };
        let frame = Frame::around(place.centre, extent.0 / 2.0, extent.1 / 2.0);
        let own = palette.option(ring.option);
        // a label for two options is in nobody's colour
        let (line, ink) =
            if ring.shared_by > 1 { (palette.axis, palette.ink) } else { (own.line, own.ink) };
        if place.is_far {
            let stroke = Stroke { colour: line, width: thickness(layout.scale)?, dashes: [0, 0] };
            let (start, end) = leader(ring, &frame, layout.stroke);
            canvas.line(&[start, end], stroke)?;
        }
        let words = Words { text: &text, face, colour: ink, align: HPos::Center };
        canvas.text(&words, place.centre)?;
        taken.push(frame);
    }
    Ok(())
}

/// The rings, larger ones before smaller ones with the same centre.
fn rings(lines: &[BreakEven], layout: &MonthPlot) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::new();
    // the option drawn last lies on top, so its ring is the inner one
    for line in lines.iter().rev() {
        let Some(month) = line.month.filter(|&month| month > 0) else { continue };
        let Some(&centre) = line.path.get(month) else { continue };
        let radius = 4.0 * layout.scale;
        let mut ring = Ring { option: line.option, month, centre, radius, shared_by: 1 };
        for inner in &rings {
            if inner.is_concentric_with(&ring, layout) {
                ring.radius = inner.radius + 2.0 * layout.stroke;
                ring.shared_by = inner.shared_by + 1;
            }
        }
        rings.push(ring);
    }
    rings.reverse();
    rings
}

impl Ring {
    /// Whether both would be drawn on the same spot.
    fn is_concentric_with(&self, other: &Self, layout: &MonthPlot) -> bool {
        let (dx, dy) = (self.centre.0 - other.centre.0, self.centre.1 - other.centre.1);
        dx.abs().max(dy.abs()) < layout.stroke
    }

    fn frame(&self, layout: &MonthPlot) -> Frame {
        let reach = self.radius + layout.stroke / 2.0;
        Frame::around(self.centre, reach, reach)
    }
}

/// From the edge of the ring to the nearest point of the label.
fn leader(ring: &Ring, label: &Frame, stroke: f64) -> (Point, Point) {
    let (x, y) = ring.centre;
    let end = (x.clamp(label.left, label.right), y.clamp(label.top, label.bottom));
    let (dx, dy) = (end.0 - x, end.1 - y);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let share = ((ring.radius + stroke / 2.0) / length).min(1.0);
    ((x + dx * share, y + dy * share), end)
}
