//! From one option to another: which types of cost make the difference.

mod steps;
mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::steps::{Step, StepKind, Steps};
use crate::{
    Chart, ChartError, ColourScheme, CostKind, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, thickness, units},
    elements::Segment,
    geometry::Frame,
    lettering::{Face, Weight},
    money_axis::MoneyAxis,
    number::to_float,
    rows::Rows,
    sentence,
    svg::{Fill, Outline, Stroke},
    theme::Palette,
};

/// Two options and what lies between them.
#[derive(Clone, PartialEq, Debug)]
pub struct Waterfall {
    /// Where it begins.
    pub from: WaterfallEnd,
    /// Where it ends.
    pub to: WaterfallEnd,
    /// By how much `to` costs more than `from`, by type, each type at most once, in any order.
    pub changes: Vec<(CostKind, Decimal)>,
}

/// One end of a waterfall.
#[derive(Clone, PartialEq, Debug)]
pub struct WaterfallEnd {
    /// Which operating model it is; decides the colour.
    pub option: OptionKind,
    /// Its name as shown. The user may have typed it; an empty one is replaced by the usual name.
    pub label: String,
    /// What it costs, in the currency's major unit.
    pub total: Decimal,
}

/// Draws a bar for each end and between them one for each type of cost that differs.
///
/// # Errors
/// [`ChartError::DuplicateOption`], [`ChartError::DuplicateCost`], [`ChartError::TotalDiffers`] and
/// [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{
///     ColourScheme, CostKind, OptionKind, Size, Waterfall, WaterfallEnd, waterfall,
/// };
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let end = |option, total| WaterfallEnd { option, label: String::new(), total };
/// let given = Waterfall {
///     from: end(OptionKind::OpsRunIt, dec!(21_800_000)),
///     to: end(OptionKind::Hybrid, dec!(14_300_000)),
///     changes: vec![
///         (CostKind::Run, dec!(3_500_000)),
///         (CostKind::Opportunity, dec!(-11_000_000)),
///     ],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = waterfall(&given, Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Ops Run It costs $21.8M and Hybrid $14.3M; the difference is opportunity cost \
///      \u{2212}$11.0M and run cost +$3.5M."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn waterfall(
    waterfall: &Waterfall,
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let steps = Steps::new(waterfall)?;
    let palette = scheme.palette();
    let letters = size.scale();
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    let bottom = (height - MoneyAxis::HEIGHT * letters).round();
    let names = steps.steps.iter().map(|step| step.name.as_str());
    let rows = Rows::new(names, (2.0 * letters, bottom), 84.0, width, letters);
    let strong = Face { weight: Weight::Semibold, size: 12.0 * letters };
    let widest = steps.steps.iter().map(|step| strong.width(&step.text(money)));
    let gap = 6.0 * letters;
    let frame = Frame {
        left: (rows.names_right + 10.0 * letters).round(),
        top: 1.0,
        right: (width - 1.0 - gap - widest.fold(0.0, f64::max)).floor(),
        bottom: rows.bottom() + 0.5,
    };
    let axis = MoneyAxis::new((steps.low, steps.high), frame, width, letters, money)?;
    let (said, counts) = (words::description(&steps, money), (rows.shown, steps.steps.len()));
    let description = sentence::with_shown(said, "shows the first", counts, "steps");
    let id = format!("waterfall-{}", waterfall.to.option.id());
    let about = About { id: &id, title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("axes", |canvas| {
            axis.draw_grid(canvas, (frame.top, frame.bottom), palette)?;
            axis.draw_labels(canvas, palette)
        })?;
        for (row, step) in steps.steps.iter().enumerate().take(rows.shown) {
            let weight = match step.kind {
                StepKind::End(_) => Weight::Semibold,
                StepKind::Change(_) => Weight::Regular,
            };
            canvas.group(&format!("row-{}", row + 1), |canvas| {
                rows.draw_name(canvas, row, &step.name, weight, palette)?;
                draw_step(canvas, step, row, (&rows, &axis, letters), palette)?;
                let right = axis.scale.x(to_float(step.start.max(step.end))?);
                let (text, colour) = (step.text(money), palette.ink);
                let words = Words { text: &text, face: strong, colour, align: HPos::Left };
                canvas.text(&words, (right + gap, rows.middle(row)))
            })?;
        }
        canvas.group("more", |canvas| rows.draw_more(canvas, palette))
    })?;
    let marks = (steps.steps.iter().enumerate().take(rows.shown))
        .map(|(row, step)| Mark {
            x: 0.0,
            y: rows.middle(row) - rows.pitch / 2.0,
            width,
            height: rows.pitch,
            label: step.name.clone(),
            value: step.text(money),
            key: Some(match step.kind {
                StepKind::End(option) => MarkKey::Option(option),
                StepKind::Change(cost) => MarkKey::Cost(waterfall.to.option, cost),
            }),
        })
        .collect();
    Ok(Chart { svg, description, table: words::table(&steps, money), marks, scale: None })
}

/// The bar of a step, and a thin line from its end to the next row.
fn draw_step(
    canvas: &Canvas<'_>,
    step: &Step,
    row: usize,
    (rows, axis, letters): (&Rows, &MoneyAxis, f64),
    palette: &Palette,
) -> Result<(), ChartError> {
    let (start, end) = (axis.scale.x(to_float(step.start)?), axis.scale.x(to_float(step.end)?));
    let half = (rows.pitch * 0.34).min(24.0 * letters).floor();
    let middle = rows.middle(row);
    let (fill, outline) = match step.kind {
        StepKind::End(option) => {
            let colour = palette.option(option).line;
            (Fill::from(colour), None)
        }
        StepKind::Change(cost) => {
            let colours = palette.cost(cost);
            let edge = (colours.outline != colours.fill).then_some(colours.outline);
            (colours.filling(letters)?, edge)
        }
    };
    canvas.element(&Segment {
        corners: [point_units((start, middle - half))?, point_units((end, middle + half))?],
        fill,
        outline: match outline {
            Some(colour) => Some(Outline { colour, width: thickness(1.0)? }),
            None => None,
        },
        radius: units(1.5 * letters)?,
        gaps: [0, 0],
        least_width: units(1.0)?,
    })?;
    if row + 1 < rows.shown {
        let stroke = Stroke { colour: palette.axis, width: thickness(1.0)?, dashes: [0, 0] };
        let next = rows.middle(row + 1) - half;
        canvas.line(&[(end, middle + half), (end, next)], stroke)?;
    }
    Ok(())
}
