//! Where everything goes: a panel per option, months below all of them.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;

use super::columns::Columns;
use crate::{
    ChartError, Size,
    axis::MonthAxis,
    canvas::{Canvas, Words},
    lettering::{Face, Weight},
    theme::Palette,
    vertical_scale::VerticalScale,
};

/// Title of the horizontal axis; stands before its labels.
const MONTH: &str = "month";

pub(super) struct Layout {
    /// Factor for letters and gaps.
    pub(super) letters: f64,
    pub(super) panels: Vec<Panel>,
    /// Height of the columns of one panel.
    height: f64,
    scale: VerticalScale,
    /// Every so many ticks have a label.
    stride: usize,
    pub(super) tick_face: Face,
    /// Right edge of tick labels.
    pub(super) tick_right: f64,
    /// Ends of the columns.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Ends of all panels together.
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// From one month to the next.
    pub(super) pitch: f64,
    months: MonthAxis,
}

/// One option.
pub(super) struct Panel {
    /// Middle of the heading's capitals.
    pub(super) heading: f64,
    /// Where the columns end at the bottom, on half a pixel.
    bottom: f64,
}

impl Layout {
    pub(super) fn new(
        columns: &Columns,
        above: f64,
        size: Size,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let letters = size.scale();
        let (width, canvas_height) = (f64::from(size.width()), f64::from(size.height()));
        let tick_face = Face { weight: Weight::Regular, size: 12.0 * letters };
        let bottom = (canvas_height - 25.0 * letters).round();
        let top = above.round();
        let share = (bottom - top) / columns.rows.len() as f64;
        let heading = (19.0 * letters).round();
        let gap = if share > 80.0 * letters { 10.0 * letters } else { 2.0 * letters };
        let height = (share - heading - gap).floor().max(4.0);
        let scale = VerticalScale::of_money((columns.low, columns.high), height, money)?;
        let widest = scale.labels.iter().map(|label| tick_face.width(label));
        let tick_right = widest.fold(tick_face.width(MONTH), f64::max).ceil() + 1.0;
        let left = (tick_right + 8.0 * letters).round();
        let right = width - 1.0;
        let pitch = (right - left) / columns.months as f64;
        let spacing = tick_face.width(&columns.months.to_string()) + 16.0 * letters;
        let months = MonthAxis::new(columns.months, (right - left) - pitch, spacing);
        let panels = (0..columns.rows.len())
            .map(|i| {
                let end = top + (i + 1) as f64 * share;
                // all columns end where the panels end; the gap lies above the heading
                let bottom = end.round() - 0.5;
                Panel { heading: bottom - height - heading + 8.5 * letters, bottom }
            })
            .collect();
        let apart = scale
            .levels
            .windows(2)
            .map(|pair| (scale.share(pair[1]) - scale.share(pair[0])) * height)
            .fold(f64::INFINITY, f64::min);
        let stride = ((16.0 * letters / apart).ceil() as usize).max(1);
        Ok(Self {
            letters,
            panels,
            height,
            scale,
            stride,
            tick_face,
            tick_right,
            left,
            right,
            top,
            bottom,
            pitch,
            months,
        })
    }

    /// Height of a level in a panel.
    pub(super) fn y(&self, panel: &Panel, level: f64) -> f64 {
        panel.bottom - self.scale.share(level) * self.height
    }

    /// Left edge of a month, counted from 0, its gap included.
    pub(super) fn edge(&self, month: usize) -> f64 {
        self.left + self.pitch * month as f64
    }

    /// Levels with a grid line and their labels: zero among them, and as many others as have room.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, &str)> {
        let ticks = self.scale.levels.iter().zip(&self.scale.labels);
        let zero = self.scale.levels.iter().position(|&level| level == 0.0).unwrap_or(0);
        ticks
            .enumerate()
            .filter(move |(i, _)| i.abs_diff(zero).is_multiple_of(self.stride))
            .map(|(_, (&level, label))| (level, label.as_str()))
    }

    /// Writes the numbers of months below the last panel.
    pub(super) fn draw_months(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let middle = self.bottom + 15.0 * self.letters;
        let face = self.tick_face;
        let draw = |text: &str, align: HPos, x: f64| {
            canvas.text(&Words { text, face, colour: palette.muted_ink, align }, (x, middle))
        };
        for &month in self.months.labelled() {
            let text = month.to_string();
            let half = face.width(&text) / 2.0;
            // the last label moves inwards rather than be cut
            let x = (self.edge(month) - self.pitch / 2.0).min(self.right + 1.0 - half);
            draw(&text, HPos::Center, x)?;
        }
        draw(MONTH, HPos::Right, self.tick_right)
    }
}
