//! How many floating-point operations the formulas of a trial are: counted by running them on a
//! number that counts.

use std::cell::Cell;
use std::ops::{Add, Div, Mul, Sub};

use fulcrum_model::evaluate::{Entry, Inputs, LineAmount, Plan, Posting, Sink, evaluate};
use fulcrum_model::{OptionKind, Scalar, Study};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

thread_local! {
    static OPERATIONS: Cell<u64> = const { Cell::new(0) };
}

/// A float whose sums, differences, products, quotients, comparisons and choices are counted.
#[derive(Clone, Copy)]
struct Counting(f64);

fn counted<T>(result: T) -> T {
    OPERATIONS.set(OPERATIONS.get() + 1);
    result
}

impl Add for Counting {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        counted(Self(self.0 + other.0))
    }
}

impl Sub for Counting {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        counted(Self(self.0 - other.0))
    }
}

impl Mul for Counting {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        counted(Self(self.0 * other.0))
    }
}

impl Div for Counting {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        counted(Self(self.0 / other.0))
    }
}

impl Scalar for Counting {
    type Condition = bool;

    fn constant(value: Decimal) -> Self {
        Self(value.to_f64().unwrap_or(f64::NAN))
    }

    fn minimum(self, other: Self) -> Self {
        counted(Self(self.0.min(other.0)))
    }

    fn maximum(self, other: Self) -> Self {
        counted(Self(self.0.max(other.0)))
    }

    fn less_than(self, other: Self) -> bool {
        counted(self.0 < other.0)
    }

    fn select(condition: bool, then: Self, otherwise: Self) -> Self {
        counted(if condition { then } else { otherwise })
    }
}

/// Adds up costs by option and month, as the trials do.
struct Costs {
    by_option_and_month: Vec<Counting>,
    months: usize,
}

impl Costs {
    fn add(&mut self, option: OptionKind, month: usize, amount: Counting) {
        let cost = &mut self.by_option_and_month[option.index() * self.months + month];
        *cost = *cost + amount;
    }
}

/// The sum of some lines; the first is there, and nothing is added to.
fn sum(lines: &[LineAmount<Counting>]) -> Counting {
    lines.iter().map(|line| line.amount).reduce(|sum, amount| sum + amount).unwrap_or(Counting(0.0))
}

impl Sink<Counting> for Costs {
    fn post(&mut self, posting: Posting<Counting>) {
        self.add(posting.option, posting.month, posting.amount);
    }

    fn post_lines(&mut self, entry: Entry<'_>, lines: &[LineAmount<Counting>]) {
        let sum = sum(lines);
        for &option in entry.options {
            self.add(option, entry.month, sum);
        }
    }

    fn put_together(&self, mut lines: Vec<LineAmount<Counting>>) -> Vec<LineAmount<Counting>> {
        let sum = sum(&lines);
        lines.truncate(1);
        lines.iter_mut().for_each(|line| line.amount = sum);
        lines
    }
}

/// Operations of the formulas of one trial of a study, all three options together. What is drawn,
/// what chance adds and what is kept of a trial are not among them.
pub(crate) fn of_a_trial(study: &Study) -> u64 {
    let plan = Plan::new(study);
    let inputs = Inputs::<Counting>::likely(study, &plan.effective);
    let by_option_and_month = vec![Counting(0.0); OptionKind::ALL.len() * plan.horizon];
    OPERATIONS.set(0);
    evaluate(&plan, &inputs, &mut Costs { by_option_and_month, months: plan.horizon });
    OPERATIONS.get()
}
