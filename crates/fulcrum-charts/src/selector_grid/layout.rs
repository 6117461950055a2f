//! Where everything goes: legend, cells with targets at the left and demands below, services in cells.

use super::SelectorGrid;
use crate::{
    OptionKind, Size,
    geometry::Frame,
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    month_plot::signature,
    theme::Palette,
};

/// Height of a name, and how wide a column of names has to be, in CSS pixels of unscaled letters.
const LINE: f64 = 16.0;
const COLUMN: f64 = 120.0;

pub(super) struct Layout {
    pub(super) letters: f64,
    pub(super) legend: Legend,
    pub(super) plain: Face,
    /// What all cells cover.
    area: Frame,
    cell: (f64, f64),
    /// Right edge of the targets.
    pub(super) targets_right: f64,
    /// Middle of the capitals of the demands.
    pub(super) demands_middle: f64,
}

/// Where the services of a cell stand.
pub(super) struct Slots {
    /// For the first services.
    pub(super) named: Vec<Frame>,
    /// For how many more there are, when not all have room.
    pub(super) more: Option<Frame>,
}

impl Layout {
    pub(super) fn new(grid: &SelectorGrid, size: Size, palette: &Palette) -> Self {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * letters };
        let cells = || grid.rows.iter().flat_map(|row| &row.cells);
        let occurs = |option: &OptionKind| {
            cells().any(|cell| {
                cell.option == *option || cell.services.iter().any(|own| own.option == *option)
            })
        };
        let entries = OptionKind::ALL.into_iter().filter(occurs).map(|option| {
            let line = palette.option(option).line;
            LegendEntry {
                sign: LegendSign::Marker { shape: signature(option).1, fill: line, outline: line },
                words: option.name().to_owned(),
                figure: None,
            }
        });
        let legend = Legend::new(entries.collect(), width - 2.0, letters);
        let targets = grid.rows.iter().map(|row| plain.width(&row.target));
        let widest = targets.fold(0.0, f64::max).min(width * 0.25);
        let targets_right = (1.0 + widest).ceil();
        let area = Frame {
            left: (targets_right + 6.0 * letters).round(),
            top: (legend.height() + 3.0 * letters).round(),
            right: width - 1.0,
            bottom: (height - 20.0 * letters).round(),
        };
        let cell =
            (area.width() / grid.demands.len() as f64, area.height() / grid.rows.len() as f64);
        let demands_middle = area.bottom + 11.0 * letters;
        Self { letters, legend, plain, area, cell, targets_right, demands_middle }
    }

    pub(super) fn frame(&self, row: usize, column: usize) -> Frame {
        let left = self.area.left + column as f64 * self.cell.0;
        let top = self.area.top + row as f64 * self.cell.1;
        Frame { left, top, right: left + self.cell.0, bottom: top + self.cell.1 }
    }

    /// Places for so many services in a cell, in columns from the top; those without room share one.
    pub(super) fn slots(&self, cell: Frame, services: usize) -> Slots {
        let pad = 6.0 * self.letters;
        let line = (LINE * self.letters).min(cell.height());
        let lines = (((cell.height() - pad) / line) as usize).max(1);
        let columns = ((cell.width() / (COLUMN * self.letters)) as usize).max(1);
        // no more columns than it takes
        let columns = columns.min(services.div_ceil(lines)).max(1);
        let width = (cell.width() - pad) / columns as f64;
        let top = cell.top + (cell.height() - lines as f64 * line) / 2.0;
        let slot = |i: usize| {
            let left = cell.left + pad + (i / lines) as f64 * width;
            let top = top + (i % lines) as f64 * line;
            Frame { left, top, right: left + width - pad, bottom: top + line }
        };
        let room = lines * columns;
        if services <= room {
            Slots { named: (0..services).map(slot).collect(), more: None }
        } else {
            Slots { named: (0..room - 1).map(slot).collect(), more: Some(slot(room - 1)) }
        }
    }
}
