//! The chart in words and as a table.

use fulcrum_model::display::{MoneyDisplay, joined, percent};
use rust_decimal::Decimal;

use super::stack::{Bar, Stacks};
use crate::{Category, Table, sentence};

/// One sentence: what each option costs, and what most of it is.
pub(super) fn description<K: Category>(stacks: &Stacks<K>, money: &MoneyDisplay) -> String {
    let totals = stacks.bars.iter().map(|bar| (bar.label.as_str(), money.short(bar.total)));
    let totals = sentence::with_verb("costs", totals);
    match largest_parts(stacks) {
        Some(largest) => format!("{totals}; {largest}."),
        None => format!("{totals}."),
    }
}

/// Which type of cost is the largest of each option; nothing when no option has one.
fn largest_parts<K: Category>(stacks: &Stacks<K>) -> Option<String> {
    let largest: Vec<(&Bar<K>, Option<K>)> =
        stacks.bars.iter().map(|bar| (bar, largest_part(bar))).collect();
    let shared = largest.first().and_then(|&(_, first)| first);
    if let Some(cost) = shared.filter(|&cost| largest.iter().all(|&(_, own)| own == Some(cost))) {
        let of_each = if largest.len() > 1 { " of each" } else { "" };
        return Some(format!("{} is the largest part{of_each}", cost.words()));
    }
    let clauses: Vec<String> = K::EVERY
        .iter()
        .copied()
        .filter_map(|cost| {
            let labels: Vec<String> = largest
                .iter()
                .filter(|&&(_, own)| own == Some(cost))
                .map(|(bar, _)| bar.label.clone())
                .collect();
            let is_any = !labels.is_empty();
            is_any.then(|| format!("{} is the largest part of {}", cost.words(), joined(&labels)))
        })
        .collect();
    (!clauses.is_empty()).then(|| clauses.join("; "))
}

/// The type that costs most; none when nothing costs anything or two types cost the same.
fn largest_part<K: Category>(bar: &Bar<K>) -> Option<K> {
    let costs = || bar.parts.iter().filter(|part| part.amount > Decimal::ZERO);
    let most = costs().map(|part| part.amount).max()?;
    let mut largest = costs().filter(|part| part.amount == most);
    let first = largest.next()?;
    largest.next().is_none().then_some(first.cost)
}

/// The row of a table that adds up the others.
pub const TOTAL: &str = "Total";

/// The exact amounts: one row per type that occurs and one for the total, one column per option, so
/// that the largest amounts are in sight in a narrow place too.
pub(super) fn table<K: Category>(stacks: &Stacks<K>, money: &MoneyDisplay) -> Table {
    let labels = stacks.bars.iter().map(|bar| bar.label.clone());
    let columns = std::iter::once("Cost".to_owned()).chain(labels).collect();
    let row = |name: &str, amount: &dyn Fn(&Bar<K>) -> Decimal| -> Vec<String> {
        let amounts = stacks.bars.iter().map(|bar| money.exact(amount(bar)));
        std::iter::once(name.to_owned()).chain(amounts).collect()
    };
    let types = stacks.costs.iter();
    let rows = types
        .map(|&cost| row(cost.word(), &|bar| bar.amount(cost).unwrap_or_default()))
        .chain([row(TOTAL, &|bar| bar.total)])
        .collect();
    Table { columns, rows }
}

/// `$4.1M · 29 %`; without the share where a share says nothing because savings are among the parts.
pub(super) fn amount_and_share<K: Category>(
    amount: Decimal,
    bar: &Bar<K>,
    money: &MoneyDisplay,
) -> String {
    let text = money.short(amount);
    let has_savings = bar.parts.iter().any(|part| part.amount.is_sign_negative());
    match amount.checked_div(bar.total).filter(|_| !has_savings) {
        Some(share) => format!("{text} · {}", percent(share, share_decimals(share))),
        None => text,
    }
}

/// A decimal where without it a small share would read as nothing or a large one as everything.
fn share_decimals(share: Decimal) -> u32 {
    let rest = Decimal::ONE - share;
    let is_near_an_end = share.min(rest) < Decimal::new(1, 2) && !rest.is_zero();
    if is_near_an_end { 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;
    use rust_decimal::dec;

    use super::*;
    use crate::{CostKind, OptionCosts, OptionKind};

    fn dollars() -> MoneyDisplay {
        MoneyDisplay::new(Currency::from_code("USD").expect("USD exists"))
    }

    fn stacks(amounts: &[(OptionKind, &[(CostKind, Decimal)])]) -> Stacks<CostKind> {
        let options: Vec<_> = amounts
            .iter()
            .map(|&(option, by_type)| OptionCosts {
                option,
                label: option.name().to_owned(),
                total: by_type.iter().map(|(_, amount)| amount).sum(),
                by_type: by_type.to_vec(),
            })
            .collect();
        Stacks::new(&options).expect("valid")
    }

    #[test]
    fn the_sentence_names_the_largest_part_only_where_there_is_one() {
        use CostKind::{Opportunity, Run};
        use OptionKind::{Hybrid, OpsRunIt};
        let (one, two) = (dec!(1_000_000), dec!(2_000_000));
        for (amounts, sentence) in [
            (
                [
                    (OpsRunIt, [(Run, one), (Opportunity, two)]),
                    (Hybrid, [(Run, one), (Opportunity, two)]),
                ],
                "Ops Run It costs $3.0M and Hybrid $3.0M; opportunity cost is the largest part of each.",
            ),
            (
                [
                    (OpsRunIt, [(Run, one), (Opportunity, two)]),
                    (Hybrid, [(Run, two), (Opportunity, one)]),
                ],
                "Ops Run It costs $3.0M and Hybrid $3.0M; run cost is the largest part of Hybrid; \
                 opportunity cost is the largest part of Ops Run It.",
            ),
            (
                [
                    (OpsRunIt, [(Run, one), (Opportunity, one)]),
                    (Hybrid, [(Run, -one), (Opportunity, -two)]),
                ],
                "Ops Run It costs $2.0M and Hybrid \u{2212}$3.0M.",
            ),
        ] {
            let amounts: Vec<_> =
                amounts.iter().map(|(option, by)| (*option, by.as_slice())).collect();
            assert_eq!(description(&stacks(&amounts), &dollars()), sentence);
        }
    }

    #[test]
    fn the_table_has_a_cell_for_every_type_that_occurs() {
        let stacks = stacks(&[
            (OptionKind::OpsRunIt, &[(CostKind::Run, dec!(1.5)), (CostKind::Setup, dec!(0))]),
            (OptionKind::Hybrid, &[(CostKind::Incident, dec!(-2))]),
        ]);
        let table = table(&stacks, &dollars());
        assert_eq!(table.columns, ["Cost", "Ops Run It", "Hybrid"]);
        assert_eq!(table.rows[0], ["Run", "$1.50", "$0.00"]);
        assert_eq!(table.rows[1], ["Incident", "$0.00", "\u{2212}$2.00"]);
        assert_eq!(table.rows[2], ["Total", "$1.50", "\u{2212}$2.00"]);
    }

    #[test]
    fn shares_are_shown_where_they_mean_something() {
        let plain = stacks(&[(
            OptionKind::OpsRunIt,
            &[(CostKind::Run, dec!(9_960)), (CostKind::Setup, dec!(40))],
        )]);
        let bar = &plain.bars[0];
        assert_eq!(amount_and_share(dec!(9_960), bar, &dollars()), "$10.0K · 99.6\u{a0}%");
        assert_eq!(amount_and_share(dec!(40), bar, &dollars()), "$40 · 0.4\u{a0}%");
        let saving = stacks(&[(
            OptionKind::OpsRunIt,
            &[(CostKind::Run, dec!(100)), (CostKind::Setup, dec!(-40))],
        )]);
        assert_eq!(amount_and_share(dec!(100), &saving.bars[0], &dollars()), "$100");
    }
}
