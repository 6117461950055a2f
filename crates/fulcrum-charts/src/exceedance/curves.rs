//! Checked curves.

use super::{ExceedanceCurve, ExceedancePoint, MOST_POINTS};
use crate::{
    ChartError, OptionKind, Quantile, Quantity, lettering::first_filled, number::to_amount,
    sentence::Share,
};

/// The share of the futures at either end that need not be on the axis: a long tail would press
/// everything else together.
const TAIL: f64 = 0.005;

pub(super) struct Curves {
    pub(super) quantity: Quantity,
    pub(super) curves: Vec<Curve>,
    pub(super) tolerance: Option<f64>,
    /// Ends of the axis: the tolerance and all but the last half per cent of either tail lie between.
    pub(super) low: f64,
    pub(super) high: f64,
}

/// One option; at least one point, all finite and in order.
pub(super) struct Curve {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
    pub(super) points: Vec<ExceedancePoint>,
    pub(super) median: Quantile,
    futures: usize,
}

impl Curves {
    pub(super) fn new(
        quantity: Quantity,
        given: &[ExceedanceCurve],
        tolerance: Option<f64>,
    ) -> Result<Self, ChartError> {
        if given.is_empty() {
            return Err(ChartError::NoOptions);
        }
        let mut curves: Vec<Curve> = Vec::with_capacity(given.len());
        for curve in given {
            if curves.iter().any(|known| known.option == curve.option) {
                return Err(ChartError::DuplicateOption { option: curve.option });
            }
            curves.push(Curve::new(curve)?);
        }
        if let Some(tolerance) = tolerance {
            to_amount(tolerance)?;
        }
        let at = |share: f64| curves.iter().map(move |curve| curve.amount_at(share));
        let low = at(1.0 - TAIL).chain(tolerance).fold(f64::INFINITY, f64::min);
        let high = at(TAIL).chain(tolerance).fold(f64::NEG_INFINITY, f64::max);
        Ok(Self { quantity, curves, tolerance, low, high })
    }
}

impl Curve {
    fn new(curve: &ExceedanceCurve) -> Result<Self, ChartError> {
        let ExceedanceCurve { option, label, short_label, points, median, futures } = curve;
        let (option, median, futures) = (*option, *median, *futures);
        let (Some(first), Some(last), 1..) = (points.first(), points.last(), futures) else {
            return Err(ChartError::NoFutures { option });
        };
        if points.len() > MOST_POINTS {
            let found = points.len();
            return Err(ChartError::TooManyPoints { option, found, most: MOST_POINTS });
        }
        for point in points {
            to_amount(point.amount)?;
            to_amount(point.share_above)?;
        }
        median.check()?;
        let is_within = first.amount <= median.amount && median.amount <= last.amount;
        let is_falling = points.windows(2).all(|pair| {
            pair[0].amount <= pair[1].amount && pair[0].share_above >= pair[1].share_above
        });
        let are_shares = points.iter().all(|point| (0.0..=1.0).contains(&point.share_above));
        if !is_falling || !are_shares || !is_within {
            return Err(ChartError::OutOfOrder { option });
        }
        let label = first_filled([label, option.name()]);
        let short_label = first_filled([short_label, &label]);
        Ok(Self { option, label, short_label, points: points.clone(), median, futures })
    }

    /// The smallest amount that at most this share of the futures exceeds.
    pub(super) fn amount_at(&self, share: f64) -> f64 {
        let after = self.points.partition_point(|point| point.share_above > share);
        let Some(next) = self.points.get(after) else {
            return self.points.last().map_or(0.0, |point| point.amount);
        };
        let Some(before) = after.checked_sub(1).and_then(|i| self.points.get(i)) else {
            return next.amount;
        };
        let way = (before.share_above - share) / (before.share_above - next.share_above);
        before.amount + (next.amount - before.amount) * way
    }

    /// The futures above an amount, for reading.
    pub(super) fn futures_above(&self, amount: f64) -> Share {
        Share::nearest(self.share_above(amount), self.futures)
    }

    /// The share of futures above an amount; of several points at the amount itself the last counts.
    pub(super) fn share_above(&self, amount: f64) -> f64 {
        let after = self.points.partition_point(|point| point.amount <= amount);
        let Some(before) = after.checked_sub(1).and_then(|i| self.points.get(i)) else {
            return 1.0;
        };
        let Some(next) = self.points.get(after) else {
            // at its last point a curve has that point's share, beyond it none
            return if amount > before.amount { 0.0 } else { before.share_above };
        };
        let way = (amount - before.amount) / (next.amount - before.amount);
        before.share_above + (next.share_above - before.share_above) * way
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn hybrid(points: &[(f64, f64)]) -> ExceedanceCurve {
        let points = points
            .iter()
            .map(|&(amount, share_above)| ExceedancePoint { amount, share_above })
            .collect::<Vec<_>>();
        let option = OptionKind::Hybrid;
        let amount = points.first().map_or(0.0, |point| point.amount);
        ExceedanceCurve {
            option,
            label: String::new(),
            short_label: String::new(),
            points,
            median: Quantile { amount, unit: Decimal::ZERO },
            futures: 1_000,
        }
    }

    #[test]
    fn between_points_a_curve_is_straight() {
        let curve = Curve::new(&hybrid(&[(10.0, 0.9), (20.0, 0.5), (20.0, 0.3), (30.0, 0.1)]));
        let curve = curve.expect("valid");
        for (amount, share) in [
            (5.0, 1.0),
            (10.0, 0.9),
            (15.0, 0.7),
            (20.0, 0.3),
            (25.0, 0.2),
            (30.0, 0.1),
            (31.0, 0.0),
        ] {
            assert!((curve.share_above(amount) - share).abs() < 1e-12, "{amount}");
        }
    }

    #[test]
    fn amounts_answer_shares() {
        let curve = Curve::new(&hybrid(&[(10.0, 0.9), (20.0, 0.5), (30.0, 0.1)])).expect("valid");
        for (share, amount) in [(1.0, 10.0), (0.9, 10.0), (0.7, 15.0), (0.5, 20.0), (0.0, 30.0)] {
            assert!((curve.amount_at(share) - amount).abs() < 1e-12, "{share}");
        }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let good = hybrid(&[(1.0, 0.5)]);
        for (curves, tolerance, error) in [
            (vec![], None, ChartError::NoOptions),
            (vec![good.clone(), good.clone()], None, ChartError::DuplicateOption { option }),
            (vec![hybrid(&[])], None, ChartError::NoFutures { option }),
            (
                vec![ExceedanceCurve { futures: 0, ..good.clone() }],
                None,
                ChartError::NoFutures { option },
            ),
            (
                vec![ExceedanceCurve {
                    median: Quantile { amount: 1.1, unit: Decimal::ZERO },
                    ..good.clone()
                }],
                None,
                ChartError::OutOfOrder { option },
            ),
            (vec![hybrid(&[(2.0, 0.5), (1.0, 0.4)])], None, ChartError::OutOfOrder { option }),
            (vec![hybrid(&[(1.0, 0.5), (2.0, 0.6)])], None, ChartError::OutOfOrder { option }),
            (vec![hybrid(&[(1.0, 1.5)])], None, ChartError::OutOfOrder { option }),
            (vec![hybrid(&[(f64::NAN, 0.5)])], None, ChartError::NotFinite),
            (vec![hybrid(&[(1.0, f64::NAN)])], None, ChartError::NotFinite),
            (vec![good.clone()], Some(f64::INFINITY), ChartError::NotFinite),
            (vec![good.clone()], Some(1e300), ChartError::AmountTooLarge),
            (
                vec![hybrid(&[(1.0, 0.5); 2_001])],
                None,
                ChartError::TooManyPoints { option, found: 2_001, most: 2_000 },
            ),
        ] {
            assert_eq!(Curves::new(Quantity::Cost, &curves, tolerance).err(), Some(error));
        }
    }
}
