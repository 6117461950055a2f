//! Scenarios: differences to the study, by path.

use std::collections::BTreeSet;

use super::SCENARIO_LIMIT;
use super::fields::{Fields, Findings};
use super::node::{Node, quoted};
use super::paths::Finder;
use super::problem::{Notice, Problem, ProblemKind};
use super::study::{Reading, StudyContext, study};
use super::touched::touched_part;
use crate::adjustments::Catalogue;
use crate::study::Scenario;

/// Reads `scenarios`, and checks that each of them makes a valid study.
pub(super) fn scenarios(
    node: Option<&Node>,
    root: &Node,
    context: StudyContext<'_>,
    findings: &mut Findings,
) -> Vec<Scenario> {
    let items = match node {
        Some(Node::List(items)) => items,
        Some(other) => {
            findings.problem(
                ProblemKind::WrongKind,
                "scenarios",
                "a list of scenarios",
                other.in_words(),
            );
            return Vec::new();
        }
        None => return Vec::new(),
    };
    if items.len() > SCENARIO_LIMIT {
        let expected = format!("at most {SCENARIO_LIMIT} scenarios");
        findings.problem(ProblemKind::TooMany, "scenarios", expected, items.len().to_string());
        return Vec::new();
    }
    // what is wrong with the study itself is reported once, not again for every scenario
    let of_the_study: BTreeSet<String> = findings.problems.iter().map(Problem::to_string).collect();
    let unknown_to_the_study: BTreeSet<String> = unknown_keys(&findings.notices).collect();
    let is_valid = findings.problems.is_empty();
    let mut ids = BTreeSet::new();
    let mut scenarios = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let by_position = format!("scenarios[{index}]");
        let Some(mut fields) = Fields::of(item, &by_position, findings) else { continue };
        let id = fields.id(findings);
        let name = fields.name("name", findings);
        let changes = fields.optional("changes");
        fields.finish(findings);
        let is_repeated = id.as_ref().is_some_and(|id| !ids.insert(id.clone()));
        if let Some(id) = id.as_ref().filter(|_| is_repeated) {
            let path = format!("{by_position}.id");
            let expected = "an id no other scenario has";
            findings.problem(ProblemKind::Duplicate, path, expected, quoted(id));
        }
        let path = match &id {
            Some(id) if !is_repeated => format!("scenarios.{id}.changes"),
            _ => format!("{by_position}.changes"),
        };
        // of a valid study, what a scenario does not touch is as it was; of another one, everything
        // is read, so that its problems stand where they stood
        let touched = is_valid.then(|| touched_part(root, changes, context.catalogue));
        let root = touched.as_ref().unwrap_or(root);
        if let Some(changed) = apply(root, changes, &path, context.catalogue, findings) {
            let mut of_the_scenario = Findings::without_defaults();
            study(&changed, context, Reading::Alone, &mut of_the_scenario);
            let new = of_the_scenario
                .problems
                .into_iter()
                .filter(|p| !of_the_study.contains(&p.to_string()));
            findings.problems.extend(
                new.map(|problem| Problem { path: change_at(&path, &problem.path), ..problem }),
            );
            for key in unknown_keys(&of_the_scenario.notices) {
                if !unknown_to_the_study.contains(&key) {
                    findings.notices.push(Notice::UnknownKey { path: change_at(&path, &key) });
                }
            }
        }
        scenarios.extend(id.map(|id| Scenario { id, name }));
    }
    scenarios
}

/// The path of a change, `path` being that of all changes of its scenario.
fn change_at(path: &str, target: &str) -> String {
    format!("{path}[\"{target}\"]")
}

/// Paths of the keys that the program does not know.
pub(super) fn unknown_keys(notices: &[Notice]) -> impl Iterator<Item = String> {
    notices.iter().filter_map(|notice| match notice {
        Notice::UnknownKey { path } => Some(path.clone()),
        _ => None,
    })
}

/// Reports a change of something that no study has: it would change nothing.
fn unknown_target(path: &str, target: &str, findings: &mut Findings) {
    let expected = "the path of a value of the study";
    findings.problem(ProblemKind::Unknown, change_at(path, target), expected, quoted(target));
}

/// The study's document with the changes of a scenario made.
pub(super) fn apply(
    root: &Node,
    changes: Option<&Node>,
    path: &str,
    catalogue: &Catalogue,
    findings: &mut Findings,
) -> Option<Node> {
    let entries = match changes {
        Some(Node::Object(entries)) => entries.as_slice(),
        Some(other) => {
            findings.problem(ProblemKind::WrongKind, path, "an object", other.in_words());
            return None;
        }
        None => &[],
    };
    let mut changed = root.clone();
    let mut complete = true;
    let finder = Finder::new(catalogue);
    for (target, value) in entries {
        let location = finder.find(&changed, target);
        match location.and_then(|location| location.slot(&mut changed)) {
            Some(slot) => *slot = value.clone(),
            None => {
                complete = false;
                unknown_target(path, target, findings);
            }
        }
    }
    complete.then_some(changed)
}

/// The changes of the scenario with this id.
pub(super) fn changes_of<'a>(root: &'a Node, id: &str) -> Option<Option<&'a Node>> {
    items(root)
        .iter()
        .find(|item| matches!(item.get("id"), Some(Node::Text(text)) if text == id))
        .map(|item| item.get("changes"))
}

/// The scenarios of a file.
pub(super) fn items(root: &Node) -> &[Node] {
    match root.get("scenarios") {
        Some(Node::List(items)) => items,
        _ => &[],
    }
}
