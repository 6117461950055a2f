//! Studies between a base and a scenario: the base with some of the differences made.

use std::collections::BTreeSet;

use super::{Place, adjustments};
use crate::Study;

/// The base with the values that the scenario has at `places`, which are among the differences of
/// the two. Of all differences it is the scenario, of none the base.
#[must_use]
pub fn mixture<'a>(
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::YearMonth;
    use crate::adjustments::Catalogue;
    use crate::file::{Document, StudyContext};
    use crate::scenarios::differences;

    /// A study whose scenario changes something of every kind.
    const FILE: &str = r#"{
        "format": "fulcrum-study", "version": 1, "name": "Before", "currency": "USD",
        "treatments": { "toil": { "ops_run_it": "capex" }, "standby": { "ops_run_it": "capex" } },
        "adjustments": ["automated_pipeline", "adoption_dip"],
        "services": [{
            "id": "shop", "name": "Shop", "team": "Shop", "domain": "Sales", "kind": "digital",
            "feature_demand": "high", "exposure_per_hour": "50000", "out_of_hours_exposure": "0.5",
            "features_per_month": "4", "value_per_feature_month": "5000", "incidents_per_month": "2"
        }],
        "scenarios": [{ "id": "s", "name": "S", "changes": {
            "name": "After", "currency": "JPY", "start": "2030-05", "horizon_months": 12,
            "discount_rate": "0.05", "working_hours_per_day": 10, "annual_revenue": "5e9",
            "out_of_hours_policy": "every_team", "lens": "on_paper",
            "treatment_policy": "playbook",
            "season": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2],
            "organisation": { "rate_developer": "70", "major_share": "0.5" },
            "models.ops_run_it": { "acknowledge_hours": { "low": 1, "likely": 2, "high": 3 } },
            "bands": {
                "exposure": [{ "up_to": "5", "availability_target": "99.0" }],
                "incident_loss": { "high_from": "9", "medium_from": "8" }
            },
            "simulation": { "seed": 2, "trials": 3, "chance": false },
            "adjustments": ["l1_5_application_support", "adoption_dip", "digital_platform"],
            "treatments": { "toil": { "you_build_it_you_run_it": "opex" } },
            "services.shop.name": "Store", "services.shop.team": "T", "services.shop.domain": "D",
            "services.shop.kind": "foundational", "services.shop.launch_month": 3,
            "services.shop.feature_demand": "low", "services.shop.availability_target": "99.9",
            "services.shop.operating_model": "ops_run_it",
            "services.shop.already_run_by": "ops_run_it",
            "services.shop.exposure_per_hour": "60000"
        } }]
    }"#;

    #[test]
    fn with_every_difference_made_the_base_is_the_scenario() {
        let catalogue = Catalogue::built_in().unwrap();
        let context =
            StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
        let (document, read) = Document::read(FILE.as_bytes(), context).unwrap();
        let (base, scenario) =
            (read.study, document.scenario("s", context).unwrap().unwrap().study);
        let found = differences(&base, &scenario);
        let made = |found: &[super::super::Difference]| {
            let mut study = mixture(&base, &scenario, found.iter().map(|d| &d.place));
            // scenarios of a scenario are none of its values
            study.scenarios.clear();
            study
        };
        assert_eq!(made(&found), scenario);
        assert_eq!(made(&[]).services, base.services);
        let settings = found.iter().filter(|d| matches!(d.place, Place::Setting(_))).count();
        assert_eq!(settings, 17, "every setting differs");
        let switched = found.iter().filter(|d| matches!(d.place, Place::Adjustment(_)));
        assert_eq!(switched.count(), 3, "one is off, two are on, one stays");
        // two rates and shares, one parameter of a model, three treatments, a service's ten fields
        assert_eq!(found.len(), 17 + 3 + 2 + 1 + 3 + 10, "{found:#?}");
        for missing in 0..found.len() {
            let mut some = found.clone();
            some.remove(missing);
            assert_ne!(made(&some), scenario, "{:?} is no difference", found[missing]);
        }
    }
}
