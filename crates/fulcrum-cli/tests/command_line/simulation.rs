//! `fulcrum simulate`: how sure the answer is, in text and JSON.

use super::{
    Folder, OPTIONS, WRONG_USAGE, assert_within_80_columns, figures_of_run, furniture, printed,
    refused,
};

#[test]
fn the_same_study_seed_and_trials_give_the_same_figures_on_any_threads() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    let figures = |arguments: &[&str]| figures_of_run("simulate", &path, arguments);
    let one = figures(&["--threads", "1"]);
    assert_eq!(one, figures(&["--threads", "3"]));
    for arguments in
        [["--seed", "9"].as_slice(), &["--no-chance"], &["--independent"], &["--spending-only"]]
    {
        let other = figures(arguments);
        for option in OPTIONS {
            let mean = "/options/".to_owned() + option + "/mean";
            assert_ne!(one.pointer(&mean).unwrap(), other.pointer(&mean).unwrap(), "{arguments:?}");
        }
    }
}

#[test]
fn text_says_what_varies_and_counts_months_as_evaluate_does() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    let text = printed(&["simulate", &path, "--trials", "300"]);
    assert_within_80_columns(&text);
    assert!(text.contains("300 trials, seed 1, with chance") && text.contains("each month."));
    assert!(text.contains("Ahead for good") && !text.contains("month 0"));
    let text = printed(&["simulate", &path, "--trials", "300", "--no-chance"]);
    assert!(!text.contains("each month"), "nothing varies from month to month");
}

#[test]
fn trials_that_cannot_be_are_refused_with_how_many_can() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    for trials in ["0", "10000001"] {
        let message = refused(&["simulate", &path, "--trials", trials], WRONG_USAGE);
        assert!(message.contains("from 1 to 10000000 trials"), "{message}");
    }
    refused(&["simulate", &path, "--seed", "abc"], WRONG_USAGE);
}
