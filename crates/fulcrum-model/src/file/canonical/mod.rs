//! The canonical form of a study file: every value in full, keys in the order of the format, and
//! behind them those that the program does not know.

mod changes;
mod meaning;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use super::node::Node;
use super::study::{FORMAT, FORMAT_VERSION};
use crate::study::Study;
use parts::{object, text, whole};

pub use meaning::meaning;
pub(super) use parts::{decimal, estimate, evidence as evidence_entry, of_the_organisation};

/// The canonical form of the document at `root`, which means `study`.
pub(super) fn canonical(root: &Node, study: &Study) -> Node {
    let annual_revenue = study.annual_revenue.map(decimal);
    let mut entries = vec![
        ("format", text(FORMAT)),
        ("version", whole(FORMAT_VERSION)),
        ("name", text(&study.name)),
        ("currency", text(study.currency.code())),
        ("start", text(&study.start.to_string())),
        ("horizon_months", whole(u64::from(study.horizon_months))),
        ("discount_rate", decimal(study.discount_rate)),
        ("working_hours_per_day", parts::working_hours(study.working_hours_per_day)),
        ("out_of_hours_policy", text(study.out_of_hours_policy.id())),
        ("lens", text(study.lens.id())),
        ("treatment_policy", text(study.treatment_policy.id())),
        ("season", parts::season(&study.season)),
    ];
    entries.extend(annual_revenue.map(|revenue| ("annual_revenue", revenue)));
    entries.extend([
        ("organisation", parts::organisation(&study.organisation)),
        ("models", parts::models(&study.models)),
        ("bands", parts::bands(&study.bands)),
        ("services", Node::List(study.services.iter().map(parts::service).collect())),
        ("adjustments", parts::adjustments(&study.adjustments)),
        ("treatments", treatments(root.get("treatments"), study)),
        ("simulation", parts::simulation(&study.simulation)),
        ("evidence", evidence(root.get("evidence"), study)),
        ("scenarios", scenarios(root.get("scenarios"), study)),
    ]);
    let mut canonical = with_unknown_keys(object(entries), root);
    if let Node::Object(entries) = &mut canonical {
        // a revenue of nothing is the same as none
        entries.retain(|(key, node)| key != "annual_revenue" || *node != Node::Null);
    }
    canonical
}

/// The evidence in the order of the file: that of the values it belongs to says more than the
/// alphabet.
fn evidence(original: Option<&Node>, study: &Study) -> Node {
    let Some(Node::Object(entries)) = original else { return Node::Object(Vec::new()) };
    let known = |path: &String| {
        let evidence = study.evidence.get(path)?;
        Some((path.clone(), parts::evidence(evidence)))
    };
    Node::Object(entries.iter().filter_map(|(path, _)| known(path)).collect())
}

/// The treatments in the order of the file, also of lines without any: a scenario may set them.
fn treatments(original: Option<&Node>, study: &Study) -> Node {
    let Some(Node::Object(entries)) = original else { return Node::Object(Vec::new()) };
    let lines = entries.iter().map(|(line, _)| {
        let choices = study.treatments.iter().filter(|choice| choice.line == *line);
        (line.clone(), parts::treatments_of_a_line(choices))
    });
    Node::Object(lines.collect())
}

fn scenarios(original: Option<&Node>, study: &Study) -> Node {
    let Some(Node::List(items)) = original else { return Node::List(Vec::new()) };
    let scenario = items.iter().zip(&study.scenarios).map(|(item, scenario)| {
        object([
            ("id", text(&scenario.id)),
            ("name", text(&scenario.name)),
            ("changes", changes::changes(item.get("changes"))),
        ])
    });
    Node::List(scenario.collect())
}

/// The canonical form with every key besides that the file has, at every level.
pub(super) fn with_unknown_keys(canonical: Node, original: &Node) -> Node {
    match (canonical, original) {
        (Node::Object(known), Node::Object(all)) => {
            let mut of_the_file: BTreeMap<&str, &Node> =
                all.iter().map(|(key, node)| (key.as_str(), node)).collect();
            let mut entries: Vec<_> = known
                .into_iter()
                .map(|(key, node)| match of_the_file.remove(key.as_str()) {
                    Some(original) => (key, with_unknown_keys(node, original)),
                    None => (key, node),
                })
                .collect();
            let unknown: BTreeSet<&str> = of_the_file.into_keys().collect();
            let behind = all.iter().filter(|(key, _)| unknown.contains(key.as_str()));
            entries.extend(behind.cloned());
            Node::Object(entries)
        }
        (Node::List(known), Node::List(all)) if known.len() == all.len() => {
            let items = known.into_iter().zip(all);
            Node::List(items.map(|(node, original)| with_unknown_keys(node, original)).collect())
        }
        (canonical, _) => canonical,
    }
}
