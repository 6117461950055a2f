//! How much of the result rests on each value: how far the saving moves when the value moves by one
//! per cent up and down.

use fulcrum_model::{Estimate, Study, StudyValue};
use rust_decimal::{Decimal, dec};

use crate::changed_costs::{Change, is_whole};
use crate::saving::{Counted, Savings, values_tried};

/// From one per cent below to one per cent above.
const MOVE: Decimal = dec!(0.02);

/// How much of the saving rests on one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// Path of the value.
    pub path: String,
    /// How far the saving moves when the value goes from one per cent below to one per cent above,
    /// in the study's currency; never negative.
    pub size: Decimal,
}

/// The weight of every value, in the order of the study. Of a study with more than
/// [`crate::SERVICES_TRIED`] services, the values of those that may lose most in an hour.
///
/// The likely value counts, and who runs what stays as the likely values decide it. A value at a
/// bound moves to one side only and a whole number by one; both movements are then brought to one
/// per cent up and down, so that weights compare. A value of 0 has no per cent and weighs nothing,
/// and so does one that moves the saving by less than the currency's smallest unit. A value whose
/// saving is not finite is left out.
#[must_use]
pub fn weights(study: &Study, counted: Counted) -> Vec<Weight> {
    let moves: Vec<Move> = values_tried(study).map(|value| Move::of(&value)).collect();
    let ends: Vec<Change> = moves
        .iter()
        .flat_map(|value| {
            [value.lower, value.upper].map(|likely| Change { path: value.path.clone(), likely })
        })
        .collect();
    let savings = Savings::of(study, counted).after(&ends);
    let smallest = Decimal::new(1, study.currency.minor_units());
    moves
        .into_iter()
        .zip(savings.chunks_exact(2))
        .filter_map(|(value, savings)| {
            let saving_at =
                |likely| Savings::of(&value.put_into(study, likely)?, counted).unchanged();
            let (lower, upper) = match *savings {
                // the plan holds it, not the inputs
                _ if value.is_whole => (saving_at(value.lower), saving_at(value.upper)),
                [lower, upper] => (lower, upper),
                _ => (None, None),
            };
            let moved = upper?.saturating_sub(lower?).abs();
            let size = value.per_cent(if moved < smallest { Decimal::ZERO } else { moved })?;
            Some(Weight { path: value.path, size })
        })
        .collect()
}

/// The values between which one moves.
struct Move {
    path: String,
    likely: Decimal,
    lower: Decimal,
    upper: Decimal,
    is_whole: bool,
}

impl Move {
    fn of(value: &StudyValue<'_>) -> Self {
        let likely = value.estimate.likely();
        let declaration = value.declaration;
        let is_whole = is_whole(value);
        let step = if is_whole { Decimal::ONE } else { likely * MOVE / dec!(2) };
        let within = |value: Decimal| value.clamp(declaration.minimum, declaration.maximum);
        let (lower, upper) = (within(likely - step), within(likely + step));
        Self { path: value.path(), likely, lower, upper, is_whole }
    }

    /// The study with another value in its place.
    fn put_into(&self, study: &Study, likely: Decimal) -> Option<Study> {
        let mut changed = study.clone();
        *changed.estimate_mut(&self.path)? = Estimate::Fixed(likely);
        Some(changed)
    }

    /// What moved the saving so far, for one per cent up and down; `None` beyond 28 digits.
    fn per_cent(&self, moved: Decimal) -> Option<Decimal> {
        let span = self.upper - self.lower;
        if span.is_zero() {
            return Some(Decimal::ZERO);
        }
        moved.checked_mul(self.likely.checked_mul(MOVE)?.checked_div(span)?)
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::{AvailabilityTarget, Evaluation, OptionKind};

    use super::*;
    use crate::tests::study_of;

    fn weight(study: &Study, counted: Counted, path: &str) -> Decimal {
        weights(study, counted).into_iter().find(|weight| weight.path == path).unwrap().size
    }

    /// How far the saving of the exact evaluation moves between two values.
    fn moved(study: &Study, path: &str, lower: Decimal, upper: Decimal) -> Decimal {
        let saving = |value| {
            let mut changed = study.clone();
            *changed.estimate_mut(path).unwrap() = Estimate::Fixed(value);
            // the target is held, as a weight does
            changed.services[0].availability_target = Some(AvailabilityTarget::P99);
            let evaluation = Evaluation::of(&changed).unwrap();
            evaluation.comparison(OptionKind::YouBuildItYouRunIt).unwrap().saving
        };
        (saving(upper) - saving(lower)).abs()
    }

    #[test]
    fn a_weight_is_how_far_one_per_cent_up_and_down_moves_the_saving() {
        let study = study_of(1);
        for (path, lower, upper, times) in [
            ("services.s0.exposure_per_hour", dec!(49_500), dec!(50_500), dec!(1)),
            ("organisation.contribution_margin", dec!(0.396), dec!(0.404), dec!(1)),
            // at its upper bound: one side, counted twice
            ("organisation.idle_capacity_charged", dec!(0.99), dec!(1), dec!(2)),
            // a person more and a person less are a third of six, not a fiftieth
            ("organisation.support_analysts", dec!(5), dec!(7), dec!(0.06)),
        ] {
            let expected = moved(&study, path, lower, upper) * times;
            let found = weight(&study, Counted::AllCosts, path);
            // the postings of 36 months round by half a cent each
            assert!(expected > dec!(50), "{path}: {expected}");
            assert!((found - expected).abs() < dec!(5), "{path}: {found} against {expected}");
        }
    }

    #[test]
    fn what_does_not_move_the_saving_weighs_nothing() {
        let mut study = study_of(1);
        let path = "services.s0.exposure_per_hour";
        assert!(weight(&study, Counted::AllCosts, path) > Decimal::ZERO);
        assert_eq!(weight(&study, Counted::SpendingOnly, path), Decimal::ZERO);
        // a fiftieth of nothing is nothing
        study.services[0].estimates = study.services[0].estimates.map(|_| Estimate::Fixed(dec!(0)));
        assert_eq!(weight(&study, Counted::AllCosts, path), Decimal::ZERO);
    }

    #[test]
    fn every_value_of_a_small_study_is_weighed_and_of_a_large_one_those_of_forty_services() {
        let of = |services| weights(&study_of(services), Counted::AllCosts).len();
        assert_eq!(of(2), study_of(2).values().count());
        assert_eq!(of(42), study_of(40).values().count());
    }
}
