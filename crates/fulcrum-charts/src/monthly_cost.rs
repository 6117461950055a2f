//! When it costs: a row of columns per option, one column per month.

mod columns;
mod layout;
mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::{
    columns::{Columns, Row},
    layout::{Layout, Panel},
};
use crate::{
    Chart, ChartError, Colour, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, series, thickness, units},
    elements::Segment,
    heading::Heading,
    legend::{Legend, LegendEntry},
    number::to_float,
    svg::{Fill, Hatch, Outline, Stroke},
    theme::{Palette, Texture},
};

/// How much of the ground lost revenue covers, in per cent: it is not paid, so it is paler than what is.
const LOST: u32 = 35;

/// What one option costs in each month.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionMonths {
    /// Which operating model it is; decides the colour.
    pub option: OptionKind,
    /// Its name as shown. The user may have typed it; an empty one is replaced by the usual name.
    pub label: String,
    /// What is spent in each month, in the currency's major unit; at most [`OptionMonths::MOST_MONTHS`]
    /// months, the same number for every option.
    pub spending: Vec<Decimal>,
    /// Revenue lost in each month, as many as there are of `spending`; all zero where lost revenue does
    /// not count.
    pub lost_revenue: Vec<Decimal>,
}

impl OptionMonths {
    /// The longest span whose columns can be told apart.
    pub const MOST_MONTHS: usize = 240;
}

/// Draws a row per option, in the order given and on one scale, with a column per month: spending at the
/// bottom, lost revenue on top of it. Negative amounts lie below zero.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoMonths`],
/// [`ChartError::TooManyMonths`], [`ChartError::MonthsDiffer`] and [`ChartError::AmountTooLarge`] for
/// data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{ColourScheme, OptionKind, OptionMonths, Size, monthly_cost};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let ops = OptionMonths {
///     option: OptionKind::OpsRunIt,
///     label: String::new(),
///     spending: vec![dec!(100_000), dec!(80_000)],
///     lost_revenue: vec![dec!(0), dec!(40_000)],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = monthly_cost(&[ops], Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Of 2 months Ops Run It costs most in month 2 ($120K), lost revenue included."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn monthly_cost(
    options: &[OptionMonths],
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let columns = Columns::new(options)?;
    let palette = scheme.palette();
    let letters = size.scale();
    let legend =
        Legend::new(entries(&columns, palette, letters)?, f64::from(size.width()) - 2.0, letters);
    let layout = Layout::new(&columns, legend.height(), size, money)?;
    let description = words::description(&columns, money);
    let about = About { id: "monthly-cost", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        for (row, panel) in columns.rows.iter().zip(&layout.panels) {
            let figure = words::most(row, money);
            let heading = Heading { option: row.option, name: &row.label, figure: &figure };
            let ends = (layout.left, layout.right);
            canvas.group(&series(row.option), |canvas| {
                heading.draw(canvas, ends, panel.heading, letters, palette)?;
                draw_grid(canvas, &layout, panel, palette)?;
                draw_columns(canvas, row, &layout, panel, palette)?;
                draw_level(canvas, &layout, layout.y(panel, 0.0), palette.axis)
            })?;
        }
        canvas.group("axes", |canvas| layout.draw_months(canvas, palette))?;
        canvas.group("legend", |canvas| legend.draw(canvas, (1.0, 0.0), palette))
    })?;
    let marks = (0..columns.months)
        .map(|month| {
            let left = if month == 0 { layout.left } else { layout.edge(month) };
            Mark {
                x: left,
                y: layout.top,
                width: layout.edge(month + 1) - left,
                height: layout.bottom - layout.top,
                label: format!("Month {}", month + 1),
                value: words::month_values(&columns, month, money),
                key: Some(MarkKey::Month(month)),
            }
        })
        .collect();
    Ok(Chart { svg, description, table: words::table(&columns, money), marks, scale: None })
}

/// What the two parts of a column are; nothing to say where there is only one.
fn entries(
    columns: &Columns,
    palette: &Palette,
    letters: f64,
) -> Result<Vec<LegendEntry>, ChartError> {
    if !columns.loses_revenue {
        return Ok(Vec::new());
    }
    let ink = palette.muted_ink;
    Ok(vec![
        LegendEntry::fill("Spending", ink, None),
        LegendEntry::fill("Lost revenue", lost_revenue(ink, letters)?, None),
    ])
}

/// Lost revenue in the colour of an option, with the texture that it has in other charts.
fn lost_revenue(colour: Colour, letters: f64) -> Result<Fill, ChartError> {
    let hatch = Hatch {
        texture: Texture::Level,
        colour,
        percent: 45,
        pitch: thickness(4.0 * letters)?,
        width: thickness(0.7 * letters)?,
    };
    Ok(Fill::tint(colour, LOST).hatched(hatch))
}

fn draw_level(
    canvas: &Canvas<'_>,
    layout: &Layout,
    y: f64,
    colour: Colour,
) -> Result<(), ChartError> {
    let stroke = Stroke { colour, width: thickness(1.0)?, dashes: [0, 0] };
    canvas.line(&[(layout.left, y), (layout.right, y)], stroke)
}

fn draw_grid(
    canvas: &Canvas<'_>,
    layout: &Layout,
    panel: &Panel,
    palette: &Palette,
) -> Result<(), ChartError> {
    for (level, label) in layout.ticks() {
        let y = layout.y(panel, level);
        draw_level(canvas, layout, y, palette.grid)?;
        let face = layout.tick_face;
        let words = Words { text: label, face, colour: palette.muted_ink, align: HPos::Right };
        canvas.text(&words, (layout.tick_right, y))?;
    }
    Ok(())
}

fn draw_columns(
    canvas: &Canvas<'_>,
    row: &Row,
    layout: &Layout,
    panel: &Panel,
    palette: &Palette,
) -> Result<(), ChartError> {
    let colours = palette.option(row.option);
    let (spending, lost) = (Fill::from(colours.line), lost_revenue(colours.line, layout.letters)?);
    let gap = units((layout.pitch * 0.22).min(6.0 * layout.letters) / 2.0)?;
    for month in 0..row.spending.len() {
        let [spent, missed] = row.parts(month)?;
        for (part, fill) in [(spent, spending), (missed, lost)] {
            let (start, end) = (to_float(part.start)?, to_float(part.end)?);
            let (from, to) = (layout.y(panel, start), layout.y(panel, end));
            if (from - to).abs() < 0.01 {
                continue;
            }
            let is_lost = fill.percent < 100;
            let outline = Outline { colour: colours.line, width: thickness(0.75)? };
            canvas.element(&Segment {
                corners: [
                    point_units((layout.edge(month), from))?,
                    point_units((layout.edge(month + 1), to))?,
                ],
                fill,
                outline: (is_lost && layout.pitch > 5.0).then_some(outline),
                radius: 0,
                gaps: [gap, gap],
                least_width: units(0.5)?,
            })?;
        }
    }
    Ok(())
}
