//! What a written file looks like: everything in full, in one order, in one spelling.

use fulcrum_model::file::{Notice, ProblemKind};
use rust_decimal::dec;
use serde_json::{Value, json};
use support::library;

use super::{put, text_with, valid, with, without};

/// The text that a valid file is written as.
fn written_text(text: &str) -> String {
    let library = library();
    let (document, _) = library.read(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}"));
    library.written(&document).unwrap()
}

fn written(file: &Value) -> Value {
    serde_json::from_str(&written_text(&file.to_string())).unwrap()
}

/// The keys of a text that stand `spaces` deep, each of them once.
fn keys(text: &str, spaces: usize) -> Vec<&str> {
    let mut keys = Vec::new();
    for line in text.lines() {
        let key = line.get(spaces..).and_then(|rest| rest.strip_prefix('"'));
        let key = key.filter(|_| line[..spaces].trim().is_empty());
        keys.extend(key.and_then(|rest| rest.split_once("\":")).map(|(key, _)| key));
    }
    keys.dedup();
    keys
}

#[test]
fn keys_stand_in_the_order_of_the_format_and_unknown_ones_behind_them() {
    let mut file = with("/annual_revenue", json!("1"));
    put(&mut file, "/colour", json!("red"));
    put(&mut file, "/services/0/colour", json!("red"));
    let text = written_text(&file.to_string());
    let expected = [
        "format",
        "version",
        "name",
        "currency",
        "start",
        "horizon_months",
        "discount_rate",
        "working_hours_per_day",
        "out_of_hours_policy",
        "lens",
        "treatment_policy",
        "season",
        "annual_revenue",
        "organisation",
        "models",
        "bands",
        "services",
        "adjustments",
        "treatments",
        "simulation",
        "evidence",
        "scenarios",
        "colour",
    ];
    assert_eq!(keys(&text, 2), expected);
    let service = &text[text.find("\"services\"").unwrap()..text.find("\"adjustments\"").unwrap()];
    let expected = [
        "id",
        "name",
        "team",
        "domain",
        "kind",
        "launch_month",
        "feature_demand",
        "availability_target",
        "operating_model",
        "already_run_by",
        "exposure_per_hour",
        "out_of_hours_exposure",
        "features_per_month",
        "value_per_feature_month",
        "incidents_per_month",
        "colour",
    ];
    assert_eq!(keys(service, 6), expected);
}

#[test]
fn decimals_are_text_in_their_shortest_spelling() {
    for (spelling, expected) in [
        ("0.50", "0.5"),
        ("\"100.00\"", "100"),
        ("1e3", "1000"),
        ("\"25E-1\"", "2.5"),
        ("-0", "0"),
        ("\"-0.0\"", "0"),
        ("1e-28", "0.0000000000000000000000000001"),
        ("999999999999.9999999999999999", "999999999999.9999999999999999"),
    ] {
        let by = format!("\"exposure_per_hour\":{spelling}");
        let text = written_text(&text_with("\"exposure_per_hour\":\"10000\"", &by));
        let line = format!("\"exposure_per_hour\": \"{expected}\",");
        assert!(text.contains(&line), "{spelling}: {line} is not in {text}");
    }
}

#[test]
fn settings_that_count_something_are_numbers() {
    let mut file = with("/simulation", json!({ "seed": u64::MAX.to_string(), "trials": "1e4" }));
    put(&mut file, "/horizon_months", json!("12.0"));
    put(&mut file, "/working_hours_per_day", json!("8.0"));
    put(&mut file, "/organisation/support_analysts", json!("4"));
    put(&mut file, "/services/0/launch_month", json!("7"));
    put(&mut file, "/version", json!("1"));
    let written = written(&file);
    for (pointer, expected) in [
        ("/version", json!(1)),
        ("/horizon_months", json!(12)),
        ("/working_hours_per_day", json!(8)),
        ("/organisation/support_analysts", json!(4)),
        ("/services/0/launch_month", json!(7)),
        ("/simulation", json!({ "seed": u64::MAX, "trials": 10_000, "chance": true })),
    ] {
        assert_eq!(written.pointer(pointer), Some(&expected), "{pointer}");
    }
    let part_of_an_hour = self::written(&with("/working_hours_per_day", json!(7.5)));
    assert_eq!(part_of_an_hour["working_hours_per_day"], json!("7.5"));
}

#[test]
fn what_is_left_out_is_written_with_the_default_it_stands_for() {
    let written = written(&without("/start"));
    let library = library();
    let (_, read) = library.read(written.to_string().as_bytes()).unwrap();
    assert_eq!(read.notices, [], "nothing is left to later defaults");
    assert_eq!(written["start"], json!("2027-01"));
    assert_eq!(written["season"], json!(vec!["1"; 12]));
    assert_eq!(written["bands"]["incident_loss"]["high_from"], json!("100000"));
    assert_eq!(written["organisation"].as_object().unwrap().len(), 29);
    assert_eq!(written["models"]["ops_run_it"].as_object().unwrap().len(), 61);
    for (key, empty) in [
        ("adjustments", json!([])),
        ("treatments", json!({})),
        ("evidence", json!({})),
        ("scenarios", json!([])),
    ] {
        assert_eq!(written[key], empty, "{key}");
    }
    // a revenue has no default: none is none
    assert_eq!(written.get("annual_revenue"), None);
    assert_eq!(self::written(&with("/annual_revenue", Value::Null)).get("annual_revenue"), None);
}

#[test]
fn a_section_that_a_scenario_replaces_whole_is_written_in_full() {
    let changes = json!({
        "organisation": { "support_analysts": "9" },
        "simulation": { "seed": 3 },
        "services.shop.exposure_per_hour": { "low": 1, "likely": 2.50, "high": 3, "colour": "red" },
        "lens": "on_paper",
        "annual_revenue": null,
    });
    let file = with("/scenarios", json!([{ "id": "a", "name": "A", "changes": changes }]));
    let written = written(&file);
    let changes = &written["scenarios"][0]["changes"];
    assert_eq!(changes.as_object().unwrap().len(), 5, "and nothing else is changed");
    assert_eq!(changes["organisation"].as_object().unwrap().len(), 29);
    assert_eq!(changes["organisation"]["support_analysts"], json!(9));
    assert_eq!(changes["simulation"], json!({ "seed": 3, "trials": 10_000, "chance": true }));
    assert_eq!(
        changes["services.shop.exposure_per_hour"],
        json!({ "low": "1", "likely": "2.5", "high": "3", "shape": "pert", "colour": "red" })
    );
    assert_eq!((&changes["lens"], &changes["annual_revenue"]), (&json!("on_paper"), &Value::Null));
}

/// A change that a later one undoes is never read; it is nobody's business but its writer's.
#[test]
fn a_change_that_means_nothing_is_written_as_it_stands() {
    let text = text_with(
        "\"name\":\"Test\"",
        "\"name\":\"Test\",\"scenarios\":[{\"id\":\"a\",\"name\":\"A\",\"changes\":{\"organisation.team_size\":[\"later\",1.0],\"organisation\":{}}}]",
    );
    let written: String = written_text(&text).split_ascii_whitespace().collect();
    assert!(written.contains("{\"organisation.team_size\":[\"later\",1.0],"), "{written}");
}

#[test]
fn treatments_and_evidence_keep_their_order() {
    let text = text_with(
        "\"name\":\"Test\"",
        "\"name\":\"Test\",\"treatments\":{\"unavailability\":{\"ops_run_it\":\"opex\"},\"toil\":{},\"automated_pipeline\":{\"ops_run_it\":\"opex\"}}",
    );
    let text = written_text(&text);
    let of_treatments = &text[text.find("\"treatments\"").unwrap()..];
    // a scenario may set the line that has none: its treatments then stand in the same order
    assert_eq!(keys(of_treatments, 4)[..3], ["unavailability", "toil", "automated_pipeline"]);
    let text = text_with(
        "\"name\":\"Test\"",
        "\"name\":\"Test\",\"evidence\":{\"services.shop.exposure_per_hour\":{\"confidence\":\"guess\"},\"season\":{\"confidence\":\"given\"},\"nowhere\":{\"confidence\":\"given\"}}",
    );
    let text = written_text(&text);
    let of_evidence = &text[text.find("\"evidence\"").unwrap()..];
    let expected = ["services.shop.exposure_per_hour", "season", "nowhere"];
    assert_eq!(keys(of_evidence, 4), expected);
}

#[test]
fn a_value_that_is_changed_keeps_what_else_its_range_says() {
    let range = json!({ "low": "1", "likely": "2", "high": "3", "asked": "in May" });
    let file = with("/organisation/team_size", range);
    let library = library();
    let (document, read) = library.read(file.to_string().as_bytes()).unwrap();
    let path = "organisation.team_size";
    let (changed, read) =
        document.with_likely(&read.study, path, dec!(4), library.context()).unwrap();
    let unknown = Notice::UnknownKey { path: format!("{path}.asked") };
    assert!(read.notices.contains(&unknown), "{:?}", read.notices);
    let written: Value = serde_json::from_str(&library.written(&changed).unwrap()).unwrap();
    let expected =
        json!({ "low": "1", "likely": "4", "high": "4", "shape": "pert", "asked": "in May" });
    assert_eq!(written.pointer("/organisation/team_size"), Some(&expected));
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let library = library();
    // a changed value may leave a scenario that is none any more
    let mut file = with("/organisation", json!({ "major_share": "0.1", "degraded_share": "0.1" }));
    let changes = json!({ "organisation.degraded_share": "0.8" });
    put(&mut file, "/scenarios", json!([{ "id": "bad", "name": "Bad", "changes": changes }]));
    let (document, read) = library.read(file.to_string().as_bytes()).unwrap();
    let (changed, _) = document
        .with_likely(&read.study, "organisation.major_share", dec!(0.3), library.context())
        .unwrap();
    let problems = changed.written(library.context()).unwrap_err();
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["scenarios.bad.changes[\"organisation.degraded_share\"]"]);

    // deep lists grow when every bracket stands on a line of its own
    let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
    let lists = vec![deep; 2_500].join(",");
    let text = text_with("\"name\":\"Test\"", &format!("\"name\":\"Test\",\"deep\":[{lists}]"));
    assert!(text.len() < 400_000);
    let (document, _) = library.read(text.as_bytes()).unwrap();
    let problems = document.written(library.context()).unwrap_err();
    let kinds: Vec<_> = problems.iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::TooLarge]);
    assert!(problems[0].to_string().contains("at most 16 MiB"), "{}", problems[0]);
}

#[test]
fn text_is_escaped_so_that_no_terminal_obeys_it() {
    let name = "\u{1b}[2J\u{7f}\u{9b}\u{85}\u{2028}\"\\/\n";
    let text = written_text(&with("/name", json!(name)).to_string());
    let line = r#"  "name": "\u001b[2J\u007f\u009b\u0085\u2028\"\\/\n","#;
    assert!(text.lines().any(|found| found == line), "{text}");
    assert_eq!(written(&valid())["name"], json!("Test"));
}
