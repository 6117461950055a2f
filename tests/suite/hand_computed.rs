//! Worked example 11: a study of one service, computed by hand in `hand_computed.md`, line by line.
//!
//! The study below is the one that the page states in words. Every parameter differs between the
//! models where it can, so a value taken from the wrong model does not go unnoticed.

use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::evaluate::{PostedLine, Posting};
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::{Evaluation, Line, OptionKind};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use support::{postings, study, study_file, text_of};

const PAGE: &str = "tests/suite/hand_computed.md";

const ORGANISATION: [(&str, &str); 29] = [
    ("rate_developer", "100"),
    ("rate_support_analyst", "60"),
    ("rate_bridge_analyst", "40"),
    ("rate_change_manager", "80"),
    ("rate_incident_manager", "90"),
    ("support_analysts", "2"),
    ("support_utilisation", "0.7"),
    ("support_background_load", "0.2"),
    ("idle_capacity_charged", "0.5"),
    ("contribution_margin", "0.4"),
    ("recovered_share", "0.25"),
    ("adoption_months", "4"),
    ("realised_share", "0.8"),
    ("retained_people", "0.5"),
    ("service_correlation", "0.5"),
    ("team_size", "5"),
    ("out_of_hours_share", "0.25"),
    ("major_share", "0.1"),
    ("degraded_share", "0.3"),
    ("major_loss", "0.5"),
    ("degraded_loss", "0.02"),
    ("minor_loss", "0.001"),
    ("degraded_deferral_hours", "16"),
    ("minor_deferral_hours", "100"),
    ("insights_per_incident", "4"),
    ("insight_lifetime_months", "4"),
    ("insight_value_share", "0.05"),
    ("repeat_rate", "0.02"),
    ("restore_variation", "1"),
];

/// Each parameter under Ops Run It and under You Build It You Run It.
const MODELS: [(&str, &str, &str); 61] = [
    ("change_setup_hours", "40", "160"),
    ("deployment_setup_hours", "24", "240"),
    ("max_deployments_per_month", "2", "7"),
    ("irregular_change_share", "0.9", "0.4"),
    ("change_documentation_hours", "3", "1"),
    ("handover_documentation_hours", "4", "1"),
    ("cab_hours", "2", "1"),
    ("deployment_hours", "5", "1"),
    ("validation_hours", "2", "1"),
    ("change_failure_rate", "0.25", "0.05"),
    ("failure_escape_share", "0.8", "0.3"),
    ("change_reporting_per_month", "1500", "300"),
    ("deployment_charge", "50", "20"),
    ("deployments_at_base_charge", "1", "3"),
    ("excess_deployment_charge", "120", "60"),
    ("rollback_charge", "80", "30"),
    ("change_pickup_days", "3", "1"),
    ("change_review_interval_days", "14", "6"),
    ("deployment_pickup_days", "1", "0"),
    ("deployment_elapsed_days", "0.5", "0"),
    ("rescheduled_share", "0.2", "0.1"),
    ("reschedule_days", "5", "3"),
    ("reliability_tooling_setup", "15000", "3000"),
    ("telemetry_setup_hours", "24", "60"),
    ("schedule_setup_hours", "16", "40"),
    ("access_setup_hours", "4", "30"),
    ("operations_training_hours", "8", "32"),
    ("acceptance_criteria_hours", "120", "16"),
    ("handover_plan_hours", "60", "8"),
    ("runbook_hours", "50", "10"),
    ("toil_hours_per_month", "60", "30"),
    ("monitoring_hours_per_month", "12", "6"),
    ("tooling_per_person_month", "30", "45"),
    ("standby_people", "1", "2"),
    ("standby_per_week", "400", "300"),
    ("incident_factor", "1", "0.5"),
    ("blast_radius_factor", "1", "0.8"),
    ("acknowledge_hours", "0.5", "0.1"),
    ("level_1_hours", "0.5", "1"),
    ("level_1_people", "1", "2"),
    ("level_2_share", "0.5", "0.2"),
    ("level_2_pickup_hours", "1", "0.5"),
    ("level_2_hours", "2", "1"),
    ("level_2_people", "2", "1.5"),
    ("level_3_share", "0.4", "0.1"),
    ("level_3_pickup_hours", "3", "1"),
    ("level_3_hours", "4", "2"),
    ("level_3_people", "2", "1"),
    ("bounce_probability", "0.2", "0"),
    ("out_of_hours_pickup_factor", "1.5", "1"),
    ("incident_manager_share", "0.8", "0.4"),
    ("callout_per_hour", "40", "60"),
    ("review_training_hours", "8", "24"),
    ("sharing_setup_hours", "5", "40"),
    ("reviewed_share", "0.25", "0.75"),
    ("review_hours", "1.5", "2"),
    ("review_people", "6", "4"),
    ("insights_per_review", "2", "6"),
    ("implemented_share", "0.4", "0.9"),
    ("implementation_hours", "16", "8"),
    ("implementation_months", "3", "0.5"),
];

fn the_study() -> Value {
    let model = |value: fn(&(&str, &'static str, &'static str)) -> &'static str| -> Value {
        MODELS
            .iter()
            .map(|entry| (entry.0.to_owned(), Value::from(value(entry))))
            .collect::<Map<_, _>>()
            .into()
    };
    let mut file = study_file(&[json!({
        "id": "shop", "name": "Shop", "team": "Shop", "domain": "Sales", "kind": "digital",
        "launch_month": 0, "feature_demand": "high", "availability_target": "99.9",
        "operating_model": "auto", "already_run_by": "none", "exposure_per_hour": "12000",
        "out_of_hours_exposure": "0.5", "features_per_month": "4",
        "value_per_feature_month": "1000", "incidents_per_month": "10",
    })]);
    file["start"] = json!("2027-11");
    file["horizon_months"] = json!(3);
    file["working_hours_per_day"] = json!(8);
    file["out_of_hours_policy"] = json!("by_availability");
    file["lens"] = json!("in_practice");
    // November, December and January are months 0, 1 and 2; no other month is reached
    file["season"] = json!(["0.5", "9", "9", "9", "9", "9", "9", "9", "9", "9", "1", "2"]);
    file["organisation"] = ORGANISATION
        .iter()
        .map(|(id, value)| ((*id).to_owned(), Value::from(*value)))
        .collect::<Map<_, _>>()
        .into();
    file["models"] = json!({
        "ops_run_it": model(|entry| entry.1),
        "you_build_it_you_run_it": model(|entry| entry.2),
    });
    file
}

type Key = (OptionKind, Line, usize);

/// The cells of the rows of a table of the page with this many columns.
fn rows(columns: usize) -> Vec<Vec<String>> {
    let page = text_of(PAGE);
    page.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
        .filter(|cells: &Vec<String>| cells.len() == columns)
        .filter(|cells| cells[0] != "option" && !cells[0].starts_with("---"))
        .collect()
}

fn option(label: &str) -> OptionKind {
    let found = OptionKind::ALL.into_iter().find(|option| option.label() == label);
    found.unwrap_or_else(|| panic!("{PAGE}: no option {label}"))
}

fn amount(text: &str) -> Decimal {
    text.replace(' ', "").parse().unwrap_or_else(|_| panic!("{PAGE}: {text} is no amount"))
}

/// `1`, or `0–2` for each of these months.
fn months(text: &str) -> std::ops::RangeInclusive<usize> {
    let month = |text: &str| text.parse().unwrap_or_else(|_| panic!("{PAGE}: no month {text}"));
    let (first, last) = text.split_once('–').unwrap_or((text, text));
    month(first)..=month(last)
}

/// What the page says is posted.
fn by_hand() -> BTreeMap<Key, Decimal> {
    let mut amounts = BTreeMap::new();
    for row in rows(5) {
        let line = Line::from_id(&row[1]).unwrap_or_else(|| panic!("{PAGE}: no line {}", row[1]));
        for month in months(&row[2]) {
            let key = (option(&row[0]), line, month);
            let before = amounts.insert(key, amount(&row[4]));
            assert_eq!(before, None, "{PAGE}: {row:?} stands twice");
        }
    }
    amounts
}

/// What the program posts, amounts of nothing left out.
fn by_the_program() -> BTreeMap<Key, Decimal> {
    let mut amounts = BTreeMap::<Key, Decimal>::new();
    let (_, postings) = postings(&study(&the_study()));
    for Posting { option, line, month, amount, .. } in postings {
        let PostedLine::Model(line) = line else { panic!("the study has no adjustments") };
        if !amount.is_zero() {
            *amounts.entry((option, line, month)).or_default() += amount;
        }
    }
    amounts
}

#[test]
fn the_study_leaves_nothing_to_defaults() {
    assert_eq!(ORGANISATION.len(), OrganisationParameter::COUNT);
    assert_eq!(MODELS.len(), ModelParameter::COUNT);
    // a parameter named twice would leave another to its default
    let ids: BTreeSet<_> = MODELS.iter().map(|(id, ..)| id).collect();
    assert_eq!(ids.len(), MODELS.len());
    for (id, ops, you) in MODELS {
        assert_ne!(ops, you, "{id}: the wrong model's value would go unnoticed");
    }
}

#[test]
fn every_posting_is_the_one_computed_by_hand() {
    let (expected, found) = (by_hand(), by_the_program());
    assert!(expected.len() > 130, "the table is there: {} amounts", expected.len());
    let mut wrong = String::new();
    for ((option, line, month), expected) in &expected {
        let found = found.get(&(*option, *line, *month)).copied().unwrap_or_default();
        if found != *expected {
            let place = format!("{} of {} in month {month}", line.id(), option.label());
            wrong.push_str(&format!("\n  {place}: {expected} by hand, {found} by the program"));
        }
    }
    assert_eq!(wrong, "", "{PAGE} and the program differ");
}

#[test]
fn nothing_else_is_posted() {
    let expected = by_hand();
    for (key, amount) in by_the_program() {
        let (option, line, month) = key;
        // the page goes on to month 2 only where something new happens
        if option != OptionKind::Hybrid && month < 2 {
            let place = format!("{} of {} in month {month}", line.id(), option.label());
            assert!(expected.contains_key(&key), "{place}: {amount} is not in {PAGE}");
        }
    }
}

#[test]
fn every_line_of_the_model_is_computed_at_least_once() {
    let computed: BTreeSet<_> = by_hand().into_keys().map(|(_, line, _)| line).collect();
    let left_out: Vec<_> = Line::ALL.into_iter().filter(|line| !computed.contains(line)).collect();
    assert_eq!(left_out, []);
}

#[test]
fn the_totals_of_the_page_are_sums_of_its_lines_and_the_totals_of_the_program() {
    let (amounts, evaluation) = (by_hand(), Evaluation::of(&study(&the_study())).unwrap());
    let totals = rows(3);
    assert_eq!(totals.len(), 4, "two options, two months");
    for row in totals {
        let (of, month, total) = (option(&row[0]), *months(&row[1]).start(), amount(&row[2]));
        let lines = amounts.iter().filter(|((option, _, m), _)| (*option, *m) == (of, month));
        assert_eq!(lines.map(|(_, amount)| amount).sum::<Decimal>(), total, "{row:?}");
        assert_eq!(evaluation.option(of).by_month[month], total, "{row:?}");
    }
}

#[test]
fn a_hybrid_of_one_service_is_its_model() {
    let found = by_the_program();
    let of = |wanted: OptionKind| -> BTreeMap<_, _> {
        let of_option = found.iter().filter(|((option, ..), _)| *option == wanted);
        of_option.map(|((_, line, month), amount)| ((*line, *month), *amount)).collect()
    };
    // high demand makes the selector choose You Build It You Run It
    assert_eq!(of(OptionKind::Hybrid), of(OptionKind::YouBuildItYouRunIt));
}
