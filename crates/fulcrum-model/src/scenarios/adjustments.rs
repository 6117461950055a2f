//! Lists of active countermeasures and pitfalls: what stands in one and not in the other.

use std::collections::BTreeSet;

use crate::adjustments::Adjustment;

/// Both lists in one, of which each is a part in its own order; `None` when they order what they
/// have in common differently.
pub(super) fn merged<'a>(
    base: &'a [Adjustment],
    scenario: &'a [Adjustment],
) -> Option<Vec<&'a Adjustment>> {
    let ids = |list: &'a [Adjustment]| list.iter().map(|a| a.id.as_str()).collect::<BTreeSet<_>>();
    let (in_base, in_scenario) = (ids(base), ids(scenario));
    let mut merged = Vec::with_capacity(base.len().saturating_add(scenario.len()));
    let mut rest = base.iter();
    for adjustment in scenario {
        if in_base.contains(adjustment.id.as_str()) {
            // what the scenario switches off stands where it stood
            for other in rest.by_ref() {
                merged.push(other);
                if other.id == adjustment.id {
                    break;
                }
                if in_scenario.contains(other.id.as_str()) {
                    return None;
                }
            }
        } else {
            merged.push(adjustment);
        }
    }
    merged.extend(rest);
    Some(merged)
}
