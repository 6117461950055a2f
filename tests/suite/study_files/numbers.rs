//! Numbers and estimates: exact, finite, in order, within the bounds of their parameter.

use fulcrum_model::file::{ProblemKind, parse_decimal};
use fulcrum_model::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter, StudyParameter,
};
use fulcrum_model::{Estimate, OperatingModel, Shape};
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

use super::{
    accepted, assert_all_refused, assert_refused, put, read_bytes, refusal, text_with, valid, with,
};

const EXPOSURE: &str = "services.shop.exposure_per_hour";
const IN_THE_TEXT: &str = "\"exposure_per_hour\":\"10000\"";

fn exposure(text: &str) -> Decimal {
    let study =
        read_bytes(text.as_bytes()).unwrap_or_else(|p| panic!("{}", super::listed(&p))).study;
    study.services[0].estimate(ServiceParameter::ExposurePerHour).likely()
}

#[test]
fn numbers_are_taken_exactly_as_they_are_written() {
    let cases = [
        ("0.1", "0.1"),
        ("\"0.1\"", "0.1"),
        ("123456789012.3456789", "123456789012.3456789"),
        ("999999999999.9999999999999999", "999999999999.9999999999999999"),
        ("\"0.1234567890123456789012345678\"", "0.1234567890123456789012345678"),
        ("1e3", "1000"),
        ("\"1.5E+3\"", "1500"),
        ("25e-1", "2.5"),
        ("-0", "0"),
    ];
    for (written, value) in cases {
        let text = text_with(IN_THE_TEXT, &format!("\"exposure_per_hour\":{written}"));
        assert_eq!(exposure(&text), value.parse::<Decimal>().unwrap(), "{written}");
    }
    // beyond what a binary float can hold
    let text =
        text_with("\"name\":\"Test\"", "\"name\":\"Test\",\"annual_revenue\":12345678901234567.89");
    let revenue = read_bytes(text.as_bytes()).unwrap().study.annual_revenue;
    assert_eq!(revenue, Some(dec!(12345678901234567.89)));
}

#[test]
fn what_is_no_exact_number_is_refused() {
    let thirty_digits = "123456789012345678901234567890";
    let thirty_decimals = format!("0.{thirty_digits}");
    for written in [
        "1e400",
        "1e-400",
        "1E99999999999999999999",
        "\"1e400\"",
        thirty_digits,
        &thirty_decimals,
        &format!("\"{thirty_digits}\""),
        &format!("\"{thirty_decimals}\""),
        "\"NaN\"",
        "\"nan\"",
        "\"Infinity\"",
        "\"-Infinity\"",
        "\"inf\"",
        "\"\"",
        "\" 1\"",
        "\"1 \"",
        "\"1,5\"",
        "\"1_000\"",
        "\"1'000\"",
        "\"1.2.3\"",
        "\"1-2\"",
        "\"1e2e3\"",
        "\"--1\"",
        "\"+1\"",
        "\".5\"",
        "\"5.\"",
        "\"0x10\"",
        "\"10 %\"",
        "\"$10\"",
        "\"١٢\"",
        "\"１２\"",
        "\"ten\"",
        "true",
        "null",
        "[]",
        "[1]",
    ] {
        let text = text_with(IN_THE_TEXT, &format!("\"exposure_per_hour\":{written}"));
        let says = ["Financial exposure in an hour", "a number of at most 28 digits"];
        assert_refused(text.as_bytes(), ProblemKind::WrongKind, EXPOSURE, &says);
    }
    // JSON has no such words at all
    for written in ["NaN", "Infinity", "-Infinity", "inf", "1.", ".5", "01", "+1", "1e", "0x10"] {
        let text = text_with(IN_THE_TEXT, &format!("\"exposure_per_hour\":{written}"));
        assert_eq!(super::only_problem_of(text.as_bytes()).kind, ProblemKind::NotJson, "{written}");
    }
}

#[test]
fn no_text_is_read_as_another_number_than_it_says() {
    for text in
        ["0", "1", "0.10", "-12.5", "79228162514264337593543950335", "1e28", "1E-28", "-0.0"]
    {
        let value = parse_decimal(text).unwrap_or_else(|| panic!("{text} is a number"));
        let expected = Decimal::from_scientific(text).or_else(|_| text.parse()).unwrap();
        assert_eq!(value, expected, "{text}");
    }
    // the smallest a decimal can hold has 28 decimals: below it, nothing may become 0 in silence
    for text in [
        "1e-29",
        "5e-30",
        "1.23e-28",
        "79228162514264337593543950336",
        "1e29",
        "0.00000000000000000000000000001",
    ] {
        assert_eq!(parse_decimal(text), None, "{text} does not fit");
    }
}

/// Every estimate of the file with its declaration: JSON pointer, path, declaration.
fn declared() -> Vec<(String, String, &'static Declaration)> {
    let entry = |pointer: String, declaration: &'static Declaration| {
        let path = pointer
            .trim_start_matches('/')
            .replace('/', ".")
            .replace("services.0", "services.shop");
        (pointer, path, declaration)
    };
    let study = [StudyParameter::DiscountRate, StudyParameter::WorkingHoursPerDay]
        .map(|p| entry(format!("/{}", p.declaration().id), p.declaration()));
    let organisation = OrganisationParameter::ALL
        .map(|p| entry(format!("/organisation/{}", p.declaration().id), p.declaration()));
    let service = ServiceParameter::ALL
        .map(|p| entry(format!("/services/0/{}", p.declaration().id), p.declaration()));
    let model = OperatingModel::ALL.into_iter().flat_map(|model| {
        ModelParameter::ALL.map(|p| {
            entry(format!("/models/{}/{}", model.id(), p.declaration().id), p.declaration())
        })
    });
    study.into_iter().chain(organisation).chain(service).chain(model).collect()
}

#[test]
fn every_parameter_keeps_to_its_bounds() {
    let step = dec!(0.001);
    for (pointer, path, declaration) in declared() {
        let bounds = declaration.bounds_in_words();
        for value in
            [declaration.minimum - step, declaration.maximum + step, dec!(-1_000_000_000_000)]
        {
            let file = with(&pointer, json!(value.to_string())).to_string();
            let found = format!("found {value}");
            let says = [declaration.label, bounds.as_str(), found.as_str(), path.as_str()];
            assert_refused(file.as_bytes(), ProblemKind::OutOfRange, &path, &says);
        }
        for value in [declaration.minimum, declaration.maximum] {
            let mut file = valid();
            // major and degrading incidents are all incidents at most
            put(&mut file, "/organisation/major_share", json!("0"));
            put(&mut file, "/organisation/degraded_share", json!("0"));
            put(&mut file, &pointer, json!(value.to_string()));
            accepted(&file);
        }
    }
}

fn range(low: &str, likely: &str, high: &str) -> Value {
    json!({ "low": low, "likely": likely, "high": high })
}

#[test]
fn a_range_is_in_ascending_order() {
    use ProblemKind::{Missing, OutOfOrder, OutOfRange, Unknown, WrongKind};
    let at = "/services/0/exposure_per_hour";
    let label = "Financial exposure in an hour";
    assert_all_refused([
        refusal(at, range("3", "2", "4"), OutOfOrder, EXPOSURE, &["ascending order", "3, 2, 4"]),
        refusal(at, range("1", "5", "4"), OutOfOrder, EXPOSURE, &["ascending order", "1, 5, 4"]),
        refusal(at, range("5", "4", "3"), OutOfOrder, EXPOSURE, &["Financial exposure in an hour"]),
        refusal(
            at,
            range("-1", "2", "3"),
            OutOfRange,
            "services.shop.exposure_per_hour.low",
            &["found -1"],
        ),
        refusal(
            at,
            range("1", "2", "1e13"),
            OutOfRange,
            "services.shop.exposure_per_hour.high",
            &["1000000000000"],
        ),
        refusal(
            at,
            range("NaN", "2", "3"),
            WrongKind,
            "services.shop.exposure_per_hour.low",
            &["\"NaN\""],
        ),
        refusal(
            at,
            json!({ "low": "1", "high": "3" }),
            Missing,
            "services.shop.exposure_per_hour.likely",
            &["low, likely and high"],
        ),
        refusal(
            at,
            json!({ "low": "1", "likely": "3" }),
            Missing,
            "services.shop.exposure_per_hour.high",
            &["nothing"],
        ),
        refusal(
            at,
            json!({ "low": "1", "likely": "2", "high": "3", "shape": "normal" }),
            Unknown,
            "services.shop.exposure_per_hour.shape",
            &["\"pert\", \"triangular\", \"uniform\", \"lognormal\"", "found \"normal\""],
        ),
    ]);
    let file = with(at, range("1", "5", "4")).to_string();
    assert_refused(file.as_bytes(), OutOfOrder, EXPOSURE, &[label]);
    accepted(&with(at, range("2", "2", "2")));
}

#[test]
fn a_lognormal_begins_above_0() {
    let lognormal =
        |low: &str| json!({ "low": low, "likely": "2", "high": "3", "shape": "lognormal" });
    let at = "/services/0/exposure_per_hour";
    let file = with(at, lognormal("0")).to_string();
    let says = ["Financial exposure", "above 0", "lognormal", "found 0"];
    assert_refused(file.as_bytes(), ProblemKind::OutOfRange, EXPOSURE, &says);
    let study = accepted(&with(at, lognormal("0.01"))).study;
    let expected = Estimate::Range {
        low: dec!(0.01),
        likely: dec!(2),
        high: dec!(3),
        shape: Shape::Lognormal,
    };
    assert_eq!(study.services[0].estimate(ServiceParameter::ExposurePerHour), expected);
}

#[test]
fn a_range_without_a_shape_is_a_pert_range() {
    let study = accepted(&with("/services/0/exposure_per_hour", range("1", "2", "3"))).study;
    let estimate = study.services[0].estimate(ServiceParameter::ExposurePerHour);
    assert!(matches!(estimate, Estimate::Range { shape: Shape::Pert, .. }), "{estimate:?}");
}

#[test]
fn major_and_degrading_incidents_are_all_incidents_at_most() {
    let shares = |major: Value, degraded: Value| {
        let mut file = with("/organisation/major_share", major);
        put(&mut file, "/organisation/degraded_share", degraded);
        file
    };
    // the likely values fit together; a trial may draw both high ends
    let cases = [
        (json!("0.6"), json!("0.5"), "60\u{a0}% and 50\u{a0}%"),
        (range("0.1", "0.2", "0.7"), range("0.1", "0.2", "0.31"), "70\u{a0}% and 31\u{a0}%"),
        (json!("1"), range("0", "0", "0.01"), "100\u{a0}% and 1\u{a0}%"),
    ];
    for (major, degraded, found) in cases {
        let file = shares(major, degraded).to_string();
        let says = ["Degrading incidents", "at most 100 % together, at their highest", found];
        let path = "organisation.degraded_share";
        assert_refused(file.as_bytes(), ProblemKind::OutOfRange, path, &says);
    }
    accepted(&shares(json!("0.5"), json!("0.5")));
    accepted(&shares(range("0.1", "0.2", "0.7"), range("0.1", "0.2", "0.3")));
}

#[test]
fn the_number_of_analysts_is_whole_and_never_a_range() {
    let at = "/organisation/support_analysts";
    let path = "organisation.support_analysts";
    let says =
        ["Application support analysts", "one whole number, between 1 and 200", "never a range"];
    for value in [range("1", "2", "3"), json!("2.5"), json!(2.5)] {
        let file = with(at, value).to_string();
        assert_refused(file.as_bytes(), ProblemKind::WrongKind, path, &says);
    }
    for value in [json!(1), json!("200"), json!("6.0")] {
        accepted(&with(at, value));
    }
}
