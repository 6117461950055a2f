//! The answer in words, as a finance director would say it.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Comparison, Evaluation, OptionKind, OptionTotals, PayBack};
use rust_decimal::{Decimal, dec};

use crate::contract::{Answer, ComparisonMeasure, CostBasis, Figure, TextRun};
use crate::figures::{amount, comparison_of, difference, name, total_of, words};

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

/// Whether no option costs less: of equal ones each of them.
pub(crate) fn costs_least(evaluation: &Evaluation, option: OptionKind, basis: CostBasis) -> bool {
    let total = |option| total(evaluation.option(option), basis);
    OptionKind::ALL.into_iter().all(|other| total(option) <= total(other))
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
    let of = |option| total_of(option, basis);
    let sentence = if least == more {
        vec![
            name(best),
            words(" and "),
            name(other),
            words(format!(" {cost} the same over {period}: ")),
            amount(money.short(least), of(best)),
            words("."),
        ]
    } else {
        let (least, more, less) = money.compared(least, more);
        vec![
            name(best),
            words(format!(" {costs} ")),
            amount(less, difference(of(other), of(best))),
            words(" less than "),
            name(other),
            words(format!(" over {period}: ")),
            amount(least, of(best)),
            words(" against "),
            amount(more, of(other)),
            words("."),
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
        .map(|comparison| {
            let compared = Challenger { option: challenger, comparison, money, basis };
            let (mut first, then) = match basis {
                CostBasis::AllCosts => {
                    (compared.insurance(who), compared.pay_back_in_words("It", &period))
                }
                CostBasis::SpendingOnly => {
                    (compared.pay_back_in_words(who, &period), compared.with_lost_revenue())
                }
            };
            first.push(words(" "));
            first.extend(then);
            first
        })
        .unwrap_or_default();
    Answer { sentence, detail }
}

/// When an option pays back where the place says what is meant: `from month 9 on`.
pub(crate) fn pay_back_in_short(comparison: &Comparison, basis: CostBasis, months: u32) -> String {
    match pay_back(comparison, basis).break_even_month {
        Some(0) => "from the start".to_owned(),
        Some(month) => format!("from month {} on", month + 1),
        None => format!("not within {}", period_in_words(months)),
    }
}

/// When an option pays back, as a sentence about it.
pub(crate) fn pay_back_sentence(
    evaluation: &Evaluation,
    option: OptionKind,
    money: &MoneyDisplay,
    basis: CostBasis,
    months: u32,
) -> Vec<TextRun> {
    let comparison = evaluation.comparison(option);
    comparison.map_or_else(Vec::new, |comparison| {
        let compared = Challenger { option, comparison, money, basis };
        compared.pay_back_in_words(option.label(), &period_in_words(months))
    })
}

/// An option against Ops Run It, to be put into words.
struct Challenger<'a> {
    option: OptionKind,
    comparison: &'a Comparison,
    money: &'a MoneyDisplay,
    basis: CostBasis,
}

impl Challenger<'_> {
    fn figure(&self, measure: ComparisonMeasure, basis: CostBasis) -> Figure {
        comparison_of(self.option, measure, basis)
    }

    /// An amount of the comparison without its sign, which the words say.
    fn amount(&self, measure: ComparisonMeasure, value: Decimal) -> TextRun {
        let figure = self.figure(measure, CostBasis::AllCosts);
        amount(self.money.short(value.abs()), figure)
    }

    /// When it pays back: from which month its cumulative cost stays at or below that of Ops Run It.
    fn pay_back_in_words(&self, who: &str, period: &str) -> Vec<TextRun> {
        let figure = self.figure(ComparisonMeasure::BreakEven, self.basis);
        match pay_back(self.comparison, self.basis).break_even_month {
            Some(0) => vec![
                words(format!("{who} is ")),
                amount("never behind".to_owned(), figure),
                words("."),
            ],
            Some(month) => vec![
                words(format!("{who} pays for itself from ")),
                amount(format!("month {}", month + 1), figure),
                words(" on."),
            ],
            None => vec![
                words(format!("{who} does not pay for itself ")),
                amount(format!("within {period}"), figure),
                words("."),
            ],
        }
    }

    /// What counting lost revenue would change of an answer that leaves it out.
    fn with_lost_revenue(&self) -> Vec<TextRun> {
        let saving = self.comparison.saving;
        let found = self.amount(ComparisonMeasure::Saving, saving);
        let mut runs = vec![words("Lost revenue is left out; with it, it costs ")];
        match saving {
            saving if saving > Decimal::ZERO => {
                runs.extend([found, words(" less than Ops Run It.")])
            }
            saving if saving < Decimal::ZERO => {
                runs.extend([found, words(" more than Ops Run It.")])
            }
            _ => runs.push(words("as much as Ops Run It.")),
        }
        runs
    }

    /// Premium and cover in words.
    fn insurance(&self, who: &str) -> Vec<TextRun> {
        let Comparison { premium, cover, .. } = *self.comparison;
        let money = self.money;
        let paid = self.amount(ComparisonMeasure::Premium, premium);
        let covered = self.amount(ComparisonMeasure::Cover, cover);
        if premium > Decimal::ZERO && cover > Decimal::ZERO {
            let mut runs = vec![
                words(format!("{who} takes a premium of ")),
                paid,
                words(" in spending and avoids "),
                covered,
                words(" of lost revenue"),
            ];
            if let Some(ratio) = self.comparison.cover_per_premium {
                let figure = self.figure(ComparisonMeasure::CoverPerPremium, CostBasis::AllCosts);
                runs.push(words(", "));
                let for_each = money.plain(dec!(1));
                let per_unit = format!("{} for every {for_each}", money.per_unit(ratio));
                runs.push(amount(per_unit, figure));
            }
            runs.push(words("."));
            return runs;
        }
        let mut runs = match premium {
            premium if premium > Decimal::ZERO => {
                vec![words(format!("{who} spends ")), paid, words(" more and ")]
            }
            premium if premium < Decimal::ZERO => {
                vec![words(format!("{who} spends ")), paid, words(" less and ")]
            }
            _ => vec![words(format!("{who} spends as much and "))],
        };
        runs.extend(match cover {
            cover if cover > Decimal::ZERO => {
                vec![words("avoids "), covered, words(" of lost revenue.")]
            }
            cover if cover < Decimal::ZERO => {
                vec![words("loses "), covered, words(" more revenue.")]
            }
            _ => vec![words("loses as much revenue.")],
        });
        runs
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Currency;

    use super::*;
    use crate::figures::plain;

    fn challenger<'a>(comparison: &'a Comparison, money: &'a MoneyDisplay) -> Challenger<'a> {
        let option = OptionKind::YouBuildItYouRunIt;
        Challenger { option, comparison, money, basis: CostBasis::AllCosts }
    }

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
            let comparison = comparison(premium, cover);
            assert_eq!(plain(&challenger(&comparison, &money).insurance("It")), expected);
        }
    }

    #[test]
    fn pay_back_and_lost_revenue_read_well() {
        let money = MoneyDisplay::new(Currency::from_code("JPY").unwrap());
        let saves = comparison(dec!(2000), dec!(5000));
        let said = |basis| {
            let compared = Challenger { basis, ..challenger(&saves, &money) };
            plain(&compared.pay_back_in_words("It", "three years"))
        };
        assert_eq!(said(CostBasis::AllCosts), "It pays for itself from month 9 on.");
        assert_eq!(said(CostBasis::SpendingOnly), "It does not pay for itself within three years.");
        assert_eq!(
            plain(&challenger(&saves, &money).with_lost_revenue()),
            "Lost revenue is left out; with it, it costs ¥3.0K less than Ops Run It."
        );
        let even = comparison(dec!(0), dec!(0));
        let said = plain(&challenger(&even, &money).with_lost_revenue());
        assert!(said.contains("costs as much as Ops Run It"));
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
