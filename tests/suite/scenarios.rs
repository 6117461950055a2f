//! Scenarios against their study: what differs, and what each difference moves.

use fulcrum_app::{ComparedScenario, StudyError, compared_scenarios};
use fulcrum_model::OptionKind::{self, Hybrid, OpsRunIt, YouBuildItYouRunIt};
use fulcrum_model::scenarios::{
    Amounts, Attribution, AttributionMethod, CUMULATIVE_LIMIT, Grouping,
};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Map, Value, json};
use support::{library, service_file, study_file};

use super::any_study::{any_study, runner};

/// A study file with one scenario of these changes.
fn with_changes(mut file: Value, changes: Value) -> Value {
    file["scenarios"] = json!([{ "id": "it", "name": "It", "changes": changes }]);
    file
}

fn compared(file: &Value) -> Result<ComparedScenario, StudyError> {
    let library = library();
    let (document, read) = library.read(file.to_string().as_bytes())?;
    compared_scenarios(&library, &document, &read.study, None).map(|mut all| all.remove(0))
}

fn differing_paths(compared: &ComparedScenario) -> Vec<String> {
    compared.differences.differences.iter().map(|d| d.place.path()).collect()
}

/// The change that is attributed to the difference at `path`.
fn part(compared: &ComparedScenario, path: &str) -> Amounts {
    let attribution = compared.attribution.as_ref().unwrap();
    let found = attribution.parts.iter().find(|part| {
        part.differences.iter().any(|&i| compared.differences.differences[i].place.path() == path)
    });
    found.unwrap_or_else(|| panic!("nothing at {path}")).change.clone()
}

fn columns(amounts: &Amounts) -> Vec<Decimal> {
    let of = |option: OptionKind| {
        [
            amounts.total(option),
            amounts.discounted_total(option),
            amounts.saving(option),
            amounts.discounted_saving(option),
        ]
    };
    OptionKind::ALL.into_iter().flat_map(of).collect()
}

fn assert_adds_up(attribution: &Attribution) {
    let mut sum = vec![Decimal::ZERO; columns(&attribution.change).len()];
    for part in &attribution.parts {
        for (sum, amount) in sum.iter_mut().zip(columns(&part.change)) {
            *sum += amount;
        }
    }
    assert_eq!(sum, columns(&attribution.change));
    let of = |amounts| columns(amounts).into_iter();
    let change: Vec<_> =
        of(&attribution.scenario).zip(of(&attribution.base)).map(|(a, b)| a - b).collect();
    assert_eq!(change, columns(&attribution.change));
}

#[test]
fn two_changes_that_interact_share_what_they_do_together() {
    // A service of a target of 99.9 has its team on call under You Build It You Run It from its
    // launch on. A: standby falls from 500 to 250 a week; a month of 30.4375/7 weeks falls from
    // 2174.11 to 1087.05, by 1087.06. B: the launch moves from month 0 to month 30 of 36. Let T be
    // the total and U that with B alone.
    //
    //   v(none) = T           v(A)    = T − 36 · 1087.06 = T − 39134.16
    //   v(B)    = U           v(A, B) = U −  6 · 1087.06 = U −  6522.36
    //
    //   A: ½ [(v(A) − v(none)) + (v(A, B) − v(B))] = ½ (−39134.16 − 6522.36) = −22828.26
    //   B: ½ [(v(B) − v(none)) + (v(A, B) − v(A))] = U − T + ½ (39134.16 − 6522.36)
    //                                              = U − T + 16305.90
    let standby = "models.you_build_it_you_run_it.standby_per_week";
    let launch = "services.shop.launch_month";
    let mut service = service_file("shop");
    service["availability_target"] = json!("99.9");
    let mut file = study_file(&[service]);
    file["models"]["you_build_it_you_run_it"]["standby_per_week"] = json!("500");
    let both =
        compared(&with_changes(file.clone(), json!({ standby: "250", launch: 30 }))).unwrap();
    let launched = compared(&with_changes(file, json!({ launch: 30 }))).unwrap();
    let attribution = both.attribution.as_ref().unwrap();
    assert_eq!(attribution.method, AttributionMethod::Shapley);
    let u_less_t = launched.attribution.unwrap().change;
    for (option, standby_moves) in [(OpsRunIt, dec!(0)), (YouBuildItYouRunIt, dec!(-22828.26))] {
        assert_eq!(part(&both, standby).total(option), standby_moves);
        let interaction = if option == OpsRunIt { dec!(0) } else { dec!(16305.90) };
        assert_eq!(part(&both, launch).total(option), u_less_t.total(option) + interaction);
    }
    assert_eq!(part(&both, standby).saving(YouBuildItYouRunIt), dec!(22828.26));
    assert_adds_up(attribution);
}

#[test]
fn a_change_to_the_value_that_the_study_has_is_no_difference() {
    let mut file = study_file(&[service_file("shop")]);
    file["discount_rate"] = json!("0.50");
    file["season"] = json!(vec!["1.0"; 12]);
    let same = json!({
        "discount_rate": 0.5,
        // a default, left out in the study
        "horizon_months": "36",
        "organisation.team_size": { "low": 7, "likely": "7.0", "high": 7 },
        "organisation.major_share": { "low": "0.050", "likely": "0.1", "high": "0.20", "shape": "pert" },
        "season": vec![1; 12],
        "adjustments": [],
        "annual_revenue": null,
        "services.shop.availability_target": "auto",
        "models": {},
    });
    let found = compared(&with_changes(file.clone(), same.clone())).unwrap();
    assert_eq!(differing_paths(&found), Vec::<String>::new());
    let paths: Vec<&str> =
        found.differences.without_difference.iter().map(String::as_str).collect();
    assert_eq!(paths.len(), same.as_object().unwrap().len(), "{paths:?}");
    assert_eq!(found.attribution.unwrap().parts, []);
    // one that does differ stands alone
    let mut changes = same;
    changes["discount_rate"] = json!("0.4");
    let found = compared(&with_changes(file, changes)).unwrap();
    assert_eq!(differing_paths(&found), ["discount_rate"]);
    let attribution = found.attribution.unwrap();
    assert_eq!(attribution.change.total(OpsRunIt), dec!(0), "nominal totals are not discounted");
    assert!(attribution.change.discounted_total(OpsRunIt) > dec!(0));
    assert_eq!(attribution.method, AttributionMethod::Whole);
}

#[test]
fn a_section_that_is_replaced_differs_in_its_values() {
    let mut file = study_file(&[service_file("shop")]);
    file["organisation"] = json!({ "rate_developer": "90", "team_size": "5" });
    let changes = json!({
        "lens": "on_paper", "organisation": { "team_size": "5", "toil": null, "major_share": "0.3" },
    });
    let mut changes = changes;
    changes["organisation"].as_object_mut().unwrap().remove("toil");
    let found = compared(&with_changes(file, changes)).unwrap();
    // in the order of the changes; the rate falls back to its default
    assert_eq!(
        differing_paths(&found),
        ["lens", "organisation.rate_developer", "organisation.major_share"]
    );
    assert_eq!(found.differences.without_difference, Vec::<String>::new());
}

#[test]
fn each_countermeasure_is_a_difference_of_its_own_unless_their_order_changes() {
    let with = |before: &[&str], after: &[&str]| {
        let mut file = study_file(&[service_file("shop")]);
        file["adjustments"] = json!(before);
        compared(&with_changes(file, json!({ "adjustments": after }))).unwrap()
    };
    let found =
        with(&["adoption_dip"], &["automated_pipeline", "adoption_dip", "digital_platform"]);
    let paths = ["adjustments.automated_pipeline", "adjustments.digital_platform"];
    assert_eq!(differing_paths(&found), paths);
    let first = &found.differences.differences[0];
    assert_eq!(first.owner.as_deref(), Some("Ops Run It"));
    assert_adds_up(&found.attribution.unwrap());
    let found = with(&["adoption_dip", "digital_platform"], &["digital_platform", "adoption_dip"]);
    assert_eq!(differing_paths(&found), ["adjustments"]);
}

#[test]
fn differences_that_are_valid_only_together_are_one_part() {
    let mut file = study_file(&[service_file("shop")]);
    file["organisation"] = json!({ "degraded_share": "0.2", "major_share": "0.6" });
    // 0.5 and 0.6 would be more than all incidents
    let mut changes = json!({
        "horizon_months": 12,
        "organisation.degraded_share": "0.5",
        "organisation.major_share": "0.3",
    });
    let found = compared(&with_changes(file.clone(), changes.clone())).unwrap();
    let attribution = found.attribution.as_ref().unwrap();
    let groups: Vec<_> =
        attribution.parts.iter().map(|p| (p.differences.clone(), p.grouping)).collect();
    assert_eq!(groups, [(vec![0], Grouping::Single), (vec![1, 2], Grouping::OnlyTogether)]);
    assert_eq!(attribution.method, AttributionMethod::Shapley);
    assert_adds_up(attribution);
    // one after the other, a difference waits for the one that makes it valid
    let hours = ["acknowledge_hours", "level_2_pickup_hours", "review_hours"];
    for model in ["ops_run_it", "you_build_it_you_run_it"] {
        for hours in hours {
            changes[format!("models.{model}.{hours}")] = json!("3.3");
        }
    }
    let found = compared(&with_changes(file, changes)).unwrap();
    let attribution = found.attribution.as_ref().unwrap();
    assert_eq!(attribution.method, AttributionMethod::Cumulative);
    let together: Vec<_> =
        attribution.parts.iter().filter(|p| p.grouping == Grouping::OnlyTogether).collect();
    assert_eq!((together.len(), together[0].differences.len()), (1, 2));
    assert_eq!(attribution.parts.len(), 8);
    assert_adds_up(attribution);
}

#[test]
fn many_differences_are_made_one_after_the_other_and_the_last_of_them_at_once() {
    let services: Vec<Value> = (0..60).map(|n| service_file(&format!("s{n}"))).collect();
    let mut changes = Map::new();
    for n in (0..60).rev() {
        changes.insert(format!("services.s{n}.exposure_per_hour"), json!("4000"));
    }
    let mut file = study_file(&services);
    file["horizon_months"] = json!(2);
    let found = compared(&with_changes(file, Value::Object(changes))).unwrap();
    let attribution = found.attribution.as_ref().unwrap();
    assert_eq!(attribution.method, AttributionMethod::Cumulative);
    assert_eq!(attribution.parts.len(), CUMULATIVE_LIMIT + 1);
    let last = attribution.parts.last().unwrap();
    assert_eq!((last.grouping, last.differences.len()), (Grouping::Remainder, 10));
    assert_adds_up(attribution);
    // services of equal estimates move the same, wherever they stand
    assert_eq!(attribution.parts[0].change, attribution.parts[49].change);
    assert_eq!(attribution.parts[0].change.total(OpsRunIt) * dec!(10), last.change.total(OpsRunIt));
}

#[test]
fn a_large_study_is_attributed_to_with_fewer_evaluations() {
    // 40 evaluations of 300 services over 100 months, where Shapley values would take 256
    let mut services: Vec<Value> = (0..300).map(|n| service_file(&format!("s{n}"))).collect();
    for service in services.iter_mut().skip(2) {
        service["launch_month"] = json!(120);
    }
    let mut file = study_file(&services);
    file["horizon_months"] = json!(100);
    let changes: Map<_, _> =
        (0..8).map(|n| (format!("services.s{n}.exposure_per_hour"), json!("4000"))).collect();
    let found = compared(&with_changes(file, Value::Object(changes))).unwrap();
    let attribution = found.attribution.as_ref().unwrap();
    assert_eq!(attribution.method, AttributionMethod::Cumulative);
    assert_adds_up(attribution);
}

#[test]
fn amounts_in_two_currencies_are_not_attributed() {
    let file = study_file(&[service_file("shop")]);
    let found = compared(&with_changes(file, json!({ "currency": "JPY", "horizon_months": 3 })));
    let found = found.unwrap();
    assert_eq!(differing_paths(&found).len(), 2);
    assert_eq!(found.attribution, None);
}

#[test]
fn figures_too_large_are_an_error_that_names_the_scenario() {
    let mut file = study_file(&[service_file("shop")]);
    file["services"][0]["value_per_feature_month"] = json!("1e12");
    let changes = json!({
        "services.shop.exposure_per_hour": "1e12",
        "services.shop.incidents_per_month": "10000",
        "season": vec!["1e27"; 12],
    });
    let error = compared(&with_changes(file, changes)).unwrap_err();
    assert!(matches!(&error, StudyError::ScenarioTooLarge { id, .. } if id == "it"), "{error}");
    assert!(error.to_string().contains("too large"), "{error}");
}

/// Changes that every study of [`any_study`] can bear, in any number and order.
fn any_changes() -> impl Strategy<Value = Vec<(&'static str, Value)>> {
    let all = vec![
        ("discount_rate", json!("0.11")),
        ("horizon_months", json!(9)),
        ("lens", json!("on_paper")),
        ("out_of_hours_policy", json!("every_team")),
        ("working_hours_per_day", json!("6")),
        ("adjustments", json!(["adoption_dip", "digital_platform"])),
        ("organisation.rate_developer", json!("101.37")),
        ("organisation.major_share", json!("0.31")),
        ("organisation.contribution_margin", json!("0.77")),
        ("organisation.realised_share", json!("0.5")),
        ("organisation.adoption_months", json!("7")),
        ("models.ops_run_it.acknowledge_hours", json!("1.7")),
        ("models.you_build_it_you_run_it.standby_per_week", json!("333.33")),
        ("season", json!(["1", "1", "1", "1", "1", "1", "1", "1", "1", "1.4", "2.2", "1.8"])),
        ("treatment_policy", json!("playbook")),
    ];
    prop::sample::subsequence(all, 0..=15).prop_shuffle()
}

#[test]
fn parts_add_up_and_do_not_depend_on_the_order() {
    runner(24)
        .run(&(any_study(), any_changes()), |(file, changes)| {
            let ordered = |changes: &[(&str, Value)]| {
                // a map of serde_json sorts its keys, so the file is written by hand
                let entries: Vec<String> =
                    changes.iter().map(|(path, value)| format!("\"{path}\":{value}")).collect();
                let marked = with_changes(file.clone(), json!("CHANGES")).to_string();
                let text = marked.replace("\"CHANGES\"", &format!("{{{}}}", entries.join(",")));
                let library = library();
                let (document, read) = library.read(text.as_bytes()).unwrap();
                let all = compared_scenarios(&library, &document, &read.study, Some("it"));
                all.unwrap().remove(0)
            };
            let found = ordered(&changes);
            let attribution = found.attribution.as_ref().unwrap();
            assert_adds_up(attribution);
            let paths = differing_paths(&found);
            let reversed: Vec<_> = changes.iter().rev().cloned().collect();
            let other = ordered(&reversed);
            assert_adds_up(other.attribution.as_ref().unwrap());
            if attribution.method == AttributionMethod::Shapley {
                for path in &paths {
                    prop_assert_eq!(part(&found, path), part(&other, path), "{}", path);
                }
            }
            let positions = |path: &str| changes.iter().position(|(p, _)| path.starts_with(p));
            let listed: Vec<_> = paths.iter().map(|path| positions(path)).collect();
            prop_assert!(listed.is_sorted(), "in the order of the scenario: {:?}", paths);
            prop_assert_eq!(attribution.change.saving(Hybrid), {
                attribution.change.total(OpsRunIt) - attribution.change.total(Hybrid)
            });
            Ok(())
        })
        .unwrap();
}
