//! How sure the answer is: a histogram of what each option may cost or save.

mod bars;
mod layout;
mod panels;
mod words;

use fulcrum_model::display::MoneyDisplay;

use self::{
    layout::Layout,
    panels::{Panel, Panels},
};
use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Quantile, Quantity, Scale, Size,
    canvas::{About, Canvas, series},
    heading::Heading,
    theme::Palette,
};

/// The most bins that one distribution can have.
const MOST_BINS: usize = 400;

/// What many futures say of one amount in today's money.
#[derive(Clone, PartialEq, Debug)]
pub struct Distribution {
    /// Which operating model it is; decides the colour.
    pub option: OptionKind,
    /// Its name as shown. The user may have typed it; an empty one is replaced by the usual name.
    pub label: String,
    /// How many futures lie where, from 1 to 400 bins, rising and not overlapping. Long tails are
    /// better left to `below` and `above`: they would press everything else together.
    pub bins: Vec<Bin>,
    /// Futures below the first bin; counted and said, not drawn.
    pub below: usize,
    /// Futures above the last bin.
    pub above: usize,
    /// A tenth of the futures lie below.
    pub p10: Quantile,
    /// Half of the futures lie below.
    pub median: Quantile,
    /// Nine tenths of the futures lie below.
    pub p90: Quantile,
    /// How many of the futures are above zero, where it is to be said: of a saving, those that save.
    pub above_zero: Option<usize>,
}

/// A part of the axis and the futures in it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bin {
    /// Its lower edge, in the currency's major unit.
    pub from: f64,
    /// Its upper edge, not below `from`.
    pub to: f64,
    /// How many futures lie in it.
    pub futures: usize,
}

/// Draws one histogram per option, one below the other on one scale, with the median and the tenths
/// at both ends marked. Of savings, what lies below zero is hollow.
///
/// The height of a bar is the density of futures, so that bins of unequal width do not mislead.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoFutures`],
/// [`ChartError::TooManyPoints`], [`ChartError::OutOfOrder`], [`ChartError::NotFinite`] and
/// [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{
///     Bin, ColourScheme, Distribution, OptionKind, Quantile, Quantity, Size, distribution,
/// };
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let bin = |from: f64, futures| Bin { from, to: from + 2e6, futures };
/// let known = |amount| Quantile { amount, unit: dec!(100_000) };
/// let saving = Distribution {
///     option: OptionKind::YouBuildItYouRunIt,
///     label: String::new(),
///     bins: vec![bin(-2e6, 100), bin(0.0, 400), bin(2e6, 500)],
///     below: 0,
///     above: 0,
///     p10: known(0.0),
///     median: known(2e6),
///     p90: known(3.6e6),
///     above_zero: Some(900),
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let size = Size::new(440, 230)?;
/// let chart = distribution(Quantity::Saving, &[saving], size, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "In today's money, in 8 of 10 futures You Build It You Run It saves $0 to $3.6M, in the \
///      middle one $2.0M; it costs less than Ops Run It in 90 of 100 futures."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn distribution(
    quantity: Quantity,
    distributions: &[Distribution],
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let panels = Panels::new(quantity, distributions)?;
    let palette = scheme.palette();
    let layout = Layout::new(&panels, size, money)?;
    let mut marks = Vec::new();
    let description = words::description(&panels, money);
    let about = About { id: quantity.distribution_id(), title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("axes", |canvas| layout.axis.draw_labels(canvas, palette))?;
        for (panel, place) in panels.panels.iter().zip(&layout.places) {
            canvas.group(&series(panel.option), |canvas| {
                draw_panel(canvas, panel, place, &layout, palette)?;
                layout.axis.draw_grid(canvas, (place.top, place.bottom), palette)?;
                bars::draw(canvas, &panels, panel, place, &layout, palette)
            })?;
            marks.extend(bin_marks(panel, place, &layout.axis.scale, money));
        }
        canvas.group("sides", |canvas| layout.draw_sides(canvas, palette))?;
        for (panel, place) in panels.panels.iter().zip(&layout.places) {
            canvas.group(&format!("quantiles-{}", panel.option.id()), |canvas| {
                if panels.has_sides() {
                    layout.axis.draw_zero(canvas, (place.top, place.bottom), palette)?;
                }
                bars::draw_quantiles(canvas, panel, place, &layout, palette)
            })?;
        }
        Ok(())
    })?;
    Ok(Chart {
        svg,
        description,
        table: words::table(&panels, money),
        marks,
        scale: Some(layout.axis.scale),
    })
}

fn draw_panel(
    canvas: &Canvas<'_>,
    panel: &Panel,
    place: &layout::Place,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let heading =
        Heading { option: panel.option, name: &panel.label, figure: &place.heading_figure };
    let Scale { left, right, .. } = layout.axis.scale;
    heading.draw(canvas, (left, right), place.heading, layout.scale, palette)
}

/// One hit area per bin over the whole height of its histogram.
fn bin_marks(
    panel: &Panel,
    place: &layout::Place,
    scale: &Scale,
    money: &MoneyDisplay,
) -> Vec<Mark> {
    let mut taken = scale.left;
    let mut marks = Vec::with_capacity(panel.bins.len());
    for bin in &panel.bins {
        let (left, right) = layout::bin_span(bin, scale);
        let left = left.max(taken);
        if right <= left {
            continue;
        }
        taken = right;
        marks.push(Mark {
            x: left,
            y: place.top,
            width: right - left,
            height: place.bottom - place.top,
            label: format!("{}, {}", panel.label, words::range(bin, money)),
            value: words::futures(bin, panel),
            key: Some(MarkKey::Option(panel.option)),
        });
    }
    marks
}
