//! Editing a document: every way in which a study may be changed, each a step to a document that is
//! valid or no step at all.
//!
//! A study may be changed as such, or as one of its scenarios: then the values that are changed
//! become changes of that scenario, which holds differences only. Evidence and services are of the
//! study itself, whichever scenario is changed.
//!
//! Every step is checked whole: the study, and of each scenario what it touches. So nothing that an
//! edit may break, in whichever scenario, is found only on saving.

mod base;
mod evidence;
mod kept;
mod thresholds;
mod variants;
mod within;

use super::canonical;
use super::document::{Document, ReadStudy, interpret};
use super::fields::Findings;
use super::node::Node;
use super::paths::Finder;
use super::problem::{Problem, ProblemKind};
use super::study::{Reading, StudyContext};
use crate::adjustments::Catalogue;
use crate::parameters::OrganisationParameter;
use crate::{Estimate, Evidence};

/// A change of a study.
///
/// A path is what evidence and scenarios write: `horizon_months`, `bands.incident_loss.high_from`,
/// `organisation.rate_developer`, `models.ops_run_it.acknowledge_hours`,
/// `treatments.toil.ops_run_it`, `services.bedroom.feature_demand`. The id of a service never
/// changes, so it has no path.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Sets what stands at a path: a word, a text, a number, a list, or a section whole. Keys that
    /// the program does not know stay. `null` at a treatment leaves it to the policy.
    Set {
        /// The path.
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
    /// Leaves the value at a path out, so that its default counts; its evidence goes with it. In a
    /// scenario: takes the change back, so that the value of the study counts.
    Reset {
        /// The path.
        path: String,
    },
    /// Says where the value at a path comes from, or that nothing is known of it. Of the study,
    /// whichever scenario is changed. Also `adjustments.` and the id of one has evidence.
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
    /// Moves an active countermeasure or pitfall: effects apply in their order.
    MoveAdjustment {
        /// Its id.
        id: String,
        /// The active one that it goes before; `None` for the end.
        before: Option<String>,
    },
    /// Adds services to the study, behind the one with this id, or first.
    AddServices {
        /// The service before them; `None` for the beginning.
        after: Option<String>,
        /// The services, as a study file has them.
        services: Vec<Node>,
    },
    /// Removes services from the study, their evidence, and what scenarios change of them.
    RemoveServices {
        /// Their ids.
        ids: Vec<String>,
    },
    /// Adds a scenario, behind the others.
    AddScenario {
        /// Its id; see [`fresh_id`](super::fresh_id).
        id: String,
        /// Its name.
        name: String,
        /// The scenario whose changes it begins with; `None` for none.
        copy_of: Option<String>,
    },
    /// Gives a scenario another name; its id stays.
    RenameScenario {
        /// Its id.
        id: String,
        /// The new name.
        name: String,
    },
    /// Removes a scenario.
    RemoveScenario {
        /// Its id.
        id: String,
    },
}

impl Document {
    /// The document after some edits of the study, and the study that it then means.
    ///
    /// # Errors
    ///
    /// Every problem of the changed study and of its scenarios, together, or every edit of what is
    /// not there; this document is as it was.
    pub fn edited(
        &self,
        edits: &[Edit],
        context: StudyContext<'_>,
    ) -> Result<(Self, ReadStudy), Vec<Problem>> {
        self.edited_in(edits, None, context)
    }

    /// The document after some edits, made to the scenario with this id where a scenario can hold
    /// them, and the study that it then means: the study itself, not the scenario
    /// ([`Document::scenario`]).
    ///
    /// In a scenario, a changed value becomes one of its changes, or changes the section that one of
    /// its changes replaces whole. A value that is that of the study again is no change any more.
    ///
    /// # Errors
    ///
    /// As [`Self::edited`], and when there is no such scenario.
    pub fn edited_in(
        &self,
        edits: &[Edit],
        scenario: Option<&str>,
        context: StudyContext<'_>,
    ) -> Result<(Self, ReadStudy), Vec<Problem>> {
        let mut editing = Editing::of(self.root.clone(), scenario, context.catalogue);
        let problems: Vec<Problem> =
            edits.iter().filter_map(|edit| editing.make(edit).err()).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut root = editing.root;
        let read = interpret(&root, context, Reading::Whole, Findings::default())?;
        if let Some(id) = scenario {
            let touched: Vec<&str> = edits.iter().filter_map(Edit::value_path).collect();
            within::tidy(&mut root, id, &touched, context);
        }
        Ok((Self { root }, read))
    }
}

impl Edit {
    /// Whether it changes a value: that of the scenario, where one is edited. Everything else is of
    /// the study itself.
    #[must_use]
    pub fn is_of_a_value(&self) -> bool {
        self.value_path().is_some()
    }

    /// The path of the value that is changed; `None` when no value is.
    fn value_path(&self) -> Option<&str> {
        match self {
            Self::Set { path, .. } | Self::SetEstimate { path, .. } | Self::Reset { path } => {
                Some(path)
            }
            Self::SetAdjustment { .. } | Self::MoveAdjustment { .. } => Some(ADJUSTMENTS),
            Self::SetEvidence { .. }
            | Self::AddServices { .. }
            | Self::RemoveServices { .. }
            | Self::AddScenario { .. }
            | Self::RenameScenario { .. }
            | Self::RemoveScenario { .. } => None,
        }
    }
}

const ADJUSTMENTS: &str = "adjustments";

/// A document that is being edited; between two edits it need not be valid.
struct Editing<'a> {
    root: Node,
    scenario: Option<&'a str>,
    catalogue: &'a Catalogue,
    finder: Finder<'a>,
    service_changes: Option<within::ServiceChanges>,
}

impl<'a> Editing<'a> {
    fn of(root: Node, scenario: Option<&'a str>, catalogue: &'a Catalogue) -> Self {
        Self { root, scenario, catalogue, finder: Finder::new(catalogue), service_changes: None }
    }

    fn make(&mut self, edit: &Edit) -> Result<(), Problem> {
        match edit {
            Edit::Set { .. } | Edit::SetEstimate { .. } => {}
            Edit::AddServices { .. } | Edit::RemoveServices { .. } => {
                self.finder = Finder::new(self.catalogue);
                self.service_changes = None;
            }
            _ => self.service_changes = None,
        }
        let root = &mut self.root;
        match edit {
            Edit::Set { path, value } => self.change(path, |before| match before {
                Some(before) => with_unknown_keys(value.clone(), before, tables_at(path)),
                None => value.clone(),
            }),
            Edit::SetEstimate { path, estimate } => {
                let estimate = estimate_node(path, *estimate);
                self.change(path, |before| match before {
                    Some(before) => canonical::with_unknown_keys(estimate, before),
                    None => estimate,
                })
            }
            Edit::Reset { path } => match self.scenario {
                Some(id) => within::reset(root, id, path, &self.finder),
                None => base::reset(root, path, &self.finder),
            },
            Edit::SetEvidence { path, evidence } => {
                evidence::set(root, path, evidence.as_ref(), &self.finder, self.catalogue)
            }
            Edit::SetAdjustment { id, is_active } => self.switch(id, *is_active),
            Edit::MoveAdjustment { id, before } => self.r#move(id, before.as_deref()),
            Edit::AddServices { after, services } => {
                base::add_services(root, after.as_deref(), services)
            }
            Edit::RemoveServices { ids } => base::remove_services(root, ids),
            Edit::AddScenario { id, name, copy_of } => {
                variants::add(root, id, name, copy_of.as_deref())
            }
            Edit::RenameScenario { id, name } => variants::rename(root, id, name),
            Edit::RemoveScenario { id } => variants::remove(root, id),
        }
    }

    /// Sets the value at a path to what `value` makes of the one that stands there.
    fn change(
        &mut self,
        path: &str,
        value: impl FnOnce(Option<&Node>) -> Node,
    ) -> Result<(), Problem> {
        let (root, finder) = (&mut self.root, &self.finder);
        match self.scenario {
            None => base::set(root, path, value, finder),
            Some(id) if path.starts_with("services.") => {
                let known = &mut self.service_changes;
                within::set_of_a_service(root, id, path, value, finder, known)
            }
            Some(id) => {
                self.service_changes = None;
                within::set(root, id, path, value, finder)
            }
        }
    }

    fn switch(&mut self, id: &str, is_active: bool) -> Result<(), Problem> {
        if self.catalogue.adjustment(id).is_none() {
            return Err(no_such(format!("{ADJUSTMENTS}.{id}"), "a countermeasure or pitfall"));
        }
        let mut active = self.active_adjustments()?;
        let is_active_now = active.iter().any(|node| is_text(node, id));
        match (is_active_now, is_active) {
            (false, true) => active.push(Node::Text(id.to_owned())),
            (true, false) => active.retain(|node| !is_text(node, id)),
            (true, true) | (false, false) => return Ok(()),
        }
        self.change(ADJUSTMENTS, |_| Node::List(active))
    }

    fn r#move(&mut self, id: &str, before: Option<&str>) -> Result<(), Problem> {
        let mut active = self.active_adjustments()?;
        let not_active = |id: &str| {
            no_such(format!("{ADJUSTMENTS}.{id}"), "an active countermeasure or pitfall")
        };
        let position = |active: &[Node], id: &str| {
            active.iter().position(|node| is_text(node, id)).ok_or_else(|| not_active(id))
        };
        if before == Some(id) {
            return position(&active, id).map(|_| ());
        }
        let moved = active.remove(position(&active, id)?);
        let place = match before {
            Some(before) => position(&active, before)?,
            None => active.len(),
        };
        active.insert(place, moved);
        self.change(ADJUSTMENTS, |_| Node::List(active))
    }

    /// The ids of the active adjustments, of the scenario when one is edited.
    fn active_adjustments(&self) -> Result<Vec<Node>, Problem> {
        let node = match self.scenario {
            Some(id) => within::value(&self.root, id, ADJUSTMENTS)?,
            None => self.root.get(ADJUSTMENTS),
        };
        Ok(match node {
            Some(Node::List(active)) => active.clone(),
            _ => Vec::new(),
        })
    }
}

fn is_text(node: &Node, text: &str) -> bool {
    matches!(node, Node::Text(found) if found == text)
}

/// An estimate as a file has it at `path`.
fn estimate_node(path: &str, estimate: Estimate) -> Node {
    let parameter = path.strip_prefix("organisation.").and_then(OrganisationParameter::from_id);
    match parameter {
        Some(parameter) => canonical::of_the_organisation(parameter, estimate),
        None => canonical::estimate(estimate),
    }
}

/// Keys of values: an object within a value has these and those that the program does not know.
const KEYS_WITHIN_VALUES: [&str; 13] = [
    "low",
    "likely",
    "high",
    "shape",
    "exposure",
    "up_to",
    "availability_target",
    "incident_loss",
    "high_from",
    "medium_from",
    "seed",
    "trials",
    "chance",
];

/// How many levels of a value are tables, whose keys are ids that the program knows.
fn tables_at(path: &str) -> usize {
    match path.split_once('.') {
        None if path == "organisation" => 1,
        None if matches!(path, "models" | "treatments") => 2,
        Some(("models" | "treatments", rest)) if !rest.contains('.') => 1,
        _ => 0,
    }
}

/// A new value with the unknown keys of the one before. What the new one leaves out stays out.
fn with_unknown_keys(value: Node, before: &Node, tables: usize) -> Node {
    let within = tables.saturating_sub(1);
    match (value, before) {
        (Node::Object(mut entries), Node::Object(all)) => {
            for (key, node) in &mut entries {
                if let Some((_, before)) = all.iter().find(|(k, _)| k == key) {
                    let new = std::mem::replace(node, Node::Null);
                    *node = with_unknown_keys(new, before, within);
                }
            }
            let is_unknown = |key: &str| tables == 0 && !KEYS_WITHIN_VALUES.contains(&key);
            let unknown: Vec<_> = all
                .iter()
                .filter(|(key, _)| is_unknown(key) && entries.iter().all(|(k, _)| k != key))
                .cloned()
                .collect();
            entries.extend(unknown);
            Node::Object(entries)
        }
        (Node::List(items), Node::List(all)) if items.len() == all.len() => {
            let pairs = items.into_iter().zip(all);
            Node::List(pairs.map(|(item, before)| with_unknown_keys(item, before, 0)).collect())
        }
        (value, _) => value,
    }
}

/// There is nothing at this path.
fn no_such(path: impl Into<String>, expected: &str) -> Problem {
    Problem {
        kind: ProblemKind::Unknown,
        path: path.into(),
        label: None,
        expected: expected.to_owned(),
        found: "none".to_owned(),
    }
}

fn no_such_value(path: &str) -> Problem {
    no_such(path, "the path of a value of the study")
}

fn no_such_scenario(id: &str) -> Problem {
    no_such(format!("scenarios.{id}"), "a scenario of the study")
}
