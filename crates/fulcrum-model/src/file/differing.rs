//! Which changes of a scenario make a difference: a scenario holds differences only.

use std::collections::BTreeSet;

use super::document::ReadStudy;
use super::node::Node;
use super::scenarios::unknown_keys;
use crate::Study;
use crate::scenarios::{differences, path_and_sections};

/// Changes of a scenario as they stand in a file.
pub(super) type Changes = Vec<(String, Node)>;

/// The changes without those that make no difference and may be dropped, and the paths of these.
/// `base` is the study, `scenario` what all changes make of it, and `read` says what others make,
/// when that is a valid study. A change that brings a key that the program does not know counts as
/// a difference.
pub(super) fn differing(
    changes: Changes,
    base: &Study,
    scenario: &ReadStudy,
    may_drop: impl Fn(&str) -> bool,
    read: impl Fn(&[(String, Node)]) -> Option<ReadStudy>,
) -> (Changes, Vec<String>) {
    let different: BTreeSet<String> = differences(base, &scenario.study)
        .iter()
        .flat_map(|d| path_and_sections(&d.place.path()).map(str::to_owned).collect::<Vec<_>>())
        .chain(
            unknown_keys(&scenario.notices)
                .flat_map(|key| covering(&key).map(str::to_owned).collect::<Vec<_>>()),
        )
        .collect();
    let all: BTreeSet<String> = changes.iter().map(|(path, _)| path.clone()).collect();
    // a change within a section that the scenario replaces may restore what that took away
    let makes_a_difference = |path: &str| {
        path_and_sections(path).any(|p| different.contains(p) && (p == path || all.contains(p)))
    };
    let is_kept = |path: &str| makes_a_difference(path) || !may_drop(path);
    let kept: Changes = changes.iter().filter(|(path, _)| is_kept(path)).cloned().collect();
    if kept.len() == changes.len() {
        return (changes, Vec::new());
    }
    // a value may need another that equals the default beside it in the file
    match read(&kept) {
        Some(read) if differences(&read.study, &scenario.study).is_empty() => {
            let dropped = changes.into_iter().map(|(path, _)| path);
            (kept, dropped.filter(|path| !is_kept(path)).collect())
        }
        _ => (changes, Vec::new()),
    }
}

/// The paths of whatever a key lies in, also within a value: a range has keys, and so has a band.
pub(super) fn covering(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices(['.', '[']).map(|(end, _)| &key[..end])
}
