//! `fulcrum check`: what it finds, for reading and for programs, of a study and of its scenarios.

use serde_json::{Value, json};

use super::{
    Folder, NOT_VALID, Outcome, WRONG_USAGE, assert_keys, furniture, outcome, printed,
    printed_json, refused,
};

const KEYS: [&str; 4] = ["valid", "problems", "warnings", "notices"];

#[test]
fn warnings_and_notices_are_those_of_the_text() {
    let folder = Folder::new();
    let mut study = furniture();
    study["colour"] = json!("blue");
    study.as_object_mut().unwrap().remove("discount_rate");
    let path = folder.with("study.fulcrum", &study.to_string());
    let json = printed_json(&["check", &path, "--format", "json"]);
    assert_keys(&json, &KEYS);
    assert_eq!((&json["valid"], &json["problems"]), (&json!(true), &json!([])));
    assert_eq!(
        json["notices"],
        json!([
            { "kind": "default_taken", "path": "discount_rate" },
            { "kind": "unknown_key", "path": "colour" },
        ])
    );
    let text = printed(&["check", &path]);
    let warnings = json["warnings"].as_array().unwrap();
    assert!(!warnings.is_empty());
    for warning in warnings {
        let of = |key: &str| warning[key].as_str().unwrap();
        let line = format!("warning: {}: {} [{}]", of("path"), of("message"), of("code"));
        assert!(text.lines().any(|found| found == line), "{line}");
    }
    let summary = format!("{path} is a valid study: {} warnings, 2 notes.", warnings.len());
    assert_eq!(text.lines().last(), Some(summary.as_str()));
    let evaluated = printed_json(&["evaluate", &path, "--format", "json"]);
    assert_eq!(evaluated["warnings"], json["warnings"]);
}

#[test]
fn problems_are_on_standard_output_for_programs() {
    let folder = Folder::new();
    let mut study = furniture();
    study["currency"] = json!("XYZ");
    study["horizon_months"] = json!(121);
    let path = folder.with("wrong.fulcrum", &study.to_string());
    let Outcome { status, out, errors } = outcome(&["check", &path, "--format", "json"]);
    assert_eq!((status, errors.as_str()), (NOT_VALID, ""));
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_keys(&json, &KEYS);
    assert_eq!(json["valid"], json!(false));
    let problems = json["problems"].as_array().unwrap();
    let said = refused(&["check", &path], NOT_VALID);
    assert_eq!(problems.len(), said.lines().count());
    for (problem, line) in problems.iter().zip(said.lines()) {
        assert_keys(problem, &["kind", "path", "label", "expected", "found"]);
        let of = |key: &str| problem[key].as_str().unwrap();
        assert!(line.starts_with(of("path")), "{line}");
        assert!(line.ends_with(&format!("expected {}, found {}", of("expected"), of("found"))));
    }
    assert_eq!(
        (&problems[0]["kind"], &problems[1]["kind"]),
        (&json!("unknown"), &json!("out_of_range"))
    );
    assert_eq!((&problems[0]["label"], &problems[1]["label"]), (&Value::Null, &json!("Horizon")));
}

#[test]
fn a_scenario_is_checked_as_the_study_that_it_makes() {
    let folder = Folder::new();
    let mut study = furniture();
    // one that loses more in a year than the organisation earns
    study["scenarios"] = json!([
        { "id": "small", "name": "Small shop", "changes": { "annual_revenue": "1000" } }
    ]);
    let path = folder.with("study.fulcrum", &study.to_string());
    let codes = |arguments: &[&str]| -> Vec<Value> {
        let json = printed_json(&[&["check", &path, "--format", "json"], arguments].concat());
        json["warnings"].as_array().unwrap().iter().map(|w| w["code"].clone()).collect()
    };
    let code = json!("loss_exceeds_revenue");
    assert!(!codes(&[]).contains(&code) && codes(&["--scenario", "small"]).contains(&code));
    let text = printed(&["check", &path, "--scenario", "small"]);
    assert!(text.contains("study.fulcrum, scenario Small shop, is a valid study: "), "{text}");
    refused(&["check", &path, "--scenario", "lavish", "--format", "json"], WRONG_USAGE);
}
