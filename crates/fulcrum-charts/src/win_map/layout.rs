//! Where everything goes: legend, title of the rising axis, cells, values and title of the other axis.

use super::cells::Cells;
use crate::{
    EstimateValue, Size,
    geometry::Frame,
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    month_plot::signature,
    theme::Palette,
};

/// What a value at the left or below may take, in CSS pixels of unscaled letters.
const MOST_OF_VALUE: f64 = 84.0;

pub(super) struct Layout {
    pub(super) letters: f64,
    pub(super) legend: Legend,
    pub(super) plain: Face,
    /// What the cells cover.
    area: Frame,
    columns: usize,
    rows: usize,
    /// Middle of the capitals of the title of the rising axis.
    pub(super) up_title: f64,
    /// Right edge of its values.
    pub(super) values_right: f64,
    /// Middles of the capitals of the values and the title of the other axis.
    pub(super) values_middle: f64,
    pub(super) across_title: f64,
    pub(super) right: f64,
    /// Every so many values have a label.
    strides: (usize, usize),
}

impl Layout {
    pub(super) fn new(cells: &Cells, size: Size, palette: &Palette) -> Self {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * letters };
        let entries = cells.options.iter().map(|&option| {
            let line = palette.option(option).line;
            LegendEntry {
                sign: LegendSign::Marker { shape: signature(option).1, fill: line, outline: line },
                words: option.name().to_owned(),
                figure: None,
            }
        });
        let mut entries: Vec<LegendEntry> = entries.collect();
        if cells.likely().is_some() {
            entries.push(LegendEntry::fill("likely values", palette.ground, Some(palette.ink)));
        }
        let legend = Legend::new(entries, width - 2.0, letters);
        let most = MOST_OF_VALUE * letters;
        let widest = |values: &[EstimateValue]| {
            values.iter().map(|value| plain.width(&value.text)).fold(0.0, f64::max).min(most)
        };
        let (columns, rows) = (cells.across.values.len(), cells.up.values.len());
        let up_title = legend.height() + 8.5 * letters;
        let values_right = (1.0 + widest(&cells.up.values)).ceil();
        let area = Frame {
            left: (values_right + 6.0 * letters).round(),
            top: (legend.height() + 19.0 * letters).round(),
            right: width - 1.0,
            bottom: (height - 37.0 * letters).round(),
        };
        let every = |pitch: f64, room: f64| ((room / pitch).ceil() as usize).max(1);
        let across_room = widest(&cells.across.values) + 8.0 * letters;
        Self {
            letters,
            legend,
            plain,
            up_title,
            values_right,
            values_middle: area.bottom + 11.0 * letters,
            across_title: area.bottom + 28.0 * letters,
            right: width - 1.0,
            strides: (
                every(area.width() / columns as f64, across_room),
                every(area.height() / rows as f64, 15.0 * letters),
            ),
            area,
            columns,
            rows,
        }
    }

    /// What a cell covers; rows are counted from the bottom.
    pub(super) fn frame(&self, (across, up): (usize, usize)) -> Frame {
        let (width, height) =
            (self.area.width() / self.columns as f64, self.area.height() / self.rows as f64);
        let left = self.area.left + across as f64 * width;
        let bottom = self.area.bottom - up as f64 * height;
        Frame { left, top: bottom - height, right: left + width, bottom }
    }

    pub(super) fn labelled_across(&self) -> impl Iterator<Item = usize> {
        (0..self.columns).step_by(self.strides.0)
    }

    pub(super) fn labelled_up(&self) -> impl Iterator<Item = usize> {
        (0..self.rows).step_by(self.strides.1)
    }

    pub(super) fn up_text(&self, value: &EstimateValue) -> String {
        self.plain.shorten(&value.text, MOST_OF_VALUE * self.letters)
    }

    pub(super) fn across_text(&self, value: &EstimateValue) -> String {
        self.up_text(value)
    }
}
