//! Where everything goes: option rows from the top, the legend at the bottom.

use super::stack::Stacks;
use crate::{
    CostKind, Size,
    geometry::Frame,
    lettering::{CAP_HEIGHT, Face, Weight},
};

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    /// Letters of names and amounts.
    pub(super) strong: Face,
    /// Letters of the legend.
    pub(super) plain: Face,
    /// Where bars may lie.
    pub(super) bars: Frame,
    /// One per option, from top to bottom.
    pub(super) rows: Vec<Row>,
    /// Whether bars are high enough for amounts inside.
    pub(super) amounts_fit: bool,
    pub(super) legend: Vec<LegendEntry>,
    /// Side of a legend swatch.
    pub(super) swatch: f64,
    /// Room between a swatch and its word.
    pub(super) swatch_gap: f64,
}

/// One option's heading and bar.
pub(super) struct Row {
    /// Middle of the heading's capitals.
    pub(super) heading: f64,
    /// Edges of the bar.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

pub(super) struct LegendEntry {
    pub(super) cost: CostKind,
    pub(super) left: f64,
    pub(super) middle: f64,
}

impl Layout {
    pub(super) fn new(stacks: &Stacks, size: Size) -> Self {
        let scale = size.scale();
        let strong = Face { weight: Weight::Semibold, size: 12.0 * scale };
        let plain = Face { weight: Weight::Regular, size: 12.0 * scale };
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let (left, right) = (1.0, width - 1.0);
        let (swatch, swatch_gap) = (9.0 * scale, 5.0 * scale);

        let lines = legend_lines(&stacks.costs, right - left, 14.0 * scale, |cost| {
            swatch + swatch_gap + plain.width(cost.name())
        });
        let line_height = 18.0 * scale;
        let legend_top = height - lines.len() as f64 * line_height;
        let legend = lines
            .into_iter()
            .enumerate()
            .flat_map(|(line, entries)| {
                let middle = legend_top + (line as f64 + 0.5) * line_height;
                entries.into_iter().map(move |(cost, x)| LegendEntry {
                    cost,
                    left: left + x,
                    middle,
                })
            })
            .collect();

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
        Self { scale, strong, plain, bars, rows, amounts_fit, legend, swatch, swatch_gap }
    }
}

/// Entries by line, each with its distance from the left edge; a line is full at `room`.
fn legend_lines(
    costs: &[CostKind],
    room: f64,
    gap: f64,
    width: impl Fn(CostKind) -> f64,
) -> Vec<Vec<(CostKind, f64)>> {
    let fill = |most: usize| {
        let mut lines: Vec<Vec<(CostKind, f64)>> = Vec::new();
        let mut end = f64::INFINITY;
        for &cost in costs {
            let width = width(cost);
            match lines.last_mut() {
                Some(line) if end + gap + width <= room && line.len() < most => {
                    line.push((cost, end + gap));
                    end += gap + width;
                }
                _ => {
                    lines.push(vec![(cost, 0.0)]);
                    end = width;
                }
            }
        }
        lines
    };
    let full = fill(costs.len());
    // lines of equal length look better than a single entry on the last one
    let even = fill(costs.len().div_ceil(full.len().max(1)));
    if even.len() == full.len() { even } else { full }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_wraps_when_it_must() {
        let lines = |room| legend_lines(&CostKind::ALL, room, 10.0, |_| 50.0);
        assert_eq!(lines(290.0).len(), 1);
        assert_eq!(lines(289.0).len(), 2);
        assert_eq!(lines(10.0).len(), 5);
        assert_eq!(lines(110.0)[1], [(CostKind::Run, 0.0), (CostKind::Incident, 60.0)]);
    }
}
