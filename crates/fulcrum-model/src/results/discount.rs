//! Discounting later money into today's (reference, section 4).

use rust_decimal::Decimal;

use crate::arithmetic::round_half_away;

/// Discount factor of each month: (1 + rate)^(−m/12). Month 0 is undiscounted.
///
/// `rate` is per year, from 0 to 0.5. The twelfth root is taken once, by Newton's method, to all
/// digits of a decimal; the library's `powd` stops at seven.
#[must_use]
pub fn discount_factors(rate: Decimal, months: usize) -> Vec<Decimal> {
    let yearly = Decimal::ONE.saturating_add(rate);
    let monthly = Decimal::ONE.checked_div(twelfth_root(yearly)).unwrap_or(Decimal::ONE);
    std::iter::successors(Some(Decimal::ONE), |factor| factor.checked_mul(monthly))
        .take(months)
        .collect()
}

/// Cumulative discounted amount at the end of each month, each rounded once as the discounted total
/// is, which is the last of them; `None` when one does not fit into a decimal.
pub(super) fn cumulative_discounted(
    by_month: &[Decimal],
    factors: &[Decimal],
    minor_units: u32,
) -> Option<Vec<Decimal>> {
    let mut sum = Decimal::ZERO;
    by_month
        .iter()
        .zip(factors)
        .map(|(month, factor)| {
            sum = sum.checked_add(month.checked_mul(*factor)?)?;
            Some(round_half_away(sum, minor_units))
        })
        .collect()
}

/// The twelfth root of a number from 1 to 1.5.
fn twelfth_root(value: Decimal) -> Decimal {
    let twelve = Decimal::from(12);
    let eleven = Decimal::from(11);
    // convex, so from above Newton's method falls to the root and never passes it
    let mut root = Decimal::ONE
        .saturating_add(value.saturating_sub(Decimal::ONE).checked_div(twelve).unwrap_or_default());
    for _ in 0..60 {
        let next = (1..12).try_fold(value, |quotient, _| quotient.checked_div(root)).and_then(
            |quotient| root.saturating_mul(eleven).saturating_add(quotient).checked_div(twelve),
        );
        match next {
            Some(next) if next < root => root = next,
            _ => break,
        }
    }
    root
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn the_root_is_good_to_24_digits() {
        for rate in [dec!(0.001), dec!(0.035), dec!(0.08), dec!(0.5)] {
            let root = twelfth_root(Decimal::ONE + rate);
            let power = (1..12).fold(root, |power, _| power * root);
            assert!((power - Decimal::ONE - rate).abs() < dec!(1e-25), "{rate}: {power}");
        }
    }

    #[test]
    fn a_year_divides_by_one_plus_the_rate() {
        let factors = discount_factors(dec!(0.08), 25);
        assert_eq!(factors[0], Decimal::ONE);
        assert!((factors[12] - Decimal::ONE / dec!(1.08)).abs() < dec!(1e-26));
        assert!((factors[24] - Decimal::ONE / dec!(1.1664)).abs() < dec!(1e-26));
        assert_eq!(discount_factors(Decimal::ZERO, 3), [Decimal::ONE; 3]);
    }
}
