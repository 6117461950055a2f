//! Expressions as spreadsheet formulas.

use fulcrum_model::explain::StudyFormulas;
use fulcrum_model::{Exact, Expression, ExpressionId, Operation};
use rust_decimal::Decimal;

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
                let kept = decimals_kept(self.formulas.expressions().value(value), decimals);
                text.push_str("ROUND(ROUND(");
                self.write_operand(value, false, sheet, text);
                text.push_str(&format!(",{kept}),{decimals})"));
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

/// Significant digits to which an amount is rounded before it is rounded to the minor unit: as many as a
/// spreadsheet has but one or two, which its operations leave a residue in. So a tie of true arithmetic
/// is a tie there, as it is in the exact arithmetic, whichever spreadsheet rounds it.
const SIGNIFICANT_DIGITS: u32 = 14;

/// The decimals that an amount of this size at export keeps, whatever it becomes in the workbook, of [`SIGNIFICANT_DIGITS`], at least `decimals`.
fn decimals_kept(amount: Option<Decimal>, decimals: u32) -> u32 {
    let whole = amount.unwrap_or_default().trunc();
    // a whole number has no decimals: its digits are those of the mantissa
    let digits = whole.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    SIGNIFICANT_DIGITS.saturating_sub(digits).max(decimals)
}

/// A number of the formulas. What is none is not used: a selection discards it.
fn constant(value: Exact) -> String {
    value.value().map_or_else(|| "NA()".to_owned(), literal)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn fourteen_digits_are_kept_of_an_amount() {
        for (amount, decimals, kept) in [
            (dec!(0), 2, 13),
            (dec!(0.07), 2, 13),
            (dec!(-9.99), 2, 13),
            (dec!(12345.6789), 2, 9),
            (dec!(1000), 0, 10),
            (dec!(12_345_678_901_234), 2, 2),
        ] {
            assert_eq!(decimals_kept(Some(amount), decimals), kept, "{amount}");
        }
    }
}
