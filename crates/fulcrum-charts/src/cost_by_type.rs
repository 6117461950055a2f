//! What it costs: one stacked bar per option, segments by type of cost.

mod layout;
mod stack;
mod words;

pub use words::TOTAL;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

pub(crate) use self::stack::rounding_tolerance;
use self::{
    layout::{Layout, Row},
    stack::{Bar, Stacks},
};
use crate::{
    Category, Chart, ChartError, ColourScheme, CostKind, Mark, OptionKind, Size,
    axis::LinearAxis,
    canvas::{About, Canvas, Plot, Words, draw_in, position, series, thickness, units},
    elements::Segment,
    geometry::Frame,
    heading::Heading,
    svg::{Outline, Stroke},
    theme::Palette,
};

/// Marks are at least this wide, so that a hand can hit them.
const LEAST_MARK_WIDTH: f64 = 4.0;
/// Room between segments in CSS pixels, shared by both neighbours.
const SEGMENT_GAP: f64 = 1.0;

/// What one option costs, by type of cost, by axis or by treatment.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionCosts<K = CostKind> {
    /// Which operating model it is; decides the colour.
    pub option: OptionKind,
    /// Its name as shown. The user may have typed it; an empty one is replaced by the usual name.
    pub label: String,
    /// Sum of `by_type`, in the currency's major unit. May differ from it by rounding.
    pub total: Decimal,
    /// Amounts by type, each type at most once, in any order. Negative amounts are savings.
    pub by_type: Vec<(K, Decimal)>,
}

/// Draws one bar per option, in the order given. Segments stand in the order of [`Category`]; costs run
/// to the right of zero, savings to the left, all bars on one scale.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::DuplicateCost`],
/// [`ChartError::TotalDiffers`] and [`ChartError::AmountTooLarge`] for data that cannot be drawn
/// truthfully.
///
/// ```
/// use fulcrum_charts::{ColourScheme, CostKind, OptionCosts, OptionKind, Size, cost_by_type};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let ops = OptionCosts {
///     option: OptionKind::OpsRunIt,
///     label: "Ops Run It".to_owned(),
///     total: dec!(21_800_000),
///     by_type: vec![(CostKind::Run, dec!(2_000_000)), (CostKind::Opportunity, dec!(19_800_000))],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = cost_by_type(&[ops], Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Ops Run It costs $21.8M; opportunity cost is the largest part."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn cost_by_type<K: Category>(
    options: &[OptionCosts<K>],
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let stacks = Stacks::new(options)?;
    let palette = scheme.palette();
    let layout = Layout::new(&stacks, size, palette)?;
    let mut marks = Vec::new();
    let description = words::description(&stacks, money);
    let about = About { id: K::CHART, title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        let bars = layout.bars;
        let axis = LinearAxis::new(stacks.low, stacks.high, vec![0.0])?;
        let rows = LinearAxis::new(bars.top, bars.bottom, Vec::new())?;
        // rows are counted from the top, money from the left
        let upside_down = Frame { top: bars.bottom, bottom: bars.top, ..bars };
        let plot = canvas.plot(axis, rows, &upside_down)?;
        for (bar, row) in stacks.bars.iter().zip(&layout.rows) {
            let heading =
                Heading { option: bar.option, name: &bar.label, figure: &money.short(bar.total) };
            canvas.group(&series(bar.option), |canvas| {
                heading.draw(
                    canvas,
                    (bars.left, bars.right),
                    row.heading,
                    layout.scale,
                    palette,
                )?;
                draw_segments(canvas, &plot, bar, row, (&layout, palette, money))
            })?;
            marks.extend(bar_marks(&plot, bar, row, &layout, money));
        }
        if stacks.shows_zero_line {
            canvas.group("zero", |canvas| draw_zero_line(canvas, &plot, &layout, palette))?;
        }
        canvas
            .group("legend", |canvas| layout.legend.draw(canvas, (bars.left, bars.bottom), palette))
    })?;
    Ok(Chart { svg, description, table: words::table(&stacks, money), marks, scale: None })
}

/// Money to the right, pixels downwards.
type BarPlot<'a> = Plot<'a, LinearAxis, LinearAxis>;

fn draw_segments<K: Category>(
    canvas: &Canvas<'_>,
    plot: &BarPlot<'_>,
    bar: &Bar<K>,
    row: &Row,
    (layout, palette, money): (&Layout, &Palette, &MoneyDisplay),
) -> Result<(), ChartError> {
    let gap = units(SEGMENT_GAP / 2.0)?;
    let edges = bar.outer_edges();
    for part in &bar.parts {
        let colours = part.cost.colours(palette);
        let (start, end) = (part.start.min(part.end), part.start.max(part.end));
        let outline = (colours.outline != colours.fill)
            .then_some(Outline { colour: colours.outline, width: thickness(1.0)? });
        // the outer ends of a bar keep their exact place
        let before = if start <= edges.0 { 0 } else { gap };
        let after = if end >= edges.1 { 0 } else { gap };
        draw_in(
            plot,
            &Segment {
                corners: [(start, row.top), (end, row.bottom)],
                fill: colours.filling(layout.scale)?,
                outline,
                radius: units(1.5 * layout.scale)?,
                gaps: [before, after],
                least_width: gap * 3 / 2,
            },
        )?;
        let text = money.short(part.amount);
        let (left, right) =
            (position(plot, &(start, row.top)).0, position(plot, &(end, row.top)).0);
        let padding = 6.0 * layout.scale;
        if layout.amounts_fit && layout.strong.width(&text) + 2.0 * padding <= right - left {
            let middle = f64::midpoint(row.top, row.bottom);
            let plate =
                (layout.strong.width(&text) + padding, layout.strong.size + 2.0 * layout.scale);
            canvas.plate((left + padding / 2.0, middle), plate, colours.fill)?;
            let amount =
                Words { text: &text, face: layout.strong, colour: colours.ink, align: HPos::Left };
            canvas.text(&amount, (left + padding, middle))?;
        }
    }
    Ok(())
}

fn draw_zero_line(
    canvas: &Canvas<'_>,
    plot: &BarPlot<'_>,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let overhang = 3.0 * layout.scale;
    let stroke = Stroke { colour: palette.axis, width: thickness(1.0)?, dashes: [0, 0] };
    for row in &layout.rows {
        let (x, _) = position(plot, &(0.0, row.top));
        canvas.line(&[(x, row.top - overhang), (x, row.bottom + overhang)], stroke)?;
    }
    Ok(())
}

/// One hit area per segment, in reading order from left to right.
fn bar_marks<K: Category>(
    plot: &BarPlot<'_>,
    bar: &Bar<K>,
    row: &Row,
    layout: &Layout,
    money: &MoneyDisplay,
) -> Vec<Mark> {
    let mut parts: Vec<_> = bar.parts.iter().collect();
    parts.sort_by(|a, b| a.start.min(a.end).total_cmp(&b.start.min(b.end)));
    let edge = |amount: f64| position(plot, &(amount, row.top)).0;
    let mut spans: Vec<(f64, f64)> = parts
        .iter()
        .map(|part| (edge(part.start.min(part.end)), edge(part.start.max(part.end))))
        .collect();
    widen(&mut spans, LEAST_MARK_WIDTH, (layout.bars.left, layout.bars.right));
    parts
        .iter()
        .zip(spans)
        .map(|(part, (left, right))| Mark {
            x: left,
            y: row.top,
            width: right - left,
            height: row.bottom - row.top,
            label: format!("{}, {}", bar.label, part.cost.word()),
            value: words::amount_and_share(part.amount, bar, money),
            key: Some(part.cost.key(bar.option)),
        })
        .collect()
}

/// Widens neighbouring spans to at least `least`; they push each other aside rather than overlap,
/// and stay between `left` and `right` as long as there is room for all of them.
fn widen(spans: &mut [(f64, f64)], least: f64, (left, right): (f64, f64)) {
    let mut taken = left;
    for (start, end) in spans.iter_mut() {
        let slack = (least - (*end - *start)).max(0.0) / 2.0;
        *start = (*start - slack).max(taken);
        *end = (*end + slack).max(*start + least);
        taken = *end;
    }
    let mut limit = right;
    for (start, end) in spans.iter_mut().rev() {
        *end = end.min(limit);
        *start = start.min(*end - least);
        limit = *start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thin_spans_push_their_neighbours_aside() {
        let mut spans = [(0.0, 0.5), (0.5, 1.0), (1.0, 50.0), (50.0, 50.0)];
        widen(&mut spans, 4.0, (0.0, 50.0));
        assert_eq!(spans, [(0.0, 4.0), (4.0, 8.0), (8.0, 46.0), (46.0, 50.0)]);
    }

    #[test]
    fn wide_spans_stay() {
        let mut spans = [(10.0, 20.0), (20.0, 30.0)];
        widen(&mut spans, 4.0, (0.0, 50.0));
        assert_eq!(spans, [(10.0, 20.0), (20.0, 30.0)]);
    }
}
