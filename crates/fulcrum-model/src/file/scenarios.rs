//! Scenarios: differences to the study, by path.

use std::collections::BTreeSet;

use super::SCENARIO_LIMIT;
use super::fields::{Fields, Findings};
use super::node::{Node, quoted};
use super::problem::{Problem, ProblemKind};
use super::study::{Reading, StudyContext, study};
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
    // problems of the study itself are reported once, not again for every scenario
    let of_the_study: BTreeSet<String> = findings.problems.iter().map(Problem::to_string).collect();
    let mut ids = BTreeSet::new();
    let mut scenarios = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let path = format!("scenarios[{index}]");
        let Some(mut fields) = Fields::of(item, &path, findings) else { continue };
        let id = fields.name("id", findings);
        let name = fields.name("name", findings);
        let changes = fields.optional("changes");
        fields.finish(findings);
        if !ids.insert(id.clone()) {
            let path = format!("{path}.id");
            findings.problem(
                ProblemKind::Duplicate,
                path,
                "an id no other scenario has",
                quoted(&id),
            );
            continue;
        }
        if let Some(changed) = apply(root, changes, &format!("scenarios.{id}.changes"), findings) {
            let mut of_the_scenario = Findings::default();
            study(&changed, context, Reading::Scenario, &mut of_the_scenario);
            let new = of_the_scenario
                .problems
                .into_iter()
                .filter(|p| !of_the_study.contains(&p.to_string()));
            findings.problems.extend(new.map(|problem| Problem {
                path: format!("scenarios.{id}.changes[{}]", quoted(&problem.path)),
                ..problem
            }));
        }
        scenarios.push(Scenario { id, name });
    }
    scenarios
}

/// The study's document with the changes of a scenario made.
pub(super) fn apply(
    root: &Node,
    changes: Option<&Node>,
    path: &str,
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
        match value_slot(&mut changed, target) {
            Some(slot) => *slot = value.clone(),
            None => {
                complete = false;
                let path = format!("{path}[{}]", quoted(target));
                findings.problem(
                    ProblemKind::Unknown,
                    path,
                    "the path of a value of the study",
                    quoted(target),
                );
            }
        }
    }
    complete.then_some(changed)
}

/// The place of the value at `path`, made when the file leaves it out. A service is addressed by
/// its id, which may itself contain dots. `None` when a study has no such value.
pub(super) fn value_slot<'a>(root: &'a mut Node, path: &str) -> Option<&'a mut Node> {
    const FIXED: [&str; 5] = ["format", "version", "services", "evidence", "scenarios"];
    let (section, rest) = path.split_once('.').map_or((path, None), |(s, r)| (s, Some(r)));
    let Some(rest) = rest else {
        return if FIXED.contains(&section) { None } else { root.entry(section) };
    };
    match section {
        "services" => {
            let Node::List(services) = root.entry("services")? else { return None };
            services.iter_mut().find_map(|service| {
                let Some(Node::Text(id)) = service.get("id") else { return None };
                let key = rest.strip_prefix(id.as_str())?.strip_prefix('.')?.to_owned();
                if key == "id" || key.contains('.') { None } else { service.entry(&key) }
            })
        }
        "organisation" | "simulation" => nested(root, &[section, rest]),
        "models" | "bands" | "treatments" => match rest.split_once('.') {
            Some((first, second)) => nested(root, &[section, first, second]),
            None => nested(root, &[section, rest]),
        },
        _ => None,
    }
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
    let Some(Node::List(items)) = root.get("scenarios") else { return None };
    items
        .iter()
        .find(|item| matches!(item.get("id"), Some(Node::Text(text)) if text == id))
        .map(|item| item.get("changes"))
}
