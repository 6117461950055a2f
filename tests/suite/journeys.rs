//! Journeys through the application without a window.

use std::io::Write;

use fulcrum_app::contract::{
    CostBasis, ErrorCode, OptionId, RankAssumptionsRequest, Screen, SetAssumptionRequest, View,
    Workspace,
};
use fulcrum_app::{FIRST_SAMPLE, Session, sample};
use support::overview_view;

fn all_costs() -> View {
    overview_view(CostBasis::AllCosts)
}

/// Asks for the assumptions that move the saving most.
fn most_important(basis: CostBasis) -> RankAssumptionsRequest {
    RankAssumptionsRequest { basis, paths: Vec::new() }
}

fn typed(path: &str, value: &str) -> SetAssumptionRequest {
    SetAssumptionRequest {
        path: path.to_owned(),
        value: value.to_owned(),
        is_typed: true,
        gesture: None,
        view: all_costs(),
    }
}

fn set(session: &mut Session, path: &str, value: &str) -> Result<String, ErrorCode> {
    session
        .set_assumption(&typed(path, value))
        .map(|changed| changed.workspace.options[2].total_exact.clone())
        .map_err(|error| error.code)
}

/// The drawing of *What it costs*.
fn costs(workspace: &Workspace) -> &str {
    match &workspace.screen {
        Screen::Overview(overview) => &overview.costs.svg,
        _ => panic!("not the overview"),
    }
}

#[test]
fn a_sample_is_opened_varied_and_reset() {
    let mut session = Session::new().unwrap();
    let opened = session.open_sample(FIRST_SAMPLE, &all_costs()).unwrap();
    assert_eq!(opened.study.sample.as_deref(), Some(FIRST_SAMPLE));
    let sentence: String = opened.answer.sentence.iter().map(|run| run.text.as_str()).collect();
    assert!(sentence.starts_with("You Build It You Run It costs $"), "{sentence}");
    assert_eq!(opened.options.len(), 3);
    assert_eq!(opened.options.iter().filter(|card| card.cheapest).count(), 1);

    let assumptions = session.weighing().unwrap().assumptions(&most_important(CostBasis::AllCosts));
    assert!(assumptions.len() >= 8, "{} assumptions", assumptions.len());
    let first = &assumptions[0];
    let changed = set(&mut session, &first.path, &first.high).unwrap();
    assert_ne!(changed, opened.options[2].total_exact, "{} moves the total", first.path);
    assert!(session.show(&all_costs()).unwrap().study.changed);

    let reset = session.reset(&all_costs()).unwrap();
    assert_eq!(reset.options, opened.options);
    assert!(!reset.study.changed);
}

#[test]
fn spending_only_leaves_lost_revenue_out_everywhere() {
    let mut session = Session::new().unwrap();
    session.open_sample(FIRST_SAMPLE, &all_costs()).unwrap();
    let all = session.show(&all_costs()).unwrap();
    let spending = session.show(&overview_view(CostBasis::SpendingOnly)).unwrap();
    let cheapest = |cards: &[fulcrum_app::contract::OptionCard]| {
        cards.iter().find(|card| card.cheapest).unwrap().option
    };
    assert_eq!(cheapest(&all.options), OptionId::YouBuildItYouRunIt);
    assert_eq!(cheapest(&spending.options), OptionId::OpsRunIt);
    assert_ne!(costs(&all), costs(&spending));
    let detail: String = spending.answer.detail.iter().map(|run| run.text.as_str()).collect();
    assert!(detail.contains("Lost revenue is left out"));
}

#[test]
fn a_value_that_cannot_be_is_refused_and_changes_nothing() {
    let mut session = Session::new().unwrap();
    let before = session.open_sample("furniture", &all_costs()).unwrap();
    for (path, value) in [
        ("organisation.major_share", "135"),
        ("organisation.major_share", "abc"),
        ("organisation.major_share", "1,5"),
        ("organisation.major_share", "0.9"), // with degrading incidents more than 1 together
        ("organisation.support_analysts", "2.5"),
    ] {
        assert_eq!(
            set(&mut session, path, value),
            Err(ErrorCode::ValueNotAccepted),
            "{path} {value}"
        );
    }
    assert_eq!(set(&mut session, "organisation.no_such", "1"), Err(ErrorCode::NotFound));
    let after = session.show(&all_costs()).unwrap();
    assert_eq!(after.options, before.options);
    assert!(!after.study.changed);
}

#[test]
fn a_file_is_opened_by_the_shell_and_a_bad_one_leaves_the_study_open() {
    let mut session = Session::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.fulcrum");
    std::fs::write(&good, sample("payments").unwrap().text).unwrap();
    let opened = {
        session.offer(vec![good.clone()]);
        session.open_initial(&all_costs()).unwrap().unwrap()
    };
    assert_eq!(opened.study.file_name.as_deref(), Some("good.fulcrum"));

    let bad = folder.path().join("bad.fulcrum");
    let text = sample("payments").unwrap().text.replace("\"very_high\"", "\"hourly\"");
    std::fs::File::create(&bad).unwrap().write_all(text.as_bytes()).unwrap();
    let error = session.open_file(&bad, &all_costs()).unwrap_err();
    assert_eq!(error.code, ErrorCode::StudyNotValid);
    assert_eq!(error.problems.len(), 1, "{:?}", error.problems);
    assert!(error.problems[0].contains("services.gateway.feature_demand"));
    let missing = session.open_file(&folder.path().join("none"), &all_costs()).unwrap_err();
    assert_eq!(missing.code, ErrorCode::FileNotRead);
    assert_eq!(session.show(&all_costs()).unwrap().study.name, "Payments gateway");
}

#[test]
fn a_name_is_passed_on_as_it_is_written() {
    let payload = "</text><script>alert(1)</script><img src=x onerror=alert(1)>";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.fulcrum");
    let text = sample("furniture").unwrap().text.replace("Furniture retailer", payload);
    std::fs::write(&path, text).unwrap();
    let workspace = Session::new().unwrap().open_file(&path, &all_costs()).unwrap();
    assert_eq!(workspace.study.name, payload, "neither cut nor escaped twice: the page shows text");
}

#[test]
fn effects_and_ranking_follow_the_costs_that_count() {
    let mut session = Session::new().unwrap();
    session.open_sample(FIRST_SAMPLE, &all_costs()).unwrap();
    let ranking = session.weighing().unwrap();
    let paths = |basis| -> Vec<String> {
        ranking
            .assumptions(&most_important(basis))
            .into_iter()
            .map(|assumption| assumption.path)
            .collect()
    };
    let loss = "organisation.major_loss".to_owned();
    assert!(paths(CostBasis::AllCosts).contains(&loss));
    assert!(!paths(CostBasis::SpendingOnly).contains(&loss), "it only loses revenue");
}

#[test]
fn a_slider_of_a_fixed_value_keeps_its_scale() {
    let mut session = Session::new().unwrap();
    session.open_sample(FIRST_SAMPLE, &all_costs()).unwrap();
    let path = "organisation.team_size";
    let mut ends = std::collections::BTreeSet::new();
    for value in ["7", "9", "10.5"] {
        let assumption = session.set_assumption(&typed(path, value)).unwrap().assumption;
        ends.insert((assumption.low, assumption.high));
    }
    assert_eq!(ends.into_iter().collect::<Vec<_>>(), [("3.5".to_owned(), "10.5".to_owned())]);
}

#[test]
fn a_study_too_large_to_be_exact_is_refused_with_a_sentence() {
    let mut file = support::study_file(&[support::service_file("s")]);
    file["services"][0]["exposure_per_hour"] = "1000000000000".into();
    file["services"][0]["incidents_per_month"] = "10000".into();
    file["season"] = vec!["1000000000000000000"; 12].into();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.fulcrum");
    std::fs::write(&path, file.to_string()).unwrap();
    let error = Session::new().unwrap().open_file(&path, &all_costs()).unwrap_err();
    assert_eq!(error.code, ErrorCode::TooLarge, "{}", error.message);
}
