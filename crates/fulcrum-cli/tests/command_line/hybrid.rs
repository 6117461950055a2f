//! `fulcrum hybrid`: the assignment that costs least, and that it is what `evaluate` then says.

use serde_json::{Value, json};

use super::{Folder, cents, furniture, in_one_line, outcome, printed, printed_json};

fn hybrid_total(study: &str) -> i128 {
    let evaluated = printed_json(&["evaluate", study, "--format", "json"]);
    cents(&evaluated["options"]["hybrid"]["discounted_total"])
}

#[test]
fn the_best_hybrid_is_what_its_models_cost() {
    let folder = Folder::new();
    let mut file = furniture();
    let study = folder.with("study.fulcrum", &file.to_string());
    let best = printed_json(&["hybrid", &study, "--all-services", "--format", "json"]);
    assert_eq!(best["proven"], json!(true));
    assert_eq!(best["assignments_costed"], json!(8));
    assert_eq!(cents(&best["discounted_cost_as_it_is"]), hybrid_total(&study));
    let chosen = best["services"].as_array().unwrap();
    for service in file["services"].as_array_mut().unwrap() {
        let choice = chosen.iter().find(|choice| choice["id"] == service["id"]).unwrap();
        service["operating_model"] = choice["operating_model"].clone();
    }
    let improved = folder.with("improved.fulcrum", &file.to_string());
    assert_eq!(hybrid_total(&improved), cents(&best["discounted_cost"]));
    // what each choice is worth is what the other model would cost more
    let choice: &Value = &chosen[0];
    for service in file["services"].as_array_mut().unwrap() {
        if service["id"] == choice["id"] {
            let other = match choice["operating_model"].as_str().unwrap() {
                "ops_run_it" => "you_build_it_you_run_it",
                _ => "ops_run_it",
            };
            service["operating_model"] = json!(other);
        }
    }
    let worse = folder.with("worse.fulcrum", &file.to_string());
    let worth = hybrid_total(&worse) - hybrid_total(&improved);
    assert_eq!(worth, cents(&choice["worth"]));
}

#[test]
fn the_text_says_what_it_saves_and_how_far_it_is_certain() {
    let folder = Folder::new();
    let mut file = furniture();
    let study = folder.with("study.fulcrum", &file.to_string());
    let text = printed(&["hybrid", &study, "--all-services"]);
    assert!(
        text.starts_with("Furniture retailer: the best hybrid\n\nThe best hybrid costs $"),
        "{text}"
    );
    assert!(text.contains("\nProven: all 8 assignments of 3 services were tried.\n"), "{text}");
    let spending = printed(&["hybrid", &study, "--spending-only"]);
    let basis = "(spending only, discounted, 36 months)";
    assert!(in_one_line(&spending).contains(basis), "{spending}");
    for service in file["services"].as_array_mut().unwrap() {
        service["operating_model"] = json!("ops_run_it");
    }
    let picked = folder.with("picked.fulcrum", &file.to_string());
    let text = printed(&["hybrid", &picked]);
    let nothing = "no assignment costs less than the hybrid as it is.";
    assert!(in_one_line(&text).contains(nothing), "{text}");
    assert!(text.contains("No service is free to change"), "{text}");
    assert_eq!(outcome(&["hybrid", &picked, "--all"]).status, 2);
}
