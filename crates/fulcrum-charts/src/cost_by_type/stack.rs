//! From amounts to checked, stacked bars.

use rust_decimal::{Decimal, dec};

use super::OptionCosts;
use crate::{Category, ChartError, OptionKind, lettering::first_filled, number::to_float};

/// All bars and the scale they share.
pub(super) struct Stacks<K> {
    pub(super) bars: Vec<Bar<K>>,
    /// Types of cost that occur, in drawing order.
    pub(super) costs: Vec<K>,
    /// Left end of the scale, at most 0.
    pub(super) low: f64,
    /// Right end of the scale, above `low`.
    pub(super) high: f64,
    /// Whether zero needs a line because a bar starts elsewhere or does not exist.
    pub(super) shows_zero_line: bool,
}

/// One option.
pub(super) struct Bar<K> {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) total: Decimal,
    /// Parts that are not zero, in drawing order, stacked away from zero.
    pub(super) parts: Vec<Part<K>>,
}

/// One type of cost of one option.
pub(super) struct Part<K> {
    pub(super) cost: K,
    pub(super) amount: Decimal,
    /// Where it begins and ends on the scale.
    pub(super) start: f64,
    pub(super) end: f64,
}

impl<K: Category> Stacks<K> {
    pub(super) fn new(options: &[OptionCosts<K>]) -> Result<Self, ChartError> {
        if options.is_empty() {
            return Err(ChartError::NoOptions);
        }
        let mut bars: Vec<Bar<K>> = Vec::with_capacity(options.len());
        for costs in options {
            if bars.iter().any(|bar| bar.option == costs.option) {
                return Err(ChartError::DuplicateOption { option: costs.option });
            }
            bars.push(Bar::new(costs)?);
        }
        let edges = bars.iter().flat_map(|bar| &bar.parts).flat_map(|part| [part.start, part.end]);
        let (low, high) =
            edges.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(x), high.max(x)));
        let occurs = |cost: &K| bars.iter().any(|bar| bar.amount(*cost).is_some());
        let mut costs: Vec<_> = K::EVERY.iter().copied().filter(occurs).collect();
        if costs.is_empty() {
            // nothing costs anything: name the types that were asked about
            let given = |cost: &K| {
                options.iter().any(|option| option.by_type.iter().any(|(given, _)| given == cost))
            };
            costs = K::EVERY.iter().copied().filter(given).collect();
        }
        let shows_zero_line = low < 0.0 || bars.iter().any(|bar| bar.parts.is_empty());
        let high = if low < high { high } else { 1.0 };
        Ok(Self { bars, costs, low, high, shows_zero_line })
    }
}

impl<K: Category> Bar<K> {
    fn new(costs: &OptionCosts<K>) -> Result<Self, ChartError> {
        let option = costs.option;
        let mut sorted = costs.by_type.clone();
        sorted.sort_by_key(|&(cost, _)| cost);
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(ChartError::DuplicateCost { option, cost: pair[0].0.words() });
        }
        let (mut costs_end, mut savings_end) = (Decimal::ZERO, Decimal::ZERO);
        let mut parts = Vec::with_capacity(sorted.len());
        for (cost, amount) in sorted.into_iter().filter(|(_, amount)| !amount.is_zero()) {
            let end = if amount.is_sign_negative() { &mut savings_end } else { &mut costs_end };
            let start = to_float(*end)?;
            *end = end.checked_add(amount).ok_or(ChartError::AmountTooLarge)?;
            parts.push(Part { cost, amount, start, end: to_float(*end)? });
        }
        let sum = costs_end.checked_add(savings_end).ok_or(ChartError::AmountTooLarge)?;
        let size = costs_end.checked_sub(savings_end).ok_or(ChartError::AmountTooLarge)?;
        let difference = sum.checked_sub(costs.total).ok_or(ChartError::AmountTooLarge)?.abs();
        if difference > rounding_tolerance(size) {
            return Err(ChartError::TotalDiffers { option });
        }
        let label = first_filled([&costs.label, option.name()]);
        Ok(Self { option, label, total: costs.total, parts })
    }

    /// The amount of one type, when it is not zero.
    pub(super) fn amount(&self, cost: K) -> Option<Decimal> {
        self.parts.iter().find(|part| part.cost == cost).map(|part| part.amount)
    }

    /// Left and right end of the whole bar on the scale.
    pub(super) fn outer_edges(&self) -> (f64, f64) {
        let edges = self.parts.iter().flat_map(|part| [part.start, part.end]);
        edges.fold((0.0, 0.0), |(left, right), x| (x.min(left), x.max(right)))
    }
}

/// How far a sum may lie from its total when its parts add up to `size`: discounting and rounding by
/// line may move the sum by minor units, never by a visible amount.
pub(crate) fn rounding_tolerance(size: Decimal) -> Decimal {
    (size * dec!(0.000001)).max(dec!(0.05))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CostKind;

    fn option(total: Decimal, by_type: &[(CostKind, Decimal)]) -> OptionCosts {
        OptionCosts {
            option: OptionKind::Hybrid,
            label: " ".to_owned(),
            total,
            by_type: by_type.to_vec(),
        }
    }

    #[test]
    fn parts_stack_away_from_zero_in_drawing_order() {
        let costs = option(
            dec!(4),
            &[
                (CostKind::Opportunity, dec!(5)),
                (CostKind::Run, dec!(-3)),
                (CostKind::Setup, dec!(2)),
            ],
        );
        let stacks = Stacks::new(&[costs]).expect("valid");
        let parts: Vec<_> =
            stacks.bars[0].parts.iter().map(|part| (part.cost, part.start, part.end)).collect();
        assert_eq!(
            parts,
            [
                (CostKind::Setup, 0.0, 2.0),
                (CostKind::Run, 0.0, -3.0),
                (CostKind::Opportunity, 2.0, 7.0)
            ]
        );
        assert_eq!((stacks.low, stacks.high, stacks.shows_zero_line), (-3.0, 7.0, true));
        assert_eq!(stacks.bars[0].label, "Hybrid", "an empty label is replaced");
    }

    #[test]
    fn nothing_at_all_still_has_a_scale() {
        let stacks = Stacks::new(&[option(dec!(0), &[(CostKind::Run, dec!(0))])]).expect("valid");
        assert!(stacks.low < stacks.high && stacks.shows_zero_line);
        assert_eq!(stacks.costs, [CostKind::Run]);
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let run = (CostKind::Run, dec!(1_000));
        let hybrid = OptionKind::Hybrid;
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![option(dec!(0), &[]); 2], ChartError::DuplicateOption { option: hybrid }),
            (
                vec![option(dec!(2_000), &[run, run])],
                ChartError::DuplicateCost { option: hybrid, cost: "run cost" },
            ),
            (vec![option(dec!(1_001), &[run])], ChartError::TotalDiffers { option: hybrid }),
            (
                vec![option(dec!(0), &[(CostKind::Run, Decimal::MAX), (CostKind::Setup, dec!(1))])],
                ChartError::AmountTooLarge,
            ),
        ] {
            assert_eq!(Stacks::new(&options).err(), Some(error));
        }
        assert!(Stacks::new(&[option(dec!(1_000.01), &[run])]).is_ok(), "rounding is tolerated");
    }
}
