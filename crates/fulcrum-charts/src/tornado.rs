//! What moves the answer: how far the saving goes when one estimate goes to its ends.

mod bars;
mod layout;
mod words;

use std::cmp::Reverse;

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use self::layout::Layout;
use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas},
    lettering::{Weight, clean, first_filled},
    sentence,
};

/// The saving of one option in today's money, and what moves it.
#[derive(Clone, PartialEq, Debug)]
pub struct Tornado {
    /// The option whose saving against Ops Run It is drawn; decides the colour.
    pub option: OptionKind,
    /// Its name as shown. The user may have typed it; an empty one is replaced by the usual name.
    pub label: String,
    /// Its saving with every estimate at its likely value, in the currency's major unit.
    pub likely: Decimal,
    /// Estimates in any order, at least one.
    pub swings: Vec<EstimateSwing>,
}

/// How far one estimate moves the saving, all others at their likely values.
#[derive(Clone, PartialEq, Debug)]
pub struct EstimateSwing {
    /// Where its marks lead: such as the path of the estimate.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its low value as it is to be read: `5 %`.
    pub low: String,
    /// Its high value as it is to be read.
    pub high: String,
    /// The saving with the estimate at its low value.
    pub at_low: Decimal,
    /// The saving with the estimate at its high value.
    pub at_high: Decimal,
}

impl EstimateSwing {
    /// How far the saving moves between both ends.
    fn size(&self) -> Decimal {
        self.at_high.saturating_sub(self.at_low).abs()
    }
}

/// Draws one bar per estimate around the saving at likely values, the longest first, as many as the
/// height allows.
///
/// # Errors
/// [`ChartError::NoRows`] without estimates, and [`ChartError::AmountTooLarge`].
///
/// ```
/// use fulcrum_charts::{ColourScheme, EstimateSwing, OptionKind, Size, Tornado, tornado};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let given = Tornado {
///     option: OptionKind::YouBuildItYouRunIt,
///     label: String::new(),
///     likely: dec!(9_800_000),
///     swings: vec![EstimateSwing {
///         key: "incidents.major".to_owned(),
///         label: "Major incidents".to_owned(),
///         low: "5 %".to_owned(),
///         high: "20 %".to_owned(),
///         at_low: dec!(4_100_000),
///         at_high: dec!(18_400_000),
///     }],
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = tornado(&given, Size::new(640, 260)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "You Build It You Run It saves $9.8M in today's money at likely values; Major incidents \
///      moves that most, from $4.1M at 5 % to $18.4M at 20 %."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn tornado(
    tornado: &Tornado,
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let tornado = prepared(tornado)?;
    let palette = scheme.palette();
    let layout = Layout::new(&tornado, size, palette, money)?;
    let (said, counts) =
        (words::description(&tornado, money), (layout.rows.shown, tornado.swings.len()));
    let description = sentence::with_shown(said, "shows the first", counts, "estimates");
    let about = About { id: "tornado", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("axes", |canvas| layout.draw_frame(canvas, palette))?;
        for (row, swing) in tornado.swings.iter().take(layout.rows.shown).enumerate() {
            canvas.group(&format!("row-{}", row + 1), |canvas| {
                layout.rows.draw_name(canvas, row, &swing.label, Weight::Regular, palette)?;
                bars::draw(canvas, &tornado, swing, row, (&layout, palette, money))
            })?;
        }
        canvas.group("likely", |canvas| layout.draw_likely(canvas, palette))?;
        canvas.group("more", |canvas| layout.rows.draw_more(canvas, palette))
    })?;
    let marks = (tornado.swings.iter().take(layout.rows.shown).enumerate())
        .map(|(row, swing)| Mark {
            x: 0.0,
            y: layout.rows.middle(row) - layout.rows.pitch / 2.0,
            width: f64::from(size.width()),
            height: layout.rows.pitch,
            label: swing.label.clone(),
            value: words::ends(swing, money),
            key: Some(MarkKey::Entry(swing.key.clone())),
        })
        .collect();
    Ok(Chart {
        svg,
        description,
        table: words::table(&tornado, money),
        marks,
        scale: Some(layout.axis.scale),
    })
}

/// The estimates that move the saving most first, with labels fit to be drawn.
fn prepared(given: &Tornado) -> Result<Tornado, ChartError> {
    if given.swings.is_empty() {
        return Err(ChartError::NoRows);
    }
    let mut swings: Vec<EstimateSwing> = given
        .swings
        .iter()
        .map(|swing| EstimateSwing {
            label: first_filled([&swing.label, "Estimate without a name"]),
            low: clean(&swing.low),
            high: clean(&swing.high),
            ..swing.clone()
        })
        .collect();
    swings.sort_by_key(|swing| Reverse(swing.size()));
    let label = first_filled([&given.label, given.option.name()]);
    Ok(Tornado { label, swings, ..given.clone() })
}
