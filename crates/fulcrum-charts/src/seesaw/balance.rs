//! Checked pairs of amounts and how far they tip.

use rust_decimal::Decimal;

use super::SeesawSide;
use crate::{
    ChartError, CostKind, OptionKind, cost_by_type, lettering::first_filled, number::to_float,
};

pub(super) struct Balance {
    pub(super) sides: [Side; 2],
    /// One per type of cost that either side has, in drawing order, the totals last.
    pub(super) pairs: Vec<Pair>,
}

pub(super) struct Side {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
}

pub(super) struct Pair {
    /// None for the totals.
    pub(super) cost: Option<CostKind>,
    pub(super) amounts: [Decimal; 2],
    /// From −1, all weight at the left, to 1, all at the right; 0 is level.
    pub(super) tilt: f64,
    /// Each amount as a share of the largest of all, without its sign; 0 where all are zero.
    pub(super) shares: [f64; 2],
}

impl Balance {
    pub(super) fn new(left: &SeesawSide, right: &SeesawSide) -> Result<Self, ChartError> {
        if left.option == right.option {
            return Err(ChartError::DuplicateOption { option: left.option });
        }
        check(left)?;
        check(right)?;
        let mut pairs: Vec<(Option<CostKind>, [Decimal; 2])> = CostKind::ALL
            .into_iter()
            .map(|cost| (Some(cost), [of(left, cost), of(right, cost)]))
            .filter(|(_, amounts)| amounts.iter().any(|amount| !amount.is_zero()))
            .collect();
        pairs.push((None, [left.total, right.total]));
        let sizes = pairs.iter().flat_map(|(_, amounts)| amounts).map(Decimal::abs);
        let largest = to_float(sizes.fold(Decimal::ZERO, Decimal::max))?;
        let pair = |(cost, amounts): (Option<CostKind>, [Decimal; 2])| {
            let [left, right] = [to_float(amounts[0])?, to_float(amounts[1])?];
            let weight = left.abs() + right.abs();
            let share = |amount: f64| if largest > 0.0 { amount.abs() / largest } else { 0.0 };
            let tilt = if weight > 0.0 { (right - left) / weight } else { 0.0 };
            Ok(Pair { cost, amounts, tilt, shares: [share(left), share(right)] })
        };
        Ok(Self {
            sides: [side(left), side(right)],
            pairs: pairs.into_iter().map(pair).collect::<Result<_, ChartError>>()?,
        })
    }
}

impl Pair {
    /// The first column: a type of cost or both totals.
    pub(super) fn name(&self) -> &'static str {
        self.cost.map_or("Total", CostKind::name)
    }
}

fn side(given: &SeesawSide) -> Side {
    let label = first_filled([&given.label, given.option.name()]);
    let short_label = first_filled([&given.short_label, &label]);
    Side { option: given.option, label, short_label }
}

fn of(side: &SeesawSide, cost: CostKind) -> Decimal {
    let amounts = side.by_type.iter();
    amounts.filter(|(own, _)| *own == cost).map(|&(_, amount)| amount).next().unwrap_or_default()
}

fn check(side: &SeesawSide) -> Result<(), ChartError> {
    let option = side.option;
    let mut costs: Vec<CostKind> = side.by_type.iter().map(|&(cost, _)| cost).collect();
    costs.sort_unstable();
    if let Some(pair) = costs.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(ChartError::DuplicateCost { option, cost: pair[0].phrase() });
    }
    let (mut sum, mut size) = (Decimal::ZERO, Decimal::ZERO);
    for (_, amount) in &side.by_type {
        sum = sum.checked_add(*amount).ok_or(ChartError::AmountTooLarge)?;
        size = size.checked_add(amount.abs()).ok_or(ChartError::AmountTooLarge)?;
    }
    let difference = sum.checked_sub(side.total).ok_or(ChartError::AmountTooLarge)?;
    if difference.abs() > cost_by_type::rounding_tolerance(size) {
        return Err(ChartError::TotalDiffers { option });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use CostKind::{Opportunity, Run, Setup};

    fn side(option: OptionKind, by_type: &[(CostKind, Decimal)]) -> SeesawSide {
        SeesawSide {
            option,
            label: String::new(),
            short_label: String::new(),
            total: by_type.iter().map(|(_, amount)| amount).sum(),
            by_type: by_type.to_vec(),
        }
    }

    #[test]
    fn a_beam_tips_to_the_dearer_side() {
        let left = side(OptionKind::OpsRunIt, &[(Opportunity, dec!(6)), (Run, dec!(2))]);
        let right = side(OptionKind::Hybrid, &[(Run, dec!(6)), (Setup, dec!(1))]);
        let balance = Balance::new(&left, &right).expect("valid");
        let tilts: Vec<_> = balance.pairs.iter().map(|pair| (pair.cost, pair.tilt)).collect();
        assert_eq!(tilts[..3], [(Some(Setup), 1.0), (Some(Run), 0.5), (Some(Opportunity), -1.0)]);
        assert!((tilts[3].1 + 1.0 / 15.0).abs() < 1e-12, "{tilts:?}");
        assert_eq!(balance.pairs[2].shares, [0.75, 0.0]);
    }

    #[test]
    fn nothing_on_both_sides_is_level() {
        let left = side(OptionKind::OpsRunIt, &[]);
        let right = side(OptionKind::Hybrid, &[]);
        let balance = Balance::new(&left, &right).expect("valid");
        assert_eq!(balance.pairs.len(), 1);
        assert_eq!((balance.pairs[0].tilt, balance.pairs[0].shares), (0.0, [0.0, 0.0]));
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::OpsRunIt;
        let left = side(option, &[(Run, dec!(1))]);
        let right = side(OptionKind::Hybrid, &[(Run, dec!(1))]);
        let twice = side(option, &[(Run, dec!(1)), (Run, dec!(1))]);
        let wrong = SeesawSide { total: dec!(9), ..left.clone() };
        let huge = side(option, &[(Run, Decimal::MAX), (Setup, dec!(-1))]);
        for (left, right, error) in [
            (&left, &left, ChartError::DuplicateOption { option }),
            (&twice, &right, ChartError::DuplicateCost { option, cost: "run cost" }),
            (&wrong, &right, ChartError::TotalDiffers { option }),
            (&huge, &right, ChartError::AmountTooLarge),
        ] {
            assert_eq!(Balance::new(left, right).err(), Some(error));
        }
    }
}
