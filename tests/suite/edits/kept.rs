//! Keeping what was changed as a scenario.

use fulcrum_model::scenarios::differences;
use rust_decimal::dec;

use super::*;

/// The document with the changes kept, the study it means, the id of the scenario.
fn kept(now: &Document, since: &Document) -> (Document, Study, String) {
    let (document, read, id) = now
        .kept_as_scenario("Cheaper people", since, library().context())
        .unwrap_or_else(|e| panic!("{e:#?}"));
    (document, read.study, id)
}

#[test]
fn the_study_goes_back_and_the_scenario_holds_the_changes() {
    let (since, read) = read(&file());
    let loss = Node::Object(vec![
        ("high_from".to_owned(), text("7")),
        ("medium_from".to_owned(), text("6")),
    ]);
    let (now, study_now) = edited(
        &since,
        &[
            reset(RATE),
            set_estimate("services.shop.incidents_per_month", 9),
            set_text("services.shop.feature_demand", "high"),
            set_text("name", "Another"),
            set_text("annual_revenue", "5"),
            set("bands.incident_loss", loss),
            set_text("treatments.toil.ops_run_it", "capex"),
            switch("adoption_dip", true),
            switch("automated_pipeline", true),
        ],
    );
    let (after, base, id) = kept(&now, &since);
    assert_eq!(id, "cheaper_people");
    assert_eq!(base.scenarios.len(), 2);
    assert_eq!(
        (base.scenarios[1].id.as_str(), base.scenarios[1].name.as_str()),
        (id.as_str(), "Cheaper people")
    );
    assert_eq!(differences(&base, &read.study), []);
    assert_eq!(differences(&scenario(&after, &id), &study_now), []);
    assert_eq!(base.evidence, read.study.evidence, "evidence comes back with its value");
    // a default that the document leaves out is stated
    let changes = &written(&after)["scenarios"][1]["changes"];
    assert_eq!(changes[RATE]["likely"], "65");
    assert_eq!(changes["adjustments"], json!(["adoption_dip", "automated_pipeline"]));
    // a second one of the name
    let (again, _) = edited(&after, &[set_estimate(RATE, 1)]);
    assert_eq!(kept(&again, &after).2, "cheaper_people-2");
}

#[test]
fn what_is_taken_away_can_be_kept_too() {
    let mut file = file();
    file["annual_revenue"] = json!("500");
    file["treatments"] =
        json!({ "toil": { "ops_run_it": "capex", "you_build_it_you_run_it": "capex" } });
    file["adjustments"] = json!(["adoption_dip", "automated_pipeline"]);
    file["bands"] = json!({ "incident_loss": { "high_from": "7", "medium_from": "6" } });
    let (since, read) = read(&file);
    let (now, study_now) = edited(
        &since,
        &[
            reset("annual_revenue"),
            reset("treatments.toil.ops_run_it"),
            reset("bands"),
            switch("adoption_dip", false),
        ],
    );
    let (after, base, id) = kept(&now, &since);
    assert_eq!(differences(&base, &read.study), []);
    assert_eq!(differences(&scenario(&after, &id), &study_now), []);
}

#[test]
fn what_no_scenario_can_hold_stays_in_the_study() {
    let since = document(&file());
    let proof = Edit::SetEvidence { path: RATE.to_owned(), evidence: Some(evidence("Ledger")) };
    let added = document(&study_file(&[service_file("new")])).service("new").unwrap().clone();
    let (now, _) = edited(
        &since,
        &[
            set_estimate(RATE, 90),
            proof,
            Edit::AddServices { after: None, services: vec![added] },
            Edit::RemoveServices { ids: vec!["stock".to_owned()] },
            Edit::RenameScenario { id: "frugal".to_owned(), name: "Thrifty".to_owned() },
        ],
    );
    let (after, base, id) = kept(&now, &since);
    let ids: Vec<&str> = base.services.iter().map(|service| service.id.as_str()).collect();
    assert_eq!(ids, ["new", "shop"]);
    assert_eq!(base.evidence[RATE].source, "Ledger");
    assert_eq!(base.scenarios[0].name, "Thrifty");
    assert_eq!(base.value_at(RATE).unwrap().estimate.likely(), dec!(70));
    assert_eq!(after.scenario_changes(&id), Some(vec![RATE]));
}

#[test]
fn nothing_changed_is_nothing_to_keep() {
    let since = document(&file());
    let proof = Edit::SetEvidence { path: RATE.to_owned(), evidence: None };
    let (now, _) = edited(&since, &[proof]);
    let problems = now.kept_as_scenario("None", &since, library().context()).unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "scenarios: expected a changed value that a scenario can hold, found none"
    );
}

#[test]
fn a_scenario_that_needs_the_change_refuses_it() {
    let mut file = file();
    file["organisation"]["major_share"] = json!("0.6");
    file["organisation"]["degraded_share"] = json!("0.1");
    let since = document(&file);
    let (now, _) = edited(&since, &[set_text("organisation.major_share", "0.1")]);
    let (now, _) =
        edited_in(&now, Some("frugal"), &[set_text("organisation.degraded_share", "0.8")]);
    let problems = now.kept_as_scenario("Fewer", &since, library().context()).unwrap_err();
    assert!(problems[0].path.starts_with("scenarios.frugal"), "{problems:#?}");
}
