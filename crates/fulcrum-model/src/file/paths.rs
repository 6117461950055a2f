//! Where values stand in a document, by the path that evidence and scenarios write.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::node::Node;
use super::services;
use crate::OperatingModel;
use crate::adjustments::Catalogue;
use crate::lines::Line;
use crate::parameters::{ModelParameter, OrganisationParameter};
use crate::scenarios::Setting;

/// Sections besides settings that may be changed whole.
const SECTIONS: [&str; 4] = ["organisation", "models", "adjustments", "treatments"];

/// The place of a value that a study can have, whether or not the file states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Location<'p> {
    /// Behind these keys, from the root.
    Keys(Vec<&'p str>),
    /// A field of the service at this position.
    Service { position: usize, key: &'p str },
}

impl<'p> Location<'p> {
    /// The place of the value at `path`; `None` when a study has no such value. A service is
    /// addressed by its id, which may itself contain dots.
    pub(super) fn of(root: &Node, path: &'p str, catalogue: &Catalogue) -> Option<Self> {
        if SECTIONS.contains(&path) || is_setting(path) {
            return Some(Self::Keys(path.split('.').collect()));
        }
        let (section, rest) = path.split_once('.')?;
        let (first, second) = rest.split_once('.').map_or((rest, None), |(f, s)| (f, Some(s)));
        let is_known = match section {
            "services" => {
                let Some(Node::List(services)) = root.get("services") else { return None };
                let position = |id: &str| services.iter().position(|service| has_id(service, id));
                return Self::of_a_service(rest, position);
            }
            "organisation" => second.is_none() && OrganisationParameter::from_id(first).is_some(),
            "models" => {
                OperatingModel::from_id(first).is_some()
                    && second.is_none_or(|id| ModelParameter::from_id(id).is_some())
            }
            "treatments" => {
                (Line::from_id(first).is_some() || catalogue.adjustment(first).is_some())
                    && second.is_none_or(|model| OperatingModel::from_id(model).is_some())
            }
            _ => false,
        };
        is_known.then(|| {
            Self::Keys([Some(section), Some(first), second].into_iter().flatten().collect())
        })
    }

    /// The place of a field of a service, `position` being where the service of an id stands.
    fn of_a_service(rest: &'p str, position: impl Fn(&str) -> Option<usize>) -> Option<Self> {
        // no field has a dot in its key
        let (id, key) = rest.rsplit_once('.')?;
        if key == "id" || !services::is_field(key) {
            return None;
        }
        Some(Self::Service { position: position(id)?, key })
    }

    /// What stands there; `None` when the file leaves it out.
    pub(super) fn get<'a>(&self, root: &'a Node) -> Option<&'a Node> {
        match self {
            Self::Keys(keys) => keys.iter().try_fold(root, |node, key| node.get(key)),
            Self::Service { position, key } => match root.get("services") {
                Some(Node::List(services)) => services.get(*position)?.get(key),
                _ => None,
            },
        }
    }

    /// What stands there, to change it; made when the file leaves it out.
    pub(super) fn slot<'a>(&self, root: &'a mut Node) -> Option<&'a mut Node> {
        match self {
            Self::Keys(keys) => nested(root, keys),
            Self::Service { position, key } => match root.get_mut("services") {
                Some(Node::List(services)) => services.get_mut(*position)?.entry(key),
                _ => None,
            },
        }
    }

    /// Takes out what stands there.
    pub(super) fn take(&self, root: &mut Node) {
        match self {
            Self::Keys(keys) => remove_nested(root, keys),
            Self::Service { position, key } => {
                if let Some(Node::List(services)) = root.get_mut("services")
                    && let Some(service) = services.get_mut(*position)
                {
                    service.remove(key);
                }
            }
        }
    }
}

/// Finds the places of many values in a document whose services stay where they are: each is looked
/// up, and not searched for among thousands of them again.
pub(super) struct Finder<'a> {
    catalogue: &'a Catalogue,
    positions: OnceCell<BTreeMap<String, usize>>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, positions: OnceCell::new() }
    }

    /// As [`Location::of`].
    pub(super) fn find<'p>(&self, root: &Node, path: &'p str) -> Option<Location<'p>> {
        let Some(rest) = path.strip_prefix("services.") else {
            return Location::of(root, path, self.catalogue);
        };
        let positions = self.positions.get_or_init(|| service_positions(root));
        Location::of_a_service(rest, |id| positions.get(id).copied())
    }
}

/// Where the services stand, by their ids; of two with the same id, the first.
fn service_positions(root: &Node) -> BTreeMap<String, usize> {
    let Some(Node::List(services)) = root.get("services") else { return BTreeMap::new() };
    let mut positions = BTreeMap::new();
    for (position, service) in services.iter().enumerate() {
        if let Some(Node::Text(id)) = service.get("id") {
            positions.entry(id.clone()).or_insert(position);
        }
    }
    positions
}

/// The place of the value at `path`, made when the file leaves it out. `None` when a study has no
/// such value: nothing is made for a path that means nothing, or a file full of them would take
/// time without end.
pub(super) fn value_slot<'a>(
    root: &'a mut Node,
    path: &str,
    catalogue: &Catalogue,
) -> Option<&'a mut Node> {
    Location::of(root, path, catalogue)?.slot(root)
}

/// Whether `path` is that of a setting, or of a part of a study that holds settings alone.
fn is_setting(path: &str) -> bool {
    Setting::ALL.iter().any(|setting| {
        setting.id().strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// What stands behind these keys, objects and value made when they are left out.
pub(super) fn nested<'a>(root: &'a mut Node, keys: &[&str]) -> Option<&'a mut Node> {
    keys.iter().try_fold(root, |node, key| {
        if *node == Node::Null {
            *node = Node::Object(Vec::new());
        }
        node.entry(key)
    })
}

/// Takes out what stands behind these keys, and what is left empty by that within a section.
pub(super) fn remove_nested(root: &mut Node, keys: &[&str]) {
    let Some((key, holders)) = keys.split_last() else { return };
    let Some(holder) = holders.iter().try_fold(&mut *root, |node, key| node.get_mut(key)) else {
        return;
    };
    holder.remove(key);
    let is_left_empty = matches!(holder, Node::Object(entries) if entries.is_empty());
    if is_left_empty && holders.len() > 1 {
        remove_nested(root, holders);
    }
}

/// Whether an entry of a list, such as a service, has this id.
pub(super) fn has_id(item: &Node, id: &str) -> bool {
    matches!(item.get("id"), Some(Node::Text(text)) if text == id)
}

/// Whether `path` lies within the section at `section`. A service has no sections.
pub(super) fn is_within(path: &str, section: &str) -> bool {
    !section.starts_with("services.")
        && path.strip_prefix(section).is_some_and(|rest| rest.starts_with('.'))
}
