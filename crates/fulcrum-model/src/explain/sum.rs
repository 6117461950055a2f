//! Figures that are sums: of what, and where to look further.

use rust_decimal::Decimal;

use super::filter::PostingFilter;
use crate::Study;
use crate::evaluate::{Owner, Plan, Posting};

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
    let differ = |by: fn(&Posting<Decimal>, &Posting<Decimal>) -> bool| {
        postings.windows(2).any(|pair| by(&pair[0], &pair[1]))
    };
    if differ(|a, b| a.line != b.line) {
        grouped(
            postings,
            |posting| posting.line,
            |line| {
                (plan.line_label(line).to_owned(), PostingFilter { line: Some(line), ..*filter })
            },
        )
    } else if differ(|a, b| a.owner != b.owner) {
        grouped(
            postings,
            |posting| posting.owner,
            |owner| {
                (owner_label(study, plan, owner), PostingFilter { owner: Some(owner), ..*filter })
            },
        )
    } else if differ(|a, b| a.month != b.month) {
        grouped(
            postings,
            |posting| posting.month,
            |month| {
                let calendar_month = study.start.plus(u32::try_from(month).unwrap_or(u32::MAX));
                (calendar_month.in_words(), PostingFilter { month: Some(month), ..*filter })
            },
        )
    } else if differ(|a, b| a.model != b.model) {
        grouped(
            postings,
            |posting| posting.model,
            |model| (model.label().to_owned(), PostingFilter { model: Some(model), ..*filter }),
        )
    } else {
        postings
            .iter()
            .enumerate()
            .map(|(position, posting)| Term {
                label: format!("Posting {}", position + 1),
                amount: posting.amount,
                postings: 1,
                filter: PostingFilter { position: Some(position), ..*filter },
            })
            .collect()
    }
}

/// Sums postings by a key, which sorts in the order in which it is shown.
fn grouped<K: Ord + Copy>(
    postings: &[Posting<Decimal>],
    key: impl Fn(&Posting<Decimal>) -> K,
    describe: impl Fn(K) -> (String, PostingFilter),
) -> Vec<Term> {
    let mut sums = std::collections::BTreeMap::<K, (Decimal, usize)>::new();
    for posting in postings {
        let (amount, count) = sums.entry(key(posting)).or_default();
        // the sum of all of them is checked elsewhere
        *amount = amount.saturating_add(posting.amount);
        *count += 1;
    }
    sums.into_iter()
        .map(|(key, (amount, postings))| {
            let (label, filter) = describe(key);
            Term { label, amount, postings, filter }
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
