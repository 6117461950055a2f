//! Where everything goes: the legend above, rings as large as the labels around them allow.

use super::{faces, spokes::Radar};
use crate::{
    ChartError, Size,
    elements::Shape,
    geometry::{Frame, Point},
    legend::{Legend, LegendEntry, LegendSign},
    lettering::Face,
    month_plot::{option_stroke, signature},
    svg::Fill,
    theme::Palette,
};

/// Directions of the spokes, right and down, the first one up. Sines and cosines of whole parts of a
/// circle, written out so that they are the same on every platform.
const DIRECTIONS: [&[Point]; 5] = [
    &[(0.0, -1.0)],
    &[(0.0, -1.0), (0.0, 1.0)],
    &[(0.0, -1.0), (0.866_025_4, 0.5), (-0.866_025_4, 0.5)],
    &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
    &[
        (0.0, -1.0),
        (0.951_056_5, -0.309_017),
        (0.587_785_3, 0.809_017),
        (-0.587_785_3, 0.809_017),
        (-0.951_056_5, -0.309_017),
    ],
];
/// The least canvas, in CSS pixels of unscaled letters, whose rings have room for their names whatever is
/// around them. The legend has them on all that are smaller, so that radars of one size are alike.
const NAMES_RINGS: (f64, f64) = (480.0, 300.0);
/// What the legend says of the rings.
const RINGS: &str = "Rings: low, medium, high";

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) letters: f64,
    pub(super) legend: Legend,
    pub(super) centre: Point,
    /// Of the outer ring.
    pub(super) radius: f64,
    pub(super) directions: &'static [Point],
    /// Whether the names of the rings stand in them, and not in the legend.
    pub(super) names_rings: bool,
    /// One per spoke.
    pub(super) labels: Vec<Label>,
    pub(super) plain: Face,
    pub(super) strong: Face,
    /// Height of a line of a label.
    pub(super) line: f64,
}

/// The words at the end of a spoke: a name and below it a figure for each option.
pub(super) struct Label {
    pub(super) name: String,
    pub(super) name_left: f64,
    pub(super) value_lefts: Vec<f64>,
    pub(super) top: f64,
}

/// The words of a label before it has a place.
struct Block {
    name: String,
    values: Vec<f64>,
    width: f64,
}

impl Layout {
    pub(super) fn new(given: &Radar, size: Size, palette: &Palette) -> Result<Self, ChartError> {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let names_rings = width >= NAMES_RINGS.0 * letters && height >= NAMES_RINGS.1 * letters;
        let mut entries = entries(given, letters, palette)?;
        if !names_rings {
            let ground = Fill::tint(palette.ground, 0);
            entries.push(LegendEntry::fill(RINGS, ground, Some(palette.axis)));
        }
        let legend = Legend::new(entries, width - 2.0, letters);
        let (plain, strong) = faces(letters);
        let spokes = given.costs.len().clamp(1, DIRECTIONS.len());
        let directions = DIRECTIONS[spokes - 1];
        let gap = 7.0 * letters;
        let line = 15.0 * letters;
        let blocks: Vec<Block> = (0..given.costs.len().min(spokes))
            .map(|spoke| {
                let name = given.costs[spoke].name().to_owned();
                let values: Vec<f64> = given
                    .figures
                    .iter()
                    .map(|figure| strong.width(&figure.shares[spoke].text()))
                    .collect();
                let between = gap * values.len().saturating_sub(1) as f64;
                let width = plain.width(&name).max(values.iter().sum::<f64>() + between);
                Block { name, values, width }
            })
            .collect();

        let area =
            Frame { left: 1.0, top: legend.height() + letters, right: width - 1.0, bottom: height };
        let extent = |radius: f64| {
            let around = Frame::around((0.0, 0.0), radius + 1.0, radius + 1.0);
            directions.iter().zip(&blocks).fold(around, |all, (&direction, block)| {
                let own = place(direction, radius, block.width, (gap, line));
                Frame {
                    left: all.left.min(own.left),
                    top: all.top.min(own.top),
                    right: all.right.max(own.right),
                    bottom: all.bottom.max(own.bottom),
                }
            })
        };
        let fits = |radius: f64| {
            let all = extent(radius);
            // the middle stays in the middle of the width
            2.0 * all.right.max(-all.left) <= area.width() && all.height() <= area.height()
        };
        let mut radius = (area.height() / 2.0).floor();
        while radius > 8.0 && !fits(radius) {
            radius -= 1.0;
        }
        let all = extent(radius);
        let slack = (area.height() - all.height()).max(0.0) / 2.0;
        let centre = (f64::midpoint(area.left, area.right), area.top + slack - all.top);
        let labels = directions
            .iter()
            .zip(blocks)
            .map(|(&direction, block)| {
                let own = place(direction, radius, block.width, (gap, line));
                let middle = centre.0 + f64::midpoint(own.left, own.right);
                let between = gap * block.values.len().saturating_sub(1) as f64;
                let values = block.values.iter().sum::<f64>() + between;
                let mut left = middle - values / 2.0;
                let value_lefts = block.values.iter().map(|value| {
                    let own = left;
                    left += value + gap;
                    own
                });
                Label {
                    value_lefts: value_lefts.collect(),
                    name_left: middle - plain.width(&block.name) / 2.0,
                    name: block.name,
                    top: centre.1 + own.top,
                }
            })
            .collect();
        Ok(Self {
            letters,
            legend,
            centre,
            radius,
            directions,
            names_rings,
            labels,
            plain,
            strong,
            line,
        })
    }

    /// A place on a spoke, 1 being its outer end.
    pub(super) fn at(&self, spoke: usize, distance: f64) -> Point {
        self.along(self.directions.get(spoke).copied().unwrap_or_default(), distance)
    }

    /// A place in a direction, 1 being as far as the outer ring.
    pub(super) fn along(&self, (right, down): Point, distance: f64) -> Point {
        let reach = self.radius * distance;
        (self.centre.0 + right * reach, self.centre.1 + down * reach)
    }
}

/// Where a label of two lines lies around a middle at 0: outside of the outer ring.
fn place((right, down): Point, radius: f64, width: f64, (gap, line): (f64, f64)) -> Frame {
    let (x, y) = (right * (radius + gap), down * (radius + gap));
    let height = 2.0 * line;
    // straight above and below it is centred, at the sides it begins at the end of the spoke
    let left = x - width * (1.0 - right.signum() * f64::from(right != 0.0)) / 2.0;
    let top = if right == 0.0 {
        if down < 0.0 { y - height } else { y }
    } else {
        // beside the words above the first spoke, not on them
        (y - height * (1.0 - down) / 2.0).max(-radius - gap)
    };
    Frame { left, top, right: left + width, bottom: top + height }
}

fn entries(given: &Radar, letters: f64, palette: &Palette) -> Result<Vec<LegendEntry>, ChartError> {
    let mut entries = Vec::with_capacity(given.figures.len() + 1);
    for figure in &given.figures {
        let line = palette.option(figure.option).line;
        let stroke = option_stroke(figure.option, 2.0 * letters, palette)?;
        let (_, shape): (_, Shape) = signature(figure.option);
        entries.push(LegendEntry {
            sign: LegendSign::Line { stroke, marker: Some((shape, line)) },
            words: figure.short_label.clone(),
            figure: None,
        });
    }
    let ink = palette.muted_ink;
    entries.push(LegendEntry::fill("Playbook", Fill::tint(ink, 25), None));
    Ok(entries)
}
