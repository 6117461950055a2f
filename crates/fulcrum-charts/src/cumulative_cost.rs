//! When it pays back: what each option has cost by the end of every month.

mod lines;
mod words;

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use self::lines::{Line, Lines};
use crate::{
    Chart, ChartError, ColourScheme, MonthBand, OptionKind, Size,
    break_even::{self, BreakEven},
    canvas::{About, Canvas, band_of, series, thickness},
    fan,
    legend::{Legend, LegendEntry, LegendSign},
    month_plot::{self, LineEnd, MonthPlot},
    svg::Stroke,
    theme::Palette,
    vertical_scale::VerticalScale,
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
    /// Between which amounts eight of ten futures lie in each month, of the same kind of money as
    /// `cumulative`; empty where no futures were run, or one entry per month.
    pub bands: Vec<MonthBand>,
    /// Index into `cumulative` of the first month from which this option stays at or below Ops Run
    /// It: 0 means from the start and gets no ring, 8 is shown as "month 9". Without meaning for
    /// Ops Run It itself.
    pub break_even_month: Option<usize>,
}

impl CumulativeCosts {
    /// The longest span that can be drawn.
    pub const MOST_MONTHS: usize = month_plot::MOST_MONTHS;
}

/// Draws one line per option over the months, named at its end, with a ring where it becomes cheaper
/// than Ops Run It for good. Bands of futures lie behind the lines.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoMonths`],
/// [`ChartError::TooManyMonths`], [`ChartError::MonthsDiffer`], [`ChartError::BreakEvenOutside`],
/// [`ChartError::OutOfOrder`], [`ChartError::NotFinite`] and [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
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
///     bands: Vec::new(),
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
    let palette = scheme.palette();
    let ends: Vec<LineEnd> = lines
        .lines
        .iter()
        .map(|line| LineEnd {
            option: line.option,
            name: line.short_label.clone(),
            amount: money.short(line.total()),
            level: line.last_level(),
        })
        .collect();
    let legend = Legend::new(
        signs(&lines, size.scale(), palette)?,
        f64::from(size.width()) - 2.0,
        size.scale(),
    );
    let layout = MonthPlot::below(legend.height(), &ends, lines.months, size, |height| {
        VerticalScale::of_money((lines.low, lines.high), height, money)
    })?;
    let mut marks = Vec::new();
    let description = words::description(&lines, money);
    let about = About { id: "cumulative-cost", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        let plot = layout.coordinates(canvas)?;
        canvas.group("axes", |canvas| layout.draw_axes(canvas, &plot, palette))?;
        for line in lines.lines.iter().filter(|line| !line.bands.is_empty()) {
            canvas.group(&band_of(line.option), |_| {
                fan::draw_band(&plot, (line.option, &line.bands), &layout, palette)
            })?;
        }
        for line in &lines.lines {
            canvas.group(&series(line.option), |_| {
                layout.draw_line(&plot, line.option, &line.levels, palette)
            })?;
        }
        canvas.group("ends", |canvas| {
            for line in &lines.lines {
                layout.draw_end_marker(&plot, line.option, line.last_level(), palette)?;
            }
            layout.draw_end_labels(canvas, palette)
        })?;
        let points = |line: &Line| BreakEven {
            option: line.option,
            month: line.break_even,
            path: layout.path(&plot, &line.levels),
        };
        let points: Vec<BreakEven> = lines.lines.iter().map(points).collect();
        canvas.group("break-even", |canvas| break_even::draw(canvas, &points, &layout, palette))?;
        canvas.group("legend", |canvas| legend.draw(canvas, (layout.frame.left, 0.0), palette))?;
        marks = layout.marks(&plot, |month| words::month_values(&lines, month, money));
        Ok(())
    })?;
    Ok(Chart { svg, description, table: words::table(&lines, money), marks, scale: None })
}

/// What lines and bands are, where there are bands.
fn signs(lines: &Lines, scale: f64, palette: &Palette) -> Result<Vec<LegendEntry>, ChartError> {
    if !lines.has_bands() {
        return Ok(Vec::new());
    }
    let stroke =
        Stroke { colour: palette.muted_ink, width: thickness(1.6 * scale)?, dashes: [0, 0] };
    let sign = LegendSign::Line { stroke, marker: None };
    let likely = LegendEntry { sign, words: "likely values".to_owned(), figure: None };
    Ok(vec![likely, fan::band_sign(palette)])
}
