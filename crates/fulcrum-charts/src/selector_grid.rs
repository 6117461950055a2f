//! The playbook's selector: exposure up, demand across, each service in its cell.

mod layout;
mod words;

use plotters::style::text_anchor::HPos;

use self::layout::Layout;
use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, thickness, units},
    elements::{Marker, Segment},
    geometry::Frame,
    lettering::{clean, first_filled},
    month_plot::signature,
    sentence,
    svg::{Fill, Outline},
    theme::Palette,
};

/// How much of the ground a cell covers, in per cent.
const CELL: u32 = 14;

/// The grid with its services.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelectorGrid {
    /// Demands from left to right, at most [`SelectorGrid::MOST`].
    pub demands: Vec<String>,
    /// The highest target first, at most [`SelectorGrid::MOST`].
    pub rows: Vec<SelectorRow>,
}

/// Services of one availability target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelectorRow {
    /// The target: `99.9 %`.
    pub target: String,
    /// A cell for each demand.
    pub cells: Vec<SelectorCell>,
}

/// Services of one target and one demand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelectorCell {
    /// The model that the selector picks here; decides the colour.
    pub option: OptionKind,
    /// The services, in the order in which they are named.
    pub services: Vec<SelectorService>,
}

/// A service in its cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelectorService {
    /// Where its mark leads: such as its id.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The model that it runs under; may be another than the cell's.
    pub option: OptionKind,
}

impl SelectorGrid {
    /// The most demands or targets that can be drawn.
    pub const MOST: usize = 8;
}

/// Draws a cell for each target and demand in the colour of its model, with the names of its services and
/// a sign of the model that each runs under. What has no room in a cell is counted.
///
/// # Errors
/// [`ChartError::NoRows`] for a grid without demands or targets and [`ChartError::CellsDiffer`] for one
/// whose rows do not have a cell for each demand, or that is too large.
///
/// ```
/// use fulcrum_charts::{
///     ColourScheme, OptionKind, SelectorCell, SelectorGrid, SelectorRow, SelectorService, Size,
///     selector_grid,
/// };
///
/// let checkout = SelectorService {
///     key: "checkout".to_owned(),
///     label: "Checkout".to_owned(),
///     option: OptionKind::YouBuildItYouRunIt,
/// };
/// let cell = SelectorCell { option: OptionKind::YouBuildItYouRunIt, services: vec![checkout] };
/// let grid = SelectorGrid {
///     demands: vec!["Weekly".to_owned()],
///     rows: vec![SelectorRow { target: "99.9 %".to_owned(), cells: vec![cell] }],
/// };
/// let chart = selector_grid(&grid, Size::new(440, 230)?, ColourScheme::Light)?;
/// assert_eq!(chart.description, "Of 1 service You Build It You Run It runs 1.");
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn selector_grid(
    grid: &SelectorGrid,
    size: Size,
    scheme: ColourScheme,
) -> Result<Chart, ChartError> {
    let grid = checked(grid)?;
    let palette = scheme.palette();
    let layout = Layout::new(&grid, size, palette);
    let mut marks = Vec::new();
    let (said, counts) = (words::description(&grid), layout.named(&grid));
    let description = sentence::with_shown(said, "names", counts, "services");
    let table = words::table(&grid);
    let about = About { id: "selector-grid", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))?;
        canvas.group("axes", |canvas| draw_heads(canvas, &grid, &layout, palette))?;
        for (row, targets) in grid.rows.iter().enumerate() {
            for (column, cell) in targets.cells.iter().enumerate() {
                let frame = layout.frame(row, column);
                canvas.group(&format!("cell-{}-{}", row + 1, column + 1), |canvas| {
                    draw_cell(canvas, cell, frame, &layout, palette)
                })?;
                marks.extend(cell_marks(&grid, (row, column), frame, &layout));
            }
        }
        Ok(())
    })?;
    Ok(Chart { svg, description, table, marks, scale: None })
}

/// A grid of the right shape, its texts fit to be drawn.
fn checked(grid: &SelectorGrid) -> Result<SelectorGrid, ChartError> {
    let (columns, rows, most) = (grid.demands.len(), grid.rows.len(), SelectorGrid::MOST);
    if columns == 0 || rows == 0 {
        return Err(ChartError::NoRows);
    }
    if let Some(found) = [columns, rows].into_iter().find(|&found| found > most) {
        return Err(ChartError::CellsDiffer { expected: most, found });
    }
    let mut checked = SelectorGrid {
        demands: grid.demands.iter().map(|text| clean(text)).collect(),
        rows: vec![],
    };
    for row in &grid.rows {
        let found = row.cells.len();
        if found != columns {
            return Err(ChartError::CellsDiffer { expected: columns, found });
        }
        let mut row = row.clone();
        row.target = clean(&row.target);
        for service in row.cells.iter_mut().flat_map(|cell| &mut cell.services) {
            service.label = first_filled([&service.label, "Service without a name"]);
        }
        checked.rows.push(row);
    }
    Ok(checked)
}

fn draw_heads(
    canvas: &Canvas<'_>,
    grid: &SelectorGrid,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let draw = |text: &str, align, at, room| {
        let text = layout.plain.shorten(text, room);
        let (face, colour) = (layout.plain, palette.muted_ink);
        canvas.text(&Words { text: &text, face, colour, align }, at)
    };
    for (row, targets) in grid.rows.iter().enumerate() {
        let frame = layout.frame(row, 0);
        let at = (layout.targets_right, f64::midpoint(frame.top, frame.bottom));
        draw(&targets.target, HPos::Right, at, layout.targets_right)?;
    }
    for (column, demand) in grid.demands.iter().enumerate() {
        let frame = layout.frame(0, column);
        let at = (f64::midpoint(frame.left, frame.right), layout.demands_middle);
        draw(demand, HPos::Center, at, frame.width() - 4.0)?;
    }
    Ok(())
}

fn draw_cell(
    canvas: &Canvas<'_>,
    cell: &SelectorCell,
    frame: Frame,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let colour = palette.option(cell.option).line;
    let inset = 1.5 * layout.letters;
    canvas.element(&Segment {
        corners: [
            point_units((frame.left + inset, frame.top + inset))?,
            point_units((frame.right - inset, frame.bottom - inset))?,
        ],
        fill: Fill::tint(colour, CELL),
        outline: Some(Outline { colour, width: thickness(0.75)? }),
        radius: units(3.0 * layout.letters)?,
        gaps: [0, 0],
        least_width: 0,
    })?;
    let slots = layout.slots(frame, cell.services.len());
    for (service, slot) in cell.services.iter().zip(&slots.named) {
        let middle = f64::midpoint(slot.top, slot.bottom);
        let colour = palette.option(service.option).line;
        let radius = 3.5 * layout.letters;
        canvas.element(&Marker {
            at: point_units((slot.left + radius, middle))?,
            shape: signature(service.option).1,
            radius: units(radius)?,
            fill: colour.into(),
            outline: None,
        })?;
        let left = slot.left + 3.0 * radius;
        let text = layout.plain.shorten(&service.label, slot.right - left);
        let (face, align) = (layout.plain, HPos::Left);
        canvas.text(&Words { text: &text, face, colour: palette.ink, align }, (left, middle))?;
    }
    if let Some(slot) = slots.more {
        let more = cell.services.len() - slots.named.len();
        let text = format!("and {more} more");
        let is_narrow = slots.named.is_empty() || layout.plain.width(&text) > slot.width();
        let text = if is_narrow { format!("+{more}") } else { text };
        let middle = f64::midpoint(slot.top, slot.bottom);
        let (face, colour) = (layout.plain, palette.muted_ink);
        let words = Words { text: &text, face, colour, align: HPos::Left };
        canvas.text(&words, (slot.left, middle))?;
    }
    Ok(())
}

/// A hit area for each service that is named, and one for those that are counted.
fn cell_marks(
    grid: &SelectorGrid,
    (row, column): (usize, usize),
    frame: Frame,
    layout: &Layout,
) -> Vec<Mark> {
    let cell = &grid.rows[row].cells[column];
    let place = words::place(grid, row, column);
    let mark = |slot: &Frame, label: String, value: String, key| Mark {
        x: slot.left,
        y: slot.top,
        width: slot.width(),
        height: slot.height(),
        label,
        value,
        key,
    };
    let slots = layout.slots(frame, cell.services.len());
    let mut marks: Vec<Mark> = (cell.services.iter().zip(&slots.named))
        .map(|(service, slot)| {
            let value = format!("{place}: {} runs it", service.option.name());
            let key = Some(MarkKey::Service(service.key.clone()));
            mark(slot, service.label.clone(), value, key)
        })
        .collect();
    if let Some(slot) = slots.more {
        let rest = cell.services.iter().skip(slots.named.len());
        let names: Vec<&str> = rest.map(|service| service.label.as_str()).collect();
        marks.push(mark(&slot, place, names.join(", "), Some(MarkKey::Cell(column, row))));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_would_lie_is_refused() {
        let row = |cells: usize| SelectorRow {
            target: "99 %".to_owned(),
            cells: vec![SelectorCell { option: OptionKind::OpsRunIt, services: vec![] }; cells],
        };
        let grid = |demands: usize, rows: Vec<SelectorRow>| SelectorGrid {
            demands: vec!["Weekly".to_owned(); demands],
            rows,
        };
        for (grid, error) in [
            (grid(0, vec![row(0)]), ChartError::NoRows),
            (grid(2, vec![]), ChartError::NoRows),
            (grid(2, vec![row(1)]), ChartError::CellsDiffer { expected: 2, found: 1 }),
            (grid(9, vec![row(9)]), ChartError::CellsDiffer { expected: 8, found: 9 }),
        ] {
            assert_eq!(checked(&grid).err(), Some(error));
        }
    }
}
