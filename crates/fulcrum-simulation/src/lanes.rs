//! Floating-point arithmetic for the formulas, several evaluations at once. The only place where
//! decimals become floats and floats decimals.

use std::array;
use std::ops::{Add, Div, Mul, Sub};

use fulcrum_model::Scalar;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// `N` numbers that are computed with side by side, each as a 64-bit float. No lane ever touches
/// another: a lane of an evaluation is the evaluation of that lane's inputs alone, bit for bit.
///
/// Every operation is a plain loop over an array of fixed length, which compiles to vector
/// instructions. An operation without a result leaves a lane that is not finite, and so does
/// whatever is computed with it; [`Lanes::decimals`] refuses it.
///
/// ```
/// use fulcrum_model::Scalar;
/// use fulcrum_simulation::Lanes;
/// use rust_decimal::dec;
///
/// let hours = Lanes::new([4.0, 0.0]);
/// let rate = Lanes::<2>::constant(dec!(65));
/// assert_eq!((rate * hours).decimals(), [Some(dec!(260)), Some(dec!(0))]);
/// assert_eq!((rate / hours).decimals(), [Some(dec!(16.25)), None]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
// so that two numbers at a time can be computed with where they lie in memory
#[repr(align(16))]
pub struct Lanes<const N: usize>([f64; N]);

impl<const N: usize> Lanes<N> {
    /// One number for each lane.
    #[must_use]
    pub const fn new(values: [f64; N]) -> Self {
        Self(values)
    }

    /// The number of each lane.
    #[must_use]
    pub const fn values(self) -> [f64; N] {
        self.0
    }

    /// The number of each lane as a decimal of about 15 digits; `None` where it is infinite, not a
    /// number or too large for one.
    #[must_use]
    pub fn decimals(self) -> [Option<Decimal>; N] {
        self.0.map(Decimal::from_f64)
    }

    /// Puts a number into the lane at this position; there must be one.
    pub fn set(&mut self, lane: usize, value: Decimal) {
        self.0[lane] = float(value);
    }

    /// Adds a number to the lane at this position; there must be one.
    #[inline]
    pub(crate) fn add_to(&mut self, lane: usize, value: f64) {
        self.0[lane] += value;
    }

    #[inline]
    fn with(self, other: Self, operation: impl Fn(f64, f64) -> f64) -> Self {
        Self(array::from_fn(|lane| operation(self.0[lane], other.0[lane])))
    }
}

/// The float nearest to a decimal, or next to the nearest one beyond 15 digits. Only a conversion of
/// whole numbers and a division, which are the same on every machine.
pub(crate) fn float(value: Decimal) -> f64 {
    // at most 28 decimals
    value.mantissa() as f64 / 10u128.pow(value.scale()) as f64
}

impl<const N: usize> Add for Lanes<N> {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

impl<const N: usize> Sub for Lanes<N> {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl<const N: usize> Mul for Lanes<N> {
    type Output = Self;
    #[inline]
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
}

impl<const N: usize> Div for Lanes<N> {
    type Output = Self;
    /// Infinity could still be the larger or the smaller of two numbers; what is not a number
    /// stays without a result.
    #[inline]
    fn div(self, other: Self) -> Self {
        self.with(other, |a, b| if b == 0.0 { f64::NAN } else { a / b })
    }
}

impl<const N: usize> Scalar for Lanes<N> {
    type Condition = [bool; N];

    #[inline]
    fn constant(value: Decimal) -> Self {
        Self([float(value); N])
    }

    #[inline]
    fn minimum(self, other: Self) -> Self {
        self.with(other, |a, b| if a < b || a.is_nan() { a } else { b })
    }

    #[inline]
    fn maximum(self, other: Self) -> Self {
        self.with(other, |a, b| if a > b || a.is_nan() { a } else { b })
    }

    #[inline]
    fn less_than(self, other: Self) -> [bool; N] {
        array::from_fn(|lane| self.0[lane] < other.0[lane])
    }

    #[inline]
    fn select(condition: [bool; N], then: Self, otherwise: Self) -> Self {
        Self(array::from_fn(|lane| if condition[lane] { then.0[lane] } else { otherwise.0[lane] }))
    }

    #[inline]
    fn whole(value: u32) -> Self {
        Self([f64::from(value); N])
    }

    #[inline]
    fn zero() -> Self {
        Self([0.0; N])
    }

    #[inline]
    fn one() -> Self {
        Self([1.0; N])
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn every_operation_is_done_lane_by_lane() {
        let (a, b) = (Lanes::new([6.0, -1.0, 0.5]), Lanes::new([3.0, 4.0, 0.5]));
        assert_eq!((a + b).values(), [9.0, 3.0, 1.0]);
        assert_eq!((a - b).values(), [3.0, -5.0, 0.0]);
        assert_eq!((a * b).values(), [18.0, -4.0, 0.25]);
        assert_eq!((a / b).values(), [2.0, -0.25, 1.0]);
        assert_eq!(a.minimum(b).values(), [3.0, -1.0, 0.5]);
        assert_eq!(a.maximum(b).values(), [6.0, 4.0, 0.5]);
        assert_eq!(a.less_than(b), [false, true, false]);
        assert_eq!(Lanes::select(a.less_than(b), a, b).values(), [3.0, -1.0, 0.5]);
    }

    #[test]
    fn whole_numbers_are_the_constants_of_their_decimals() {
        for value in [0, 1, 7, 200, u32::MAX] {
            assert_eq!(Lanes::<1>::whole(value), Lanes::constant(Decimal::from(value)));
        }
        assert_eq!((Lanes::<1>::zero(), Lanes::<1>::one()), (Lanes::whole(0), Lanes::whole(1)));
    }

    #[test]
    fn what_has_no_result_stays_without_one() {
        let none = Lanes::<1>::one() / Lanes::zero();
        let one = Lanes::one();
        let computed = [none + one, one - none, none * Lanes::zero(), one / none];
        let compared = [none.minimum(one), one.minimum(none), none.maximum(one), one.maximum(none)];
        for value in computed.into_iter().chain(compared) {
            assert_eq!(value.decimals(), [None]);
        }
        assert_eq!(Lanes::new([f64::INFINITY, 1e300]).decimals(), [None, None]);
        // unless it is not the one that is chosen
        assert_eq!(Lanes::select([true], one, none), one);
    }

    #[test]
    fn a_decimal_becomes_the_float_nearest_to_it() {
        for (value, expected) in [
            (dec!(0.25), 0.25),
            (dec!(0.1), 0.1),
            (dec!(-30.4375), -30.4375),
            (dec!(0.333333333333333), 0.333333333333333),
            (dec!(1000000000000), 1e12),
        ] {
            assert_eq!(Lanes::<2>::constant(value).values(), [expected; 2]);
        }
        let seventh = Lanes::<1>::constant(Decimal::ONE / dec!(7)).values()[0];
        assert!((seventh - 1.0 / 7.0).abs() <= f64::EPSILON / 7.0, "{seventh}");
    }

    #[test]
    fn a_lane_can_be_given_another_value() {
        let mut lanes = Lanes::<3>::constant(dec!(2));
        lanes.set(1, dec!(0.5));
        assert_eq!(lanes.values(), [2.0, 0.5, 2.0]);
        assert_eq!(lanes.decimals()[1], Some(dec!(0.5)));
    }
}
