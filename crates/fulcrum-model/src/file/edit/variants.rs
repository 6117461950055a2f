//! Editing the list of scenarios.

use super::{no_such, no_such_scenario};
use crate::file::node::Node;
use crate::file::paths::has_id;
use crate::file::problem::Problem;
use crate::file::scenarios;

pub(super) fn add(
    root: &mut Node,
    id: &str,
    name: &str,
    copy_of: Option<&str>,
) -> Result<(), Problem> {
    let changes = match copy_of {
        None => None,
        Some(other) => {
            scenarios::changes_of(root, other).ok_or_else(|| no_such_scenario(other))?.cloned()
        }
    };
    let scenario = Node::Object(vec![
        ("id".to_owned(), Node::Text(id.to_owned())),
        ("name".to_owned(), Node::Text(name.to_owned())),
        ("changes".to_owned(), changes.unwrap_or(Node::Object(Vec::new()))),
    ]);
    match root.entry("scenarios") {
        Some(Node::List(items)) => items.push(scenario),
        Some(slot) => *slot = Node::List(vec![scenario]),
        None => {}
    }
    Ok(())
}

pub(super) fn rename(root: &mut Node, id: &str, name: &str) -> Result<(), Problem> {
    let slot = item(root, id).and_then(|item| item.entry("name"));
    *slot.ok_or_else(|| no_such_scenario(id))? = Node::Text(name.to_owned());
    Ok(())
}

pub(super) fn remove(root: &mut Node, id: &str) -> Result<(), Problem> {
    let there = no_such(format!("scenarios.{id}"), "a scenario of the study");
    let Some(Node::List(items)) = root.get_mut("scenarios") else { return Err(there) };
    let position = items.iter().position(|item| has_id(item, id)).ok_or(there)?;
    items.remove(position);
    Ok(())
}

/// The scenario with this id.
pub(super) fn item<'a>(root: &'a mut Node, id: &str) -> Option<&'a mut Node> {
    match root.get_mut("scenarios") {
        Some(Node::List(items)) => items.iter_mut().find(|item| has_id(item, id)),
        _ => None,
    }
}
