//! Editing the study itself: its values and its services.

use std::collections::BTreeSet;

use super::{evidence, no_such, no_such_value, thresholds};
use crate::file::node::Node;
use crate::file::paths::{Finder, has_id, nested};
use crate::file::problem::Problem;

/// Sets the value at `path` to what `value` makes of the one that stands there.
pub(super) fn set(
    root: &mut Node,
    path: &str,
    value: impl FnOnce(Option<&Node>) -> Node,
    finder: &Finder<'_>,
) -> Result<(), Problem> {
    let location = finder.find(root, path).ok_or_else(|| no_such_value(path))?;
    let value = value(location.get(root));
    if value == Node::Null && is_treatment(path) {
        location.take(root);
    } else if let Some(slot) = location.slot(root) {
        *slot = value;
    }
    if thresholds::threshold(path).is_some()
        && let Some(section) = nested(root, &thresholds::SECTION_KEYS)
    {
        thresholds::complete(section);
    }
    Ok(())
}

/// Leaves the value at `path` out, and its evidence.
pub(super) fn reset(root: &mut Node, path: &str, finder: &Finder<'_>) -> Result<(), Problem> {
    let location = finder.find(root, path).ok_or_else(|| no_such_value(path))?;
    if let Some((key, _)) = thresholds::threshold(path) {
        // the other one stays, and it does not stand alone
        if location.get(root).is_some()
            && let Some(slot) = location.slot(root)
        {
            *slot = thresholds::default(key);
        }
    } else {
        let has_thresholds = |root: &Node| {
            let section = thresholds::SECTION_KEYS.iter().try_fold(root, |node, key| node.get(key));
            section.is_some()
        };
        let had_thresholds = has_thresholds(root);
        location.take(root);
        // a scenario may change one of them, and needs the other beside it
        if had_thresholds
            && !has_thresholds(root)
            && let Some(section) = nested(root, &thresholds::SECTION_KEYS)
        {
            *section = Node::Object(Vec::new());
            thresholds::complete(section);
        }
    }
    evidence::remove(root, path);
    Ok(())
}

/// Whether `path` is that of the treatment of a line under a model.
pub(super) fn is_treatment(path: &str) -> bool {
    path.strip_prefix("treatments.").is_some_and(|rest| rest.contains('.'))
}

pub(super) fn add_services(
    root: &mut Node,
    after: Option<&str>,
    added: &[Node],
) -> Result<(), Problem> {
    let Some(Node::List(services)) = root.get_mut("services") else { return Ok(()) };
    let place = match after {
        None => 0,
        Some(id) => match services.iter().position(|service| has_id(service, id)) {
            Some(position) => position + 1,
            None => return Err(no_such_service(id)),
        },
    };
    services.splice(place..place, added.iter().cloned());
    Ok(())
}

pub(super) fn remove_services(root: &mut Node, ids: &[String]) -> Result<(), Problem> {
    let Some(Node::List(services)) = root.get_mut("services") else { return Ok(()) };
    let removed: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let (gone, left): (Vec<Node>, Vec<Node>) = std::mem::take(services)
        .into_iter()
        .partition(|service| id_of(service).is_some_and(|id| removed.contains(id)));
    let there: BTreeSet<&str> = gone.iter().filter_map(id_of).collect();
    let missing = ids.iter().find(|id| !there.contains(id.as_str()));
    let left_ids: BTreeSet<String> = left.iter().filter_map(id_of).map(str::to_owned).collect();
    *services = left;
    if let Some(missing) = missing {
        return Err(no_such_service(missing));
    }
    let stays = |path: &str| !is_of(path, &removed, &left_ids);
    if let Some(Node::Object(evidence)) = root.get_mut("evidence") {
        evidence.retain(|(path, _)| stays(path));
    }
    if let Some(Node::List(scenarios)) = root.get_mut("scenarios") {
        for scenario in scenarios {
            if let Some(Node::Object(changes)) = scenario.get_mut("changes") {
                changes.retain(|(path, _)| stays(path));
            }
        }
    }
    Ok(())
}

/// Whether `path` is of one of the removed services. An id may contain dots and begin as another
/// does, so the longest id that there is counts.
fn is_of(path: &str, removed: &BTreeSet<&str>, left: &BTreeSet<String>) -> bool {
    let Some(rest) = path.strip_prefix("services.") else { return false };
    let ids = rest.rmatch_indices('.').map(|(end, _)| &rest[..end]);
    for id in ids {
        if left.contains(id) {
            return false;
        }
        if removed.contains(id) {
            return true;
        }
    }
    false
}

fn id_of(service: &Node) -> Option<&str> {
    match service.get("id") {
        Some(Node::Text(id)) => Some(id),
        _ => None,
    }
}

fn no_such_service(id: &str) -> Problem {
    no_such(format!("services.{id}"), "a service of the study")
}
