//! The part of a study that a scenario touches. A study is edited at every step of a slider, and every
//! step is checked with every scenario: that must not take longer the more a study holds.

use std::collections::BTreeSet;

use super::node::Node;
use super::paths::{Location, nested};
use crate::adjustments::Catalogue;

/// What has to be read beside a value of the section: what has no default, and values that a rule
/// of `study::rules` compares. A rule holds within a section.
const BESIDE: [(&str, &[&[&str]]); 2] = [
    ("organisation", &[&["organisation", "major_share"], &["organisation", "degraded_share"]]),
    ("bands", &[&["bands"]]),
];

/// The part of a study's document that says whether these changes make a valid study of it, and
/// which values differ then; `root` is a valid study. Everything else counts with its default, with
/// the changes and without them.
pub(super) fn touched_part(root: &Node, changes: Option<&Node>, catalogue: &Catalogue) -> Node {
    let mut part = Node::Object(Vec::new());
    let mut ids = BTreeSet::new();
    let changes = match changes {
        Some(Node::Object(changes)) => changes.as_slice(),
        _ => &[],
    };
    let mut copy = |keys: &[&str]| {
        let there = keys.iter().try_fold(root, |node, key| node.get(key));
        if let Some(there) = there
            && let Some(slot) = nested(&mut part, keys)
        {
            slot.clone_from(there);
        }
    };
    copy(&["name"]);
    copy(&["currency"]);
    for (path, _) in changes {
        if let Some(rest) = path.strip_prefix("services.") {
            ids.extend(rest.rsplit_once('.').map(|(id, _)| id));
        } else if let Some(Location::Keys(keys)) = Location::of(root, path, catalogue) {
            copy(&keys);
            let section = BESIDE.iter().find(|(section, _)| keys.first() == Some(section));
            for keys in section.into_iter().flat_map(|(_, beside)| beside.iter()) {
                copy(keys);
            }
        }
    }
    if let (Some(Node::List(services)), Some(slot)) = (root.get("services"), part.entry("services"))
    {
        let is_touched = |service: &&Node| match service.get("id") {
            Some(Node::Text(id)) => ids.contains(id.as_str()),
            _ => false,
        };
        *slot = Node::List(services.iter().filter(is_touched).cloned().collect());
    }
    part
}
