//! The beta distribution: its density and its quantile.

use super::normal::{normal_cumulative, normal_quantile};

/// A beta distribution on 0 to 1 with both shapes at least 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beta {
    alpha: f64,
    beta: f64,
    /// Logarithm of the beta function of both shapes.
    log_beta: f64,
}

impl Beta {
    pub(crate) fn new(alpha: f64, beta: f64) -> Self {
        let log_beta = libm::lgamma(alpha) + libm::lgamma(beta) - libm::lgamma(alpha + beta);
        Self { alpha, beta, log_beta }
    }

    /// x^α·(1−x)^β / B(α, β), the density times x·(1−x).
    fn weight(&self, x: f64) -> f64 {
        libm::exp(self.alpha * libm::log(x) + self.beta * libm::log1p(-x) - self.log_beta)
    }

    /// The density at a number between 0 and 1.
    fn density(&self, x: f64) -> f64 {
        self.weight(x) / (x * (1.0 - x))
    }

    /// How fast the density grows, as a share of it.
    fn growth(&self, x: f64) -> f64 {
        (self.alpha - 1.0) / x - (self.beta - 1.0) / (1.0 - x)
    }

    /// The probability of at most `x`, between 0 and 1, and the density there. The probability is
    /// the regularised incomplete beta function by its continued fraction (DLMF 8.17.22), evaluated
    /// by Lentz's method.
    fn cumulative_and_density(&self, x: f64) -> (f64, f64) {
        let weight = self.weight(x);
        // the fraction converges fast below the mean
        let cumulative = if x <= (self.alpha + 1.0) / (self.alpha + self.beta + 2.0) {
            weight / self.alpha * fraction(self.alpha, self.beta, x)
        } else {
            1.0 - weight / self.beta * fraction(self.beta, self.alpha, 1.0 - x)
        };
        (cumulative, weight / (x * (1.0 - x)))
    }

    /// The number that `normal` stands for, which is as far up this distribution as `normal` is up
    /// the standard normal one. `start` is a number near it.
    ///
    /// Halley's method on the cumulative distribution, bracketed by bisection. Above the middle the
    /// mirrored distribution is asked, whose small probabilities keep their digits.
    pub(crate) fn at_normal(&self, normal: f64, start: f64) -> f64 {
        if normal > 0.0 {
            let mirrored = Self { alpha: self.beta, beta: self.alpha, log_beta: self.log_beta };
            return 1.0 - mirrored.at_normal(-normal, 1.0 - start);
        }
        let probability = normal_cumulative(normal);
        let (mut low, mut high) = (0.0, 1.0);
        let mut x = start.clamp(1e-300, 1.0 - f64::EPSILON);
        for _ in 0..200 {
            let (cumulative, density) = self.cumulative_and_density(x);
            let excess = cumulative - probability;
            if excess > 0.0 {
                high = x
            } else {
                low = x
            }
            let newton = excess / density;
            let halley = x - newton / (1.0 - 0.5 * newton * self.growth(x));
            if halley >= low && halley <= high {
                // each step leaves about the cube of the error there was
                let is_settled = (halley - x).abs() <= 1e-6 * x;
                x = halley;
                if is_settled {
                    break;
                }
            } else {
                x = 0.5 * (low + high);
            }
        }
        x
    }

    /// Where and how steeply the curve of [`Self::at_normal`] passes each of these normal numbers,
    /// which ascend in even steps.
    pub(crate) fn curve(&self, normals: impl Iterator<Item = f64>, step: f64) -> Vec<(f64, f64)> {
        let mut start = None;
        normals
            .map(|normal| {
                let near = start.unwrap_or_else(|| {
                    // far down, the density is a power: its first term alone
                    let log_probability = libm::log(normal_cumulative(normal));
                    let log_power = log_probability + libm::log(self.alpha) + self.log_beta;
                    libm::exp(log_power / self.alpha)
                });
                let x = self.at_normal(normal, near);
                if !(x > 0.0 && x < 1.0) {
                    start = Some(x);
                    return (x, 0.0);
                }
                let slope = libm::exp(-0.5 * normal * normal) * FRAC_1_SQRT_TAU / self.density(x);
                let bend = -slope * (normal + slope * self.growth(x));
                start = Some(x + step * (slope + 0.5 * step * bend));
                (x, slope)
            })
            .collect()
    }
}

/// One over the square root of a full turn: the standard normal density at its middle.
const FRAC_1_SQRT_TAU: f64 = 0.398_942_280_401_432_7;

/// The quantile of the beta distribution with these shapes, both at least 1, at a probability above
/// 0 and below 1.
#[must_use]
pub fn beta_quantile(alpha: f64, beta: f64, probability: f64) -> f64 {
    let normal = normal_quantile(probability);
    Beta::new(alpha, beta).at_normal(normal, alpha / (alpha + beta))
}

/// The continued fraction of the incomplete beta function.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for step in 1..300 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        product *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Beta as Independent, ContinuousCDF};

    use super::*;

    #[test]
    fn shapes_with_a_closed_form_come_out() {
        for percent in 1..100 {
            let probability = f64::from(percent) / 100.0;
            // B(1, 1) is uniform; B(1, 5) and B(5, 1) are powers
            assert!((beta_quantile(1.0, 1.0, probability) - probability).abs() < 1e-14);
            let power = 1.0 - libm::pow(1.0 - probability, 0.2);
            assert!((beta_quantile(1.0, 5.0, probability) - power).abs() < 1e-14);
            let power = libm::pow(probability, 0.2);
            assert!((beta_quantile(5.0, 1.0, probability) - power).abs() < 1e-14);
        }
    }

    #[test]
    fn an_independent_implementation_agrees() {
        for (alpha, beta) in [(1.5, 4.5), (3.0, 3.0), (2.2, 3.8), (4.9, 1.1)] {
            let independent = Independent::new(alpha, beta).unwrap();
            for probability in [1e-9, 0.001, 0.05, 0.3, 0.5, 0.77, 0.95, 0.999_999] {
                let back = independent.cdf(beta_quantile(alpha, beta, probability));
                assert!((back / probability - 1.0).abs() < 1e-10, "{alpha}, {beta}: {probability}");
            }
        }
    }
}
