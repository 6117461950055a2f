//! What the pixels of a horizontal axis stand for.

/// A straight horizontal axis and the plot above it, in CSS pixels of the `viewBox`. It turns the place
/// where something was dropped into an amount, and an amount into a place.
///
/// ```
/// use fulcrum_charts::Scale;
///
/// let scale = Scale { left: 40.0, right: 240.0, top: 10.0, bottom: 90.0, low: -5.0, high: 15.0 };
/// assert_eq!(scale.x(0.0), 90.0);
/// assert_eq!(scale.amount(90.0), 0.0);
/// assert_eq!(scale.amount_at(0.25), 0.0);
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    /// Left end of the axis.
    pub left: f64,
    /// Right end of the axis, to the right of `left`.
    pub right: f64,
    /// Top of the plot.
    pub top: f64,
    /// Bottom of the plot.
    pub bottom: f64,
    /// What the left end stands for.
    pub low: f64,
    /// What the right end stands for, above `low`.
    pub high: f64,
}

impl Scale {
    /// Where an amount lies, in CSS pixels from the left of the drawing; beyond the ends of the axis
    /// for an amount beyond them.
    #[must_use]
    pub fn x(&self, amount: f64) -> f64 {
        self.left + (amount - self.low) / (self.high - self.low) * (self.right - self.left)
    }

    /// The amount at a place; the ends of the axis for a place beyond them.
    #[must_use]
    pub fn amount(&self, x: f64) -> f64 {
        self.amount_at((x - self.left) / (self.right - self.left))
    }

    /// The amount at a fraction of the axis from its left end: 0 is `low` and 1 is `high`.
    #[must_use]
    pub fn amount_at(&self, fraction: f64) -> f64 {
        let fraction = fraction.clamp(0.0, 1.0);
        self.low * (1.0 - fraction) + self.high * fraction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale =
        Scale { left: 10.0, right: 110.0, top: 0.0, bottom: 50.0, low: 1e6, high: 3e6 };

    #[test]
    fn places_and_amounts_answer_each_other() {
        for amount in [1e6, 1.25e6, 3e6] {
            assert_eq!(SCALE.amount(SCALE.x(amount)), amount);
        }
        assert_eq!(SCALE.amount_at(0.5), 2e6);
    }

    #[test]
    fn beyond_the_axis_there_are_its_ends() {
        assert_eq!((SCALE.amount(-50.0), SCALE.amount(500.0)), (1e6, 3e6));
        assert_eq!((SCALE.amount_at(-1.0), SCALE.amount_at(7.0)), (1e6, 3e6));
    }
}
