//! Names at the ends of the lines.

use plotters::style::text_anchor::HPos;

use crate::{
    ChartError, OptionKind,
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

/// Where an option's line ends, and what is said there.
pub(crate) struct LineEnd {
    pub(crate) option: OptionKind,
    pub(crate) name: String,
    /// What stands behind the name where there is room.
    pub(crate) amount: String,
    pub(crate) level: f64,
}

/// All names, laid out.
pub(super) struct EndLabels {
    labels: Vec<EndLabel>,
    /// Left edge of the names.
    pub(super) left: f64,
    /// From the end of the lines to `left`.
    pub(super) distance: f64,
    name_face: Face,
    amount_face: Face,
}

/// The name of one line.
struct EndLabel {
    option: OptionKind,
    name: String,
    /// What the option costs in the end, and its distance from the left edge of the name.
    amount: Option<(String, f64)>,
    /// Where the line ends.
    line_end: f64,
    /// Middle of the name's capitals.
    middle: f64,
}

/// What the layout of names depends on.
pub(super) struct LabelStyle {
    pub(super) scale: f64,
    /// Half the width of the markers.
    pub(super) marker: f64,
    /// Width of the canvas.
    pub(super) width: f64,
    /// Names may not reach above this.
    pub(super) highest: f64,
    /// Names may not reach into the row of months further than this allows.
    pub(super) lowest: f64,
}

impl EndLabels {
    /// Names for lines that end at the heights `heights`.
    pub(super) fn new(ends: &[LineEnd], heights: &[f64], style: LabelStyle) -> Self {
        let LabelStyle { scale, marker, width, highest, lowest } = style;
        let name_face = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let amount_face = Face { weight: Weight::Regular, size: 12.0 * scale };
        let line_height = 16.0 * scale;
        let half = line_height / 2.0;
        let middles = spread(heights, line_height, highest, lowest + half);
        let is_moved = heights.iter().zip(&middles).any(|(end, middle)| is_apart(*end, *middle));

        let with_amounts = width / scale >= WIDE;
        let word_space = 6.0 * scale;
        let room = width * MOST_OF_WIDTH;
        let mut widest = 0.0_f64;
        let labels = ends
            .iter()
            .zip(heights.iter().zip(middles))
            .map(|(end, (&line_end, middle))| {
                let amount = with_amounts.then(|| end.amount.clone());
                let beside =
                    amount.as_ref().map_or(0.0, |text| word_space + amount_face.width(text));
                let name = name_face.shorten(&end.name, room - beside);
                let name_width = name_face.width(&name);
                widest = widest.max(name_width + beside);
                let amount = amount.map(|text| (text, name_width + word_space));
                EndLabel { option: end.option, name, amount, line_end, middle }
            })
            .collect();
        // leader lines need room to be seen
        let distance = marker + if is_moved { 18.0 * scale } else { 6.0 * scale };
        Self { labels, left: (width - 1.0 - widest).floor(), distance, name_face, amount_face }
    }

    /// Draws the names; where one does not stand beside the end of its line, each has a thin line
    /// that starts at `start`, `width` CSS pixels wide.
    pub(super) fn draw(
        &self,
        canvas: &Canvas<'_>,
        (start, width): (f64, f64),
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let is_moved = self.labels.iter().any(|label| is_apart(label.line_end, label.middle));
        for label in &self.labels {
            let colours = palette.option(label.option);
            let left = self.left;
            if is_moved {
                let (bend, end) = (left - 6.0 * width, left - 3.0 * width);
                let stroke =
                    Stroke { colour: colours.line, width: thickness(width)?, dashes: [0, 0] };
                let points = [(start, label.line_end), (bend, label.middle), (end, label.middle)];
                canvas.line(&points, stroke)?;
            }
            let name = Words {
                text: &label.name,
                face: self.name_face,
                colour: colours.ink,
                align: HPos::Left,
            };
            canvas.text(&name, (left, label.middle))?;
            if let Some((text, offset)) = &label.amount {
                let face = self.amount_face;
                let amount = Words { text, face, colour: palette.muted_ink, align: HPos::Left };
                canvas.text(&amount, (left + offset, label.middle))?;
            }
        }
        Ok(())
    }
}

/// Whether a name stands too far from the end of its line to belong to it by itself.
fn is_apart(line_end: f64, middle: f64) -> bool {
    (line_end - middle).abs() > 2.0
}
