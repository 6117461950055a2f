//! A horizontal money axis: grid lines over a plot, labels below it.

use fulcrum_model::display::MoneyDisplay;
use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use crate::{
    ChartError, Scale,
    canvas::{Canvas, Words, thickness},
    geometry::Frame,
    lettering::{Face, Weight},
    number::to_float,
    svg::Stroke,
    theme::Palette,
    ticks::Ticks,
    vertical_scale::tick_label,
};

/// A money axis below a plot.
pub(crate) struct MoneyAxis {
    pub(crate) scale: Scale,
    ticks: Vec<Tick>,
    /// Factor for letters and gaps.
    letters: f64,
}

struct Tick {
    /// Where its line lies, on half a pixel.
    x: f64,
    is_zero: bool,
    /// The label and its middle; not every tick has room for one.
    label: Option<(String, f64)>,
}

impl MoneyAxis {
    /// How much the labels take below the plot, in CSS pixels of unscaled letters.
    pub(crate) const HEIGHT: f64 = 25.0;

    /// An axis over `plot` for amounts from `low` to `high` on a canvas of `width`. It may reach a
    /// little further than the amounts, never less far.
    pub(crate) fn new(
        (low, high): (Decimal, Decimal),
        plot: Frame,
        width: f64,
        letters: f64,
        money: &MoneyDisplay,
    ) -> Result<Self, ChartError> {
        let wanted = if plot.width() < 360.0 * letters {
            4
        } else if plot.width() < 720.0 * letters {
            5
        } else {
            6
        };
        let ticks = Ticks::near(low, high, wanted, money)?;
        let scale = Scale {
            left: plot.left,
            right: plot.right,
            top: plot.top,
            bottom: plot.bottom,
            low: to_float(ticks.low)?,
            high: to_float(ticks.high)?,
        };
        let face = face(letters);
        let mut placed = Vec::with_capacity(ticks.values.len());
        for &value in &ticks.values {
            let label = tick_label(value, money);
            let half = face.width(&label) / 2.0;
            let x = scale.x(to_float(value)?);
            // a label near the edge moves inwards rather than be cut
            let middle = x.max(half).min(width - half);
            let x = (x - 0.5).round() + 0.5;
            placed.push((Tick { x, is_zero: value.is_zero(), label: None }, label, middle, half));
        }
        let stride = stride(
            &placed.iter().map(|&(_, _, middle, half)| (middle, half)).collect::<Vec<_>>(),
            10.0 * letters,
        );
        // zero keeps its label whatever the stride
        let first = placed.iter().position(|(tick, ..)| tick.is_zero).unwrap_or(0) % stride;
        let ticks = placed
            .into_iter()
            .enumerate()
            .map(|(i, (tick, label, middle, _))| Tick {
                label: (i % stride == first).then_some((label, middle)),
                ..tick
            })
            .collect();
        Ok(Self { scale, ticks, letters })
    }

    /// Draws grid lines between two heights, zero stronger than the others.
    pub(crate) fn draw_grid(
        &self,
        canvas: &Canvas<'_>,
        (top, bottom): (f64, f64),
        palette: &Palette,
    ) -> Result<(), ChartError> {
        for tick in &self.ticks {
            let colour = if tick.is_zero { palette.axis } else { palette.grid };
            let stroke = Stroke { colour, width: thickness(1.0)?, dashes: [0, 0] };
            canvas.line(&[(tick.x, top), (tick.x, bottom)], stroke)?;
        }
        Ok(())
    }

    /// Draws short ticks below the base line, for plots whose curves a grid would cross.
    pub(crate) fn draw_ticks(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let bottom = self.scale.bottom;
        let stroke = Stroke { colour: palette.axis, width: thickness(1.0)?, dashes: [0, 0] };
        for tick in self.ticks.iter().filter(|tick| tick.label.is_some()) {
            canvas.line(&[(tick.x, bottom), (tick.x, bottom + 4.0 * self.letters)], stroke)?;
        }
        Ok(())
    }

    /// Draws the labels below the plot.
    pub(crate) fn draw_labels(
        &self,
        canvas: &Canvas<'_>,
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let middle = self.scale.bottom + 15.0 * self.letters;
        for (label, x) in self.ticks.iter().filter_map(|tick| tick.label.as_ref()) {
            let words = Words {
                text: label,
                face: face(self.letters),
                colour: palette.muted_ink,
                align: HPos::Center,
            };
            canvas.text(&words, (*x, middle))?;
        }
        Ok(())
    }

    /// Draws the zero line alone, over what has been drawn; nothing when zero is not on the axis.
    pub(crate) fn draw_zero(
        &self,
        canvas: &Canvas<'_>,
        (top, bottom): (f64, f64),
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let Some(zero) = self.ticks.iter().find(|tick| tick.is_zero) else { return Ok(()) };
        let stroke = Stroke { colour: palette.axis, width: thickness(1.0)?, dashes: [0, 0] };
        canvas.line(&[(zero.x, top), (zero.x, bottom)], stroke)
    }
}

fn face(letters: f64) -> Face {
    Face { weight: Weight::Regular, size: 12.0 * letters }
}

/// The smallest stride at which labels (middle and half width) keep `gap` between them.
fn stride(labels: &[(f64, f64)], gap: f64) -> usize {
    let fits = |&stride: &usize| {
        (0..stride.min(labels.len())).all(|first| {
            let own: Vec<_> = labels.iter().skip(first).step_by(stride).collect();
            own.windows(2).all(|pair| pair[0].0 + pair[0].1 + gap <= pair[1].0 - pair[1].1)
        })
    };
    (1..=labels.len().max(1)).find(fits).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;
    use rust_decimal::dec;

    use super::*;

    fn axis(low: Decimal, high: Decimal, width: f64) -> MoneyAxis {
        let dollars = MoneyDisplay::new(Currency::from_code("USD").expect("USD exists"));
        let plot = Frame { left: 1.0, top: 10.0, right: width - 1.0, bottom: 100.0 };
        MoneyAxis::new((low, high), plot, width, 1.0, &dollars).expect("drawable")
    }

    fn labels(axis: &MoneyAxis) -> Vec<&str> {
        axis.ticks.iter().filter_map(|tick| tick.label.as_ref()).map(|(l, _)| l.as_str()).collect()
    }

    #[test]
    fn labels_are_round_and_zero_keeps_its_own() {
        assert_eq!(labels(&axis(dec!(-2e6), dec!(16e6), 500.0)), ["$0", "$5M", "$10M", "$15M"]);
        assert!(labels(&axis(dec!(-2e6), dec!(16e6), 90.0)).contains(&"$0"));
    }

    #[test]
    fn the_axis_reaches_at_least_as_far_as_the_amounts() {
        let equal = axis(dec!(5e6), dec!(5e6), 400.0);
        assert!(equal.scale.low < 5e6 && equal.scale.high > 5e6);
    }
}
