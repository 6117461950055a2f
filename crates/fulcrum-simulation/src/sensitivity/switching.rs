//! Switching values: the value of one estimate, all others being likely, at which the preferred option
//! changes.

use fulcrum_model::parameters::OrganisationParameter;
use fulcrum_model::{Estimate, OptionKind, Study, StudyValue, ValueOwner};
use rust_decimal::{Decimal, dec};

use super::bracket::{Bracket, Place};
use crate::changed_costs::{Change, ChangedCosts, is_whole};
use crate::lanes::float;
use crate::saving::values_tried;
use crate::simulation::TrialTotals;
use crate::{Counted, Lanes, Watch};

/// Values looked at on either side of the likely one, to find where the preferred option changes
/// first.
const LOOKS: usize = 16;
/// Estimates between two looks at whether the work was stopped.
const PER_LOOK: usize = 32;

/// Where the preferred option changes.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchingValues {
    /// What each option costs at likely values, discounted, by [`OptionKind::index`].
    pub costs: TrialTotals,
    /// The option that costs least at likely values. An option must cost less than those before it by
    /// half of the currency's smallest unit.
    pub preferred: OptionKind,
    /// The options that can overtake it: the others, but for a hybrid that gives every service the
    /// same model and so is one of them.
    pub rivals: Vec<OptionKind>,
    /// Each value, in the order of the study.
    pub values: Vec<SwitchingValue>,
}

/// Where one value changes the preferred option.
#[derive(Clone, Debug, PartialEq)]
pub struct SwitchingValue {
    /// Path of the value.
    pub path: String,
    /// The lowest and the highest value that were looked at: the bounds of its parameter, and for the
    /// shares of major and of degrading incidents what the other leaves.
    pub bounds: (Decimal, Decimal),
    /// The first change below the likely value, if there is one within the bounds.
    pub below: Option<Switch>,
    /// The first change above it.
    pub above: Option<Switch>,
}

/// A value at which another option becomes the cheapest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Switch {
    /// The value, to about ten digits; of a whole number the first at which it is so.
    pub value: Decimal,
    /// The option that costs least beyond it.
    pub option: OptionKind,
}

impl SwitchingValue {
    /// The change nearest to a likely value; of two as near the one below.
    #[must_use]
    pub fn nearest(&self, likely: Decimal) -> Option<Switch> {
        let distance = |switch: &Switch| switch.value.saturating_sub(likely).abs();
        [self.below, self.above].into_iter().flatten().min_by_key(distance)
    }
}

/// The switching values of a study: of every value, fixed or a range, those of services beyond the
/// [`crate::SERVICES_TRIED`] that may lose most in an hour left out. `None` when it was stopped, or
/// when an option costs no finite amount at likely values.
///
/// Who runs what in the hybrid option, and the availability targets, stay as the likely values decide
/// them. Between the likely value and either bound, 16 values are looked at, closer to each other near
/// the likely one; where options overtake each other twice between two of them, neither is seen.
#[must_use]
pub fn switching_values(study: &Study, counted: Counted, watch: &Watch) -> Option<SwitchingValues> {
    let changed = ChangedCosts::discounted(study, counted);
    let costs = changed.unchanged();
    if costs.iter().any(|cost| !cost.is_finite()) {
        return None;
    }
    let preference = Preference::new(&changed, costs, study.currency.minor_units());
    let search = Search { study, counted, changed, preference };
    let mut values = Vec::new();
    let mut sides = Vec::new();
    for value in values_tried(study) {
        let bounds = bounds(study, &value);
        let position = values.len();
        let mut found = SwitchingValue { path: value.path(), bounds, below: None, above: None };
        if is_whole(&value) {
            found.below = search.whole_number(&value, bounds.0, watch)?;
            found.above = search.whole_number(&value, bounds.1, watch)?;
        } else {
            sides.extend([bounds.0, bounds.1].map(|bound| Side::new(position, &value, bound)));
        }
        values.push(found);
    }
    let mut brackets = search.brackets(&sides, &values, watch)?;
    search.bring_together(&mut brackets, &values, watch)?;
    let switches = search.switches(&brackets, &values);
    for ((side, _), switch) in brackets.iter().zip(switches) {
        let value = &mut values[side.value];
        match side.is_above {
            true => value.above = switch,
            false => value.below = switch,
        }
    }
    let Preference { preferred, rivals, .. } = search.preference;
    Some(SwitchingValues { costs, preferred, rivals, values })
}

/// The bounds of a value while all others are likely.
fn bounds(study: &Study, value: &StudyValue<'_>) -> (Decimal, Decimal) {
    let declaration = value.declaration;
    let likely = value.estimate.likely();
    let left = match (value.owner, OrganisationParameter::from_id(declaration.id)) {
        (ValueOwner::Organisation, Some(OrganisationParameter::MajorShare)) => {
            Some(OrganisationParameter::DegradedShare)
        }
        (ValueOwner::Organisation, Some(OrganisationParameter::DegradedShare)) => {
            Some(OrganisationParameter::MajorShare)
        }
        _ => None,
    }
    .map_or(declaration.maximum, |other| {
        Decimal::ONE.saturating_sub(study.organisation(other).likely())
    });
    (declaration.minimum.min(likely), declaration.maximum.min(left).max(likely))
}

/// Which option costs least, and by how much.
pub(super) struct Preference {
    pub(super) preferred: OptionKind,
    /// The options that can overtake it.
    rivals: Vec<OptionKind>,
    /// An advantage below this is none.
    smallest: f64,
}

impl Preference {
    pub(super) fn new(changed: &ChangedCosts<'_>, costs: TrialTotals, minor_units: u32) -> Self {
        let smallest = float(Decimal::new(5, minor_units.saturating_add(1)));
        let plan = changed.plan();
        // a hybrid that gives every service the same model is no option of its own
        let mut models = plan.services.iter().filter(|s| plan.is_active(s)).map(|s| s.hybrid_model);
        let first = models.next();
        let has_own_hybrid = models.any(|model| Some(model) != first);
        let options: Vec<OptionKind> = OptionKind::ALL
            .into_iter()
            .filter(|option| has_own_hybrid || *option != OptionKind::Hybrid)
            .collect();
        let cost = |option: OptionKind| costs[option.index()];
        let preferred = options.iter().fold(OptionKind::OpsRunIt, |preferred, &option| {
            if cost(option) < cost(preferred) - smallest { option } else { preferred }
        });
        let rivals = options.into_iter().filter(|option| *option != preferred).collect();
        Self { preferred, rivals, smallest }
    }

    /// How much less the preferred option costs than its best rival; nothing without a rival.
    pub(super) fn lead(&self, costs: &TrialTotals) -> f64 {
        let of = |option: OptionKind| costs[option.index()];
        self.rival(costs).map_or(0.0, |rival| (of(rival) - of(self.preferred)).max(0.0))
    }

    /// The rival that costs least.
    fn rival(&self, costs: &TrialTotals) -> Option<OptionKind> {
        let cost = |option: &OptionKind| costs[option.index()];
        self.rivals.iter().copied().min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }

    /// How much less the preferred option costs than its best rival, and the smallest advantage
    /// besides: below 0 where the rival has overtaken it.
    fn margin(&self, costs: &TrialTotals) -> f64 {
        let rival = self.rival(costs).map_or(f64::MAX, |rival| costs[rival.index()]);
        rival - costs[self.preferred.index()] + self.smallest
    }
}

/// What lies between a likely value and one of its bounds.
struct Side {
    /// Position of the value.
    value: usize,
    is_above: bool,
    likely: f64,
    bound: f64,
    /// The distance in which values are usually thought of.
    scale: f64,
}

/// The distance of a value that is 0, as a part of what its bounds allow.
const PART_OF_BOUNDS: Decimal = dec!(0.000_001);

impl Side {
    fn new(position: usize, value: &StudyValue<'_>, bound: Decimal) -> Self {
        let estimate = value.estimate;
        let (likely, declaration) = (estimate.likely(), value.declaration);
        let scale = if estimate.low() < estimate.high() {
            (estimate.high() - estimate.low()) / dec!(8)
        } else if likely.is_zero() {
            (declaration.maximum - declaration.minimum) * PART_OF_BOUNDS
        } else {
            likely.abs() / dec!(8)
        };
        Self {
            value: position,
            is_above: bound > likely,
            likely: float(likely),
            bound: float(bound),
            scale: float(scale),
        }
    }

    /// The values looked at, from the likely one to the bound: even steps of about the scale at first,
    /// then each a multiple of the one before.
    fn looks(&self) -> impl Iterator<Item = f64> {
        let span = self.bound - self.likely;
        let whole = libm::asinh(span / self.scale);
        (1..=LOOKS).filter(move |_| span != 0.0).map(move |look| match look {
            LOOKS => self.bound,
            _ => self.likely + self.scale * libm::sinh(whole * (look as f64 / LOOKS as f64)),
        })
    }
}

struct Search<'a> {
    study: &'a Study,
    counted: Counted,
    changed: ChangedCosts<'a>,
    preference: Preference,
}

impl Search<'_> {
    /// The first whole number from the likely one to a bound at which the preferred option changes;
    /// the outer `None` when the search was stopped.
    fn whole_number(
        &self,
        value: &StudyValue<'_>,
        bound: Decimal,
        watch: &Watch,
    ) -> Option<Option<Switch>> {
        let mut number = value.estimate.likely();
        let path = value.path();
        while number != bound {
            if watch.is_cancelled() {
                return None;
            }
            number = if bound > number {
                (number + Decimal::ONE).min(bound)
            } else {
                (number - Decimal::ONE).max(bound)
            };
            let mut changed = self.study.clone();
            let Some(estimate) = changed.estimate_mut(&path) else { break };
            *estimate = Estimate::Fixed(number);
            let costs = ChangedCosts::discounted(&changed, self.counted).unchanged();
            let margin = self.preference.margin(&costs);
            if !margin.is_finite() {
                break;
            }
            if margin < 0.0 {
                let option = self.preference.rival(&costs);
                return Some(option.map(|option| Switch { value: number, option }));
            }
        }
        Some(None)
    }

    /// How far ahead the preferred option is at values of estimates; `None` where costs are not
    /// finite.
    fn margins(&self, changes: &[(usize, f64)], values: &[SwitchingValue]) -> Vec<Option<f64>> {
        let changes: Vec<Change> = changes
            .iter()
            .map(|&(position, at)| Change {
                path: values[position].path.clone(),
                likely: within(at, values[position].bounds),
            })
            .collect();
        let costs = self.changed.after(&changes);
        costs.into_iter().map(|costs| costs.map(|costs| self.preference.margin(&costs))).collect()
    }

    /// The sides on which the preferred option changes, each with two values between which it does
    /// first.
    fn brackets<'s>(
        &self,
        sides: &'s [Side],
        values: &[SwitchingValue],
        watch: &Watch,
    ) -> Option<Vec<(&'s Side, Bracket)>> {
        let at_likely = self.preference.margin(&self.changed.unchanged());
        let mut brackets = Vec::new();
        for sides in sides.chunks(PER_LOOK) {
            if watch.is_cancelled() {
                return None;
            }
            let looks: Vec<(usize, f64)> =
                sides.iter().flat_map(|side| side.looks().map(|at| (side.value, at))).collect();
            let margins = self.margins(&looks, values);
            let mut looked = looks.iter().zip(margins);
            for side in sides {
                let mut above = Place { at: side.likely, height: at_likely };
                let mut is_over = false;
                for (&(_, at), margin) in looked.by_ref().take(side.looks().count()) {
                    match margin {
                        _ if is_over => {}
                        // what lies beyond cannot be computed
                        None => is_over = true,
                        Some(height) if height < 0.0 => {
                            is_over = true;
                            brackets.push((side, Bracket::between(above, Place { at, height })));
                        }
                        Some(height) => above = Place { at, height },
                    }
                }
            }
        }
        Some(brackets)
    }

    /// Brings all brackets together, many side by side; `None` when it was stopped.
    fn bring_together(
        &self,
        brackets: &mut [(&Side, Bracket)],
        values: &[SwitchingValue],
        watch: &Watch,
    ) -> Option<()> {
        loop {
            if watch.is_cancelled() {
                return None;
            }
            let asked: Vec<(usize, f64)> = brackets
                .iter()
                .enumerate()
                .filter_map(|(position, (_, bracket))| Some((position, bracket.next()?)))
                .collect();
            if asked.is_empty() {
                return Some(());
            }
            let changes: Vec<(usize, f64)> =
                asked.iter().map(|&(position, at)| (brackets[position].0.value, at)).collect();
            let margins = self.margins(&changes, values);
            for ((position, at), margin) in asked.into_iter().zip(margins) {
                brackets[position].1.narrow(at, margin);
            }
        }
    }

    /// The value that each bracket found and the option that costs least there.
    fn switches(
        &self,
        brackets: &[(&Side, Bracket)],
        values: &[SwitchingValue],
    ) -> Vec<Option<Switch>> {
        let changes: Vec<Change> = brackets
            .iter()
            .map(|(side, bracket)| {
                let value = &values[side.value];
                let likely = within(bracket.below().at, value.bounds);
                Change { path: value.path.clone(), likely }
            })
            .collect();
        let costs = self.changed.after(&changes);
        changes
            .iter()
            .zip(costs)
            .map(|(Change { likely, .. }, costs)| {
                let value = likely.round_sf(DIGITS).unwrap_or(*likely).normalize();
                Some(Switch { value, option: self.preference.rival(&costs?)? })
            })
            .collect()
    }
}

/// Digits to which a switching value is found.
const DIGITS: u32 = 10;

fn within(at: f64, (lowest, highest): (Decimal, Decimal)) -> Decimal {
    decimal(at).unwrap_or(lowest).clamp(lowest, highest)
}

fn decimal(value: f64) -> Option<Decimal> {
    let [value] = Lanes::new([value]).decimals();
    value
}

#[cfg(test)]
mod tests;
