//! The changes of a scenario in canonical form: each keeps its place, and a part that it replaces
//! whole is written in full.

use super::parts::{self, decimal, whole};
use crate::file::fields::{self, Findings};
use crate::file::node::Node;
use crate::file::{LAUNCH_LIMIT, TRIAL_LIMIT, sections, study};
use crate::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use crate::{AvailabilityTarget, OperatingModel};

/// The changes of a scenario.
pub(super) fn changes(original: Option<&Node>) -> Node {
    let Some(Node::Object(entries)) = original else { return Node::Object(Vec::new()) };
    let change = |(target, value): &(String, Node)| {
        let mut findings = Findings::default();
        let node = part(target, value, &mut findings)
            // what cannot be read is undone by a later change, or the scenario were not valid
            .filter(|_| findings.problems.is_empty())
            .unwrap_or_else(|| value.clone());
        (target.clone(), node)
    };
    Node::Object(entries.iter().map(change).collect())
}

/// What `value` means at the path `target`; `None` for words and lists of words, which stand in
/// canonical form already.
fn part(target: &str, value: &Node, findings: &mut Findings) -> Option<Node> {
    let Some((section, rest)) = target.split_once('.') else {
        return whole_part(target, value, findings);
    };
    match section {
        "organisation" => {
            let parameter = OrganisationParameter::from_id(rest)?;
            let estimate = sections::organisation_parameter(parameter, value, target, findings)?;
            Some(parts::of_the_organisation(parameter, estimate))
        }
        "models" => {
            let Some((_, id)) = rest.split_once('.') else {
                let model = OperatingModel::from_id(rest)?;
                return Some(parts::model(&sections::model(Some(value), model, target, findings)));
            };
            let declaration = ModelParameter::from_id(id)?.declaration();
            fields::estimate(value, target, declaration, findings).map(parts::estimate)
        }
        "bands" => match rest {
            "exposure" => {
                sections::exposure_bands(value, findings).map(|bands| parts::exposure_bands(&bands))
            }
            "incident_loss" => sections::incident_loss(value, findings)
                .map(|(high, medium)| parts::incident_loss(high, medium)),
            _ => fields::decimal(value, target, findings).map(decimal),
        },
        "simulation" => match rest {
            "seed" => fields::whole(value, target, 0, u64::MAX, findings).map(whole),
            "trials" => fields::whole(value, target, 1, TRIAL_LIMIT, findings).map(whole),
            _ => None,
        },
        // a service's id may itself contain dots
        "services" => match rest.rsplit_once('.')?.1 {
            "launch_month" => fields::whole(value, target, 0, LAUNCH_LIMIT, findings).map(whole),
            "availability_target" => availability_target(value),
            key => {
                let declaration = ServiceParameter::from_id(key)?.declaration();
                fields::estimate(value, target, declaration, findings).map(parts::estimate)
            }
        },
        _ => None,
    }
}

fn whole_part(target: &str, value: &Node, findings: &mut Findings) -> Option<Node> {
    match target {
        "horizon_months" => study::horizon(value, findings).map(whole),
        "discount_rate" => fields::decimal(value, target, findings).map(decimal),
        "working_hours_per_day" => {
            fields::decimal(value, target, findings).map(parts::working_hours)
        }
        "season" => Some(parts::season(&sections::season(Some(value), findings))),
        // nothing stands for no revenue
        "annual_revenue" if *value == Node::Null => None,
        "annual_revenue" => fields::decimal(value, target, findings).map(decimal),
        "organisation" => Some(parts::organisation(&sections::organisation(Some(value), findings))),
        "models" => Some(parts::models(&sections::models(Some(value), findings))),
        "bands" => Some(parts::bands(&sections::bands(Some(value), findings))),
        "simulation" => Some(parts::simulation(&sections::simulation(Some(value), findings))),
        _ => None,
    }
}

/// An availability target may stand as a number.
fn availability_target(value: &Node) -> Option<Node> {
    let Node::Number(digits) = value else { return None };
    AvailabilityTarget::from_id(digits).map(|target| parts::text(target.id()))
}
