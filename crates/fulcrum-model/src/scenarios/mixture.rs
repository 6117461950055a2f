//! Studies between a base and a scenario: the base with some of the differences made.

use std::collections::BTreeSet;

use super::{Place, adjustments};
use crate::Study;

/// The base with the values that the scenario has at `places`, which are among the differences of
/// the two. Of all differences it is the scenario, of none the base.
pub(super) fn mixture<'a>(
    base: &Study,
    scenario: &Study,
    places: impl IntoIterator<Item = &'a Place>,
) -> Study {
    let mut study = base.clone();
    let mut switched = BTreeSet::new();
    for place in places {
        match place {
            Place::Setting(setting) => setting.adopt(&mut study, scenario),
            Place::Organisation(p) => study.organisation[p.index()] = scenario.organisation(*p),
            Place::Model(model, p) => {
                study.models[model.index()][p.index()] = scenario.model(*model, *p);
            }
            Place::Service(id, field) => {
                // a scenario changes services, it adds and removes none
                let pairs = study.services.iter_mut().zip(&scenario.services);
                for (service, other) in pairs.filter(|(service, _)| service.id == *id) {
                    field.adopt(service, other);
                }
            }
            Place::ServiceEstimate(id, p) => {
                let pairs = study.services.iter_mut().zip(&scenario.services);
                for (service, other) in pairs.filter(|(service, _)| service.id == *id) {
                    service.estimates[p.index()] = other.estimate(*p);
                }
            }
            Place::Adjustment(id) => {
                switched.insert(id.as_str());
            }
            Place::AdjustmentOrder => study.adjustments.clone_from(&scenario.adjustments),
            Place::Treatment(line, model) => {
                let is_here = |choice: &&crate::study::TreatmentChoice| {
                    choice.line == *line && choice.model == *model
                };
                study.treatments.retain(|choice| !is_here(&choice));
                study.treatments.extend(scenario.treatments.iter().filter(is_here).cloned());
            }
        }
    }
    if let (false, Some(merged)) =
        (switched.is_empty(), adjustments::merged(&base.adjustments, &scenario.adjustments))
    {
        let is_active = |id: &str| {
            let source = if switched.contains(id) { scenario } else { base };
            source.adjustments.iter().any(|adjustment| adjustment.id == id)
        };
        study.adjustments = merged.into_iter().filter(|a| is_active(&a.id)).cloned().collect();
    }
    study
}
