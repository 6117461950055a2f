//! Countermeasures, pitfalls and the lens: order, bounds, settings, extra lines, what is paid.

use fulcrum_app::{AdjustmentSubject, adjustment_effects_json, adjustment_effects_page};
use fulcrum_model::adjustments::{Catalogue, effective_parameters};
use fulcrum_model::evaluate::{Owner, PostedLine};
use fulcrum_model::file::{StudyContext, read_study};
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::{
    Evaluation, OperatingModel, OptionKind, OutOfHoursPolicy, Treatment, YearMonth,
};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use support::{evaluation, line_total, postings, service_file, study, study_file, text_of};

fn with(adjustments: &[&str]) -> Value {
    let mut file = study_file(&[service_file("a")]);
    file["adjustments"] = json!(adjustments);
    file
}

fn ops(file: &Value, parameter: ModelParameter) -> Decimal {
    effective_parameters(&study(file)).models[OperatingModel::OpsRunIt.index()][parameter.index()]
        .likely()
}

#[test]
fn set_goes_before_multiply_and_add_whatever_the_order_of_the_study() {
    // the lens sets 0.2, L1.5 multiplies by 1.3, the delivery team at key periods by 0.96
    for order in [
        ["l1_5_application_support", "l1_delivery_team_at_key_periods"],
        ["l1_delivery_team_at_key_periods", "l1_5_application_support"],
    ] {
        let mut file = with(&order);
        file["lens"] = json!("on_paper");
        assert_eq!(ops(&file, ModelParameter::Level2Share), dec!(0.2496), "0.2 · 1.3 · 0.96");
    }
}

#[test]
fn results_are_clamped_once_at_the_end() {
    let mut file = with(&["l1_5_application_support", "l1_delivery_team_at_key_periods"]);
    file["models"]["ops_run_it"] = json!({ "level_2_share": "0.9" });
    assert_eq!(ops(&file, ModelParameter::Level2Share), dec!(1), "1.1232 is clamped to 1");
    file["models"]["ops_run_it"] = json!({ "level_2_share": "0.8" });
    assert_eq!(ops(&file, ModelParameter::Level2Share), dec!(0.9984), "not 1 · 0.96");
}

#[test]
fn an_effect_holds_for_low_likely_and_high_alike() {
    let effective = effective_parameters(&study(&with(&["outsourced_support"])));
    let rate = effective.organisation[OrganisationParameter::RateSupportAnalyst.index()];
    let expected = [dec!(32), dec!(42), dec!(55)].map(|rate| rate * dec!(0.6));
    assert_eq!([rate.low(), rate.likely(), rate.high()], expected);
}

#[test]
fn settings_change_the_policy_and_the_pay_of_level_3() {
    let effective = effective_parameters(&study(&with(&["linear_run_cost", "unpaid_level_3"])));
    assert_eq!(effective.out_of_hours_policy, OutOfHoursPolicy::EveryTeam);
    assert!(!effective.level_3_callout_paid);
    let paid = line_total(&evaluation(&with(&[])), OptionKind::OpsRunIt, "callout");
    let unpaid =
        line_total(&evaluation(&with(&["unpaid_level_3"])), OptionKind::OpsRunIt, "callout");
    assert!(unpaid < paid, "{unpaid} against {paid}");
}

#[test]
fn extra_lines_post_per_model_service_and_unit_under_the_id_of_the_adjustment() {
    let mut services = [service_file("a"), service_file("b")];
    services[1]["launch_month"] = json!(2);
    let mut file = study_file(&services);
    file["horizon_months"] = json!(4);
    file["adjustments"] =
        json!(["digital_platform", "adoption_dip", "l1_delivery_team_at_key_periods"]);
    file["organisation"] = json!({ "rate_developer": "50" });
    let (_, postings) = postings(&study(&file));
    let found =
        |option: OptionKind, adjustment: usize| -> Vec<(Owner, usize, Decimal, Treatment)> {
            postings
                .iter()
                .filter(|p| p.option == option && p.line == PostedLine::Adjustment(adjustment))
                .map(|p| (p.owner, p.month, p.amount, p.treatment))
                .collect()
        };
    let (ops, you) = (OptionKind::OpsRunIt, OptionKind::YouBuildItYouRunIt);
    // per model, monthly; run work of product teams is expensed unless the study says otherwise
    let platform: Vec<_> =
        (0..4).map(|month| (Owner::Shared, month, dec!(30_000), Treatment::Opex)).collect();
    assert_eq!(found(you, 0), platform);
    // per unit, once: 78 hours of 7 people at 50
    let dip = |team, month| (Owner::Team(team), month, dec!(27_300.00), Treatment::Opex);
    assert_eq!(found(you, 1), [dip(0, 0), dip(1, 2)]);
    // per service, monthly from its launch; capitalised, as Ops Run It is not touched by the policy
    let peak = |service, month| (Owner::Service(service), month, dec!(400), Treatment::Capex);
    let expected: Vec<_> = (0..4).map(|m| peak(0, m)).chain((2..4).map(|m| peak(1, m))).collect();
    assert_eq!(found(ops, 2), expected);
    assert_eq!(found(ops, 0), [], "the other model has no platform");
}

#[test]
fn what_is_in_place_pays_only_what_adjustments_add() {
    let mut file = with(&[]);
    file["services"][0]["already_run_by"] = json!("ops_run_it");
    let setup =
        |file: &Value| line_total(&evaluation(file), OptionKind::OpsRunIt, "deployment_setup");
    assert_eq!(setup(&file), Decimal::ZERO);
    file["adjustments"] = json!(["automated_pipeline"]);
    file["organisation"] = json!({ "rate_support_analyst": "42" });
    assert_eq!(setup(&file), dec!(10_080), "the 240 hours that the pipeline adds, at 42");
}

const DATA: &str = "crates/fulcrum-model/data";

#[test]
fn a_countermeasure_is_added_by_a_file_alone() {
    let mut entries: Value =
        serde_json::from_str(&text_of(&format!("{DATA}/adjustments.json"))).unwrap();
    entries.as_array_mut().unwrap().push(json!({
        "id": "night_watch", "kind": "countermeasure", "label": "Night watch",
        "model": "ops_run_it", "help": "Someone is awake.",
        "effects": [
            { "parameter": "acknowledge_hours", "op": "set", "value": "0.1" },
            { "parameter": "rate_bridge_analyst", "op": "multiply", "value": "1.5" },
        ],
        "extra": [{
            "axis": "service_reliability", "type": "run", "treatment": "opex",
            "frequency": "monthly", "per": "model", "amount": "1234.5",
        }],
    }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("adjustments.json");
    std::fs::write(&path, entries.to_string()).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let catalogue = Catalogue::read(&text, &text_of(&format!("{DATA}/lens.json"))).unwrap();

    let mut file = with(&["night_watch"]);
    file["horizon_months"] = json!(6);
    let context = StudyContext { catalogue: &catalogue, default_start: YearMonth::january(2027) };
    let study = read_study(file.to_string().as_bytes(), context).unwrap().study;
    let likely = |parameter: OrganisationParameter| {
        effective_parameters(&study).organisation[parameter.index()].likely()
    };
    let rate = study.organisation(OrganisationParameter::RateBridgeAnalyst).likely();
    assert_eq!(likely(OrganisationParameter::RateBridgeAnalyst), rate * dec!(1.5));
    let ops = Evaluation::of(&study).unwrap().option(OptionKind::OpsRunIt).clone();
    assert_eq!(ops.by_line(PostedLine::Adjustment(0)), dec!(7407), "6 · 1 234.50");

    file["adjustments"] = json!([]);
    let without = evaluation(&file).option(OptionKind::OpsRunIt).total;
    let subject = AdjustmentSubject::One("night_watch");
    let shown = adjustment_effects_json(&study, &catalogue, subject).unwrap();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    let shown = &shown["adjustments"][0];
    assert_eq!((&shown["label"], &shown["active"]), (&json!("Night watch"), &json!(true)));
    assert_eq!(shown["alone"]["ops_run_it"]["total"], json!((ops.total - without).to_string()));
    assert_eq!(shown["effects"][0]["alone"]["after"]["likely"], json!("0.1"));
    assert_eq!(shown["effects"][1]["model"], Value::Null, "a rate holds for both models");
    assert_eq!(shown["extra"][0]["amount"], json!("1234.5"));
    let page = adjustment_effects_page(&study, &catalogue, subject).unwrap();
    assert!(format!("{page:?}").contains("Night watch. Countermeasure for Ops Run It. Active"));
}
