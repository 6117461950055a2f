//! Internal rate of return.

use num_bigint::{BigInt, Sign};
use rust_decimal::{Decimal, dec};

use super::roots::{Fraction, only_positive_root};

/// Lowest and highest rate that is one: money shrinks to a millionth in a year, or grows a millionfold.
const LOWEST: Decimal = dec!(-0.999999);
const HIGHEST: Decimal = dec!(999_999);

/// The internal rate of return of monthly amounts, month 0 first, per year: the only R above −1 for
/// which Σ amountₘ·(1 + R)^(−m/12) = 0.
///
/// `None` when there is no such rate or more than one, told apart exactly: the amounts are the
/// coefficients of a polynomial in (1 + R)^(−1/12), whose positive roots are isolated. Rates so close
/// that their monthly discount factors differ by less than 2⁻⁴⁰ (about 10⁻¹¹ in the rate) count as
/// more than one, and so does a pair that is complex by less than that. `None` also when 1 + R is above 1 000 000 or below its reciprocal: such a rate says
/// that everything happens at once, not how good an investment is.
///
/// The rate is rounded to 26 decimals, to 22 when it is 1 or more.
///
/// ```
/// use fulcrum_model::internal_rate_of_return;
/// use rust_decimal::{Decimal, dec};
///
/// let mut months = [Decimal::ZERO; 13];
/// (months[0], months[12]) = (dec!(-100), dec!(110));
/// assert_eq!(internal_rate_of_return(&months), Some(dec!(0.1)));
/// ```
#[must_use]
pub fn internal_rate_of_return(by_month: &[Decimal]) -> Option<Decimal> {
    let scale = by_month.iter().map(Decimal::scale).max()?;
    let coefficients: Vec<BigInt> = by_month
        .iter()
        .map(|amount| {
            BigInt::from(amount.mantissa()) * BigInt::from(10).pow(scale - amount.scale())
        })
        .collect();
    let Fraction { numerator, denominator } = only_positive_root(&coefficients)?;
    // a month's discount factor v = numerator / denominator, and 1 + R = v^(−12)
    yearly_rate(&denominator.pow(12), &numerator.pow(12))
}

/// numerator / denominator − 1, both above 0.
fn yearly_rate(numerator: &BigInt, denominator: &BigInt) -> Option<Decimal> {
    let growth = numerator - denominator;
    let decimals = if growth.magnitude() < denominator.magnitude() { 26 } else { 22 };
    // to the nearest: half a unit more, rounded down in size
    let doubled: BigInt = growth * BigInt::from(10).pow(decimals) * 2u32;
    let half_away =
        if doubled.sign() == Sign::Minus { doubled - denominator } else { doubled + denominator };
    let rounded = i128::try_from(half_away / (denominator * 2u32)).ok()?;
    let rate = Decimal::try_from_i128_with_scale(rounded, decimals).ok()?.normalize();
    (LOWEST..=HIGHEST).contains(&rate).then_some(rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Amounts a year apart, as months.
    fn yearly(amounts: &[i64]) -> Vec<Decimal> {
        let mut months = vec![Decimal::ZERO; amounts.len() * 12];
        for (year, &amount) in amounts.iter().enumerate() {
            months[year * 12] = Decimal::from(amount);
        }
        months
    }

    fn rate(amounts: &[i64]) -> Option<Decimal> {
        internal_rate_of_return(&yearly(amounts))
    }

    #[test]
    fn published_examples() {
        // Microsoft's page on IRR: 8.7 % after five years, −2.1 % after four
        let after_five = rate(&[-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]).unwrap();
        assert_eq!(after_five.round_dp(9), dec!(0.086630948));
        let after_four = rate(&[-70_000, 12_000, 15_000, 18_000, 21_000]).unwrap();
        assert_eq!(after_four.round_dp(9), dec!(-0.021244848));
        // Wikipedia, "Internal rate of return": 5.96 %
        let example = rate(&[-123_400, 36_200, 54_800, 48_100]).unwrap();
        assert_eq!(example.round_dp(4), dec!(0.0596));
    }

    #[test]
    fn what_grows_by_a_share_in_a_year_returns_that_share() {
        assert_eq!(rate(&[-100, 110]), Some(dec!(0.1)));
        assert_eq!(rate(&[0, -100, 0, 121]), Some(dec!(0.1)), "whenever it starts");
        assert_eq!(rate(&[100, -110]), Some(dec!(0.1)), "a loan has one as well");
        assert_eq!(rate(&[-100, 50]), Some(dec!(-0.5)));
        assert_eq!(rate(&[-100, 100]), Some(dec!(0)));
        assert_eq!(rate(&[-100, 100_000_000]), Some(dec!(999999)), "the largest that is shown");
        assert_eq!(rate(&[-100, 100_000_100]), None);
        assert_eq!(rate(&[-100_000_000, 100]), Some(dec!(-0.999999)), "and the smallest");
        assert_eq!(rate(&[-100_000_100, 100]), None);
        assert_eq!(rate(&[-1, 0, i64::MAX]), None, "it would not even fit");
        let cents = [dec!(-1), Decimal::ZERO, dec!(1.0201)];
        let two_months = internal_rate_of_return(&cents).unwrap();
        assert_eq!(two_months.round_dp(20), dec!(0.12682503013196972066), "1.01¹² − 1");
    }

    #[test]
    fn an_annuity() {
        // 12 payments of 100 for 1000: 2.922854 % a month
        let mut months = vec![dec!(100); 13];
        months[0] = dec!(-1000);
        let rate = internal_rate_of_return(&months).unwrap();
        assert_eq!(rate.round_dp(20), dec!(0.41299898414961524096));
        // 119 payments of 10: for ever they would return 1 % a month
        let mut months = vec![dec!(10); 120];
        months[0] = dec!(-1000);
        let rate = internal_rate_of_return(&months).unwrap();
        assert_eq!(rate.round_dp(20), dec!(0.03649234721284546902));
    }

    #[test]
    fn none_where_there_is_none_or_more_than_one() {
        assert_eq!(rate(&[]), None);
        assert_eq!(rate(&[0, 0, 0]), None);
        assert_eq!(rate(&[-100]), None);
        assert_eq!(rate(&[-100, -50]), None, "it never pays");
        assert_eq!(rate(&[100, 50]), None, "it never costs");
        // the oil pump of Lorie and Savage, 1955: 25 % and 400 %
        assert_eq!(rate(&[-1_600, 10_000, -10_000]), None);
        assert_eq!(rate(&[-100, 230, -132]), None, "10 % and 20 %");
        assert_eq!(rate(&[-100, 220, -121]), None, "10 %, twice");
        assert_eq!(rate(&[-1_000, 3_600, -4_310, 1_716]), None, "10 %, 20 % and 30 %");
        assert_eq!(rate(&[-1_000, 3_300, -3_630, 1_331]), None, "10 %, three times");
        assert_eq!(rate(&[100, -200, 200]), None, "nothing discounts it to 0");
    }

    #[test]
    fn signs_that_change_often_may_still_have_a_single_rate() {
        // (−10 + 11·v)·(5 − 2·v + v²) in years: the second factor has no real root
        assert_eq!(rate(&[-50, 75, -32, 11]), Some(dec!(0.1)));
    }
}
