//! Rebasing scenarios: another version of the study with the scenarios of this one.
//!
//! A scenario holds differences only, so it applies to a changed study by itself. Rebasing cleans
//! up what has become pointless and reports what its owner should look at:
//!
//! - a change to the value that the new base has anyway is dropped;
//! - a change of something that the new base lacks (a service, an adjustment that the program no
//!   longer knows) is dropped and reported;
//! - a change whose value in the base is no longer what it was is kept and reported;
//! - a scenario that would not make a valid study of the new base refuses the whole rebase, with
//!   every problem: half of a scenario would be another scenario;
//! - a scenario whose id the new base has already is added under a new id, unless both make the
//!   same study under the same name and have the same keys that the program does not know: then
//!   there is nothing to add.

use std::collections::{BTreeMap, BTreeSet};

use super::differing::{Changes, covering, differing};
use super::document::{Document, ReadStudy, interpret};
use super::fields::Findings;
use super::ids::free_id;
use super::node::Node;
use super::paths::value_slot;
use super::problem::Problem;
use super::scenarios::{self, unknown_keys};
use super::study::{Reading, StudyContext};
use crate::adjustments::Catalogue;
use crate::scenarios::{Difference, Value, differences, path_and_sections};
use crate::{Currency, Line, Study};

/// A study with the scenarios of another version of it, and what became of them.
#[derive(Clone, Debug)]
pub struct Rebased {
    /// The new base with the scenarios.
    pub document: Document,
    /// What it means.
    pub read: ReadStudy,
    /// The currency before and now, when it is another: amounts in scenarios are not converted.
    pub currencies: Option<(Currency, Currency)>,
    /// Each scenario of the earlier version, in its order.
    pub scenarios: Vec<RebasedScenario>,
}

/// What became of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct RebasedScenario {
    /// Its id in the earlier version.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its id in the new base; `None` when the new base has the same scenario already.
    pub added_as: Option<String>,
    /// Paths of changes to what the new base has anyway; they are dropped.
    pub no_longer_different: Vec<String>,
    /// Changes of what the new base lacks; they are dropped.
    pub without_target: Vec<DroppedChange>,
    /// Values that the new base changed underneath the scenario, which is kept.
    pub changed_underneath: Vec<ChangedUnderneath>,
}

/// A change of something that the new base lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct DroppedChange {
    /// Path of the change; of one adjustment in the list of them, `adjustments.` and its id.
    pub path: String,
    /// What it changed of the earlier version; nothing when it changed nothing.
    pub differences: Vec<Difference>,
}

/// A value that a scenario changes and that is no longer what it was in the base.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedUnderneath {
    /// The value in the earlier version (as its base) and in the new one (as its scenario).
    pub of_the_base: Difference,
    /// The value in the scenario, which stays.
    pub scenario: Value,
}

impl Document {
    /// `onto`, which is another version of this study, with the scenarios of this one. `earlier`
    /// is what this document was read with, `context` what `onto` was.
    ///
    /// # Errors
    ///
    /// Every problem of either study and of the result, together: above all of scenarios that do
    /// not make a valid study of `onto`.
    pub fn rebased(
        &self,
        onto: &Self,
        earlier: StudyContext<'_>,
        context: StudyContext<'_>,
    ) -> Result<Rebased, Vec<Problem>> {
        let (old, base) = (self.study(earlier)?.study, onto.study(context)?.study);
        let rebase = Rebase {
            earlier: (self, earlier),
            onto,
            context,
            of_the_base: differences(&old, &base),
            old: &old,
            base: &base,
        };
        let mut taken: BTreeSet<String> =
            old.scenarios.iter().chain(&base.scenarios).map(|s| s.id.clone()).collect();
        let mut added = Vec::new();
        let mut reports = Vec::with_capacity(old.scenarios.len());
        for item in scenarios::items(&self.root) {
            let Some((mut report, changes)) = rebase.scenario(item) else { continue };
            if base.scenarios.iter().any(|scenario| scenario.id == report.id) {
                if rebase.is_already_there(&report, item, &changes) {
                    reports.push(report);
                    continue;
                }
                let id = free_id(&report.id, &taken);
                taken.insert(id.clone());
                report.added_as = Some(id);
            } else {
                report.added_as = Some(report.id.clone());
            }
            let mut item = item.clone();
            for (key, value) in [
                ("id", report.added_as.clone().map(Node::Text)),
                ("changes", Some(Node::Object(changes))),
            ] {
                if let (Some(slot), Some(value)) = (item.entry(key), value) {
                    *slot = value;
                }
            }
            added.push(item);
            reports.push(report);
        }
        let mut root = onto.root.clone();
        if let (false, Some(slot)) = (added.is_empty(), root.entry("scenarios")) {
            match slot {
                Node::List(items) => items.extend(added),
                other => *other = Node::List(added),
            }
        }
        let read = interpret(&root, context, Reading::Whole, Findings::default())?;
        Ok(Rebased {
            document: Self { root },
            read,
            currencies: (old.currency != base.currency).then_some((old.currency, base.currency)),
            scenarios: reports,
        })
    }
}

/// Both versions of a study.
struct Rebase<'a> {
    earlier: (&'a Document, StudyContext<'a>),
    onto: &'a Document,
    context: StudyContext<'a>,
    old: &'a Study,
    base: &'a Study,
    /// What differs between the versions.
    of_the_base: Vec<Difference>,
}

impl Rebase<'_> {
    /// What becomes of a scenario, and the changes that are left of it.
    fn scenario(&self, item: &Node) -> Option<(RebasedScenario, Changes)> {
        let (Some(Node::Text(id)), Some(Node::Text(name))) = (item.get("id"), item.get("name"))
        else {
            return None;
        };
        let changes = changes_in(item);
        let mut report = RebasedScenario {
            id: id.clone(),
            name: name.clone(),
            added_as: None,
            no_longer_different: Vec::new(),
            without_target: Vec::new(),
            changed_underneath: Vec::new(),
        };
        let (changes, gone) = self.with_targets(changes);
        report.without_target = self.dropped(id, gone);
        // one that is not valid is reported, with its problems, when the result is read
        let Some(read) = self.read(&changes) else { return Some((report, changes)) };
        let (changes, dropped) =
            differing(changes, self.base, &read, |_| true, |changes| self.read(changes));
        let scenario = read.study;
        report.no_longer_different = dropped;
        let changed: BTreeSet<&str> = changes.iter().map(|(path, _)| path.as_str()).collect();
        report.changed_underneath = self
            .of_the_base
            .iter()
            .filter(|d| path_and_sections(&d.place.path()).any(|path| changed.contains(path)))
            .map(|d| ChangedUnderneath {
                scenario: d.place.value(&scenario),
                of_the_base: d.clone(),
            })
            .filter(|change| change.scenario != change.of_the_base.scenario)
            .collect();
        Some((report, changes))
    }

    /// The study that these changes make of the new base, when it is a valid one.
    fn read(&self, changes: &[(String, Node)]) -> Option<ReadStudy> {
        let mut findings = Findings::default();
        let changes = Node::Object(changes.to_vec());
        let changed = scenarios::apply(
            &self.onto.root,
            Some(&changes),
            "",
            self.context.catalogue,
            &mut findings,
        )?;
        interpret(&changed, self.context, Reading::Alone, findings).ok()
    }

    /// The changes of what the new base has, and the paths of the others.
    fn with_targets(&self, changes: Changes) -> (Changes, Vec<String>) {
        let mut scratch = self.onto.root.clone();
        let mut gone = Vec::new();
        let mut kept = Vec::with_capacity(changes.len());
        for (path, mut value) in changes {
            if value_slot(&mut scratch, &path, self.context.catalogue).is_none() {
                gone.push(path);
                continue;
            }
            gone.extend(drop_unknown_ids(&path, &mut value, self.context.catalogue));
            kept.push((path, value));
        }
        (kept, gone)
    }

    /// What the changes at these paths changed of the earlier version.
    fn dropped(&self, id: &str, paths: Vec<String>) -> Vec<DroppedChange> {
        if paths.is_empty() {
            return Vec::new();
        }
        let (document, context) = self.earlier;
        let before = match document.scenario(id, context) {
            Some(Ok(read)) => differences(self.old, &read.study),
            _ => Vec::new(),
        };
        let covered = |path: &str| {
            let is_covered =
                |d: &&Difference| path_and_sections(&d.place.path()).any(|section| section == path);
            before.iter().filter(is_covered).cloned().collect()
        };
        paths.into_iter().map(|path| DroppedChange { differences: covered(&path), path }).collect()
    }

    /// Whether the new base has a scenario of this id and name that makes the same study and has
    /// the same unknown keys. `changes` are those that are left of `item`.
    fn is_already_there(
        &self,
        report: &RebasedScenario,
        item: &Node,
        changes: &[(String, Node)],
    ) -> bool {
        let is_it = |other: &&Node| {
            matches!(other.get("id"), Some(Node::Text(id)) if *id == report.id)
                && matches!(other.get("name"), Some(Node::Text(name)) if *name == report.name)
        };
        let Some(theirs) = scenarios::items(&self.onto.root).iter().find(is_it) else {
            return false;
        };
        if besides_known_keys(theirs) != besides_known_keys(item) {
            return false;
        }
        let their_changes = changes_in(theirs);
        let (Some(of_theirs), Some(of_ours)) = (self.read(&their_changes), self.read(changes))
        else {
            return false;
        };
        let bring_unknown_keys =
            brings_unknown_key(&their_changes, &of_theirs) || brings_unknown_key(changes, &of_ours);
        differences(&of_theirs.study, &of_ours.study).is_empty()
            && (!bring_unknown_keys || their_changes == changes)
    }
}

/// The changes of a scenario.
fn changes_in(item: &Node) -> Changes {
    match item.get("changes") {
        Some(Node::Object(entries)) => entries.clone(),
        _ => Vec::new(),
    }
}

/// What a scenario has besides its id, its name and its changes.
fn besides_known_keys(item: &Node) -> BTreeMap<&str, &Node> {
    let Node::Object(entries) = item else { return BTreeMap::new() };
    entries
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "id" | "name" | "changes"))
        .map(|(key, value)| (key.as_str(), value))
        .collect()
}

/// Whether one of these changes, which make this study, replaces something that has a key which the
/// program does not know.
fn brings_unknown_key(changes: &[(String, Node)], read: &ReadStudy) -> bool {
    let changed: BTreeSet<&str> = changes.iter().map(|(path, _)| path.as_str()).collect();
    unknown_keys(&read.notices).any(|key| covering(&key).any(|path| changed.contains(path)))
}

/// Takes out of a list of adjustments, or of treatments by line, what the program does not know,
/// and gives the paths of it.
fn drop_unknown_ids(path: &str, value: &mut Node, catalogue: &Catalogue) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut is_known = |id: &str, is_known: bool| {
        if !is_known {
            unknown.push(format!("{path}.{id}"));
        }
        is_known
    };
    match (path, value) {
        ("adjustments", Node::List(items)) => items.retain(|item| match item {
            Node::Text(id) => is_known(id, catalogue.adjustment(id).is_some()),
            _ => true,
        }),
        ("treatments", Node::Object(entries)) => entries.retain(|(line, _)| {
            let known = Line::from_id(line).is_some() || catalogue.adjustment(line).is_some();
            is_known(line, known)
        }),
        _ => {}
    }
    unknown
}
