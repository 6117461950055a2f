//! The saving of a study, for many changes of one value at a time.

use fulcrum_model::{OptionKind, Study, StudyValue, Treatment};
use rust_decimal::Decimal;

use crate::Lanes;
use crate::changed_costs::{Change, ChangedCosts, values_of_services};
use crate::simulation::TrialTotals;

/// Which postings a saving counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Every posting.
    AllCosts,
    /// Every posting that is not lost revenue.
    SpendingOnly,
}

impl Counted {
    /// Whether postings of a treatment are counted.
    pub(crate) const fn predicate(self) -> fn(Treatment) -> bool {
        match self {
            Self::AllCosts => |_| true,
            Self::SpendingOnly => |treatment| !matches!(treatment, Treatment::LostRevenue),
        }
    }
}

/// Services whose estimates are tried; of a larger study, those that may lose most in an hour.
pub const SERVICES_TRIED: usize = 40;

/// The saving of You Build It You Run It against Ops Run It, undiscounted, while who runs what stays
/// as the likely values decide it.
pub(crate) struct Savings<'a>(ChangedCosts<'a>);

impl<'a> Savings<'a> {
    pub(crate) fn of(study: &'a Study, counted: Counted) -> Self {
        Self(ChangedCosts::undiscounted_without_hybrid(study, counted))
    }

    /// The saving as the study stands; `None` when it is not finite.
    pub(crate) fn unchanged(&self) -> Option<Decimal> {
        saving(self.0.unchanged())
    }

    /// The saving after each of `changes` alone, in their order; `None` where there is no such
    /// estimate or the saving is not finite.
    pub(crate) fn after(&self, changes: &[Change]) -> Vec<Option<Decimal>> {
        self.0.after(changes).into_iter().map(|costs| saving(costs?)).collect()
    }
}

fn saving(costs: TrialTotals) -> Option<Decimal> {
    let cost = |option: OptionKind| costs[option.index()];
    let saving = cost(OptionKind::OpsRunIt) - cost(OptionKind::YouBuildItYouRunIt);
    let [saving] = Lanes::new([saving]).decimals();
    saving
}

/// The values whose change is tried: all but those of services beyond the [`SERVICES_TRIED`] that
/// may lose most in an hour.
pub(crate) fn values_tried(study: &Study) -> impl Iterator<Item = StudyValue<'_>> {
    values_of_services(study, SERVICES_TRIED)
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Estimate;
    use fulcrum_model::evaluate::Plan;
    use rust_decimal::dec;

    use super::*;
    use crate::tests::study_of;

    #[test]
    fn a_change_made_beside_others_moves_the_saving_as_it_does_alone() {
        let study = study_of(3);
        let changes: Vec<Change> = study
            .values()
            .flat_map(|value| {
                [dec!(0.9), dec!(1.1)].map(|factor| Change {
                    path: value.path(),
                    likely: value.estimate.likely() * factor,
                })
            })
            .collect();
        let savings = Savings::of(&study, Counted::AllCosts).after(&changes);
        let mut held = study.clone();
        for (service, planned) in held.services.iter_mut().zip(Plan::new(&study).services) {
            service.availability_target = Some(planned.target);
        }
        for (change, saving) in changes.iter().zip(savings) {
            if change.path == "organisation.support_analysts" {
                continue; // the plan holds it
            }
            let mut changed = held.clone();
            *changed.estimate_mut(&change.path).unwrap() = Estimate::Fixed(change.likely);
            let alone = Savings::of(&changed, Counted::AllCosts).unchanged().unwrap();
            let difference = (saving.unwrap() - alone).abs();
            assert!(difference < dec!(0.0001), "{change:?}: {saving:?} against {alone}");
        }
    }

    #[test]
    fn what_is_not_there_has_no_saving() {
        let study = study_of(1);
        let change = |path: &str, likely| Change { path: path.to_owned(), likely };
        let savings = Savings::of(&study, Counted::AllCosts).after(&[
            change("services.nowhere.exposure_per_hour", dec!(1)),
            change("organisation.insight_lifetime_months", dec!(-1)),
            change("services.s0.exposure_per_hour", dec!(1)),
        ]);
        // a lifetime of -1 months divides by zero
        assert!(savings[0].is_none() && savings[1].is_none() && savings[2].is_some());
    }
}
