//! `fulcrum explain`: the formula, the values and the inputs of a figure.

use serde_json::{Value, json};

use super::{Folder, NOT_VALID, WRONG_USAGE, cents, furniture, outcome, printed, printed_json};

fn study(folder: &Folder) -> String {
    folder.with("study.fulcrum", &furniture().to_string())
}

const POSTING: [&str; 8] = [
    "--option",
    "ops_run_it",
    "--line",
    "unavailability",
    "--service",
    "bedroom",
    "--month",
    "2027-06",
];

#[test]
fn a_posting_is_explained_down_to_its_inputs() {
    let folder = Folder::new();
    let study = study(&folder);
    let text = printed(&[&["explain", &study][..], &POSTING].concat());
    let posted = text.lines().next().unwrap();
    assert!(posted.starts_with("Unavailability, Ops Run It, Bedroom, June 2027: $"));
    assert!(text.contains("\nunavailability\n  = round(first_time_incidents[bedroom, month 5] * "));
    assert!(text.contains("--steps N or --steps all goes deeper"));
    assert!(text.contains("\n  exposure_per_hour[bedroom] = 200000 money/hour\n"));
    assert!(text.contains("services.bedroom.exposure_per_hour; given: "));
    let all = printed(&[&["explain", &study][..], &POSTING, &["--steps", "all"]].concat());
    assert!(all.contains("\nttr_in[month 5]\n") && all.len() > text.len());
    // the same month counted from 0
    let counted = [&["explain", &study][..], &POSTING[..7], &["5"]].concat();
    assert_eq!(printed(&counted), text);
}

#[test]
fn the_json_holds_every_step_and_every_input() {
    let folder = Folder::new();
    let study = study(&folder);
    let json = printed_json(&[&["explain", &study][..], &POSTING, &["--format", "json"]].concat());
    let posting = &json["posting"];
    assert_eq!(posting["month"], json!(5));
    assert_eq!(posting["service"], json!("bedroom"));
    assert_eq!(posting["treatment"], json!("lost_revenue"));
    assert!(posting["values"].as_str().unwrap().starts_with("round("));
    assert!(posting["steps"].as_array().unwrap().len() > 20);
    let inputs = json["inputs"].as_array().unwrap();
    let margin = inputs.iter().find(|input| input["name"] == "contribution_margin").unwrap();
    assert_eq!(margin["path"], json!("organisation.contribution_margin"));
    assert!(margin["default_rests_on"].is_string());
}

#[test]
fn a_total_is_the_sum_of_its_terms_and_agrees_with_evaluate() {
    let folder = Folder::new();
    let study = study(&folder);
    let evaluated = printed_json(&["evaluate", &study, "--format", "json"]);
    for option in super::OPTIONS {
        let json = printed_json(&["explain", &study, "--option", option, "--format", "json"]);
        assert_eq!(json["amount"], evaluated["options"][option]["total"]);
        let terms = json["terms"].as_array().unwrap();
        let sum: i128 = terms.iter().map(|term: &Value| cents(&term["amount"])).sum();
        assert_eq!(sum, cents(&json["amount"]));
    }
    let setup = ["explain", &study, "--option", "hybrid", "--type", "setup"];
    assert!(printed(&setup).starts_with("Total, setup, Hybrid: $"));
}

#[test]
fn what_is_not_there_is_said_with_what_there_is() {
    let folder = Folder::new();
    let study = study(&folder);
    let asked =
        |more: &[&str]| outcome(&[&["explain", &study, "--option", "ops_run_it"], more].concat());
    for (arguments, sentence) in [
        (["--month", "36"], "there is no month \"36\"; there is 0 to 35, or 2027-01 to 2029-12\n"),
        (
            ["--type", "capex"],
            "there is no cost type \"capex\"; there is setup, transition, run, incident, opportunity\n",
        ),
        (["--steps", "few"], "--steps: expected a number or \"all\", found \"few\"\n"),
    ] {
        let failed = asked(&arguments);
        assert_eq!((failed.status, failed.errors.as_str()), (WRONG_USAGE, sentence));
        assert_eq!(failed.out, "");
    }
    let second =
        printed(&["explain", &study, "--option", "ops_run_it", "--line", "toil", "--posting", "2"]);
    assert!(second.contains(", February 2027: $"), "{second}");
    assert_eq!(asked(&["--posting", "0"]).status, WRONG_USAGE);
    let nothing = asked(&["--line", "retained_team"]);
    assert_eq!(nothing.status, NOT_VALID);
    assert_eq!(nothing.errors, "nothing is posted there: no posting of this option matches\n");
}
