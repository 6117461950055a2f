//! Where everything goes: histograms one below the other, one axis below them all.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;

use super::{
    Bin,
    panels::{Panel, Panels},
    words,
};
use crate::{
    ChartError, Scale, Size,
    canvas::{Canvas, Words},
    geometry::Frame,
    lettering::{Face, Weight},
    money_axis::MoneyAxis,
    number::to_amount,
    theme::Palette,
};

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    pub(super) axis: MoneyAxis,
    /// One per panel.
    pub(super) places: Vec<Place>,
    /// Futures per unit of money that reach the full height of a histogram.
    pub(super) highest_density: f64,
    /// Middle of the words below the axis that say what either side of zero means.
    sides: Option<f64>,
    /// Letters of the median.
    pub(super) strong: Face,
    /// Letters of the other quantiles.
    pub(super) plain: Face,
}

/// Where one histogram lies.
pub(super) struct Place {
    /// Middle of the heading's capitals.
    pub(super) heading: f64,
    /// What the heading says at its right end.
    pub(super) heading_figure: String,
    /// Middle of the labels of the quantiles, where there is room for them, and what they say.
    pub(super) labels: Option<f64>,
    pub(super) label_texts: [String; 3],
    /// What is said of futures below and above the bins.
    pub(super) beyond: [Option<String>; 2],
    /// Top of the highest bar, and the base line.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Layout {
    pub(super) fn new(
        panels: &Panels,
        size: Size,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let scale = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let strong = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let plain = Face { weight: Weight::Regular, size: 12.0 * scale };
        let count = panels.panels.len() as f64;

        let mut below = MoneyAxis::HEIGHT * scale;
        // words for the sides of zero where the histograms can spare their line
        let has_sides = panels.has_sides() && height / count > 110.0 * scale;
        if has_sides {
            below += 16.0 * scale;
        }
        let base = (height - below).round() + 0.5;
        let pitch = base / count;
        let frame =
            Frame { left: 1.0, top: (20.0 * scale).round(), right: width - 1.0, bottom: base };
        let amounts = (to_amount(panels.low)?, to_amount(panels.high)?);
        let axis = MoneyAxis::new(amounts, frame, width, scale, money)?;

        let has_labels = pitch >= 84.0 * scale;
        let places = panels
            .panels
            .iter()
            .enumerate()
            .map(|(i, panel)| {
                let start = (i as f64 * pitch).round();
                let bottom = ((i + 1) as f64 * pitch).round() + 0.5;
                let bottom = if i + 1 == panels.panels.len() { base } else { bottom - 5.0 * scale };
                let labels = has_labels.then_some(start + 27.0 * scale);
                let top = start + if has_labels { 37.0 } else { 20.0 } * scale;
                let room = frame.width() - 14.0 * scale - strong.width(&panel.label);
                Place {
                    heading: start + 8.5 * scale,
                    heading_figure: heading_figure(
                        panels,
                        panel,
                        has_labels,
                        room - 12.0 * scale,
                        strong,
                        money,
                    ),
                    labels,
                    label_texts: words::quantiles(panel, money),
                    beyond: words::beyond(panel, money),
                    top,
                    bottom: bottom.max(top + 1.0),
                }
            })
            .collect();
        let densities = panels
            .panels
            .iter()
            .flat_map(|panel| panel.bins.iter().map(|bin| density(bin, &axis.scale)));
        Ok(Self {
            scale,
            highest_density: densities.fold(0.0, f64::max),
            places,
            sides: has_sides.then_some(base + 31.0 * scale),
            axis,
            strong,
            plain,
        })
    }

    /// Draws what either side of zero means, as far as both sides have room.
    pub(super) fn draw_sides(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let Some(middle) = self.sides else { return Ok(()) };
        let Scale { left, right, .. } = self.axis.scale;
        let zero = self.axis.scale.x(0.0);
        let gap = 7.0 * self.scale;
        let (left_room, right_room) = (zero - gap - left, right - zero - gap);
        let costs_more = "costs more";
        // a narrow side has its meaning said on the other
        let saves = if self.plain.width(costs_more) <= left_room {
            "saves"
        } else {
            "saves; hollow bars cost more"
        };
        for (text, align, x, room) in [
            (costs_more, HPos::Right, zero - gap, left_room),
            (saves, HPos::Left, zero + gap, right_room),
        ] {
            if self.plain.width(text) <= room {
                let words = Words { text, face: self.plain, colour: palette.muted_ink, align };
                canvas.text(&words, (x, middle))?;
            }
        }
        Ok(())
    }
}

/// The longest of what a heading could say that leaves the name whole; the shortest if none does.
fn heading_figure(
    panels: &Panels,
    panel: &Panel,
    has_labels: bool,
    room: f64,
    face: Face,
    money: &MoneyDisplay,
) -> String {
    let candidates = words::heading_figures(panels, panel, has_labels, money);
    let fitting = candidates.iter().find(|text| face.width(text) <= room);
    fitting.or(candidates.last()).cloned().unwrap_or_default()
}

/// A bin without width is drawn this wide, in CSS pixels.
const LEAST_WIDTH: f64 = 3.0;

/// Left and right edge of a bin on the canvas.
pub(super) fn bin_span(bin: &Bin, scale: &Scale) -> (f64, f64) {
    let (left, right) = (scale.x(bin.from), scale.x(bin.to));
    if right - left > f64::EPSILON {
        return (left, right);
    }
    let middle = f64::midpoint(left, right)
        .max(scale.left + LEAST_WIDTH / 2.0)
        .min(scale.right - LEAST_WIDTH / 2.0);
    (middle - LEAST_WIDTH / 2.0, middle + LEAST_WIDTH / 2.0)
}

/// Futures per pixel of the bin's width.
pub(super) fn density(bin: &Bin, scale: &Scale) -> f64 {
    let (left, right) = bin_span(bin, scale);
    bin.futures as f64 / (right - left)
}
