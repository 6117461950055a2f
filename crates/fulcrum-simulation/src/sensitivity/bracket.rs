//! Where a continuous function passes through nothing, between two places of which it is above on one
//! and below on the other.

/// A place and what the function is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) at: f64,
    pub(crate) height: f64,
}

/// Two places with a passage between them, brought together by the method of interpolation,
/// truncation and projection (Oliveira and Takahashi 2020, ACM Transactions on Mathematical
/// Software 47): about as fast as the secant method on smooth functions, and never slower than
/// halving by more than one step.
///
/// It asks for one height at a time instead of calling the function, so that many brackets are
/// brought together side by side.
#[derive(Clone, Debug)]
pub(crate) struct Bracket {
    /// Where the function is 0 or above.
    above: Place,
    /// Where it is below 0.
    below: Place,
    /// How close is close enough.
    tolerance: f64,
    /// Distance at the start.
    width: f64,
    /// Halvings that the start needs, and one.
    most_steps: u32,
    steps: u32,
}

/// Part of its own size to which a place is found.
const RELATIVE_TOLERANCE: f64 = 1e-10;
/// Part of the first distance to which a place near 0 is found.
const WIDTH_TOLERANCE: f64 = 1e-12;
/// How far interpolation is pushed towards the middle.
const TRUNCATION: f64 = 0.2;

impl Bracket {
    /// A bracket between a place where the function is at least 0 and one where it is below.
    pub(crate) fn between(above: Place, below: Place) -> Self {
        let width = (below.at - above.at).abs();
        let size = above.at.abs().min(below.at.abs());
        let tolerance = (size * RELATIVE_TOLERANCE).min(width).max(width * WIDTH_TOLERANCE);
        let mut halvings = 0;
        let mut left = width;
        while left > tolerance && halvings < 60 {
            left *= 0.5;
            halvings += 1;
        }
        Self { above, below, tolerance, width, most_steps: halvings + 1, steps: 0 }
    }

    /// Where the function is below 0, as close to the passage as was wanted once [`Self::next`] has
    /// none.
    pub(crate) const fn below(&self) -> Place {
        self.below
    }

    /// Where the height is wanted next; `None` when the passage is found.
    pub(crate) fn next(&self) -> Option<f64> {
        let (above, below) = (self.above, self.below);
        let span = below.at - above.at;
        if span.abs() <= self.tolerance || self.steps > self.most_steps {
            return None;
        }
        let middle = above.at + 0.5 * span;
        // the line through both places passes through 0 here
        let straight = above.at + span * (above.height / (above.height - below.height));
        let to_middle = middle - straight;
        let pushed = TRUNCATION * span * span / self.width;
        let truncated = match pushed <= to_middle.abs() {
            true => straight + pushed.copysign(to_middle),
            false => middle,
        };
        // as far from the middle as leaves time to halve the rest
        let mut reach = 0.5 * self.tolerance;
        for _ in self.steps..self.most_steps {
            reach *= 2.0;
        }
        let reach = (reach - 0.5 * span.abs()).max(0.0);
        let at = match (truncated - middle).abs() <= reach {
            true => truncated,
            false => middle - reach.copysign(to_middle),
        };
        let is_between = (at - above.at) * (below.at - at) > 0.0;
        Some(if is_between { at } else { middle })
    }

    /// Takes the height at the place that was asked for. Without one, what lies beyond counts as not
    /// there.
    pub(crate) fn narrow(&mut self, at: f64, height: Option<f64>) {
        self.steps += 1;
        match height {
            Some(height) if height < 0.0 => self.below = Place { at, height },
            Some(height) => self.above = Place { at, height },
            None => self.steps = self.most_steps + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where `function` passes through 0 and how often it was asked.
    fn passage(from: f64, to: f64, function: impl Fn(f64) -> f64) -> (f64, u32) {
        let place = |at| Place { at, height: function(at) };
        let (mut bracket, mut asked) = (Bracket::between(place(from), place(to)), 0);
        while let Some(at) = bracket.next() {
            bracket.narrow(at, Some(function(at)));
            asked += 1;
        }
        assert!(bracket.below().height < 0.0);
        (bracket.below().at, asked)
    }

    #[test]
    fn smooth_functions_take_few_steps_in_either_direction() {
        for (from, to, function, root) in [
            (0.0, 3.0, (|x| 2.0 - x * x) as fn(f64) -> f64, 2.0_f64.sqrt()),
            (3.0, 0.0, |x| x * x - 2.0, 2.0_f64.sqrt()),
            (1.0, 1e5, |x| 12.5 / x - 0.001, 12_500.0),
            (-1.0, 10.0, |x| 1.0 - libm::exp(x), 0.0),
        ] {
            let (found, asked) = passage(from, to, function);
            assert!((found - root).abs() <= 2e-10 * root.abs().max(1.0), "{found}, not {root}");
            assert!(asked <= 45, "{asked} for {root}");
        }
        assert!(passage(0.0, 3.0, |x| 2.0 - x * x).1 <= 12);
        let (_, asked) = passage(0.0, 3.0, |x| 2.0 - x);
        assert!(asked <= 12, "{asked} for a straight line");
    }

    #[test]
    fn steps_and_flat_stretches_take_no_longer_than_halving() {
        let step = |x: f64| if x < 0.7 { 1.0 } else { -1e6 };
        let (found, asked) = passage(0.0, 1.0, step);
        assert!((found - 0.7).abs() < 1e-9 && asked <= 42, "{found} after {asked}");
        // nothing until 5, then falling
        let flat = |x: f64| (5.0 - x).min(0.0);
        let (found, asked) = passage(0.0, 8.0, flat);
        assert!((found - 5.0).abs() < 1e-8 && asked <= 42, "{found} after {asked}");
    }

    #[test]
    fn a_height_that_there_is_not_ends_the_search() {
        let mut bracket =
            Bracket::between(Place { at: 0.0, height: 1.0 }, Place { at: 1.0, height: -1.0 });
        let at = bracket.next().unwrap();
        bracket.narrow(at, None);
        assert_eq!((bracket.next(), bracket.below().at), (None, 1.0));
    }
}
