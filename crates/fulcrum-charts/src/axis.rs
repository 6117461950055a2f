//! Axes for plotters' coordinate systems.
//!
//! plotters' own ranges choose their key points themselves; here the layout has chosen them already,
//! because labels and margins depend on them.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use crate::ChartError;

/// A continuous axis with given key points.
#[derive(Clone, Debug)]
pub(crate) struct LinearAxis {
    low: f64,
    high: f64,
    key_points: Vec<f64>,
}

impl LinearAxis {
    /// An axis from `low` to `high`, which must be finite and in this order.
    pub(crate) fn new(low: f64, high: f64, key_points: Vec<f64>) -> Result<Self, ChartError> {
        let span = high - low;
        if span.is_finite() && span > 0.0 && key_points.iter().all(|x| x.is_finite()) {
            Ok(Self { low, high, key_points })
        } else {
            Err(ChartError::NotFinite)
        }
    }
}

impl Ranged for LinearAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        let share = (value - self.low) / (self.high - self.low);
        start + (share * f64::from(end - start)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        self.key_points.iter().copied().take(hint.max_num_points()).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

/// Months counted from 1, one point each. A single month lies at the end of the axis, beside the
/// labels of the lines.
#[derive(Clone, Debug)]
pub(crate) struct MonthAxis {
    last: usize,
    labelled: Vec<usize>,
}

impl MonthAxis {
    /// Steps between labels that people count months in.
    const STEPS: [usize; 10] = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240];
    const MOST_LABELS: usize = 13;

    /// Months 1 to `last`, at least 1, with labels that keep `spacing` from centre to centre on an
    /// axis of `length` (both in the same unit). The last month is always named.
    pub(crate) fn new(last: usize, length: f64, spacing: f64) -> Self {
        let last = last.max(1);
        let pitch = length / (last.max(2) - 1) as f64;
        let fits = |step: &usize| {
            last.div_ceil(*step) < Self::MOST_LABELS && *step as f64 * pitch >= spacing
        };
        let step = Self::STEPS.into_iter().find(fits).unwrap_or(last);
        // a slightly larger step is better than one whose last label has to give way
        let is_even = |step: usize| {
            let rest = (last - 1) % step;
            rest == 0 || rest as f64 * pitch >= spacing
        };
        let step = Self::STEPS
            .into_iter()
            .find(|&larger| (step..=2 * step).contains(&larger) && is_even(larger))
            .unwrap_or(step);
        let mut labelled: Vec<usize> = (1..=last).step_by(step).collect();
        if !is_even(step) && labelled.len() > 1 {
            labelled.pop();
        }
        if labelled.last() != Some(&last) {
            labelled.push(last);
        }
        Self { last, labelled }
    }

    /// Months that carry a label.
    pub(crate) fn labelled(&self) -> &[usize] {
        &self.labelled
    }
}

impl Ranged for MonthAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = usize;

    fn map(&self, month: &usize, (start, end): (i32, i32)) -> i32 {
        if self.last < 2 {
            return end;
        }
        let share = (*month as f64 - 1.0) / (self.last - 1) as f64;
        start + (share * f64::from(end - start)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<usize> {
        self.labelled.iter().copied().take(hint.max_num_points()).collect()
    }

    fn range(&self) -> Range<usize> {
        1..self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_years_are_labelled_by_half_years() {
        assert_eq!(MonthAxis::new(36, 280.0, 28.0).labelled(), [1, 7, 13, 19, 25, 31, 36]);
    }

    #[test]
    fn a_label_too_close_to_the_last_one_gives_way() {
        assert_eq!(MonthAxis::new(26, 250.0, 40.0).labelled(), [1, 7, 13, 19, 26]);
        assert_eq!(MonthAxis::new(25, 240.0, 40.0).labelled(), [1, 7, 13, 19, 25]);
        assert_eq!(MonthAxis::new(24, 230.0, 28.0).labelled(), [1, 7, 13, 19, 24]);
        assert_eq!(MonthAxis::new(12, 220.0, 30.0).labelled(), [1, 4, 7, 10, 12]);
    }

    #[test]
    fn short_and_long_spans() {
        assert_eq!(MonthAxis::new(1, 300.0, 40.0).labelled(), [1]);
        assert_eq!(MonthAxis::new(2, 300.0, 40.0).labelled(), [1, 2]);
        assert_eq!(MonthAxis::new(2, 30.0, 40.0).labelled(), [1, 2]);
        let century = MonthAxis::new(1200, 300.0, 40.0);
        assert_eq!(century.labelled().last(), Some(&1200));
        assert!(century.labelled().len() <= 8);
    }

    #[test]
    fn an_axis_needs_finite_ordered_ends() {
        for (low, high) in [(0.0, 0.0), (1.0, 0.0), (0.0, f64::NAN), (f64::NEG_INFINITY, 0.0)] {
            assert_eq!(LinearAxis::new(low, high, vec![]).err(), Some(ChartError::NotFinite));
        }
        assert_eq!(LinearAxis::new(0.0, 1.0, vec![f64::NAN]).err(), Some(ChartError::NotFinite));
    }

    #[test]
    fn ends_map_to_ends() {
        let axis = LinearAxis::new(-5.0, 15.0, vec![0.0]).expect("valid");
        assert_eq!(
            [-5.0, 0.0, 15.0].map(|x| axis.map(&x, (20_000, 1_000))),
            [20_000, 15_250, 1_000]
        );
        let months = MonthAxis::new(3, 100.0, 10.0);
        assert_eq!([1, 2, 3].map(|x| months.map(&x, (0, 1_001))), [0, 501, 1_001]);
    }
}
