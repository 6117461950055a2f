//! Values of the study itself.

use fulcrum_model::file::ProblemKind;
use fulcrum_model::{Currency, FeatureDemand, YearMonth};
use rust_decimal::dec;

use super::*;

#[test]
fn every_kind_of_value_can_be_set() {
    let bands = json!([{ "up_to": "9", "availability_target": "99.9" }]);
    let season = (0..12).map(|_| Node::Number("2".to_owned())).collect();
    let band = Node::Object(vec![
        ("up_to".to_owned(), text("9")),
        ("availability_target".to_owned(), text("99.9")),
    ]);
    let (after, study) = edited(
        &document(&file()),
        &[
            set_text("name", "Another"),
            set_text("currency", "JPY"),
            set_text("start", "2031-02"),
            set("horizon_months", Node::Number("12".to_owned())),
            set_text("discount_rate", "0.05"),
            set("working_hours_per_day", Node::Number("10".to_owned())),
            set_text("out_of_hours_policy", "every_team"),
            set_text("lens", "on_paper"),
            set_text("treatment_policy", "playbook"),
            set("season", Node::List(season)),
            set_text("annual_revenue", "5000"),
            set("bands.exposure", Node::List(vec![band])),
            set_text("bands.incident_loss.high_from", "90000"),
            set_text("treatments.toil.ops_run_it", "capex"),
            set("simulation.seed", Node::Number("9".to_owned())),
            set("simulation.chance", Node::Bool(false)),
            set_text("services.shop.name", "Store"),
            set_text("services.shop.feature_demand", "very_high"),
            set("services.shop.launch_month", Node::Number("3".to_owned())),
            Edit::SetEstimate {
                path: "services.shop.exposure_per_hour".to_owned(),
                estimate: range(1, 2, 4),
            },
            set_estimate("organisation.support_analysts", 9),
            set_estimate(STANDBY, 33),
        ],
    );
    assert_eq!(
        (study.name.as_str(), study.currency),
        ("Another", Currency::from_code("JPY").unwrap())
    );
    assert_eq!((study.start, study.horizon_months), (YearMonth::parse("2031-02").unwrap(), 12));
    assert_eq!(study.services[0].feature_demand, FeatureDemand::VeryHigh);
    assert_eq!(study.annual_revenue, Some(dec!(5000)));
    let file = written(&after);
    for (pointer, expected) in [
        ("/discount_rate", json!("0.05")),
        ("/working_hours_per_day", json!(10)),
        ("/out_of_hours_policy", json!("every_team")),
        ("/lens", json!("on_paper")),
        ("/treatment_policy", json!("playbook")),
        ("/season/11", json!("2")),
        ("/bands/exposure", bands),
        // the other threshold is stated beside it
        ("/bands/incident_loss", json!({ "high_from": "90000", "medium_from": "10000" })),
        ("/treatments", json!({ "toil": { "ops_run_it": "capex" } })),
        ("/simulation", json!({ "seed": 9, "trials": 10000, "chance": false })),
        ("/services/0/name", json!("Store")),
        ("/services/0/launch_month", json!(3)),
        (
            "/services/0/exposure_per_hour",
            json!({ "low": "1", "likely": "2", "high": "4", "shape": "triangular" }),
        ),
        ("/organisation/support_analysts", json!(9)),
        ("/models/you_build_it_you_run_it/standby_per_week", json!("33")),
        // and the rest is as it was
        ("/services/1/name", json!("stock")),
        ("/organisation/rate_developer", json!("70")),
    ] {
        assert_eq!(file.pointer(pointer), Some(&expected), "{pointer}");
    }
}

#[test]
fn what_the_program_does_not_know_stays() {
    let mut file = file();
    file["services"][0]["colour"] = json!("red");
    file["services"][0]["exposure_per_hour"] =
        json!({ "low": 1, "likely": 2, "high": 3, "shape": "triangular", "asked": "Ann" });
    file["bands"] = json!({ "incident_loss": { "high_from": 9, "medium_from": 8, "asked": "Bo" } });
    let before = document(&file);
    let loss = Node::Object(vec![
        ("high_from".to_owned(), text("7")),
        ("medium_from".to_owned(), text("6")),
    ]);
    let new_range = Node::Object(
        [("low", "4"), ("likely", "5"), ("high", "6")]
            .map(|(key, value)| (key.to_owned(), text(value)))
            .to_vec(),
    );
    let edits = [
        set_text("services.shop.feature_demand", "high"),
        set("services.shop.exposure_per_hour", new_range),
        set("bands.incident_loss", loss),
    ];
    let after = written(&edited(&before, &edits).0);
    assert_eq!(after["services"][0]["colour"], "red");
    assert_eq!(
        after["services"][0]["exposure_per_hour"],
        // a shape that is left out is PERT, not the one before
        json!({ "low": "4", "likely": "5", "high": "6", "shape": "pert", "asked": "Ann" })
    );
    assert_eq!(
        after["bands"]["incident_loss"],
        json!({ "high_from": "7", "medium_from": "6", "asked": "Bo" })
    );
    let estimate = Edit::SetEstimate {
        path: "services.shop.exposure_per_hour".to_owned(),
        estimate: range(1, 1, 1),
    };
    let after = written(&edited(&before, &[estimate]).0);
    assert_eq!(after["services"][0]["exposure_per_hour"]["asked"], "Ann");
}

#[test]
fn a_section_that_is_set_whole_keeps_nothing_of_what_it_was() {
    let section = Node::Object(vec![("team_size".to_owned(), text("4"))]);
    let (_, study) = edited(&document(&file()), &[set("organisation", section)]);
    let rate = study.value_at(RATE).unwrap().estimate;
    assert_eq!(rate.likely(), dec!(65), "left out, so its default counts");
    assert_eq!(study.value_at("organisation.team_size").unwrap().estimate.likely(), dec!(4));
}

#[test]
fn a_value_that_is_reset_counts_with_its_default_and_loses_its_evidence() {
    let before = document(&file());
    let (after, study) = edited(&before, &[reset(RATE)]);
    assert_eq!(study.value_at(RATE).unwrap().estimate.likely(), dec!(65));
    assert_eq!(study.evidence.keys().collect::<Vec<_>>(), ["services.stock.exposure_per_hour"]);
    assert_eq!(written(&after)["organisation"]["rate_developer"]["likely"], "65");
    // and so do all values of a section
    let (_, study) = edited(&before, &[reset("organisation")]);
    assert!(!study.evidence.contains_key(RATE));
}

#[test]
fn resetting_takes_back_a_treatment_a_threshold_a_choice() {
    let mut file = file();
    file["treatments"] = json!({ "toil": { "ops_run_it": "capex" } });
    file["bands"] = json!({ "incident_loss": { "high_from": "50000", "medium_from": "20" } });
    file["services"][0]["availability_target"] = json!("99.9");
    file["scenarios"][0]["changes"] = json!({ "bands.incident_loss.high_from": "60000" });
    let before = document(&file);
    let (after, study) = edited(
        &before,
        &[
            reset("treatments.toil.ops_run_it"),
            reset("bands.incident_loss.high_from"),
            reset("services.shop.availability_target"),
        ],
    );
    assert_eq!(study.treatments, []);
    assert_eq!(
        (study.bands.high_loss_from, study.bands.medium_loss_from),
        (dec!(100000), dec!(20))
    );
    assert_eq!(study.services[0].availability_target, None);
    assert_eq!(written(&after)["treatments"], json!({}));
    // the scenario changes one threshold and needs the other
    let (after, study) = edited(&before, &[reset("bands")]);
    assert_eq!(study.bands.medium_loss_from, dec!(10000));
    assert_eq!(scenario(&after, "frugal").bands.high_loss_from, dec!(60000));
    // nothing was set, so there is nothing to do
    let plain = document(&super::file());
    for path in ["bands.incident_loss.high_from", "bands", "treatments.toil", "annual_revenue"] {
        assert_eq!(written(&edited(&plain, &[reset(path)]).0), written(&plain), "{path}");
    }
}

#[test]
fn a_treatment_of_nothing_is_left_to_the_policy() {
    let mut file = file();
    file["treatments"] = json!({ "toil": { "ops_run_it": "capex" } });
    let (_, study) = edited(&document(&file), &[set("treatments.toil.ops_run_it", Node::Null)]);
    assert_eq!(study.treatments, []);
}

#[test]
fn what_has_no_default_cannot_be_reset() {
    for path in ["name", "currency", "services.shop.exposure_per_hour", "services.shop.team"] {
        let problems = refused(&document(&file()), None, &[reset(path)]);
        assert_eq!(paths(&problems), [path]);
        assert_eq!(problems[0].kind, ProblemKind::Missing);
    }
}

#[test]
fn evidence_is_set_and_taken_away() {
    let before = document(&file());
    let evidence_of = |path: &str, evidence: Option<Evidence>| Edit::SetEvidence {
        path: path.to_owned(),
        evidence,
    };
    let (_, study) = edited(
        &before,
        &[
            evidence_of("services.shop.exposure_per_hour", Some(evidence("Till"))),
            evidence_of("season", Some(evidence("Sales"))),
            evidence_of("adjustments.automated_pipeline", Some(evidence("Plan"))),
            evidence_of(RATE, None),
        ],
    );
    let paths_now: Vec<&String> = study.evidence.keys().collect();
    assert_eq!(
        paths_now,
        [
            "adjustments.automated_pipeline",
            "season",
            "services.shop.exposure_per_hour",
            "services.stock.exposure_per_hour"
        ]
    );
    assert_eq!(study.evidence["season"], evidence("Sales"));
    for path in ["services.nobody.team", "organisation.luck", "adjustments.luck", "evidence", ""] {
        let problems = refused(&before, None, &[evidence_of(path, Some(evidence("Hearsay")))]);
        assert_eq!(paths(&problems), [path]);
    }
    // a value that is changed keeps its evidence, and another program's can be taken away
    let (_, study) = edited(&before, &[set_estimate(RATE, 80)]);
    assert_eq!(study.evidence[RATE].source, "Payroll");
    let mut file = file();
    file["evidence"]["services.gone.team"] = json!({ "confidence": "guess" });
    let (_, study) = edited(&document(&file), &[evidence_of("services.gone.team", None)]);
    assert_eq!(study.evidence.len(), 2);
}

#[test]
fn adjustments_are_switched_and_moved() {
    let ids = |study: &Study| study.adjustments.iter().map(|a| a.id.clone()).collect::<Vec<_>>();
    let move_to = |id: &str, before: Option<&str>| Edit::MoveAdjustment {
        id: id.to_owned(),
        before: before.map(str::to_owned),
    };
    let before = document(&file());
    let (three, study) = edited(
        &before,
        &[
            switch("adoption_dip", true),
            switch("automated_pipeline", true),
            switch("digital_platform", true),
            switch("adoption_dip", true),
            switch("excessive_bau", false),
        ],
    );
    assert_eq!(ids(&study), ["adoption_dip", "automated_pipeline", "digital_platform"]);
    let (_, study) = edited(&three, &[switch("automated_pipeline", false)]);
    assert_eq!(ids(&study), ["adoption_dip", "digital_platform"]);
    for (id, target, expected) in [
        (
            "digital_platform",
            Some("adoption_dip"),
            ["digital_platform", "adoption_dip", "automated_pipeline"],
        ),
        ("adoption_dip", None, ["automated_pipeline", "digital_platform", "adoption_dip"]),
        (
            "adoption_dip",
            Some("digital_platform"),
            ["automated_pipeline", "adoption_dip", "digital_platform"],
        ),
        (
            "adoption_dip",
            Some("adoption_dip"),
            ["adoption_dip", "automated_pipeline", "digital_platform"],
        ),
    ] {
        assert_eq!(ids(&edited(&three, &[move_to(id, target)]).1), expected);
    }
    for edit in [
        switch("luck", true),
        switch("luck", false),
        move_to("excessive_bau", None),
        move_to("excessive_bau", Some("excessive_bau")),
        move_to("adoption_dip", Some("excessive_bau")),
    ] {
        assert_eq!(refused(&three, None, &[edit])[0].kind, ProblemKind::Unknown);
    }
}

#[test]
fn what_is_not_there_is_refused_every_one_of_them() {
    let edits = [
        set_text("services.shop.id", "other"),
        set_text("services.shop.colour", "red"),
        set_estimate("services.nobody.exposure_per_hour", 1),
        reset("organisation.luck"),
        set_text("evidence", "none"),
        Edit::RemoveScenario { id: "nobody".to_owned() },
    ];
    let problems = refused(&document(&file()), None, &edits);
    assert_eq!(
        paths(&problems),
        [
            "services.shop.id",
            "services.shop.colour",
            "services.nobody.exposure_per_hour",
            "organisation.luck",
            "evidence",
            "scenarios.nobody"
        ]
    );
}

#[test]
fn a_value_that_cannot_be_is_refused_with_what_can() {
    for (path, value) in [
        ("services.shop.feature_demand", "daily"),
        ("services.shop.exposure_per_hour", "-1"),
        ("horizon_months", "0"),
        ("currency", "XXZ"),
        ("start", "soon"),
        ("discount_rate", "NaN"),
        ("organisation.support_analysts", "1.5"),
    ] {
        let problems = refused(&document(&file()), None, &[set_text(path, value)]);
        assert_eq!(paths(&problems), [path], "{value}");
        assert!(problems[0].to_string().contains("expected"), "{}", problems[0]);
    }
}

#[test]
fn a_change_that_breaks_a_scenario_is_refused_with_the_scenarios_problem() {
    let mut file = file();
    file["scenarios"][0]["changes"] = json!({ "organisation.degraded_share": "0.5" });
    let problems = refused(&document(&file), None, &[set_text("organisation.major_share", "0.6")]);
    let in_the_scenario = r#"scenarios.frugal.changes["organisation.degraded_share"]"#;
    assert_eq!(paths(&problems), [in_the_scenario], "{problems:#?}");
    let mut file = self::file();
    file["bands"] = json!({ "incident_loss": { "high_from": "100", "medium_from": "10" } });
    file["scenarios"][0]["changes"] = json!({ "bands.incident_loss.medium_from": "90" });
    let problems =
        refused(&document(&file), None, &[set_text("bands.incident_loss.high_from", "80")]);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].path.starts_with("scenarios.frugal"), "{problems:#?}");
}
