//! Random studies, scenarios and edits, the same ones on every machine.

use fulcrum_app::evaluation_json;
use fulcrum_model::OperatingModel;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use fulcrum_model::scenarios::differences;
use proptest::prelude::*;

use super::super::any_study::{any_varied_study, runner};
use super::*;

/// An edit of a value, of a study with `services` services, drawn from numbers.
fn edit(drawn: [u32; 3], services: usize) -> Edit {
    let [kind, which, amount] = drawn;
    let (which, amount_now) = (which as usize, Decimal::new(i64::from(amount % 101), 2));
    let words = |list: &[&str]| text(list[amount as usize % list.len()]);
    let service = |field: &str| format!("services.s{}.{field}", which % services.max(1));
    // without a service there is something else to change
    match kind % if services == 0 { 8 } else { 11 } {
        0 => {
            let parameter = OrganisationParameter::ALL[which % OrganisationParameter::COUNT];
            // shares of incidents fit together at a tenth
            let value = if parameter.is_whole() {
                Decimal::ONE
            } else {
                amount_now.min(Decimal::new(1, 1))
            };
            let path = format!("organisation.{}", parameter.declaration().id);
            Edit::SetEstimate { path, estimate: Estimate::Fixed(value) }
        }
        1 | 2 => {
            let model = OperatingModel::ALL[amount as usize % 2];
            let declaration = ModelParameter::ALL[which % ModelParameter::COUNT].declaration();
            let bounded = |value: Decimal| value.clamp(declaration.minimum, declaration.maximum);
            let estimate = Estimate::Range {
                low: bounded(amount_now),
                likely: bounded(amount_now * Decimal::TWO),
                high: bounded(amount_now * Decimal::TEN),
                shape: Shape::Pert,
            };
            Edit::SetEstimate {
                path: format!("models.{}.{}", model.id(), declaration.id),
                estimate,
            }
        }
        3 => {
            let ids = ["automated_pipeline", "unpaid_level_3", "digital_platform", "adoption_dip"];
            switch(ids[which % ids.len()], amount % 2 == 0)
        }
        4 => {
            let model = OperatingModel::ALL[which % 2].id();
            let value = match amount % 3 {
                0 => Node::Null,
                _ => words(&["capex", "opex", "lost_revenue"]),
            };
            set(&format!("treatments.{}.{model}", ["toil", "standby"][which / 2 % 2]), value)
        }
        5 => set("lens", words(&["on_paper", "in_practice"])),
        6 => set("horizon_months", Node::Number((1 + amount % 12).to_string())),
        7 => {
            let threshold = ["bands.incident_loss.high_from", "bands.incident_loss.medium_from"];
            set_estimate(threshold[which % 2], [100_000, 20_000, 15_000][amount as usize % 3])
        }
        8 => {
            let declaration =
                ServiceParameter::ALL[amount as usize % ServiceParameter::COUNT].declaration();
            Edit::SetEstimate {
                path: service(declaration.id),
                estimate: Estimate::Fixed(amount_now),
            }
        }
        9 => set(&service("feature_demand"), words(&["low", "medium", "high", "very_high"])),
        _ => {
            set(&service("availability_target"), words(&["auto", "95.0", "99.0", "99.9", "99.99"]))
        }
    }
}

/// A study file as a scenario with these changes makes it, without any scenario.
fn applied(mut file: Value, changes: &serde_json::Map<String, Value>) -> Value {
    for (path, value) in changes {
        if let Some(rest) = path.strip_prefix("services.") {
            let (id, key) = rest.rsplit_once('.').unwrap();
            let services = file["services"].as_array_mut().unwrap();
            let service = services.iter_mut().find(|service| service["id"] == id).unwrap();
            service[key] = value.clone();
        } else {
            let slot = path.split('.').fold(&mut file, |node, key| &mut node[key]);
            slot.clone_from(value);
        }
    }
    file.as_object_mut().unwrap().remove("scenarios");
    file
}

fn edits_strategy() -> impl Strategy<Value = Vec<[u32; 3]>> {
    prop::collection::vec(any::<[u32; 3]>(), 1..10)
}

/// The study with a scenario that some edits have made.
fn with_a_scenario(file: &Value, drawn: &[[u32; 3]], services: usize) -> Option<Document> {
    let add = Edit::AddScenario { id: "it".to_owned(), name: "It".to_owned(), copy_of: None };
    let (mut document, _) = edited(&document(file), &[add]);
    for drawn in drawn {
        // two that do not fit together are refused
        let edits = [edit(*drawn, services)];
        if let Ok((next, _)) = document.edited_in(&edits, Some("it"), library().context()) {
            document = next;
        }
    }
    document.scenario_changes("it").is_some_and(|changes| !changes.is_empty()).then_some(document)
}

#[test]
fn an_edit_in_a_scenario_is_the_edit_of_the_study_that_it_makes() {
    let (tried, made) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    runner(60)
        .run(&(any_varied_study(), edits_strategy(), edits_strategy()), |(file, first, drawn)| {
            let services = file["services"].as_array().unwrap().len();
            let Some(mut document) = with_a_scenario(&file, &first, services) else {
                return Ok(());
            };
            let library = library();
            let base_file = written(&document);
            for drawn in drawn {
                let edit = edit(drawn, services);
                let file = written(&document);
                let changes = file["scenarios"][0]["changes"].as_object().unwrap().clone();
                let alone = self::document(&applied(file, &changes));
                prop_assert_eq!(
                    differences(
                        &alone.study(library.context()).unwrap().study,
                        &scenario(&document, "it")
                    ),
                    vec![]
                );
                tried.set(tried.get() + 1);
                let expected = alone.edited(std::slice::from_ref(&edit), library.context());
                let found =
                    document.edited_in(std::slice::from_ref(&edit), Some("it"), library.context());
                prop_assert_eq!(
                    expected.is_ok(),
                    found.is_ok(),
                    "{:?}: {:?} {:?}",
                    edit,
                    expected,
                    found
                );
                let (Ok((_, expected)), Ok((next, base))) = (expected, found) else { continue };
                made.set(made.get() + 1);
                let now = scenario(&next, "it");
                prop_assert_eq!(differences(&now, &expected.study), vec![], "{:?}", edit);
                prop_assert_eq!(
                    evaluation_json(&now),
                    evaluation_json(&expected.study),
                    "{:?}",
                    edit
                );
                // the study has not changed, and each change of the scenario differs from it
                let mut file = written(&next);
                file["scenarios"].clone_from(&base_file["scenarios"]);
                prop_assert_eq!(&file, &base_file);
                let changes = next.scenario_changes("it").unwrap();
                let different = differences(&base.study, &now);
                for change in changes {
                    let is_covered = different.iter().any(|d| d.place.path().starts_with(change));
                    prop_assert!(
                        is_covered || change == "adjustments",
                        "{} changes nothing",
                        change
                    );
                }
                document = next;
            }
            Ok(())
        })
        .unwrap();
    assert!(made.get() > 150 && made.get() * 2 > tried.get(), "{} of {}", made.get(), tried.get());
}

#[test]
fn a_change_taken_back_is_the_studys_value_again() {
    runner(60)
        .run(&(any_varied_study(), edits_strategy()), |(file, first)| {
            let services = file["services"].as_array().unwrap().len();
            let Some(mut document) = with_a_scenario(&file, &first, services) else {
                return Ok(());
            };
            let paths: Vec<String> =
                document.scenario_changes("it").unwrap().into_iter().map(str::to_owned).collect();
            for path in paths {
                let context_library = library();
                let edits = [reset(&path)];
                // a threshold may need the other one to go first
                let Ok((next, base)) =
                    document.edited_in(&edits, Some("it"), context_library.context())
                else {
                    prop_assert!(path.starts_with("bands") || path.starts_with("organisation"));
                    continue;
                };
                let left = differences(&base.study, &scenario(&next, "it"));
                prop_assert!(left.iter().all(|d| d.place.path() != path), "{} in {:?}", path, left);
                document = next;
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_is_kept_as_a_scenario_is_what_was_changed() {
    let kept = std::cell::Cell::new(0);
    runner(60)
        .run(&(any_varied_study(), edits_strategy()), |(file, drawn)| {
            let services = file["services"].as_array().unwrap().len();
            let library = library();
            let (since, before) = read(&file);
            let mut now = since.clone();
            for drawn in drawn {
                if let Ok((next, _)) = now.edited(&[edit(drawn, services)], library.context()) {
                    now = next;
                }
            }
            let study_now = now.study(library.context()).unwrap().study;
            let Ok((after, base, id)) = now.kept_as_scenario("It", &since, library.context())
            else {
                prop_assert_eq!(differences(&before.study, &study_now), vec![]);
                return Ok(());
            };
            kept.set(kept.get() + 1);
            prop_assert_eq!(differences(&before.study, &base.study), vec![]);
            prop_assert_eq!(differences(&study_now, &scenario(&after, &id)), vec![]);
            Ok(())
        })
        .unwrap();
    assert!(kept.get() > 40, "{}", kept.get());
}
