//! `fulcrum evaluate`: the keys of its JSON, figures that add up, text that says the same.

use serde_json::{Value, json};

use super::{
    Folder, OPTIONS, assert_keys, assert_within_80_columns, cents, furniture,
    furniture_without_services, is_decimal, object, printed, printed_json,
};

fn sum<'a>(values: impl IntoIterator<Item = &'a Value>) -> i128 {
    values.into_iter().map(cents).sum()
}

#[test]
fn evaluate_prints_json_with_the_keys_of_its_description() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let json = printed_json(&["evaluate", &study, "--format", "json"]);
    let document = ["study", "currency", "horizon_months", "treatment_policy"];
    assert_keys(&json, &[&document[..], &["options", "comparison", "warnings"]].concat());
    assert_eq!(json["treatment_policy"], "expense_run");
    assert_eq!(json["study"], "Furniture retailer");
    assert_eq!((&json["currency"], &json["horizon_months"]), (&json!("USD"), &json!(36)));
    assert_keys(&json["options"], &OPTIONS);
    for option in OPTIONS.map(|option| &json["options"][option]) {
        let money = ["total", "discounted_total", "spending", "per_team_month"];
        let maps =
            ["by_type", "by_axis", "by_axis_and_type", "by_line", "by_treatment", "by_service"];
        let months = ["by_month", "cumulative_by_month", "support_load_by_month"];
        assert_keys(option, &[&money[..], &maps, &months, &["services"]].concat());
        assert!(money.iter().all(|key| is_decimal(&option[*key])), "{option}");
        for column in months.map(|key| option[key].as_array().unwrap()) {
            assert_eq!(column.len(), 36, "a figure for every month");
            assert!(column.iter().all(is_decimal), "{column:?}");
        }
        for service in object(&option["services"]).values() {
            let words = ["operating_model", "availability_target", "schedule"];
            assert_keys(
                service,
                &[&words[..], &["achieved_availability", "restore_hours"]].concat(),
            );
            let schedule = service["schedule"].as_str().unwrap();
            assert!(["none", "domain", "team", "central"].contains(&schedule), "{schedule}");
            assert!(OPTIONS[..2].contains(&service["operating_model"].as_str().unwrap()));
            assert!(is_decimal(&service["availability_target"]), "{service}");
            assert!(is_decimal(&service["achieved_availability"]), "{service}");
            assert!(is_decimal(&service["restore_hours"]), "{service}");
        }
    }
    assert_keys(&json["comparison"], &OPTIONS[1..]);
    for comparison in object(&json["comparison"]).values() {
        // the saving as a share of the total of Ops Run It stands beside the documented figures
        assert_keys(
            comparison,
            &[
                "saving",
                "discounted_saving",
                "premium",
                "cover",
                "cover_per_premium",
                "extra_investment",
                "return_on_extra_investment",
                "break_even_month",
                "discounted_payback_month",
                "internal_rate_of_return",
                "per_team_month",
                "peak_extra_funding",
            ],
        );
        for (key, value) in object(comparison) {
            assert!(
                if key.ends_with("_month") && key != "per_team_month" {
                    value.is_u64()
                } else {
                    is_decimal(value)
                },
                "{key}"
            );
        }
    }
    let warnings = json["warnings"].as_array().unwrap();
    assert!(!warnings.is_empty(), "the sample differs from the playbook's shares");
    for warning in warnings {
        assert_keys(warning, &["code", "message", "path"]);
        assert!(object(warning).values().all(Value::is_string), "{warning}");
    }
}

#[test]
fn the_figures_of_evaluate_add_up() {
    let folder = Folder::new();
    for sample in printed_json(&["samples", "--format", "json"]).as_array().unwrap() {
        let text = printed(&["sample", sample["id"].as_str().unwrap()]);
        let study = folder.with("study.fulcrum", &text);
        let json = printed_json(&["evaluate", &study, "--format", "json"]);
        for option in OPTIONS.map(|option| &json["options"][option]) {
            let total = cents(&option["total"]);
            for key in ["by_type", "by_axis", "by_line", "by_treatment"] {
                assert_eq!(sum(object(&option[key]).values()), total, "{key} of {sample}");
            }
            for (axis, types) in object(&option["by_axis_and_type"]) {
                assert_eq!(sum(object(types).values()), cents(&option["by_axis"][axis]), "{axis}");
            }
            let by_month = option["by_month"].as_array().unwrap();
            let cumulative = option["cumulative_by_month"].as_array().unwrap();
            assert_eq!(sum(by_month), total);
            for months in 1..=by_month.len() {
                assert_eq!(cents(&cumulative[months - 1]), sum(&by_month[..months]));
            }
            assert_eq!(cents(cumulative.last().unwrap()), total);
            let lost = option["by_treatment"].get("lost_revenue").map_or(0, cents);
            assert_eq!(
                cents(&option["spending"]),
                total - lost,
                "spending is all but lost revenue"
            );
        }
        let total = |option: &str| cents(&json["options"][option]["total"]);
        for (option, comparison) in object(&json["comparison"]) {
            let saving = total("ops_run_it") - total(option);
            assert_eq!(cents(&comparison["saving"]), saving, "{option} of {sample}");
            let insured = cents(&comparison["cover"]) - cents(&comparison["premium"]);
            assert_eq!(insured, saving, "a saving is cover less premium");
        }
    }
}

#[test]
fn a_figure_that_does_not_exist_is_null() {
    let folder = Folder::new();
    let mut study = furniture();
    study["horizon_months"] = json!(1);
    for service in study["services"].as_array_mut().unwrap() {
        service["launch_month"] = json!(5);
    }
    let path = folder.with("never.fulcrum", &study.to_string());
    let json = printed_json(&["evaluate", &path, "--format", "json"]);
    for option in OPTIONS {
        for service in object(&json["options"][option]["services"]).values() {
            assert_eq!(service["achieved_availability"], Value::Null, "it is never active");
            assert_eq!(service["restore_hours"], Value::Null, "it is never active");
        }
    }
    let comparison = &json["comparison"]["hybrid"];
    assert_eq!(comparison["cover_per_premium"], Value::Null, "nothing is spent more");
    assert_eq!(comparison["return_on_extra_investment"], Value::Null, "nothing is invested more");
    assert_eq!(json["options"]["hybrid"]["per_team_month"], Value::Null, "no team has a service");
    assert_eq!(comparison["per_team_month"], Value::Null, "no team has a service");
    // two years of set-up do not pay within a month
    study["services"].as_array_mut().unwrap().iter_mut().for_each(|s| s["launch_month"] = json!(0));
    let path = folder.with("short.fulcrum", &study.to_string());
    let json = printed_json(&["evaluate", &path, "--format", "json"]);
    let comparison = &json["comparison"]["you_build_it_you_run_it"];
    for key in ["break_even_month", "discounted_payback_month", "internal_rate_of_return"] {
        assert_eq!(comparison[key], Value::Null, "{key}: one month of loss never pays");
    }
}

#[test]
fn text_and_json_say_the_same() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let json = printed_json(&["evaluate", &study, "--format", "json"]);
    let text = printed(&["evaluate", &study]);
    assert_eq!(text, printed(&["evaluate", &study, "--format", "text"]), "text is the default");
    // thousands are set apart by narrow spaces
    let plain = text.replace('\u{202f}', "");
    for label in
        ["Ops Run It", "You Build It You Run It", "Hybrid", "Furniture retailer", "Worth checking"]
    {
        assert!(plain.contains(label), "{label} is not in:\n{text}");
    }
    for option in OPTIONS.map(|option| &json["options"][option]) {
        for key in ["total", "discounted_total", "spending"] {
            let amount = option[key].as_str().unwrap();
            assert!(plain.contains(&format!("${amount}")), "{amount} is not in:\n{text}");
        }
    }
    assert!(!text.contains("fulcrum check"), "the sample leaves nothing out");
}

#[test]
fn a_scenario_is_the_study_with_its_changes_made() {
    let folder = Folder::new();
    let study = furniture();
    let path = folder.with("study.fulcrum", &study.to_string());
    let mut changed = study.clone();
    let changes = &study["scenarios"][0]["changes"];
    assert_eq!(changes, &json!({ "models.you_build_it_you_run_it.standby_per_week": "250" }));
    changed["models"]["you_build_it_you_run_it"]["standby_per_week"] = json!("250");
    let changed = folder.with("changed.fulcrum", &changed.to_string());
    for format in ["text", "json"] {
        let evaluated = |path: &str, more: &[&str]| {
            printed(&[&["evaluate", path, "--format", format], more].concat())
        };
        let scenario = evaluated(&path, &["--scenario", "frugal"]);
        let named = scenario.replace(", scenario Frugal standby: ", ": ");
        assert_eq!(named != scenario, format == "text", "the heading names the scenario");
        assert_eq!(named, evaluated(&changed, &[]), "the same study in the end");
        assert_ne!(named, evaluated(&path, &[]), "and another one than without");
    }
    let exported = |path: &str, more: &[&str]| {
        let to = folder.named("ledger.csv");
        printed(&[&["export", path, "--to", &to], more].concat());
        std::fs::read_to_string(to).unwrap()
    };
    assert_eq!(exported(&path, &["--scenario", "frugal"]), exported(&changed, &[]));
}

#[test]
fn pages_fit_a_terminal_of_80_columns() {
    let folder = Folder::new();
    let mut studies = vec![printed_json(&["sample", "telco"])];
    // names as long as they may be wrap, whether or not they have spaces
    let mut hostile = furniture();
    hostile["services"][0]["name"] = json!("x".repeat(200));
    hostile["services"][1]["name"] = json!("long name ".repeat(19));
    hostile["services"][2]["name"] = json!("tall\nname \u{1b}[31m \u{202e}desrever");
    studies.push(hostile);
    for study in studies {
        let path = folder.with("study.fulcrum", &study.to_string());
        for command in
            ["evaluate", "playbook", "evidence", "hybrid", "scenarios", "selector", "adjustments"]
        {
            let text = printed(&[command, &path]);
            assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
            // a word that is longer than a line stays whole in a sentence
            let divisible = text.lines().filter(|line| line.trim().contains(' '));
            assert_within_80_columns(&divisible.collect::<Vec<_>>().join("\n"));
        }
    }
}

#[test]
fn a_study_without_services_has_no_tables_of_services() {
    let folder = Folder::new();
    let study = furniture_without_services();
    let text = printed(&["evaluate", &folder.with("empty.fulcrum", &study.to_string())]);
    assert!(text.contains("Against Ops Run It") && text.contains("Per team and month"), "{text}");
    for heading in ["Model in the hybrid", "Achieved availability", "Loss protection"] {
        assert!(!text.contains(heading), "{heading} of nothing:\n{text}");
    }
}
