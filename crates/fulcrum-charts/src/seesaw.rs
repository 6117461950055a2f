//! Two options in the balance: which way each type of cost tips.

mod balance;
mod layout;
mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::{
    balance::{Balance, Pair},
    layout::Layout,
};
use crate::{
    Chart, ChartError, ColourScheme, CostKind, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, thickness, units},
    elements::{Area, Marker},
    lettering::Weight,
    month_plot::signature,
    sentence,
    svg::{Outline, Stroke},
    theme::Palette,
};

/// One side of a see-saw.
#[derive(Clone, PartialEq, Debug)]
pub struct SeesawSide {
    /// Which operating model it is; decides colour and weight.
    pub option: OptionKind,
    /// Its name in sentences and tables. The user may have typed it; an empty one is replaced by the
    /// usual name.
    pub label: String,
    /// Its name above the beams; falls back to `label`.
    pub short_label: String,
    /// Sum of `by_type`, in the currency's major unit. May differ from it by rounding.
    pub total: Decimal,
    /// Amounts by type, each type at most once, in any order. Negative amounts are savings.
    pub by_type: Vec<(CostKind, Decimal)>,
}

/// Draws a beam per type of cost that either side has, and one for both totals. The dearer side is
/// lower: a beam is level where both cost the same, and tips as far as it can where one costs all.
/// Weights are as large as their amounts, on one scale; a saving is hollow.
///
/// # Errors
/// [`ChartError::DuplicateOption`], [`ChartError::DuplicateCost`], [`ChartError::TotalDiffers`] and
/// [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{ColourScheme, CostKind, OptionKind, SeesawSide, Size, seesaw};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::{Decimal, dec};
///
/// let side = |option, run: Decimal, opportunity: Decimal| SeesawSide {
///     option,
///     label: String::new(),
///     short_label: String::new(),
///     total: run + opportunity,
///     by_type: vec![(CostKind::Run, run), (CostKind::Opportunity, opportunity)],
/// };
/// let ops = side(OptionKind::OpsRunIt, dec!(1_500_000), dec!(20_300_000));
/// let hybrid = side(OptionKind::Hybrid, dec!(5_500_000), dec!(8_800_000));
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = seesaw(&ops, &hybrid, Size::new(440, 230)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Ops Run It costs $21.8M and Hybrid $14.3M; Ops Run It weighs more in opportunity cost and \
///      Hybrid in run cost."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn seesaw(
    left: &SeesawSide,
    right: &SeesawSide,
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let balance = Balance::new(left, right)?;
    let palette = scheme.palette();
    let layout = Layout::new(&balance, size, palette, money);
    let (said, counts) =
        (words::description(&balance, money), (layout.rows.shown, balance.pairs.len()));
    let description = sentence::with_shown(said, "shows the first", counts, "beams");
    let id = format!("seesaw-{}", right.option.id());
    let about = About { id: &id, title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("heads", |canvas| draw_heads(canvas, &balance, &layout, palette))?;
        for (row, pair) in balance.pairs.iter().enumerate().take(layout.rows.shown) {
            let weight = if pair.cost.is_some() { Weight::Regular } else { Weight::Semibold };
            canvas.group(&format!("row-{}", row + 1), |canvas| {
                layout.rows.draw_name(canvas, row, pair.name(), weight, palette)?;
                draw_beam(canvas, &balance, pair, row, (&layout, palette))?;
                draw_figures(canvas, &layout, row, palette)
            })?;
        }
        canvas.group("more", |canvas| layout.rows.draw_more(canvas, palette))?;
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))
    })?;
    Ok(Chart {
        svg,
        description,
        table: words::table(&balance, money),
        marks: marks(&balance, &layout, f64::from(size.width()), money),
        scale: None,
    })
}

/// The names of both sides, above their figures.
fn draw_heads(
    canvas: &Canvas<'_>,
    balance: &Balance,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let face = layout.strong;
    let [left, right] = &balance.sides;
    let fits = |side: &balance::Side, room: f64| face.width(&side.short_label) <= room;
    // above their figures where both have room there, otherwise on either side of the pivots
    let is_wide = fits(left, layout.amounts_left - 1.0)
        && fits(right, layout.right - layout.amounts_right)
        && layout.shows_ratio;
    let gap = 10.0 * layout.letters;
    let (left_end, right_start) = if is_wide {
        (layout.amounts_left, layout.amounts_right)
    } else {
        (layout.middle - gap, layout.middle + gap)
    };
    for (side, align, x, room) in [
        (left, HPos::Right, left_end, left_end - 1.0),
        (right, HPos::Left, right_start, layout.right - right_start),
    ] {
        let text = face.shorten(&side.short_label, room);
        let colour = palette.option(side.option).ink;
        canvas.text(&Words { text: &text, face, colour, align }, (x, layout.head))?;
    }
    Ok(())
}

fn draw_beam(
    canvas: &Canvas<'_>,
    balance: &Balance,
    pair: &Pair,
    row: usize,
    (layout, palette): (&Layout, &Palette),
) -> Result<(), ChartError> {
    let letters = layout.letters;
    let pivot = (layout.middle, layout.rows.middle(row) + layout.pivot_drop);
    let drop = pair.tilt * layout.most_tilt;
    let reach = layout.reach;
    let ends = [(pivot.0 - reach, pivot.1 - drop), (pivot.0 + reach, pivot.1 + drop)];
    // the pivot below the beam
    let (half, high) = (layout.pivot * 0.8, layout.pivot);
    let corners = [pivot, (pivot.0 + half, pivot.1 + high), (pivot.0 - half, pivot.1 + high)];
    let points = corners.into_iter().map(point_units).collect::<Result<_, _>>()?;
    canvas.element(&Area { points, fill: palette.axis.into(), outline: None })?;
    let width = if pair.cost.is_some() { 1.5 } else { 2.5 } * letters;
    let stroke = Stroke { colour: palette.ink, width: thickness(width)?, dashes: [0, 0] };
    canvas.line(&ends, stroke)?;
    for (i, (side, at)) in balance.sides.iter().zip(ends).enumerate() {
        let (amount, share) = (pair.amounts[i], pair.shares[i]);
        if amount.is_zero() {
            continue;
        }
        let radius = layout.weight(share);
        let colour = palette.option(side.option).line;
        // a weight stands on the beam and ends where the beam ends
        let inwards = if i == 0 { radius } else { -radius };
        let lift = drop * inwards / reach;
        let is_saving = amount.is_sign_negative();
        canvas.element(&Marker {
            at: point_units((at.0 + inwards, at.1 + lift - radius - width / 2.0))?,
            shape: signature(side.option).1,
            radius: units(radius)?,
            fill: if is_saving { palette.ground } else { colour }.into(),
            outline: Some(Outline { colour, width: thickness(1.5 * letters)? }),
        })?;
    }
    Ok(())
}

/// The amounts beside the beam, and their ratio where there is room for it.
fn draw_figures(
    canvas: &Canvas<'_>,
    layout: &Layout,
    row: usize,
    palette: &Palette,
) -> Result<(), ChartError> {
    let y = layout.rows.middle(row);
    let Some(figures) = layout.figures.get(row) else { return Ok(()) };
    let draw = |text: &str, face, colour, align, x: f64| {
        canvas.text(&Words { text, face, colour, align }, (x, y))
    };
    let [left, right] = &figures.amounts;
    draw(left, layout.amount_face, palette.ink, HPos::Right, layout.amounts_left)?;
    draw(right, layout.amount_face, palette.ink, HPos::Left, layout.amounts_right)?;
    if layout.shows_ratio {
        draw(&figures.ratio, layout.plain, palette.muted_ink, HPos::Right, layout.right)?;
    }
    Ok(())
}

/// Two hit areas per row: everything left and everything right of the pivot.
fn marks(balance: &Balance, layout: &Layout, width: f64, money: &MoneyDisplay) -> Vec<Mark> {
    let spans = [(0.0, layout.middle), (layout.middle, width)];
    let mut marks = Vec::with_capacity(2 * layout.rows.shown);
    for (row, pair) in balance.pairs.iter().enumerate().take(layout.rows.shown) {
        for ((side, (left, right)), amount) in balance.sides.iter().zip(spans).zip(pair.amounts) {
            marks.push(Mark {
                x: left,
                y: layout.rows.middle(row) - layout.rows.pitch / 2.0,
                width: right - left,
                height: layout.rows.pitch,
                label: format!("{}, {}", side.label, pair.name()),
                value: money.exact(amount),
                key: Some(match pair.cost {
                    Some(cost) => MarkKey::Cost(side.option, cost),
                    None => MarkKey::Option(side.option),
                }),
            });
        }
    }
    marks
}
