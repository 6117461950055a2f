//! Symbolic arithmetic: numbers that remember how they were computed.
//!
//! Every operation is recorded together with its exact result, in the order in which the formulas
//! make it. What is read from a record therefore evaluates to the exact amount, to the last digit.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::Decimal;

use super::{Exact, Quantity, Scalar};

/// The record of a computation: each expression, and the exact value it has.
#[derive(Debug, Default)]
pub struct Expressions {
    recorded: RefCell<Recorded>,
}

#[derive(Debug, Default)]
struct Recorded {
    expressions: Vec<Expression>,
    values: Vec<Exact>,
    /// Names of intermediate quantities; few expressions have one.
    names: BTreeMap<ExpressionId, Quantity>,
}

/// An expression of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ExpressionId(u32);

impl ExpressionId {
    /// Its position in the record, below [`Expressions::count`]. What an expression is computed from
    /// comes before it.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a value came about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Expression {
    /// A number of the formulas, or what they computed of such numbers alone.
    Constant(Exact),
    /// An input, by the number it was recorded with.
    Input(u32),
    /// An operation on two values.
    Operation(Operation, ExpressionId, ExpressionId),
    /// `then` where `less < than`, `otherwise` where not.
    Select {
        /// The left side of the comparison.
        less: ExpressionId,
        /// Its right side.
        than: ExpressionId,
        /// The value where it holds.
        then: ExpressionId,
        /// The value where it does not.
        otherwise: ExpressionId,
    },
    /// A value rounded half away from zero to so many decimals, as amounts are when posted.
    Rounded(ExpressionId, u32),
}

impl Expression {
    /// What it is computed from.
    pub fn operands(self) -> impl Iterator<Item = ExpressionId> {
        let operands = match self {
            Self::Constant(_) | Self::Input(_) => [None; 4],
            Self::Operation(_, a, b) => [Some(a), Some(b), None, None],
            Self::Select { less, than, then, otherwise } => [less, than, then, otherwise].map(Some),
            Self::Rounded(value, _) => [Some(value), None, None, None],
        };
        operands.into_iter().flatten()
    }
}

/// An operation on two values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// The sum.
    Add,
    /// The difference.
    Subtract,
    /// The product.
    Multiply,
    /// The quotient.
    Divide,
    /// The smaller one.
    Minimum,
    /// The larger one.
    Maximum,
}

impl Operation {
    /// The result of the operation on two values.
    #[must_use]
    pub fn of(self, left: Exact, right: Exact) -> Exact {
        match self {
            Self::Add => left + right,
            Self::Subtract => left - right,
            Self::Multiply => left * right,
            Self::Divide => left / right,
            Self::Minimum => left.minimum(right),
            Self::Maximum => left.maximum(right),
        }
    }
}

impl Expressions {
    /// An empty record.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Records an input. `number` is the caller's; [`Expression::Input`] gives it back.
    #[must_use]
    pub fn input(&self, number: u32, value: Decimal) -> Symbolic<'_> {
        self.record(Expression::Input(number), Exact::from(value))
    }

    /// How many expressions there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.recorded.borrow().expressions.len()
    }

    /// Every expression, in the order in which the formulas made them.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ExpressionId> + use<> {
        // as many as `record` gave numbers to
        (0..u32::try_from(self.count()).unwrap_or(u32::MAX)).map(ExpressionId)
    }

    /// How the value of an expression came about.
    #[must_use]
    pub fn expression(&self, id: ExpressionId) -> Option<Expression> {
        self.recorded.borrow().expressions.get(id.0 as usize).copied()
    }

    /// The exact value of an expression; `None` after an overflow or a division by zero.
    #[must_use]
    pub fn value(&self, id: ExpressionId) -> Option<Decimal> {
        self.recorded.borrow().values.get(id.0 as usize)?.value()
    }

    /// The quantity that an expression is, when it has a name.
    #[must_use]
    pub fn quantity(&self, id: ExpressionId) -> Option<Quantity> {
        self.recorded.borrow().names.get(&id).copied()
    }

    fn record(&self, expression: Expression, value: Exact) -> Symbolic<'_> {
        let mut recorded = self.recorded.borrow_mut();
        // more than four thousand million expressions do not fit into memory either
        let id = ExpressionId(u32::try_from(recorded.expressions.len()).unwrap_or(u32::MAX));
        recorded.expressions.push(expression);
        recorded.values.push(value);
        Symbolic(Term::Recorded { expressions: self, id, value })
    }

    fn id_of(&self, term: Symbolic<'_>) -> ExpressionId {
        match term.0 {
            Term::Recorded { id, .. } => id,
            Term::Constant(value) => match self.record(Expression::Constant(value), value).0 {
                Term::Recorded { id, .. } => id,
                Term::Constant(_) => ExpressionId(u32::MAX),
            },
        }
    }
}

/// A number that remembers how it was computed. Numbers of the formulas are recorded only where
/// they meet an input; between themselves they are computed.
#[derive(Clone, Copy, Debug)]
pub struct Symbolic<'a>(Term<'a>);

#[derive(Clone, Copy, Debug)]
enum Term<'a> {
    Constant(Exact),
    Recorded { expressions: &'a Expressions, id: ExpressionId, value: Exact },
}

impl<'a> Symbolic<'a> {
    /// Its exact value.
    #[must_use]
    pub const fn exact(self) -> Exact {
        match self.0 {
            Term::Constant(value) | Term::Recorded { value, .. } => value,
        }
    }

    /// Where it is recorded; `None` for a number that rests on no input.
    #[must_use]
    pub const fn id(self) -> Option<ExpressionId> {
        match self.0 {
            Term::Recorded { id, .. } => Some(id),
            Term::Constant(_) => None,
        }
    }

    fn expressions(self) -> Option<&'a Expressions> {
        match self.0 {
            Term::Recorded { expressions, .. } => Some(expressions),
            Term::Constant(_) => None,
        }
    }

    fn with(self, other: Self, operation: Operation) -> Self {
        let value = operation.of(self.exact(), other.exact());
        match self.expressions().or(other.expressions()) {
            None => Self(Term::Constant(value)),
            Some(expressions) => {
                let (left, right) = (expressions.id_of(self), expressions.id_of(other));
                expressions.record(Expression::Operation(operation, left, right), value)
            }
        }
    }
}

impl Add for Symbolic<'_> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(other, Operation::Add)
    }
}

impl Sub for Symbolic<'_> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(other, Operation::Subtract)
    }
}

impl Mul for Symbolic<'_> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(other, Operation::Multiply)
    }
}

impl Div for Symbolic<'_> {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(other, Operation::Divide)
    }
}

/// A comparison that remembers what it compared.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    less: Symbolic<'a>,
    than: Symbolic<'a>,
}

impl<'a> Scalar for Symbolic<'a> {
    type Condition = Compared<'a>;

    fn constant(value: Decimal) -> Self {
        Self(Term::Constant(Exact::from(value)))
    }

    fn minimum(self, other: Self) -> Self {
        self.with(other, Operation::Minimum)
    }

    fn maximum(self, other: Self) -> Self {
        self.with(other, Operation::Maximum)
    }

    fn less_than(self, other: Self) -> Compared<'a> {
        Compared { less: self, than: other }
    }

    fn select(condition: Compared<'a>, then: Self, otherwise: Self) -> Self {
        let Compared { less, than } = condition;
        let holds = less.exact().less_than(than.exact());
        let value = Exact::select(holds, then.exact(), otherwise.exact());
        let terms = [less, than, then, otherwise];
        match terms.into_iter().find_map(Symbolic::expressions) {
            None => Self(Term::Constant(value)),
            Some(expressions) => {
                let [less, than, then, otherwise] = terms.map(|term| expressions.id_of(term));
                expressions.record(Expression::Select { less, than, then, otherwise }, value)
            }
        }
    }

    /// The first name stays: an input that is a quantity by itself keeps its own.
    fn named(self, quantity: Quantity) -> Self {
        if let Term::Recorded { expressions, id, .. } = self.0 {
            let mut recorded = expressions.recorded.borrow_mut();
            let is_input =
                matches!(recorded.expressions.get(id.0 as usize), Some(Expression::Input(_)));
            if !is_input {
                recorded.names.entry(id).or_insert(quantity);
            }
        }
        self
    }

    fn posted(self, minor_units: u32) -> Self {
        let value = self.exact().posted(minor_units);
        match self.0 {
            Term::Constant(_) => Self(Term::Constant(value)),
            Term::Recorded { expressions, id, .. } => {
                expressions.record(Expression::Rounded(id, minor_units), value)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn operations_are_recorded_with_their_values() {
        let expressions = Expressions::new();
        let rate = expressions.input(7, dec!(65));
        let amount = (rate * Symbolic::whole(2) + Symbolic::one()).named(Quantity::new("cost"));
        let id = amount.id().unwrap();
        assert_eq!(expressions.value(id), Some(dec!(131)));
        assert_eq!(expressions.quantity(id).unwrap().name(), "cost");
        let Some(Expression::Operation(Operation::Add, product, _)) = expressions.expression(id)
        else {
            panic!("not a sum");
        };
        let Some(Expression::Operation(Operation::Multiply, input, _)) =
            expressions.expression(product)
        else {
            panic!("not a product");
        };
        assert_eq!(expressions.expression(input), Some(Expression::Input(7)));
    }

    #[test]
    fn numbers_alone_are_computed() {
        let five = Symbolic::whole(2) + Symbolic::whole(3);
        assert_eq!((five.id(), five.exact().value()), (None, Some(dec!(5))));
    }

    #[test]
    fn numbers_that_make_none_are_recorded_as_none() {
        let expressions = Expressions::new();
        let input = expressions.input(0, dec!(1));
        let sum = input + Symbolic::one() / Symbolic::zero();
        assert_eq!(sum.exact().value(), None);
        let Some(Expression::Operation(_, _, none)) = expressions.expression(sum.id().unwrap())
        else {
            panic!("not a sum");
        };
        assert_eq!(expressions.expression(none), Some(Expression::Constant(Exact::none())));
        assert_eq!(expressions.value(none), None);
    }

    #[test]
    fn what_a_selection_discards_may_have_no_value() {
        let expressions = Expressions::new();
        let none = expressions.input(0, dec!(0));
        let quotient = Symbolic::one() / none;
        let chosen = Symbolic::select(none.less_than(Symbolic::one()), none, quotient);
        assert_eq!((quotient.exact().value(), chosen.exact().value()), (None, Some(dec!(0))));
    }
}
