//! How far the saving moves when one estimate goes from its low to its high value and all others
//! stay at their likely ones.

use fulcrum_model::adjustments::effective_parameters;
use fulcrum_model::evaluate::{Inputs, Plan, Posting, Sink, evaluate};
use fulcrum_model::{Estimate, OptionKind, Scalar, Study};

use rust_decimal::Decimal;

use crate::Float;

/// The saving of You Build It You Run It against Ops Run It at both ends of one estimate, in the
/// study's currency over the whole horizon, undiscounted.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    /// Path of the estimate.
    pub path: String,
    /// Saving with the estimate at its low value.
    pub at_low: f64,
    /// Saving with the estimate at its high value.
    pub at_high: f64,
}

impl Swing {
    /// How far the saving moves between both ends.
    #[must_use]
    pub fn size(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// The swing of every ranged estimate, the largest first; equal ones in the order of the study.
///
/// Who runs what stays as the likely values decide it. An estimate whose saving is not finite at
/// one of its ends is left out.
#[must_use]
pub fn swings(study: &Study) -> Vec<Swing> {
    let plan = Plan::new(study);
    let mut swings: Vec<Swing> = study
        .values()
        .filter(|value| value.estimate.low() < value.estimate.high())
        .filter_map(|value| {
            swing(study, &plan, &value.path(), value.estimate.low(), value.estimate.high())
        })
        .collect();
    swings.sort_by(|a, b| b.size().total_cmp(&a.size()));
    swings
}

/// The swing of the estimate at `path` between two values; `None` when there is no such estimate
/// or the saving is not finite.
#[must_use]
pub fn swing_between(study: &Study, path: &str, low: Decimal, high: Decimal) -> Option<Swing> {
    swing(study, &Plan::new(study), path, low, high)
}

fn swing(study: &Study, plan: &Plan, path: &str, low: Decimal, high: Decimal) -> Option<Swing> {
    let saving_at = |likely| saving(&with_value(study, path, likely)?, plan);
    Some(Swing { at_low: saving_at(low)?, at_high: saving_at(high)?, path: path.to_owned() })
}

fn with_value(study: &Study, path: &str, likely: Decimal) -> Option<Study> {
    let mut changed = study.clone();
    *changed.estimate_mut(path)? = Estimate::Fixed(likely);
    Some(changed)
}

fn saving(study: &Study, plan: &Plan) -> Option<f64> {
    let inputs = Inputs::<Float>::likely(study, &effective_parameters(study));
    let mut totals = Totals([Float::zero(); OptionKind::ALL.len()]);
    evaluate(plan, &inputs, &mut totals);
    let Totals(totals) = totals;
    let total = |option: OptionKind| totals[option.index()];
    (total(OptionKind::OpsRunIt) - total(OptionKind::YouBuildItYouRunIt)).finite()
}

/// The total of each option.
struct Totals([Float; OptionKind::ALL.len()]);

impl Sink<Float> for Totals {
    fn post(&mut self, posting: Posting<Float>) {
        let total = &mut self.0[posting.option.index()];
        *total = *total + posting.amount;
    }
}
