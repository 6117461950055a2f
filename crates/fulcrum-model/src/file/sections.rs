//! Reading the sections of a study besides its services: parameters, bands, choices, evidence.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::TRIAL_LIMIT;
use super::fields::{self, Fields, Findings, words};
use super::node::{Node, quoted};
use super::problem::ProblemKind;
use crate::adjustments::{Adjustment, Catalogue};
use crate::lines::Line;
use crate::parameters::{Declaration, ModelParameter, OrganisationParameter};
use crate::study::{Bands, Evidence, ExposureBand, SimulationSettings, TreatmentChoice, rules};
use crate::{AvailabilityTarget, Confidence, Estimate, OperatingModel, Treatment, display};

/// Reads `organisation`.
pub(super) fn organisation(
    node: Option<&Node>,
    findings: &mut Findings,
) -> [Estimate; OrganisationParameter::COUNT] {
    let mut values = OrganisationParameter::ALL.map(OrganisationParameter::default);
    let problems_before = findings.problems.len();
    parameters(
        node,
        "organisation",
        findings,
        |id| OrganisationParameter::from_id(id).map(|p| (p.index(), p.declaration(), p.is_whole())),
        &mut values,
    );
    let is_refused = |parameter: OrganisationParameter| {
        let path = format!("organisation.{}", parameter.declaration().id);
        findings.problems[problems_before..].iter().any(|problem| problem.path.starts_with(&path))
    };
    // a share that was refused has its default here, of which the file says nothing
    if is_refused(OrganisationParameter::MajorShare)
        || is_refused(OrganisationParameter::DegradedShare)
    {
        return values;
    }
    if !rules::incident_shares_fit(&values) {
        // the window shows these as percentages, and says this beside their fields
        let share = |parameter: OrganisationParameter| {
            display::percent(values[parameter.index()].high(), Decimal::MAX_SCALE)
        };
        let (major, degraded) =
            (share(OrganisationParameter::MajorShare), share(OrganisationParameter::DegradedShare));
        findings.problem(
            ProblemKind::OutOfRange,
            "organisation.degraded_share",
            "major and degrading incidents that are at most 100 % together, at their highest",
            format!("{major} and {degraded}"),
        );
        findings.labelled(OrganisationParameter::DegradedShare.declaration().label);
    }
    values
}

/// Reads `models`.
pub(super) fn models(
    node: Option<&Node>,
    findings: &mut Findings,
) -> [[Estimate; ModelParameter::COUNT]; 2] {
    let mut values =
        OperatingModel::ALL.map(|model| ModelParameter::ALL.map(|p| p.default_for(model)));
    let empty = Node::Object(Vec::new());
    let node = node.unwrap_or(&empty);
    let Some(mut fields) = Fields::of(node, "models", findings) else { return values };
    for (model, values) in OperatingModel::ALL.into_iter().zip(&mut values) {
        let section = fields.optional(model.id());
        *values = self::model(section, model, &fields.path(model.id()), findings);
    }
    fields.finish_known("an operating model", findings);
    values
}

/// Reads the parameters of one model, which stand at `path`.
pub(super) fn model(
    node: Option<&Node>,
    model: OperatingModel,
    path: &str,
    findings: &mut Findings,
) -> [Estimate; ModelParameter::COUNT] {
    let mut values = ModelParameter::ALL.map(|p| p.default_for(model));
    let parameter =
        |id: &str| ModelParameter::from_id(id).map(|p| (p.index(), p.declaration(), false));
    parameters(node, path, findings, parameter, &mut values);
    values
}

/// Reads one table of parameters into `values`, which hold the defaults.
fn parameters(
    node: Option<&Node>,
    path: &str,
    findings: &mut Findings,
    parameter: impl Fn(&str) -> Option<(usize, &'static Declaration, bool)>,
    values: &mut [Estimate],
) {
    let mut given = BTreeSet::new();
    match node {
        Some(Node::Object(entries)) => {
            for (key, node) in entries {
                let path = format!("{path}.{key}");
                let Some((index, declaration, is_whole)) = parameter(key) else {
                    findings.problem(
                        ProblemKind::Unknown,
                        path,
                        "the id of a parameter",
                        quoted(key),
                    );
                    continue;
                };
                given.insert(key.as_str());
                let value = parameter_value(node, &path, declaration, is_whole, findings);
                if let (Some(slot), Some(value)) = (values.get_mut(index), value) {
                    *slot = value;
                }
            }
        }
        Some(other) => {
            findings.problem(ProblemKind::WrongKind, path, "an object", other.in_words())
        }
        None => {}
    }
    if findings.ignores_defaults {
        return;
    }
    let left_out = all_ids(&parameter).into_iter().filter(|id| !given.contains(id));
    for id in left_out {
        findings.default_taken(format!("{path}.{id}"));
    }
}

/// The ids of the table that `parameter` looks ids up in.
fn all_ids(
    parameter: impl Fn(&str) -> Option<(usize, &'static Declaration, bool)>,
) -> Vec<&'static str> {
    let organisation = OrganisationParameter::ALL.into_iter().map(|p| p.declaration().id);
    let model = ModelParameter::ALL.into_iter().map(|p| p.declaration().id);
    organisation.chain(model).filter(|id| parameter(id).is_some()).collect()
}

/// Reads an estimate of the organisation, which stands at `path`.
pub(super) fn organisation_parameter(
    parameter: OrganisationParameter,
    node: &Node,
    path: &str,
    findings: &mut Findings,
) -> Option<Estimate> {
    parameter_value(node, path, parameter.declaration(), parameter.is_whole(), findings)
}

fn parameter_value(
    node: &Node,
    path: &str,
    declaration: &'static Declaration,
    is_whole: bool,
    findings: &mut Findings,
) -> Option<Estimate> {
    if is_whole {
        whole_parameter(node, path, declaration, findings)
    } else {
        fields::estimate(node, path, declaration, findings)
    }
}

fn whole_parameter(
    node: &Node,
    path: &str,
    declaration: &'static Declaration,
    findings: &mut Findings,
) -> Option<Estimate> {
    let value = match node {
        Node::Object(_) => None,
        _ => fields::bounded(node, path, declaration, findings),
    };
    let whole = value.filter(Decimal::is_integer);
    if whole.is_none() && (value.is_some() || matches!(node, Node::Object(_))) {
        let found = if value.is_some() { node.in_words() } else { "a range".to_owned() };
        let expected =
            format!("one whole number, {}, never a range", declaration.bounds_in_words());
        findings.problem(ProblemKind::WrongKind, path, expected, found);
        findings.labelled(declaration.label);
    }
    whole.map(Estimate::Fixed)
}

/// Reads `season`: a multiplier of exposure for each calendar month.
pub(super) fn season(node: Option<&Node>, findings: &mut Findings) -> [Decimal; 12] {
    let mut season = [Decimal::ONE; 12];
    let Some(node) = node else {
        findings.default_taken("season".to_owned());
        return season;
    };
    let items = match node {
        Node::List(items) if items.len() == season.len() => items,
        other => {
            let expected = "twelve multipliers, January first";
            findings.problem(ProblemKind::WrongKind, "season", expected, other.in_words());
            return season;
        }
    };
    for (index, (slot, item)) in season.iter_mut().zip(items).enumerate() {
        if let Some(value) = not_negative(item, &format!("season[{index}]"), findings) {
            *slot = value;
        }
    }
    season
}

/// A number that is not negative.
pub(super) fn not_negative(node: &Node, path: &str, findings: &mut Findings) -> Option<Decimal> {
    let value = fields::decimal(node, path, findings)?;
    if value < Decimal::ZERO {
        findings.problem(
            ProblemKind::OutOfRange,
            path,
            "a number that is not negative",
            value.to_string(),
        );
        return None;
    }
    Some(value)
}

/// Reads `bands`. Each of its two keys replaces its default whole.
pub(super) fn bands(node: Option<&Node>, findings: &mut Findings) -> Bands {
    let mut bands = Bands::default();
    let empty = Node::Object(Vec::new());
    let Some(mut fields) = Fields::of(node.unwrap_or(&empty), "bands", findings) else {
        return bands;
    };
    match fields.optional("exposure") {
        Some(node) => {
            bands.exposure = exposure_bands(node, findings).unwrap_or(bands.exposure);
        }
        None => findings.default_taken(fields.path("exposure")),
    }
    match fields.optional("incident_loss") {
        Some(node) => {
            let thresholds = incident_loss(node, findings);
            (bands.high_loss_from, bands.medium_loss_from) =
                thresholds.unwrap_or((bands.high_loss_from, bands.medium_loss_from));
        }
        None => findings.default_taken(fields.path("incident_loss")),
    }
    fields.finish(findings);
    bands
}

/// Reads the thresholds of a high and of a medium incident loss.
pub(super) fn incident_loss(node: &Node, findings: &mut Findings) -> Option<(Decimal, Decimal)> {
    const PATH: &str = "bands.incident_loss";
    let mut fields = Fields::of(node, PATH, findings)?;
    let mut threshold = |key: &'static str, findings: &mut Findings| {
        let path = fields.path(key);
        let node = fields.required(key, "an amount", findings)?;
        not_negative(node, &path, findings)
    };
    let (high, medium) = (threshold("high_from", findings), threshold("medium_from", findings));
    fields.finish(findings);
    let (high, medium) = (high?, medium?);
    if !rules::loss_thresholds_fit(medium, high) {
        let expected = "medium_from that is not above high_from";
        let found = format!("{medium} above {high}");
        findings.problem(ProblemKind::OutOfOrder, PATH, expected, found);
        return None;
    }
    Some((high, medium))
}

pub(super) fn exposure_bands(node: &Node, findings: &mut Findings) -> Option<Vec<ExposureBand>> {
    const PATH: &str = "bands.exposure";
    let items = match node {
        Node::List(items) if !items.is_empty() => items,
        other => {
            findings.problem(
                ProblemKind::WrongKind,
                PATH,
                "a list of at least one band",
                other.in_words(),
            );
            return None;
        }
    };
    let mut bands = Vec::<ExposureBand>::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let path = format!("{PATH}[{index}]");
        let Some(mut fields) = Fields::of(item, &path, findings) else { continue };
        let up_to_path = fields.path("up_to");
        let up_to = fields
            .required("up_to", "an amount", findings)
            .and_then(|node| not_negative(node, &up_to_path, findings));
        let target_path = fields.path("availability_target");
        let target = fields
            .required("availability_target", "a word", findings)
            .and_then(|node| words!(AvailabilityTarget).read(node, &target_path, findings));
        fields.finish(findings);
        let (Some(up_to), Some(availability_target)) = (up_to, target) else { continue };
        if let Some(below) = bands.last().filter(|below| below.up_to >= up_to) {
            let expected = format!("more than {}, the band below", below.up_to);
            findings.problem(ProblemKind::OutOfOrder, up_to_path, expected, up_to.to_string());
        }
        bands.push(ExposureBand { up_to, availability_target });
    }
    // every band is looked at, so that all problems are reported; with one, none of them counts
    (bands.len() == items.len()).then_some(bands)
}

/// Reads `adjustments`: the ids of active countermeasures and pitfalls.
pub(super) fn adjustments(
    node: Option<&Node>,
    catalogue: &Catalogue,
    findings: &mut Findings,
) -> Vec<Adjustment> {
    let Some(node) = node else { return Vec::new() };
    let Node::List(items) = node else {
        findings.problem(ProblemKind::WrongKind, "adjustments", "a list of ids", node.in_words());
        return Vec::new();
    };
    let mut active = Vec::<Adjustment>::new();
    for (index, item) in items.iter().enumerate() {
        let path = format!("adjustments[{index}]");
        let Some(id) = fields::text(item, &path, findings) else { continue };
        match catalogue.adjustment(&id) {
            Some(_) if active.iter().any(|other| other.id == id) => {
                findings.problem(ProblemKind::Duplicate, path, "each adjustment once", quoted(&id));
            }
            Some(adjustment) => active.push(adjustment.clone()),
            None => findings.problem(
                ProblemKind::Unknown,
                path,
                "the id of a countermeasure or pitfall",
                quoted(&id),
            ),
        }
    }
    active
}

/// Reads `treatments`.
pub(super) fn treatments(
    node: Option<&Node>,
    catalogue: &Catalogue,
    findings: &mut Findings,
) -> Vec<TreatmentChoice> {
    let mut choices = Vec::new();
    let entries = match node {
        Some(Node::Object(entries)) => entries,
        Some(other) => {
            findings.problem(ProblemKind::WrongKind, "treatments", "an object", other.in_words());
            return choices;
        }
        None => return choices,
    };
    for (line, node) in entries {
        let path = format!("treatments.{line}");
        if Line::from_id(line).is_none() && catalogue.adjustment(line).is_none() {
            findings.problem(ProblemKind::Unknown, path, "the id of a cost line", quoted(line));
            continue;
        }
        let Some(mut fields) = Fields::of(node, &path, findings) else { continue };
        for model in OperatingModel::ALL {
            let Some(node) = fields.optional(model.id()) else { continue };
            let path = fields.path(model.id());
            if let Some(treatment) = words!(Treatment).read(node, &path, findings) {
                choices.push(TreatmentChoice { line: line.clone(), model, treatment });
            }
        }
        fields.finish_known("an operating model", findings);
    }
    choices
}

/// Reads `simulation`.
pub(super) fn simulation(node: Option<&Node>, findings: &mut Findings) -> SimulationSettings {
    let mut settings = SimulationSettings::default();
    let empty = Node::Object(Vec::new());
    let Some(mut fields) = Fields::of(node.unwrap_or(&empty), "simulation", findings) else {
        return settings;
    };
    let mut whole = |key: &'static str, least, most, findings: &mut Findings| {
        let path = fields.path(key);
        let Some(node) = fields.optional(key) else {
            findings.default_taken(path);
            return None;
        };
        fields::whole(node, &path, least, most, findings)
    };
    settings.seed = whole("seed", 0, u64::MAX, findings).unwrap_or(settings.seed);
    settings.trials = whole("trials", 1, TRIAL_LIMIT, findings)
        .and_then(|trials| u32::try_from(trials).ok())
        .unwrap_or(settings.trials);
    match fields.optional("chance") {
        Some(Node::Bool(chance)) => settings.chance = *chance,
        Some(other) => {
            let path = fields.path("chance");
            findings.problem(ProblemKind::WrongKind, path, "true or false", other.in_words());
        }
        None => findings.default_taken(fields.path("chance")),
    }
    fields.finish(findings);
    settings
}

/// Reads `evidence`.
pub(super) fn evidence(node: Option<&Node>, findings: &mut Findings) -> BTreeMap<String, Evidence> {
    let mut evidence = BTreeMap::new();
    let entries = match node {
        Some(Node::Object(entries)) => entries,
        Some(other) => {
            findings.problem(ProblemKind::WrongKind, "evidence", "an object", other.in_words());
            return evidence;
        }
        None => return evidence,
    };
    for (value_path, node) in entries {
        let path = format!("evidence[\"{value_path}\"]");
        let Some(mut fields) = Fields::of(node, &path, findings) else { continue };
        let mut text = |key: &'static str, findings: &mut Findings| {
            let path = fields.path(key);
            fields
                .optional(key)
                .and_then(|node| fields::text(node, &path, findings))
                .unwrap_or_default()
        };
        let (source, owner, note) =
            (text("source", findings), text("owner", findings), text("note", findings));
        let confidence_path = fields.path("confidence");
        let confidence = fields
            .required("confidence", "how far the value can be relied on", findings)
            .and_then(|node| words!(Confidence).read(node, &confidence_path, findings));
        fields.finish(findings);
        if let Some(confidence) = confidence {
            evidence.insert(value_path.clone(), Evidence { source, owner, confidence, note });
        }
    }
    evidence
}
