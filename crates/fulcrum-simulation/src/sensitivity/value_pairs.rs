//! What the options cost over the values of two estimates.

use fulcrum_model::{OptionKind, Study};
use rust_decimal::Decimal;

use super::switching::Preference;
use crate::Counted;
use crate::changed_costs::{Change, ChangedCosts, is_whole};
use crate::simulation::TrialTotals;

/// The values that one of two estimates is given.
#[derive(Clone, Debug, PartialEq)]
pub struct ValuesTried {
    /// Path of the estimate.
    pub path: String,
    /// Its values, within the bounds of its parameter.
    pub values: Vec<Decimal>,
}

/// The option that costs least, and how much less than the one that costs next to least, in the
/// currency's major unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cheapest {
    /// The option; of those that cost the same, the first in the order of [`OptionKind::ALL`].
    pub option: OptionKind,
    /// Its lead, at least 0.
    pub lead: f64,
}

/// Which option costs least in today's money, for each value of `up` and for each value of `across`,
/// all other estimates being likely. Who runs what stays as the likely values decide it, as in
/// [`switching_values`](super::switching_values).
///
/// Nothing where an option costs no finite amount, or where there is no such estimate: the number of
/// analysts, which is whole, is none.
#[must_use]
pub fn cheapest_over_two(
    study: &Study,
    counted: Counted,
    across: &ValuesTried,
    up: &ValuesTried,
) -> Vec<Vec<Option<Cheapest>>> {
    let can_vary = |path: &str| study.value_at(path).is_some_and(|value| !is_whole(&value));
    if !can_vary(&across.path) || !can_vary(&up.path) {
        return up.values.iter().map(|_| vec![None; across.values.len()]).collect();
    }
    let changed = ChangedCosts::discounted(study, counted);
    let minor_units = study.currency.minor_units();
    let cheapest = |costs: TrialTotals| {
        let preference = Preference::new(&changed, costs, minor_units);
        Cheapest { option: preference.preferred, lead: preference.lead(&costs) }
    };
    let costs = changed.after_together(&pairs(across, up));
    let rows = costs.chunks(across.values.len().max(1));
    rows.map(|row| row.iter().map(|costs| costs.map(cheapest)).collect()).collect()
}

/// Both changes of each pair, those of the first value of `up` first.
fn pairs(across: &ValuesTried, up: &ValuesTried) -> Vec<Vec<Change>> {
    let change = |tried: &ValuesTried, likely| Change { path: tried.path.clone(), likely };
    let row = |&high: &Decimal| {
        across.values.iter().map(move |&right| vec![change(across, right), change(up, high)])
    };
    up.values.iter().flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::tests::study_of;

    fn tried(path: &str, values: &[Decimal]) -> ValuesTried {
        ValuesTried { path: path.to_owned(), values: values.to_vec() }
    }

    #[test]
    fn a_pair_costs_the_same_whatever_stands_beside_it() {
        let study = study_of(3);
        let changed = ChangedCosts::discounted(&study, Counted::AllCosts);
        let exposure = "services.s0.exposure_per_hour";
        let across = tried(exposure, &[dec!(20_000), dec!(90_000)]);
        for path in ["organisation.major_share", "models.ops_run_it.level_2_pickup_hours"] {
            let likely = study.value_at(path).unwrap().estimate.likely();
            let up = tried(path, &[likely / dec!(2), likely, likely * dec!(1.5)]);
            let pairs = pairs(&across, &up);
            let costs = changed.after_together(&pairs);
            for (pair, together) in pairs.iter().zip(&costs) {
                assert!(together.is_some());
                assert_eq!(changed.after_together(std::slice::from_ref(pair))[0], *together);
            }
            // at the likely value of one, the change of the other alone
            let alone = Change { path: exposure.to_owned(), likely: dec!(90_000) };
            let alone = changed.after(&[alone])[0].unwrap();
            for (one, other) in costs[3].unwrap().iter().zip(alone) {
                assert!((one - other).abs() < 1e-3, "{one} and {other}");
            }
            assert_ne!(costs[1], costs[5], "{path} moves costs");
        }
    }

    #[test]
    fn the_cheapest_leads_by_what_its_best_rival_costs_more() {
        let study = study_of(3);
        let across = tried("services.s0.exposure_per_hour", &[dec!(1), dec!(90_000)]);
        let up = tried("organisation.major_share", &[dec!(0.05), dec!(0.4)]);
        let found = cheapest_over_two(&study, Counted::AllCosts, &across, &up);
        let changed = ChangedCosts::discounted(&study, Counted::AllCosts);
        let costs = changed.after_together(&pairs(&across, &up));
        for (found, costs) in found.iter().flatten().zip(&costs) {
            let (found, costs) = (found.unwrap(), costs.unwrap());
            let least = costs[found.option.index()];
            assert!(costs.iter().all(|&cost| least <= cost + 0.01), "{costs:?}: {found:?}");
            assert!(costs.iter().any(|cost| (cost - least - found.lead).abs() < 1e-6));
        }
    }

    #[test]
    fn what_cannot_be_varied_has_no_cheapest_option() {
        let study = study_of(1);
        let exposure = tried("services.s0.exposure_per_hour", &[dec!(1), dec!(2)]);
        for path in ["organisation.support_analysts", "services.nowhere.exposure_per_hour"] {
            let other = tried(path, &[dec!(2)]);
            let found = cheapest_over_two(&study, Counted::AllCosts, &exposure, &other);
            assert_eq!(found, [[None, None]]);
        }
    }
}
