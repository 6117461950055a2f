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
/// Around the names of a cell.
const PAD: f64 = 6.0;
/// Lines that a row counts for when there is too little room for all services.
const FEWEST_LINES: usize = 2;
const MOST_LINES: usize = 12;

pub(super) struct Layout {
    pub(super) letters: f64,
    pub(super) legend: Legend,
    pub(super) plain: Face,
    /// What all cells cover.
    area: Frame,
    /// Width of a cell.
    width: f64,
    /// Top of each row, and the bottom of the last one.
    tops: Vec<f64>,
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
        let cell_width = area.width() / grid.demands.len() as f64;
        Self {
            letters,
            legend,
            plain,
            tops: tops(grid, &area, cell_width, letters),
            demands_middle: area.bottom + 11.0 * letters,
            area,
            width: cell_width,
            targets_right,
        }
    }

    pub(super) fn frame(&self, row: usize, column: usize) -> Frame {
        let left = self.area.left + column as f64 * self.width;
        Frame { left, top: self.tops[row], right: left + self.width, bottom: self.tops[row + 1] }
    }

    /// How many services are named, and how many there are.
    pub(super) fn named(&self, grid: &SelectorGrid) -> (usize, usize) {
        let (mut named, mut all) = (0, 0);
        for (row, targets) in grid.rows.iter().enumerate() {
            for (column, cell) in targets.cells.iter().enumerate() {
                let services = cell.services.len();
                named += self.slots(self.frame(row, column), services).named.len();
                all += services;
            }
        }
        (named, all)
    }

    /// Places for so many services in a cell, in columns from the top; those without room share one.
    pub(super) fn slots(&self, cell: Frame, services: usize) -> Slots {
        let pad = PAD * self.letters;
        let line = (LINE * self.letters).min(cell.height());
        let lines = (((cell.height() - pad) / line) as usize).max(1);
        let columns = columns(cell.width(), self.letters);
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

/// Columns of names in a cell.
fn columns(width: f64, letters: f64) -> usize {
    ((width / (COLUMN * letters)) as usize).max(1)
}

/// Where rows begin and the last one ends: all of them as high, unless one needs more than its part for
/// its services and others less.
fn tops(grid: &SelectorGrid, area: &Frame, width: f64, letters: f64) -> Vec<f64> {
    let wanted = grid.rows.iter().map(|row| {
        let most = row.cells.iter().map(|cell| cell.services.len()).max().unwrap_or_default();
        most.div_ceil(columns(width, letters)).clamp(FEWEST_LINES, MOST_LINES) as f64 * LINE + PAD
    });
    let wanted: Vec<f64> = wanted.collect();
    let equal = area.height() / grid.rows.len() as f64;
    let is_enough = wanted.iter().all(|wanted| wanted * letters <= equal);
    let sum: f64 = wanted.iter().sum();
    let mut top = area.top;
    let mut tops = vec![top];
    for wanted in wanted {
        top += if is_enough { equal } else { area.height() * wanted / sum };
        tops.push(top.round());
    }
    if let Some(last) = tops.last_mut() {
        *last = area.bottom;
    }
    tops
}
