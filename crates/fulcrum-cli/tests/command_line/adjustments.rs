//! `fulcrum adjustments`: effects that are differences of evaluations, in text and JSON.

use serde_json::{Value, json};

use super::{
    Folder, OPTIONS, WRONG_USAGE, assert_keys, assert_within_80_columns, cents, furniture, object,
    printed, printed_json, refused,
};

fn total(folder: &Folder, study: &Value, option: &str) -> i128 {
    let path = folder.with("variant.fulcrum", &study.to_string());
    cents(&printed_json(&["evaluate", &path, "--format", "json"])["options"][option]["total"])
}

#[test]
fn effects_are_the_differences_that_evaluate_shows() {
    let folder = Folder::new();
    let mut study = furniture();
    study["adjustments"] = json!(["fix_delivery_team", "linear_run_cost"]);
    let path = folder.with("study.fulcrum", &study.to_string());
    let json = printed_json(&["adjustments", &path, "--format", "json"]);
    let keys =
        ["study", "currency", "horizon_months", "lens", "totals", "adjustments", "lens_effect"];
    assert_keys(&json, &keys);
    let all = json["adjustments"].as_array().unwrap();
    assert_eq!(all.len(), 18);
    let active: Vec<_> = all.iter().filter(|a| a["active"] == true).map(|a| &a["id"]).collect();
    assert_eq!(active, ["fix_delivery_team", "linear_run_cost"]);
    let mut with = |ids: &[&str], option: &str| {
        study["adjustments"] = json!(ids);
        total(&folder, &study, option)
    };
    for (id, together, without) in [
        (
            "digital_platform",
            &["fix_delivery_team", "linear_run_cost", "digital_platform"][..],
            &["fix_delivery_team", "linear_run_cost"][..],
        ),
        ("linear_run_cost", &["fix_delivery_team", "linear_run_cost"], &["fix_delivery_team"]),
    ] {
        let effect = all.iter().find(|a| a["id"] == id).unwrap();
        let keys = [
            "id", "label", "kind", "model", "help", "active", "effects", "settings", "extra",
            "alone", "together",
        ];
        assert_keys(effect, &keys);
        for option in OPTIONS {
            let alone = with(&[id], option) - with(&[], option);
            assert_eq!(cents(&effect["alone"][option]["total"]), alone, "{id}, {option}");
            let both = with(together, option) - with(without, option);
            assert_eq!(cents(&effect["together"][option]["total"]), both, "{id}, {option}");
        }
    }
    let lens = &json["lens_effect"];
    for option in OPTIONS {
        let cost = |key: &str| cents(&lens[key][option]["total"]);
        assert_eq!(cost("difference"), cost("on_paper") - cost("in_practice"), "{option}");
        let active = cents(&json["totals"]["with_active_adjustments"][option]["total"]);
        assert_eq!(cost("in_practice"), active, "the study weighs Ops Run It in practice");
        study["lens"] = json!("on_paper");
        study["adjustments"] = json!(["fix_delivery_team", "linear_run_cost"]);
        assert_eq!(cost("on_paper"), total(&folder, &study, option), "{option}");
    }
    let level_2 =
        lens["values"].as_array().unwrap().iter().find(|v| v["parameter"] == "level_2_share");
    let level_2 = level_2.unwrap();
    assert_eq!((&level_2["lens"], &level_2["value"]), (&json!("on_paper"), &json!("0.2")));
    assert_eq!(level_2["on_paper"]["likely"], "0.2");
}

#[test]
fn text_lists_all_of_them_and_fits_eighty_columns() {
    let folder = Folder::new();
    let mut study = furniture();
    for active in [json!([]), json!(["outsourced_support", "limited_on_call_schedule"])] {
        study["adjustments"] = active.clone();
        let path = folder.with("study.fulcrum", &study.to_string());
        let text = printed(&["adjustments", &path]);
        assert_within_80_columns(&text);
        let json = printed_json(&["adjustments", &path, "--format", "json"]);
        let is_active = active != json!([]);
        for adjustment in json["adjustments"].as_array().unwrap() {
            let (id, label) =
                (adjustment["id"].as_str().unwrap(), adjustment["label"].as_str().unwrap());
            assert!(text.contains(&format!("  {id}: {label}")), "{id} is not in:\n{text}");
            let rows = text.lines().filter(|l| l.starts_with(&format!(" {id} "))).count();
            assert_eq!(
                rows,
                if is_active { 2 } else { 1 },
                "{id}: alone, and together when any is active"
            );
            assert_within_80_columns(&printed(&["adjustments", &path, "--adjustment", id]));
        }
        assert_eq!(text.contains("None is active"), !is_active);
        let plain = text.replace('\u{202f}', "").replace('\u{2212}', "-");
        for option in OPTIONS {
            let amount = json["lens_effect"]["difference"][option]["total"].as_str().unwrap();
            let shown = format!("${}", amount.trim_start_matches('-'));
            assert!(plain.contains(&shown), "{shown} is not in:\n{text}");
        }
    }
}

#[test]
fn one_of_them_and_the_lens_are_shown_in_detail() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let text = printed(&["adjustments", &study, "--adjustment", "outsourced_support"]);
    for says in [
        "Outsourced L1 and L2. Countermeasure for Ops Run It. Not active",
        "× 1.5     15\u{a0}%   22.5\u{a0}%",
        "set to $500",
        "* holds for both models",
        "Together, discounted",
    ] {
        assert!(text.contains(says), "{says} is not in:\n{text}");
    }
    let text = printed(&["adjustments", &study, "--adjustment", "adoption_dip"]);
    assert!(
        text.contains("78 hours of each person, at the operator's rate, for each unit"),
        "{text}"
    );
    let text = printed(&["adjustments", &study, "--adjustment", "unpaid_level_3"]);
    assert!(text.contains("Level 3 callouts: paid before, not paid after"), "{text}");
    let json = printed_json(&[
        "adjustments",
        &study,
        "--adjustment",
        "linear_run_cost",
        "--format",
        "json",
    ]);
    assert_eq!(json["adjustments"].as_array().unwrap().len(), 1);
    assert!(!object(&json).contains_key("lens_effect"));
    let policy = &json["adjustments"][0]["settings"][0];
    assert_eq!(policy["alone"], json!({ "before": "by_availability", "after": "every_team" }));
    let lens = printed(&["adjustments", &study, "--lens"]);
    assert_within_80_columns(&lens);
    assert!(lens.contains("Time to acknowledge") && lens.contains("On paper"), "{lens}");
    let json = printed_json(&["adjustments", &study, "--lens", "--format", "json"]);
    assert_keys(&json, &["study", "currency", "horizon_months", "lens", "lens_effect"]);
    assert_eq!(json["lens_effect"]["values"].as_array().unwrap().len(), 15);
}

#[test]
fn one_that_is_not_there_is_wrong_usage_with_those_that_are() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let errors = refused(&["adjustments", &study, "--adjustment", "magic"], WRONG_USAGE);
    assert!(errors.contains("\"magic\"; there are automated_pipeline, "), "{errors}");
    refused(&["adjustments", &study, "--adjustment", "adoption_dip", "--lens"], WRONG_USAGE);
}
