//! Where everything goes: option rows from the top, the legend at the bottom.

use super::stack::Stacks;
use crate::{
    Category, ChartError, Size,
    geometry::Frame,
    legend::{Legend, LegendEntry},
    lettering::{CAP_HEIGHT, Face, Weight},
    theme::Palette,
};

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    /// Letters of amounts.
    pub(super) strong: Face,
    /// Where bars may lie.
    pub(super) bars: Frame,
    /// One per option, from top to bottom.
    pub(super) rows: Vec<Row>,
    /// Whether bars are high enough for amounts inside.
    pub(super) amounts_fit: bool,
    pub(super) legend: Legend,
}

/// One option's heading and bar.
pub(super) struct Row {
    /// Middle of the heading's capitals.
    pub(super) heading: f64,
    /// Edges of the bar.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Layout {
    pub(super) fn new<K: Category>(
        stacks: &Stacks<K>,
        size: Size,
        palette: &Palette,
    ) -> Result<Self, ChartError> {
        let scale = size.scale();
        let strong = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let (left, right) = (1.0, width - 1.0);
        let entry = |&cost: &K| {
            let colours = cost.colours(palette);
            let outline = (colours.outline != colours.fill).then_some(colours.outline);
            Ok(LegendEntry::fill(cost.word(), colours.filling(scale)?, outline))
        };
        let entries = stacks.costs.iter().map(entry).collect::<Result<_, ChartError>>()?;
        let legend = Legend::new(entries, right - left, scale);
        let legend_top = height - legend.height();

        let pitch = (legend_top - 2.0 * scale) / stacks.bars.len() as f64;
        let heading = 19.0 * scale;
        let below = (pitch * 0.18).clamp(6.0 * scale, 22.0 * scale);
        let thickness = (pitch - heading - below).min(pitch * 0.42).min(90.0 * scale).floor();
        let rows = (0..stacks.bars.len())
            .map(|i| {
                // whole pixels keep the edges of the bars sharp
                let start = (i as f64 * pitch).round();
                let top = start + heading.round();
                Row { heading: start + 8.5 * scale, top, bottom: top + thickness }
            })
            .collect();
        let bars = Frame { left, top: 0.0, right, bottom: legend_top };
        let amounts_fit = thickness >= strong.size * CAP_HEIGHT + 3.0 * scale;
        Ok(Self { scale, strong, bars, rows, amounts_fit, legend })
    }
}
