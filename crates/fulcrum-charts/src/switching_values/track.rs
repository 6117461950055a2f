//! One strip: where which option is preferred, the likely value, and the value where that changes.

use plotters::style::text_anchor::HPos;

use super::{SwitchingValue, layout::Layout, words};
use crate::{
    ChartError, Colour,
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::{Marker, Segment, Shape},
    svg::{Fill, Outline, Stroke},
    theme::Palette,
};

/// How much of the ground a side covers, in per cent: that of the likely value, and that beyond.
const SIDE: u32 = 40;
const BEYOND: u32 = 12;

pub(super) fn draw(
    canvas: &Canvas<'_>,
    value: &SwitchingValue,
    row: usize,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let (left, right) = (layout.left, layout.right);
    let letters = layout.scale;
    let middle = layout.rows.middle(row).round();
    let half = (layout.rows.pitch * 0.22).clamp(3.0 * letters, 6.0 * letters).round();
    let span = value.high.value - value.low.value;
    let x = |number: f64| {
        let share = if span > 0.0 { (number - value.low.value) / span } else { 0.5 };
        left + share * (right - left)
    };
    let likely = x(value.likely.value);
    let side = |from: f64, to: f64, colour: Colour, percent: u32| {
        canvas.element(&Segment {
            corners: [point_units((from, middle - half))?, point_units((to, middle + half))?],
            fill: Fill::tint(colour, percent),
            outline: Some(Outline { colour, width: thickness(1.0)? }),
            radius: 0,
            gaps: [0, 0],
            least_width: units(1.0)?,
        })
    };
    let preferred = palette.option(value.preferred).line;
    match &value.switch {
        Some(switch) => {
            let at = x(switch.at.value);
            let other = palette.option(switch.to).line;
            let (own, beyond) =
                if at <= likely { ((at, right), (left, at)) } else { ((left, at), (at, right)) };
            side(own.0, own.1, preferred, SIDE)?;
            if beyond.1 - beyond.0 > 0.5 {
                side(beyond.0, beyond.1, other, BEYOND)?;
            }
            let reach = half + 4.0 * letters;
            let stroke =
                Stroke { colour: palette.ink, width: thickness(2.0 * letters)?, dashes: [0, 0] };
            canvas.line(&[(at, middle - reach), (at, middle + reach)], stroke)?;
        }
        None => side(left, right, preferred, SIDE)?,
    }
    canvas.element(&Marker {
        at: point_units((likely, middle))?,
        shape: Shape::Disc,
        radius: units(half + 0.5 * letters)?,
        fill: palette.ground.into(),
        outline: Some(Outline { colour: palette.ink, width: thickness(1.5 * letters)? }),
    })?;
    draw_words(canvas, value, middle, layout, palette)
}

fn draw_words(
    canvas: &Canvas<'_>,
    value: &SwitchingValue,
    middle: f64,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let gap = 8.0 * layout.scale;
    if layout.with_bounds {
        for (text, align, x) in [
            (&value.low.text, HPos::Right, layout.left - gap),
            (&value.high.text, HPos::Left, layout.right + gap),
        ] {
            let text = layout.plain.shorten(text, layout.value_room());
            let words = Words { text: &text, face: layout.plain, colour: palette.muted_ink, align };
            canvas.text(&words, (x, middle))?;
        }
    }
    let (face, colour) = match value.switch {
        Some(_) => (layout.strong, palette.ink),
        None => (layout.plain, palette.muted_ink),
    };
    let text = face.shorten(&words::switch(value), layout.most_of_switch);
    canvas
        .text(&Words { text: &text, face, colour, align: HPos::Left }, (layout.switch_left, middle))
}
