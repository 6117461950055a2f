//! Formulas as text.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::input::quoted_id;
use super::recording::Recording;
use super::{Formula, READABLE_DIGITS, STEP_LIMIT, Step};
use crate::arithmetic::{Exact, Expression, ExpressionId, Operation, Scalar, Symbolic};
use crate::evaluate::Plan;
use crate::{Quantity, Study};

/// How the expressions of a recording are called and written.
pub(super) struct Wording<'a> {
    study: &'a Study,
    plan: &'a Plan,
    recording: &'a Recording,
}

/// What stands in a formula for an input or a quantity.
#[derive(Clone, Copy)]
enum Leaves {
    Names,
    /// Its value, to so many significant digits.
    Values(u32),
}

/// Every digit of a decimal.
const ALL_DIGITS: u32 = 28;
/// How many digits are tried, the fewest first, until a formula gives its figure.
const DIGITS_TRIED: [u32; 6] = [4, 6, 8, 10, 13, 18];

/// How strongly the operations of a text bind, the weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Whole,
}

impl<'a> Wording<'a> {
    pub(super) const fn new(study: &'a Study, plan: &'a Plan, recording: &'a Recording) -> Self {
        Self { study, plan, recording }
    }

    /// The formula of an amount.
    pub(super) fn formula_of(&self, amount: Symbolic<'_>) -> Formula {
        match amount.id() {
            Some(id) => self.formula(id),
            None => {
                let text = number(amount.exact().value());
                Formula { names: text.clone(), values: text.clone(), readable: text }
            }
        }
    }

    fn formula(&self, id: ExpressionId) -> Formula {
        Formula {
            names: self.text(id, Leaves::Names).0,
            values: self.text(id, Leaves::Values(ALL_DIGITS)).0,
            readable: self.text(id, Leaves::Values(self.digits_needed(id))).0,
        }
    }

    /// The fewest digits of the values in a formula with which it gives its figure: a rounded amount
    /// exactly, a quantity to the digits that are shown of it.
    fn digits_needed(&self, id: ExpressionId) -> u32 {
        let expressions = &self.recording.expressions;
        let is_rounded = matches!(expressions.expression(id), Some(Expression::Rounded(..)));
        let shown = |value: Decimal| {
            if is_rounded { value } else { shortened(value, READABLE_DIGITS) }
        };
        let wanted = expressions.value(id).map(shown);
        DIGITS_TRIED
            .into_iter()
            .find(|&digits| self.recomputed(id, digits).value().map(shown) == wanted)
            .unwrap_or(ALL_DIGITS)
    }

    /// A formula's figure when its inputs and quantities have only so many significant digits.
    fn recomputed(&self, id: ExpressionId, digits: u32) -> Exact {
        let operand = |id: ExpressionId| {
            let expressions = &self.recording.expressions;
            let is_leaf = expressions.quantity(id).is_some()
                || matches!(expressions.expression(id), Some(Expression::Input(_)));
            if is_leaf {
                let value = expressions.value(id).map(|value| shortened(value, digits));
                value.map_or_else(Exact::none, Exact::from)
            } else {
                self.recomputed(id, digits)
            }
        };
        match self.recording.expressions.expression(id) {
            None => Exact::none(),
            Some(Expression::Constant(value)) => value,
            Some(Expression::Input(_)) => {
                self.recording.expressions.value(id).map_or_else(Exact::none, Exact::from)
            }
            Some(Expression::Operation(operation, a, b)) => operation.of(operand(a), operand(b)),
            Some(Expression::Select { less, than, then, otherwise }) => {
                let condition = operand(less).less_than(operand(than));
                Exact::select(condition, operand(then), operand(otherwise))
            }
            Some(Expression::Rounded(value, decimals)) => operand(value).posted(decimals),
        }
    }

    /// The named quantities that the expression depends on, those nearest to it first, at most
    /// `depth` formulas away and [`STEP_LIMIT`] of them; and how many more there are.
    pub(super) fn steps_of(&self, root: ExpressionId, depth: usize) -> (Vec<Step>, usize) {
        let (mut steps, mut left_out) = (Vec::new(), 0);
        let mut seen = BTreeSet::from([root]);
        let mut level = vec![root];
        let mut distance = 0;
        while !level.is_empty() {
            distance += 1;
            let mut next = Vec::new();
            for id in level {
                self.quantities_in(id, &mut seen, &mut next);
            }
            for &id in &next {
                if distance <= depth && steps.len() < STEP_LIMIT {
                    steps.extend(self.step(id, distance));
                } else {
                    left_out += 1;
                }
            }
            level = next;
        }
        (steps, left_out)
    }

    /// The named quantities in the formula of an expression that have not been seen before.
    fn quantities_in(
        &self,
        root: ExpressionId,
        seen: &mut BTreeSet<ExpressionId>,
        found: &mut Vec<ExpressionId>,
    ) {
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let Some(expression) = self.recording.expressions.expression(id) else { continue };
            // reversed: the first operand is looked at first
            let operands: Vec<ExpressionId> = expression.operands().collect();
            for operand in operands.into_iter().rev().filter(|operand| seen.insert(*operand)) {
                if self.recording.expressions.quantity(operand).is_some() {
                    found.push(operand);
                } else {
                    open.push(operand);
                }
            }
        }
    }

    fn step(&self, id: ExpressionId, depth: usize) -> Option<Step> {
        let quantity = self.recording.expressions.quantity(id)?;
        Some(Step {
            quantity,
            name: self.name(quantity),
            depth,
            formula: self.formula(id),
            value: self.recording.expressions.value(id),
        })
    }

    /// A quantity as formulas call it.
    fn name(&self, quantity: Quantity) -> String {
        let service = quantity.service().and_then(|index| self.study.services.get(index));
        let details: Vec<String> = service
            .map(|service| quoted_id(&service.id))
            .into_iter()
            .chain(quantity.details())
            .collect();
        if details.is_empty() {
            quantity.name().to_owned()
        } else {
            format!("{}[{}]", quantity.name(), details.join(", "))
        }
    }

    /// The formula of an expression: its own operations written out, inputs and named quantities in
    /// them as `leaves` says.
    fn text(&self, id: ExpressionId, leaves: Leaves) -> (String, Binding) {
        let Some(expression) = self.recording.expressions.expression(id) else {
            return (number(None), Binding::Whole);
        };
        let function = |name: &str, arguments: &[ExpressionId]| {
            let arguments: Vec<String> =
                arguments.iter().map(|&argument| self.operand(argument, leaves).0).collect();
            (format!("{name}({})", arguments.join(", ")), Binding::Whole)
        };
        match expression {
            Expression::Constant(value) => (number(value.value()), Binding::Whole),
            Expression::Input(input) => (self.input(id, input, leaves), Binding::Whole),
            Expression::Operation(Operation::Minimum, a, b) => function("min", &[a, b]),
            Expression::Operation(Operation::Maximum, a, b) => function("max", &[a, b]),
            Expression::Operation(operation, a, b) => {
                let (sign, binding) = match operation {
                    Operation::Add => ("+", Binding::Sum),
                    Operation::Subtract => ("-", Binding::Sum),
                    Operation::Divide => ("/", Binding::Product),
                    _ => ("*", Binding::Product),
                };
                let (left, left_binding) = self.operand(a, leaves);
                let (right, right_binding) = self.operand(b, leaves);
                let left = bracketed(left, left_binding < binding);
                // exact to the last digit only in the order in which it was computed
                let right = bracketed(right, right_binding <= binding);
                (format!("{left} {sign} {right}"), binding)
            }
            Expression::Select { less, than, then, otherwise } => {
                let [less, than, then, otherwise] =
                    [less, than, then, otherwise].map(|id| self.operand(id, leaves).0);
                (format!("if({less} < {than}, {then}, {otherwise})"), Binding::Whole)
            }
            Expression::Rounded(value, decimals) => {
                let (value, _) = self.operand(value, leaves);
                (format!("round({value}, {decimals})"), Binding::Whole)
            }
        }
    }

    /// A part of a formula: a named quantity stands for itself.
    fn operand(&self, id: ExpressionId, leaves: Leaves) -> (String, Binding) {
        match (self.recording.expressions.quantity(id), leaves) {
            (None, _) => self.text(id, leaves),
            (Some(quantity), Leaves::Names) => (self.name(quantity), Binding::Whole),
            (Some(_), Leaves::Values(digits)) => (self.value(id, digits), Binding::Whole),
        }
    }

    fn input(&self, id: ExpressionId, input: u32, leaves: Leaves) -> String {
        match (leaves, self.recording.source(input)) {
            (Leaves::Names, Some(source)) => source.name(self.study, self.plan),
            (Leaves::Names, None) => self.value(id, ALL_DIGITS),
            (Leaves::Values(digits), _) => self.value(id, digits),
        }
    }

    fn value(&self, id: ExpressionId, digits: u32) -> String {
        let value = self.recording.expressions.value(id);
        number(value.map(|value| shortened(value, digits)))
    }
}

fn bracketed(text: String, is_needed: bool) -> String {
    if is_needed { format!("({text})") } else { text }
}

/// A number of at most so many significant digits.
fn shortened(value: Decimal, digits: u32) -> Decimal {
    if digits >= ALL_DIGITS { value } else { value.round_sf(digits).unwrap_or(value) }
}

/// A number in full. What has no value is not used either: a selection discards it.
fn number(value: Option<Decimal>) -> String {
    match value {
        Some(value) if value.is_sign_negative() && !value.is_zero() => {
            format!("({})", value.normalize())
        }
        Some(value) => value.normalize().to_string(),
        None => "none".to_owned(),
    }
}
