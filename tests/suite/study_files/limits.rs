//! How much a study may hold: each limit is allowed, one more is refused.

use fulcrum_model::file::{NAME_LIMIT, ProblemKind, SCENARIO_LIMIT, SERVICE_LIMIT};
use serde_json::{Value, json};
use support::{service_file, study_file};

use super::{accepted, assert_refused, refusal, with};

fn services(count: usize) -> Value {
    let services: Vec<_> = (0..count).map(|n| service_file(&format!("s{n}"))).collect();
    study_file(&services)
}

fn scenarios(count: usize) -> Value {
    let scenarios: Vec<_> =
        (0..count).map(|n| json!({ "id": format!("v{n}"), "name": "V", "changes": {} })).collect();
    with("/scenarios", json!(scenarios))
}

#[test]
fn a_study_has_at_most_2_000_services() {
    assert_eq!(SERVICE_LIMIT, 2_000);
    assert_eq!(accepted(&services(2_000)).study.services.len(), 2_000);
    let file = services(2_001).to_string();
    let says = ["at most 2000 services", "found 2001"];
    assert_refused(file.as_bytes(), ProblemKind::TooMany, "services", &says);
}

#[test]
fn a_study_has_at_most_200_scenarios() {
    assert_eq!(SCENARIO_LIMIT, 200);
    assert_eq!(accepted(&scenarios(200)).study.scenarios.len(), 200);
    let file = scenarios(201).to_string();
    let says = ["at most 200 scenarios", "found 201"];
    assert_refused(file.as_bytes(), ProblemKind::TooMany, "scenarios", &says);
}

#[test]
fn names_have_at_most_200_characters() {
    assert_eq!(NAME_LIMIT, 200);
    let scenario = |id: &str, name: &str| json!([{ "id": id, "name": name, "changes": {} }]);
    let file_with = |place: &str, text: &str| match place {
        "scenarios[0].id" => with("/scenarios", scenario(text, "Name")),
        "scenarios[0].name" => with("/scenarios", scenario("id", text)),
        other => with(&pointer_of(other), json!(text)),
    };
    for place in [
        "name",
        "services.shop.name",
        "services.shop.team",
        "services.shop.domain",
        "services[0].id",
        "scenarios[0].id",
        "scenarios[0].name",
    ] {
        // characters, not bytes: a name in any script may be as long as one in English
        accepted(&file_with(place, &"é".repeat(200)));
        let file = file_with(place, &"é".repeat(201)).to_string();
        let says = ["at most 200 characters", "found 201 characters"];
        assert_refused(file.as_bytes(), ProblemKind::TooMany, place, &says);
    }
}

fn pointer_of(place: &str) -> String {
    format!(
        "/{}",
        place
            .replace("services.shop", "services/0")
            .replace("services[0]", "services/0")
            .replace('.', "/")
    )
}

#[test]
fn whole_numbers_keep_to_their_limits() {
    use ProblemKind::OutOfRange;
    let horizon = "horizon_months (Horizon)";
    super::assert_all_refused([
        refusal(
            "/horizon_months",
            0,
            OutOfRange,
            "horizon_months",
            &["between 1 and 120", "found 0", "Horizon"],
        ),
        refusal(
            "/horizon_months",
            121,
            OutOfRange,
            "horizon_months",
            &["between 1 and 120", "found 121"],
        ),
        refusal(
            "/horizon_months",
            2.5,
            OutOfRange,
            "horizon_months",
            &["a whole number", "found 2.5"],
        ),
        refusal("/horizon_months", "-3", OutOfRange, "horizon_months", &["found -3"]),
        refusal(
            "/services/0/launch_month",
            121,
            OutOfRange,
            "services.shop.launch_month",
            &["between 0 and 120", "found 121"],
        ),
        refusal(
            "/services/0/launch_month",
            -1,
            OutOfRange,
            "services.shop.launch_month",
            &["found -1"],
        ),
        refusal(
            "/services/0/launch_month",
            0.5,
            OutOfRange,
            "services.shop.launch_month",
            &["found 0.5"],
        ),
        refusal(
            "/simulation/trials",
            10_000_001,
            OutOfRange,
            "simulation.trials",
            &["between 1 and 10000000", "found 10000001"],
        ),
        refusal("/simulation/trials", 0, OutOfRange, "simulation.trials", &["found 0"]),
        refusal("/simulation/seed", -1, OutOfRange, "simulation.seed", &["found -1"]),
        refusal(
            "/simulation/seed",
            "18446744073709551616",
            OutOfRange,
            "simulation.seed",
            &["18446744073709551615"],
        ),
    ]);
    let file = with("/horizon_months", json!(121)).to_string();
    assert_refused(file.as_bytes(), OutOfRange, "horizon_months", &[horizon]);
    for (pointer, values) in [
        ("/horizon_months", [json!(1), json!(120)]),
        ("/horizon_months", [json!("12"), json!(12.0)]),
        ("/services/0/launch_month", [json!(0), json!(120)]),
        ("/simulation/trials", [json!(1), json!(10_000_000)]),
        ("/simulation/seed", [json!(0), json!(u64::MAX)]),
    ] {
        for value in values {
            accepted(&with(pointer, value));
        }
    }
    let study = accepted(&with("/simulation/seed", json!(u64::MAX))).study;
    assert_eq!(study.simulation.seed, u64::MAX, "a seed is kept to its last digit");
}
