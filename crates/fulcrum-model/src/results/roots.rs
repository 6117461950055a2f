//! The positive real roots of a polynomial with whole coefficients, told apart exactly: Descartes'
//! rule of signs with bisection (G. E. Collins and A. G. Akritas, "Polynomial real root isolation
//! using Descartes' rule of signs", 1976).
//!
//! Coefficients stand lowest power first.

use num_bigint::{BigInt, Sign};

/// How often an interval is halved to tell roots apart. What is still together then, a multiple
/// root, roots within 2⁻⁴⁰ of each other or of a pair of complex ones, counts as more than one.
const DEEPEST: u32 = 40;
/// Binary digits to which a root is enclosed.
const BITS: u32 = 112;

/// A positive fraction.
#[derive(Debug)]
pub(super) struct Fraction {
    pub(super) numerator: BigInt,
    pub(super) denominator: BigInt,
}

/// The only positive root of a polynomial, within 2⁻¹¹³, or its reciprocal within 2⁻¹¹³ when the root
/// is above 1. `None` when there is no positive root, or more than one; a multiple root counts as
/// more than one.
pub(super) fn only_positive_root(coefficients: &[BigInt]) -> Option<Fraction> {
    let is_zero = |coefficient: &BigInt| coefficient.sign() == Sign::NoSign;
    let first = coefficients.iter().position(|c| !is_zero(c))?;
    let last = coefficients.iter().rposition(|c| !is_zero(c))?;
    let polynomial = &coefficients[first..=last];
    // the number of roots, each as often as it is one, is even when both ends have the same sign
    if coefficients[first].sign() == coefficients[last].sign() {
        return None;
    }
    let at_one = multiplicity_at_one(polynomial);
    let below_one = roots_below_one(polynomial);
    if at_one + below_one.len() > 1 {
        return None;
    }
    // the roots above 1 are the reciprocals of those of the reversed polynomial below 1
    let reversed: Vec<BigInt> = polynomial.iter().rev().cloned().collect();
    let above_one = roots_below_one(&reversed);
    match (below_one.as_slice(), at_one, above_one.as_slice()) {
        ([root], 0, []) => Some(root.narrowed(polynomial)),
        ([], 1, []) => Some(Fraction { numerator: BigInt::from(1), denominator: BigInt::from(1) }),
        ([], 0, [root]) => {
            let Fraction { numerator, denominator } = root.narrowed(&reversed);
            Some(Fraction { numerator: denominator, denominator: numerator })
        }
        _ => None,
    }
}

/// How often 1 is a root, as far as twice.
fn multiplicity_at_one(polynomial: &[BigInt]) -> usize {
    let value: BigInt = polynomial.iter().sum();
    let slope: BigInt = polynomial.iter().zip(0u32..).map(|(c, power)| c * power).sum();
    match (value.sign(), slope.sign()) {
        (Sign::NoSign, Sign::NoSign) => 2,
        (Sign::NoSign, _) => 1,
        _ => 0,
    }
}

/// The interval from position / 2^depth to (position + 1) / 2^depth.
struct Enclosure {
    position: u64,
    depth: u32,
    /// Sign of the polynomial just right of the interval's start; `None` when the start is the root.
    sign_at_start: Option<Sign>,
}

/// A polynomial stretched so that the interval of an enclosure became 0 to 1.
struct Piece {
    polynomial: Vec<BigInt>,
    position: u64,
    depth: u32,
}

/// The roots above 0 and below 1. The search stops at the second one.
fn roots_below_one(polynomial: &[BigInt]) -> Vec<Enclosure> {
    let mut found = Vec::new();
    let mut pieces = vec![Piece { polynomial: polynomial.to_vec(), position: 0, depth: 0 }];
    while let Some(Piece { polynomial, position, depth }) = pieces.pop() {
        let here =
            || Enclosure { position, depth, sign_at_start: polynomial.first().map(BigInt::sign) };
        match sign_changes_below_one(&polynomial) {
            0 => {}
            1 => found.push(here()),
            _ if depth == DEEPEST => found.extend([here(), here()]),
            _ => {
                let (position, depth) = (position * 2, depth + 1);
                let left = halved(&polynomial);
                let mut right = left.clone();
                shift_by_one(&mut right, |_| true);
                let in_the_middle = right.iter().take_while(|c| c.sign() == Sign::NoSign).count();
                right.drain(..in_the_middle);
                found.extend((0..in_the_middle).map(|_| Enclosure {
                    position: position + 1,
                    depth,
                    sign_at_start: None,
                }));
                pieces.push(Piece { polynomial: right, position: position + 1, depth });
                pieces.push(Piece { polynomial: left, position, depth });
            }
        }
        if found.len() > 1 {
            break;
        }
    }
    found
}

/// Sign changes of (1 + x)ⁿ·p(1 / (1 + x)), two at most: 0 and 1 are the number of roots of p
/// above 0 and below 1, 2 may be any number.
fn sign_changes_below_one(polynomial: &[BigInt]) -> usize {
    let mut reversed: Vec<BigInt> = polynomial.iter().rev().cloned().collect();
    let (mut changes, mut last) = (0, Sign::NoSign);
    shift_by_one(&mut reversed, |coefficient| {
        let sign = coefficient.sign();
        if sign != Sign::NoSign {
            changes += usize::from(last != Sign::NoSign && last != sign);
            last = sign;
        }
        changes < 2
    });
    changes
}

/// 2ⁿ·p(x / 2).
fn halved(polynomial: &[BigInt]) -> Vec<BigInt> {
    let degree = polynomial.len().saturating_sub(1);
    polynomial.iter().enumerate().map(|(power, c)| c << (degree - power)).collect()
}

/// Turns p(x) into p(x + 1), a coefficient at a time, lowest power first, for as long as `goes_on`
/// says so of each.
fn shift_by_one(polynomial: &mut [BigInt], mut goes_on: impl FnMut(&BigInt) -> bool) {
    for done in 0..polynomial.len() {
        for power in (done..polynomial.len() - 1).rev() {
            let (low, high) = polynomial.split_at_mut(power + 1);
            low[power] += &high[0];
        }
        if !goes_on(&polynomial[done]) {
            return;
        }
    }
}

impl Enclosure {
    /// The middle of the enclosure after it has been halved to [`BITS`] digits.
    fn narrowed(&self, polynomial: &[BigInt]) -> Fraction {
        let mut position = BigInt::from(self.position);
        match self.sign_at_start {
            None => position <<= BITS - self.depth,
            Some(sign_at_start) => {
                for depth in self.depth + 1..=BITS {
                    position <<= 1u32;
                    let middle = &position + 1u32;
                    let sign = sign_at(polynomial, &middle, depth);
                    if sign == sign_at_start || sign == Sign::NoSign {
                        position = middle;
                    }
                    if sign == Sign::NoSign {
                        position <<= BITS - depth;
                        break;
                    }
                }
            }
        }
        Fraction { numerator: position * 2u32 + 1u32, denominator: BigInt::from(1) << (BITS + 1) }
    }
}

/// Sign of a polynomial at position / 2^depth.
fn sign_at(polynomial: &[BigInt], position: &BigInt, depth: u32) -> Sign {
    let mut value = BigInt::ZERO;
    let mut scale = 0;
    for coefficient in polynomial.iter().rev() {
        value = value * position + (coefficient << scale);
        scale += depth;
    }
    value.sign()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polynomial(coefficients: &[i64]) -> Vec<BigInt> {
        coefficients.iter().copied().map(BigInt::from).collect()
    }

    /// The product of the factors (b·x − a), one for each root a/b, and of a last polynomial.
    fn with_roots(roots: &[(i64, i64)], rest: &[i64]) -> Vec<BigInt> {
        roots.iter().fold(polynomial(rest), |product, &(a, b)| {
            let mut next = vec![BigInt::ZERO; product.len() + 1];
            for (power, coefficient) in product.iter().enumerate() {
                next[power] -= coefficient * a;
                next[power + 1] += coefficient * b;
            }
            next
        })
    }

    /// Whether the fraction is the root a/b to 90 binary digits.
    fn is_close(root: &Fraction, a: i64, b: i64) -> bool {
        let difference = &root.numerator * b - a * &root.denominator;
        (difference << 90u32).magnitude() <= (&root.denominator * b).magnitude()
    }

    #[test]
    fn a_single_root_is_found_wherever_it_lies() {
        for (a, b) in
            [(1, 3), (1, 2), (3, 4), (1, 1), (5, 4), (2, 1), (7, 3), (999, 1000), (1, 900)]
        {
            for rest in [&[1][..], &[-2, -3], &[1, 0, 1], &[5, -2, 1]] {
                let root = only_positive_root(&with_roots(&[(a, b)], rest));
                let root = root.unwrap_or_else(|| panic!("no root {a}/{b} with {rest:?}"));
                assert!(is_close(&root, a, b), "{a}/{b} with {rest:?}: {root:?}");
            }
        }
    }

    #[test]
    fn zeros_at_both_ends_are_no_roots() {
        let root = only_positive_root(&polynomial(&[0, 0, -1, 2, 0, 0, 0])).unwrap();
        assert!(is_close(&root, 1, 2));
        assert!(only_positive_root(&polynomial(&[0, 0, 7, 0])).is_none());
        assert!(only_positive_root(&polynomial(&[0, 0])).is_none());
        assert!(only_positive_root(&[]).is_none());
    }

    #[test]
    fn more_than_one_root_is_none() {
        for roots in [
            &[(1, 3), (1, 2), (2, 3)][..],
            &[(1, 2), (1, 1), (2, 1)],
            &[(1, 3), (1, 1), (1, 1)],
            &[(1, 2), (1, 2), (1, 2)],
            &[(1, 1), (1, 1), (1, 1)],
            &[(1, 3), (1, 3), (5, 2)],
            &[(2, 1), (3, 1), (4, 1)],
            &[(1, 1), (1, 2)],
            &[(1_000_000, 1_000_001), (1_000_001, 1_000_002), (3, 1)],
        ] {
            assert!(only_positive_root(&with_roots(roots, &[1])).is_none(), "{roots:?}");
        }
    }

    #[test]
    fn complex_roots_do_not_hide_a_real_one() {
        // x² − 1.98·x + 0.9802 has the roots 0.99 ± 0.01·i
        let root = only_positive_root(&with_roots(&[(4, 5)], &[9_802, -19_800, 10_000])).unwrap();
        assert!(is_close(&root, 4, 5));
    }

    #[test]
    fn what_cannot_be_told_from_a_double_root_counts_as_one() {
        // 1/3 ± i/(3·√scale), beside the root 4/5
        let near = |scale: u32| {
            let scale = BigInt::from(10).pow(scale);
            let pair = polynomial(&[1, -6, 9]).into_iter().map(|c| c * &scale);
            let pair: Vec<BigInt> = pair.zip([1, 0, 0]).map(|(c, more)| c + more).collect();
            let times = |factor: i64| pair.iter().map(move |c| c * factor);
            let mut product: Vec<BigInt> = times(-4).chain([BigInt::ZERO]).collect();
            product.iter_mut().skip(1).zip(times(5)).for_each(|(sum, c)| *sum += c);
            only_positive_root(&product)
        };
        assert!(is_close(&near(20).expect("10⁻¹⁰ from the axis is far enough"), 4, 5));
        assert!(near(30).is_none(), "10⁻¹⁵ from the axis is nearer than 2⁻⁴⁰");
    }

    #[test]
    fn a_double_root_among_ten_years_of_months_is_given_up_in_time() {
        let many: Vec<i64> = (1..=117).map(|month| 1_000_000_007 * month % 9_999_991).collect();
        assert!(only_positive_root(&with_roots(&[(1, 3), (1, 3), (4, 5)], &many)).is_none());
    }
}
