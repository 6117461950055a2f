//! One bar: from the saving at the low value over the likely one to that at the high value.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;

use super::{
    EstimateSwing, Tornado,
    layout::{AMOUNT_GAP, End, Layout},
};
use crate::{
    ChartError, Colour,
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::Segment,
    number::to_float,
    svg::{Fill, Outline},
    theme::Palette,
};

/// How much of the ground the part towards the low value covers, in per cent.
pub(super) const PALE: u32 = 30;

pub(super) fn draw(
    canvas: &Canvas<'_>,
    tornado: &Tornado,
    swing: &EstimateSwing,
    row: usize,
    (layout, palette, money): (&Layout, &Palette, &MoneyDisplay),
) -> Result<(), ChartError> {
    let scale = &layout.axis.scale;
    let middle = layout.rows.middle(row);
    let half = (layout.rows.pitch * 0.32).min(15.0 * layout.scale).floor();
    let colour = palette.option(tornado.option).line;
    let (likely, at_low, at_high) = (
        scale.x(to_float(tornado.likely)?),
        scale.x(to_float(swing.at_low)?),
        scale.x(to_float(swing.at_high)?),
    );
    // where both ends move the saving the same way each has half of the height
    let is_one_sided = (at_low - likely) * (at_high - likely) > 0.0;
    let (low_bottom, high_top) =
        if is_one_sided { (middle, middle) } else { (middle + half, middle - half) };
    let outline = Some(Outline { colour, width: thickness(1.0)? });
    for (end, top, bottom, fill, outline) in [
        (at_low, middle - half, low_bottom, Fill::tint(colour, PALE), outline),
        (at_high, high_top, middle + half, colour.into(), None),
    ] {
        if (end - likely).abs() < 0.005 {
            continue;
        }
        canvas.element(&Segment {
            corners: [point_units((likely, top))?, point_units((end, bottom))?],
            fill,
            outline,
            radius: units(1.5 * layout.scale)?,
            gaps: [0, 0],
            least_width: units(1.0)?,
        })?;
    }

    let gap = 6.0 * layout.scale;
    let left = likely.min(at_low).min(at_high) - gap;
    let right = likely.max(at_low).max(at_high) + gap;
    let [left_end, right_end] = layout.ends(swing, money);
    draw_end(canvas, &left_end, HPos::Right, (left, middle), layout, palette)?;
    draw_end(canvas, &right_end, HPos::Left, (right, middle), layout, palette)
}

/// The value next to the bar, the saving beyond it.
fn draw_end(
    canvas: &Canvas<'_>,
    end: &End,
    align: HPos,
    at: (f64, f64),
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let text = |text: &str, colour: Colour, x: f64| {
        canvas.text(&Words { text, face: layout.plain, colour, align }, (x, at.1))
    };
    text(&end.value, palette.muted_ink, at.0)?;
    let Some(amount) = &end.amount else { return Ok(()) };
    let step = layout.plain.width(&end.value) + AMOUNT_GAP * layout.scale;
    let x = if matches!(align, HPos::Right) { at.0 - step } else { at.0 + step };
    text(amount, palette.ink, x)
}
