//! Reading a whole study.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::fields::{self, Fields, Findings, words};
use super::node::{Node, quoted};
use super::problem::{Notice, ProblemKind};
use super::{scenarios, sections, services};
use crate::adjustments::Catalogue;
use crate::parameters::StudyParameter;
use crate::study::{Study, YearMonth};
use crate::{Currency, Lens, OutOfHoursPolicy, TreatmentPolicy};

/// The first version of the format, and the newest one this program reads.
pub(super) const FORMAT_VERSION: u64 = 1;
pub(super) const FORMAT: &str = "fulcrum-study";

/// What a study is read with.
#[derive(Clone, Copy, Debug)]
pub struct StudyContext<'a> {
    /// The countermeasures, pitfalls and lenses it may name.
    pub catalogue: &'a Catalogue,
    /// First month of a study that says none: next January.
    pub default_start: YearMonth,
}

/// How much of a file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The study with its evidence and its scenarios.
    Whole,
    /// The study with its evidence; its scenarios have been read before.
    WithoutScenarios,
    /// The study alone, to see whether a scenario makes a valid one.
    Alone,
}

/// Checks that this is a Fulcrum study of a version that this program reads. Nothing else is worth
/// reporting of a file that is not.
pub(super) fn check_format(root: &Node, findings: &mut Findings) -> bool {
    let format = root.get("format");
    if !matches!(format, Some(Node::Text(text)) if text == FORMAT) {
        let found = format.map_or_else(
            || "a file that does not say so: not a Fulcrum study".to_owned(),
            |node| format!("{}: not a Fulcrum study", node.in_words()),
        );
        findings.problem(ProblemKind::NotAStudy, "format", format!("\"{FORMAT}\""), found);
        return false;
    }
    let Some(node) = root.get("version") else {
        let expected = format!("the version of the format, {FORMAT_VERSION}");
        findings.problem(ProblemKind::Missing, "version", expected, "nothing");
        return false;
    };
    let Some(version) = fields::decimal(node, "version", findings) else { return false };
    let version = version.normalize();
    if version < Decimal::ONE || !version.is_integer() {
        let expected = "a whole number from 1";
        findings.problem(ProblemKind::OutOfRange, "version", expected, version.to_string());
        return false;
    }
    if version > Decimal::from(FORMAT_VERSION) {
        findings.problem(
            ProblemKind::NewerVersion,
            "version",
            format!("version {FORMAT_VERSION} or older"),
            format!("version {version}: a newer Fulcrum that reads version {version} is needed"),
        );
        return false;
    }
    true
}

/// Reads the study at the root of a file. The result is a study only when `findings` holds no
/// problem.
pub(super) fn study(
    root: &Node,
    context: StudyContext<'_>,
    reading: Reading,
    findings: &mut Findings,
) -> Option<Study> {
    let mut fields = Fields::of(root, "", findings)?;
    for key in ["format", "version"] {
        fields.optional(key);
    }
    let name = fields.name("name", findings);
    let currency = currency(&mut fields, findings);
    let start = match fields.optional("start") {
        Some(node) => month(node, findings),
        None => {
            findings.default_taken("start".to_owned());
            Some(context.default_start)
        }
    };
    let horizon_months = match fields.optional("horizon_months") {
        Some(node) => horizon(node, findings),
        None => {
            findings.default_taken("horizon_months".to_owned());
            u64::try_from(StudyParameter::HorizonMonths.default()).ok()
        }
    };
    let mut number = |parameter: StudyParameter, findings: &mut Findings| {
        let declaration = parameter.declaration();
        match fields.optional(declaration.id) {
            Some(node) => fields::bounded(node, declaration.id, declaration, findings),
            None => {
                findings.default_taken(declaration.id.to_owned());
                Some(parameter.default())
            }
        }
    };
    let discount_rate = number(StudyParameter::DiscountRate, findings);
    let working_hours_per_day = number(StudyParameter::WorkingHoursPerDay, findings);
    let out_of_hours_policy = fields.word(
        "out_of_hours_policy",
        words!(OutOfHoursPolicy),
        OutOfHoursPolicy::ByAvailability,
        findings,
    );
    let lens = fields.word("lens", words!(Lens), Lens::InPractice, findings);
    let treatment_policy = fields.word(
        "treatment_policy",
        words!(TreatmentPolicy),
        TreatmentPolicy::ExpenseRun,
        findings,
    );
    let season = sections::season(fields.optional("season"), findings);
    let annual_revenue = fields
        .optional("annual_revenue")
        .filter(|node| **node != Node::Null)
        .and_then(|node| sections::not_negative(node, "annual_revenue", findings));
    let organisation = sections::organisation(fields.optional("organisation"), findings);
    let models = sections::models(fields.optional("models"), findings);
    let bands = sections::bands(fields.optional("bands"), findings);
    let services = fields
        .required("services", "a list of services", findings)
        .map(|node| services::services(node, findings))
        .unwrap_or_default();
    let adjustments =
        sections::adjustments(fields.optional("adjustments"), context.catalogue, findings);
    let treatments =
        sections::treatments(fields.optional("treatments"), context.catalogue, findings);
    let simulation = sections::simulation(fields.optional("simulation"), findings);
    let (evidence_node, scenarios_node) =
        (fields.optional("evidence"), fields.optional("scenarios"));
    let evidence = match reading {
        Reading::Whole | Reading::WithoutScenarios => sections::evidence(evidence_node, findings),
        Reading::Alone => Default::default(),
    };
    let stray: BTreeSet<String> =
        evidence.keys().filter(|path| !is_in_a_section(path, &fields)).cloned().collect();
    fields.finish(findings);
    let scenarios = match reading {
        Reading::Whole => scenarios::scenarios(scenarios_node, root, context, findings),
        Reading::WithoutScenarios | Reading::Alone => Vec::new(),
    };
    let study = Study {
        name,
        currency: currency?,
        start: start?,
        horizon_months: u32::try_from(horizon_months?).ok()?,
        discount_rate: discount_rate?,
        working_hours_per_day: working_hours_per_day?,
        out_of_hours_policy,
        lens,
        lens_effects: context.catalogue.lens_effects(lens).to_vec(),
        treatment_policy,
        season,
        annual_revenue,
        organisation,
        models,
        bands,
        services,
        adjustments,
        treatments,
        simulation,
        evidence,
        scenarios,
    };
    let ids: BTreeSet<&str> = study.services.iter().map(|service| service.id.as_str()).collect();
    let is_known = |path: &str| match path.strip_prefix("services.") {
        // there may be thousands of services, and evidence for every value of them
        Some(rest) => rest.rsplit_once('.').is_some_and(|(id, _)| ids.contains(id)),
        None => study.knows_path(path),
    };
    for path in study.evidence.keys() {
        if stray.contains(path) || !is_known(path) {
            findings.notices.push(Notice::EvidenceWithoutValue { path: path.clone() });
        }
    }
    Some(study)
}

/// Whether `path` begins with a key of a study, and ends with a key of a service when it is one's.
fn is_in_a_section(path: &str, fields: &Fields<'_>) -> bool {
    match path.split_once('.') {
        // a service's id may itself contain dots
        Some(("services", rest)) => {
            rest.rsplit_once('.').is_some_and(|(_, key)| services::is_field(key))
        }
        Some((section, _)) => fields.knows(section),
        None => fields.knows(path),
    }
}

/// Reads `horizon_months`.
pub(super) fn horizon(node: &Node, findings: &mut Findings) -> Option<u64> {
    let months = fields::whole(node, "horizon_months", 1, 120, findings);
    if months.is_none() {
        findings.labelled(StudyParameter::HorizonMonths.declaration().label);
    }
    months
}

fn currency(fields: &mut Fields<'_>, findings: &mut Findings) -> Option<Currency> {
    let node = fields.required("currency", "an ISO 4217 code, such as \"USD\"", findings)?;
    let code = fields::text(node, "currency", findings)?;
    let currency = Currency::from_code(&code);
    if currency.is_none() {
        let expected = "an ISO 4217 code, such as \"USD\"";
        findings.problem(ProblemKind::Unknown, "currency", expected, quoted(&code));
    }
    currency
}

fn month(node: &Node, findings: &mut Findings) -> Option<YearMonth> {
    let month = match node {
        Node::Text(text) => YearMonth::parse(text),
        _ => None,
    };
    if month.is_none() {
        let expected = "a year and a month, such as \"2027-01\"";
        findings.problem(ProblemKind::WrongKind, "start", expected, node.in_words());
    }
    month
}
