//! The vertical scale of a plot: which level lies at which height, and what its ticks say.

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use crate::{ChartError, axis::LinearAxis, number::to_float, ticks::Ticks};

/// A scale with zero on it. A tick step is a whole number of pixels high and zero lies on the grid of
/// pixels, so that every grid line is sharp.
pub(crate) struct VerticalScale {
    /// What the ticks say, in the order of `levels`.
    pub(crate) labels: Vec<String>,
    /// The ticks.
    pub(crate) levels: Vec<f64>,
    low: f64,
    high: f64,
}

impl VerticalScale {
    /// Money from `low` (at most 0) to `high` (at least 0) on `height` CSS pixels.
    pub(crate) fn of_money(
        (low, high): (Decimal, Decimal),
        height: f64,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let wanted = if height < 150.0 {
            4
        } else if height < 330.0 {
            5
        } else {
            6
        };
        let ticks = Ticks::between(low, high, wanted, money)?;
        let levels = ticks.values.iter().map(|&tick| to_float(tick)).collect::<Result<_, _>>()?;
        let labels = ticks.values.iter().map(|&tick| tick_label(tick, money)).collect();
        let step = to_float(ticks.step)?;
        Ok(Self::aligned(
            labels,
            levels,
            step,
            (to_float(ticks.low)?, to_float(ticks.high)?),
            height,
        ))
    }

    /// The given ticks, `step` apart, from `low` (at most 0) to `high` (at least 0).
    pub(crate) fn aligned(
        labels: Vec<String>,
        levels: Vec<f64>,
        step: f64,
        (low, high): (f64, f64),
        height: f64,
    ) -> Self {
        let (below, above) = (-low / step, high / step);
        if below + above <= 0.0 {
            return Self { labels, levels, low: 0.0, high: 1.0 };
        }
        let mut pixels = (height / (below + above)).floor().max(1.0);
        let mut pixels_below = (below * pixels).ceil();
        if pixels_below + above * pixels > height && pixels > 1.0 {
            pixels -= 1.0;
            pixels_below = (below * pixels).ceil();
        }
        Self {
            labels,
            levels,
            low: -pixels_below / pixels * step,
            high: (height - pixels_below) / pixels * step,
        }
    }

    /// How far up the scale a level lies, from 0 to 1.
    pub(crate) fn share(&self, level: f64) -> f64 {
        (level - self.low) / (self.high - self.low)
    }

    pub(crate) fn axis(&self) -> Result<LinearAxis, ChartError> {
        LinearAxis::new(self.low, self.high, self.levels.clone())
    }
}

/// `$5M` rather than `$5.0M`: a tick is exact, so the decimal that a short amount carries says nothing.
pub(crate) fn tick_label(tick: Decimal, money: &MoneyDisplay) -> String {
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
