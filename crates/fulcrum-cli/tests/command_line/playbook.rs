//! `fulcrum playbook`: a study's shares beside the playbook's ratings.

use serde_json::Value;

use super::{
    Folder, OPTIONS, WRONG_USAGE, assert_keys, cents, furniture, furniture_without_services,
    in_one_line, object, printed, printed_json, refused,
};

#[test]
fn shares_are_those_of_evaluate_and_add_up_with_what_the_playbook_leaves_out() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let json = printed_json(&["playbook", &study, "--format", "json"]);
    assert_keys(&json, &["study", "currency", "options"]);
    assert_keys(&json["options"], &OPTIONS[..2]);
    let evaluated = printed_json(&["evaluate", &study, "--format", "json"]);
    for (option, rows) in object(&json["options"]) {
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), 11, "as many as the playbook's table has");
        for row in rows {
            let keys = ["axis", "cost_type", "amount", "share", "rating", "playbook", "agreement"];
            assert_keys(row, &keys);
            assert_keys(&row["playbook"], &["from", "to"]);
            let word = |key: &str| row[key].as_str().unwrap();
            let totals = &evaluated["options"][option];
            assert_eq!(row["amount"], totals["by_axis_and_type"][word("axis")][word("cost_type")]);
            let share = cents(&row["amount"]) as f64 / cents(&totals["total"]) as f64;
            assert!((word("share").parse::<f64>().unwrap() - share).abs() < 1e-12, "{row}");
            let rating = if share > 0.25 {
                "high"
            } else if share > 0.1 {
                "medium"
            } else {
                "low"
            };
            assert_eq!(row["rating"], rating, "{row}");
        }
    }
}

#[test]
fn differences_are_marked_in_words() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let text = printed(&["playbook", &study]).replace('\u{a0}', " ");
    let json = printed_json(&["playbook", &study, "--format", "json"]);
    let rows: Vec<&Value> =
        object(&json["options"]).values().flat_map(|rows| rows.as_array().unwrap()).collect();
    let count = |agreement: &str| rows.iter().filter(|row| row["agreement"] == agreement).count();
    let (one, two) = (count("one_rating_apart"), count("two_ratings_apart"));
    assert!(one > 0 && two > 0 && one + two < rows.len(), "{one} and {two}");
    assert_eq!(text.matches("one rating apart").count(), one);
    assert_eq!(text.matches("two ratings apart").count(), two);
    assert!(in_one_line(&text).contains(&format!(" {} of 22 shares differ", one + two)), "{text}");
    // You Build It You Run It's transition is low, and the playbook rates it low: nothing to mark
    let transition = text.lines().rfind(|line| line.starts_with("   Transition ")).unwrap();
    assert!(transition.split_whitespace().eq(["Transition", "0.2", "%", "low", "low"]), "{text}");
    let heading = "Furniture retailer: shares of the total beside the playbook's ratings";
    assert_eq!(text.lines().next(), Some(heading));
    let scenario = printed(&["playbook", &study, "--scenario", "frugal"]);
    let named = "Furniture retailer, scenario Frugal standby: shares";
    assert!(scenario.starts_with(named), "{scenario}");
    refused(&["playbook", &study, "--scenario", "lavish"], WRONG_USAGE);
}

#[test]
fn a_study_that_costs_nothing_has_no_shares() {
    let folder = Folder::new();
    let study = furniture_without_services();
    let path = folder.with("empty.fulcrum", &study.to_string());
    let json = printed_json(&["playbook", &path, "--format", "json"]);
    for row in object(&json["options"]).values().flat_map(|rows| rows.as_array().unwrap()) {
        for key in ["share", "rating", "agreement"] {
            assert_eq!(row[key], Value::Null, "{row}");
        }
    }
    let text = printed(&["playbook", &path]);
    assert_eq!(text.matches(" none ").count(), 22, "{text}");
    assert!(text.ends_with("This study costs nothing, so it has no shares.\n"), "{text}");
}
