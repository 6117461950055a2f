//! Scenarios of one version of a study on another: nothing is lost in silence.

use fulcrum_app::{rebase_report, rebased};
use fulcrum_model::YearMonth;
use fulcrum_model::adjustments::Catalogue;
use fulcrum_model::file::{Document, Problem, Rebased, StudyContext};
use serde_json::{Value, json};
use support::{library, service_file, study_file, text_of};

const STANDBY: &str = "models.you_build_it_you_run_it.standby_per_week";

fn document(file: &Value) -> Document {
    library().read(file.to_string().as_bytes()).unwrap_or_else(|e| panic!("{e:?}")).0
}

fn with_scenario(mut file: Value, changes: Value) -> Value {
    file["scenarios"] =
        json!([{ "id": "frugal", "name": "Frugal", "changes": changes, "mark": 1 }]);
    file
}

fn rebase(old: &Value, base: &Value) -> Rebased {
    rebased(&library(), &document(old), &document(base)).unwrap_or_else(|e| panic!("{e:?}"))
}

fn written(rebased: &Rebased) -> Value {
    let text = library().written(&rebased.document).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn two_services() -> Value {
    study_file(&[service_file("shop"), service_file("stock")])
}

#[test]
fn a_change_that_the_new_base_has_made_is_dropped() {
    let old = with_scenario(two_services(), json!({ STANDBY: "250", "horizon_months": 12 }));
    let mut base = two_services();
    base["horizon_months"] = json!("12");
    let found = rebase(&old, &base);
    let scenario = &found.scenarios[0];
    assert_eq!(scenario.no_longer_different, ["horizon_months"]);
    assert_eq!(scenario.changed_underneath, [], "what is dropped needs no look");
    assert_eq!(scenario.added_as.as_deref(), Some("frugal"));
    let file = written(&found);
    assert_eq!(file["scenarios"][0]["changes"], json!({ STANDBY: "250" }));
    assert_eq!(file["scenarios"][0]["mark"], json!(1), "unknown keys are kept");
    assert_eq!(found.read.study.scenarios[0].name, "Frugal");
}

#[test]
fn a_change_that_restores_what_another_takes_away_stays() {
    // the section sets 6, the value after it 5 again, as the study has it
    let mut old = two_services();
    old["organisation"] = json!({ "team_size": "5" });
    let mut text = with_scenario(old, json!("CHANGES")).to_string();
    text = text.replace(
        "\"CHANGES\"",
        r#"{"organisation":{"team_size":"6","rate_developer":"99"},"organisation.team_size":"5"}"#,
    );
    let old = library().read(text.as_bytes()).unwrap().0;
    let mut base = two_services();
    base["organisation"] = json!({ "team_size": "5" });
    let found = rebased(&library(), &old, &document(&base)).unwrap();
    assert_eq!(found.scenarios[0].no_longer_different, Vec::<String>::new());
    assert_eq!(written(&found)["scenarios"][0]["changes"]["organisation.team_size"], "5");
}

#[test]
fn a_change_that_a_default_made_redundant_stays_where_the_file_needs_it() {
    // the higher threshold is the default, but a file states both or none
    let changes = json!({
        "bands.incident_loss.high_from": "100000", "bands.incident_loss.medium_from": "500",
    });
    let old = with_scenario(two_services(), changes.clone());
    let found = rebase(&old, &two_services());
    assert_eq!(written(&found)["scenarios"][0]["changes"], changes);
}

#[test]
fn a_change_of_a_service_that_is_gone_is_dropped_and_reported() {
    let changes = json!({ "services.stock.exposure_per_hour": "77", STANDBY: "250" });
    let old = with_scenario(two_services(), changes);
    let found = rebase(&old, &study_file(&[service_file("shop")]));
    let dropped = &found.scenarios[0].without_target;
    assert_eq!(dropped.len(), 1);
    assert_eq!(dropped[0].path, "services.stock.exposure_per_hour");
    assert_eq!(written(&found)["scenarios"][0]["changes"], json!({ STANDBY: "250" }));
    let earlier = library().read(old.to_string().as_bytes()).unwrap().1.study;
    let report = rebase_report(&found, &earlier).join("\n");
    assert!(
        report.contains("$10\u{202f}000 per hour and the scenario made it $77 per hour"),
        "{report}"
    );
}

#[test]
fn an_adjustment_that_the_program_no_longer_knows_is_dropped_and_reported() {
    let changes = json!({
        "adjustments": ["automated_pipeline", "adoption_dip"],
        "treatments.automated_pipeline.ops_run_it": "capex",
    });
    let old = with_scenario(two_services(), changes);
    let mut known: Vec<Value> =
        serde_json::from_str(&text_of("crates/fulcrum-model/data/adjustments.json")).unwrap();
    known.retain(|adjustment| adjustment["id"] != "automated_pipeline");
    let newer =
        Catalogue::read(&json!(known).to_string(), &text_of("crates/fulcrum-model/data/lens.json"))
            .unwrap();
    let context = StudyContext { catalogue: &newer, default_start: YearMonth::january(2027) };
    let found =
        document(&old).rebased(&document(&two_services()), library().context(), context).unwrap();
    let scenario = &found.scenarios[0];
    let mut paths: Vec<&str> = scenario.without_target.iter().map(|d| d.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        ["adjustments.automated_pipeline", "treatments.automated_pipeline.ops_run_it"]
    );
    assert!(scenario.without_target.iter().all(|d| d.differences.len() == 1), "{scenario:?}");
    assert_eq!(
        written(&found)["scenarios"][0]["changes"],
        json!({ "adjustments": ["adoption_dip"] })
    );
}

#[test]
fn a_value_that_the_base_changed_underneath_is_kept_and_reported() {
    let mut old = with_scenario(two_services(), json!({ STANDBY: "250", "horizon_months": 24 }));
    old["models"]["you_build_it_you_run_it"]["standby_per_week"] = json!("500");
    let mut base = two_services();
    base["models"]["you_build_it_you_run_it"]["standby_per_week"] = json!("700");
    base["discount_rate"] = json!("0.03");
    let found = rebase(&old, &base);
    let looked_at = &found.scenarios[0].changed_underneath;
    assert_eq!(looked_at.len(), 1, "only what the scenario changes too");
    let earlier = library().read(old.to_string().as_bytes()).unwrap().1.study;
    let report = rebase_report(&found, &earlier);
    assert_eq!(
        report,
        [
            "frugal: rebased, 1 value to look at".to_owned(),
            format!(
                "  {STANDBY} (On-call standby, You Build It You Run It): kept at $250 per person per week, while the base went from $500 per person per week to $700 per person per week"
            ),
        ]
    );
    assert_eq!(written(&found)["scenarios"][0]["changes"][STANDBY], "250");
}

#[test]
fn a_scenario_that_the_new_base_cannot_bear_refuses_the_rebase() {
    let mut old = two_services();
    old["organisation"] = json!({ "major_share": "0.1", "degraded_share": "0.2" });
    let old = with_scenario(old, json!({ "organisation.major_share": "0.6" }));
    let mut base = two_services();
    base["organisation"] = json!({ "major_share": "0.1", "degraded_share": "0.5" });
    let context = library();
    let problems: Vec<Problem> =
        document(&old).rebased(&document(&base), context.context(), context.context()).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].path.starts_with("scenarios.frugal.changes"), "{}", problems[0]);
    assert!(problems[0].to_string().contains("60\u{a0}% and 50\u{a0}%"), "{}", problems[0]);
}

#[test]
fn a_scenario_of_an_id_that_is_taken_is_kept_beside_the_other_unless_they_are_the_same() {
    let old = with_scenario(two_services(), json!({ STANDBY: "250" }));
    let mut base = old.clone();
    base["discount_rate"] = json!("0.03");
    let found = rebase(&old, &base);
    assert_eq!(found.scenarios[0].added_as, None, "the new base has it already");
    assert_eq!(found.read.study.scenarios.len(), 1);
    base["scenarios"][0]["changes"] = json!({ STANDBY: "300" });
    base["scenarios"].as_array_mut().unwrap().push(json!({ "id": "frugal-2", "name": "Third" }));
    let found = rebase(&old, &base);
    assert_eq!(found.scenarios[0].added_as.as_deref(), Some("frugal-3"));
    let ids: Vec<&str> = found.read.study.scenarios.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["frugal", "frugal-2", "frugal-3"]);
    assert_eq!(written(&found)["scenarios"][2]["changes"], json!({ STANDBY: "250" }));
    // an id as long as one may be
    let long = "x".repeat(200);
    let mut old = old;
    old["scenarios"][0]["id"] = json!(long);
    let mut base = old.clone();
    base["scenarios"][0]["changes"] = json!({});
    let found = rebase(&old, &base);
    let id = found.scenarios[0].added_as.clone().unwrap();
    assert_eq!((id.chars().count(), id.ends_with("x-2")), (200, true));
}

#[test]
fn keys_that_the_program_does_not_know_are_never_lost() {
    let note = |changes: Value| {
        let mut file = with_scenario(two_services(), changes);
        file["scenarios"][0]["note"] = json!("of the board");
        file
    };
    // of the scenario itself
    let old = note(json!({ STANDBY: "250" }));
    assert_eq!(rebase(&old, &old).scenarios[0].added_as, None, "the same note");
    for other in [json!("of the team"), Value::Null] {
        let mut base = old.clone();
        base["scenarios"][0]["note"] = other;
        let found = rebase(&old, &base);
        assert_eq!(found.scenarios[0].added_as.as_deref(), Some("frugal-2"));
        assert_eq!(written(&found)["scenarios"][1]["note"], "of the board");
    }
    // of a section, a range and a band that it replaces, with values that the base has anyway
    let band = |note: Value| json!([{ "up_to": "9", "availability_target": "99.0", "note": note }]);
    let range = |note: Value| json!({ "low": "1", "likely": "2", "high": "3", "note": note });
    for (path, mine, theirs) in [
        ("bands", json!({ "note": "mine" }), json!({ "note": "theirs" })),
        ("services.shop.incidents_per_month", range(json!("mine")), range(json!("theirs"))),
        ("bands.exposure", band(json!("mine")), band(json!("theirs"))),
    ] {
        let [mine, theirs] = [mine, theirs].map(|value| note(json!({ path: value })));
        assert_eq!(rebase(&mine, &mine).scenarios[0].added_as, None, "{path}");
        let found = rebase(&mine, &theirs);
        assert_eq!(found.scenarios[0].added_as.as_deref(), Some("frugal-2"), "{path}");
        let file = written(&found);
        assert!(file["scenarios"][1]["changes"].to_string().contains("mine"), "{file}");
    }
    let found = rebase(&note(json!({ "bands": { "note": "mine" } })), &two_services());
    assert_eq!(found.scenarios[0].no_longer_different, Vec::<String>::new());
    assert_eq!(written(&found)["scenarios"][0]["changes"]["bands"]["note"], "mine");
}

#[test]
fn another_currency_is_pointed_out() {
    let old = with_scenario(two_services(), json!({ STANDBY: "250" }));
    let mut base = two_services();
    base["currency"] = json!("EUR");
    let earlier = library().read(old.to_string().as_bytes()).unwrap().1.study;
    let report = rebase_report(&rebase(&old, &base), &earlier);
    assert!(report[0].contains("was in USD and is now in EUR"), "{report:?}");
}
