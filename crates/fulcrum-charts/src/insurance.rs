//! What it costs to be insured: extra spending of an option against the lost revenue that it avoids.

mod words;

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, series, thickness, units},
    elements::Segment,
    geometry::Frame,
    heading::Heading,
    lettering::{Face, Weight, first_filled},
    money_axis::MoneyAxis,
    number::to_float,
    svg::{Fill, Outline},
    theme::Palette,
};

/// How much of the ground the cover hides, in per cent: it is not paid, so it is paler than the premium.
const COVER: u32 = 35;

/// What insurance one option is, compared with Ops Run It.
#[derive(Clone, PartialEq, Debug)]
pub struct OptionInsurance {
    /// Which operating model it is; decides the colour. Ops Run It cannot be compared with itself.
    pub option: OptionKind,
    /// Its name as shown. The user may have typed it; an empty one is replaced by the usual name.
    pub label: String,
    /// Extra spending, in the currency's major unit; below 0 where it spends less.
    pub premium: Decimal,
    /// Lost revenue avoided; below 0 where more is lost.
    pub cover: Decimal,
}

/// Draws two bars per option, in the order given and on one scale: premium and cover.
///
/// # Errors
/// [`ChartError::NoOptions`], [`ChartError::DuplicateOption`], [`ChartError::NotCompared`] for Ops Run It
/// and [`ChartError::AmountTooLarge`].
///
/// ```
/// use fulcrum_charts::{ColourScheme, OptionInsurance, OptionKind, Size, insurance};
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let hybrid = OptionInsurance {
///     option: OptionKind::Hybrid,
///     label: String::new(),
///     premium: dec!(4_000_000),
///     cover: dec!(11_000_000),
/// };
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// let chart = insurance(&[hybrid], Size::new(440, 200)?, ColourScheme::Light, &dollars)?;
/// assert_eq!(
///     chart.description,
///     "Against Ops Run It, Hybrid spends $4.0M more and avoids $11.0M of lost revenue, $2.75 for \
///      each $1.00."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn insurance(
    options: &[OptionInsurance],
    size: Size,
    scheme: ColourScheme,
    money: &MoneyDisplay,
) -> Result<Chart, ChartError> {
    let options = checked(options)?;
    let palette = scheme.palette();
    let layout = Layout::new(&options, size, money)?;
    let mut marks = Vec::with_capacity(2 * options.len());
    let (description, table) = (words::description(&options, money), words::table(&options, money));
    let about = About { id: "insurance", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        let axis = &layout.axis;
        for (i, option) in options.iter().enumerate() {
            let rows = layout.rows(i);
            let figure = words::worth(option, money);
            let heading = Heading { option: option.option, name: &option.label, figure: &figure };
            let ends = (1.0, layout.right);
            canvas.group(&series(option.option), |canvas| {
                heading.draw(canvas, ends, rows.heading, layout.letters, palette)?;
                axis.draw_grid(canvas, (rows.top, rows.bottom), palette)?;
                for (bar, middle) in bars(option).into_iter().zip(rows.middles) {
                    layout.draw_bar(canvas, &bar, middle, option.option, money, palette)?;
                    marks.push(layout.mark(&bar, middle, option, money));
                }
                axis.draw_zero(canvas, (rows.top, rows.bottom), palette)
            })?;
        }
        canvas.group("axes", |canvas| axis.draw_labels(canvas, palette))
    })?;
    Ok(Chart { svg, description, table, marks, scale: None })
}

/// Options fit to be drawn, each with a name.
fn checked(options: &[OptionInsurance]) -> Result<Vec<OptionInsurance>, ChartError> {
    if options.is_empty() {
        return Err(ChartError::NoOptions);
    }
    let mut known: Vec<OptionInsurance> = Vec::with_capacity(options.len());
    for given in options {
        let option = given.option;
        if option == OptionKind::OpsRunIt {
            return Err(ChartError::NotCompared { option });
        }
        if known.iter().any(|own| own.option == option) {
            return Err(ChartError::DuplicateOption { option });
        }
        let label = first_filled([&given.label, option.name()]);
        known.push(OptionInsurance { label, ..given.clone() });
    }
    Ok(known)
}

/// One of the two amounts of an option.
struct Bar {
    name: &'static str,
    amount: Decimal,
    is_cover: bool,
}

fn bars(option: &OptionInsurance) -> [Bar; 2] {
    [
        Bar { name: "Premium", amount: option.premium, is_cover: false },
        Bar { name: "Cover", amount: option.cover, is_cover: true },
    ]
}

/// Where everything goes: names at the left, bars, their amounts; the axis below.
struct Layout {
    letters: f64,
    axis: MoneyAxis,
    /// Height of an option's heading and bars.
    block: f64,
    heading: f64,
    /// From one bar to the next.
    pitch: f64,
    right: f64,
    plain: Face,
    strong: Face,
}

/// The heights of one option.
struct Heights {
    heading: f64,
    top: f64,
    bottom: f64,
    middles: [f64; 2],
}

impl Layout {
    fn new(
        options: &[OptionInsurance],
        size: Size,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * letters };
        let strong = Face { weight: Weight::Semibold, size: 12.0 * letters };
        let bottom = (height - MoneyAxis::HEIGHT * letters).round();
        let heading = (19.0 * letters).round();
        let block = (bottom / options.len() as f64).min(heading + 240.0 * letters).floor();
        let gap = (block * 0.12).min(20.0 * letters);
        let pitch = (block - heading - gap) / 2.0;
        let amounts = || options.iter().flat_map(|own| [own.premium, own.cover]);
        let names = ["Premium", "Cover"].map(|name| plain.width(name));
        let widest = amounts().map(|amount| strong.width(&money.short(amount)));
        let low = amounts().fold(Decimal::ZERO, Decimal::min);
        let high = amounts().fold(Decimal::ZERO, Decimal::max);
        let frame = Frame {
            left: (1.0 + names[0].max(names[1]) + 10.0 * letters).round(),
            top: 0.0,
            right: (width - 1.0 - 6.0 * letters - widest.fold(0.0, f64::max)).floor(),
            bottom: block * options.len() as f64 - gap,
        };
        let axis = MoneyAxis::new((low, high), frame, width, letters, money)?;
        Ok(Self { letters, axis, block, heading, pitch, right: width - 1.0, plain, strong })
    }

    fn rows(&self, option: usize) -> Heights {
        let start = option as f64 * self.block;
        let top = start + self.heading;
        Heights {
            heading: start + 8.5 * self.letters,
            top,
            bottom: top + 2.0 * self.pitch,
            middles: [top + self.pitch * 0.5, top + self.pitch * 1.5],
        }
    }

    fn draw_bar(
        &self,
        canvas: &Canvas<'_>,
        bar: &Bar,
        middle: f64,
        option: OptionKind,
        money: &MoneyDisplay,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let colour = palette.option(option).line;
        let zero = self.axis.scale.x(0.0);
        let end = self.axis.scale.x(to_float(bar.amount)?);
        let half = (self.pitch * 0.4).min(24.0 * self.letters).floor();
        if !bar.amount.is_zero() {
            let fill = if bar.is_cover { Fill::tint(colour, COVER) } else { colour.into() };
            let outline = Outline { colour, width: thickness(1.0)? };
            canvas.element(&Segment {
                corners: [point_units((zero, middle - half))?, point_units((end, middle + half))?],
                fill,
                outline: bar.is_cover.then_some(outline),
                radius: units(1.5 * self.letters)?,
                gaps: [0, 0],
                least_width: units(1.0)?,
            })?;
        }
        let name =
            Words { text: bar.name, face: self.plain, colour: palette.ink, align: HPos::Left };
        canvas.text(&name, (1.0, middle))?;
        let text = money.short(bar.amount);
        let amount =
            Words { text: &text, face: self.strong, colour: palette.ink, align: HPos::Left };
        canvas.text(&amount, (zero.max(end) + 6.0 * self.letters, middle))
    }

    fn mark(&self, bar: &Bar, middle: f64, option: &OptionInsurance, money: &MoneyDisplay) -> Mark {
        Mark {
            x: 0.0,
            y: middle - self.pitch / 2.0,
            width: self.right + 1.0,
            height: self.pitch,
            label: format!("{}, {}", option.label, bar.name.to_lowercase()),
            value: money.exact(bar.amount),
            key: Some(if bar.is_cover {
                MarkKey::Cover(option.option)
            } else {
                MarkKey::Premium(option.option)
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn data_that_would_lie_is_refused() {
        let given = |option| OptionInsurance {
            option,
            label: String::new(),
            premium: dec!(1),
            cover: dec!(2),
        };
        let (ops, hybrid) = (OptionKind::OpsRunIt, OptionKind::Hybrid);
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![given(ops)], ChartError::NotCompared { option: ops }),
            (vec![given(hybrid); 2], ChartError::DuplicateOption { option: hybrid }),
        ] {
            assert_eq!(checked(&options).err(), Some(error));
        }
    }
}
