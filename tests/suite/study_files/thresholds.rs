//! Numbers that come as lists: the season's multipliers, the bands of exposure and loss.

use fulcrum_model::file::ProblemKind::{Missing, OutOfOrder, OutOfRange, Unknown, WrongKind};
use serde_json::{Value, json};

use super::{accepted, assert_all_refused, listed, problems_of, refusal, valid, with};

#[test]
fn a_season_is_twelve_numbers_none_of_them_negative() {
    let months = |count: usize| json!(vec!["1"; count]);
    let with_february = |value: Value| {
        let mut season = months(12);
        season[1] = value;
        season
    };
    assert_all_refused([
        refusal(
            "/season",
            months(11),
            WrongKind,
            "season",
            &["twelve multipliers, January first", "a list of 11"],
        ),
        refusal("/season", months(13), WrongKind, "season", &["a list of 13"]),
        refusal("/season", months(0), WrongKind, "season", &["a list of 0"]),
        refusal("/season", "1", WrongKind, "season", &["twelve multipliers"]),
        refusal(
            "/season",
            with_february(json!("-0.1")),
            OutOfRange,
            "season[1]",
            &["not negative", "-0.1"],
        ),
        refusal("/season", with_february(json!("NaN")), WrongKind, "season[1]", &["\"NaN\""]),
        refusal("/season", with_february(Value::Null), WrongKind, "season[1]", &["null"]),
        refusal(
            "/annual_revenue",
            "-1",
            OutOfRange,
            "annual_revenue",
            &["not negative", "found -1"],
        ),
        refusal("/annual_revenue", "lots", WrongKind, "annual_revenue", &["\"lots\""]),
    ]);
    accepted(&with("/season", months(12)));
    accepted(&with("/season", with_february(json!(0))));
    assert_eq!(accepted(&with("/annual_revenue", Value::Null)).study.annual_revenue, None);
}

fn band(up_to: &str) -> Value {
    json!({ "up_to": up_to, "availability_target": "99.0" })
}

#[test]
fn bands_ascend() {
    let ends = |high: &str, medium: &str| json!({ "high_from": high, "medium_from": medium });
    let at = "/bands/exposure";
    assert_all_refused([
        refusal(at, json!([]), WrongKind, "bands.exposure", &["at least one band", "a list of 0"]),
        refusal(
            at,
            json!([band("5"), band("4")]),
            OutOfOrder,
            "bands.exposure[1].up_to",
            &["more than 5", "found 4"],
        ),
        // strictly: two bands with one end would leave nothing to the second
        refusal(
            at,
            json!([band("1"), band("5"), band("5")]),
            OutOfOrder,
            "bands.exposure[2].up_to",
            &["more than 5", "found 5"],
        ),
        refusal(at, json!([band("-1")]), OutOfRange, "bands.exposure[0].up_to", &["not negative"]),
        refusal(
            at,
            json!([{ "up_to": "1" }]),
            Missing,
            "bands.exposure[0].availability_target",
            &[],
        ),
        refusal(
            at,
            json!([{ "availability_target": "95.0" }]),
            Missing,
            "bands.exposure[0].up_to",
            &["an amount"],
        ),
        refusal(
            at,
            json!([{ "up_to": "1", "availability_target": "auto" }]),
            Unknown,
            "bands.exposure[0].availability_target",
            &["\"95.0\"", "\"auto\""],
        ),
        refusal(
            "/bands/incident_loss",
            ends("10", "11"),
            OutOfOrder,
            "bands.incident_loss",
            &["11 above 10"],
        ),
        refusal(
            "/bands/incident_loss",
            json!({ "high_from": "1" }),
            Missing,
            "bands.incident_loss.medium_from",
            &[],
        ),
    ]);
    let problems =
        problems_of(with("/bands/incident_loss", ends("-1", "-2")).to_string().as_bytes());
    assert_eq!(problems.len(), 2, "each threshold by itself:{}", listed(&problems));
}

#[test]
fn a_key_of_the_bands_replaces_its_default_whole() {
    let bands = accepted(&with("/bands/exposure", json!([band("1"), band("2")]))).study.bands;
    assert_eq!(bands.exposure.len(), 2);
    let untouched = accepted(&valid()).study.bands;
    assert_eq!(bands.high_loss_from, untouched.high_loss_from, "the other key keeps its default");
    assert_eq!(untouched.exposure.len(), 3);
}
