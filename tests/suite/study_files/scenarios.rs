//! Scenarios: differences to the study by the path of a value, each checked like the study itself.

use fulcrum_app::{Library, StudyError};
use fulcrum_model::file::ProblemKind::{
    self, Duplicate, Missing, OutOfOrder, OutOfRange, TooMany, Unknown, WrongKind,
};
use fulcrum_model::file::{Document, Problem};
use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::dec;
use serde_json::{Value, json};
use support::{library, service_file, study_file};

use super::{accepted, assert_refused, listed, only_problem_of, problems_of, put, valid, with};

fn with_changes(changes: Value) -> Value {
    with("/scenarios", json!([{ "id": "frugal", "name": "Frugal", "changes": changes }]))
}

fn scenario(library: &Library, file: &Value, id: &str) -> Option<Result<Study, Vec<Problem>>> {
    let (document, _) = library.read(file.to_string().as_bytes()).unwrap();
    document.scenario(id, library.context()).map(|read| read.map(|read| read.study))
}

/// The study as its scenario `frugal` changes it.
fn frugal(file: &Value) -> Study {
    scenario(&library(), file, "frugal").unwrap().unwrap_or_else(|p| panic!("{}", listed(&p)))
}

#[test]
fn a_change_of_something_that_does_not_exist_is_refused() {
    for path in [
        "nowhere",
        "horizon",
        "nowhere.at.all",
        "organisation",
        "organisation.rate_astronaut",
        "models.devops.acknowledge_hours",
        "models.ops_run_it.rate_astronaut",
        "services.nobody.exposure_per_hour",
        "services.shop.colour",
        "services.shop.exposure_per_hour.likely",
        "services.shop",
        "services",
        // what makes a service that service, and a file a study, cannot differ
        "services.shop.id",
        "format",
        "version",
        "evidence",
        "scenarios",
        "simulation.luck",
        "bands.height",
        "treatments.lunch",
        "treatments.toil.devops",
        "start.year",
        "",
        ".",
        "services.",
    ] {
        let file = with_changes(json!({ path: "5" }));
        let problems = problems_of(file.to_string().as_bytes());
        for problem in &problems {
            // a message may name the part of the path that is already unknown
            let named = problem.path.strip_prefix("scenarios.frugal.changes[\"");
            let named = named.and_then(|rest| rest.strip_suffix("\"]"));
            assert!(named.is_some_and(|named| path.starts_with(named)), "{path}: {problem}");
        }
        let kinds: Vec<_> = problems.iter().map(|p| p.kind).collect();
        // a section can be changed as a whole, but not to a number
        let kind = if path == "organisation" { WrongKind } else { Unknown };
        assert_eq!(kinds, [kind], "{path}:{}", listed(&problems));
    }
}

#[test]
fn a_value_that_is_not_valid_is_refused_with_its_scenario() {
    let standby = "models.you_build_it_you_run_it.standby_per_week";
    let exposure = "services.shop.exposure_per_hour";
    let cases: [(&str, Value, ProblemKind, &[&str]); 7] = [
        (
            standby,
            json!("-5"),
            OutOfRange,
            &["On-call standby", "between 0 and 1000000", "found -5"],
        ),
        (standby, json!("NaN"), WrongKind, &["\"NaN\""]),
        (exposure, json!({ "low": 3, "likely": 2, "high": 4 }), OutOfOrder, &["3, 2, 4"]),
        ("horizon_months", json!(121), OutOfRange, &["between 1 and 120"]),
        ("name", json!("x".repeat(201)), TooMany, &["at most 200 characters"]),
        ("lens", json!("rose"), Unknown, &["\"in_practice\", \"on_paper\""]),
        ("adjustments", json!("none"), WrongKind, &["a list of ids"]),
    ];
    for (path, value, kind, says) in cases {
        let file = with_changes(json!({ path: value })).to_string();
        let place = format!("scenarios.frugal.changes[\"{path}\"]");
        assert_refused(file.as_bytes(), kind, &place, says);
    }
}

#[test]
fn a_scenario_may_break_a_rule_between_two_values() {
    let mut file = with("/organisation/major_share", json!("0.4"));
    put(&mut file, "/organisation/degraded_share", json!("0.5"));
    put(
        &mut file,
        "/scenarios",
        json!([{ "id": "bad", "name": "Bad", "changes": { "organisation.major_share": "0.6" } }]),
    );
    let problem = only_problem_of(file.to_string().as_bytes());
    assert!(problem.path.starts_with("scenarios.bad.changes"), "{problem}");
    assert!(problem.to_string().contains("60\u{a0}% and 50\u{a0}%"), "{problem}");
}

#[test]
fn a_valid_scenario_is_evaluated_differently_and_the_study_is_not() {
    // only a team on call has a standby
    let with_target = |mut file: Value| {
        put(&mut file, "/services/0/availability_target", json!("99.9"));
        file
    };
    let change = json!({ "models.you_build_it_you_run_it.standby_per_week": "250" });
    let file = with_target(with_changes(change));
    let total =
        |study: &Study| Evaluation::of(study).unwrap().option(OptionKind::YouBuildItYouRunIt).total;
    let study = accepted(&file).study;
    let (plain, frugal) = (total(&accepted(&with_target(valid())).study), frugal(&file));
    assert_eq!(total(&study), plain, "a study is not its scenarios");
    // 36 months of 30.4375 days at 250 a week less, each rounded to the cent
    assert_eq!(total(&study) - total(&frugal), dec!(36) * (dec!(2174.11) - dec!(1087.05)));
    assert_eq!(frugal.name, study.name);
}

#[test]
fn whatever_a_study_can_say_a_scenario_can_change() {
    let season = json!(["1", "1", "1", "1", "1", "1", "1", "1", "1", "1.4", "2.2", "1.8"]);
    let study = frugal(&with_changes(json!({
        "name": "Frugal",
        "horizon_months": 12,
        "season": season,
        "adjustments": ["automated_pipeline"],
        "organisation.support_analysts": 3,
        "models.ops_run_it.acknowledge_hours": { "low": "0.1", "likely": "0.2", "high": "0.3" },
        "bands.incident_loss.high_from": "5000",
        "bands.incident_loss.medium_from": "500",
        "treatments.toil.ops_run_it": "capex",
        "simulation.seed": 7,
        "services.shop.launch_month": 2,
        "services.shop.operating_model": "ops_run_it",
    })));
    assert_eq!((study.name.as_str(), study.horizon_months), ("Frugal", 12));
    assert_eq!((study.season[9], study.adjustments.len()), (dec!(1.4), 1));
    assert_eq!((study.bands.high_loss_from, study.bands.medium_loss_from), (dec!(5000), dec!(500)));
    assert_eq!((study.treatments.len(), study.simulation.seed), (1, 7));
    assert_eq!(study.services[0].launch_month, 2);
    let value = |path| study.value_at(path).unwrap().estimate;
    assert_eq!(value("organisation.support_analysts").likely(), dec!(3));
    assert_eq!(value("models.ops_run_it.acknowledge_hours").high(), dec!(0.3));
}

#[test]
fn a_service_is_addressed_by_its_id_even_with_dots_in_it() {
    let ids = ["shop", "shop.de", "shop.de.name"];
    let mut file = study_file(&ids.map(service_file));
    let change = json!({ "services.shop.de.exposure_per_hour": "77" });
    put(&mut file, "/scenarios", json!([{ "id": "frugal", "name": "Frugal", "changes": change }]));
    let study = frugal(&file);
    let exposures = study.services.iter().map(|s| s.estimates[0].likely());
    assert_eq!(exposures.collect::<Vec<_>>(), [dec!(10000), dec!(77), dec!(10000)]);
}

#[test]
fn a_scenario_that_does_not_exist_is_none() {
    let file = with_changes(json!({}));
    assert!(scenario(&library(), &file, "lavish").is_none());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.fulcrum");
    std::fs::write(&path, file.to_string()).unwrap();
    let error = library().open_scenario(&path, Some("lavish")).unwrap_err();
    assert!(matches!(&error, StudyError::NoSuchScenario { id, .. } if id == "lavish"), "{error}");
}

#[test]
fn scenarios_have_an_id_of_their_own_a_name_and_changes() {
    let named = |id: &str| json!({ "id": id, "name": id, "changes": {} });
    let cases: [(Value, ProblemKind, &str, &str); 6] = [
        (
            json!([named("a"), named("b"), named("a")]),
            Duplicate,
            "scenarios[2].id",
            "no other scenario has",
        ),
        (json!([{ "id": "a", "changes": {} }]), Missing, "scenarios[0].name", "nothing"),
        (json!([{ "name": "A", "changes": {} }]), Missing, "scenarios[0].id", "nothing"),
        (json!([named("")]), Missing, "scenarios[0].id", "an empty text"),
        (
            json!([{ "id": "a", "name": "A", "changes": [] }]),
            WrongKind,
            "scenarios.a.changes",
            "an object",
        ),
        (json!([{ "id": 5, "name": "A" }]), WrongKind, "scenarios[0].id", "text"),
    ];
    for (scenarios, kind, path, says) in cases {
        assert_refused(with("/scenarios", scenarios).to_string().as_bytes(), kind, path, &[says]);
    }
    // each of two scenarios that say no id is told so, and not that it repeats the other's
    let file = with("/scenarios", json!([{ "name": "A" }, { "name": "B" }]));
    let problems = problems_of(file.to_string().as_bytes());
    let found: Vec<_> = problems.iter().map(|p| (p.kind, p.path.as_str())).collect();
    assert_eq!(found, [(Missing, "scenarios[0].id"), (Missing, "scenarios[1].id")]);
    let file = with("/scenarios", json!([{ "id": "a", "name": "No changes yet" }]));
    assert_eq!(accepted(&file).study.scenarios.len(), 1);
}

#[test]
fn a_problem_of_the_study_is_not_repeated_for_every_scenario() {
    let mut file = with("/discount_rate", json!("0.6"));
    let scenarios: Vec<_> = (0..5)
        .map(|n| json!({ "id": format!("s{n}"), "name": "S", "changes": { "horizon_months": 12 } }))
        .collect();
    put(&mut file, "/scenarios", json!(scenarios));
    assert_eq!(only_problem_of(file.to_string().as_bytes()).path, "discount_rate");
}

#[test]
fn a_scenario_is_read_without_the_others() {
    // each alone is valid; together their shares would be more than one
    let mut file = study_file(&[service_file("a")]);
    file["organisation"] = json!({ "major_share": "0.1", "degraded_share": "0.1" });
    file["scenarios"] = json!([
        { "id": "major", "name": "Major", "changes": { "organisation.major_share": "0.6" } },
        { "id": "degraded", "name": "Degraded", "changes": { "organisation.degraded_share": "0.45" } },
    ]);
    let library = library();
    let (document, read) = library.read(file.to_string().as_bytes()).unwrap();
    assert_eq!(read.study.scenarios.len(), 2);
    for id in ["major", "degraded"] {
        let read = document.scenario(id, library.context()).unwrap();
        assert!(read.is_ok(), "{id}: {read:?}");
    }
}

#[test]
fn many_changes_of_nothing_take_no_time() {
    let changes: serde_json::Map<String, Value> =
        (0..60_000).map(|i| (format!("organisation.nothing_{i}"), json!("1"))).collect();
    let mut file = study_file(&[service_file("a")]);
    file["scenarios"] = json!([{ "id": "a", "name": "A", "changes": changes }]);
    let problems = Document::read(file.to_string().as_bytes(), library().context()).unwrap_err();
    assert_eq!(
        problems.len(),
        60_000,
        "each is named, and none of them is made in the study first"
    );
}
