//! Keeping what was changed as a scenario: the study goes back, and the scenario holds the changes.

use std::collections::BTreeSet;

use super::{ADJUSTMENTS, evidence, thresholds, variants, within};
use crate::file::canonical;
use crate::file::document::{Document, ReadStudy, interpret};
use crate::file::fields::Findings;
use crate::file::ids::fresh_id;
use crate::file::node::Node;
use crate::file::paths::{Finder, Location};
use crate::file::problem::{Problem, ProblemKind};
use crate::file::study::{Reading, StudyContext};
use crate::scenarios::{Difference, Place, differences};

impl Document {
    /// The document with what was changed in it since an earlier state of it as a new scenario,
    /// what the study then means, and the id of the scenario.
    ///
    /// Every value that a scenario can hold is that of `since` again in the study, and the scenario,
    /// behind the others, changes it to what it is now. What no scenario can hold stays in the study
    /// as it is now: services that were added, removed or moved, evidence, other scenarios, keys that
    /// the program does not know. Evidence that went with a value comes back with it. The other
    /// scenarios are changes of the study as it then is.
    ///
    /// # Errors
    ///
    /// When no such value was changed, and every problem of the study and its scenarios, together:
    /// above all of scenarios that are not valid without the change. This document is as it was.
    pub fn kept_as_scenario(
        &self,
        name: &str,
        since: &Self,
        context: StudyContext<'_>,
    ) -> Result<(Self, ReadStudy, String), Vec<Problem>> {
        let (before, now) = (since.study(context)?.study, self.study(context)?.study);
        let paths = changed_paths(&differences(&before, &now));
        if paths.is_empty() {
            return Err(vec![nothing_to_keep()]);
        }
        // what the document leaves out counts with its default: a scenario has to state it
        let in_full = canonical::canonical(&self.root, &now);
        let mut root = self.root.clone();
        let mut kept = Vec::with_capacity(paths.len());
        for path in paths {
            let [of_now, in_full] = [&self.root, &in_full].map(|root| at(root, &path, context));
            // an absent revenue and an absent treatment are null in a scenario
            let value = of_now.or(in_full).cloned().unwrap_or(Node::Null);
            put_back(&mut root, &since.root, &path, context);
            kept.push((path, value));
        }
        let taken: BTreeSet<String> = now.scenarios.into_iter().map(|s| s.id).collect();
        let id = fresh_id(name, "scenario", &taken);
        variants::add(&mut root, &id, name, None).map_err(|problem| vec![problem])?;
        let finder = Finder::new(context.catalogue);
        for (path, value) in kept {
            within::set(&mut root, &id, &path, |_| value, &finder)
                .map_err(|problem| vec![problem])?;
        }
        let read = interpret(&root, context, Reading::Whole, Findings::default())?;
        Ok((Self { root }, read, id))
    }
}

/// The paths of these differences, as a scenario writes them.
fn changed_paths(differences: &[Difference]) -> Vec<String> {
    let mut paths: Vec<String> = Vec::with_capacity(differences.len());
    for difference in differences {
        let path = match &difference.place {
            // a file has one list of them
            Place::Adjustment(_) | Place::AdjustmentOrder => ADJUSTMENTS.to_owned(),
            place => place.path(),
        };
        if paths.last() != Some(&path) {
            paths.push(path);
        }
    }
    paths
}

fn at<'a>(root: &'a Node, path: &str, context: StudyContext<'_>) -> Option<&'a Node> {
    Location::of(root, path, context.catalogue)?.get(root)
}

/// Gives the value at `path` back what stood there in another document, and the evidence of it.
fn put_back(root: &mut Node, since: &Node, path: &str, context: StudyContext<'_>) {
    if thresholds::threshold(path).is_some() {
        // a file states both or none
        put_back(root, since, thresholds::SECTION, context);
    } else if let Some(location) = Location::of(root, path, context.catalogue) {
        match at(since, path, context) {
            Some(node) => {
                if let Some(slot) = location.slot(root) {
                    slot.clone_from(node);
                }
            }
            None => location.take(root),
        }
    }
    if let Some(entry) = evidence::entry(since, path) {
        evidence::put_back(root, path, entry);
    }
}

fn nothing_to_keep() -> Problem {
    Problem {
        kind: ProblemKind::Missing,
        path: "scenarios".to_owned(),
        label: None,
        expected: "a changed value that a scenario can hold".to_owned(),
        found: "none".to_owned(),
    }
}
