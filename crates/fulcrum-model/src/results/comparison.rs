//! An option against Ops Run It (reference, section 9).

use rust_decimal::Decimal;

use super::OptionTotals;
use super::discount::cumulative_discounted;
use super::totals::cumulative;
use crate::{CostType, Treatment};

/// What an option saves, what it takes to get there, and what it insures against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Total of Ops Run It less that of the option.
    pub saving: Decimal,
    /// The same of the discounted totals.
    pub discounted_saving: Decimal,
    /// Saving as a share of the total of Ops Run It; `None` when that is 0.
    pub saving_share: Option<Decimal>,
    /// Extra spending: spending of the option less that of Ops Run It.
    pub premium: Decimal,
    /// Lost revenue avoided: that of Ops Run It less that of the option.
    pub cover: Decimal,
    /// Cover for every unit of premium; `None` when there is no premium.
    pub cover_per_premium: Option<Decimal>,
    /// Set-up and transition beyond those of Ops Run It, at least 0.
    pub extra_investment: Decimal,
    /// Saving for every unit of extra investment; `None` when there is none.
    pub return_on_extra_investment: Option<Decimal>,
    /// All costs.
    pub all_costs: PayBack,
    /// Spending only: every posting that is not lost revenue.
    pub spending_only: PayBack,
}

/// When an option pays back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayBack {
    /// First month (from 0) from which the cumulative cost stays at or below that of Ops Run It to
    /// the horizon's end; `None` when it never does.
    pub break_even_month: Option<usize>,
    /// The same of the cumulative discounted cost, each rounded once as the discounted total is.
    pub discounted_payback_month: Option<usize>,
    /// Largest amount by which the cumulative cost exceeds that of Ops Run It; 0 if it never does.
    pub peak_extra_funding: Decimal,
}

impl Comparison {
    /// Compares `option` with `ops`; `None` when a discounted sum does not fit into a decimal.
    pub(super) fn of(
        option: &OptionTotals,
        ops: &OptionTotals,
        factors: &[Decimal],
        minor_units: u32,
    ) -> Option<Self> {
        let saving = ops.total - option.total;
        let premium = option.spending() - ops.spending();
        let cover =
            ops.by_treatment(Treatment::LostRevenue) - option.by_treatment(Treatment::LostRevenue);
        let investment =
            |o: &OptionTotals| o.by_type(CostType::Setup) + o.by_type(CostType::Transition);
        let extra_investment = (investment(option) - investment(ops)).max(Decimal::ZERO);
        let per = |amount: Decimal, base: Decimal| {
            if base > Decimal::ZERO { amount.checked_div(base) } else { None }
        };
        let pay_back = |option: &[Decimal], ops: &[Decimal]| {
            PayBack::of([option, ops], |by_month| {
                cumulative_discounted(by_month, factors, minor_units)
            })
        };
        Some(Self {
            saving,
            discounted_saving: ops.discounted_total - option.discounted_total,
            saving_share: saving.checked_div(ops.total),
            premium,
            cover,
            cover_per_premium: per(cover, premium),
            extra_investment,
            return_on_extra_investment: per(saving, extra_investment),
            all_costs: pay_back(&option.by_month, &ops.by_month)?,
            spending_only: pay_back(&option.spending_by_month(), &ops.spending_by_month())?,
        })
    }
}

impl PayBack {
    /// Of an option and Ops Run It, by month.
    fn of(
        [option, ops]: [&[Decimal]; 2],
        discounted: impl Fn(&[Decimal]) -> Option<Vec<Decimal>>,
    ) -> Option<Self> {
        let excess = differences(cumulative(option), cumulative(ops));
        let discounted_excess = differences(discounted(option)?, discounted(ops)?);
        Some(Self {
            break_even_month: never_above_from(&excess),
            discounted_payback_month: never_above_from(&discounted_excess),
            peak_extra_funding: excess.into_iter().max().unwrap_or_default().max(Decimal::ZERO),
        })
    }
}

fn differences(amounts: Vec<Decimal>, less: Vec<Decimal>) -> Vec<Decimal> {
    amounts.into_iter().zip(less).map(|(amount, less)| amount - less).collect()
}

/// First month from which the excess stays at or below 0 to the end; `None` when it never does.
fn never_above_from(excess: &[Decimal]) -> Option<usize> {
    let last_above = excess.iter().rposition(|&excess| excess > Decimal::ZERO);
    let from = last_above.map_or(0, |month| month + 1);
    (from < excess.len()).then_some(from)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::super::discount_factors;
    use super::*;

    /// When an option that costs 100 now and nothing later pays back, if Ops Run It costs `amount`
    /// in month 12 and nothing else in thirteen months.
    fn pay_back(rate: Decimal, amount: Decimal) -> PayBack {
        let (mut option, mut ops) = ([Decimal::ZERO; 14], [Decimal::ZERO; 14]);
        (option[0], ops[12]) = (dec!(100), amount);
        let factors = discount_factors(rate, 14);
        PayBack::of([&option, &ops], |by_month| cumulative_discounted(by_month, &factors, 2))
            .unwrap()
    }

    #[test]
    fn later_savings_pay_back_by_what_they_are_worth_today() {
        let undiscounted = pay_back(Decimal::ZERO, dec!(100));
        assert_eq!(undiscounted.break_even_month, Some(12));
        assert_eq!(undiscounted.discounted_payback_month, Some(12), "a rate of 0 changes nothing");
        let too_late = pay_back(dec!(0.08), dec!(107.99));
        assert_eq!(too_late.break_even_month, Some(12));
        assert_eq!(too_late.discounted_payback_month, None, "99.99 today");
        let in_time = pay_back(dec!(0.08), dec!(108));
        assert_eq!(in_time.discounted_payback_month, Some(12), "100 today, at or below");
        assert_eq!(in_time.peak_extra_funding, dec!(100));
    }

    #[test]
    fn an_option_pays_back_from_the_month_after_the_last_in_which_it_is_behind() {
        for (excess, month) in [
            (&[dec!(0), dec!(-1)][..], Some(0)),
            (&[dec!(1), dec!(0), dec!(-1)], Some(1)),
            (&[dec!(1), dec!(-1), dec!(1), dec!(-1)], Some(3)),
            (&[dec!(-1), dec!(1)], None),
            (&[], None),
        ] {
            assert_eq!(never_above_from(excess), month, "{excess:?}");
        }
    }
}
