//! How busy application support is, month by month, against what it can bear.

mod loads;
mod words;

use plotters::style::text_anchor::HPos;

use self::loads::Loads;
use crate::{
    Chart, ChartError, ColourScheme, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, position, series, thickness, units},
    elements::{Marker, Shape},
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    month_plot::{LineEnd, LinePlot, MonthPlot},
    svg::{Outline, Stroke},
    theme::Palette,
    vertical_scale::VerticalScale,
};

/// Loads that are drawn as lines across the chart: above the first a team is strained, above the
/// second overloaded.
const LIMITS: [(f64, &str); 2] = [(0.85, "85\u{a0}%"), (0.95, "95\u{a0}%")];

/// How busy support is under one option.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionLoad {
    /// Which operating model it is; decides colour, dashes and marker.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name at the end of the line; falls back to `label`.
    pub short_label: String,
    /// Work as a share of capacity, 0 or more, one entry per month.
    pub months: Vec<f64>,
}

/// Draws one line per option over the months, with lines at 85 % and 95 % and a mark in each month in
/// which services launch. `launches` has as many entries as there are months.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NoMonths`],
/// [`ChartError::TooManyMonths`], [`ChartError::MonthsDiffer`], [`ChartError::OutOfOrder`] for a load
/// below 0, [`ChartError::NotFinite`] and [`ChartError::AmountTooLarge`].
///
/// ```
/// use fulcrum_charts::{ColourScheme, OptionKind, OptionLoad, Size, support_load};
///
/// let ops = OptionLoad {
///     option: OptionKind::OpsRunIt,
///     label: String::new(),
///     short_label: String::new(),
///     months: vec![0.5, 0.8, 0.9, 1.1],
/// };
/// let chart = support_load(&[ops], &[2, 0, 1, 1], Size::new(440, 230)?, ColourScheme::Light)?;
/// assert_eq!(
///     chart.description,
///     "Support of Ops Run It is above 85\u{a0}% from month 3 and above 95\u{a0}% from month 4; \
///      its highest load is 110\u{a0}%."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn support_load(
    options: &[OptionLoad],
    launches: &[usize],
    size: Size,
    scheme: ColourScheme,
) -> Result<Chart, ChartError> {
    let loads = Loads::new(options, launches)?;
    let palette = scheme.palette();
    let letters = size.scale();
    let ends: Vec<LineEnd> = loads
        .loads
        .iter()
        .map(|load| LineEnd {
            option: load.option,
            name: load.short_label.clone(),
            amount: words::percent(load.last()),
            level: load.last(),
        })
        .collect();
    let legend =
        Legend::new(entries(&loads, letters, palette)?, f64::from(size.width()) - 2.0, letters);
    let layout = MonthPlot::below(legend.height(), &ends, loads.months, size, |height| {
        Ok(share_scale(loads.highest, height, letters))
    })?;
    let mut marks = Vec::new();
    let (description, table) = (words::description(&loads), words::table(&loads));
    let about = About { id: "support-load", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        let plot = layout.coordinates(canvas)?;
        canvas.group("axes", |canvas| layout.draw_axes(canvas, &plot, palette))?;
        canvas.group("limits", |canvas| draw_limits(canvas, &plot, &layout, palette))?;
        canvas
            .group("launches", |canvas| draw_launches(canvas, &plot, &loads, &layout, palette))?;
        for load in &loads.loads {
            canvas.group(&series(load.option), |_| {
                layout.draw_line(&plot, load.option, &load.months, palette)
            })?;
        }
        canvas.group("ends", |canvas| {
            for load in &loads.loads {
                layout.draw_end_marker(&plot, load.option, load.last(), palette)?;
            }
            layout.draw_end_labels(canvas, palette)
        })?;
        canvas.group("legend", |canvas| legend.draw(canvas, (1.0, 0.0), palette))?;
        marks = layout.marks(&plot, |month| words::month_values(&loads, month));
        Ok(())
    })?;
    Ok(Chart { svg, description, table, marks, scale: None })
}

fn entries(loads: &Loads, letters: f64, palette: &Palette) -> Result<Vec<LegendEntry>, ChartError> {
    let stroke = limit_stroke(letters, palette)?;
    let mut entries = vec![LegendEntry {
        sign: LegendSign::Line { stroke, marker: None },
        words: "strained above 85\u{a0}%, overloaded above 95\u{a0}%".to_owned(),
        figure: None,
    }];
    if loads.launches.iter().any(|&launches| launches > 0) {
        let ink = palette.muted_ink;
        entries.push(LegendEntry {
            sign: LegendSign::Marker { shape: Shape::Triangle, fill: ink, outline: ink },
            words: "services launch".to_owned(),
            figure: None,
        });
    }
    Ok(entries)
}

/// Per cent from 0 to a little above what is needed; the limits are always in sight.
fn share_scale(highest: f64, height: f64, letters: f64) -> VerticalScale {
    let high = highest.max(1.0);
    let most = (height / (26.0 * letters)).clamp(2.0, 6.0);
    // 1, 2 or 5 times a power of ten; loads beyond a thousandfold are not worth more ticks
    let mut step = 0.25;
    for factor in [2.0, 2.0, 2.5].into_iter().cycle() {
        if high / step <= most {
            break;
        }
        step *= factor;
    }
    let count = (high / step).floor() as usize;
    let levels: Vec<f64> = (0..=count).map(|i| i as f64 * step).collect();
    let labels = levels.iter().map(|&level| words::percent(level)).collect();
    VerticalScale::aligned(labels, levels, step, (0.0, high * 1.02), height)
}

fn limit_stroke(letters: f64, palette: &Palette) -> Result<Stroke, ChartError> {
    let dashes = [units(4.0 * letters)?.unsigned_abs(), units(3.0 * letters)?.unsigned_abs()];
    Ok(Stroke { colour: palette.ink, width: thickness(letters)?, dashes })
}

fn draw_limits(
    canvas: &Canvas<'_>,
    plot: &LinePlot<'_>,
    layout: &MonthPlot,
    palette: &Palette,
) -> Result<(), ChartError> {
    let stroke = limit_stroke(layout.scale, palette)?;
    let face = Face { weight: Weight::Regular, size: 12.0 * layout.scale };
    let frame = &layout.frame;
    let [lower, upper] = LIMITS.map(|(level, text)| (position(plot, &(1, level)).1, text));
    for (y, _) in [lower, upper] {
        canvas.line(&[(frame.left, y), (frame.right, y)], stroke)?;
    }
    // the names stand outside of the limits, each on its own side
    let step = 9.0 * layout.scale;
    let above = Words { text: upper.1, face, colour: palette.ink, align: HPos::Left };
    let below = Words { text: lower.1, face, colour: palette.ink, align: HPos::Left };
    let x = frame.left + 4.0 * layout.scale;
    if upper.0 - step > frame.top {
        canvas.text(&above, (x, upper.0 - step))?;
    }
    if lower.0 + step + 8.0 * layout.scale < frame.bottom {
        canvas.text(&below, (x, lower.0 + step))?;
    }
    Ok(())
}

/// Draws a mark on the zero line in each month in which services launch.
fn draw_launches(
    canvas: &Canvas<'_>,
    plot: &LinePlot<'_>,
    loads: &Loads,
    layout: &MonthPlot,
    palette: &Palette,
) -> Result<(), ChartError> {
    for (month, _) in loads.launches.iter().enumerate().filter(|&(_, &launches)| launches > 0) {
        let (x, y) = position(plot, &(month + 1, 0.0));
        canvas.element(&Marker {
            at: point_units((x, y - 3.5 * layout.scale))?,
            shape: Shape::Triangle,
            radius: units(3.5 * layout.scale)?,
            fill: palette.muted_ink.into(),
            outline: Some(Outline { colour: palette.ground, width: thickness(0.5)? }),
        })?;
    }
    Ok(())
}
