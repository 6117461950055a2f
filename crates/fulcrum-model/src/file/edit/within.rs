//! Editing a scenario: a value of it becomes a change, or changes the section that one of its
//! changes replaces whole.

use std::collections::{BTreeMap, BTreeSet};

use super::{base, no_such_scenario, no_such_value, thresholds, variants};
use crate::file::differing::{Changes, differing};
use crate::file::document::interpret;
use crate::file::fields::Findings;
use crate::file::node::Node;
use crate::file::paths::{Finder, Location, is_within, nested, remove_nested};
use crate::file::problem::Problem;
use crate::file::scenarios::{apply, changes_of};
use crate::file::study::{Reading, StudyContext};
use crate::file::touched::touched_part;
use crate::scenarios::path_and_sections;

/// Sets the value at `path` in a scenario to what `value` makes of the one that it has there.
pub(super) fn set(
    root: &mut Node,
    scenario: &str,
    path: &str,
    value: impl FnOnce(Option<&Node>) -> Node,
    finder: &Finder<'_>,
) -> Result<(), Problem> {
    with_changes(root, scenario, |root, changes| {
        let location = finder.find(root, path).ok_or_else(|| no_such_value(path))?;
        let value = value(changed_value(changes, path).flatten());
        set_value(root, changes, path, value, &location);
        Ok(())
    })
}

/// Where the changes of fields of services stand among those of a scenario, by their paths. No other
/// change reaches into them, so of thousands each is looked up, and not searched for.
pub(super) type ServiceChanges = BTreeMap<String, usize>;

/// As [`set`], for the field of a service. `known` is what an earlier call left there, as long as the
/// changes were not changed in another way.
pub(super) fn set_of_a_service(
    root: &mut Node,
    scenario: &str,
    path: &str,
    value: impl FnOnce(Option<&Node>) -> Node,
    finder: &Finder<'_>,
    known: &mut Option<ServiceChanges>,
) -> Result<(), Problem> {
    with_changes(root, scenario, |root, changes| {
        finder.find(root, path).ok_or_else(|| no_such_value(path))?;
        let known = known.get_or_insert_with(|| {
            let places = changes.iter().enumerate();
            places.map(|(place, (path, _))| (path.clone(), place)).collect()
        });
        match known.get(path).and_then(|place| changes.get_mut(*place)) {
            Some((_, change)) => *change = value(Some(change)),
            None => {
                known.insert(path.to_owned(), changes.len());
                changes.push((path.to_owned(), value(None)));
            }
        }
        Ok(())
    })
}

/// Takes the change of the value at `path` back.
pub(super) fn reset(
    root: &mut Node,
    scenario: &str,
    path: &str,
    finder: &Finder<'_>,
) -> Result<(), Problem> {
    with_changes(root, scenario, |root, changes| {
        let location = finder.find(root, path).ok_or_else(|| no_such_value(path))?;
        let of_the_study = location.get(root);
        if let Some((key, other)) = thresholds::threshold(path) {
            let needs_both = changed_value(changes, &other_path(other)).is_some();
            if of_the_study.is_none() && needs_both {
                set_value(root, changes, path, thresholds::default(key), &location);
                return Ok(());
            }
        }
        take(changes, path);
        if let Some((keys, section)) = section_over(changes, path) {
            match of_the_study.filter(|node| **node != Node::Null) {
                Some(node) => put(section, &keys, node.clone()),
                None => remove_nested(section, &keys),
            }
        }
        Ok(())
    })
}

/// The value at `path` in a scenario; `None` when its default counts.
pub(super) fn value<'a>(
    root: &'a Node,
    scenario: &str,
    path: &str,
) -> Result<Option<&'a Node>, Problem> {
    let changes = changes_of(root, scenario).ok_or_else(|| no_such_scenario(scenario))?;
    let changed = match changes {
        Some(Node::Object(changes)) => changed_value(changes, path),
        _ => None,
    };
    Ok(changed.unwrap_or_else(|| root.get(path)))
}

/// Drops those changes of a scenario at or around the `touched` paths that make no difference to
/// the study. To be called with a document that is valid.
pub(super) fn tidy(root: &mut Node, scenario: &str, touched: &[&str], context: StudyContext<'_>) {
    let of_them: BTreeSet<&str> = touched.iter().copied().collect();
    let around_them: BTreeSet<&str> = touched.iter().flat_map(|p| path_and_sections(p)).collect();
    let is_touched = |change: &str| {
        around_them.contains(change) || path_and_sections(change).any(|p| of_them.contains(p))
    };
    // an edit after those of values may have removed the scenario: then there is nothing to tidy
    let _ = with_changes(root, scenario, |root, changes| {
        if !changes.iter().any(|(path, _)| is_touched(path)) {
            return Ok(());
        }
        let part = touched_part(root, Some(&Node::Object(changes.clone())), context.catalogue);
        let read = |changes: &[(String, Node)]| {
            let mut findings = Findings::without_defaults();
            let changes = Node::Object(changes.to_vec());
            let changed = apply(&part, Some(&changes), "", context.catalogue, &mut findings)?;
            interpret(&changed, context, Reading::Alone, findings).ok()
        };
        if let (Some(study), Some(changed)) = (read(&[]), read(changes)) {
            let all = std::mem::take(changes);
            (*changes, _) = differing(all, &study.study, &changed, is_touched, read);
        }
        Ok(())
    });
}

/// Takes the changes of a scenario out of the document while they are changed.
fn with_changes(
    root: &mut Node,
    scenario: &str,
    change: impl FnOnce(&Node, &mut Changes) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let slot = variants::item(root, scenario).and_then(|item| item.entry("changes"));
    let mut changes = match slot.ok_or_else(|| no_such_scenario(scenario))? {
        Node::Object(entries) => std::mem::take(entries),
        _ => Vec::new(),
    };
    let result = change(root, &mut changes);
    if let Some(slot) = variants::item(root, scenario).and_then(|item| item.entry("changes")) {
        *slot = Node::Object(changes);
    }
    result
}

fn set_value(root: &Node, changes: &mut Changes, path: &str, value: Node, location: &Location<'_>) {
    let place = take(changes, path);
    if let Some((keys, section)) = section_over(changes, path) {
        if value == Node::Null && base::is_treatment(path) {
            remove_nested(section, &keys);
        } else {
            put(section, &keys, value);
        }
        if thresholds::threshold(path).is_some()
            && let Some((_, holders)) = keys.split_last()
            && let Some(both) = nested(section, holders)
        {
            thresholds::complete(both);
        }
        return;
    }
    let (path, value) = if value == Node::Null && base::is_treatment(path) {
        match location.get(root) {
            Some(_) => line_without(root, changes, path),
            None => return,
        }
    } else if let Some((key, other)) = thresholds::threshold(path)
        && location.get(root).is_none()
        && changed_value(changes, &other_path(other)).is_none()
    {
        let mut both = Node::Object(vec![(key.to_owned(), value)]);
        thresholds::complete(&mut both);
        (thresholds::SECTION.to_owned(), both)
    } else {
        (path.to_owned(), value)
    };
    changes.insert(place.min(changes.len()), (path, value));
}

/// The treatments of the line that the treatment at `path` is of, without that one; changes of
/// others of them are taken into it.
fn line_without(root: &Node, changes: &mut Changes, path: &str) -> (String, Node) {
    let (line_path, model) = path.rsplit_once('.').unwrap_or((path, ""));
    let keys: Vec<&str> = line_path.split('.').collect();
    let mut line = keys
        .iter()
        .try_fold(root, |node, key| node.get(key))
        .cloned()
        .unwrap_or(Node::Object(Vec::new()));
    changes.retain(|(other, treatment)| {
        let Some(key) = other.strip_prefix(line_path).and_then(|rest| rest.strip_prefix('.'))
        else {
            return true;
        };
        put(&mut line, &[key], treatment.clone());
        false
    });
    line.remove(model);
    (line_path.to_owned(), line)
}

/// Takes out the change at `path`, and those within it; where the change stood, or the end.
fn take(changes: &mut Changes, path: &str) -> usize {
    let place = changes.iter().position(|(other, _)| other == path || is_within(other, path));
    changes.retain(|(other, _)| other != path && !is_within(other, path));
    place.unwrap_or(changes.len())
}

/// The last change that replaces a section with the value at `path` in it, and the keys to the value
/// within.
fn section_over<'a, 'p>(
    changes: &'a mut Changes,
    path: &'p str,
) -> Option<(Vec<&'p str>, &'a mut Node)> {
    let sections: Vec<&str> = path_and_sections(path).skip(1).collect();
    let (section, node) =
        changes.iter_mut().rev().find(|(other, _)| sections.contains(&other.as_str()))?;
    let keys = path.get(section.len() + 1..)?.split('.').collect();
    Some((keys, node))
}

/// What the changes make of the value at `path`: `Some(None)` when they leave it out, so that its
/// default counts; `None` when they do not change it.
fn changed_value<'a>(changes: &'a [(String, Node)], path: &str) -> Option<Option<&'a Node>> {
    let covering: Vec<&str> = path_and_sections(path).collect();
    let (section, node) =
        changes.iter().rev().find(|(other, _)| covering.contains(&other.as_str()))?;
    let mut keys = path.get(section.len()..)?.split('.').filter(|key| !key.is_empty());
    Some(keys.try_fold(node, |node, key| node.get(key)))
}

fn put(section: &mut Node, keys: &[&str], value: Node) {
    if let Some(slot) = nested(section, keys) {
        *slot = value;
    }
}

fn other_path(key: &str) -> String {
    format!("{}.{key}", thresholds::SECTION)
}
