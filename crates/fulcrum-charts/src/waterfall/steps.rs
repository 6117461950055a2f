//! Checked steps from one total to the other.

use fulcrum_model::display::MoneyDisplay;
use rust_decimal::Decimal;

use super::{Waterfall, WaterfallEnd};
use crate::{ChartError, CostKind, OptionKind, cost_by_type, lettering::first_filled};

pub(super) struct Steps {
    pub(super) steps: Vec<Step>,
    /// Smallest and largest amount, zero among them.
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

/// One bar.
pub(super) struct Step {
    pub(super) kind: StepKind,
    pub(super) name: String,
    /// Where the bar begins and ends: the total after the step before, and after this one.
    pub(super) start: Decimal,
    pub(super) end: Decimal,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum StepKind {
    End(OptionKind),
    Change(CostKind),
}

impl Steps {
    pub(super) fn new(given: &Waterfall) -> Result<Self, ChartError> {
        let Waterfall { from, to, changes } = given;
        let option = to.option;
        if from.option == option {
            return Err(ChartError::DuplicateOption { option });
        }
        let mut sorted = changes.clone();
        sorted.sort_by_key(|&(cost, _)| cost);
        if let Some(pair) = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(ChartError::DuplicateCost { option, cost: pair[0].0.phrase() });
        }
        let mut steps = vec![end_step(from)];
        let (mut total, mut size) = (from.total, from.total.abs());
        for (cost, change) in sorted.into_iter().filter(|(_, change)| !change.is_zero()) {
            let end = total.checked_add(change).ok_or(ChartError::AmountTooLarge)?;
            size = size.checked_add(change.abs()).ok_or(ChartError::AmountTooLarge)?;
            let kind = StepKind::Change(cost);
            steps.push(Step { kind, name: cost.name().to_owned(), start: total, end });
            total = end;
        }
        let difference = total.checked_sub(to.total).ok_or(ChartError::AmountTooLarge)?;
        if difference.abs() > cost_by_type::rounding_tolerance(size) {
            return Err(ChartError::TotalDiffers { option });
        }
        steps.push(end_step(to));
        let amounts = || steps.iter().flat_map(|step| [step.start, step.end]);
        let low = amounts().fold(Decimal::ZERO, Decimal::min);
        let high = amounts().fold(Decimal::ZERO, Decimal::max);
        Ok(Self { steps, low, high })
    }

    /// The bars at both ends.
    pub(super) fn ends(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| matches!(step.kind, StepKind::End(_)))
    }

    /// What lies between, the largest first.
    pub(super) fn changes(&self) -> Vec<(CostKind, Decimal)> {
        let mut changes: Vec<_> = self
            .steps
            .iter()
            .filter_map(|step| match step.kind {
                StepKind::Change(cost) => Some((cost, step.end - step.start)),
                StepKind::End(_) => None,
            })
            .collect();
        changes.sort_by_key(|&(_, change)| std::cmp::Reverse(change.abs()));
        changes
    }
}

impl Step {
    /// A total, or a change with its sign.
    pub(super) fn text(&self, money: &MoneyDisplay) -> String {
        match self.kind {
            StepKind::End(_) => money.short(self.end),
            StepKind::Change(_) => money.short_change(self.end - self.start),
        }
    }
}

fn end_step(end: &WaterfallEnd) -> Step {
    Step {
        kind: StepKind::End(end.option),
        name: first_filled([&end.label, end.option.name()]),
        start: Decimal::ZERO,
        end: end.total,
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn given(changes: &[(CostKind, Decimal)]) -> Waterfall {
        let end = |option, total| WaterfallEnd { option, label: String::new(), total };
        Waterfall {
            from: end(OptionKind::OpsRunIt, dec!(10)),
            to: end(OptionKind::Hybrid, dec!(7)),
            changes: changes.to_vec(),
        }
    }

    #[test]
    fn steps_lead_from_one_total_to_the_other() {
        use CostKind::{Opportunity, Run, Setup};
        let steps =
            Steps::new(&given(&[(Opportunity, dec!(-5)), (Run, dec!(2)), (Setup, dec!(0))]))
                .expect("valid");
        let places: Vec<_> = steps.steps.iter().map(|step| (step.start, step.end)).collect();
        assert_eq!(
            places,
            [(dec!(0), dec!(10)), (dec!(10), dec!(12)), (dec!(12), dec!(7)), (dec!(0), dec!(7))]
        );
        assert_eq!(steps.changes(), [(Opportunity, dec!(-5)), (Run, dec!(2))]);
        assert_eq!((steps.low, steps.high), (dec!(0), dec!(12)));
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let (run, option) = ((CostKind::Run, dec!(-3)), OptionKind::Hybrid);
        let twice = given(&[run, run]);
        let error = ChartError::DuplicateCost { option, cost: "run cost" };
        assert_eq!(Steps::new(&twice).err(), Some(error));
        let short = given(&[(CostKind::Run, dec!(-2))]);
        assert_eq!(Steps::new(&short).err(), Some(ChartError::TotalDiffers { option }));
        let mut same = given(&[run]);
        same.from.option = option;
        assert_eq!(Steps::new(&same).err(), Some(ChartError::DuplicateOption { option }));
        let huge = given(&[(CostKind::Run, Decimal::MAX)]);
        assert_eq!(Steps::new(&huge).err(), Some(ChartError::AmountTooLarge));
    }
}
