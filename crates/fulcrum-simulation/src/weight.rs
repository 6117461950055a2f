//! How much of the result rests on each value: how far the saving moves when the value moves by one
//! per cent up and down.

use fulcrum_model::parameters::OrganisationParameter;
use fulcrum_model::{Estimate, Study, StudyValue, ValueOwner};
use rust_decimal::{Decimal, dec};

use crate::saving::{Change, Counted, Savings, values_tried};

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
        let is_whole = value.owner == ValueOwner::Organisation
            && OrganisationParameter::from_id(declaration.id)
                .is_some_and(OrganisationParameter::is_whole);
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
