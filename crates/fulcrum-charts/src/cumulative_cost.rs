//! When it pays back: what each option has cost by the end of every month.

mod break_even;
mod end_labels;
mod layout;
mod lines;
mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::{
    coord::{cartesian::MeshLine, ranged1d::BoldPoints},
    style::text_anchor::HPos,
};
use rust_decimal::Decimal;

use self::{
    layout::Layout,
    lines::{Line, Lines},
};
use crate::{
    Chart, ChartError, ColourScheme, Mark, OptionKind, Size,
    axis::{LinearAxis, MonthAxis},
    canvas::{Canvas, Plot, Words, draw_in, drawing_error, position, thickness, units},
    elements::{Curve, Marker, Shape},
    geometry::Point,
    svg::{Outline, Stroke, SvgBackend},
    theme::Palette,
};

/// The lines of all options.
#[derive(Clone, PartialEq, Debug)]
pub struct CumulativeCosts {
    /// One line per option, each option at most once. All have the same number of months, from 1 to
    /// [`CumulativeCosts::MOST_MONTHS`]. Break-even is against the line of Ops Run It.
    pub options: Vec<OptionLine>,
}

/// What one option has cost so far, month by month.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionLine {
    /// Which operating model it is; decides colour, dashes and marker.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name at the end of the line; falls back to `label`.
    pub short_label: String,
    /// Cost from the beginning to the end of each month, in the currency's major unit. The first
    /// entry is the month that readers call month 1.
    pub cumulative: Vec<Decimal>,
    /// Index into `cumulative` of the first month from which this option stays at or below Ops Run
    /// It: 0 means from the start and gets no ring, 8 is shown as "month 9". Without meaning for
    /// Ops Run It itself.
    pub break_even_month: Option<usize>,
}

impl CumulativeCosts {
    /// The longest span that can be drawn.
    pub const MOST_MONTHS: usize = 1_200;
}

/// Draws one line per option over the months, named at its end, with a ring where it becomes cheaper
/// than Ops Run It for good.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoMonths`],
/// [`ChartError::TooManyMonths`], [`ChartError::MonthsDiffer`], [`ChartError::BreakEvenOutside`] and
/// [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{
///     ColourScheme, CumulativeCosts, OptionKind, OptionLine, Size, cumulative_cost,
/// };
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let line = |option: OptionKind, cumulative, break_even_month| OptionLine {
///     option,
///     label: option.name().to_owned(),
///     short_label: String::new(),
///     cumulative,
///     break_even_month,
/// };
/// let costs = CumulativeCosts {
///     options: vec![
///         line(OptionKind::OpsRunIt, vec![dec!(100), dec!(200), dec!(300)], None),
///         line(OptionKind::YouBuildItYouRunIt, vec![dec!(150), dec!(190), dec!(230)], Some(1)),
///     ],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = cumulative_cost(&costs, Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Over 3 months Ops Run It costs $300 and You Build It You Run It $230; \
///      You Build It You Run It stays at or below Ops Run It from month 2."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn cumulative_cost(
    costs: &CumulativeCosts,
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let lines = Lines::new(&costs.options)?;
    let layout = Layout::new(&lines, size, money)?;
    let palette = scheme.palette();
    let mut marks = Vec::new();
    let svg = Canvas::draw(size, |canvas| {
        let plot =
            canvas.plot(layout.months.clone(), layout.money.clone(), &layout.coordinates())?;
        draw_grid(canvas, &plot, &layout, palette)?;
        draw_month_labels(canvas, &plot, &layout, palette)?;
        let paths = draw_lines(&plot, &lines, &layout, palette)?;
        end_labels::draw(canvas, &lines, &layout, palette)?;
        break_even::draw(canvas, &lines, &paths, &layout, palette)?;
        marks = month_marks(&paths, &lines, &layout, money);
        Ok(())
    })?;
    Ok(Chart {
        svg,
        description: words::description(&lines, money),
        table: words::table(&lines, money),
        marks,
    })
}

/// Months to the right, money upwards.
type LinePlot<'a> = Plot<'a, MonthAxis, LinearAxis>;

/// How an option's line is told from the others without its colour: dashes (in multiples of the
/// stroke) and the marker at its end.
const fn signature(option: OptionKind) -> ([f64; 2], Shape) {
    match option {
        OptionKind::OpsRunIt => ([0.0, 0.0], Shape::Disc),
        OptionKind::Hybrid => ([2.5, 1.8], Shape::Diamond),
        OptionKind::YouBuildItYouRunIt => ([9.0, 2.2], Shape::Square),
    }
}

fn draw_grid(
    canvas: &Canvas<'_>,
    plot: &LinePlot<'_>,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let (left, right) = (units(layout.frame.left)?, units(layout.frame.right)?);
    let width = thickness(1.0)?;
    let mut levels: Vec<f64> = Vec::with_capacity(layout.tick_labels.len());
    let draw_line = |backend: &mut SvgBackend<'_>, line: MeshLine<'_, MonthAxis, LinearAxis>| {
        if let MeshLine::YMesh((_, y), _, &amount) = line {
            let colour = if amount == 0.0 { palette.axis } else { palette.grid };
            backend.polyline([(left, y), (right, y)], &Stroke { colour, width, dashes: [0, 0] });
            levels.push(position(plot, &(1, amount)).1);
        }
        Ok(())
    };
    plot.draw_mesh(draw_line, BoldPoints(usize::MAX), BoldPoints(0)).map_err(drawing_error)?;
    for (y, label) in levels.into_iter().zip(&layout.tick_labels) {
        let words = Words {
            text: label,
            face: layout.tick_face,
            colour: palette.muted_ink,
            align: HPos::Right,
        };
        canvas.text(&words, (layout.tick_label_right, y))?;
    }
    Ok(())
}

fn draw_month_labels(
    canvas: &Canvas<'_>,
    plot: &LinePlot<'_>,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let draw = |text: &str, align, x| {
        let words = Words { text, face: layout.tick_face, colour: palette.muted_ink, align };
        canvas.text(&words, (x, layout.month_label_middle))
    };
    for &month in layout.months.labelled() {
        draw(&month.to_string(), HPos::Center, position(plot, &(month, 0.0)).0)?;
    }
    draw(layout::MONTH, HPos::Right, layout.tick_label_right)
}

/// Draws the lines and returns where each of their points lies.
fn draw_lines(
    plot: &LinePlot<'_>,
    lines: &Lines,
    layout: &Layout,
    palette: &Palette,
) -> Result<Vec<Vec<Point>>, ChartError> {
    let width = layout.stroke;
    let mut paths = Vec::with_capacity(lines.lines.len());
    for line in &lines.lines {
        let (dashes, _) = signature(line.option);
        let stroke = Stroke {
            colour: palette.option(line.option).line,
            width: thickness(width)?,
            dashes: [thickness(dashes[0] * width)?, units(dashes[1] * width)?.unsigned_abs()],
        };
        let points: Vec<(usize, f64)> = (1..).zip(line.levels.iter().copied()).collect();
        paths.push(points.iter().map(|point| position(plot, point)).collect());
        if points.len() > 1 {
            draw_in(plot, &Curve { points, stroke })?;
        }
    }
    for line in &lines.lines {
        draw_in(plot, &end_marker(line, lines.months, layout, palette)?)?;
    }
    Ok(paths)
}

fn end_marker(
    line: &Line,
    months: usize,
    layout: &Layout,
    palette: &Palette,
) -> Result<Marker<(usize, f64)>, ChartError> {
    let colours = palette.option(line.option);
    Ok(Marker {
        at: (months, line.last_level()),
        shape: signature(line.option).1,
        radius: units(layout.marker)?,
        fill: colours.line,
        // a rim of the ground keeps markers apart that lie on each other
        outline: Some(Outline { colour: palette.ground, width: thickness(1.0)? }),
    })
}

/// One hit area per month over the whole height of the plot.
fn month_marks(
    paths: &[Vec<Point>],
    lines: &Lines,
    layout: &Layout,
    money: &MoneyDisplay,
) -> Vec<Mark> {
    let Some(path) = paths.first() else { return Vec::new() };
    let frame = &layout.frame;
    let middle = |month: usize, neighbour: Option<usize>, edge: f64| {
        neighbour
            .and_then(|other| path.get(other))
            .map_or(edge, |&(x, _)| f64::midpoint(path[month].0, x))
    };
    (0..lines.months)
        .map(|month| {
            let left = middle(month, month.checked_sub(1), frame.left);
            let right = middle(month, Some(month + 1), frame.right + layout.marker);
            Mark {
                x: left,
                y: frame.top,
                width: right - left,
                height: frame.height(),
                label: format!("Month {}", month + 1),
                value: words::month_values(lines, month, money),
            }
        })
        .collect()
}
