//! Where each option wins: the cheapest one over two assumptions.

mod cells;
mod layout;
mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::{
    cells::{Cell, Cells},
    layout::Layout,
};
use crate::{
    Chart, ChartError, ColourScheme, EstimateValue, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, thickness, units},
    elements::{Marker, Segment},
    geometry::Frame,
    month_plot::signature,
    svg::{Fill, Outline},
    theme::Palette,
};

/// How much of the ground a cell covers, in per cent: where the lead is smallest and where it is largest.
const STRENGTH: (f64, f64) = (22.0, 80.0);

/// One of the two assumptions.
#[derive(Clone, PartialEq, Debug)]
pub struct WinAxis {
    /// Its name.
    pub label: String,
    /// The values it was given, ascending; at most [`WinMap::MOST_VALUES`].
    pub values: Vec<EstimateValue>,
    /// Position of the value that it is taken for, if that is among them.
    pub likely: Option<usize>,
}

/// The cheapest option for every pair of values.
#[derive(Clone, PartialEq, Debug)]
pub struct WinMap {
    /// The assumption that rises to the right.
    pub across: WinAxis,
    /// The assumption that rises upwards.
    pub up: WinAxis,
    /// For each value of `up`, for each value of `across`: the option that costs least and by how much,
    /// discounted, in the currency's major unit.
    pub cells: Vec<Vec<(OptionKind, Decimal)>>,
}

impl WinMap {
    /// The most values of an axis.
    pub const MOST_VALUES: usize = 60;
}

/// Draws a cell for each pair of values in the colour of the option that costs least, the stronger the
/// further it leads, with the option's sign in it where there is room. The likely pair has a frame.
///
/// # Errors
/// [`ChartError::NoRows`], [`ChartError::CellsDiffer`], [`ChartError::RowOutOfOrder`] for values that do
/// not rise or a lead below 0, [`ChartError::NotFinite`] and [`ChartError::AmountTooLarge`].
///
/// ```
/// use fulcrum_charts::{
///     ColourScheme, EstimateValue, OptionKind, Size, WinAxis, WinMap, win_map,
/// };
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let axis = |label: &str, values: &[f64]| WinAxis {
///     label: label.to_owned(),
///     values: values.iter().map(|&value| EstimateValue { value, text: value.to_string() }).collect(),
///     likely: Some(0),
/// };
/// let map = WinMap {
///     across: axis("Incidents a month", &[1.0, 2.0]),
///     up: axis("Exposure an hour", &[100.0]),
///     cells: vec![vec![(OptionKind::OpsRunIt, dec!(5_000)), (OptionKind::Hybrid, dec!(9_000))]],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = win_map(&map, Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Over 2 values of Incidents a month and 1 of Exposure an hour, Ops Run It costs least in 1 of 2 \
///      cases and Hybrid in 1; at the likely values it is Ops Run It, by $5.0K in today's money."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn win_map(
    map: &WinMap,
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let cells = Cells::new(map)?;
    let palette = scheme.palette();
    let layout = Layout::new(&cells, size, palette);
    let description = words::description(&cells, money);
    let about = About { id: "win-map", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))?;
        canvas.group("axes", |canvas| draw_axes(canvas, &cells, &layout, palette))?;
        canvas.group("cells", |canvas| {
            cells.cells.iter().try_for_each(|cell| draw_cell(canvas, cell, &layout, palette))
        })?;
        let Some(likely) = cells.likely() else { return Ok(()) };
        let frame = layout.frame(likely.place);
        canvas.group("likely", |canvas| draw_likely(canvas, frame, palette, layout.letters))
    })?;
    let marks = cells.cells.iter().map(|cell| {
        let frame = layout.frame(cell.place);
        let (across, up) = cell.place;
        Mark {
            x: frame.left,
            y: frame.top,
            width: frame.width(),
            height: frame.height(),
            label: words::place(&cells, cell.place),
            value: words::lead(cell, money),
            key: Some(MarkKey::Cell(across, up)),
        }
    });
    Ok(Chart {
        svg,
        description,
        table: words::table(&cells, money),
        marks: marks.collect(),
        scale: None,
    })
}

fn draw_axes(
    canvas: &Canvas<'_>,
    cells: &Cells,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let draw = |text: &str, align, at, colour| {
        canvas.text(&Words { text, face: layout.plain, colour, align }, at)
    };
    let muted = palette.muted_ink;
    for up in layout.labelled_up() {
        let frame = layout.frame((0, up));
        let at = (layout.values_right, f64::midpoint(frame.top, frame.bottom));
        draw(&layout.up_text(&cells.up.values[up]), HPos::Right, at, muted)?;
    }
    for across in layout.labelled_across() {
        let frame = layout.frame((across, 0));
        let text = layout.across_text(&cells.across.values[across]);
        let half = layout.plain.width(&text) / 2.0;
        // the last label moves inwards rather than be cut
        let middle = f64::midpoint(frame.left, frame.right).min(layout.right - half);
        draw(&text, HPos::Center, (middle, layout.values_middle), muted)?;
    }
    let up = layout.plain.shorten(&cells.up.label, layout.right - 1.0);
    draw(&up, HPos::Left, (1.0, layout.up_title), palette.ink)?;
    let across = layout.plain.shorten(&cells.across.label, layout.right - 1.0);
    draw(&across, HPos::Right, (layout.right, layout.across_title), palette.ink)
}

fn draw_cell(
    canvas: &Canvas<'_>,
    cell: &Cell,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let Frame { left, top, right, bottom } = layout.frame(cell.place);
    let colour = palette.option(cell.option).line;
    let percent = STRENGTH.0 + (STRENGTH.1 - STRENGTH.0) * cell.strength;
    let gap = units((right - left).min(bottom - top).min(20.0) * 0.04)?;
    canvas.element(&Segment {
        corners: [
            point_units((left, top + f64::from(gap) / 100.0))?,
            point_units((right, bottom - f64::from(gap) / 100.0))?,
        ],
        fill: Fill::tint(colour, percent.round() as u32),
        outline: None,
        radius: 0,
        gaps: [gap, gap],
        least_width: 0,
    })?;
    let radius = (right - left).min(bottom - top) * 0.16;
    if radius < 1.8 * layout.letters {
        return Ok(());
    }
    canvas.element(&Marker {
        at: point_units((f64::midpoint(left, right), f64::midpoint(top, bottom)))?,
        shape: signature(cell.option).1,
        radius: units(radius.min(4.5 * layout.letters))?,
        fill: colour.into(),
        outline: Some(Outline { colour: palette.ground, width: thickness(0.75)? }),
    })
}

fn draw_likely(
    canvas: &Canvas<'_>,
    frame: Frame,
    palette: &Palette,
    letters: f64,
) -> Result<(), ChartError> {
    canvas.element(&Segment {
        corners: [point_units((frame.left, frame.top))?, point_units((frame.right, frame.bottom))?],
        fill: Fill::tint(palette.ground, 0),
        outline: Some(Outline { colour: palette.ink, width: thickness(2.0 * letters)? }),
        radius: 0,
        gaps: [0, 0],
        least_width: 0,
    })
}
