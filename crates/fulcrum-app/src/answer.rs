//! The answer in words, as a finance director would say it.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Comparison, Evaluation, OptionKind, OptionTotals, PayBack};
use rust_decimal::{Decimal, dec};

use crate::contract::{Answer, CostBasis, OptionId, TextRun};

/// An option's total under a basis.
pub(crate) fn total(option: &OptionTotals, basis: CostBasis) -> Decimal {
    match basis {
        CostBasis::AllCosts => option.total,
        CostBasis::SpendingOnly => option.spending(),
    }
}

/// When an option pays back under a basis.
pub(crate) fn pay_back(comparison: &Comparison, basis: CostBasis) -> PayBack {
    match basis {
        CostBasis::AllCosts => comparison.all_costs,
        CostBasis::SpendingOnly => comparison.spending_only,
    }
}

/// The option that costs least. Of equal ones the simpler: a hybrid that costs no less than a
/// single model is not worth having two.
pub(crate) fn cheapest(evaluation: &Evaluation, basis: CostBasis) -> OptionKind {
    let order = [OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid];
    order
        .into_iter()
        .min_by_key(|&option| total(evaluation.option(option), basis))
        .unwrap_or(OptionKind::OpsRunIt)
}

/// A number of months in words: `three years`, `30 months`.
pub(crate) fn period_in_words(months: u32) -> String {
    const YEARS: [&str; 10] = [
        "one year",
        "two years",
        "three years",
        "four years",
        "five years",
        "six years",
        "seven years",
        "eight years",
        "nine years",
        "ten years",
    ];
    match (months / 12, months % 12) {
        (years @ 1..=10, 0) => YEARS[years as usize - 1].to_owned(),
        _ if months == 1 => "one month".to_owned(),
        _ => format!("{months} months"),
    }
}

/// The sentence and what stands below it.
pub(crate) fn answer(
    evaluation: &Evaluation,
    money: &MoneyDisplay,
    months: u32,
    basis: CostBasis,
) -> Answer {
    let best = cheapest(evaluation, basis);
    // a challenger is measured against Ops Run It, Ops Run It against You Build It You Run It
    let other = match best {
        OptionKind::OpsRunIt => OptionKind::YouBuildItYouRunIt,
        _ => OptionKind::OpsRunIt,
    };
    let [least, more] = [best, other].map(|option| total(evaluation.option(option), basis));
    let (costs, cost) = match basis {
        CostBasis::AllCosts => ("costs", "cost"),
        CostBasis::SpendingOnly => ("spends", "spend"),
    };
    let period = period_in_words(months);
    let sentence = if least == more {
        vec![
            name(best),
            words(" and ".to_owned()),
            name(other),
            words(format!(" {cost} the same over {period}: {}.", money.short(least))),
        ]
    } else {
        vec![
            name(best),
            words(format!(" {costs} {} less than ", money.short(more - least))),
            name(other),
            words(format!(" over {period}: {} against {}.", money.short(least), money.short(more))),
        ]
    };
    let subject = if best == OptionKind::OpsRunIt { other } else { best };
    let detail = evaluation
        .comparison(subject)
        .map(|comparison| {
            let who = if subject == best { "It" } else { subject.label() };
            detail(who, comparison, money, &period, basis)
        })
        .unwrap_or_default();
    Answer { sentence, detail }
}

fn name(option: OptionKind) -> TextRun {
    TextRun { text: option.label().to_owned(), option: Some(OptionId::from(option)) }
}

fn words(text: String) -> TextRun {
    TextRun { text, option: None }
}

fn detail(
    who: &str,
    comparison: &Comparison,
    money: &MoneyDisplay,
    period: &str,
    basis: CostBasis,
) -> String {
    let insurance = insurance(who, comparison, money);
    let pay_back = match pay_back(comparison, basis).break_even_month {
        Some(0) => "It is ahead from the first month.".to_owned(),
        Some(month) => format!("It is ahead for good from month {}.", month + 1),
        None => format!("It does not pay back within {period}."),
    };
    match basis {
        CostBasis::AllCosts => format!("{insurance} {pay_back}"),
        CostBasis::SpendingOnly => {
            let (amount, less) = (comparison.saving.abs(), comparison.saving >= Decimal::ZERO);
            format!(
                "{pay_back} Lost revenue is left out; with it, {} {} {} {} than Ops Run It.",
                if who == "It" { "it" } else { who },
                "costs",
                money.short(amount),
                if less { "less" } else { "more" },
            )
        }
    }
}

/// Premium and cover in words.
fn insurance(who: &str, comparison: &Comparison, money: &MoneyDisplay) -> String {
    let (premium, cover) = (comparison.premium, comparison.cover);
    let spends = |amount: Decimal| {
        let word = if amount > Decimal::ZERO { "more" } else { "less" };
        format!("{who} spends {} {word}", money.short(amount.abs()))
    };
    if premium > Decimal::ZERO && cover > Decimal::ZERO {
        let per_unit = comparison
            .cover_per_premium
            .map(|ratio| format!(", {} for every {}", money.exact(ratio), money.plain(dec!(1))))
            .unwrap_or_default();
        return format!(
            "{who} takes a premium of {} in spending and avoids {} of expected loss{per_unit}.",
            money.short(premium),
            money.short(cover),
        );
    }
    let loss = match cover {
        cover if cover > Decimal::ZERO => {
            format!("avoids {} of expected loss", money.short(cover))
        }
        cover if cover < Decimal::ZERO => {
            format!("loses {} more revenue", money.short(cover.abs()))
        }
        _ => "loses as much revenue".to_owned(),
    };
    if premium == Decimal::ZERO {
        format!("{who} spends as much and {loss}.")
    } else {
        format!("{} and {loss}.", spends(premium))
    }
}
