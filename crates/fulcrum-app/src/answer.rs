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
        let (least, more, difference) = money.compared(least, more);
        vec![
            name(best),
            words(format!(" {costs} {difference} less than ")),
            name(other),
            words(format!(" over {period}: {least} against {more}.")),
        ]
    };
    // only a challenger has a premium and pays back; after the sentence it is "it" when it won
    let (challenger, who) = match best {
        OptionKind::OpsRunIt => (other, other.label()),
        _ => (best, "It"),
    };
    let detail = evaluation
        .comparison(challenger)
        .filter(|_| least != more)
        .map(|comparison| match basis {
            CostBasis::AllCosts => {
                let pay_back = pay_back_in_words("It", comparison, basis, &period);
                format!("{} {pay_back}", insurance(who, comparison, money))
            }
            CostBasis::SpendingOnly => {
                let pay_back = pay_back_in_words(who, comparison, basis, &period);
                format!("{pay_back} {}", with_lost_revenue(comparison, money))
            }
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

/// When an option pays back: from which month its cumulative cost stays at or below that of Ops Run
/// It.
fn pay_back_in_words(who: &str, comparison: &Comparison, basis: CostBasis, period: &str) -> String {
    match pay_back(comparison, basis).break_even_month {
        Some(0) => format!("{who} is never behind."),
        Some(month) => format!("{who} pays for itself from month {} on.", month + 1),
        None => format!("{who} does not pay for itself within {period}."),
    }
}

/// The same where the place says what is meant: `from month 9 on`.
pub(crate) fn pay_back_in_short(comparison: &Comparison, basis: CostBasis, months: u32) -> String {
    match pay_back(comparison, basis).break_even_month {
        Some(0) => "from the start".to_owned(),
        Some(month) => format!("from month {} on", month + 1),
        None => format!("not within {}", period_in_words(months)),
    }
}

/// What counting lost revenue would change of an answer that leaves it out.
fn with_lost_revenue(comparison: &Comparison, money: &MoneyDisplay) -> String {
    let amount = money.short(comparison.saving.abs());
    let costs = match comparison.saving {
        saving if saving > Decimal::ZERO => format!("costs {amount} less than"),
        saving if saving < Decimal::ZERO => format!("costs {amount} more than"),
        _ => "costs as much as".to_owned(),
    };
    format!("Lost revenue is left out; with it, it {costs} Ops Run It.")
}

/// Premium and cover in words.
fn insurance(who: &str, comparison: &Comparison, money: &MoneyDisplay) -> String {
    let (premium, cover) = (comparison.premium, comparison.cover);
    if premium > Decimal::ZERO && cover > Decimal::ZERO {
        let per_unit = comparison
            .cover_per_premium
            .map(|ratio| format!(", {} for every {}", money.per_unit(ratio), money.plain(dec!(1))))
            .unwrap_or_default();
        return format!(
            "{who} takes a premium of {} in spending and avoids {} of lost revenue{per_unit}.",
            money.short(premium),
            money.short(cover),
        );
    }
    let spends = match premium {
        premium if premium > Decimal::ZERO => format!("spends {} more", money.short(premium)),
        premium if premium < Decimal::ZERO => format!("spends {} less", money.short(premium.abs())),
        _ => "spends as much".to_owned(),
    };
    let loses = match cover {
        cover if cover > Decimal::ZERO => format!("avoids {} of lost revenue", money.short(cover)),
        cover if cover < Decimal::ZERO => {
            format!("loses {} more revenue", money.short(cover.abs()))
        }
        _ => "loses as much revenue".to_owned(),
    };
    format!("{who} {spends} and {loses}.")
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;

    use super::*;

    fn comparison(premium: Decimal, cover: Decimal) -> Comparison {
        let pay_back = PayBack {
            break_even_month: Some(8),
            discounted_payback_month: Some(9),
            peak_extra_funding: Decimal::ZERO,
        };
        Comparison {
            saving: cover - premium,
            discounted_saving: cover - premium,
            saving_share: None,
            premium,
            cover,
            cover_per_premium: (premium > Decimal::ZERO).then(|| cover / premium),
            extra_investment: Decimal::ZERO,
            return_on_extra_investment: None,
            all_costs: pay_back,
            spending_only: PayBack { break_even_month: None, ..pay_back },
        }
    }

    #[test]
    fn premium_and_cover_read_well_whatever_their_signs() {
        let money = MoneyDisplay::new(Currency::from_code("USD").unwrap());
        for (premium, cover, expected) in [
            (
                dec!(2000),
                dec!(5000),
                "It takes a premium of $2.0K in spending and avoids $5.0K of lost revenue, $2.50 for every $1.",
            ),
            (dec!(2000), dec!(-500), "It spends $2.0K more and loses $500 more revenue."),
            (dec!(-2000), dec!(500), "It spends $2.0K less and avoids $500 of lost revenue."),
            (dec!(-2000), dec!(-500), "It spends $2.0K less and loses $500 more revenue."),
            (dec!(2000), dec!(0), "It spends $2.0K more and loses as much revenue."),
            (dec!(0), dec!(500), "It spends as much and avoids $500 of lost revenue."),
        ] {
            assert_eq!(insurance("It", &comparison(premium, cover), &money), expected);
        }
    }

    #[test]
    fn pay_back_and_lost_revenue_read_well() {
        let money = MoneyDisplay::new(Currency::from_code("JPY").unwrap());
        let saves = comparison(dec!(2000), dec!(5000));
        let said = |basis| pay_back_in_words("It", &saves, basis, "three years");
        assert_eq!(said(CostBasis::AllCosts), "It pays for itself from month 9 on.");
        assert_eq!(said(CostBasis::SpendingOnly), "It does not pay for itself within three years.");
        assert_eq!(
            with_lost_revenue(&saves, &money),
            "Lost revenue is left out; with it, it costs ¥3.0K less than Ops Run It."
        );
        let even = comparison(dec!(0), dec!(0));
        assert!(with_lost_revenue(&even, &money).contains("costs as much as Ops Run It"));
    }

    #[test]
    fn periods_are_years_where_they_are_whole_years() {
        for (months, words) in [
            (1, "one month"),
            (12, "one year"),
            (30, "30 months"),
            (36, "three years"),
            (120, "ten years"),
        ] {
            assert_eq!(period_in_words(months), words);
        }
    }
}
