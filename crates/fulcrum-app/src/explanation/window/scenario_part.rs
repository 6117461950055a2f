//! What one of a scenario's differences moves.
//!
//! Made one after the other, a difference moves what changes when it is made: a difference of two
//! studies. With few of them every order counts alike, and what it moves is the mean over all orders;
//! each of the movements that are averaged is such a difference again.

use std::collections::BTreeMap;

use fulcrum_model::display::{MoneyDisplay, joined};
use fulcrum_model::scenarios::{Attribution, AttributionMethod, Part, Place, mixture};
use fulcrum_model::{Evaluation, OptionKind, OptionTotals, Study, Treatment};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Explaining;
use super::changes::changed_inputs;
use crate::contract::{
    CommandError, ComparisonMeasure, CostBasis, Explanation, ExplanationPart, Figure, FigureStudy,
};
use crate::figures::{comparison_of, difference, total_of};
use crate::scenarios::{ComparedScenario, compared_scenarios};
use crate::session::not_found;

/// The amount that is moved.
#[derive(Clone, Copy)]
pub(super) struct MovedAmountOf {
    pub(super) option: OptionKind,
    pub(super) is_saving: bool,
    pub(super) basis: CostBasis,
}

impl MovedAmountOf {
    fn figure(self) -> Figure {
        if self.is_saving {
            comparison_of(self.option, ComparisonMeasure::Saving, self.basis)
        } else {
            total_of(self.option, self.basis)
        }
    }

    fn name(self) -> String {
        let what = match (self.is_saving, self.basis) {
            (true, _) => "saving",
            (false, CostBasis::AllCosts) => "total",
            (false, CostBasis::SpendingOnly) => "spending",
        };
        format!("{what} of {}", self.option.label())
    }

    /// What a part of a scenario moves of it.
    fn of(self, part: &Part) -> Decimal {
        let change = &part.change;
        match (self.is_saving, self.basis) {
            (false, CostBasis::AllCosts) => change.total(self.option),
            (false, CostBasis::SpendingOnly) => change.spending(self.option),
            (true, CostBasis::AllCosts) => change.saving(self.option),
            (true, CostBasis::SpendingOnly) => change.spending_saving(self.option),
        }
    }

    /// The amount of a study by the label of the line.
    fn by_line(self, evaluation: &Evaluation) -> BTreeMap<String, Decimal> {
        let mut lines = BTreeMap::new();
        let mut add = |option: OptionKind, is_taken: bool| {
            let totals: &OptionTotals = evaluation.option(option);
            for line in &totals.lines {
                let counts =
                    self.basis == CostBasis::AllCosts || line.treatment != Treatment::LostRevenue;
                if counts {
                    let label = evaluation.plan.line_label(line.line).to_owned();
                    let sum: &mut Decimal = lines.entry(label).or_default();
                    let amount = if is_taken { -line.amount } else { line.amount };
                    *sum = sum.saturating_add(amount);
                }
            }
        };
        if self.is_saving {
            add(OptionKind::OpsRunIt, false);
        }
        add(self.option, self.is_saving);
        lines
    }
}

impl Explaining {
    /// Explains what some differences of a scenario move.
    pub(super) fn scenario_part(
        &self,
        scenario: &str,
        differences: &[u32],
        what: MovedAmountOf,
    ) -> Result<Explanation, CommandError> {
        let open = self.open()?;
        let base = &open.base.study;
        let missing = || not_found("The scenario does not differ in that any more.".to_owned());
        let compared = compared_scenarios(&self.library, &open.document, base, Some(scenario))?;
        let compared = compared.first().ok_or_else(missing)?;
        let attribution = compared.attribution.as_ref().ok_or_else(missing)?;
        let wanted: Vec<usize> = differences.iter().map(|&position| position as usize).collect();
        let parts = &attribution.parts;
        let position =
            parts.iter().position(|part| part.differences == wanted).ok_or_else(missing)?;
        let between = |made: &[usize]| FigureStudy::Between {
            scenario: scenario.to_owned(),
            made: made.iter().filter_map(|&d| u32::try_from(d).ok()).collect(),
        };
        if attribution.method != AttributionMethod::Shapley {
            let made: Vec<usize> =
                parts.iter().take(position).flat_map(|part| part.differences.clone()).collect();
            let after: Vec<usize> = made.iter().chain(&wanted).copied().collect();
            let figure = |made: &[usize]| Figure::Of {
                study: between(made),
                figure: Box::new(what.figure()),
            };
            return self.difference(&figure(&after), &figure(&made), &FigureStudy::Shown);
        }
        let orders = Orders::of(base, compared, attribution, position, what)?;
        let money = MoneyDisplay::new(base.currency);
        let amount = what.of(&parts[position]);
        let label = compared.part_label(&parts[position]);
        let with_it = |made: &[usize]| {
            let mut all: Vec<usize> = made.iter().chain(&wanted).copied().collect();
            all.sort_unstable();
            all
        };
        let operands = orders.movements.iter().map(|movement| {
            let before: Vec<String> =
                movement.before.iter().map(|&part| compared.part_label(&parts[part])).collect();
            let when = match before.len() {
                0 => "Made first".to_owned(),
                _ => format!("After {}", joined(&before)),
            };
            let mut made: Vec<usize> =
                movement.before.iter().flat_map(|&part| parts[part].differences.clone()).collect();
            made.sort_unstable();
            let figure = |made: &[usize]| Figure::Of {
                study: between(made),
                figure: Box::new(what.figure()),
            };
            ExplanationPart {
                label: format!("{when} (counts {} of {})", movement.orders, orders.all),
                value: money.exact_change(movement.amount),
                figure: Some(difference(figure(&with_it(&made)), figure(&made))),
            }
        });
        let operands: Vec<ExplanationPart> = operands.collect();
        let shares = orders.shares(amount, base);
        let parts: Vec<ExplanationPart> = shares
            .into_iter()
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(label, amount)| ExplanationPart {
                label,
                value: money.exact_change(amount),
                figure: None,
            })
            .collect();
        let only_it = mixture(base, &compared.study, places(compared, &wanted));
        Ok(Explanation {
            title: format!("What {label} moves of the {}", what.name()),
            value: money.exact_change(amount),
            meaning: format!(
                "Differences interact, so what one moves depends on which others are made before it. This is the mean over every order in which the differences of scenario \u{201c}{}\u{201d} can be made.",
                compared.name
            ),
            formula: "sum over the differences made before it of movement * orders / all orders"
                .to_owned(),
            inputs: changed_inputs(base, &only_it),
            operands,
            parts_total: u32::try_from(parts.len()).unwrap_or(u32::MAX),
            parts,
            notes: vec!["By line, the mean is rounded so that all lines add up.".to_owned()],
            elsewhere: self.elsewhere(Some(scenario))?,
            ..Explanation::default()
        })
    }
}

fn places<'a>(
    compared: &'a ComparedScenario,
    differences: &'a [usize],
) -> impl Iterator<Item = &'a Place> {
    let all = &compared.differences.differences;
    differences.iter().filter_map(|&position| Some(&all.get(position)?.place))
}

/// What a part of a scenario moves after each combination of the others.
struct Orders {
    movements: Vec<Movement>,
    /// In how many orders the parts can be made.
    all: i128,
}

struct Movement {
    /// Positions of the parts that are made before.
    before: Vec<usize>,
    /// In how many orders it is these.
    orders: i128,
    amount: Decimal,
    by_line: BTreeMap<String, Decimal>,
}

impl Orders {
    fn of(
        base: &Study,
        compared: &ComparedScenario,
        attribution: &Attribution,
        position: usize,
        what: MovedAmountOf,
    ) -> Result<Self, CommandError> {
        let parts = &attribution.parts;
        let others: Vec<usize> = (0..parts.len()).filter(|&part| part != position).collect();
        let lines_of = |made: &[usize]| -> Result<BTreeMap<String, Decimal>, CommandError> {
            let places = made.iter().flat_map(|&part| places(compared, &parts[part].differences));
            Ok(what.by_line(&Evaluation::of(&mixture(base, &compared.study, places))?))
        };
        let factorial = |count: usize| (1..=count).map(|n| n as i128).product::<i128>();
        let movements = (0..1usize << others.len()).map(|combination| {
            let chosen = others.iter().enumerate().filter(|(bit, _)| combination & (1 << bit) != 0);
            let before: Vec<usize> = chosen.map(|(_, &part)| part).collect();
            let with_it: Vec<usize> = before.iter().copied().chain([position]).collect();
            let mut by_line = lines_of(&with_it)?;
            for (line, amount) in lines_of(&before)? {
                let moved: &mut Decimal = by_line.entry(line).or_default();
                *moved = moved.saturating_sub(amount);
            }
            Ok(Movement {
                orders: factorial(before.len()) * factorial(others.len() - before.len()),
                amount: by_line.values().sum(),
                by_line,
                before,
            })
        });
        let mut movements = movements.collect::<Result<Vec<_>, CommandError>>()?;
        movements.sort_by(|a, b| {
            a.before.len().cmp(&b.before.len()).then_with(|| a.before.cmp(&b.before))
        });
        Ok(Self { movements, all: factorial(parts.len()) })
    }

    /// The mean by line in whole minor units, rounded so that all add up to `amount`.
    fn shares(&self, amount: Decimal, study: &Study) -> Vec<(String, Decimal)> {
        let minor_units = study.currency.minor_units();
        let scale = Decimal::from(10u64.pow(minor_units));
        let units = |amount: Decimal| {
            amount.checked_mul(scale).and_then(|units| units.to_i128()).unwrap_or_default()
        };
        let mut sums = BTreeMap::<&str, i128>::new();
        for movement in &self.movements {
            for (line, amount) in &movement.by_line {
                *sums.entry(line).or_default() += units(*amount) * movement.orders;
            }
        }
        let mut shares: Vec<(&str, i128, i128)> = sums
            .into_iter()
            .map(|(line, sum)| (line, sum.div_euclid(self.all), sum.rem_euclid(self.all)))
            .collect();
        // what rounding down has left goes to those that it took most from
        let mut left = units(amount) - shares.iter().map(|(_, share, _)| share).sum::<i128>();
        let mut by_rest: Vec<usize> = (0..shares.len()).collect();
        by_rest.sort_by_key(|&index| std::cmp::Reverse((shares[index].2, shares.len() - index)));
        for index in by_rest.iter().cycle().take(shares.len() * 4) {
            match left.signum() {
                0 => break,
                sign => {
                    shares[*index].1 += sign;
                    left -= sign;
                }
            }
        }
        shares
            .into_iter()
            .map(|(line, share, _)| {
                let share = Decimal::try_from_i128_with_scale(share, minor_units);
                (line.to_owned(), share.unwrap_or_default())
            })
            .collect()
    }
}
