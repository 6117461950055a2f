//! Studies at the edges of what a study may be.

use serde_json::json;

use super::assert_has_the_ledger;
use support::{service_file, study, study_file};

#[test]
fn a_month_of_a_service_is_enough() {
    let mut file = study_file(&[service_file("one")]);
    file["horizon_months"] = json!(1);
    assert_has_the_ledger(&study(&file), "one month");
}

#[test]
fn a_service_that_never_runs_leaves_the_sheets_empty() {
    let mut service = service_file("later");
    service["launch_month"] = json!(40);
    assert_has_the_ledger(&study(&study_file(&[service])), "nothing posted");
}

#[test]
fn ten_years_are_not_too_many() {
    let mut file = study_file(&[service_file("one")]);
    file["horizon_months"] = json!(120);
    assert_has_the_ledger(&study(&file), "120 months");
}

#[test]
fn currencies_round_to_their_own_minor_unit() {
    for currency in ["JPY", "KWD"] {
        let mut file = study_file(&[service_file("one")]);
        file["currency"] = json!(currency);
        assert_has_the_ledger(&study(&file), currency);
    }
}

/// Extra lines of adjustments post under one name, of several types, for models, units and services.
#[test]
fn every_adjustment_at_once_keeps_its_lines() {
    let services = ["a", "b", "c"].map(service_file);
    let mut file = study_file(&services);
    file["adjustments"] = json!([
        "l1_delivery_team_at_key_periods",
        "fix_delivery_team",
        "digital_platform",
        "adoption_dip",
        "optimism_bias",
        "linear_run_cost",
        "unpaid_level_3",
    ]);
    file["lens"] = json!("on_paper");
    assert_has_the_ledger(&study(&file), "adjustments");
}
