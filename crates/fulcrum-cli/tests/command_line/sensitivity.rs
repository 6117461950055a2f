//! `fulcrum sensitivity`: what would change the answer, in text and JSON.

use super::{
    Folder, WRONG_USAGE, assert_within_80_columns, figures_of_run, furniture, printed, refused,
};

#[test]
fn the_same_study_seed_and_trials_give_the_same_figures_on_any_threads() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    let figures = |arguments: &[&str]| figures_of_run("sensitivity", &path, arguments);
    let one = figures(&["--threads", "1"]);
    assert_eq!(one, figures(&["--threads", "3"]));
    for arguments in [["--seed", "9"].as_slice(), &["--no-chance"], &["--spending-only"]] {
        let other = figures(arguments);
        assert_ne!(one["variance_shares"], other["variance_shares"], "{arguments:?}");
    }
    // the exact part has no seed
    assert_eq!(one["tornado"], figures(&["--seed", "9"])["tornado"]);
}

#[test]
fn text_begins_with_what_a_manager_asks_and_fits_the_page() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    let text = printed(&["sensitivity", &path, "--trials", "300"]);
    assert_within_80_columns(&text);
    let position = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(position("costs least") < position("stays cheapest"));
    assert!(position("stays cheapest") < position("Estimate"));
}

#[test]
fn trials_that_cannot_be_are_refused_with_how_many_can() {
    let folder = Folder::new();
    let path = folder.with("study.fulcrum", &furniture().to_string());
    for trials in ["0", "255", "10000001"] {
        let message = refused(&["sensitivity", &path, "--trials", trials], WRONG_USAGE);
        assert!(message.contains("from 256 to 10000000 trials"), "{message}");
    }
}
