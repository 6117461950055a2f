//! Exact arithmetic for what is typed: 1000/3*3 is 1000.

use rust_decimal::Decimal;

/// Most digits of a value.
pub(super) const DIGIT_LIMIT: usize = 28;

/// An exact fraction in lowest terms, its denominator positive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fraction {
    numerator: i128,
    denominator: i128,
}

/// Why a fraction has no value that can be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoValue {
    /// It has more digits than a value can have.
    TooManyDigits,
    /// Its decimals never end.
    Endless,
    /// Something was divided by zero.
    DividedByZero,
}

impl Fraction {
    pub(super) const ONE: Self = Self { numerator: 1, denominator: 1 };
    pub(super) const HUNDREDTH: Self = Self { numerator: 1, denominator: 100 };

    pub(super) const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    pub(super) fn of(value: Decimal) -> Result<Self, NoValue> {
        Self::new(value.mantissa(), power(10, value.scale()).ok_or(NoValue::TooManyDigits)?)
    }

    fn new(numerator: i128, denominator: i128) -> Result<Self, NoValue> {
        let divisor = common_divisor(numerator, denominator);
        match (numerator.checked_div(divisor), denominator.checked_div(divisor)) {
            (Some(numerator), Some(denominator)) => Ok(Self { numerator, denominator }),
            _ => Err(NoValue::TooManyDigits),
        }
    }

    pub(super) fn negated(self) -> Result<Self, NoValue> {
        let numerator = self.numerator.checked_neg().ok_or(NoValue::TooManyDigits)?;
        Ok(Self { numerator, ..self })
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, NoValue> {
        let divisor = common_divisor(self.denominator, other.denominator);
        let sum = || {
            let own = self.denominator.checked_div(divisor)?;
            let others = other.denominator.checked_div(divisor)?;
            let numerator = self
                .numerator
                .checked_mul(others)?
                .checked_add(other.numerator.checked_mul(own)?)?;
            Some((numerator, self.denominator.checked_mul(others)?))
        };
        let (numerator, denominator) = sum().ok_or(NoValue::TooManyDigits)?;
        Self::new(numerator, denominator)
    }

    pub(super) fn times(self, other: Self) -> Result<Self, NoValue> {
        // reduced crosswise first, so that nothing overflows which need not
        let a = Self::new(self.numerator, other.denominator)?;
        let b = Self::new(other.numerator, self.denominator)?;
        let product = || {
            Some(Self {
                numerator: a.numerator.checked_mul(b.numerator)?,
                denominator: a.denominator.checked_mul(b.denominator)?,
            })
        };
        product().ok_or(NoValue::TooManyDigits)
    }

    pub(super) fn over(self, other: Self) -> Result<Self, NoValue> {
        if other.numerator == 0 {
            return Err(NoValue::DividedByZero);
        }
        let reciprocal = || {
            Some(Self {
                numerator: other.denominator.checked_mul(other.numerator.signum())?,
                denominator: other.numerator.checked_abs()?,
            })
        };
        self.times(reciprocal().ok_or(NoValue::TooManyDigits)?)
    }

    /// Whether it lies between −1 and 1 and is not 0.
    pub(super) fn is_proper(self) -> bool {
        self.numerator != 0 && self.numerator.unsigned_abs() < self.denominator.unsigned_abs()
    }

    /// The value as a decimal, never rounded.
    pub(super) fn decimal(self) -> Result<Decimal, NoValue> {
        let (rest, twos) = without_factor(self.denominator, 2);
        let (rest, fives) = without_factor(rest, 5);
        if rest != 1 {
            return Err(NoValue::Endless);
        }
        let scale = twos.max(fives);
        let mantissa = || {
            let missing = power(2, scale.checked_sub(twos)?)?
                .checked_mul(power(5, scale.checked_sub(fives)?)?)?;
            self.numerator.checked_mul(missing)
        };
        mantissa()
            .filter(|mantissa| mantissa.unsigned_abs().to_string().len() <= DIGIT_LIMIT)
            .and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
            .map(|value| value.normalize())
            .ok_or(NoValue::TooManyDigits)
    }
}

fn power(base: i128, exponent: u32) -> Option<i128> {
    base.checked_pow(exponent)
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.saturating_abs(), b.saturating_abs());
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a.max(1)
}

/// What is left of a positive number without this prime factor, and how often it had it.
fn without_factor(mut number: i128, factor: i128) -> (i128, u32) {
    let mut times = 0_u32;
    while number != 0 && number.checked_rem(factor) == Some(0) {
        number = number.checked_div(factor).unwrap_or(1);
        times = times.saturating_add(1);
    }
    (number, times)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn of(value: Decimal) -> Fraction {
        Fraction::of(value).unwrap()
    }

    #[test]
    fn arithmetic_is_exact() {
        let third = of(dec!(1000)).over(of(dec!(3))).unwrap();
        assert_eq!(third.decimal(), Err(NoValue::Endless));
        assert_eq!(third.times(of(dec!(3))).unwrap().decimal(), Ok(dec!(1000)));
        assert_eq!(of(dec!(0.1)).plus(of(dec!(0.02))).unwrap().decimal(), Ok(dec!(0.12)));
        assert_eq!(of(dec!(-7)).over(of(dec!(-8))).unwrap().decimal(), Ok(dec!(0.875)));
        assert_eq!(of(dec!(7)).over(of(dec!(-8))).unwrap().decimal(), Ok(dec!(-0.875)));
        assert_eq!(of(dec!(1)).over(of(dec!(0.00))), Err(NoValue::DividedByZero));
    }

    #[test]
    fn what_does_not_fit_is_refused_and_never_rounded() {
        let large = of(Decimal::MAX);
        assert_eq!(large.decimal(), Err(NoValue::TooManyDigits), "29 digits");
        assert_eq!(large.times(large), Err(NoValue::TooManyDigits));
        let small = of(dec!(0.0000000000000000000000000001));
        assert_eq!(small.decimal(), Ok(dec!(0.0000000000000000000000000001)));
        assert!(small.times(small).is_err());
        let sum = of(dec!(1)).plus(small).and_then(Fraction::decimal);
        assert_eq!(sum, Err(NoValue::TooManyDigits), "29 digits");
    }
}
