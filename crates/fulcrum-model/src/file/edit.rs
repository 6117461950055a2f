//! Editing a document: every way in which a study may be changed, each a step to a document that is
//! valid or no step at all.

use super::canonical;
use super::document::{Document, ReadStudy, interpret};
use super::fields::Findings;
use super::node::Node;
use super::problem::{Problem, ProblemKind};
use super::scenarios::value_slot;
use super::study::{Reading, StudyContext};
use crate::{Estimate, Evidence};

/// A change of a study.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets what stands at a path: a word, a text, a number, a list.
    Set {
        /// The path, as scenarios and evidence write it.
        path: String,
        /// The new value, as a study file has it.
        value: Node,
    },
    /// Sets the estimate at a path.
    SetEstimate {
        /// The path.
        path: String,
        /// The new estimate.
        estimate: Estimate,
    },
    /// Leaves the value at a path out, so that its default counts.
    Reset {
        /// The path.
        path: String,
    },
    /// Says where the value at a path comes from, or that nothing is known of it.
    SetEvidence {
        /// The path of the value.
        path: String,
        /// The evidence; `None` takes it away.
        evidence: Option<Evidence>,
    },
    /// Switches a countermeasure or pitfall on, last in the study's order, or off.
    SetAdjustment {
        /// Its id.
        id: String,
        /// Whether it is active.
        is_active: bool,
    },
    /// Adds services behind the one with this id, or first.
    AddServices {
        /// The service before them; `None` for the beginning.
        after: Option<String>,
        /// The services, as a study file has them.
        services: Vec<Node>,
    },
    /// Removes services, their evidence, and what scenarios change of them.
    RemoveServices {
        /// Their ids.
        ids: Vec<String>,
    },
}

impl Document {
    /// The document after some edits, and the study that it then means.
    ///
    /// # Errors
    ///
    /// Every problem of the changed study, together, or an edit of what is not there; this document
    /// is as it was.
    pub fn edited(
        &self,
        edits: &[Edit],
        context: StudyContext<'_>,
    ) -> Result<(Self, ReadStudy), Vec<Problem>> {
        let mut root = self.root.clone();
        let mut findings = Findings::default();
        for edit in edits {
            if let Some((path, expected)) = apply(&mut root, edit, context) {
                findings.problem(ProblemKind::Unknown, path, expected, "none");
            }
        }
        if !findings.problems.is_empty() {
            return Err(findings.problems);
        }
        let read = interpret(&root, context, Reading::Whole, Findings::default())?;
        Ok((Self { root }, read))
    }
}

/// Makes an edit; or says the path that is not there and what was expected at it.
fn apply(
    root: &mut Node,
    edit: &Edit,
    context: StudyContext<'_>,
) -> Option<(String, &'static str)> {
    let slot = |root: &mut Node, path: &str, value: &dyn Fn(&Node) -> Node| match value_slot(
        root,
        path,
        context.catalogue,
    ) {
        Some(slot) => {
            *slot = value(slot);
            None
        }
        None => Some((path.to_owned(), "the path of a value of the study")),
    };
    match edit {
        Edit::Set { path, value } => slot(root, path, &|_| value.clone()),
        Edit::SetEstimate { path, estimate } => slot(root, path, &|before| {
            canonical::with_unknown_keys(canonical::estimate(*estimate), before)
        }),
        Edit::Reset { path } => {
            if value_slot(root, path, context.catalogue).is_none() {
                return Some((path.clone(), "the path of a value of the study"));
            }
            remove_value(root, path);
            None
        }
        Edit::SetEvidence { path, evidence } => {
            set_evidence(root, path, evidence.as_ref());
            None
        }
        Edit::SetAdjustment { id, is_active } => {
            set_adjustment(root, id, *is_active);
            None
        }
        Edit::AddServices { after, services } => add_services(root, after.as_deref(), services),
        Edit::RemoveServices { ids } => {
            remove_services(root, ids);
            None
        }
    }
}

/// Takes the entry at a path out of the object that holds it.
fn remove_value(root: &mut Node, path: &str) {
    if let Some(rest) = path.strip_prefix("services.")
        && let Some(Node::List(services)) = root.entry("services")
    {
        for service in services {
            let Some(Node::Text(id)) = service.get("id") else { continue };
            let key = rest.strip_prefix(id.as_str()).and_then(|rest| rest.strip_prefix('.'));
            if let Some(key) = key.map(str::to_owned) {
                service.remove(&key);
            }
        }
        return;
    }
    let keys: Vec<&str> = path.split('.').collect();
    let Some((key, holders)) = keys.split_last() else { return };
    if let Some(holder) = holders.iter().try_fold(root, |node, key| node.get_mut(key)) {
        holder.remove(key);
    }
}

/// A section of the file that is an object, made when it is left out.
fn section<'a>(root: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    let node = root.entry(key)?;
    if *node == Node::Null {
        *node = Node::Object(Vec::new());
    }
    Some(node)
}

fn set_evidence(root: &mut Node, path: &str, evidence: Option<&Evidence>) {
    let Some(section) = section(root, "evidence") else { return };
    match evidence {
        Some(evidence) => {
            if let Some(slot) = section.entry(path) {
                *slot = canonical::with_unknown_keys(canonical::evidence_entry(evidence), slot);
            }
        }
        None => section.remove(path),
    }
}

fn set_adjustment(root: &mut Node, id: &str, is_active: bool) {
    let Some(node) = root.entry("adjustments") else { return };
    if *node == Node::Null {
        *node = Node::List(Vec::new());
    }
    let Node::List(active) = node else { return };
    let is_it = |node: &Node| matches!(node, Node::Text(text) if text == id);
    if !is_active {
        active.retain(|node| !is_it(node));
    } else if !active.iter().any(is_it) {
        active.push(Node::Text(id.to_owned()));
    }
}

fn has_id(service: &Node, id: &str) -> bool {
    matches!(service.get("id"), Some(Node::Text(text)) if text == id)
}

fn add_services(
    root: &mut Node,
    after: Option<&str>,
    added: &[Node],
) -> Option<(String, &'static str)> {
    let Some(Node::List(services)) = root.entry("services") else { return None };
    let place = match after {
        None => 0,
        Some(id) => match services.iter().position(|service| has_id(service, id)) {
            Some(position) => position + 1,
            None => return Some((format!("services.{id}"), "a service of the study")),
        },
    };
    services.splice(place..place, added.iter().cloned());
    None
}

fn remove_services(root: &mut Node, ids: &[String]) {
    let is_removed = |path: &str| {
        ids.iter().any(|id| {
            path.strip_prefix("services.")
                .and_then(|rest| rest.strip_prefix(id.as_str()))
                .is_some_and(|rest| rest.strip_prefix('.').is_some_and(|key| !key.contains('.')))
        })
    };
    if let Some(Node::List(services)) = root.entry("services") {
        services.retain(|service| !ids.iter().any(|id| has_id(service, id)));
    }
    if let Some(Node::Object(evidence)) = root.get_mut("evidence") {
        evidence.retain(|(path, _)| !is_removed(path));
    }
    if let Some(Node::List(scenarios)) = root.get_mut("scenarios") {
        for scenario in scenarios {
            if let Some(Node::Object(changes)) = scenario.get_mut("changes") {
                changes.retain(|(path, _)| !is_removed(path));
            }
        }
    }
}
