//! The distribution of one estimate.

use std::array;
use std::collections::BTreeMap;
use std::sync::Arc;

use fulcrum_model::parameters::Declaration;
use fulcrum_model::{Estimate, Shape};

use super::beta::Beta;
use super::normal::normal_cumulative;
use crate::lanes::float;

/// 95 of 100 standard normal numbers are below this one.
const NORMAL_P95: f64 = 1.644_853_626_951_472_2;

/// The distribution of one estimate, asked by how far up it a draw lies: every draw is a standard
/// normal number, because that is what services share (reference, section 12, common cause).
///
/// ```
/// use fulcrum_model::{Estimate, Shape};
/// use fulcrum_simulation::Marginal;
/// use rust_decimal::dec;
///
/// let (low, likely, high) = (dec!(10), dec!(20), dec!(60));
/// let marginal = Marginal::of(&Estimate::Range { low, likely, high, shape: Shape::Uniform });
/// assert_eq!(marginal.at(0.0), 35.0);
/// ```
#[derive(Clone, Debug)]
pub struct Marginal {
    shape: ShapedRange,
    /// Bounds of the parameter: a lognormal estimate has none of its own.
    minimum: f64,
    maximum: f64,
}

#[derive(Clone, Debug)]
enum ShapedRange {
    Fixed(f64),
    Pert { low: f64, span: f64, curve: Arc<Curve> },
    Triangular { low: f64, likely: f64, high: f64 },
    Uniform { low: f64, span: f64 },
    Lognormal { log_median: f64, log_deviation: f64 },
}

impl Marginal {
    /// The distribution of an estimate. A fixed value, and a range without any width, is what it
    /// is. Lognormal: low and high are P5 and P95; low must be above 0, which files are checked
    /// for, or else nothing but the likely value is drawn.
    #[must_use]
    pub fn of(estimate: &Estimate) -> Self {
        Curves::default().marginal(estimate)
    }

    fn with_curves(estimate: &Estimate, curves: &mut Curves) -> Self {
        let (low, high) = (float(estimate.low()), float(estimate.high()));
        let likely = float(estimate.likely());
        let shape = match *estimate {
            Estimate::Range { shape, .. } if high > low => match shape {
                Shape::Pert => ShapedRange::Pert {
                    low,
                    span: high - low,
                    curve: curves.pert((likely - low) / (high - low)),
                },
                Shape::Triangular => ShapedRange::Triangular { low, likely, high },
                Shape::Uniform => ShapedRange::Uniform { low, span: high - low },
                Shape::Lognormal if low > 0.0 => {
                    let (p5, p95) = (libm::log(low), libm::log(high));
                    ShapedRange::Lognormal {
                        log_median: 0.5 * (p5 + p95),
                        log_deviation: 0.5 * (p95 - p5) / NORMAL_P95,
                    }
                }
                Shape::Lognormal => ShapedRange::Fixed(likely),
            },
            _ => ShapedRange::Fixed(likely),
        };
        Self { shape, minimum: f64::NEG_INFINITY, maximum: f64::INFINITY }
    }

    /// The same within the bounds of a parameter: what lies beyond counts as the bound.
    #[must_use]
    pub fn within(self, declaration: &Declaration) -> Self {
        Self { minimum: float(declaration.minimum), maximum: float(declaration.maximum), ..self }
    }

    /// Whether every draw is the same.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        matches!(self.shape, ShapedRange::Fixed(_))
    }

    /// The value as far up the distribution as `normal` is up the standard normal one.
    #[must_use]
    pub fn at(&self, normal: f64) -> f64 {
        let [value] = self.values([normal]);
        value
    }

    /// The values of several normal numbers, each that of [`Self::at`].
    #[must_use]
    #[inline]
    pub(crate) fn values<const N: usize>(&self, normals: [f64; N]) -> [f64; N] {
        let values = match &self.shape {
            ShapedRange::Fixed(value) => [*value; N],
            ShapedRange::Pert { low, span, curve } => {
                let shares = curve.values(normals);
                array::from_fn(|lane| low + span * shares[lane])
            }
            ShapedRange::Triangular { low, likely, high } => {
                normals.map(|normal| triangular(*low, *likely, *high, normal_cumulative(normal)))
            }
            ShapedRange::Uniform { low, span } => {
                normals.map(|normal| low + span * normal_cumulative(normal))
            }
            ShapedRange::Lognormal { log_median, log_deviation } => {
                normals.map(|normal| libm::exp(log_median + log_deviation * normal))
            }
        };
        values.map(|value| value.clamp(self.minimum, self.maximum))
    }
}

/// Makes marginals ready. Estimates whose likely value lies at the same share of their range have
/// one curve together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Curves {
    /// By the bits of that share.
    pert: BTreeMap<u64, Arc<Curve>>,
}

impl Curves {
    /// As [`Marginal::of`].
    pub(crate) fn marginal(&mut self, estimate: &Estimate) -> Marginal {
        Marginal::with_curves(estimate, self)
    }

    /// The curve of PERT on 0 to 1: beta with α = 1 + 4·likely and β = 1 + 4·(1 − likely).
    fn pert(&mut self, likely: f64) -> Arc<Curve> {
        let make =
            || Arc::new(Curve::of(Beta::new(1.0 + 4.0 * likely, 1.0 + 4.0 * (1.0 - likely))));
        Arc::clone(self.pert.entry(likely.to_bits()).or_insert_with(make))
    }
}

/// The quantile of a triangular distribution.
fn triangular(low: f64, likely: f64, high: f64, probability: f64) -> f64 {
    let span = high - low;
    let below = (likely - low) / span;
    if probability < below {
        low + (probability * span * (likely - low)).sqrt()
    } else {
        high - ((1.0 - probability) * span * (high - likely)).sqrt()
    }
}

/// A beta distribution as a curve over the standard normal one, from a table: cubic pieces that
/// agree with it and its slope every eighth. Between these it is off by less than a millionth of
/// the range (tested), far below what any number of trials can tell.
#[derive(Clone, Debug)]
struct Curve {
    /// Value, slope and the two further coefficients of each piece.
    pieces: Vec<[f64; 4]>,
}

/// No uniform of 52 bits is further out.
const OUTERMOST: f64 = 8.25;
const PIECES_PER_UNIT: f64 = 8.0;
const PIECES: usize = 132;

impl Curve {
    fn of(beta: Beta) -> Self {
        let normals = (0..=PIECES).map(|node| node as f64 / PIECES_PER_UNIT - OUTERMOST);
        let nodes = beta.curve(normals, 1.0 / PIECES_PER_UNIT);
        let pieces = nodes
            .windows(2)
            .filter_map(|pair| {
                let [(from, slope_from), (to, slope_to)] = *pair else { return None };
                let [slope_from, slope_to] = [slope_from, slope_to].map(|s| s / PIECES_PER_UNIT);
                let rise = to - from;
                let second = 3.0 * rise - 2.0 * slope_from - slope_to;
                Some([from, slope_from, second, slope_from + slope_to - 2.0 * rise])
            })
            .collect();
        Self { pieces }
    }

    #[inline]
    fn values<const N: usize>(&self, normals: [f64; N]) -> [f64; N] {
        let positions = normals.map(|normal| (normal + OUTERMOST) * PIECES_PER_UNIT);
        array::from_fn(|lane| {
            // the conversion stops at 0 and, of what is not a number, makes 0
            let piece = (positions[lane] as usize).min(PIECES - 1);
            let t = positions[lane] - piece as f64;
            let [value, slope, second, third] = self.pieces[piece];
            (value + t * (slope + t * (second + t * third))).clamp(0.0, 1.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;
    use statrs::distribution::{Beta as IndependentBeta, ContinuousCDF, LogNormal, Triangular};

    use super::*;
    use crate::draws::{Sampling, Stream, normal_quantile};

    const PROBABILITIES: [f64; 9] = [1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 0.999_999];

    fn marginal(shape: Shape, [low, likely, high]: [i64; 3]) -> Marginal {
        let decimal = |value: i64| Decimal::from(value);
        let (low, likely, high) = (decimal(low), decimal(likely), decimal(high));
        Marginal::of(&Estimate::Range { low, likely, high, shape })
    }

    /// Mean and variance of many draws.
    fn moments(marginal: &Marginal) -> (f64, f64) {
        let stream = Stream::new(3, "moments");
        let draws: Vec<f64> = (0..128 * 1_000)
            .map(|t| marginal.at(normal_quantile(stream.uniform(t, Sampling::LatinHypercube))))
            .collect();
        let mean = draws.iter().sum::<f64>() / draws.len() as f64;
        let squares: f64 = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum();
        (mean, squares / draws.len() as f64)
    }

    fn is_about(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance * expected.abs(), "{found}, not {expected}");
    }

    #[test]
    fn pert_has_its_mean_variance_and_quantiles() {
        for range in [[0, 1, 6], [10, 12, 60], [5, 5, 20], [5, 20, 20], [-3, 0, 3]] {
            let pert = marginal(Shape::Pert, range);
            let [low, likely, high] = range.map(|value| value as f64);
            let span = high - low;
            let (alpha, beta) =
                (1.0 + 4.0 * (likely - low) / span, 1.0 + 4.0 * (high - likely) / span);
            let (mean, variance) = moments(&pert);
            // (low + 4·likely + high) / 6 and span²·α·β / (6²·7)
            assert!((mean - (low + 4.0 * likely + high) / 6.0).abs() < 1e-4 * span);
            is_about(variance, span * span * alpha * beta / 252.0, 1e-3);
            let independent = IndependentBeta::new(alpha, beta).unwrap();
            for probability in PROBABILITIES {
                let expected = low + span * independent.inverse_cdf(probability);
                let found = pert.at(normal_quantile(probability));
                assert!(
                    (found - expected).abs() < 2e-6 * span,
                    "{range:?} at {probability}: {found} {expected}"
                );
            }
        }
    }

    #[test]
    fn the_table_of_a_pert_is_right_between_its_nodes() {
        for (alpha, beta) in [(1.0, 5.0), (1.4, 4.6), (3.0, 3.0), (4.2, 1.8), (5.0, 1.0)] {
            let (beta, mut worst) = (Beta::new(alpha, beta), 0.0_f64);
            let curve = Curve::of(beta);
            for step in -800..800 {
                let normal = f64::from(step) / 100.0 + 0.003;
                worst = worst.max((curve.values([normal])[0] - beta.at_normal(normal, 0.5)).abs());
            }
            assert!(worst < 1e-6, "{beta:?}: {worst}");
        }
    }

    #[test]
    fn triangular_and_uniform_have_their_mean_variance_and_quantiles() {
        let triangular = marginal(Shape::Triangular, [10, 15, 40]);
        let (mean, variance) = moments(&triangular);
        is_about(mean, 65.0 / 3.0, 1e-4);
        // (a² + b² + c² − ab − ac − bc) / 18
        is_about(variance, (100.0 + 225.0 + 1600.0 - 150.0 - 400.0 - 600.0) / 18.0, 1e-3);
        let independent = Triangular::new(10.0, 40.0, 15.0).unwrap();
        for probability in PROBABILITIES {
            let found = triangular.at(normal_quantile(probability));
            is_about(independent.cdf(found), probability, 1e-9);
        }
        for range in [[10, 10, 40], [10, 40, 40]] {
            let edge = marginal(Shape::Triangular, range);
            assert!(edge.at(-8.0) >= 10.0 && edge.at(8.0) <= 40.0 && edge.at(0.0).is_finite());
        }
        let uniform = marginal(Shape::Uniform, [10, 15, 40]);
        let (mean, variance) = moments(&uniform);
        is_about(mean, 25.0, 1e-4);
        is_about(variance, 900.0 / 12.0, 1e-3);
        for probability in PROBABILITIES {
            let found = uniform.at(normal_quantile(probability));
            is_about(found, 10.0 + 30.0 * probability, 1e-12);
        }
    }

    #[test]
    fn lognormal_reads_low_and_high_as_p5_and_p95() {
        let lognormal = marginal(Shape::Lognormal, [10, 20, 90]);
        is_about(lognormal.at(normal_quantile(0.05)), 10.0, 1e-12);
        is_about(lognormal.at(normal_quantile(0.95)), 90.0, 1e-12);
        let deviation = libm::log(9.0) / (2.0 * NORMAL_P95);
        let (mean, variance) = moments(&lognormal);
        let square = deviation * deviation;
        is_about(mean, 30.0 * libm::exp(0.5 * square), 2e-3);
        is_about(variance, 900.0 * libm::exp(square) * libm::expm1(square), 3e-2);
        let independent = LogNormal::new(libm::log(30.0), deviation).unwrap();
        for probability in PROBABILITIES {
            let found = lognormal.at(normal_quantile(probability));
            is_about(independent.cdf(found), probability, 1e-9);
        }
    }

    #[test]
    fn a_range_without_width_is_fixed() {
        for shape in [Shape::Pert, Shape::Triangular, Shape::Uniform, Shape::Lognormal] {
            let fixed = marginal(shape, [7, 7, 7]);
            assert!(fixed.is_fixed());
            assert_eq!(fixed.at(-2.0), 7.0);
        }
        assert!(Marginal::of(&Estimate::Fixed(Decimal::ONE)).is_fixed());
    }
}
