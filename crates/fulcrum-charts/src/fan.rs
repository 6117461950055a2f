//! How sure the cost is, month by month: a band of futures around the middle one of each option.

mod bands;
mod words;

use fulcrum_model::display::MoneyDisplay;

use self::bands::{Band, Bands};
pub(crate) use self::{bands::checked, words::range};
use crate::{
    Chart, ChartError, ColourScheme, OptionKind, Quantile, Size,
    break_even::{self, BreakEven},
    canvas::{About, Canvas, band_of, draw_in, series, thickness},
    elements::{Area, Curve},
    legend::{Legend, LegendEntry},
    month_plot::{LineEnd, LinePlot, MonthPlot},
    number::to_amount,
    svg::{Fill, Stroke},
    theme::Palette,
    vertical_scale::VerticalScale,
};

/// How much of what lies behind a band it covers, in per cent: all three may lie on each other.
const BAND: u32 = 16;

/// Cumulative cost of one option over the months.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionFan {
    /// Which operating model it is; decides colour, dashes and marker.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name at the end of the line; falls back to `label`.
    pub short_label: String,
    /// One entry per month, from 1 to [`crate::CumulativeCosts::MOST_MONTHS`]; the first is the month
    /// that readers call month 1.
    pub months: Vec<MonthBand>,
}

/// Cost from the beginning to the end of one month.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MonthBand {
    /// A tenth of the futures cost less.
    pub p10: Quantile,
    /// Half of the futures cost less.
    pub p50: Quantile,
    /// Nine tenths of the futures cost less.
    pub p90: Quantile,
}

/// Draws for each option the band in which 8 of 10 futures lie and the line of the middle future, named
/// at its end, with a ring where that line falls below the one of Ops Run It for good.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoMonths`],
/// [`ChartError::TooManyMonths`], [`ChartError::MonthsDiffer`], [`ChartError::OutOfOrder`],
/// [`ChartError::NotFinite`] and [`ChartError::AmountTooLarge`] for data that cannot be drawn
/// truthfully.
///
/// ```
/// use fulcrum_charts::{ColourScheme, MonthBand, OptionFan, OptionKind, Quantile, Size, fan};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let known = |amount| Quantile { amount, unit: dec!(100_000) };
/// let month = |middle: f64| MonthBand {
///     p10: known(middle * 0.8),
///     p50: known(middle),
///     p90: known(middle * 1.5),
/// };
/// let hybrid = OptionFan {
///     option: OptionKind::Hybrid,
///     label: String::new(),
///     short_label: String::new(),
///     months: vec![month(4e6), month(8e6), month(12e6)],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = fan(&[hybrid], Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Over 3 months, in today's money, in 8 of 10 futures, Hybrid costs $9.6M to $18.0M, in the \
///      middle one $12.0M."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn fan(
    options: &[OptionFan],
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let bands = Bands::new(options)?;
    let palette = scheme.palette();
    let ends: Vec<LineEnd> = bands
        .bands
        .iter()
        .map(|band| LineEnd {
            option: band.option,
            name: band.short_label.clone(),
            amount: band.last().p50.short(money),
            level: band.last().p50.amount,
        })
        .collect();
    let letters = size.scale();
    let legend = Legend::new(vec![band_sign(palette)], f64::from(size.width()) - 2.0, letters);
    let amounts = (to_amount(bands.low)?, to_amount(bands.high)?);
    let layout = MonthPlot::below(legend.height(), &ends, bands.months, size, |height| {
        VerticalScale::of_money(amounts, height, money)
    })?;
    let mut marks = Vec::new();
    let description = words::description(&bands, money);
    let about = About { id: "fan", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        let plot = layout.coordinates(canvas)?;
        canvas.group("axes", |canvas| layout.draw_axes(canvas, &plot, palette))?;
        for band in &bands.bands {
            canvas.group(&band_of(band.option), |_| {
                draw_band(&plot, (band.option, &band.months), &layout, palette)
            })?;
        }
        for band in &bands.bands {
            canvas.group(&series(band.option), |_| {
                layout.draw_line(&plot, band.option, &band.middle(), palette)
            })?;
        }
        canvas.group("ends", |canvas| {
            for band in &bands.bands {
                layout.draw_end_marker(&plot, band.option, band.last().p50.amount, palette)?;
            }
            layout.draw_end_labels(canvas, palette)
        })?;
        let points = |band: &Band| BreakEven {
            option: band.option,
            month: bands.break_even(band),
            path: layout.path(&plot, &band.middle()),
        };
        let points: Vec<BreakEven> = bands.bands.iter().map(points).collect();
        canvas.group("break-even", |canvas| break_even::draw(canvas, &points, &layout, palette))?;
        canvas.group("legend", |canvas| legend.draw(canvas, (layout.frame.left, 0.0), palette))?;
        marks = layout.marks(&plot, |month| words::month_values(&bands, month, money));
        Ok(())
    })?;
    Ok(Chart { svg, description, table: words::table(&bands, money), marks, scale: None })
}

/// What bands are, for a legend.
pub(crate) fn band_sign(palette: &Palette) -> LegendEntry {
    LegendEntry::fill("8 of 10 futures", Fill::tint(palette.muted_ink, 2 * BAND), None)
}

/// Fills the band of an option, from P10 to P90, and draws its edges; of a single month a bar.
pub(crate) fn draw_band(
    plot: &LinePlot<'_>,
    (option, months): (OptionKind, &[MonthBand]),
    layout: &MonthPlot,
    palette: &Palette,
) -> Result<(), ChartError> {
    let colour = palette.option(option).line;
    let [lower, upper]: [Vec<(usize, f64)>; 2] =
        [|month: &MonthBand| month.p10.amount, |month: &MonthBand| month.p90.amount]
            .map(|of| (1..).zip(months.iter().map(of)).collect());
    let width = thickness(if lower.len() > 1 { 0.6 } else { 3.0 } * layout.scale)?;
    let stroke = Stroke { colour, width, dashes: [0, 0] };
    if let ([low], [high]) = (&lower[..], &upper[..]) {
        return draw_in(plot, &Curve { points: vec![*low, *high], stroke });
    }
    let points = lower.iter().chain(upper.iter().rev()).copied().collect();
    draw_in(plot, &Area { points, fill: Fill::tint(colour, BAND), outline: None })?;
    for points in [lower, upper] {
        draw_in(plot, &Curve { points, stroke })?;
    }
    Ok(())
}
