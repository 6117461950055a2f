//! Which difference moves how much of each option's total.
//!
//! Differences interact: what one moves depends on which others are made already. With few of them
//! every order counts alike (Shapley values); with many they are made one after the other. Either
//! way the parts add up to the change exactly, to the minor unit.

use rust_decimal::Decimal;

use super::mixture::mixture;
use super::shapley::shapley_values;
use super::{Difference, Place};
use crate::results::in_minor_units;
use crate::vocabulary::vocabulary;
use crate::{Evaluation, OptionKind, Overflow, Study};

/// Most differences that are attributed by Shapley values: they take every combination of them.
pub const SHAPLEY_LIMIT: usize = 8;
/// Most parts that more differences than that are attributed to one by one; what is left after
/// them is one part.
pub const CUMULATIVE_LIMIT: usize = 50;
/// Work of one attribution: months of services that its evaluations may take together. Of a study
/// so large that Shapley values would take more, differences are made one after the other, and
/// fewer of them alone.
pub const SERVICE_MONTH_LIMIT: usize = 1_200_000;

vocabulary! {
    /// How a change is shared among differences.
    AttributionMethod {
        /// There is one difference, or several that only make a valid study together.
        Whole = "whole", "There is one difference to attribute to: it moves the whole change.";
        /// Shapley values.
        Shapley = "shapley", "Shapley values: the average of what a difference moves over every order in which the differences could be made.";
        /// One after the other.
        Cumulative = "cumulative", "Cumulative: each difference moves what it changes when it is made after those before it, in the order of the scenario.";
    }
}

vocabulary! {
    /// Why a part holds the differences that it holds.
    Grouping {
        /// It holds one.
        Single = "single", "one difference";
        /// One of them without the others would not make a valid study.
        OnlyTogether = "only_together", "valid only together";
        /// They come after those that were attributed one by one.
        Remainder = "remainder", "the remaining differences";
    }
}

/// What a difference, or several together, moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Positions of its differences in the list that was attributed to.
    pub differences: Vec<usize>,
    /// Why these.
    pub grouping: Grouping,
    /// What it moves.
    pub change: Amounts,
}

/// Totals of the options, or changes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amounts([Decimal; COLUMNS]);

/// The change of each option's total from a base to a scenario, and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// How the change was shared.
    pub method: AttributionMethod,
    /// Totals of the base.
    pub base: Amounts,
    /// Totals of the scenario.
    pub scenario: Amounts,
    /// Scenario less base.
    pub change: Amounts,
    /// What each difference moves, in the order of the differences. They add up to `change`.
    pub parts: Vec<Part>,
}

const OPTIONS: usize = OptionKind::ALL.len();
/// Total, discounted total and spending.
const MEASURES: usize = 3;
/// Every measure of each option.
const AMOUNTS: usize = MEASURES * OPTIONS;
/// Every measure of each option, and what each saves in it against Ops Run It.
const COLUMNS: usize = 2 * AMOUNTS;

impl Amounts {
    /// The total of an option, or its change. A rise is positive.
    #[must_use]
    pub fn total(&self, option: OptionKind) -> Decimal {
        self.0[option.index()]
    }

    /// The same of the discounted total.
    #[must_use]
    pub fn discounted_total(&self, option: OptionKind) -> Decimal {
        self.0[OPTIONS + option.index()]
    }

    /// Total of Ops Run It less that of the option; 0 for Ops Run It.
    #[must_use]
    pub fn saving(&self, option: OptionKind) -> Decimal {
        self.0[AMOUNTS + option.index()]
    }

    /// The same of the discounted totals.
    #[must_use]
    pub fn discounted_saving(&self, option: OptionKind) -> Decimal {
        self.0[AMOUNTS + OPTIONS + option.index()]
    }

    /// What an option spends, or its change: everything but lost revenue.
    #[must_use]
    pub fn spending(&self, option: OptionKind) -> Decimal {
        self.0[2 * OPTIONS + option.index()]
    }

    /// Spending of Ops Run It less that of the option; 0 for Ops Run It.
    #[must_use]
    pub fn spending_saving(&self, option: OptionKind) -> Decimal {
        self.0[AMOUNTS + 2 * OPTIONS + option.index()]
    }
}

/// Every measure of each option in minor units. Sums of them are exact.
#[derive(Clone, Copy)]
struct Units([i128; AMOUNTS]);

impl Units {
    fn of(study: &Study) -> Result<Self, Overflow> {
        let evaluation = Evaluation::of(study)?;
        let minor_units = study.currency.minor_units();
        let mut units = [0; AMOUNTS];
        for (position, slot) in units.iter_mut().enumerate() {
            let option = OptionKind::ALL[position % OPTIONS];
            let amounts = evaluation.option(option);
            let amount = match position / OPTIONS {
                0 => amounts.total,
                1 => amounts.discounted_total,
                _ => amounts.spending(),
            };
            *slot = in_minor_units(amount, minor_units).ok_or_else(|| too_large(option, study))?;
        }
        Ok(Self(units))
    }

    fn less(self, other: Self) -> Self {
        let mut difference = self;
        for (slot, other) in difference.0.iter_mut().zip(other.0) {
            *slot -= other;
        }
        difference
    }

    /// As decimals, with the savings that follow from them.
    fn amounts(self, study: &Study) -> Result<Amounts, Overflow> {
        let minor_units = study.currency.minor_units();
        let mut amounts = [Decimal::ZERO; COLUMNS];
        let (totals, savings) = amounts.split_at_mut(self.0.len());
        for (position, (total, saving)) in totals.iter_mut().zip(savings).enumerate() {
            let option = OptionKind::ALL[position % OPTIONS];
            let units = self.0[position];
            let of_ops = self.0[position - position % OPTIONS + OptionKind::OpsRunIt.index()];
            for (slot, units) in [(total, units), (saving, of_ops - units)] {
                *slot = Decimal::try_from_i128_with_scale(units, minor_units)
                    .map_err(|_| too_large(option, study))?;
            }
        }
        Ok(Amounts(amounts))
    }
}

fn too_large(option: OptionKind, study: &Study) -> Overflow {
    Overflow {
        option: option.label(),
        line: "the change of the total".to_owned(),
        month: study.horizon_months as usize,
    }
}

/// Positions of differences that are made together.
type Group = Vec<usize>;

impl Attribution {
    /// Attributes the change of the totals from `base` to `scenario` to `differences`, which are
    /// those of the two studies, in the order in which they are to be made.
    ///
    /// Up to [`SHAPLEY_LIMIT`] differences get their Shapley values, computed from the totals of
    /// every combination; these do not depend on the order, but for which of several valid
    /// groupings is found. More are made one after the other, and those beyond
    /// [`CUMULATIVE_LIMIT`] parts together; so are those of a study for which that is too much work
    /// ([`SERVICE_MONTH_LIMIT`]). Differences of which a combination that is needed would not be a
    /// valid study are merged into one part.
    ///
    /// `None` when the currency differs: amounts in two currencies have no difference.
    ///
    /// # Errors
    ///
    /// When figures of the base, of the scenario or of a study between them do not fit into 28
    /// digits.
    pub fn new(
        base: &Study,
        scenario: &Study,
        differences: &[Difference],
    ) -> Result<Option<Self>, Overflow> {
        if base.currency != scenario.currency {
            return Ok(None);
        }
        let between = Between {
            base,
            scenario,
            places: differences.iter().map(|difference| &difference.place).collect(),
            base_units: Units::of(base)?,
            scenario_units: Units::of(scenario)?,
        };
        let change = between.scenario_units.less(between.base_units);
        let evaluations = evaluations_within_the_work(base, scenario);
        let is_shapley =
            differences.len() <= SHAPLEY_LIMIT && 1 << differences.len() <= evaluations;
        let most_parts = CUMULATIVE_LIMIT.min(evaluations);
        let (groups, shares) = if is_shapley {
            let groups = between.groups_valid_in_any_combination();
            let shares = between.shapley(&groups)?;
            (groups, shares)
        } else {
            between.cumulative(most_parts)?
        };
        let method = match groups.len() {
            0 | 1 => AttributionMethod::Whole,
            _ if is_shapley => AttributionMethod::Shapley,
            _ => AttributionMethod::Cumulative,
        };
        let last = groups.len().saturating_sub(1);
        let parts = groups.into_iter().zip(shares).enumerate().map(|(position, (group, share))| {
            let grouping = match group.len() {
                1 => Grouping::Single,
                _ if position == last && position == most_parts => Grouping::Remainder,
                _ => Grouping::OnlyTogether,
            };
            Ok(Part { differences: group, grouping, change: share.amounts(base)? })
        });
        Ok(Some(Self {
            method,
            parts: parts.collect::<Result<_, Overflow>>()?,
            base: between.base_units.amounts(base)?,
            scenario: between.scenario_units.amounts(base)?,
            change: change.amounts(base)?,
        }))
    }
}

/// How many evaluations of these studies the work of an attribution allows; at least 2, so that
/// the first difference stands alone.
fn evaluations_within_the_work(base: &Study, scenario: &Study) -> usize {
    let months = base.horizon_months.max(scenario.horizon_months) as usize;
    (SERVICE_MONTH_LIMIT / (base.services.len() * months).max(1)).max(2)
}

/// A base, a scenario and the studies between them.
struct Between<'a> {
    base: &'a Study,
    scenario: &'a Study,
    places: Vec<&'a Place>,
    base_units: Units,
    scenario_units: Units,
}

impl Between<'_> {
    /// The base with these differences made.
    fn study(&self, made: impl IntoIterator<Item = usize>) -> Study {
        let places = made.into_iter().filter_map(|position| self.places.get(position).copied());
        mixture(self.base, self.scenario, places)
    }

    fn is_valid(&self, made: impl IntoIterator<Item = usize>) -> bool {
        self.study(made).values_fit_together()
    }

    /// Merges differences until every combination of groups is a valid study. The smallest
    /// combination that is not valid is merged with the first difference that mends it.
    fn groups_valid_in_any_combination(&self) -> Vec<Group> {
        let mut groups: Vec<Group> =
            (0..self.places.len()).map(|position| vec![position]).collect();
        while let Some(invalid) = self.smallest_invalid(&groups) {
            let outside = (0..groups.len()).filter(|group| invalid & (1 << group) == 0);
            let mends = |group: &usize| self.is_valid(members(&groups, invalid | (1 << group)));
            // all together are the scenario, which is valid: if none alone mends it, the first may
            // help with another
            let mut outside = outside.peekable();
            let first = outside.peek().copied();
            let Some(mended_by) = outside.find(mends).or(first) else { break };
            let merged = invalid | (1 << mended_by);
            let mut together: Group = members(&groups, merged).collect();
            together.sort_unstable();
            let mut index = 0usize;
            groups.retain(|_| {
                index += 1;
                merged & (1 << (index - 1)) == 0
            });
            groups.push(together);
            // in the order of the first difference of each
            groups.sort();
        }
        groups
    }

    fn smallest_invalid(&self, groups: &[Group]) -> Option<usize> {
        (0..1usize << groups.len())
            .filter(|&combination| !self.is_valid(members(groups, combination)))
            .min_by_key(|combination| (combination.count_ones(), *combination))
    }

    fn shapley(&self, groups: &[Group]) -> Result<Vec<Units>, Overflow> {
        let all = (1usize << groups.len()) - 1;
        let worth = (0..=all).map(|combination| match combination {
            0 => Ok(self.base_units),
            _ if combination == all => Ok(self.scenario_units),
            _ => Units::of(&self.study(members(groups, combination))),
        });
        let worth = worth.collect::<Result<Vec<_>, _>>()?;
        // by place, so that the order of the differences plays no part
        let mut precedence: Vec<usize> = (0..groups.len()).collect();
        precedence.sort_by_key(|&group| {
            groups.get(group).into_iter().flatten().filter_map(|&p| self.places.get(p)).min()
        });
        let mut shares = vec![Units([0; AMOUNTS]); groups.len()];
        for column in 0..AMOUNTS {
            let worth: Vec<i128> = worth.iter().map(|units| units.0[column]).collect();
            let values = shapley_values(groups.len(), &worth, &precedence);
            for (share, value) in shares.iter_mut().zip(values) {
                share.0[column] = value;
            }
        }
        Ok(shares)
    }

    /// Groups in the order of the differences, each as small as it can be for a valid study after
    /// it, and what each adds to those before it.
    fn cumulative(&self, most_parts: usize) -> Result<(Vec<Group>, Vec<Units>), Overflow> {
        let (mut groups, mut shares) = (Vec::new(), Vec::new());
        let (mut group, mut before) = (Group::new(), self.base_units);
        let mut is_valid = true;
        for (position, place) in self.places.iter().enumerate() {
            group.push(position);
            let is_last = position + 1 == self.places.len();
            // the rules between values are about these alone
            if matches!(place, Place::Organisation(_) | Place::Setting(_)) {
                is_valid = self.is_valid(0..=position);
            }
            if !is_last && (groups.len() == most_parts || !is_valid) {
                continue;
            }
            let after =
                if is_last { self.scenario_units } else { Units::of(&self.study(0..=position))? };
            groups.push(std::mem::take(&mut group));
            shares.push(after.less(before));
            before = after;
        }
        Ok((groups, shares))
    }
}

/// Positions of the differences of a combination of groups, whose bits it has.
fn members(groups: &[Group], combination: usize) -> impl Iterator<Item = usize> {
    groups
        .iter()
        .enumerate()
        .filter(move |(group, _)| combination & (1 << group) != 0)
        .flat_map(|(_, group)| group.iter().copied())
}
