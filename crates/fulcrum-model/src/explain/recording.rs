//! Running the formulas on expressions.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::filter::PostingFilter;
use super::input::{ExplainedInput, InputSource};
use crate::arithmetic::{Expression, ExpressionId, Expressions, Scalar, Symbolic};
use crate::evaluate::{Inputs, Plan, Posting, Sink, Values, evaluate};
use crate::{OptionKind, Study};

/// The inputs of a study as expressions, and the record of what is computed from them.
#[derive(Debug)]
pub(super) struct Recording {
    pub(super) expressions: Expressions,
    /// What each input is, by the number it is recorded with, and its value.
    inputs: Vec<(InputSource, Decimal)>,
}

impl Recording {
    pub(super) fn new(study: &Study, plan: &Plan) -> Self {
        Self { expressions: Expressions::new(), inputs: InputSource::all(study, plan) }
    }

    /// Every input: what it is, and its value. Its position is the number it is recorded with.
    pub(super) fn inputs(&self) -> &[(InputSource, Decimal)] {
        &self.inputs
    }

    /// What the input of this number is.
    pub(super) fn source(&self, number: u32) -> Option<InputSource> {
        self.inputs.get(number as usize).map(|(source, _)| *source)
    }

    /// The postings that `filter` chooses but for its position, each amount an expression.
    pub(super) fn postings(
        &self,
        plan: &Plan,
        filter: &PostingFilter,
    ) -> Vec<Posting<Symbolic<'_>>> {
        let inputs = self.symbolic_inputs(plan);
        let mut sink = Chosen::new(filter);
        evaluate(plan, &inputs, &mut sink);
        sink.postings()
    }

    /// The inputs as the formulas take them.
    pub(super) fn symbolic_inputs(&self, plan: &Plan) -> Inputs<Symbolic<'_>> {
        let mut recorded = (0u32..)
            .zip(&self.inputs)
            .map(|(number, (_, value))| self.expressions.input(number, *value));
        // the order of `InputSource::all`
        let mut next = || recorded.next().unwrap_or(Symbolic::zero());
        Inputs {
            days_per_month: next(),
            working_hours_per_day: next(),
            season: (0..plan.horizon).map(|_| next()).collect(),
            organisation: Values(std::array::from_fn(|_| next())),
            models: std::array::from_fn(|_| Values(std::array::from_fn(|_| next()))),
            own_models: std::array::from_fn(|_| Values(std::array::from_fn(|_| next()))),
            services: plan
                .services
                .iter()
                .map(|_| Values(std::array::from_fn(|_| next())))
                .collect(),
            extra_lines: plan
                .adjustments
                .iter()
                .map(|adjustment| adjustment.extra.iter().map(|_| next()).collect())
                .collect(),
        }
    }

    /// Every input that the expressions at `roots` depend on, in the order of the study.
    pub(super) fn inputs_of(
        &self,
        roots: impl Iterator<Item = ExpressionId>,
        study: &Study,
        plan: &Plan,
    ) -> Vec<ExplainedInput> {
        let mut open: Vec<ExpressionId> = roots.collect();
        let mut seen: BTreeSet<ExpressionId> = open.iter().copied().collect();
        let mut numbers = BTreeSet::new();
        while let Some(id) = open.pop() {
            match self.expressions.expression(id) {
                Some(Expression::Input(number)) => {
                    numbers.insert(number);
                }
                Some(expression) => {
                    open.extend(expression.operands().filter(|operand| seen.insert(*operand)));
                }
                None => {}
            }
        }
        numbers
            .into_iter()
            .filter_map(|number| self.inputs.get(number as usize))
            .map(|(source, value)| ExplainedInput::new(*source, *value, study, plan))
            .collect()
    }
}

/// Keeps the postings that a filter chooses.
pub(super) struct Chosen<'f, S> {
    filter: &'f PostingFilter,
    postings: Vec<Posting<S>>,
}

impl<'f, S> Chosen<'f, S> {
    pub(super) fn new(filter: &'f PostingFilter) -> Self {
        Self { filter, postings: Vec::new() }
    }

    /// The postings, in the order in which they were made, whatever the filter's position.
    pub(super) fn postings(self) -> Vec<Posting<S>> {
        self.postings
    }
}

impl<S: Copy> Sink<S> for Chosen<'_, S> {
    fn post(&mut self, posting: Posting<S>) {
        if self.filter.chooses(&posting) {
            self.postings.push(posting);
        }
    }

    fn wants(&self, option: OptionKind, service: usize, month: usize) -> bool {
        self.filter.wants(option, service, month)
    }
}
