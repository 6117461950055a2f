//! What stands where: words, sections, ids, and everything wrong with a file at once.

use std::collections::BTreeSet;

use fulcrum_model::Treatment;
use fulcrum_model::file::ProblemKind::{
    self, Duplicate, Missing, NotAStudy, OutOfOrder, OutOfRange, Unknown, WrongKind,
};
use serde_json::{Value, json};
use support::{service_file, study_file};

use super::{
    accepted, assert_all_refused, assert_refused, listed, problems_of, put, refusal, with, without,
};

#[test]
fn what_a_study_must_say_is_asked_for() {
    let cases = [
        ("/name", "name"),
        ("/currency", "currency"),
        ("/services", "services"),
        ("/services/0/id", "services[0].id"),
        ("/services/0/name", "services.shop.name"),
        ("/services/0/team", "services.shop.team"),
        ("/services/0/domain", "services.shop.domain"),
        ("/services/0/kind", "services.shop.kind"),
        ("/services/0/feature_demand", "services.shop.feature_demand"),
        ("/services/0/exposure_per_hour", "services.shop.exposure_per_hour"),
        ("/services/0/out_of_hours_exposure", "services.shop.out_of_hours_exposure"),
        ("/services/0/features_per_month", "services.shop.features_per_month"),
        ("/services/0/value_per_feature_month", "services.shop.value_per_feature_month"),
        ("/services/0/incidents_per_month", "services.shop.incidents_per_month"),
    ];
    for (pointer, path) in cases {
        let file = without(pointer).to_string();
        assert_refused(file.as_bytes(), Missing, path, &["found nothing"]);
    }
    assert_refused(without("/format").to_string().as_bytes(), NotAStudy, "format", &[]);
    // everything else has a default
    for optional in ["/start", "/services/0/launch_month", "/services/0/operating_model"] {
        accepted(&without(optional));
    }
}

#[test]
fn words_are_words_of_their_list() {
    let auto = &["\"auto\"", "found \"sometimes\""];
    assert_all_refused([
        refusal("/name", 5, WrongKind, "name", &["text", "found 5"]),
        refusal("/currency", "XYZ", Unknown, "currency", &["ISO 4217", "found \"XYZ\""]),
        refusal("/currency", "usd", Unknown, "currency", &["found \"usd\""]),
        refusal("/currency", Value::Null, WrongKind, "currency", &["null"]),
        refusal(
            "/start",
            "2027-13",
            WrongKind,
            "start",
            &["a year and a month", "found \"2027-13\""],
        ),
        refusal("/start", "2027-00", WrongKind, "start", &["\"2027-00\""]),
        refusal("/start", "0000-01", WrongKind, "start", &["\"0000-01\""]),
        refusal("/start", "2027-1", WrongKind, "start", &["\"2027-1\""]),
        refusal("/start", "2027-01-01", WrongKind, "start", &["\"2027-01-01\""]),
        refusal("/start", "+027-01", WrongKind, "start", &["\"+027-01\""]),
        refusal("/start", 2027, WrongKind, "start", &["found 2027"]),
        refusal(
            "/out_of_hours_policy",
            "never",
            Unknown,
            "out_of_hours_policy",
            &["\"by_availability\", \"every_team\"", "\"never\""],
        ),
        refusal("/out_of_hours_policy", true, WrongKind, "out_of_hours_policy", &["found true"]),
        refusal(
            "/lens",
            "on_Paper",
            Unknown,
            "lens",
            &["\"in_practice\", \"on_paper\"", "\"on_Paper\""],
        ),
        refusal(
            "/treatment_policy",
            "capex",
            Unknown,
            "treatment_policy",
            &["\"expense_run\", \"playbook\""],
        ),
        refusal(
            "/services/0/kind",
            "analogue",
            Unknown,
            "services.shop.kind",
            &["\"digital\", \"foundational\""],
        ),
        refusal(
            "/services/0/feature_demand",
            "huge",
            Unknown,
            "services.shop.feature_demand",
            &["\"very_high\""],
        ),
        refusal(
            "/services/0/availability_target",
            "99.95",
            Unknown,
            "services.shop.availability_target",
            &["\"auto\"", "\"99.99\"", "found \"99.95\""],
        ),
        refusal(
            "/services/0/availability_target",
            98,
            WrongKind,
            "services.shop.availability_target",
            &["found 98"],
        ),
        refusal(
            "/services/0/operating_model",
            "sometimes",
            Unknown,
            "services.shop.operating_model",
            auto,
        ),
        refusal(
            "/services/0/operating_model",
            "hybrid",
            Unknown,
            "services.shop.operating_model",
            &["\"ops_run_it\""],
        ),
        refusal(
            "/services/0/already_run_by",
            "auto",
            Unknown,
            "services.shop.already_run_by",
            &["\"none\"", "found \"auto\""],
        ),
        refusal(
            "/simulation/chance",
            "yes",
            WrongKind,
            "simulation.chance",
            &["true or false", "\"yes\""],
        ),
    ]);
}

#[test]
fn sections_are_what_they_should_be() {
    assert_all_refused([
        refusal(
            "/services",
            json!({}),
            WrongKind,
            "services",
            &["a list of services", "an object"],
        ),
        refusal("/services", json!([5]), WrongKind, "services[0]", &["an object", "found 5"]),
        refusal(
            "/organisation",
            json!([]),
            WrongKind,
            "organisation",
            &["an object", "a list of 0"],
        ),
        refusal("/models", "both", WrongKind, "models", &["an object", "\"both\""]),
        refusal("/models/ops_run_it", 1, WrongKind, "models.ops_run_it", &["an object", "found 1"]),
        refusal("/bands", 7, WrongKind, "bands", &["an object"]),
        refusal(
            "/bands/exposure",
            json!({}),
            WrongKind,
            "bands.exposure",
            &["a list of at least one band"],
        ),
        refusal("/adjustments", "automated_pipeline", WrongKind, "adjustments", &["a list of ids"]),
        refusal("/adjustments", json!([1]), WrongKind, "adjustments[0]", &["text", "found 1"]),
        refusal("/treatments", json!([]), WrongKind, "treatments", &["an object"]),
        refusal(
            "/treatments/toil",
            "opex",
            WrongKind,
            "treatments.toil",
            &["an object", "\"opex\""],
        ),
        refusal("/simulation", 5, WrongKind, "simulation", &["an object"]),
        refusal("/evidence", json!([]), WrongKind, "evidence", &["an object"]),
        refusal("/evidence/name", "me", WrongKind, "evidence[\"name\"]", &["an object"]),
        refusal("/scenarios", json!({}), WrongKind, "scenarios", &["a list of scenarios"]),
        refusal("/scenarios", json!([0]), WrongKind, "scenarios[0]", &["an object"]),
    ]);
}

#[test]
fn ids_are_known_and_stand_once() {
    let twice = json!(["automated_pipeline", "adoption_dip", "automated_pipeline"]);
    let parameter = &["the id of a parameter", "\"rate_astronaut\""];
    assert_all_refused([
        refusal(
            "/organisation/rate_astronaut",
            "5",
            Unknown,
            "organisation.rate_astronaut",
            parameter,
        ),
        refusal(
            "/models/ops_run_it/rate_astronaut",
            "5",
            Unknown,
            "models.ops_run_it.rate_astronaut",
            parameter,
        ),
        // a parameter of the organisation is none of a model, and the other way round
        refusal(
            "/models/ops_run_it/rate_developer",
            "5",
            Unknown,
            "models.ops_run_it.rate_developer",
            &["the id of a parameter"],
        ),
        refusal(
            "/organisation/acknowledge_hours",
            "5",
            Unknown,
            "organisation.acknowledge_hours",
            &["the id of a parameter"],
        ),
        refusal(
            "/models/devops",
            json!({}),
            Unknown,
            "models.devops",
            &["the id of an operating model", "\"devops\""],
        ),
        refusal(
            "/adjustments",
            json!(["more_meetings"]),
            Unknown,
            "adjustments[0]",
            &["countermeasure or pitfall", "\"more_meetings\""],
        ),
        refusal(
            "/adjustments",
            twice,
            Duplicate,
            "adjustments[2]",
            &["each adjustment once", "\"automated_pipeline\""],
        ),
        refusal(
            "/treatments/lunch",
            json!({}),
            Unknown,
            "treatments.lunch",
            &["the id of a cost line", "\"lunch\""],
        ),
        refusal(
            "/treatments/toil/devops",
            "opex",
            Unknown,
            "treatments.toil.devops",
            &["the id of an operating model"],
        ),
        refusal(
            "/treatments/toil/ops_run_it",
            "free",
            Unknown,
            "treatments.toil.ops_run_it",
            &["\"capex\", \"opex\", \"lost_revenue\"", "\"free\""],
        ),
        refusal(
            "/evidence/name/confidence",
            "sure",
            Unknown,
            "evidence[\"name\"].confidence",
            &["\"given\", \"estimate\", \"guess\"", "\"sure\""],
        ),
        refusal(
            "/evidence/name",
            json!({ "source": "me" }),
            Missing,
            "evidence[\"name\"].confidence",
            &["relied on"],
        ),
        refusal(
            "/evidence/name",
            json!({ "source": 5, "confidence": "given" }),
            WrongKind,
            "evidence[\"name\"].source",
            &["text"],
        ),
        refusal("/services/0/id", "", Missing, "services[0].id", &["an id", "an empty text"]),
    ]);
    let file = study_file(&[service_file("shop"), service_file("till"), service_file("shop")]);
    let says = ["an id no other service has", "\"shop\""];
    assert_refused(file.to_string().as_bytes(), Duplicate, "services[2].id", &says);
}

#[test]
fn treatments_may_be_set_for_any_line_and_for_adjustments() {
    let mut file = with("/treatments/toil/you_build_it_you_run_it", json!("capex"));
    put(&mut file, "/treatments/digital_platform/you_build_it_you_run_it", json!("lost_revenue"));
    let treatments = accepted(&file).study.treatments;
    let set: Vec<_> = treatments.iter().map(|t| (t.line.as_str(), t.treatment)).collect();
    assert_eq!(set.len(), 2);
    assert!(set.contains(&("toil", Treatment::Capex)), "{set:?}");
    assert!(set.contains(&("digital_platform", Treatment::LostRevenue)), "{set:?}");
}

#[test]
fn all_problems_of_a_file_are_reported_together() {
    let mut file = study_file(&[service_file("shop"), service_file("shop")]);
    let mistakes: [(&str, Value, &str, ProblemKind); 16] = [
        ("/name", json!(5), "name", WrongKind),
        ("/currency", json!("XYZ"), "currency", Unknown),
        ("/start", json!("2027-13"), "start", WrongKind),
        ("/horizon_months", json!(121), "horizon_months", OutOfRange),
        ("/discount_rate", json!("0.6"), "discount_rate", OutOfRange),
        ("/lens", json!("rose"), "lens", Unknown),
        ("/season", json!([1]), "season", WrongKind),
        ("/organisation/rate_astronaut", json!(1), "organisation.rate_astronaut", Unknown),
        ("/organisation/rate_developer", json!("-1"), "organisation.rate_developer", OutOfRange),
        (
            "/models/ops_run_it/bounce_probability",
            json!("1"),
            "models.ops_run_it.bounce_probability",
            OutOfRange,
        ),
        ("/bands/exposure", json!([]), "bands.exposure", WrongKind),
        (
            "/services/0/exposure_per_hour",
            json!({ "low": 3, "likely": 2, "high": 1 }),
            "services.shop.exposure_per_hour",
            OutOfOrder,
        ),
        ("/adjustments", json!(["nothing"]), "adjustments[0]", Unknown),
        ("/treatments/toil/ops_run_it", json!("free"), "treatments.toil.ops_run_it", Unknown),
        ("/simulation/trials", json!(0), "simulation.trials", OutOfRange),
        (
            "/scenarios",
            json!([{ "id": "a", "name": "A", "changes": { "nowhere.at.all": 1 } }]),
            "scenarios.a.changes[\"nowhere.at.all\"]",
            Unknown,
        ),
    ];
    let mut expected = BTreeSet::from([("services[1].id".to_owned(), Duplicate)]);
    for (pointer, value, path, kind) in mistakes {
        put(&mut file, pointer, value);
        expected.insert((path.to_owned(), kind));
    }
    let problems = problems_of(file.to_string().as_bytes());
    let found: BTreeSet<_> = problems.iter().map(|p| (p.path.clone(), p.kind)).collect();
    assert_eq!(found, expected, "{}", listed(&problems));
    assert_eq!(problems.len(), expected.len(), "each of them once:{}", listed(&problems));
}
