//! Scenarios: differences to the study, by path.

use std::collections::BTreeSet;

use super::SCENARIO_LIMIT;
use super::fields::{Fields, Findings};
use super::node::{Node, quoted};
use super::problem::{Notice, Problem, ProblemKind};
use super::services;
use super::study::{Reading, StudyContext, study};
use crate::OperatingModel;
use crate::adjustments::Catalogue;
use crate::lines::Line;
use crate::parameters::{ModelParameter, OrganisationParameter};
use crate::scenarios::Setting;
use crate::study::Scenario;

/// Sections besides settings that a scenario may change whole.
const SECTIONS: [&str; 4] = ["organisation", "models", "adjustments", "treatments"];

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
        if let Some(changed) = apply(root, changes, &path, context.catalogue, findings) {
            let mut of_the_scenario = Findings::default();
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
    for (target, value) in entries {
        match value_slot(&mut changed, target, catalogue) {
            Some(slot) => *slot = value.clone(),
            None => {
                complete = false;
                unknown_target(path, target, findings);
            }
        }
    }
    complete.then_some(changed)
}

/// The place of the value at `path`, made when the file leaves it out. A service is addressed by
/// its id, which may itself contain dots. `None` when a study has no such value: nothing is made
/// for a path that means nothing, or a file full of them would take time without end.
pub(super) fn value_slot<'a>(
    root: &'a mut Node,
    path: &str,
    catalogue: &Catalogue,
) -> Option<&'a mut Node> {
    if SECTIONS.contains(&path) || is_setting(path) {
        return nested(root, &path.split('.').collect::<Vec<_>>());
    }
    let (section, rest) = path.split_once('.')?;
    let (first, second) = rest.split_once('.').map_or((rest, None), |(f, s)| (f, Some(s)));
    let is_known = match section {
        "services" => {
            let Node::List(services) = root.entry("services")? else { return None };
            return services.iter_mut().find_map(|service| {
                let Some(Node::Text(id)) = service.get("id") else { return None };
                let key = rest.strip_prefix(id.as_str())?.strip_prefix('.')?;
                let is_changeable = key != "id" && services::is_field(key);
                if is_changeable { service.entry(key) } else { None }
            });
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
    let keys: Vec<&str> = [Some(section), Some(first), second].into_iter().flatten().collect();
    if is_known { nested(root, &keys) } else { None }
}

/// Whether `path` is that of a setting, or of a part of a study that holds settings alone.
fn is_setting(path: &str) -> bool {
    Setting::ALL.iter().any(|setting| {
        setting.id().strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

fn nested<'a>(root: &'a mut Node, keys: &[&str]) -> Option<&'a mut Node> {
    keys.iter().try_fold(root, |node, key| {
        if *node == Node::Null {
            *node = Node::Object(Vec::new());
        }
        node.entry(key)
    })
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
