//! Expressions as spreadsheet formulas.

use fulcrum_model::explain::StudyFormulas;
use fulcrum_model::{Exact, Expression, ExpressionId, Operation};

use super::layout::{Cell, Sheet};
use super::number::literal;

/// Writes expressions as formulas: an input by its name, a named quantity by its cell, and what is
/// computed of them as it was computed.
pub(super) struct FormulaWriter<'a> {
    pub(super) formulas: &'a StudyFormulas,
    /// Names of the inputs, by their number.
    pub(super) names: &'a [String],
    /// Cells of the named quantities, by [`ExpressionId::index`].
    pub(super) cells: &'a [Option<Cell>],
}

/// How strongly the operations of a text bind, the weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Whole,
}

impl FormulaWriter<'_> {
    /// The formula of an expression for a cell of `sheet`.
    pub(super) fn formula(&self, id: ExpressionId, sheet: Sheet) -> String {
        let mut text = String::from("=");
        self.write(id, sheet, &mut text);
        text
    }

    /// Writes an expression's own operation.
    fn write(&self, id: ExpressionId, sheet: Sheet, text: &mut String) {
        match self.formulas.expressions().expression(id) {
            None => text.push_str("NA()"),
            Some(Expression::Constant(value)) => text.push_str(&constant(value)),
            Some(Expression::Input(number)) => {
                text.push_str(self.names.get(number as usize).map_or("NA()", String::as_str));
            }
            Some(Expression::Operation(Operation::Minimum, a, b)) => {
                self.write_function("MIN", &[a, b], sheet, text);
            }
            Some(Expression::Operation(Operation::Maximum, a, b)) => {
                self.write_function("MAX", &[a, b], sheet, text);
            }
            Some(Expression::Operation(operation, a, b)) => {
                let binding = binding_of(operation);
                let sign = match operation {
                    Operation::Add => '+',
                    Operation::Subtract => '-',
                    Operation::Divide => '/',
                    _ => '*',
                };
                self.write_operand(a, self.binding(a) < binding, sheet, text);
                text.push(sign);
                // floats differ in their last digits with the order of the operations
                self.write_operand(b, self.binding(b) <= binding, sheet, text);
            }
            Some(Expression::Select { less, than, then, otherwise }) => {
                text.push_str("IF(");
                self.write_operand(less, false, sheet, text);
                text.push('<');
                for (operand, end) in [(than, ','), (then, ','), (otherwise, ')')] {
                    self.write_operand(operand, false, sheet, text);
                    text.push(end);
                }
            }
            Some(Expression::Rounded(value, decimals)) => {
                text.push_str("ROUND(");
                self.write_operand(value, false, sheet, text);
                text.push_str(&format!(",{decimals})"));
            }
        }
    }

    fn write_function(
        &self,
        name: &str,
        arguments: &[ExpressionId],
        sheet: Sheet,
        text: &mut String,
    ) {
        text.push_str(name);
        for (position, argument) in arguments.iter().enumerate() {
            text.push(if position == 0 { '(' } else { ',' });
            self.write_operand(*argument, false, sheet, text);
        }
        text.push(')');
    }

    /// Writes a part of a formula: a named quantity is the cell that has it.
    fn write_operand(&self, id: ExpressionId, is_bracketed: bool, sheet: Sheet, text: &mut String) {
        if let Some(cell) = self.cell(id) {
            text.push_str(&cell.from(sheet));
        } else if is_bracketed {
            text.push('(');
            self.write(id, sheet, text);
            text.push(')');
        } else {
            self.write(id, sheet, text);
        }
    }

    fn cell(&self, id: ExpressionId) -> Option<Cell> {
        self.cells.get(id.index()).copied().flatten()
    }

    fn binding(&self, id: ExpressionId) -> Binding {
        match self.formulas.expressions().expression(id) {
            Some(Expression::Operation(operation, ..)) if self.cell(id).is_none() => {
                binding_of(operation)
            }
            _ => Binding::Whole,
        }
    }
}

fn binding_of(operation: Operation) -> Binding {
    match operation {
        Operation::Add | Operation::Subtract => Binding::Sum,
        Operation::Multiply | Operation::Divide => Binding::Product,
        Operation::Minimum | Operation::Maximum => Binding::Whole,
    }
}

/// A number of the formulas. What is none is not used: a selection discards it.
fn constant(value: Exact) -> String {
    value.value().map_or_else(|| "NA()".to_owned(), literal)
}
