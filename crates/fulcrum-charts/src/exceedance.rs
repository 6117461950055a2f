//! How likely it is that an option costs or saves more than an amount.

mod curves;
mod layout;
mod tolerance;
mod words;

use fulcrum_model::display::MoneyDisplay;

use self::{
    curves::{Curve, Curves},
    layout::Layout,
};
use crate::{
    Chart, ChartError, ColourScheme, Mark, OptionKind, Quantile, Quantity, Scale, Size,
    canvas::{About, Canvas, point_units, series},
    elements,
    geometry::Point,
    month_plot::option_stroke,
    theme::Palette,
};

/// The most points that one curve can have.
const MOST_POINTS: usize = 2_000;

/// The curve of one option.
#[derive(Clone, PartialEq, Debug)]
pub struct ExceedanceCurve {
    /// Which operating model it is; decides colour and dashes.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name in the legend; falls back to `label`.
    pub short_label: String,
    /// From 1 to 2 000 points, amounts rising, shares falling. Between points the curve is straight:
    /// a point at the tolerance makes what is said of it exact.
    pub points: Vec<ExceedancePoint>,
    /// Half of the futures lie below; between the first and the last point.
    pub median: Quantile,
    /// How many futures it is of, at least 1.
    pub futures: usize,
}

/// One point of a curve.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ExceedancePoint {
    /// In the currency's major unit.
    pub amount: f64,
    /// The share of the futures in which more than `amount` comes out, from 0 to 1.
    pub share_above: f64,
}

/// Draws one falling curve per option; the last half per cent of a tail may lie beyond the axis. At `tolerance` stands a line, with the chance of more than that
/// beside each curve.
///
/// [`Chart::scale`] turns the place to which the line is dragged into an amount.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoFutures`],
/// [`ChartError::TooManyPoints`], [`ChartError::OutOfOrder`], [`ChartError::NotFinite`] and
/// [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{
///     ColourScheme, ExceedanceCurve, ExceedancePoint, OptionKind, Quantile, Quantity, Size,
///     exceedance,
/// };
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let point = |amount, share_above| ExceedancePoint { amount, share_above };
/// let curve = ExceedanceCurve {
///     option: OptionKind::Hybrid,
///     label: String::new(),
///     short_label: String::new(),
///     points: vec![point(9e6, 1.0), point(14e6, 0.5), point(20e6, 0.0)],
///     median: Quantile { amount: 14e6, unit: dec!(100_000) },
///     futures: 1_000,
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let size = Size::new(440, 230)?;
/// let chart =
///     exceedance(Quantity::Cost, &[curve], Some(17e6), size, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Hybrid costs more than $17.0M in today's money in 25 of 100 futures."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn exceedance(
    quantity: Quantity,
    curves: &[ExceedanceCurve],
    tolerance: Option<f64>,
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let curves = Curves::new(quantity, curves, tolerance)?;
    let palette = scheme.palette();
    let layout = Layout::new(&curves, size, palette, money)?;
    let description = words::description(&curves, money);
    let about = About { id: "exceedance", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("axes", |canvas| layout.draw_axes(canvas, palette))?;
        let paths: Vec<Vec<Point>> =
            curves.curves.iter().map(|curve| path(curve, &layout)).collect();
        for (curve, path) in curves.curves.iter().zip(&paths) {
            canvas.group(&series(curve.option), |canvas| {
                draw_curve(canvas, curve, path, &layout, palette)
            })?;
        }
        canvas.group("legend", |canvas| {
            layout.legend.draw(canvas, (layout.legend_left, 0.0), palette)
        })?;
        canvas
            .group("tolerance", |canvas| tolerance::draw(canvas, &curves, &paths, &layout, palette))
    })?;
    Ok(Chart {
        svg,
        description,
        table: words::table(&curves, money),
        marks: amount_marks(&curves, &layout, money),
        scale: Some(layout.axis.scale),
    })
}

/// The curve on the canvas, from the left end of the axis to the right one.
fn path(curve: &Curve, layout: &Layout) -> Vec<Point> {
    let scale = &layout.axis.scale;
    let at = |amount: f64, share: f64| (scale.x(amount), layout.height_of(share));
    let first = curve.points.first().filter(|point| point.amount > scale.low);
    let last = curve.points.last().filter(|point| point.amount < scale.high);
    let mut path = Vec::with_capacity(curve.points.len() + 4);
    path.push(at(scale.low, curve.share_above(scale.low)));
    // before its first point a curve is at 1, after its last one at 0
    path.extend(first.map(|point| at(point.amount, 1.0)));
    path.extend(curve.points.iter().map(|point| at(point.amount, point.share_above)));
    path.extend(last.map(|point| at(point.amount, 0.0)));
    path.retain(|&(x, _)| scale.left <= x && x <= scale.right);
    path.push(at(scale.high, curve.share_above(scale.high)));
    path.dedup_by(|a, b| (a.0 - b.0).abs() < 0.005 && (a.1 - b.1).abs() < 0.005);
    path
}

fn draw_curve(
    canvas: &Canvas<'_>,
    curve: &Curve,
    path: &[Point],
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let points = path.iter().map(|&point| point_units(point)).collect::<Result<Vec<_>, _>>()?;
    let stroke = option_stroke(curve.option, 2.0 * layout.scale, palette)?;
    canvas.element(&elements::Curve { points, stroke })
}

/// Hit areas side by side, each for the amount in its middle.
fn amount_marks(curves: &Curves, layout: &Layout, money: &MoneyDisplay) -> Vec<Mark> {
    let Scale { left, right, top, bottom, .. } = layout.axis.scale;
    let width = (right - left) / words::STEPS as f64;
    (0..words::STEPS)
        .map(|i| {
            let x = left + i as f64 * width;
            let amount = layout.axis.scale.amount(x + width / 2.0);
            Mark {
                x,
                y: top,
                width,
                height: bottom - top,
                label: words::more_than(amount, money),
                value: words::shares(curves, amount),
                key: None,
            }
        })
        .collect()
}
