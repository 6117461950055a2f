//! Sums broken down: into amounts that have something in common.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::OperatingModel;

/// An amount of a sum, in the study's currency, and what it belongs to. Lines and owners sort in the
/// order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocated<Line, Owner> {
    /// The amount; negative where it is taken away.
    pub amount: Decimal,
    /// Its line.
    pub line: Line,
    /// Whom it is for.
    pub owner: Owner,
    /// Its month, the first being 0.
    pub month: u32,
    /// Its model; `None` where it is of no one model.
    pub model: Option<OperatingModel>,
}

/// By what a sum is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// By line.
    Line,
    /// By whom it is for.
    Owner,
    /// By month.
    Month,
    /// By model.
    Model,
}

/// What the amounts of a part have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Common<Line, Owner> {
    /// A line.
    Line(Line),
    /// Whom they are for.
    Owner(Owner),
    /// A month, the first being 0.
    Month(u32),
    /// A model.
    Model(OperatingModel),
}

/// A part of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<Line, Owner> {
    /// What its amounts have in common.
    pub common: Common<Line, Owner>,
    /// Their sum.
    pub amount: Decimal,
    /// How many there are.
    pub count: usize,
}

impl Dimension {
    /// The first in which amounts differ, in the order of the variants; `None` when they are alike in
    /// all of them.
    #[must_use]
    pub fn first_difference<Line: PartialEq, Owner: PartialEq>(
        amounts: &[Allocated<Line, Owner>],
    ) -> Option<Self> {
        type Differ<Line, Owner> = fn(&Allocated<Line, Owner>, &Allocated<Line, Owner>) -> bool;
        let dimensions: [(Self, Differ<Line, Owner>); 4] = [
            (Self::Line, |a, b| a.line != b.line),
            (Self::Owner, |a, b| a.owner != b.owner),
            (Self::Month, |a, b| a.month != b.month),
            (Self::Model, |a, b| a.model != b.model),
        ];
        let (first, others) = amounts.split_first()?;
        let differs =
            |differ: &Differ<Line, Owner>| others.iter().any(|other| differ(first, other));
        dimensions.into_iter().find(|(_, differ)| differs(differ)).map(|(dimension, _)| dimension)
    }

    /// The parts of a sum by this dimension, in their order. What is of no one model is in none by
    /// model. Sums saturate: whoever shows them has checked the sum of all.
    #[must_use]
    pub fn parts<Line: Clone + Ord, Owner: Clone + Ord>(
        self,
        amounts: &[Allocated<Line, Owner>],
    ) -> Vec<Part<Line, Owner>> {
        let mut parts = BTreeMap::<_, (Decimal, usize)>::new();
        for allocated in amounts {
            let common = match self {
                Self::Line => Common::Line(allocated.line.clone()),
                Self::Owner => Common::Owner(allocated.owner.clone()),
                Self::Month => Common::Month(allocated.month),
                Self::Model => match allocated.model {
                    Some(model) => Common::Model(model),
                    None => continue,
                },
            };
            let (amount, count) = parts.entry(common).or_default();
            *amount = amount.saturating_add(allocated.amount);
            *count = count.saturating_add(1);
        }
        parts.into_iter().map(|(common, (amount, count))| Part { common, amount, count }).collect()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn allocated(
        (amount, line, owner, month): (i64, u8, u8, u32),
        model: OperatingModel,
    ) -> Allocated<u8, u8> {
        Allocated { amount: amount.into(), line, owner, month, model: Some(model) }
    }

    #[test]
    fn a_sum_is_broken_down_by_the_first_dimension_in_which_its_amounts_differ() {
        use OperatingModel::{OpsRunIt, YouBuildItYouRunIt};
        let one = allocated((5, 1, 1, 1), OpsRunIt);
        for (other, first) in [
            (allocated((7, 2, 2, 2), OpsRunIt), Some(Dimension::Line)),
            (allocated((7, 1, 2, 2), OpsRunIt), Some(Dimension::Owner)),
            (allocated((7, 1, 1, 2), YouBuildItYouRunIt), Some(Dimension::Month)),
            (allocated((7, 1, 1, 1), YouBuildItYouRunIt), Some(Dimension::Model)),
            (allocated((7, 1, 1, 1), OpsRunIt), None),
        ] {
            assert_eq!(Dimension::first_difference(&[one.clone(), other]), first);
        }
        assert_eq!(Dimension::first_difference::<u8, u8>(&[]), None);
    }

    #[test]
    fn parts_come_in_their_order_and_add_up() {
        let of = |values| allocated(values, OperatingModel::OpsRunIt);
        let amounts = [of((5, 2, 1, 0)), of((7, 1, 1, 0)), of((-1, 2, 1, 0))];
        let parts = Dimension::Line.parts(&amounts);
        let line = |line, amount, count| Part { common: Common::Line(line), amount, count };
        assert_eq!(parts, [line(1, dec!(7), 1), line(2, dec!(4), 2)]);
        let no_model = Allocated { model: None, ..of((5, 1, 1, 1)) };
        assert_eq!(Dimension::Model.parts(&[no_model]), []);
    }
}
