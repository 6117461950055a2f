//! What the reader of a valid file is told: values left out, keys not known, evidence for nothing.

use std::collections::BTreeSet;

use fulcrum_model::file::Notice;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::{OperatingModel, YearMonth};
use rust_decimal::dec;
use serde_json::{Value, json};

use super::{accepted, notices_of, put, valid, with, without};

/// The paths of the notices that are no defaults.
fn remarks(file: &Value) -> Vec<Notice> {
    let is_default = |notice: &Notice| matches!(notice, Notice::DefaultTaken { .. });
    notices_of(file).into_iter().filter(|notice| !is_default(notice)).collect()
}

fn unknown_key(path: &str) -> Notice {
    Notice::UnknownKey { path: path.to_owned() }
}

#[test]
fn a_key_that_the_program_does_not_know_is_a_notice_and_no_problem() {
    let scenario = json!([{ "id": "a", "name": "A", "changes": {}, "colour": "red" }]);
    let range = json!({ "low": 1, "likely": 2, "high": 3, "colour": "red" });
    let band = json!([{ "up_to": 5, "availability_target": "95.0", "colour": "red" }]);
    let losses = json!({ "high_from": 5, "medium_from": 4, "colour": "red" });
    let cases = [
        ("/colour", json!("red"), "colour"),
        ("/colour", json!({ "deep": [{ "er": null }] }), "colour"),
        ("/services/0/colour", json!("red"), "services.shop.colour"),
        ("/services/0/exposure_per_hour", range.clone(), "services.shop.exposure_per_hour.colour"),
        ("/organisation/rate_developer", range, "organisation.rate_developer.colour"),
        ("/bands/colour", json!("red"), "bands.colour"),
        ("/bands/exposure", band, "bands.exposure[0].colour"),
        ("/bands/incident_loss", losses, "bands.incident_loss.colour"),
        ("/simulation/colour", json!("red"), "simulation.colour"),
        ("/scenarios", scenario, "scenarios[0].colour"),
        (
            "/evidence/name",
            json!({ "confidence": "given", "colour": "red" }),
            "evidence[\"name\"].colour",
        ),
    ];
    for (pointer, value, path) in cases {
        assert_eq!(remarks(&with(pointer, value)), [unknown_key(path)], "{pointer}");
    }
    let message = unknown_key("services.shop.colour").to_string();
    assert!(message.contains("services.shop.colour") && message.contains("kept"), "{message}");
    assert_eq!(remarks(&valid()), [], "a file that says nothing unknown has none");
}

#[test]
fn every_value_left_out_is_reported_with_its_path() {
    let mut expected: BTreeSet<String> = [
        "start",
        "horizon_months",
        "discount_rate",
        "working_hours_per_day",
        "out_of_hours_policy",
        "lens",
        "treatment_policy",
        "season",
        "bands.exposure",
        "bands.incident_loss",
        "simulation.seed",
        "simulation.trials",
        "simulation.chance",
        "services.shop.launch_month",
        "services.shop.availability_target",
        "services.shop.operating_model",
        "services.shop.already_run_by",
    ]
    .map(str::to_owned)
    .into();
    for parameter in OrganisationParameter::ALL {
        expected.insert(format!("organisation.{}", parameter.declaration().id));
    }
    for model in OperatingModel::ALL {
        for parameter in ModelParameter::ALL {
            expected.insert(format!("models.{}.{}", model.id(), parameter.declaration().id));
        }
    }
    let mut file = without("/start");
    let service = file["services"][0].as_object_mut().unwrap();
    for key in ["launch_month", "availability_target", "operating_model", "already_run_by"] {
        service.remove(key);
    }
    let notices = notices_of(&file);
    let found: BTreeSet<_> = notices
        .iter()
        .map(|notice| match notice {
            Notice::DefaultTaken { path } => path.clone(),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(found, expected);
    assert_eq!(notices.len(), expected.len(), "each of them once");
}

#[test]
fn a_value_in_the_file_is_no_default() {
    let given = [
        ("/horizon_months", json!(36), "horizon_months"),
        ("/lens", json!("in_practice"), "lens"),
        ("/organisation/support_analysts", json!(6), "organisation.support_analysts"),
        ("/models/ops_run_it/runbook_hours", json!(24), "models.ops_run_it.runbook_hours"),
    ];
    for (pointer, value, path) in given {
        let default = Notice::DefaultTaken { path: path.to_owned() };
        assert!(notices_of(&valid()).contains(&default), "{path} is left out");
        assert!(!notices_of(&with(pointer, value)).contains(&default), "{path} is given");
    }
}

#[test]
fn the_defaults_are_those_of_the_reference() {
    let study = accepted(&without("/start")).study;
    assert_eq!(study.start, YearMonth::january(2027), "the next January");
    assert_eq!((study.horizon_months, study.discount_rate), (36, dec!(0.08)));
    assert_eq!(study.working_hours_per_day, dec!(8));
    assert_eq!(study.out_of_hours_policy.id(), "by_availability");
    assert_eq!((study.lens.id(), study.treatment_policy.id()), ("in_practice", "expense_run"));
    assert_eq!(study.season, [dec!(1); 12]);
    assert_eq!(study.annual_revenue, None);
    let simulation = study.simulation;
    assert_eq!((simulation.seed, simulation.trials, simulation.chance), (1, 10_000, true));
    let bands: Vec<_> =
        study.bands.exposure.iter().map(|b| (b.up_to, b.availability_target.id())).collect();
    assert_eq!(bands, [(dec!(7000), "95.0"), (dec!(250000), "99.0"), (dec!(800000), "99.9")]);
}

#[test]
fn evidence_for_a_value_that_does_not_exist_is_a_notice() {
    let evidence = json!({ "source": "Finance", "owner": "", "confidence": "guess", "note": "" });
    for path in [
        "organisation.rate_astronaut",
        "models.devops.acknowledge_hours",
        "models.ops_run_it.colour",
        "services.nobody.exposure_per_hour",
        "services.shop.exposure_per_hour.low",
        "services.shop.colour",
        "services.shop",
        "horizon",
        "",
    ] {
        let file = with("/evidence", json!({ path: evidence }));
        let expected = Notice::EvidenceWithoutValue { path: path.to_owned() };
        assert_eq!(remarks(&file), [expected], "{path}");
        assert!(accepted(&file).study.evidence.contains_key(path), "{path} is kept");
    }
    for path in [
        "organisation.rate_developer",
        "models.ops_run_it.acknowledge_hours",
        "services.shop.exposure_per_hour",
        "services.shop.feature_demand",
        "horizon_months",
        "discount_rate",
    ] {
        assert_eq!(remarks(&with("/evidence", json!({ path: evidence }))), [], "{path}");
    }
}

#[test]
fn evidence_is_kept_with_all_that_it_says() {
    let path = "services.shop.exposure_per_hour";
    let mut file = valid();
    let evidence = json!({ "source": "Finance, Q3", "owner": "Head of Product", "confidence": "estimate", "note": "n" });
    put(&mut file, "/evidence", json!({ path: evidence }));
    let study = accepted(&file).study;
    let read = &study.evidence[path];
    let texts = (read.source.as_str(), read.owner.as_str(), read.note.as_str());
    assert_eq!(texts, ("Finance, Q3", "Head of Product", "n"));
    assert_eq!(read.confidence.id(), "estimate");
}
