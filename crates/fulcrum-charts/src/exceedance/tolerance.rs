//! The line at an amount, and the chance of more than that beside each curve.

use plotters::style::text_anchor::HPos;

use super::{curves::Curves, layout::Layout};
use crate::{
    ChartError,
    callout::{Surroundings, place},
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::Marker,
    geometry::{Frame, Point},
    lettering::{ASCENT, DESCENT, Face, Weight},
    month_plot::signature,
    svg::{Outline, Stroke},
    theme::Palette,
};

/// Draws the line with its amount above, and a marker with the chance at each curve; nothing without
/// a tolerance. `paths` are the points of the curves.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    curves: &Curves,
    paths: &[Vec<Point>],
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let (Some(amount), Some((text, middle))) = (curves.tolerance, &layout.tolerance) else {
        return Ok(());
    };
    let (scale, letters) = (&layout.axis.scale, layout.scale);
    let x = scale.x(amount);
    let top = scale.top - 3.0 * letters;
    let dashes = [units(5.0 * letters)?.unsigned_abs(), units(3.5 * letters)?.unsigned_abs()];
    let stroke = Stroke { colour: palette.ink, width: thickness(1.5 * letters)?, dashes };
    canvas.line(&[(x, top), (x, scale.bottom)], stroke)?;
    let face = Face { weight: Weight::Semibold, size: 12.0 * letters };
    let half = face.width(text) / 2.0;
    let centre = x.min(scale.right + 5.0 * letters - half).max(half + 1.0);
    let words = Words { text, face, colour: palette.ink, align: HPos::Center };
    canvas.text(&words, (centre, *middle))?;

    let radius = 4.0 * letters;
    let crossings: Vec<Point> = curves
        .curves
        .iter()
        .map(|curve| (x, layout.height_of(curve.share_above(amount))))
        .collect();
    for (curve, &at) in curves.curves.iter().zip(&crossings) {
        canvas.element(&Marker {
            at: point_units(at)?,
            shape: signature(curve.option).1,
            radius: units(radius)?,
            fill: palette.option(curve.option).line.into(),
            outline: Some(Outline { colour: palette.ground, width: thickness(1.0)? }),
        })?;
    }
    let mut taken: Vec<Frame> =
        crossings.iter().map(|&at| Frame::around(at, radius * 1.4, radius * 1.4)).collect();
    let line = vec![(x, top), (x, scale.bottom)];
    let lines: Vec<_> = paths.iter().cloned().chain([line]).collect();
    let grid = layout.grid();
    let bounds =
        Frame { left: scale.left, top: scale.top, right: scale.right, bottom: scale.bottom };
    let height = face.size * (ASCENT + DESCENT);
    for (curve, at) in curves.curves.iter().zip(crossings) {
        let text = curve.futures_above(amount).chance();
        let extent = (face.width(&text), height);
        let surroundings = Surroundings { bounds, taken: &taken, lines: &lines, grid: &grid };
        // the legend says it too, so a label that would stand far away is not worth a line
        let Some(place) = place(at, extent, radius * 1.5, &surroundings) else { continue };
        if place.is_far {
            continue;
        }
        let colour = palette.option(curve.option).ink;
        let words = Words { text: &text, face, colour, align: HPos::Center };
        canvas.text(&words, place.centre)?;
        taken.push(Frame::around(place.centre, extent.0 / 2.0, extent.1 / 2.0));
    }
    Ok(())
}
