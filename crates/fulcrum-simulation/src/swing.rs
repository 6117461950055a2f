//! How far the saving moves when one estimate goes from its low to its high value and all others
//! stay at their likely ones.

use std::cmp::Reverse;

use fulcrum_model::{Study, StudyValue};
use rust_decimal::Decimal;

use crate::changed_costs::Change;
use crate::saving::{Counted, Savings, values_tried};

/// The saving of You Build It You Run It against Ops Run It at both ends of one estimate, in the
/// study's currency over the whole horizon, undiscounted.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// Path of the estimate.
    pub path: String,
    /// Saving with the estimate at its low value.
    pub at_low: Decimal,
    /// Saving with the estimate at its high value.
    pub at_high: Decimal,
}

impl Swing {
    /// How far the saving moves between both ends.
    #[must_use]
    pub fn size(&self) -> Decimal {
        self.at_high.saturating_sub(self.at_low).abs()
    }
}

/// The swing of every ranged estimate, the largest first; equal ones in the order of the study. Of
/// a study with more than [`crate::SERVICES_TRIED`] services, the estimates of those that may lose
/// most in an hour.
///
/// Who runs what stays as the likely values decide it. An estimate whose saving is not finite at
/// one of its ends is left out.
#[must_use]
pub fn swings(study: &Study, counted: Counted) -> Vec<Swing> {
    swings_where(study, counted, |_| true)
}

/// [`swings`] of the values that are wanted, each asked for once, in the order of the study.
#[must_use]
pub fn swings_where(
    study: &Study,
    counted: Counted,
    mut wanted: impl FnMut(&StudyValue<'_>) -> bool,
) -> Vec<Swing> {
    let ends = values_tried(study)
        .filter(|value| value.estimate.low() < value.estimate.high() && wanted(value))
        .flat_map(|value| {
            [value.estimate.low(), value.estimate.high()]
                .map(|likely| Change { path: value.path(), likely })
        })
        .collect();
    let mut swings = between(study, counted, ends);
    swings.sort_by_key(|swing| Reverse(swing.size()));
    swings
}

/// The swing of the estimate at `path` between two values; `None` when there is no such estimate
/// or the saving is not finite.
#[must_use]
pub fn swing_between(
    study: &Study,
    counted: Counted,
    path: &str,
    low: Decimal,
    high: Decimal,
) -> Option<Swing> {
    let ends = [low, high].map(|likely| Change { path: path.to_owned(), likely });
    between(study, counted, ends.into()).pop()
}

/// The swings between pairs of changes of one value each.
fn between(study: &Study, counted: Counted, ends: Vec<Change>) -> Vec<Swing> {
    let savings = Savings::of(study, counted).after(&ends);
    ends.chunks_exact(2)
        .zip(savings.chunks_exact(2))
        .filter_map(|(ends, savings)| {
            let [Some(at_low), Some(at_high)] = *savings else { return None };
            Some(Swing { path: ends.first()?.path.clone(), at_low, at_high })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use fulcrum_model::{AvailabilityTarget, Estimate, Evaluation, OptionKind};
    use rust_decimal::dec;

    use super::*;
    use crate::tests::study_of;

    fn exact_saving(study: &Study) -> Decimal {
        let evaluation = Evaluation::of(study).unwrap();
        evaluation.comparison(OptionKind::YouBuildItYouRunIt).unwrap().saving
    }

    #[test]
    fn a_swing_is_what_the_exact_evaluation_says_at_both_ends() {
        let study = study_of(1);
        let path = "services.s0.exposure_per_hour";
        let swing =
            swings(&study, Counted::AllCosts).into_iter().find(|swing| swing.path == path).unwrap();
        for (value, found) in [(dec!(20000), swing.at_low), (dec!(90000), swing.at_high)] {
            // the target is held, as a swing does; the postings of 36 months round by half a cent
            let mut changed = study.clone();
            *changed.estimate_mut(path).unwrap() = Estimate::Fixed(value);
            changed.services[0].availability_target = Some(AvailabilityTarget::P99);
            assert!((exact_saving(&changed) - found).abs() < dec!(10), "{found}");
        }
    }

    #[test]
    fn what_only_loses_revenue_does_not_move_spending() {
        let study = study_of(1);
        let path = "services.s0.exposure_per_hour";
        let swing =
            |counted| swing_between(&study, counted, path, dec!(20000), dec!(90000)).unwrap();
        assert!(swing(Counted::AllCosts).size() > Decimal::ZERO);
        assert_eq!(swing(Counted::SpendingOnly).size(), Decimal::ZERO);
    }

    #[test]
    fn the_largest_swing_comes_first_and_fixed_values_have_none() {
        let swings = swings(&study_of(1), Counted::AllCosts);
        assert!(swings.windows(2).all(|pair| pair[0].size() >= pair[1].size()));
        assert!(swings.iter().all(|swing| swing.path != "services.s0.out_of_hours_exposure"));
        assert!(swings.len() > 50);
    }
}
