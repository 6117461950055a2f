//! Plausibility warnings: what each says, and the threshold at which it is still silent.

use fulcrum_model::parameters::{Declaration, ModelParameter, OrganisationParameter};
use fulcrum_model::playbook::{Agreement, playbook_check};
use fulcrum_model::warnings::{Warning, WarningCode, simulation_differs, warnings};
use fulcrum_model::{Estimate, Evaluation, OptionKind, Shape, Study};
use rust_decimal::{Decimal, dec};
use serde_json::{Map, Value, json};
use support::{service_file, study, study_file};

/// Message and path of each warning of a kind, narrow and no-break spaces as plain ones.
fn found(file: &Value, code: WarningCode) -> Vec<(String, String)> {
    let study = study(file);
    let evaluation = Evaluation::of(&study).unwrap();
    let of_the_kind = warnings(&study, &evaluation).into_iter().filter(|w| w.code == code);
    of_the_kind.map(plain).collect()
}

fn plain(warning: Warning) -> (String, String) {
    (warning.message.replace(['\u{202f}', '\u{a0}'], " "), warning.path)
}

#[track_caller]
fn assert_found(file: &Value, code: WarningCode, expected: &[(&str, &str)]) {
    let found = found(file, code);
    let found: Vec<_> = found.iter().map(|(m, p)| (m.as_str(), p.as_str())).collect();
    assert_eq!(found, expected);
}

/// One service for a month, in which nothing costs anything.
fn free() -> Value {
    let minimum = |declaration: &Declaration| {
        (declaration.id.to_owned(), json!(declaration.minimum.to_string()))
    };
    let model: Map<String, Value> =
        ModelParameter::ALL.into_iter().map(|p| minimum(p.declaration())).collect();
    let organisation: Map<String, Value> =
        OrganisationParameter::ALL.into_iter().map(|p| minimum(p.declaration())).collect();
    let mut service = service_file("shop");
    for estimate in [
        "exposure_per_hour",
        "out_of_hours_exposure",
        "features_per_month",
        "value_per_feature_month",
        "incidents_per_month",
    ] {
        service[estimate] = json!("0");
    }
    service["kind"] = json!("foundational");
    service["availability_target"] = json!("99.0");
    let mut file = study_file(&[service]);
    file["horizon_months"] = json!(1);
    file["organisation"] = Value::Object(organisation);
    file["models"] = json!({ "ops_run_it": model.clone(), "you_build_it_you_run_it": model });
    file
}

#[test]
fn a_study_in_which_nothing_costs_anything_has_no_warning() {
    let study = study(&free());
    let evaluation = Evaluation::of(&study).unwrap();
    assert_eq!(evaluation.option(OptionKind::OpsRunIt).total, Decimal::ZERO);
    assert_eq!(warnings(&study, &evaluation), []);
}

#[test]
fn loss_above_the_yearly_revenue() {
    // an incident a month, restored in an hour, that loses all of 10 000
    let mut file = free();
    for share in ["major_share", "major_loss", "contribution_margin", "realised_share"] {
        file["organisation"][share] = json!("1");
    }
    for parameter in ["incident_factor", "blast_radius_factor", "acknowledge_hours"] {
        file["models"]["ops_run_it"][parameter] = json!("1");
    }
    file["services"][0]["incidents_per_month"] = json!("1");
    file["services"][0]["exposure_per_hour"] = json!("10000");
    let mut with_revenue = |months: u32, revenue: &str| {
        file["horizon_months"] = json!(months);
        file["annual_revenue"] = json!(revenue);
        found(&file, WarningCode::LossExceedsRevenue)
    };
    assert_eq!(with_revenue(18, "120000"), []);
    let said =
        |option: &str, rest: &str| (format!("{option} loses {rest}."), "annual_revenue".to_owned());
    let a_year = "$120 000.00 in 12 months, more than the yearly revenue of $119 999.99";
    assert_eq!(
        with_revenue(18, "119999.99"),
        [said("Ops Run It", a_year), said("Hybrid", a_year)],
        "the hybrid has operations run the service"
    );
    // a horizon shorter than a year counts whole, and is not scaled up to one
    assert_eq!(with_revenue(2, "20000"), []);
    let two_months = "$20.0K in 2 months, more than the yearly revenue of $15.0K";
    let expected = [said("Ops Run It", two_months), said("Hybrid", two_months)];
    assert_eq!(with_revenue(2, "15000"), expected);
}

#[test]
fn an_outage_longer_than_time() {
    // every incident is major and takes 24.35 hours; 30 of them take the 730.5 hours of a month
    let mut file = free();
    file["organisation"]["major_share"] = json!("1");
    file["models"]["ops_run_it"]["incident_factor"] = json!("1");
    file["models"]["ops_run_it"]["acknowledge_hours"] = json!("24.35");
    file["services"][0]["incidents_per_month"] = json!("30");
    assert_found(&file, WarningCode::OutageExceedsTime, &[]);
    file["services"][0]["incidents_per_month"] = json!("31");
    assert_found(
        &file,
        WarningCode::OutageExceedsTime,
        &[(
            "shop is down for 754.9 hours under Ops Run It, of 730.5 hours in its 1 month.",
            "services.shop.incidents_per_month",
        )],
    );
    file["services"][0]["launch_month"] = json!(1);
    assert_found(&file, WarningCode::OutageExceedsTime, &[]);
}

#[test]
fn support_above_85_and_95_percent_of_its_time() {
    // six analysts have 730.5 productive hours in a month
    let load = |background: &str, toil: &str| {
        let mut file = free();
        file["organisation"]["support_analysts"] = json!(6);
        file["organisation"]["support_utilisation"] = json!("0.7");
        file["organisation"]["support_background_load"] = json!(background);
        file["models"]["ops_run_it"]["toil_hours_per_month"] = json!(toil);
        file
    };
    let path = "organisation.support_analysts";
    let strained = WarningCode::SupportStrained;
    assert_found(&load("0.85", "0"), strained, &[]);
    let mut file = load("0.85", "14.61");
    file["horizon_months"] = json!(3);
    file["services"][0]["launch_month"] = json!(2);
    let message = |option: &str| {
        format!(
            "Under {option}, application support passes 85 % of its time in month 3 and reaches 87 %: queues grow quickly."
        )
    };
    let (ops, hybrid) = (message("Ops Run It"), message("Hybrid"));
    assert_found(&file, strained, &[(&ops, path), (&hybrid, path)]);
    assert_found(&file, WarningCode::SupportSaturated, &[]);
    // product teams have no such queue
    file["services"][0]["operating_model"] = json!("you_build_it_you_run_it");
    assert_found(&file, strained, &[(&ops, path)]);

    assert_found(&load("0.95", "0"), WarningCode::SupportSaturated, &[]);
    let saturated = |option: &str| {
        format!(
            "Under {option}, application support passes 95 % of its time in month 1 and reaches 97 %: waits beyond it are understated."
        )
    };
    assert_found(
        &load("0.95", "14.61"),
        WarningCode::SupportSaturated,
        &[(&saturated("Ops Run It"), path), (&saturated("Hybrid"), path)],
    );
}

#[test]
fn more_features_than_deployments_can_carry() {
    let mut file = free();
    file["models"]["ops_run_it"]["max_deployments_per_month"] = json!("0.5");
    file["models"]["you_build_it_you_run_it"]["max_deployments_per_month"] = json!("3");
    file["services"][0]["features_per_month"] = json!("5");
    assert_found(&file, WarningCode::FeaturesOutpaceDeployments, &[]);
    file["services"][0]["features_per_month"] = json!("5.1");
    let ops = "shop has 5.1 features a month for 0.5 deployments a month under Ops Run It: more than 10 for each.";
    let path = "services.shop.features_per_month";
    assert_found(&file, WarningCode::FeaturesOutpaceDeployments, &[(ops, path)]);
    // three deployments are possible, but low demand asks for one
    file["services"][0]["features_per_month"] = json!("10");
    assert_eq!(found(&file, WarningCode::FeaturesOutpaceDeployments).len(), 1);
    file["services"][0]["features_per_month"] = json!("10.1");
    assert_eq!(
        found(&file, WarningCode::FeaturesOutpaceDeployments)[1].0,
        "shop has 10.1 features a month for 1 deployments a month under You Build It You Run It: more than 10 for each."
    );
}

#[test]
fn a_team_too_small_for_a_schedule_of_its_own() {
    let mut file = free();
    let team_of = |file: &mut Value, people: &str, target: &str| {
        file["organisation"]["team_size"] = json!(people);
        file["services"][0]["availability_target"] = json!(target);
    };
    let code = WarningCode::OnCallTeamTooSmall;
    for (people, target) in [("3", "99.9"), ("2", "99.0"), ("2", "95.0")] {
        team_of(&mut file, people, target);
        assert_found(&file, code, &[]);
    }
    let message = "A team of 2 has an out-of-hours schedule of its own; at least three people should share one.";
    for target in ["99.9", "99.99"] {
        team_of(&mut file, "2", target);
        assert_found(&file, code, &[(message, "organisation.team_size")]);
    }
    team_of(&mut file, "2", "95.0");
    file["out_of_hours_policy"] = json!("every_team");
    assert_found(&file, code, &[(message, "organisation.team_size")]);
    file["services"][0]["launch_month"] = json!(1);
    assert_found(&file, code, &[]);
}

#[test]
fn a_digital_service_of_low_exposure_and_low_demand() {
    let mut file = free();
    let code = WarningCode::LowExposureLowDemand;
    let service = |kind: &str, exposure: &str, demand: &str| json!({ "kind": kind, "exposure_per_hour": exposure, "feature_demand": demand });
    let mut with = |changes: Value| {
        let service = file["services"][0].as_object_mut().unwrap();
        service.extend(changes.as_object().unwrap().clone());
        found(&file, code)
    };
    assert_eq!(with(service("foundational", "7000", "low")), []);
    assert_eq!(with(service("digital", "7000.01", "low")), []);
    assert_eq!(with(service("digital", "7000", "medium")), []);
    let message = "shop is a digital service that loses little ($7.0K an hour) and changes seldom: check both with its product manager.";
    let expected = [(message.to_owned(), "services.shop.exposure_per_hour".to_owned())];
    assert_eq!(with(service("digital", "7000", "low")), expected);
}

#[test]
fn a_range_so_wide_that_it_says_little() {
    let range = |low: &str, high: &str| json!({ "low": low, "likely": high, "high": high });
    let mut file = free();
    let code = WarningCode::RangeVeryWide;
    for (low, high) in [("1", "100"), ("0", "100")] {
        file["organisation"]["rate_developer"] = range(low, high);
        assert_found(&file, code, &[]);
    }
    file["organisation"]["rate_developer"] = range("1", "101");
    file["models"]["ops_run_it"]["toil_hours_per_month"] = range("0.1", "15");
    file["services"][0]["exposure_per_hour"] = range("5", "10000");
    assert_found(
        &file,
        code,
        &[
            (
                "Developer, fully loaded: the high value is 101 times the low one.",
                "organisation.rate_developer",
            ),
            (
                "Data fixes, configuration, capacity (Ops Run It): the high value is 150 times the low one.",
                "models.ops_run_it.toil_hours_per_month",
            ),
            (
                "Financial exposure in an hour (shop): the high value is 2 000 times the low one.",
                "services.shop.exposure_per_hour",
            ),
        ],
    );
}

#[test]
fn a_share_two_ratings_from_the_playbooks() {
    // set-up of deployments, which the playbook rates low, against licences bought at set-up
    let shares = |setup_hours: &str, licences: &str| {
        let mut file = free();
        file["organisation"]["rate_change_manager"] = json!("50");
        file["models"]["ops_run_it"]["change_setup_hours"] = json!(setup_hours);
        file["models"]["ops_run_it"]["reliability_tooling_setup"] = json!(licences);
        // the share of licences is medium or high, and that of the hand-over is 0 under either
        file
    };
    let code = WarningCode::PlaybookShareDiffers;
    let of_the_setup = |file: &Value| -> Vec<(String, String)> {
        let is_of_the_setup =
            |w: &(String, String)| w.0.starts_with("Deployment throughput, setup");
        found(file, code).into_iter().filter(is_of_the_setup).collect()
    };
    assert_eq!(of_the_setup(&shares("1", "150")), [], "a quarter is medium: one rating apart");
    let expected = (
        "Deployment throughput, setup: 25.4 % of the total of Ops Run It, which the playbook rates low."
            .to_owned(),
        "models.ops_run_it".to_owned(),
    );
    assert_eq!(of_the_setup(&shares("1.02", "150")), [expected]);
}

#[test]
fn every_share_is_checked_and_those_two_ratings_apart_are_warned_of() {
    let file = study_file(&[service_file("shop")]);
    let study = study(&file);
    let evaluation = Evaluation::of(&study).unwrap();
    let checks = playbook_check(&evaluation);
    assert_eq!(checks.len(), 22, "eleven rows, two models");
    for check in &checks {
        let own = check.own.unwrap();
        let totals = evaluation.option(OptionKind::all_under(check.model));
        assert_eq!(check.amount, totals.by_axis_and_type(check.axis, check.cost_type));
        assert_eq!(own.share, check.amount / totals.total);
        assert_eq!(own.agreement, check.playbook.agreement(own.rating));
    }
    let far = checks.iter().filter(|c| c.own.unwrap().agreement == Agreement::TwoRatingsApart);
    let paths: Vec<_> = far.map(|check| format!("models.{}", check.model.id())).collect();
    let warned = found(&file, WarningCode::PlaybookShareDiffers);
    assert!(!paths.is_empty());
    assert_eq!(warned.into_iter().map(|(_, path)| path).collect::<Vec<_>>(), paths);
    let nothing = Evaluation::of(&support::study(&free())).unwrap();
    assert!(playbook_check(&nothing).iter().all(|check| check.own.is_none()), "a share of nothing");
}

/// A study without ranges but these: path, low, likely, high.
fn with_ranges(ranges: &[(&str, i64, i64, i64)]) -> Study {
    let mut study = study(&study_file(&[service_file("shop")]));
    let paths: Vec<String> = study.values().map(|value| value.path()).collect();
    for path in paths {
        let estimate = study.estimate_mut(&path).unwrap();
        *estimate = Estimate::Fixed(estimate.likely());
    }
    for &(path, low, likely, high) in ranges {
        let [low, likely, high] = [low, likely, high].map(Decimal::from);
        *study.estimate_mut(path).unwrap() =
            Estimate::Range { low, likely, high, shape: Shape::Pert };
    }
    study
}

const EXPOSURE: &str = "services.shop.exposure_per_hour";

#[test]
fn a_simulation_that_differs_from_the_likely_values() {
    let study = with_ranges(&[
        ("organisation.rate_developer", 60, 65, 70),
        ("organisation.rate_incident_manager", 50, 55, 80),
        ("models.ops_run_it.runbook_hours", 0, 20, 20),
        (EXPOSURE, 9_000, 10_000, 100_000),
        ("models.you_build_it_you_run_it.standby_per_week", 100, 200, 1_000),
    ]);
    let differs_in_units = |likely: Decimal, median: Decimal, unit: Decimal| {
        simulation_differs(&study, likely, median, unit).map(plain)
    };
    let differs = |likely, median| differs_in_units(likely, median, dec!(0.01));
    for (likely, median) in [
        (dec!(1_000_000), dec!(1_200_000)),
        (dec!(1_000_000), dec!(800_000)),
        (dec!(-1_000_000), dec!(-800_000)),
        (dec!(0), dec!(0)),
    ] {
        assert_eq!(differs(likely, median), None, "{likely} {median}");
    }
    let ranges = "The most skewed ranges are Runbooks (Ops Run It), Financial exposure in an hour (shop) and On-call standby (You Build It You Run It).";
    for (likely, median, said) in [
        (
            dec!(1_000_000),
            dec!(1_500_000),
            "Half of all simulated futures save more than $1.5M, where the likely values save $1.0M: 50 % more.",
        ),
        (
            dec!(1_000_000),
            dec!(799_999),
            "Half of all simulated futures save more than $800K, where the likely values save $1.0M: 20 % less.",
        ),
        (
            dec!(-1_000_000),
            dec!(500_000),
            "Half of all simulated futures save more than $500K, where the likely values save −$1.0M: 150 % more.",
        ),
        (
            dec!(0),
            dec!(-500),
            "Half of all simulated futures save more than −$500, where the likely values save $0: $500 less.",
        ),
    ] {
        let path = "models.ops_run_it.runbook_hours".to_owned();
        assert_eq!(differs(likely, median), Some((format!("{said} {ranges}"), path)));
    }
    let (said, _) = differs_in_units(dec!(1_000_000), dec!(1_523_456), dec!(1_000_000)).unwrap();
    assert!(said.starts_with("Half of all simulated futures save more than $2M, where"), "{said}");
}

#[test]
fn a_simulation_that_differs_names_the_skewed_ranges_that_there_are() {
    let said = |ranges: &[(&str, i64, i64, i64)]| {
        let warning =
            simulation_differs(&with_ranges(ranges), dec!(100), dec!(150), dec!(1)).unwrap();
        let (_, reason) = warning.message.split_once("more. ").unwrap();
        (reason.to_owned(), warning.path)
    };
    let exposure = (EXPOSURE, 9_000, 10_000, 100_000);
    assert_eq!(
        said(&[exposure]),
        (
            "The most skewed range is Financial exposure in an hour (shop).".to_owned(),
            EXPOSURE.to_owned()
        )
    );
    assert_eq!(
        said(&[exposure, ("organisation.rate_incident_manager", 50, 55, 80)]).0,
        "The most skewed ranges are Financial exposure in an hour (shop) and Incident manager, fully loaded."
    );
    for symmetric in [&[][..], &[(EXPOSURE, 9_000, 10_000, 11_000)], &[(EXPOSURE, 5, 5, 5)]] {
        let none = "No range is skewed: it is how the estimates work together.";
        assert_eq!(said(symmetric), (none.to_owned(), "simulation".to_owned()));
    }
}
