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
    pub(crate) fn density(&self, x: f64) -> f64 {
        self.weight(x) / (x * (1.0 - x))
    }

    /// The probability of at most `x`: the regularised incomplete beta function by its continued
    /// fraction (DLMF 8.17.22), evaluated by Lentz's method.
    fn cumulative(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        // the fraction converges fast below the mean
        if x <= (self.alpha + 1.0) / (self.alpha + self.beta + 2.0) {
            self.weight(x) / self.alpha * fraction(self.alpha, self.beta, x)
        } else {
            1.0 - self.weight(x) / self.beta * fraction(self.beta, self.alpha, 1.0 - x)
        }
    }

    /// The number that `normal` stands for, which is as far up this distribution as `normal` is up
    /// the standard normal one. `start` is a number near it.
    ///
    /// Newton's method on the cumulative distribution, bracketed by bisection. Above the middle the
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
            let excess = self.cumulative(x) - probability;
            if excess > 0.0 {
                high = x
            } else {
                low = x
            }
            let newton = x - excess / self.density(x);
            let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
            let is_settled = (next - x).abs() <= 1e-14 * x;
            x = next;
            if is_settled {
                break;
            }
        }
        x
    }
}

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
        if (d * c - 1.0).abs() < 1e-16 {
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
