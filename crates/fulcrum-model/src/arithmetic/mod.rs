//! The arithmetic that formulas are written in, and its implementations.

mod exact;
mod quantity;
mod symbolic;

use std::ops::{Add, Div, Mul, Sub};

pub use exact::Exact;
pub(crate) use exact::round_half_away;
pub use quantity::Quantity;
use rust_decimal::Decimal;
pub use symbolic::{Expression, ExpressionId, Expressions, Operation, Symbolic};

/// A number that the formulas can compute with.
///
/// Formulas use only rational arithmetic, `minimum`/`maximum` and selection, so the same code runs
/// on exact decimals, on lanes of floats and on symbolic expressions. An operation without a
/// result (a division by zero, an overflow) yields a value that stays without a result until it is
/// posted, where it is refused; [`Scalar::select`] may discard it before.
pub trait Scalar:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// The outcome of a comparison.
    type Condition: Copy;

    /// A known number.
    fn constant(value: Decimal) -> Self;

    /// The smaller of both.
    #[must_use]
    fn minimum(self, other: Self) -> Self;

    /// The larger of both.
    #[must_use]
    fn maximum(self, other: Self) -> Self;

    /// Whether `self < other`.
    fn less_than(self, other: Self) -> Self::Condition;

    /// `then` where the condition holds, `otherwise` where it does not.
    #[must_use]
    fn select(condition: Self::Condition, then: Self, otherwise: Self) -> Self;

    /// Gives an intermediate quantity its name. An explanation shows named quantities as steps and
    /// a workbook gives each a cell; other arithmetics ignore it.
    #[must_use]
    fn named(self, _quantity: Quantity) -> Self {
        self
    }

    /// The amount as posted, in a currency with this many decimals. Only exact arithmetic rounds.
    #[must_use]
    fn posted(self, _minor_units: u32) -> Self {
        self
    }

    /// A whole number.
    #[must_use]
    fn whole(value: u32) -> Self {
        Self::constant(Decimal::from(value))
    }

    /// Zero.
    #[must_use]
    fn zero() -> Self {
        Self::constant(Decimal::ZERO)
    }

    /// One.
    #[must_use]
    fn one() -> Self {
        Self::constant(Decimal::ONE)
    }
}
