//! Editing evidence: it is of the study, by the path of a value.

use super::{ADJUSTMENTS, no_such_value};
use crate::Evidence;
use crate::adjustments::Catalogue;
use crate::file::canonical;
use crate::file::node::Node;
use crate::file::paths::{Finder, is_within};
use crate::file::problem::Problem;

/// Sets or takes away the evidence of the value at `path`. What stands at a path without a value,
/// as in a file of another program, can be taken away.
pub(super) fn set(
    root: &mut Node,
    path: &str,
    evidence: Option<&Evidence>,
    finder: &Finder<'_>,
    catalogue: &Catalogue,
) -> Result<(), Problem> {
    let Some(evidence) = evidence else {
        if let Some(section) = root.get_mut("evidence") {
            section.remove(path);
        }
        return Ok(());
    };
    let is_adjustment = || {
        let id = path.strip_prefix(ADJUSTMENTS).and_then(|rest| rest.strip_prefix('.'));
        id.is_some_and(|id| catalogue.adjustment(id).is_some())
    };
    if finder.find(root, path).is_none() && !is_adjustment() {
        return Err(no_such_value(path));
    }
    if let Some(slot) = section(root).and_then(|section| section.entry(path)) {
        *slot = canonical::with_unknown_keys(canonical::evidence_entry(evidence), slot);
    }
    Ok(())
}

/// The evidence at `path`, as it stands.
pub(super) fn entry<'a>(root: &'a Node, path: &str) -> Option<&'a Node> {
    root.get("evidence")?.get(path)
}

/// Puts back what stood as the evidence at `path`, unless there is other evidence.
pub(super) fn put_back(root: &mut Node, path: &str, entry: &Node) {
    let slot = section(root).and_then(|section| section.entry(path));
    if let Some(slot) = slot.filter(|slot| **slot == Node::Null) {
        slot.clone_from(entry);
    }
}

/// Takes away the evidence of the value at `path`, and of those within it when it is a section.
pub(super) fn remove(root: &mut Node, path: &str) {
    if let Some(Node::Object(entries)) = root.get_mut("evidence") {
        entries.retain(|(of, _)| of != path && !is_within(of, path));
    }
}

fn section(root: &mut Node) -> Option<&mut Node> {
    let node = root.entry("evidence")?;
    if *node == Node::Null {
        *node = Node::Object(Vec::new());
    }
    Some(node)
}
