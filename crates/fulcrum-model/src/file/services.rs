//! Reading the services of a study.

use std::collections::BTreeSet;

use super::fields::{self, Fields, Findings, NAME_LIMIT, words};
use super::node::{Node, quoted};
use super::problem::ProblemKind;
use super::{LAUNCH_LIMIT, SERVICE_LIMIT};
use crate::parameters::ServiceParameter;
use crate::scenarios::ServiceField;
use crate::study::Service;
use crate::{AvailabilityTarget, Estimate, FeatureDemand, OperatingModel, ServiceKind};

/// Reads `services`.
pub(super) fn services(node: &Node, findings: &mut Findings) -> Vec<Service> {
    let Node::List(items) = node else {
        findings.problem(ProblemKind::WrongKind, "services", "a list of services", node.in_words());
        return Vec::new();
    };
    if items.len() > SERVICE_LIMIT {
        let expected = format!("at most {SERVICE_LIMIT} services");
        findings.problem(ProblemKind::TooMany, "services", expected, items.len().to_string());
        return Vec::new();
    }
    let mut ids = BTreeSet::new();
    let mut services = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let by_position = format!("services[{index}]");
        let id = match item.get("id") {
            Some(Node::Text(id)) => Some(id.as_str()),
            _ => None,
        };
        let is_repeated = id.is_some_and(|id| !id.is_empty() && !ids.insert(id));
        if let Some(id) = id.filter(|_| is_repeated) {
            let path = format!("{by_position}.id");
            let expected = "an id no other service has";
            findings.problem(ProblemKind::Duplicate, path, expected, quoted(id));
        }
        // a path names a service by its id, unless that is no id
        let path = match id {
            Some(id) if !is_repeated && is_name(id) => format!("services.{id}"),
            _ => by_position,
        };
        services.extend(service(item, &path, findings));
    }
    services
}

/// Whether a service has a field of this key.
pub(super) fn is_field(key: &str) -> bool {
    key == "id" || ServiceField::from_id(key).is_some() || ServiceParameter::from_id(key).is_some()
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().nth(NAME_LIMIT).is_none()
}

fn service(node: &Node, path: &str, findings: &mut Findings) -> Option<Service> {
    let mut fields = Fields::of(node, path, findings)?;
    let id = fields.id(findings);
    let name = fields.name("name", findings);
    let team = fields.name("team", findings);
    let domain = fields.name("domain", findings);
    let kind = required_word(&mut fields, "kind", words!(ServiceKind), findings);
    let launch_month = match fields.optional("launch_month") {
        Some(node) => fields::whole(node, &fields.path("launch_month"), 0, LAUNCH_LIMIT, findings)
            .and_then(|month| u32::try_from(month).ok()),
        None => {
            findings.default_taken(fields.path("launch_month"));
            Some(0)
        }
    };
    let feature_demand =
        required_word(&mut fields, "feature_demand", words!(FeatureDemand), findings);
    let availability_target =
        choice(&mut fields, "availability_target", "auto", words!(AvailabilityTarget), findings);
    let operating_model =
        choice(&mut fields, "operating_model", "auto", words!(OperatingModel), findings);
    let already_run_by =
        choice(&mut fields, "already_run_by", "none", words!(OperatingModel), findings);
    let estimates = ServiceParameter::ALL.map(|parameter| {
        let declaration = parameter.declaration();
        let path = fields.path(declaration.id);
        let node = fields.required(declaration.id, declaration.label, findings)?;
        fields::estimate(node, &path, declaration, findings)
    });
    fields.finish(findings);
    let mut known = [Estimate::Fixed(rust_decimal::Decimal::ZERO); ServiceParameter::COUNT];
    for (slot, estimate) in known.iter_mut().zip(estimates) {
        *slot = estimate?;
    }
    Some(Service {
        id: id?,
        name,
        team,
        domain,
        kind: kind?,
        launch_month: launch_month?,
        feature_demand: feature_demand?,
        availability_target,
        operating_model,
        already_run_by,
        estimates: known,
    })
}

fn required_word<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    words: fields::Words<T>,
    findings: &mut Findings,
) -> Option<T> {
    let path = fields.path(key);
    let node = fields.required(key, "a word", findings)?;
    words.read(node, &path, findings)
}

/// A word of the list, or the word that stands for none of them, which is also the default.
fn choice<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    none: &'static str,
    words: fields::Words<T>,
    findings: &mut Findings,
) -> Option<T> {
    let path = fields.path(key);
    match fields.optional(key) {
        Some(Node::Text(text)) if text == none => None,
        Some(node) => words.or(none).read(node, &path, findings),
        None => {
            findings.default_taken(path);
            None
        }
    }
}
