//! The bars of a histogram and the lines of its quantiles.

use plotters::style::text_anchor::HPos;

use super::{
    layout::{Layout, Place, bin_span, density},
    panels::{Panel, Panels},
};
use crate::{
    ChartError,
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::Segment,
    spread::spread_in_row,
    svg::{Fill, Outline, Stroke},
    theme::Palette,
};

/// How much of the ground the bars beyond the tenths cover, in per cent.
const TAIL: u32 = 45;

/// Draws the bars: between the tenths solid, beyond them pale, below zero hollow where zero matters.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    panels: &Panels,
    panel: &Panel,
    place: &Place,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let scale = &layout.axis.scale;
    let colour = palette.option(panel.option).line;
    let has_sides = panels.has_sides();
    let mut cuts: Vec<f64> =
        [panel.p10, panel.p90].map(|quantile| scale.x(quantile.amount)).to_vec();
    if has_sides {
        cuts.push(scale.x(0.0));
    }
    cuts.sort_by(f64::total_cmp);
    for bin in panel.bins.iter().filter(|bin| bin.futures > 0) {
        let (left, right) = bin_span(bin, scale);
        let share = density(bin, scale) / layout.highest_density;
        // a single future among a million leaves a trace
        let top = place.bottom - (share * (place.bottom - place.top)).max(1.0);
        let gap = ((right - left) / 8.0).min(0.5);
        let inner = cuts.iter().copied().filter(|&cut| left < cut && cut < right);
        let mut edges = vec![left];
        edges.extend(inner);
        edges.push(right);
        let last = edges.len() - 2;
        for (i, edge) in edges.windows(2).enumerate() {
            let middle = f64::midpoint(edge[0], edge[1]);
            let is_below_zero = has_sides && middle < scale.x(0.0);
            let is_tail = middle < scale.x(panel.p10.amount) || middle > scale.x(panel.p90.amount);
            let (fill, outline) = if is_below_zero {
                let width = thickness(1.0)?;
                (palette.ground.into(), Some(Outline { colour, width }))
            } else if is_tail {
                (Fill::tint(colour, TAIL), None)
            } else {
                (colour.into(), None)
            };
            canvas.element(&Segment {
                corners: [point_units((edge[0], top))?, point_units((edge[1], place.bottom))?],
                fill,
                outline,
                radius: 0,
                gaps: [
                    if i == 0 { units(gap)? } else { 0 },
                    if i == last { units(gap)? } else { 0 },
                ],
                least_width: 0,
            })?;
        }
    }
    let stroke = Stroke { colour: palette.axis, width: thickness(1.0)?, dashes: [0, 0] };
    canvas.line(&[(scale.left, place.bottom), (scale.right, place.bottom)], stroke)
}

/// Draws the lines of the quantiles with their labels above.
pub(super) fn draw_quantiles(
    canvas: &Canvas<'_>,
    panel: &Panel,
    place: &Place,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let scale = &layout.axis.scale;
    let letters = layout.scale;
    let top = place.labels.map_or(place.top - 2.0 * letters, |middle| middle + 7.0 * letters);
    let tick = |amount: f64, width: f64, dashes: [u32; 2]| {
        let x = scale.x(amount);
        let stroke = Stroke { colour: palette.ink, width: thickness(width)?, dashes };
        canvas.line(&[(x, top), (x, place.bottom)], stroke)
    };
    let dashes = [units(3.0 * letters)?.unsigned_abs(), units(2.5 * letters)?.unsigned_abs()];
    tick(panel.p10.amount, letters, dashes)?;
    tick(panel.p90.amount, letters, dashes)?;
    tick(panel.median.amount, 2.0 * letters, [0, 0])?;
    let Some(middle) = place.labels else { return Ok(()) };

    draw_labels(canvas, panel, place, middle, layout, palette)
}

/// Writes the quantiles in a row above their lines, moved apart where they are close to each other, and
/// at its ends what lies beyond the bins, as far as there is room.
fn draw_labels(
    canvas: &Canvas<'_>,
    panel: &Panel,
    place: &Place,
    middle: f64,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let scale = &layout.axis.scale;
    let gap = 10.0 * layout.scale;
    let faces = [layout.plain, layout.strong, layout.plain];
    let inks = [palette.muted_ink, palette.ink, palette.muted_ink];
    let widths: Vec<f64> =
        place.label_texts.iter().zip(faces).map(|(text, face)| face.width(text)).collect();
    let wishes = [panel.p10, panel.median, panel.p90].map(|quantile| scale.x(quantile.amount));
    let mut centres = spread_in_row(&wishes, &widths, gap, (scale.left, scale.right));
    if centres.is_none() {
        // the median matters most
        let half = widths[1] / 2.0;
        let median = wishes[1].min(scale.right - half).max(scale.left + half);
        centres = Some(vec![f64::NAN, median, f64::NAN]);
    }
    let centres = centres.unwrap_or_default();
    let mut taken = (scale.right, scale.left);
    for (i, &centre) in centres.iter().enumerate().filter(|(_, centre)| centre.is_finite()) {
        let text = &place.label_texts[i];
        canvas.text(
            &Words { text, face: faces[i], colour: inks[i], align: HPos::Center },
            (centre, middle),
        )?;
        taken.0 = taken.0.min(centre - widths[i] / 2.0);
        taken.1 = taken.1.max(centre + widths[i] / 2.0);
    }
    let [below, above] = &place.beyond;
    for (text, align, x, room) in [
        (below, HPos::Left, scale.left, taken.0 - 2.0 * gap - scale.left),
        (above, HPos::Right, scale.right, scale.right - taken.1 - 2.0 * gap),
    ] {
        let Some(text) = text.as_ref().filter(|text| layout.plain.width(text) <= room) else {
            continue;
        };
        let words = Words { text, face: layout.plain, colour: palette.muted_ink, align };
        canvas.text(&words, (x, middle))?;
    }
    Ok(())
}
