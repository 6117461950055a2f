//! Where everything goes: tick labels at the left, months below, names of the lines at the right.

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use super::{
    end_labels::{EndLabels, LabelStyle},
    lines::Lines,
};
use crate::{
    ChartError, Size,
    axis::{LinearAxis, MonthAxis},
    geometry::Frame,
    lettering::{Face, Weight},
    number::to_float,
    ticks::Ticks,
};

/// Title of the horizontal axis; stands before its labels.
pub(super) const MONTH: &str = "month";

pub(super) struct Layout {
    /// Factor for letters, strokes and gaps.
    pub(super) scale: f64,
    /// Letters of ticks and months.
    pub(super) tick_face: Face,
    /// What the grid covers.
    pub(super) frame: Frame,
    /// Heights of the grid lines.
    pub(super) grid: Vec<f64>,
    /// Height of the zero line.
    pub(super) zero: f64,
    /// Horizontal place of month 1, a little inside the frame.
    first_month: f64,
    pub(super) money: LinearAxis,
    pub(super) months: MonthAxis,
    /// One per key point of `money`.
    pub(super) tick_labels: Vec<String>,
    /// Right edge of tick labels.
    pub(super) tick_label_right: f64,
    /// Middle of the capitals of month labels.
    pub(super) month_label_middle: f64,
    pub(super) end_labels: EndLabels,
    /// Width of the lines.
    pub(super) stroke: f64,
    /// Half the width of the markers at the ends of the lines.
    pub(super) marker: f64,
}

impl Layout {
    pub(super) fn new(lines: &Lines, size: Size, money: &MoneyDisplay) -> Result<Self, ChartError> {
        let scale = size.scale();
        let tick_face = Face { weight: Weight::Regular, size: 12.0 * scale };
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        // on half pixels, where a line one pixel wide fills exactly one row
        let top = (9.0 * scale).round() + 0.5;
        let bottom = (height - 25.0 * scale).round() + 0.5;
        let marker = 4.0 * scale;

        let scale_of_money = MoneyScale::new(lines, bottom - top, money)?;
        let tick_labels: Vec<String> =
            scale_of_money.ticks.iter().map(|&tick| tick_label(tick, money)).collect();
        let widest = tick_labels.iter().map(|label| tick_face.width(label));
        let label_width = widest.fold(tick_face.width(MONTH), f64::max);
        let tick_label_right = label_width.ceil() + 1.0;
        let left = tick_label_right + 8.0 * scale;
        let first_month = left + 6.0 * scale;

        let at_height = |amount: f64| bottom - scale_of_money.share(amount) * (bottom - top);
        let wishes: Vec<f64> =
            lines.lines.iter().map(|line| at_height(line.last_level())).collect();
        let style = LabelStyle { scale, marker, canvas: (width, height), lowest: bottom };
        let end_labels = EndLabels::new(lines, &wishes, style, money);
        let right = end_labels.left - end_labels.distance;

        let spacing = tick_face.width(&lines.months.to_string()) + 16.0 * scale;
        Ok(Self {
            scale,
            tick_face,
            frame: Frame { left, top, right, bottom },
            grid: scale_of_money.levels.iter().map(|&level| at_height(level)).collect(),
            zero: at_height(0.0),
            first_month,
            months: MonthAxis::new(lines.months, right - first_month, spacing),
            money: scale_of_money.axis()?,
            tick_labels,
            tick_label_right,
            month_label_middle: bottom + 15.0 * scale,
            end_labels,
            stroke: 2.0 * scale,
            marker,
        })
    }

    /// The frame of the coordinate system: the grid starts a little before the first month.
    pub(super) fn coordinates(&self) -> Frame {
        Frame { left: self.first_month, ..self.frame }
    }
}

/// The vertical scale. A tick step is a whole number of pixels high and zero lies on the grid of
/// pixels, so that every grid line is sharp.
struct MoneyScale {
    ticks: Vec<Decimal>,
    /// `ticks` as coordinates.
    levels: Vec<f64>,
    low: f64,
    high: f64,
}

impl MoneyScale {
    /// For a plot of `height` CSS pixels.
    fn new(lines: &Lines, height: f64, money: &MoneyDisplay) -> Result<Self, ChartError> {
        let wanted = if height < 150.0 {
            4
        } else if height < 330.0 {
            5
        } else {
            6
        };
        let ticks = Ticks::between(lines.low, lines.high, wanted, money)?;
        let levels = ticks.values.iter().map(|&tick| to_float(tick)).collect::<Result<_, _>>()?;
        let step = to_float(ticks.step)?;
        let (below, above) = (-to_float(ticks.low)? / step, to_float(ticks.high)? / step);
        if below + above <= 0.0 {
            return Ok(Self { ticks: ticks.values, levels, low: 0.0, high: 1.0 });
        }
        let mut pixels = (height / (below + above)).floor().max(1.0);
        let mut pixels_below = (below * pixels).ceil();
        if pixels_below + above * pixels > height && pixels > 1.0 {
            pixels -= 1.0;
            pixels_below = (below * pixels).ceil();
        }
        Ok(Self {
            ticks: ticks.values,
            levels,
            low: -pixels_below / pixels * step,
            high: (height - pixels_below) / pixels * step,
        })
    }

    /// How far up the scale an amount lies, from 0 to 1.
    fn share(&self, amount: f64) -> f64 {
        (amount - self.low) / (self.high - self.low)
    }

    fn axis(&self) -> Result<LinearAxis, ChartError> {
        LinearAxis::new(self.low, self.high, self.levels.clone())
    }
}

/// `$5M` rather than `$5.0M`: a tick is exact, so the decimal that a short amount carries says nothing.
fn tick_label(tick: Decimal, money: &MoneyDisplay) -> String {
    let label = money.short(tick);
    let Some(at) = label.find(".0") else { return label };
    let (whole, rest) = (&label[..at], &label[at + 2..]);
    // ".05" is not ".0"
    if rest.starts_with(|c: char| c.is_ascii_digit()) { label } else { format!("{whole}{rest}") }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn tick_labels_drop_a_decimal_that_says_nothing() {
        let dollars = MoneyDisplay::new(Currency::from_code("USD").expect("USD exists"));
        for (tick, label) in [
            (dec!(5_000_000), "$5M"),
            (dec!(2_500_000), "$2.5M"),
            (dec!(20_000_000), "$20M"),
            (dec!(0), "$0"),
            (dec!(0.05), "$0.05"),
            (dec!(-1_000), "\u{2212}$1K"),
        ] {
            assert_eq!(tick_label(tick, &dollars), label);
        }
    }
}
