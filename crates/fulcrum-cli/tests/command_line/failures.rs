//! What goes wrong: the exit status says what, standard error why, standard output nothing.

use std::fs::File;
use std::path::Path;

use serde_json::{Value, json};

use super::{
    FILE, Folder, NOT_VALID, Outcome, WRONG_USAGE, command, furniture, outcome, printed, refused,
};

/// A study that is valid, but whose figures do not fit into 28 digits.
fn too_large() -> Value {
    let mut study = furniture();
    study["season"] = json!(vec!["1e20"; 12]);
    for (key, value) in [
        ("exposure_per_hour", "1e12"),
        ("value_per_feature_month", "1e12"),
        ("features_per_month", "10000"),
        ("incidents_per_month", "10000"),
    ] {
        study["services"][0][key] = json!(value);
    }
    study
}

#[test]
fn a_study_that_is_not_valid_is_status_1_with_every_problem() {
    let folder = Folder::new();
    let mut study = furniture();
    study["horizon_months"] = json!(121);
    study["currency"] = json!("XYZ");
    study["services"][1]["exposure_per_hour"] = json!("-1");
    let id = study["services"][1]["id"].as_str().unwrap().to_owned();
    let path = folder.with("wrong.fulcrum", &study.to_string());
    let target = folder.named("out.csv");
    for arguments in [
        &["evaluate", &path][..],
        &["evaluate", &path, "--format", "json"],
        &["evaluate", &path, "--scenario", "frugal"],
        &["adjustments", &path],
        &["selector", &path],
        &["incident", &path, "--service", "bedroom", "--hours", "1"],
        &["check", &path],
        &["evidence", &path],
        &["export", &path, "--to", &target],
    ] {
        let errors = refused(arguments, NOT_VALID);
        let lines: Vec<_> = errors.lines().collect();
        assert_eq!(lines.len(), 3, "{errors}");
        assert!(lines[0].starts_with("currency: "), "{errors}");
        assert!(lines[1].starts_with("horizon_months (Horizon): "), "{errors}");
        assert!(lines[2].starts_with(&format!("services.{id}.exposure_per_hour (")), "{errors}");
    }
    assert!(!Path::new(&target).exists(), "nothing is exported of it");
    for (text, says) in
        [("", "JSON"), ("{}", "not a Fulcrum study"), ("{\"format\":", "end of the file")]
    {
        let path = folder.with("none.fulcrum", text);
        let errors = refused(&["check", &path], NOT_VALID);
        assert!(errors.contains(says), "{errors}");
    }
    let large = File::create(folder.path("large.fulcrum")).unwrap();
    large.set_len(17 * 1024 * 1024).unwrap();
    let errors = refused(&["check", &folder.named("large.fulcrum")], NOT_VALID);
    assert!(errors.contains("at most 16 MiB"), "{errors}");
}

#[test]
fn wrong_usage_is_status_2() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let (csv, svg) = (folder.named("a.csv"), folder.named("a.svg"));
    let cases: &[(&[&str], &str)] = &[
        (&[], "Usage"),
        (&["guess", &study], "guess"),
        (&["evaluate"], "<STUDY>"),
        (&["evaluate", &study, "--format", "xml"], "[possible values: text, json]"),
        (&["evaluate", &study, "--loud"], "--loud"),
        (&["evidence", &study, "--scenario", "lavish"], "no scenario \"lavish\""),
        (&["evaluate", &study, "--scenario", "lavish"], "no scenario \"lavish\""),
        (&["export", &study], "--to <FILE>"),
        (&["export", &study, "--to", &csv, "--scenario", "lavish"], "no scenario \"lavish\""),
        (&["export", &study, "--to", &csv, "--chart", "cost_by_type"], "--chart"),
        (&["export", &study, "--to", &svg, "--chart", "pie"], "cost_by_type, cost_by_axis"),
        // before the study is read: there is no need to mend a file for a name that is wrong
        (&["export", "missing.fulcrum", "--to", "a.doc"], ".csv, .svg or .png"),
    ];
    for (arguments, says) in cases {
        let errors = refused(arguments, WRONG_USAGE);
        assert!(errors.contains(says), "{arguments:?}: {errors}");
    }
    assert!(!Path::new(&csv).exists() && !Path::new(&svg).exists());
    for arguments in [&["--help"][..], &["--version"], &["evaluate", "--help"]] {
        printed(arguments);
    }
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_status_3_and_named() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let (missing, nowhere) = (folder.named("missing.fulcrum"), folder.named("no/such/a.csv"));
    let itself = folder.named("");
    let cases: &[(&[&str], &str)] = &[
        (&["evaluate", &missing], "missing.fulcrum could not be read"),
        (&["check", &missing], "missing.fulcrum could not be read"),
        (&["check", &itself], "could not be read"),
        (
            &["export", &missing, "--to", &folder.named("a.csv")],
            "missing.fulcrum could not be read",
        ),
        (&["export", &study, "--to", &nowhere], "a.csv could not be written"),
    ];
    for (arguments, says) in cases {
        let errors = refused(arguments, FILE);
        assert!(errors.contains(says), "{arguments:?}: {errors}");
        assert_eq!(errors.lines().count(), 1, "{errors}");
    }
}

#[test]
fn figures_too_large_to_be_exact_are_status_1_and_a_sentence() {
    let folder = Folder::new();
    let study = folder.with("large.fulcrum", &too_large().to_string());
    let (csv, svg) = (folder.named("a.csv"), folder.named("a.svg"));
    for arguments in [
        &["evaluate", &study][..],
        &["evaluate", &study, "--format", "json"],
        &["adjustments", &study],
        &["adjustments", &study, "--lens", "--format", "json"],
        &["selector", &study],
        &["selector", &study, "--format", "json"],
        &["check", &study],
        &["evidence", &study],
        &["evidence", &study, "--format", "json"],
        &["export", &study, "--to", &csv],
        &["export", &study, "--to", &svg],
    ] {
        let errors = refused(arguments, NOT_VALID);
        assert_eq!(errors.lines().count(), 1, "{errors}");
        assert!(errors.contains("too large"), "{arguments:?}: {errors}");
    }
    assert!(!Path::new(&csv).exists() && !Path::new(&svg).exists());
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    for arguments in [
        &["evaluate", &study][..],
        &["evaluate", &study, "--format", "json"],
        &["adjustments", &study],
        &["selector", &study],
        &["incident", &study, "--service", "bedroom", "--hours", "1"],
        &["check", &study],
        &["evidence", &study],
        &["parameters"],
        &["samples"],
        &["sample", "ecommerce"],
    ] {
        // nobody reads from the first byte on, which is as early as it gets
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command(arguments).stdout(writer).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*errors), (Some(0), ""), "{arguments:?}");
    }
    // the same for errors: the status still says what happened
    let wrong = folder.with("wrong.fulcrum", "{}");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = command(&["check", &wrong]).stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(NOT_VALID));
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_a_failure() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let output = command(&["sample", "furniture"]).stdout(full).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(FILE), "{errors}");
    assert!(errors.contains("could not be written"), "{errors}");
}

#[test]
fn nothing_in_a_file_can_command_the_terminal() {
    const ESCAPE: &str = "\u{1b}[2J\u{7}\r\nfulcrum: all is well\u{9b}31m";
    let folder = Folder::new();
    let mut study = furniture();
    study["name"] = json!(ESCAPE);
    study[ESCAPE] = json!(1);
    study["services"][0]["name"] = json!(ESCAPE);
    study["services"][0]["team"] = json!(ESCAPE);
    study["services"][0]["id"] = json!(ESCAPE);
    study["services"][0][ESCAPE] = json!(1);
    study["evidence"]["organisation.rate_developer"] =
        json!({ "source": ESCAPE, "owner": ESCAPE, "confidence": "guess", "note": ESCAPE });
    // a doubtful value, so that a warning names the service
    study["services"][0]["incidents_per_month"] = json!("9000");
    let valid = folder.with("valid.fulcrum", &study.to_string());
    study["services"][0]["exposure_per_hour"] = json!("-1");
    study["services"][0]["kind"] = json!(ESCAPE);
    study["organisation"][ESCAPE] = json!(1);
    study["adjustments"] = json!([ESCAPE]);
    let wrong = folder.with("wrong.fulcrum", &study.to_string());
    for (arguments, expected) in [
        (&["evaluate", &valid][..], 0),
        (&["check", &valid], 0),
        (&["evidence", &valid], 0),
        (&["evidence", &valid, "--format", "json"], 0),
        (&["evaluate", &valid, "--format", "json"], 0),
        (&["evaluate", &valid, "--scenario", ESCAPE], WRONG_USAGE),
        (&["adjustments", &valid], 0),
        (&["adjustments", &valid, "--format", "json"], 0),
        (&["adjustments", &valid, "--adjustment", ESCAPE], WRONG_USAGE),
        (&["selector", &valid], 0),
        (&["selector", &valid, "--format", "json"], 0),
        (&["incident", &valid, "--service", ESCAPE, "--hours", "1"], 0),
        (&["incident", &valid, "--service", ESCAPE, "--hours", "1", "--format", "json"], 0),
        (&["incident", &valid, "--service", "none", "--hours", ESCAPE], WRONG_USAGE),
        (&["incident", &valid, "--service", ESCAPE, "--hours", ESCAPE], WRONG_USAGE),
        (&["check", &wrong], NOT_VALID),
    ] {
        let Outcome { status, out, errors } = outcome(arguments);
        assert_eq!(status, expected, "{arguments:?}: {errors}");
        for text in [&out, &errors] {
            let control = text.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(control, None, "{arguments:?}:\n{text}");
            let lines = text.lines().filter(|line| line.starts_with("fulcrum: all is well"));
            assert_eq!(lines.count(), 0, "a name must not look like a line of its own:\n{text}");
        }
    }
}
