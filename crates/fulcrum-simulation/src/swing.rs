//! How far the saving moves when one estimate goes from its low to its high value and all others
//! stay at their likely ones.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use fulcrum_model::adjustments::effective_parameters;
use fulcrum_model::evaluate::{Inputs, Plan, Posting, Sink, evaluate};
use fulcrum_model::{Estimate, OptionKind, Scalar, Service, Study, Treatment, ValueOwner};

use rust_decimal::Decimal;

use crate::Float;

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
const SERVICES_TRIED: usize = 40;

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
/// a study with more than 40 services, the estimates of the 40 that may lose most in an hour.
///
/// Who runs what stays as the likely values decide it. An estimate whose saving is not finite at
/// one of its ends is left out.
#[must_use]
pub fn swings(study: &Study, counted: Counted) -> Vec<Swing> {
    let plan = Plan::new(study);
    let tried = services_tried(study);
    let mut swings: Vec<Swing> = study
        .values()
        .filter(|value| value.estimate.low() < value.estimate.high())
        .filter(|value| match value.owner {
            ValueOwner::Service(service) => tried.contains(service.id.as_str()),
            ValueOwner::Organisation | ValueOwner::Model(_) => true,
        })
        .filter_map(|value| {
            let (low, high) = (value.estimate.low(), value.estimate.high());
            swing(study, &plan, counted, &value.path(), low, high)
        })
        .collect();
    swings.sort_by_key(|swing| Reverse(swing.size()));
    swings
}

fn services_tried(study: &Study) -> BTreeSet<&str> {
    let exposure = |service: &Service| {
        service.estimate(fulcrum_model::parameters::ServiceParameter::ExposurePerHour).likely()
    };
    let mut services: Vec<&Service> = study.services.iter().collect();
    services.sort_by_key(|service| Reverse(exposure(service)));
    services.into_iter().take(SERVICES_TRIED).map(|service| service.id.as_str()).collect()
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
    swing(study, &Plan::new(study), counted, path, low, high)
}

fn swing(
    study: &Study,
    plan: &Plan,
    counted: Counted,
    path: &str,
    low: Decimal,
    high: Decimal,
) -> Option<Swing> {
    let saving_at = |likely| saving(&with_value(study, path, likely)?, plan, counted);
    Some(Swing { at_low: saving_at(low)?, at_high: saving_at(high)?, path: path.to_owned() })
}

fn with_value(study: &Study, path: &str, likely: Decimal) -> Option<Study> {
    let mut changed = study.clone();
    *changed.estimate_mut(path)? = Estimate::Fixed(likely);
    Some(changed)
}

fn saving(study: &Study, plan: &Plan, counted: Counted) -> Option<Decimal> {
    let inputs = Inputs::<Float>::likely(study, &effective_parameters(study));
    let mut totals = Totals { counted, sums: [Float::zero(); OptionKind::ALL.len()] };
    evaluate(plan, &inputs, &mut totals);
    let total = |option: OptionKind| totals.sums[option.index()];
    (total(OptionKind::OpsRunIt) - total(OptionKind::YouBuildItYouRunIt)).decimal()
}

/// The total of each option.
struct Totals {
    counted: Counted,
    sums: [Float; OptionKind::ALL.len()],
}

impl Sink<Float> for Totals {
    fn post(&mut self, posting: Posting<Float>) {
        let is_counted = match self.counted {
            Counted::AllCosts => true,
            Counted::SpendingOnly => posting.treatment != Treatment::LostRevenue,
        };
        if is_counted {
            let sum = &mut self.sums[posting.option.index()];
            *sum = *sum + posting.amount;
        }
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::adjustments::Catalogue;
    use fulcrum_model::file::{StudyContext, read_study};
    use fulcrum_model::{Evaluation, YearMonth};
    use rust_decimal::dec;

    use super::*;

    fn study() -> Study {
        let text = r#"{"format": "fulcrum-study", "version": 1, "name": "One", "currency": "GBP",
            "services": [{"id": "shop", "name": "Shop", "team": "Shop", "domain": "Sales",
                "kind": "digital", "feature_demand": "high",
                "exposure_per_hour": {"low": "20000", "likely": "50000", "high": "90000"},
                "out_of_hours_exposure": "0.5", "features_per_month": "4",
                "value_per_feature_month": "5000", "incidents_per_month": "2"}]}"#;
        let catalogue = Catalogue::built_in().unwrap();
        let context =
            StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
        read_study(text.as_bytes(), context).unwrap().study
    }

    fn exact_saving(study: &Study) -> Decimal {
        let evaluation = Evaluation::of(study).unwrap();
        evaluation.comparison(OptionKind::YouBuildItYouRunIt).unwrap().saving
    }

    #[test]
    fn a_swing_is_what_the_exact_evaluation_says_at_both_ends() {
        let study = study();
        let path = "services.shop.exposure_per_hour";
        let swing =
            swings(&study, Counted::AllCosts).into_iter().find(|swing| swing.path == path).unwrap();
        for (value, found) in [(dec!(20000), swing.at_low), (dec!(90000), swing.at_high)] {
            // the target is held, as a swing does; the postings of 36 months round by half a cent
            let mut changed = with_value(&study, path, value).unwrap();
            changed.services[0].availability_target = Some(fulcrum_model::AvailabilityTarget::P99);
            assert!((exact_saving(&changed) - found).abs() < dec!(10), "{found}");
        }
    }

    #[test]
    fn what_only_loses_revenue_does_not_move_spending() {
        let study = study();
        let path = "services.shop.exposure_per_hour";
        let swing =
            |counted| swing_between(&study, counted, path, dec!(20000), dec!(90000)).unwrap();
        assert!(swing(Counted::AllCosts).size() > Decimal::ZERO);
        assert_eq!(swing(Counted::SpendingOnly).size(), Decimal::ZERO);
    }

    #[test]
    fn the_largest_swing_comes_first_and_fixed_values_have_none() {
        let swings = swings(&study(), Counted::AllCosts);
        assert!(swings.windows(2).all(|pair| pair[0].size() >= pair[1].size()));
        assert!(swings.iter().all(|swing| swing.path != "services.shop.out_of_hours_exposure"));
        assert!(swings.len() > 50);
    }
}
