//! `fulcrum selector` and `fulcrum incident`: the grid, each service in it, the calculators.

use serde_json::{Value, json};

use super::{
    Folder, WRONG_USAGE, assert_keys, assert_within_80_columns, furniture,
    furniture_without_services, object, printed, printed_json, refused,
};

#[test]
fn selector_prints_the_grid_and_every_service_as_text_and_as_json() {
    let folder = Folder::new();
    let study = furniture();
    let path = folder.with("study.fulcrum", &study.to_string());
    let json = printed_json(&["selector", &path, "--format", "json"]);
    assert_keys(&json, &["study", "currency", "grid", "services", "warnings"]);
    let targets: Vec<_> =
        json["grid"].as_array().unwrap().iter().map(|row| &row["availability_target"]).collect();
    assert_eq!(targets, ["99.99", "99.9", "99.0", "95.0"], "exposure goes up");
    assert_eq!(json["grid"][0]["only_by_choice"], true);
    let range = json!([{ "above": "7000", "up_to": "250000", "and_beyond": false }]);
    assert_eq!(json["grid"][2]["exposure"], range);
    let text = printed(&["selector", &path]);
    assert_within_80_columns(&text);
    for says in [
        "only by choice",
        "$7.0K to $250K",
        "Daily or more",
        "99.0 %, daily or more, You Build It You Run It: Bedroom",
        "Bedroom: its exposure of $200K an hour asks for 99.0",
        "1 h 40 m 48 s",
    ] {
        assert!(text.contains(says), "{says} is not in:\n{text}");
    }
    // the same figures as evaluate shows
    let evaluated = printed_json(&["evaluate", &path, "--format", "json"]);
    for (id, service) in object(&json["services"]) {
        for (model, found) in object(&service["models"]) {
            let expected = &evaluated["options"][model]["services"][id];
            for key in ["achieved_availability", "restore_hours"] {
                assert_eq!(found[key], expected[key], "{key} of {id} under {model}");
            }
        }
        let hybrid = &evaluated["options"]["hybrid"]["services"][id];
        assert_eq!(service["hybrid_model"], hybrid["operating_model"]);
        assert_eq!(service["hybrid_schedule"], hybrid["schedule"]);
        assert!(text.contains(service["name"].as_str().unwrap()));
    }
}

#[test]
fn a_study_without_services_has_an_empty_grid() {
    let folder = Folder::new();
    let study = furniture_without_services();
    let path = folder.with("empty.fulcrum", &study.to_string());
    assert!(printed(&["selector", &path]).contains("no services yet"));
    assert_eq!(printed_json(&["selector", &path, "--format", "json"])["services"], json!({}));
    let errors = refused(&["incident", &path, "--service", "a", "--hours", "1"], WRONG_USAGE);
    assert!(errors.contains("no service \"a\"; it has none"), "{errors}");
}

#[test]
fn the_selector_follows_a_scenario_and_the_studys_own_bands() {
    let folder = Folder::new();
    let mut study = furniture();
    study["bands"]["exposure"] = json!([
        { "up_to": "1000", "availability_target": "95.0" },
        { "up_to": "2000", "availability_target": "99.9" },
    ]);
    study["scenarios"] = json!([{ "id": "daily", "name": "Daily", "changes": {
        "services.ecommerce-platform.feature_demand": "very_high",
    } }]);
    let path = folder.with("bands.fulcrum", &study.to_string());
    let service = |more: &[&str]| -> Value {
        let json = printed_json(&[&["selector", &path, "--format", "json"], more].concat());
        json["services"]["ecommerce-platform"].clone()
    };
    assert_eq!(service(&[])["availability_target"], "99.9");
    assert_eq!(service(&[])["recommended_model"], "ops_run_it");
    assert_eq!(service(&["--scenario", "daily"])["recommended_model"], "you_build_it_you_run_it");
}

#[test]
fn incident_says_what_is_lost_how_to_respond_and_what_is_protected() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    let text = printed(&["incident", &path, "--service", "bedroom", "--hours", "0.5"]);
    assert_within_80_columns(&text);
    let plain = text.replace('\u{202f}', "");
    for says in [
        "An incident in Bedroom",
        "$100000.00",
        "major: restore at once",
        "high from $100000",
        "$336000.00",
        "$236000.00",
        "70\u{a0}%",
    ] {
        assert!(plain.contains(says), "{says} is not in:\n{text}");
    }
    let json = |more: &[&str]| {
        let command = ["incident", &path, "--service", "bedroom", "--format", "json"];
        printed_json(&[&command[..], more].concat())
    };
    let found = json(&["--hours", "2", "--exposure", "1e3"]);
    assert_keys(
        &found,
        &[
            "service",
            "name",
            "currency",
            "exposure_now_per_hour",
            "expected_hours",
            "expected_loss",
            "financial_loss",
            "response",
            "thresholds",
            "loss_protection",
        ],
    );
    assert_eq!(
        (&found["expected_loss"], &found["financial_loss"]),
        (&json!("2000.00"), &json!("low"))
    );
    let lost = &json(&["--hours", "8.4"])["loss_protection"];
    assert_eq!(lost["protected"], "-1344000.00", "more was lost than is tolerable");
    assert_eq!(lost["effectiveness"], "-4");
}

#[test]
fn incident_refuses_what_it_cannot_use_in_a_sentence() {
    let folder = Folder::new();
    let mut study = furniture();
    let service = study["services"][0].clone();
    let services: Vec<Value> = (0..30)
        .map(|i| {
            let mut service = service.clone();
            service["id"] = json!(format!("service-{i}"));
            service
        })
        .collect();
    study["services"] = json!(services);
    let object = study.as_object_mut().unwrap();
    object.remove("evidence");
    object.remove("scenarios");
    let path = folder.with("many.fulcrum", &study.to_string());
    let cases: &[(&[&str], &str)] = &[
        (&["--service", "none", "--hours", "1"], "service-19 and 10 more"),
        (
            &["--service", "service-1", "--hours", "soon"],
            "expected a plain number between 0 and 8760",
        ),
        (&["--service", "service-1", "--hours", "-1"], "found \"-1\""),
        (
            &["--service", "service-1", "--hours", "1", "--exposure", "1,000"],
            "exposure now, per hour",
        ),
        (&["--service", "service-1"], "--hours <HOURS>"),
        (&["--hours", "1"], "--service <ID>"),
    ];
    for (more, says) in cases {
        let errors = refused(&[&["incident", &path], *more].concat(), WRONG_USAGE);
        assert!(errors.contains(says), "{more:?}: {errors}");
    }
}
