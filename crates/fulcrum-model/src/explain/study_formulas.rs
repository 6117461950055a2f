//! The formulas of a whole study at once: every posting of every option as an expression.

use rust_decimal::Decimal;

use super::ExplainedInput;
use super::recording::Recording;
use crate::arithmetic::{ExpressionId, Expressions, Symbolic};
use crate::evaluate::{Plan, Posting, Sink, evaluate};
use crate::{Overflow, Study};

/// Every posting of a study with the expression that gives its amount. Postings that are computed
/// together, for several options, services or months, share their expression.
///
/// It takes some hundred bytes for each operation of the formulas: a study of many services and months
/// fills memory.
#[derive(Debug)]
pub struct StudyFormulas {
    recording: Recording,
    inputs: Vec<ExplainedInput>,
    postings: Vec<Posting<RecordedAmount>>,
}

/// An amount and where it is recorded.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RecordedAmount {
    /// The expression; `None` for an amount that rests on no input.
    pub expression: Option<ExpressionId>,
    /// The amount, in the study's currency.
    pub value: Decimal,
}

impl StudyFormulas {
    /// The formulas of a study; `plan` is that of the study.
    ///
    /// # Errors
    ///
    /// When an amount does not fit into 28 digits.
    pub fn of(study: &Study, plan: &Plan) -> Result<Self, Overflow> {
        let recording = Recording::new(study, plan);
        let mut sink = Everything::default();
        evaluate(plan, &recording.symbolic_inputs(plan), &mut sink);
        let recorded = sink.postings.iter().map(|posting| {
            let overflow =
                || Overflow::of(posting.option, plan.line_label(posting.line), posting.month);
            let value = posting.amount.exact().value().ok_or_else(overflow)?;
            Ok(posting.with(RecordedAmount { expression: posting.amount.id(), value }))
        });
        let postings = recorded.collect::<Result<_, Overflow>>()?;
        let inputs = recording
            .inputs()
            .iter()
            .map(|(source, value)| ExplainedInput::new(*source, *value, study, plan))
            .collect();
        Ok(Self { recording, inputs, postings })
    }

    /// What is computed from the inputs.
    #[must_use]
    pub const fn expressions(&self) -> &Expressions {
        &self.recording.expressions
    }

    /// The inputs. The position of an input is its number in
    /// [`Expression::Input`](crate::Expression::Input).
    #[must_use]
    pub fn inputs(&self) -> &[ExplainedInput] {
        &self.inputs
    }

    /// The postings, in the order in which they are made.
    #[must_use]
    pub fn postings(&self) -> &[Posting<RecordedAmount>] {
        &self.postings
    }
}

/// Keeps every posting.
#[derive(Default)]
struct Everything<'e> {
    postings: Vec<Posting<Symbolic<'e>>>,
}

impl<'e> Sink<Symbolic<'e>> for Everything<'e> {
    fn post(&mut self, posting: Posting<Symbolic<'e>>) {
        self.postings.push(posting);
    }
}
