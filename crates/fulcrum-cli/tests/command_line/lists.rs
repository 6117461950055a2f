//! What the program lists: samples, parameters, and what a reader should know of a study.

use serde_json::{Value, json};

use super::{
    Folder, WRONG_USAGE, assert_keys, furniture, is_decimal, printed, printed_json, refused,
};

#[test]
fn samples_lists_what_sample_prints_and_check_finds_them_whole() {
    let folder = Folder::new();
    let listed = printed_json(&["samples", "--format", "json"]);
    let listed = listed.as_array().unwrap();
    let text = printed(&["samples"]);
    assert_eq!(text.lines().count(), listed.len());
    for (line, sample) in text.lines().zip(listed) {
        assert_keys(sample, &["id", "name", "summary"]);
        let field = |key: &str| sample[key].as_str().unwrap();
        assert_eq!(line.split_whitespace().next(), Some(field("id")));
        assert!(line.contains(field("name")) && line.contains(field("summary")), "{line}");
        let study = printed(&["sample", field("id")]);
        assert_eq!(serde_json::from_str::<Value>(&study).unwrap()["name"], sample["name"]);
        let path = folder.with("sample.fulcrum", &study);
        let checked = printed(&["check", &path]);
        let last = checked.lines().last().unwrap();
        assert!(last.contains("is a valid study") && last.ends_with(", 0 notes."), "{last}");
    }
    let errors = refused(&["sample", "nothing"], WRONG_USAGE);
    assert!(listed.iter().all(|s| errors.contains(s["id"].as_str().unwrap())), "{errors}");
}

#[test]
fn parameters_lists_every_parameter_as_text_and_as_json() {
    let json = printed_json(&["parameters", "--format", "json"]);
    let text = printed(&["parameters"]);
    for (group, count) in [("study", 3), ("organisation", 29), ("service", 5), ("model", 61)] {
        let parameters = json[group].as_array().unwrap();
        assert_eq!(parameters.len(), count, "{group}");
        for parameter in parameters {
            for key in ["id", "label", "unit", "min", "max", "help"] {
                assert!(parameter[key].is_string(), "{key} of {parameter}");
            }
            assert!(is_decimal(&parameter["min"]) && is_decimal(&parameter["max"]), "{parameter}");
            let id = format!(" {} ", parameter["id"].as_str().unwrap());
            assert!(text.contains(&id), "{id}is not in the text");
        }
    }
}

#[test]
fn check_lists_what_a_reader_should_know() {
    let folder = Folder::new();
    let mut study = furniture();
    study["colour"] = json!("red");
    let removed = study["organisation"].as_object_mut().unwrap().remove("rate_developer");
    assert!(removed.is_some());
    let path = folder.with("study.fulcrum", &study.to_string());
    let text = printed(&["check", &path]);
    assert!(text.contains("note: organisation.rate_developer: not in the file"), "{text}");
    assert!(text.contains("note: colour: not known"), "{text}");
    let last = text.lines().last().unwrap();
    assert!(last.ends_with(" 2 notes."), "{last}");
    let warnings = text.lines().filter(|line| line.starts_with("warning: ")).count();
    assert!(last.contains(&format!(": {warnings} warning")), "{last}");
    // whoever evaluates such a file is told that there is something to check
    assert!(printed(&["evaluate", &path]).contains("2 notes"));
}
