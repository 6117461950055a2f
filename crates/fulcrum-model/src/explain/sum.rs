//! Figures that are sums: of what, and where to look further.

use rust_decimal::Decimal;

use super::breakdown::{Allocated, Common, Dimension, Part};
use super::filter::PostingFilter;
use crate::Study;
use crate::evaluate::{Owner, Plan, PostedLine, Posting};

/// One of the amounts that make up a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is: a line, whom it is for, a month.
    pub label: String,
    /// The amount, in the study's currency.
    pub amount: Decimal,
    /// How many postings it is the sum of.
    pub postings: usize,
    /// Which postings those are: explaining it goes one step further.
    pub filter: PostingFilter,
}

/// The terms of a sum of at least two postings: by line, or else by whom they are for, by month, by
/// model, or each alone; whatever is the first in which they differ. In the order in which they are
/// posted, months in theirs. `postings` are those that `filter` chooses.
pub(super) fn terms(
    study: &Study,
    plan: &Plan,
    filter: &PostingFilter,
    postings: &[Posting<Decimal>],
) -> Vec<Term> {
    let amounts: Vec<Allocated<PostedLine, Owner>> = postings
        .iter()
        .map(|posting| Allocated {
            amount: posting.amount,
            line: posting.line,
            owner: posting.owner,
            month: u32::try_from(posting.month).unwrap_or(u32::MAX),
            model: Some(posting.model),
        })
        .collect();
    let Some(dimension) = Dimension::first_difference(&amounts) else {
        let each = postings.iter().enumerate();
        return each
            .map(|(position, posting)| Term {
                label: format!("Posting {}", position + 1),
                amount: posting.amount,
                postings: 1,
                filter: PostingFilter { position: Some(position), ..*filter },
            })
            .collect();
    };
    let parts = dimension.parts(&amounts).into_iter();
    parts
        .map(|Part { common, amount, count }| {
            let (label, filter) = match common {
                Common::Line(line) => (
                    plan.line_label(line).to_owned(),
                    PostingFilter { line: Some(line), ..*filter },
                ),
                Common::Owner(owner) => (
                    owner_label(study, plan, owner),
                    PostingFilter { owner: Some(owner), ..*filter },
                ),
                Common::Month(month) => (
                    study.start.plus(month).in_words(),
                    PostingFilter { month: Some(month as usize), ..*filter },
                ),
                Common::Model(model) => {
                    (model.label().to_owned(), PostingFilter { model: Some(model), ..*filter })
                }
            };
            Term { label, amount, postings: count, filter }
        })
        .collect()
}

fn owner_label(study: &Study, plan: &Plan, owner: Owner) -> String {
    match owner {
        Owner::Shared => "Shared costs".to_owned(),
        Owner::Service(index) => study.services[index].name.clone(),
        Owner::Team(index) => format!("Team {}", plan.teams[index]),
        Owner::Domain(index) => format!("Domain {}", plan.domains[index]),
    }
}
