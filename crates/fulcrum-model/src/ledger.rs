//! The ledger: every posting of an evaluation.

use rust_decimal::Decimal;

use crate::arithmetic::Exact;
use crate::evaluate::{Posting, Sink};

/// A sink that keeps every posting, in the order in which it was made.
///
/// A large study makes millions; totals alone are cheaper with [`crate::Evaluation`].
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    postings: Vec<Posting<Exact>>,
}

impl Ledger {
    /// The postings. An amount is `None` when it is too large to be exact.
    pub fn postings(&self) -> impl Iterator<Item = Posting<Option<Decimal>>> {
        self.postings.iter().map(|posting| posting.with(posting.amount.value()))
    }
}

impl Sink<Exact> for Ledger {
    fn post(&mut self, posting: Posting<Exact>) {
        self.postings.push(posting);
    }
}
