//! `fulcrum scenarios` and `fulcrum rebase`: figures that add up, text that says the same, and
//! what a rebase reports.

use serde_json::{Value, json};

use super::{
    Folder, NOT_VALID, OPTIONS, Outcome, WRONG_USAGE, assert_keys, cents, furniture, object,
    outcome, printed, printed_json, refused,
};

const FIGURES: [&str; 4] = ["total", "discounted_total", "saving", "discounted_saving"];

#[test]
fn scenarios_prints_json_whose_parts_add_up() {
    let folder = Folder::new();
    for sample in ["furniture", "ecommerce", "telco"] {
        let study = folder.with("study.fulcrum", &printed(&["sample", sample]));
        let json = printed_json(&["scenarios", &study, "--format", "json"]);
        assert_keys(&json, &["study", "currency", "scenarios"]);
        let plain = printed_json(&["evaluate", &study, "--format", "json"]);
        for scenario in json["scenarios"].as_array().unwrap() {
            assert_keys(
                scenario,
                &[
                    "id",
                    "name",
                    "differences",
                    "without_difference",
                    "base",
                    "scenario",
                    "change",
                    "attribution",
                    "not_attributed",
                ],
            );
            let id = scenario["id"].as_str().unwrap();
            for difference in scenario["differences"].as_array().unwrap() {
                assert_keys(
                    difference,
                    &[
                        "path",
                        "label",
                        "belongs_to",
                        "base",
                        "scenario",
                        "base_in_words",
                        "scenario_in_words",
                    ],
                );
                assert_ne!(difference["base"], difference["scenario"], "{difference}");
            }
            let changed = printed_json(&["evaluate", &study, "--scenario", id, "--format", "json"]);
            for option in OPTIONS {
                for figure in ["total", "discounted_total"] {
                    let of = |json: &Value| json["options"][option][figure].clone();
                    assert_eq!(scenario["base"][figure][option], of(&plain));
                    assert_eq!(scenario["scenario"][figure][option], of(&changed));
                }
            }
            let attribution = &scenario["attribution"];
            assert_keys(attribution, &["method", "method_in_words", "parts"]);
            let parts = attribution["parts"].as_array().unwrap();
            assert_keys(&scenario["change"], &FIGURES);
            for figure in FIGURES {
                for (option, change) in object(&scenario["change"][figure]) {
                    let of = |amounts: &Value| cents(&amounts[figure][option]);
                    let sum: i128 = parts.iter().map(|part| of(&part["change"])).sum();
                    assert_eq!(sum, cents(change), "{figure} of {option} in {id}");
                    assert_eq!(of(&scenario["scenario"]) - of(&scenario["base"]), sum);
                }
            }
        }
    }
}

#[test]
fn the_text_says_what_the_json_says() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let one = ["scenarios", &study, "--scenario", "sceptic"];
    let text = printed(&one);
    let json = printed_json(&[&one[..], &["--format", "json"]].concat());
    assert_eq!(json["scenarios"].as_array().unwrap().len(), 1, "only the one asked for");
    assert!(!text.contains("Frugal"), "{text}");
    let plain = text.replace(['\u{202f}', ','], "");
    let scenario = &json["scenarios"][0];
    for difference in scenario["differences"].as_array().unwrap() {
        for key in ["label", "base_in_words", "scenario_in_words"] {
            let words = difference[key].as_str().unwrap().replace(['\u{202f}', ','], "");
            // a cell may take several lines
            for word in words.split(' ') {
                assert!(plain.contains(word), "{word} of {words} is not in:\n{text}");
            }
        }
    }
    for part in scenario["attribution"]["parts"].as_array().unwrap() {
        for amount in FIGURES.iter().flat_map(|figure| object(&part["change"][figure]).values()) {
            let amount = amount.as_str().unwrap();
            let signed = match amount.strip_prefix('-') {
                Some(size) => format!("\u{2212}${size}"),
                None if amount == "0.00" => "$0.00".to_owned(),
                None => format!("+${amount}"),
            };
            assert!(plain.contains(&signed), "{signed} is not in:\n{text}");
        }
    }
    assert!(text.contains("Shapley values: the average"), "{text}");
    // the largest effect stands first, the sum last
    let moves = text.split("Moves the total by").nth(1).unwrap();
    let at = |label: &str| moves.find(label).unwrap();
    assert!(at("Share of the difference") < at("On-call standby"), "{text}");
    assert!(at("On-call standby") < at("Together"), "{text}");
    // furniture has one difference in its other scenario: no table of parts for it
    let frugal = printed(&["scenarios", &study, "--scenario", "frugal"]);
    assert!(frugal.contains("it moves the whole change"), "{frugal}");
    assert!(!frugal.contains("Moves the total by"), "{frugal}");
}

#[test]
fn a_study_without_scenarios_and_one_in_another_currency_say_so() {
    let folder = Folder::new();
    let mut study = furniture();
    study["scenarios"] = json!([]);
    let path = folder.with("none.fulcrum", &study.to_string());
    assert_eq!(printed(&["scenarios", &path]), "The study has no scenarios.\n");
    let none = printed_json(&["scenarios", &path, "--format", "json"]);
    assert_eq!(none["scenarios"], json!([]));
    study["scenarios"] = json!([
        { "id": "yen", "name": "Yen", "changes": { "currency": "JPY", "horizon_months": 36 } },
        { "id": "same", "name": "Same", "changes": { "horizon_months": 36 } },
    ]);
    let path = folder.with("yen.fulcrum", &study.to_string());
    let text = printed(&["scenarios", &path]);
    assert!(text.contains("in JPY and the study in USD"), "{text}");
    assert!(text.contains("differs from the study in nothing"), "{text}");
    assert!(text.contains("that the study has anyway: horizon_months."), "{text}");
    let json = printed_json(&["scenarios", &path, "--format", "json"]);
    let yen = &json["scenarios"][0];
    assert_eq!((&yen["attribution"], &yen["change"]), (&Value::Null, &Value::Null));
    assert!(yen["not_attributed"].is_string(), "{yen}");
    let errors = refused(&["scenarios", &path, "--scenario", "lavish"], WRONG_USAGE);
    assert!(errors.contains("it has yen, same"), "{errors}");
}

#[test]
fn a_rebase_prints_a_study_and_reports_on_standard_error() {
    let folder = Folder::new();
    let old = furniture();
    let study = folder.with("old.fulcrum", &old.to_string());
    let mut base = old.clone();
    base["scenarios"] = json!([]);
    base["organisation"]["realised_share"] = json!("0.5");
    base["models"]["you_build_it_you_run_it"]["standby_per_week"] = json!("600");
    base["services"].as_array_mut().unwrap().retain(|service| service["id"] != "bedroom");
    let onto = folder.with("new.fulcrum", &base.to_string());
    let Outcome { status, out, errors } = outcome(&["rebase", &study, "--onto", &onto]);
    assert_eq!(status, 0, "{errors}");
    let rebased: Value = serde_json::from_str(&out).unwrap();
    let standby = "models.you_build_it_you_run_it.standby_per_week";
    assert_eq!(
        rebased["scenarios"][1]["changes"],
        json!({ standby: "1000", "organisation.adoption_months": "18" })
    );
    assert_eq!(rebased["services"].as_array().unwrap().len(), 2, "it is the new base");
    let plain = errors.replace('\u{202f}', "");
    for says in [
        "frugal: rebased, 1 value to look at",
        "sceptic: rebased, 2 changes dropped, 1 value to look at",
        "organisation.realised_share: dropped, the new base has this value anyway",
        "services.bedroom.exposure_per_hour: dropped, the new base has no such value",
        "Bedroom: it was $120000 – $200000 – $250000 per hour and the scenario made it $100000 per hour",
        "kept at $1000 per person per week, while the base went from $110 – $500 – $1000 per person per week to $600 per person per week",
    ] {
        assert!(plain.contains(says), "{says} is not in:\n{errors}");
    }
    // what is written is a study whose scenarios can be evaluated
    let to = folder.named("rebased.fulcrum");
    let Outcome { status, out: written, .. } =
        outcome(&["rebase", &study, "--onto", &onto, "--to", &to]);
    assert_eq!((status, written.contains("rebased.fulcrum written")), (0, true), "{written}");
    assert_eq!(std::fs::read_to_string(&to).unwrap(), out);
    printed(&["scenarios", &to]);
    // onto itself nothing changes
    let again = folder.named("again.fulcrum");
    let Outcome { errors, .. } = outcome(&["rebase", &to, "--onto", &to, "--to", &again]);
    assert!(errors.contains("frugal: the new base has the same scenario already"), "{errors}");
    assert_eq!(std::fs::read_to_string(&again).unwrap(), out);
}

#[test]
fn a_rebase_that_would_not_be_valid_writes_nothing() {
    let folder = Folder::new();
    let mut old = furniture();
    old["organisation"]["major_share"] = json!("0.1");
    old["organisation"]["degraded_share"] = json!("0.1");
    old["scenarios"] = json!([
        { "id": "worse", "name": "Worse", "changes": { "organisation.major_share": "0.7" } },
    ]);
    let study = folder.with("old.fulcrum", &old.to_string());
    old["organisation"]["degraded_share"] = json!("0.5");
    old["scenarios"] = json!([]);
    let onto = folder.with("new.fulcrum", &old.to_string());
    let to = folder.named("rebased.fulcrum");
    let errors = refused(&["rebase", &study, "--onto", &onto, "--to", &to], NOT_VALID);
    assert!(errors.starts_with("scenarios.worse.changes"), "{errors}");
    assert!(errors.contains("70\u{a0}% and 50\u{a0}%"), "{errors}");
    assert!(!std::path::Path::new(&to).exists());
}

#[test]
fn names_in_scenarios_cannot_command_the_terminal() {
    const ESCAPE: &str = "\u{1b}[2J\u{7}\r\nfulcrum: all is well\u{9b}31m";
    let folder = Folder::new();
    let mut study = furniture();
    study["name"] = json!(ESCAPE);
    study["services"][0]["id"] = json!(ESCAPE);
    study["services"][0]["name"] = json!(ESCAPE);
    study["scenarios"] = json!([{ "id": ESCAPE, "name": ESCAPE, "changes": {
        format!("services.{ESCAPE}.team"): ESCAPE, format!("services.{ESCAPE}.name"): ESCAPE,
        format!("services.{ESCAPE}.launch_month"): 2,
    }}]);
    let path = folder.with("study.fulcrum", &study.to_string());
    let mut base = study.clone();
    base["scenarios"] = json!([]);
    base["services"].as_array_mut().unwrap().remove(0);
    let onto = folder.with("base.fulcrum", &base.to_string());
    for arguments in [
        &["scenarios", &path][..],
        &["scenarios", &path, "--format", "json"],
        &["rebase", &path, "--onto", &onto],
    ] {
        let Outcome { status, out, errors } = outcome(arguments);
        assert_eq!(status, 0, "{arguments:?}: {errors}");
        for text in [&out, &errors] {
            let control = text.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(control, None, "{arguments:?}:\n{text}");
            assert!(!text.lines().any(|line| line.starts_with("fulcrum: all is well")), "{text}");
        }
    }
}
