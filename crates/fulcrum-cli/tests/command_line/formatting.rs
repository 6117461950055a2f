//! `fulcrum format`: the study in canonical form, printed or written, and nothing lost.

use std::path::Path;

use serde_json::{Value, json};

use super::{FILE, Folder, NOT_VALID, Outcome, outcome, printed, printed_json, refused};

/// A study as a person may write it, with a key of another program.
const BY_HAND: &str = r#"{ "format": "fulcrum-study", "version": 1, "currency": "GBP", "x-colour": [1.50],
  "name": "By hand \u001b[31m", "services": [{ "id": "shop", "name": "Shop", "team": "Shop",
    "domain": "Sales", "kind": "digital", "feature_demand": "high", "exposure_per_hour": 50000,
    "out_of_hours_exposure": 0.50, "features_per_month": 4, "value_per_feature_month": 5e3,
    "incidents_per_month": { "low": 1, "likely": 2, "high": 3 } }] }"#;

#[test]
fn a_study_is_printed_in_full_and_in_order() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", BY_HAND);
    let text = printed(&["format", &study]);
    assert!(text.starts_with("{\n  \"format\": \"fulcrum-study\",\n  \"version\": 1,\n"), "{text}");
    assert!(text.ends_with("  \"x-colour\": [\n    1.50\n  ]\n}\n"), "{text}");
    assert!(text.contains("\"name\": \"By hand \\u001b[31m\""), "no escape sequence is printed");
    let file: Value = serde_json::from_str(&text).unwrap();
    let service = &file["services"][0];
    assert_eq!(service["out_of_hours_exposure"], json!("0.5"));
    assert_eq!(
        service["incidents_per_month"],
        json!({ "low": "1", "likely": "2", "high": "3", "shape": "pert" })
    );
    assert_eq!(std::fs::read_to_string(folder.path("study.fulcrum")).unwrap(), BY_HAND);

    let canonical = folder.with("canonical.fulcrum", &text);
    assert_eq!(printed(&["format", &canonical]), text, "what is in order stays as it is");
    let figures = |study: &str| printed_json(&["evaluate", study, "--format", "json"]);
    assert_eq!(figures(&canonical), figures(&study));
    // the defaults are written, the key of the other program is still there
    let notes = printed(&["check", &canonical]);
    assert!(notes.contains("x-colour: not known") && notes.contains("1 note."), "{notes}");
}

#[test]
fn every_sample_is_in_canonical_form() {
    let folder = Folder::new();
    for sample in printed_json(&["samples", "--format", "json"]).as_array().unwrap() {
        let text = printed(&["sample", sample["id"].as_str().unwrap()]);
        let study = folder.with("sample.fulcrum", &text);
        assert_eq!(printed(&["format", &study]), text, "{}", sample["id"]);
    }
}

#[test]
fn a_study_is_written_to_another_file_or_in_place() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", BY_HAND);
    let text = printed(&["format", &study]);
    for to in [folder.named("other.fulcrum"), study.clone()] {
        let said = printed(&["format", &study, "--to", &to]);
        assert_eq!(said, format!("{to} written, {} bytes\n", text.len()));
        assert_eq!(std::fs::read_to_string(&to).unwrap(), text);
    }
    let left: Vec<_> = std::fs::read_dir(folder.0.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
}

#[test]
fn a_study_that_cannot_be_read_or_written_is_left_as_it_is() {
    let folder = Folder::new();
    let wrong = BY_HAND.replace("\"GBP\"", "\"XYZ\"");
    let study = folder.with("wrong.fulcrum", &wrong);
    for arguments in [&["format", &study][..], &["format", &study, "--to", &study]] {
        assert!(refused(arguments, NOT_VALID).starts_with("currency: "));
    }
    assert_eq!(std::fs::read_to_string(folder.path("wrong.fulcrum")).unwrap(), wrong);

    refused(&["format", &folder.named("none.fulcrum")], FILE);
    let study = folder.with("study.fulcrum", BY_HAND);
    let to = folder.named("no/such/folder.fulcrum");
    assert!(refused(&["format", &study, "--to", &to], FILE).contains("could not be written"));

    // valid, and still too large once every value stands on a line of its own
    let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
    let large = BY_HAND.replace("[1.50]", &format!("[{}]", vec![deep; 2_500].join(",")));
    let study = folder.with("large.fulcrum", &large);
    let Outcome { status, .. } = outcome(&["check", &study]);
    assert_eq!(status, 0);
    let to = folder.named("larger.fulcrum");
    let errors = refused(&["format", &study, "--to", &to], NOT_VALID);
    assert!(errors.contains("at most 16 MiB"), "{errors}");
    assert!(!Path::new(&to).exists());
}
