//! `fulcrum evidence`: where values come from, and how much of the result rests on it.

use serde_json::{Value, json};

use super::{
    Folder, assert_keys, furniture, in_one_line, is_decimal, object, printed, printed_json,
};

fn number(value: &Value) -> f64 {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn evidence_prints_json_with_every_value_and_shares_that_add_up() {
    let folder = Folder::new();
    let study = furniture();
    let path = folder.with("study.fulcrum", &study.to_string());
    let json = printed_json(&["evidence", &path, "--format", "json"]);
    assert_keys(
        &json,
        &["study", "currency", "basis", "saving", "shares", "values", "other_evidence"],
    );
    let evaluated = printed_json(&["evaluate", &path, "--format", "json"]);
    let comparison = &evaluated["comparison"]["you_build_it_you_run_it"];
    assert_eq!((&json["saving"], &json["basis"]), (&comparison["saving"], &json!("all_costs")));
    assert_keys(&json["shares"], &["given", "estimate", "guess", "default"]);
    let sum: f64 = object(&json["shares"]).values().map(number).sum();
    assert!((sum - 1.0).abs() < 1e-12, "{sum}");
    let values = json["values"].as_array().unwrap();
    assert_eq!(values.len(), 29 + 2 * 61 + 3 * 5);
    for value in values {
        let text = ["path", "label", "unit", "rests_on", "moves_saving_by", "share"];
        let other = ["context", "value", "evidence", "default"];
        assert_keys(value, &[&text[..], &other].concat());
        assert!(text.iter().all(|key| value[*key].is_string()), "{value}");
        assert!(is_decimal(&value["share"]) && is_decimal(&value["moves_saving_by"]), "{value}");
        let evidence = &study["evidence"][value["path"].as_str().unwrap()];
        assert_eq!(value["evidence"].is_null(), evidence.is_null(), "{value}");
        if evidence.is_null() {
            assert_eq!(value["rests_on"], "default");
            assert!(value["default"]["strength"].is_string(), "it is what the program has");
        } else {
            assert_eq!(value["rests_on"], evidence["confidence"]);
            assert_eq!(value["evidence"]["source"], evidence["source"]);
            assert_eq!(value["evidence"]["owner"], evidence["owner"]);
        }
    }
    let others: Vec<_> =
        json["other_evidence"].as_array().unwrap().iter().map(|other| &other["path"]).collect();
    assert_eq!(others, ["annual_revenue", "season"]);
}

#[test]
fn evidence_prints_what_the_result_rests_on_for_reading() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let text = printed(&["evidence", &study]);
    for line in [
        "Furniture retailer, USD",
        "What the result rests on",
        "Without evidence, what moves the saving most first",
        "With evidence",
        "Evidence for other values",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in:\n{text}");
    }
    let answer = "You Build It You Run It saves $2.8M against Ops Run It; 82\u{a0}% of that rests on \
                  values without evidence.";
    assert!(in_one_line(&text).contains(answer), "{text}");
    assert!(text.contains(" Contribution margin "), "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.ends_with("less than 0.1\u{a0}% of the result rests on each."), "{last}");
    let spending = printed(&["evidence", &study, "--spending-only"]);
    let line = "In spending alone, You Build It You Run It costs $549K more than Ops Run It; ";
    assert!(in_one_line(&spending).contains(line), "{spending}");
    let frugal = printed(&["evidence", &study, "--scenario", "frugal"]);
    assert_ne!(frugal, text);
}

#[test]
fn a_study_without_services_rests_on_nothing() {
    let folder = Folder::new();
    let mut study = furniture();
    study["services"] = json!([]);
    study["scenarios"] = json!([]);
    study["evidence"] = json!({});
    let path = folder.with("empty.fulcrum", &study.to_string());
    let json = printed_json(&["evidence", &path, "--format", "json"]);
    assert_eq!((&json["shares"], &json["saving"]), (&Value::Null, &json!("0.00")));
    let text = printed(&["evidence", &path]);
    assert!(text.contains("saves $0 against Ops Run It, and no value moves that."), "{text}");
}

#[test]
fn services_beyond_those_weighed_are_said_to_be() {
    let folder = Folder::new();
    let mut study = furniture();
    let service = study["services"][0].clone();
    for index in 0..40 {
        let mut more = service.clone();
        more["id"] = json!(format!("more-{index}"));
        study["services"].as_array_mut().unwrap().push(more);
    }
    study["horizon_months"] = json!(2);
    let path = folder.with("many.fulcrum", &study.to_string());
    let json = printed_json(&["evidence", &path, "--format", "json"]);
    let values = json["values"].as_array().unwrap();
    let unweighed: Vec<_> = values.iter().filter(|v| v["moves_saving_by"].is_null()).collect();
    assert_eq!(unweighed.len(), 3 * 5);
    assert!(unweighed.iter().all(|value| value["share"].is_null()));
    let text = printed(&["evidence", &path]);
    let note = "not weighed: weighed are those of the 40 services that may lose most in an hour.";
    assert!(in_one_line(&text).ends_with(note), "{text}");
}

#[test]
fn drivers_without_evidence_are_warned_of() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let json = printed_json(&["evaluate", &study, "--format", "json"]);
    let drivers: Vec<_> = json["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|warning| warning["code"] == "unevidenced_driver")
        .collect();
    assert_eq!(drivers.len(), 11, "ten by name, and how many more");
    let (text, checked) = (printed(&["evaluate", &study]), printed(&["check", &study]));
    for driver in drivers {
        let message = driver["message"].as_str().unwrap();
        assert!(in_one_line(&text).contains(message), "{message}");
        let line = format!(
            "warning: {}: {message} [unevidenced_driver]",
            driver["path"].as_str().unwrap()
        );
        assert!(checked.lines().any(|found| found == line), "{line}");
    }
}
