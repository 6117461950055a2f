//! Names at the ends of the lines.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;

use super::{layout::Layout, lines::Lines};
use crate::{
    ChartError,
    canvas::{Canvas, Words, thickness},
    lettering::{Face, Weight},
    spread::spread,
    svg::Stroke,
    theme::Palette,
};

/// Names may take this part of the canvas, so that lines keep most of it.
const MOST_OF_WIDTH: f64 = 0.34;
/// Canvases at least this wide (in CSS pixels of unscaled letters) also name the amounts.
const WIDE: f64 = 560.0;

/// All names, laid out.
pub(super) struct EndLabels {
    pub(super) labels: Vec<EndLabel>,
    /// Left edge of the names.
    pub(super) left: f64,
    /// From the end of the lines to `left`.
    pub(super) distance: f64,
    name_face: Face,
    amount_face: Face,
}

/// The name of one line.
pub(super) struct EndLabel {
    name: String,
    /// What the option costs in the end, and its distance from the left edge of the name.
    amount: Option<(String, f64)>,
    /// Where the line ends.
    line_end: f64,
    /// Middle of the name's capitals.
    pub(super) middle: f64,
}

/// What the layout of names depends on.
pub(super) struct LabelStyle {
    pub(super) scale: f64,
    /// Half the width of the markers.
    pub(super) marker: f64,
    /// Width and height of the canvas.
    pub(super) canvas: (f64, f64),
    /// Names may not reach into the row of months further than this allows.
    pub(super) lowest: f64,
}

impl EndLabels {
    /// Names for lines that end at the heights `ends`.
    pub(super) fn new(
        lines: &Lines,
        ends: &[f64],
        style: LabelStyle,
        money: &MoneyDisplay,
    ) -> Self {
        let LabelStyle { scale, marker, canvas: (width, _), lowest } = style;
        let name_face = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let amount_face = Face { weight: Weight::Regular, size: 12.0 * scale };
        let line_height = 16.0 * scale;
        let half = line_height / 2.0;
        let middles = spread(ends, line_height, 1.0, lowest + half);
        let is_moved = ends.iter().zip(&middles).any(|(end, middle)| (end - middle).abs() > 2.0);

        let with_amounts = width / scale >= WIDE;
        let word_space = 6.0 * scale;
        let room = width * MOST_OF_WIDTH;
        let mut widest = 0.0_f64;
        let labels = lines
            .lines
            .iter()
            .zip(ends.iter().zip(middles))
            .map(|(line, (&line_end, middle))| {
                let amount = with_amounts.then(|| money.short(line.total()));
                let beside =
                    amount.as_ref().map_or(0.0, |text| word_space + amount_face.width(text));
                let name = name_face.shorten(&line.short_label, room - beside);
                let name_width = name_face.width(&name);
                widest = widest.max(name_width + beside);
                let amount = amount.map(|text| (text, name_width + word_space));
                EndLabel { name, amount, line_end, middle }
            })
            .collect();
        // leader lines need room to be seen
        let distance = marker + if is_moved { 18.0 * scale } else { 6.0 * scale };
        Self { labels, left: (width - 1.0 - widest).floor(), distance, name_face, amount_face }
    }
}

/// Draws the names, with a thin line to each that does not stand beside the end of its line.
pub(super) fn draw(
    canvas: &Canvas<'_>,
    lines: &Lines,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let EndLabels { labels, left, name_face, amount_face, .. } = &layout.end_labels;
    let is_moved = labels.iter().any(|label| (label.line_end - label.middle).abs() > 2.0);
    for (line, label) in lines.lines.iter().zip(labels) {
        let colours = palette.option(line.option);
        if is_moved {
            let start = layout.frame.right + layout.marker + 2.0 * layout.scale;
            let bend = left - 6.0 * layout.scale;
            let end = left - 3.0 * layout.scale;
            let stroke =
                Stroke { colour: colours.line, width: thickness(layout.scale)?, dashes: [0, 0] };
            let points = [(start, label.line_end), (bend, label.middle), (end, label.middle)];
            canvas.line(&points, stroke)?;
        }
        let name =
            Words { text: &label.name, face: *name_face, colour: colours.ink, align: HPos::Left };
        canvas.text(&name, (*left, label.middle))?;
        if let Some((text, offset)) = &label.amount {
            let amount =
                Words { text, face: *amount_face, colour: palette.muted_ink, align: HPos::Left };
            canvas.text(&amount, (left + offset, label.middle))?;
        }
    }
    Ok(())
}
