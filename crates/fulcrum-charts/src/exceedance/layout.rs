//! Where everything goes: the legend on top, chances at the left, money below.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;

use super::{curves::Curves, words};
use crate::{
    ChartError, Size,
    canvas::{Canvas, Words, thickness},
    geometry::Frame,
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    money_axis::MoneyAxis,
    month_plot::{option_stroke, signature},
    number::to_amount,
    svg::Stroke,
    theme::Palette,
};

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    pub(super) axis: MoneyAxis,
    pub(super) legend: Legend,
    pub(super) legend_left: f64,
    /// Heights and labels of the grid lines.
    levels: Vec<(f64, String)>,
    tick_label_right: f64,
    tick_face: Face,
    /// What stands at the tolerance line and the middle of its capitals.
    pub(super) tolerance: Option<(String, f64)>,
}

impl Layout {
    pub(super) fn new(
        curves: &Curves,
        size: Size,
        palette: &Palette,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let scale = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let tick_face = Face { weight: Weight::Regular, size: 12.0 * scale };

        let legend_left = 1.0;
        let legend = Legend::new(entries(curves, scale, palette)?, width - 2.0, scale);
        let tolerance_room = if curves.tolerance.is_some() { 17.0 * scale } else { 0.0 };
        let top = (legend.height() + tolerance_room + 7.0 * scale).round() + 0.5;
        let bottom = (height - MoneyAxis::HEIGHT * scale).round() + 0.5;
        let steps = if bottom - top < 100.0 * scale { 2 } else { 4 };
        let labels: Vec<String> =
            (0..=steps).map(|i| format!("{}\u{a0}%", i * 100 / steps)).collect();
        let widest = labels.iter().map(|label| tick_face.width(label)).fold(0.0, f64::max);
        let tick_label_right = widest.ceil() + 1.0;
        let levels = labels
            .into_iter()
            .enumerate()
            .map(|(i, label)| {
                let y = bottom - (bottom - top) * i as f64 / f64::from(steps);
                ((y - 0.5).round() + 0.5, label)
            })
            .collect();
        let left = tick_label_right + 8.0 * scale;
        // the mark of a tolerance at the end of the axis is not cut
        let frame = Frame { left, top, right: width - 1.0 - 5.0 * scale, bottom };
        let amounts = (to_amount(curves.low)?, to_amount(curves.high)?);
        let axis = MoneyAxis::new(amounts, frame, width, scale, money)?;
        let tolerance = curves
            .tolerance
            .map(|amount| (words::tolerance(amount, money), legend.height() + 8.5 * scale));
        Ok(Self {
            scale,
            axis,
            legend,
            legend_left,
            levels,
            tick_label_right,
            tick_face,
            tolerance,
        })
    }

    /// The height of a share of the futures.
    pub(super) fn height_of(&self, share: f64) -> f64 {
        let scale = &self.axis.scale;
        scale.bottom - share * (scale.bottom - scale.top)
    }

    /// Heights of the grid lines.
    pub(super) fn grid(&self) -> Vec<f64> {
        self.levels.iter().map(|&(y, _)| y).collect()
    }

    pub(super) fn draw_axes(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let scale = &self.axis.scale;
        for (i, (y, label)) in self.levels.iter().enumerate() {
            let colour = if i == 0 { palette.axis } else { palette.grid };
            let stroke = Stroke { colour, width: thickness(1.0)?, dashes: [0, 0] };
            canvas.line(&[(scale.left, *y), (scale.right, *y)], stroke)?;
            let words = Words {
                text: label,
                face: self.tick_face,
                colour: palette.muted_ink,
                align: HPos::Right,
            };
            canvas.text(&words, (self.tick_label_right, *y))?;
        }
        self.axis.draw_ticks(canvas, palette)?;
        self.axis.draw_labels(canvas, palette)
    }
}

/// The options with the chance of each to exceed the tolerance.
fn entries(curves: &Curves, scale: f64, palette: &Palette) -> Result<Vec<LegendEntry>, ChartError> {
    curves
        .curves
        .iter()
        .map(|curve| {
            let colours = palette.option(curve.option);
            let stroke = option_stroke(curve.option, 2.0 * scale, palette)?;
            let marker = Some((signature(curve.option).1, colours.line));
            Ok(LegendEntry {
                sign: LegendSign::Line { stroke, marker },
                words: curve.short_label.clone(),
                figure: curves
                    .tolerance
                    .map(|amount| (curve.futures_above(amount).chance(), colours.ink)),
            })
        })
        .collect()
}
