//! Edits within a scenario: they change its differences, and nothing else.

use fulcrum_app::evaluation_json;
use fulcrum_model::file::ProblemKind;
use fulcrum_model::{AvailabilityTarget, Treatment};
use rust_decimal::dec;

use super::*;

const FRUGAL: Option<&str> = Some("frugal");

/// A study whose scenario has these changes, in this order.
fn with_changes(changes: &str) -> Document {
    let mut file = file();
    file["scenarios"][0]["changes"] = json!("CHANGES");
    let text = file.to_string().replace("\"CHANGES\"", changes);
    library().read(text.as_bytes()).unwrap_or_else(|e| panic!("{e:?}")).0
}

/// The changes of the scenario after edits in it.
fn changes_after(document: &Document, edits: &[Edit]) -> Value {
    let (after, _) = edited_in(document, FRUGAL, edits);
    written(&after)["scenarios"][0]["changes"].clone()
}

#[test]
fn a_changed_value_becomes_a_change_and_the_study_stays() {
    let (before, read) = read(&file());
    let edits = [
        set_estimate(RATE, 80),
        set_text("services.shop.availability_target", "99.9"),
        set_text("lens", "on_paper"),
        switch("adoption_dip", true),
        set_estimate(STANDBY, 300),
    ];
    let (after, base) = edited_in(&before, FRUGAL, &edits);
    assert_eq!(base, read.study);
    assert_eq!(
        after.scenario_changes("frugal").unwrap(),
        // one that was changed already keeps its place
        [
            STANDBY,
            "services.stock.exposure_per_hour",
            RATE,
            "services.shop.availability_target",
            "lens",
            "adjustments"
        ]
    );
    let scenario = scenario(&after, "frugal");
    assert_eq!(scenario.value_at(RATE).unwrap().estimate.likely(), dec!(80));
    assert_eq!(scenario.value_at(STANDBY).unwrap().estimate.likely(), dec!(300));
    assert_eq!(scenario.services[0].availability_target, Some(AvailabilityTarget::P999));
    assert_eq!(scenario.adjustments.len(), 1);
}

#[test]
fn a_value_that_is_the_studys_again_is_no_change() {
    let before = document(&file());
    for edits in [
        [set_text("services.stock.exposure_per_hour", "10000.00"), set_estimate(RATE, 70)],
        [reset("services.stock.exposure_per_hour"), reset(RATE)],
        [
            Edit::SetEstimate {
                path: "services.stock.exposure_per_hour".to_owned(),
                estimate: range(10_000, 10_000, 10_000),
            },
            reset("season"),
        ],
    ] {
        assert_eq!(changes_after(&before, &edits), json!({ STANDBY: "250" }), "{edits:?}");
    }
    let edits = [switch("adoption_dip", true), switch("adoption_dip", false)];
    assert!(changes_after(&before, &edits).get("adjustments").is_none());
    // what was redundant before is left to its owner
    let redundant = with_changes(r#"{ "horizon_months": 36 }"#);
    assert_eq!(
        changes_after(&redundant, &[set_text("name", "New")]),
        json!({ "horizon_months": 36, "name": "New" })
    );
}

#[test]
fn a_change_of_a_whole_section_is_changed_inside() {
    let before = with_changes(
        r#"{ "models.ops_run_it": { "acknowledge_hours": "0.25" }, "lens": "on_paper" }"#,
    );
    let changes = changes_after(&before, &[set_text("models.ops_run_it.standby_per_week", "99")]);
    assert_eq!(changes.as_object().unwrap().len(), 2);
    assert_eq!(changes["models.ops_run_it"]["standby_per_week"], "99");
    assert_eq!(changes["models.ops_run_it"]["acknowledge_hours"], "0.25");
    // what the scenario takes from the program's defaults goes back to the study's own
    let before = with_changes(r#"{ "organisation": { "team_size": "6" } }"#);
    assert_eq!(scenario(&before, "frugal").value_at(RATE).unwrap().estimate.likely(), dec!(65));
    let (after, _) = edited_in(&before, FRUGAL, &[reset(RATE)]);
    assert_eq!(scenario(&after, "frugal").value_at(RATE).unwrap().estimate.likely(), dec!(70));
    let changes = changes_after(&before, &[reset(RATE), reset("organisation.team_size")]);
    assert_eq!(changes, json!({}), "the section is the study's again");
}

#[test]
fn of_changes_that_cover_a_value_the_last_one_counts() {
    for changes in [
        r#"{ "organisation.rate_developer": "99", "organisation": { "team_size": "6" } }"#,
        r#"{ "organisation": { "team_size": "6" }, "organisation.rate_developer": "99" }"#,
        r#"{ "models": { "ops_run_it": {} }, "models.ops_run_it": { "acknowledge_hours": "1" } }"#,
        r#"{ "models.ops_run_it": { "acknowledge_hours": "1" }, "models": { "ops_run_it": {} } }"#,
    ] {
        let before = with_changes(changes);
        for (path, value) in [(RATE, 42), ("models.ops_run_it.acknowledge_hours", 2)] {
            let (after, _) = edited_in(&before, FRUGAL, &[set_estimate(path, value)]);
            let now = scenario(&after, "frugal").value_at(path).unwrap().estimate.likely();
            assert_eq!(now, Decimal::from(value), "{changes} {path}");
            let (after, base) = edited_in(&before, FRUGAL, &[reset(path)]);
            let now = scenario(&after, "frugal").value_at(path).unwrap().estimate;
            assert_eq!(now, base.value_at(path).unwrap().estimate, "{changes} {path}");
        }
    }
}

#[test]
fn a_section_that_is_set_whole_takes_the_place_of_changes_within_it() {
    let before = with_changes(r#"{ "organisation.team_size": "6", "lens": "on_paper" }"#);
    let section = Node::Object(vec![("rate_developer".to_owned(), text("1"))]);
    let (after, _) = edited_in(&before, FRUGAL, &[set("organisation", section)]);
    assert_eq!(after.scenario_changes("frugal").unwrap(), ["organisation", "lens"]);
    let scenario = scenario(&after, "frugal");
    assert_eq!(scenario.value_at("organisation.team_size").unwrap().estimate.likely(), dec!(7));
    assert_eq!(changes_after(&before, &[reset("organisation")]), json!({ "lens": "on_paper" }));
}

#[test]
fn a_threshold_is_changed_whether_or_not_the_study_states_it() {
    let high = "bands.incident_loss.high_from";
    let medium = "bands.incident_loss.medium_from";
    let stated = {
        let mut file = file();
        file["bands"] = json!({ "incident_loss": { "high_from": "900", "medium_from": "800" } });
        document(&file)
    };
    let changes = changes_after(&stated, &[set_text(high, "1000")]);
    assert_eq!(changes[high], "1000");
    let left_out = document(&file());
    let (after, _) = edited_in(&left_out, FRUGAL, &[set_text(high, "90000")]);
    assert_eq!(scenario(&after, "frugal").bands.high_loss_from, dec!(90000));
    assert_eq!(scenario(&after, "frugal").bands.medium_loss_from, dec!(10000));
    let (after, _) = edited_in(&after, FRUGAL, &[set_text(medium, "20000")]);
    assert_eq!(scenario(&after, "frugal").bands.medium_loss_from, dec!(20000));
    let changes = changes_after(&after, &[reset(high), reset(medium)]);
    assert_eq!(changes.as_object().unwrap().len(), 2, "{changes}");
    // both as single changes over a study that states neither
    let both = with_changes(&format!(r#"{{ "{high}": "100000", "{medium}": "500" }}"#));
    for edit in [reset(high), set_text(high, "100000")] {
        let (after, _) = edited_in(&both, FRUGAL, &[edit]);
        assert_eq!(scenario(&after, "frugal").bands.medium_loss_from, dec!(500));
    }
    // a section that leaves them out
    let bands = with_changes(
        r#"{ "bands": { "exposure": [{ "up_to": "5", "availability_target": "99.0" }] } }"#,
    );
    let (after, _) = edited_in(&bands, FRUGAL, &[set_text(medium, "20")]);
    assert_eq!(scenario(&after, "frugal").bands.medium_loss_from, dec!(20));
    assert_eq!(scenario(&after, "frugal").bands.exposure.len(), 1);
}

#[test]
fn a_treatment_can_be_left_to_the_policy_in_a_scenario() {
    let (toil, other) = ("treatments.toil.ops_run_it", "treatments.toil.you_build_it_you_run_it");
    let mut file = file();
    file["treatments"] = json!({ "toil": { "ops_run_it": "capex" } });
    let before = document(&file);
    let edits = [set_text(other, "opex"), set(toil, Node::Null)];
    let (after, base) = edited_in(&before, FRUGAL, &edits);
    assert_eq!(base.treatments.len(), 1);
    let treatments = scenario(&after, "frugal").treatments;
    assert_eq!(treatments.len(), 1, "{treatments:?}");
    assert_eq!(treatments[0].treatment, Treatment::Opex);
    // and set again
    let (after, _) = edited_in(&after, FRUGAL, &[set_text(toil, "opex")]);
    assert_eq!(scenario(&after, "frugal").treatments.len(), 2);
    let (after, _) = edited_in(&after, FRUGAL, &[set(toil, Node::Null), reset(other)]);
    assert_eq!(scenario(&after, "frugal").treatments, []);
    let (after, _) = edited_in(&after, FRUGAL, &[reset(toil)]);
    assert_eq!(after.scenario_changes("frugal").unwrap().len(), 2, "no treatment differs");
    let none = changes_after(&document(&self::file()), &[set(toil, Node::Null)]);
    assert_eq!(none.as_object().unwrap().len(), 2, "there was none");
}

#[test]
fn a_revenue_of_nothing_is_a_change() {
    let mut file = file();
    file["annual_revenue"] = json!("500");
    let before = document(&file);
    let (after, base) = edited_in(&before, FRUGAL, &[set("annual_revenue", Node::Null)]);
    assert_eq!(base.annual_revenue, Some(dec!(500)));
    assert_eq!(scenario(&after, "frugal").annual_revenue, None);
}

#[test]
fn what_the_program_does_not_know_stays_in_a_change() {
    let path = "services.stock.exposure_per_hour";
    let before = with_changes(&format!(
        r#"{{ "{path}": {{ "low": 1, "likely": 2, "high": 3, "asked": "Ann" }} }}"#
    ));
    let estimate = range(4, 5, 6);
    let edit = Edit::SetEstimate { path: path.to_owned(), estimate };
    assert_eq!(changes_after(&before, &[edit])[path]["asked"], "Ann");
    // of a range that is the study's again nothing but that key is left to tell
    let same = Edit::SetEstimate { path: path.to_owned(), estimate: range(10_000, 10_000, 10_000) };
    assert_eq!(changes_after(&before, &[same])[path]["asked"], "Ann");
}

#[test]
fn evidence_is_of_the_study_and_outlives_a_change_that_is_taken_back() {
    let before = document(&file());
    let path = "services.stock.exposure_per_hour";
    let (_, study) = edited_in(&before, FRUGAL, &[reset(path), reset("organisation")]);
    assert_eq!(study.evidence.len(), 2);
    let edit = Edit::SetEvidence { path: STANDBY.to_owned(), evidence: Some(evidence("Contract")) };
    let (after, study) = edited_in(&before, FRUGAL, &[edit]);
    assert_eq!(study.evidence[STANDBY].source, "Contract");
    assert_eq!(after.scenario_changes("frugal").unwrap().len(), 2);
}

#[test]
fn adjustments_are_changed_as_the_whole_list() {
    let mut file = file();
    file["adjustments"] = json!(["automated_pipeline", "adoption_dip"]);
    let before = document(&file);
    let (after, base) = edited_in(&before, FRUGAL, &[switch("automated_pipeline", false)]);
    assert_eq!(base.adjustments.len(), 2);
    assert_eq!(written(&after)["scenarios"][0]["changes"]["adjustments"], json!(["adoption_dip"]));
    let moved = Edit::MoveAdjustment { id: "adoption_dip".to_owned(), before: None };
    let edits = [switch("automated_pipeline", true), moved];
    let (after, _) = edited_in(&after, FRUGAL, &edits);
    assert_eq!(after.scenario_changes("frugal").unwrap().len(), 2, "the study's list again");
}

#[test]
fn what_makes_no_valid_scenario_is_refused() {
    let before = document(&file());
    let problems = refused(&before, FRUGAL, &[set_text(RATE, "-1")]);
    assert_eq!(paths(&problems), [format!(r#"scenarios.frugal.changes["{RATE}"]"#)]);
    assert_eq!(problems[0].label, Some("Developer, fully loaded"));
    let problems = refused(&before, FRUGAL, &[set_text("services.nobody.team", "T")]);
    assert_eq!(paths(&problems), ["services.nobody.team"]);
    let problems =
        refused(&before, Some("nobody"), &[set_text(RATE, "1"), switch("adoption_dip", true)]);
    assert_eq!(paths(&problems), ["scenarios.nobody", "scenarios.nobody"]);
    assert_eq!(problems[0].kind, ProblemKind::Unknown);
    let shares = [
        set_text("organisation.major_share", "0.6"),
        set_text("organisation.degraded_share", "0.6"),
    ];
    assert_eq!(refused(&before, FRUGAL, &shares).len(), 1);
}

#[test]
fn a_scenario_is_checked_with_what_the_study_has_beside_its_changes() {
    let (major, degraded) = ("organisation.major_share", "organisation.degraded_share");
    for (stated, changed) in [(major, degraded), (degraded, major)] {
        let mut file = file();
        file["scenarios"][0]["changes"] = json!({ changed: "0.1" });
        // stated by the study, or by no one, or changed with the whole section
        let id = stated.rsplit('.').next().unwrap();
        let plain = document(&file);
        file["organisation"][id] = json!("0.3");
        let stating = document(&file);
        file["organisation"][id] = json!("0.0");
        file["scenarios"][0]["changes"] = json!({ "organisation": { id: "0.3" }, changed: "0.1" });
        let whole = document(&file);
        for document in [&stating, &whole] {
            edited_in(document, FRUGAL, &[set_text(changed, "0.7")]);
            let problems = refused(document, FRUGAL, &[set_text(changed, "0.71")]);
            assert_eq!(problems.len(), 1, "{problems:#?}");
        }
        assert_eq!(refused(&plain, FRUGAL, &[set_text(changed, "1")]).len(), 1);
        edited_in(&plain, FRUGAL, &[set_text(changed, "0.2")]);
    }
}

#[test]
fn scenarios_are_added_renamed_and_removed() {
    let before = document(&file());
    let add = |id: &str, copy_of: Option<&str>| Edit::AddScenario {
        id: id.to_owned(),
        name: "New".to_owned(),
        copy_of: copy_of.map(str::to_owned),
    };
    let (after, study) = edited(&before, &[add("copy", FRUGAL), add("none", None)]);
    let names: Vec<(&str, &str)> =
        study.scenarios.iter().map(|s| (s.id.as_str(), s.name.as_str())).collect();
    assert_eq!(names, [("frugal", "Frugal"), ("copy", "New"), ("none", "New")]);
    assert_eq!(after.scenario_changes("copy"), after.scenario_changes("frugal"));
    assert_eq!(after.scenario_changes("none"), Some(vec![]));
    let (after, _) = edited_in(&after, Some("copy"), &[reset(STANDBY)]);
    assert_eq!(after.scenario_changes("frugal").unwrap().len(), 2, "a copy is one of its own");
    let rename = Edit::RenameScenario { id: "frugal".to_owned(), name: "Thrifty".to_owned() };
    let (after, study) = edited(&after, &[rename]);
    assert_eq!(study.scenarios[0].name, "Thrifty");
    let remove = Edit::RemoveScenario { id: "frugal".to_owned() };
    let (_, study) = edited(&after, &[remove]);
    assert_eq!(study.scenarios.len(), 2);
    assert_eq!(refused(&before, None, &[add("frugal", None)])[0].kind, ProblemKind::Duplicate);
    for edit in [
        add("copy", Some("nobody")),
        Edit::RenameScenario { id: "nobody".to_owned(), name: String::new() },
        Edit::RemoveScenario { id: "nobody".to_owned() },
    ] {
        assert_eq!(paths(&refused(&before, None, &[edit])), ["scenarios.nobody"]);
    }
    // one that is added can be changed at once, also in a study that has had none
    let plain = document(&study_file(&[service_file("shop")]));
    let (after, _) = edited_in(&plain, Some("new"), &[add("new", None), set_estimate(RATE, 5)]);
    assert_eq!(after.scenario_changes("new"), Some(vec![RATE]));
    let gone = [set_estimate(RATE, 5), Edit::RemoveScenario { id: "frugal".to_owned() }];
    assert_eq!(edited_in(&before, FRUGAL, &gone).1.scenarios, []);
}

#[test]
fn other_scenarios_stay_as_they_are() {
    let mut file = file();
    let second =
        json!({ "id": "second", "name": "Second", "changes": { STANDBY: "1" }, "mark": 2 });
    file["scenarios"].as_array_mut().unwrap().push(second);
    let before = document(&file);
    let (after, _) = edited_in(&before, FRUGAL, &[set_estimate(STANDBY, 9)]);
    assert_eq!(written(&after)["scenarios"][1], written(&before)["scenarios"][1]);
    assert_eq!(
        evaluation_json(&scenario(&after, "second")).unwrap(),
        evaluation_json(&scenario(&before, "second")).unwrap()
    );
}
