//! The selector and the in-incident calculator, through what programs get of them.

use fulcrum_app::{Incident, IncidentError, selector_json};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use support::{service_file, study, study_file};

fn selector(file: &Value) -> Value {
    serde_json::from_str(&selector_json(&study(file)).unwrap()).unwrap()
}

/// A service of this id, exposure and demand.
fn service(id: &str, exposure: &str, demand: &str) -> Value {
    let mut service = service_file(id);
    service["exposure_per_hour"] = json!(exposure);
    service["feature_demand"] = json!(demand);
    service
}

/// The services of the reference's first worked example.
fn playbook() -> Value {
    study_file(&[
        service("large", "810000", "low"),
        service("small", "6000", "high"),
        service("middle", "200000", "very_high"),
    ])
}

#[test]
fn example_1_each_service_stands_in_its_cell_with_target_model_and_schedule() {
    let found = selector(&playbook());
    let (ops, you) = ("ops_run_it", "you_build_it_you_run_it");
    for (id, target, model, schedule, hybrid_schedule, deployments) in [
        ("large", "99.9", ops, "team", "central", "monthly"),
        ("small", "95.0", you, "none", "none", "weekly"),
        ("middle", "99.0", you, "domain", "domain", "daily or more"),
    ] {
        let service = &found["services"][id];
        assert_eq!(service["availability_target"], target, "{id}");
        assert_eq!(service["exposure_target"], target, "{id}");
        assert_eq!(service["availability_target_by"], "exposure", "{id}");
        assert_eq!(
            (&service["recommended_model"], &service["hybrid_model"]),
            (&json!(model), &json!(model))
        );
        assert_eq!(service["hybrid_model_by"], "selector", "{id}");
        assert_eq!(service["schedule"], schedule, "{id}");
        assert_eq!(service["hybrid_schedule"], hybrid_schedule, "{id}");
        let cells: Vec<_> = found["grid"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|row| row["cells"].as_array().unwrap().iter().map(move |cell| (row, cell)))
            .filter(|(_, cell)| cell["services"].as_array().unwrap().contains(&json!(id)))
            .collect();
        let [(row, cell)] = cells[..] else { panic!("{id} stands in {} cells", cells.len()) };
        assert_eq!(row["availability_target"], target, "{id}");
        assert_eq!(cell["deployment_target"], deployments, "{id}");
        assert_eq!(cell["operating_model"], model, "{id}");
    }
}

#[test]
fn example_2_tolerable_unavailability_follows_the_target() {
    for (target, words, hours) in [
        ("95.0", "8 h 24 m 0 s", "8.4"),
        ("99.0", "1 h 40 m 48 s", "1.68"),
        ("99.9", "0 h 10 m 5 s", "0.168"),
        ("99.99", "0 h 1 m 0 s", "0.0168"),
    ] {
        let mut chosen = service("a", "6000", "low");
        chosen["availability_target"] = json!(target);
        let found = &selector(&study_file(&[chosen]))["services"]["a"];
        assert_eq!(found["tolerable_per_week"], words);
        assert_eq!(found["tolerable_hours_per_week"], hours);
    }
}

#[test]
fn example_3_an_incident_is_assessed_with_its_loss_protection() {
    let study = study(&playbook());
    for exposure in [None, Some("200000")] {
        let incident = Incident::assess(&study, "middle", "0.5", exposure).unwrap();
        let found: Value = serde_json::from_str(&incident.json()).unwrap();
        assert_eq!(found["expected_loss"], "100000.00");
        assert_eq!(found["financial_loss"], "high", "the threshold itself is high");
        assert_eq!(found["response"], "major: restore at once");
        let protection = &found["loss_protection"];
        assert_eq!(protection["loss_at_tolerance"], "336000.00");
        assert_eq!(protection["protected"], "236000.00");
        let effectiveness: Decimal = protection["effectiveness"].as_str().unwrap().parse().unwrap();
        assert_eq!(effectiveness.round_dp(2), dec!(0.70));
    }
}

#[test]
fn a_loss_is_rated_by_the_studys_own_thresholds() {
    let mut file = playbook();
    file["bands"] = json!({ "incident_loss": { "high_from": "500000", "medium_from": "100000" } });
    let study = study(&file);
    for (hours, rating) in [("0.49", "low"), ("0.5", "medium"), ("2.5", "high")] {
        let incident = Incident::assess(&study, "middle", hours, None).unwrap();
        let found: Value = serde_json::from_str(&incident.json()).unwrap();
        assert_eq!(found["financial_loss"], rating, "{hours}");
        assert_eq!(found["thresholds"]["high_from"], "500000");
    }
    let nothing = Incident::assess(&study, "middle", "3", Some("0")).unwrap();
    let found: Value = serde_json::from_str(&nothing.json()).unwrap();
    assert_eq!(found["loss_protection"]["effectiveness"], Value::Null, "nothing can be lost");
    assert_eq!(
        found["loss_protection"]["availability_target"], "99.0",
        "planned with the usual exposure, whatever it is now"
    );
}

#[test]
fn numbers_that_are_none_and_services_that_are_not_there_are_refused() {
    let study = study(&playbook());
    for (hours, exposure) in [
        ("half", None),
        ("", None),
        ("-0.5", None),
        ("NaN", None),
        ("1,5", None),
        ("8760.01", None),
        ("1", Some("-1")),
        ("1", Some("250k")),
        ("1", Some("1e13")),
    ] {
        let error = Incident::assess(&study, "middle", hours, exposure).unwrap_err();
        assert!(matches!(error, IncidentError::Number { .. }), "{hours} {exposure:?}: {error}");
        let found = format!("found \"{}\"", exposure.unwrap_or(hours));
        assert!(error.to_string().ends_with(&found), "{error}");
    }
    let error = Incident::assess(&study, "garden", "1", None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the study has no service \"garden\"; it has large, small, middle"
    );
}

#[test]
fn a_choice_of_the_user_is_told_from_what_the_selector_picks() {
    let mut file = playbook();
    file["services"][0]["availability_target"] = json!("99.99");
    file["services"][1]["operating_model"] = json!("ops_run_it");
    let found = selector(&file);
    let large = &found["services"]["large"];
    assert_eq!(large["availability_target_by"], "user");
    assert_eq!(
        (&large["availability_target"], &large["exposure_target"]),
        (&json!("99.99"), &json!("99.9"))
    );
    assert_eq!(large["recommended_model"], "you_build_it_you_run_it");
    let reason = large["reason"].as_str().unwrap();
    assert!(reason.starts_with("99.99 % is chosen, where its exposure of $810K"), "{reason}");
    let small = &found["services"]["small"];
    assert_eq!(small["recommended_model"], "you_build_it_you_run_it");
    assert_eq!(
        (&small["hybrid_model"], &small["hybrid_model_by"]),
        (&json!("ops_run_it"), &json!("user"))
    );
    let reason = small["reason"].as_str().unwrap();
    assert!(reason.ends_with("The study chooses Ops Run It instead."), "{reason}");
}

#[test]
fn every_service_of_a_random_mix_stands_in_exactly_one_cell() {
    let demands = ["low", "medium", "high", "very_high"];
    let services: Vec<Value> = (0..40)
        .map(|i| {
            let exposure = (i * i * i * 20).to_string();
            service(&format!("s{i}"), &exposure, demands[i % demands.len()])
        })
        .collect();
    let found = selector(&study_file(&services));
    let mut placed: Vec<&str> = found["grid"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["cells"].as_array().unwrap())
        .flat_map(|cell| cell["services"].as_array().unwrap())
        .map(|id| id.as_str().unwrap())
        .collect();
    placed.sort_by_key(|id| id[1..].parse::<usize>().unwrap());
    let expected: Vec<String> = (0..40).map(|i| format!("s{i}")).collect();
    assert_eq!(placed, expected);
}

#[test]
fn what_a_service_achieves_is_told_for_both_models_and_not_for_one_never_active() {
    let mut file = playbook();
    file["services"][2]["launch_month"] = json!(119);
    let found = selector(&file);
    let large = &found["services"]["large"]["models"];
    for model in ["ops_run_it", "you_build_it_you_run_it"] {
        let number = |key: &str| large[model][key].as_str().unwrap().parse::<Decimal>().unwrap();
        let is_met = number("achieved_availability") >= dec!(0.999);
        assert_eq!(large[model]["meets_target"], json!(is_met), "{model}");
        let protection = Decimal::ONE - number("restore_hours") / dec!(0.168);
        let difference = (number("loss_protection") - protection).abs();
        assert!(difference < dec!(0.000000001), "{model}: 1 − t/w");
        let never = &found["services"]["middle"]["models"][model];
        for key in ["achieved_availability", "meets_target", "restore_hours", "loss_protection"] {
            assert_eq!(never[key], Value::Null, "{key} under {model}");
        }
    }
}
