//! Adding and removing services.

use fulcrum_model::file::ProblemKind;

use super::*;

fn service(id: &str) -> Node {
    let file = study_file(&[service_file(id)]);
    document(&file).service(id).unwrap().clone()
}

fn add(after: Option<&str>, ids: &[&str]) -> Edit {
    Edit::AddServices {
        after: after.map(str::to_owned),
        services: ids.iter().map(|id| service(id)).collect(),
    }
}

fn remove(ids: &[&str]) -> Edit {
    Edit::RemoveServices { ids: ids.iter().map(|&id| id.to_owned()).collect() }
}

fn ids(study: &Study) -> Vec<&str> {
    study.services.iter().map(|service| service.id.as_str()).collect()
}

#[test]
fn services_are_added_where_they_are_wanted() {
    let before = document(&file());
    let (_, study) = edited(&before, &[add(Some("shop"), &["a", "b"]), add(None, &["first"])]);
    assert_eq!(ids(&study), ["first", "shop", "a", "b", "stock"]);
    // and can be changed by the edits after it
    let edits = [add(Some("stock"), &["a"]), set_text("services.a.name", "New")];
    assert_eq!(edited(&before, &edits).1.services[2].name, "New");
    let problems = refused(&before, None, &[add(Some("nobody"), &["a"])]);
    assert_eq!(paths(&problems), ["services.nobody"]);
    let problems = refused(&before, None, &[add(None, &["shop"])]);
    assert_eq!(problems[0].kind, ProblemKind::Duplicate);
}

#[test]
fn a_service_of_a_study_is_one_of_a_file() {
    let (before, read) = read(&file());
    let mut copy = read.study.services[0].clone();
    copy.id = "copy".to_owned();
    let edit =
        Edit::AddServices { after: Some("stock".to_owned()), services: vec![(&copy).into()] };
    assert_eq!(edited(&before, &[edit]).1.services[2], copy);
    assert_eq!(before.service("nobody"), None);
}

#[test]
fn a_service_goes_with_its_evidence_and_what_scenarios_change_of_it() {
    let before = document(&file());
    let (after, study) = edited(&before, &[remove(&["stock"])]);
    assert_eq!(ids(&study), ["shop"]);
    assert_eq!(study.evidence.keys().collect::<Vec<_>>(), [RATE]);
    assert_eq!(after.scenario_changes("frugal"), Some(vec![STANDBY]));
    // even where it is of nothing the program knows, so that a new service does not inherit it
    let mut file = file();
    file["evidence"]["services.stock.colour"] = json!({ "confidence": "guess" });
    let (after, _) = edited(&document(&file), &[remove(&["stock"])]);
    assert_eq!(written(&after)["evidence"].as_object().unwrap().len(), 1);
    let problems = refused(&before, None, &[remove(&["stock", "nobody"])]);
    assert_eq!(paths(&problems), ["services.nobody"]);
}

#[test]
fn an_id_that_begins_like_another_is_another() {
    let mut file = study_file(&["a", "a.b", "a.b.team", "ab"].map(service_file));
    let proof = json!({ "confidence": "given" });
    let paths = ["a", "a.b", "a.b.team", "ab"].map(|id| format!("services.{id}.team"));
    file["evidence"] = paths.iter().map(|path| (path.clone(), proof.clone())).collect();
    file["scenarios"] = json!([{ "id": "s", "name": "S", "changes":
        paths.iter().map(|path| (path.clone(), json!("T"))).collect::<Value>() }]);
    let before = document(&file);
    for (position, id) in ["a", "a.b", "a.b.team", "ab"].into_iter().enumerate() {
        let mut left = paths.to_vec();
        left.remove(position);
        let (after, study) = edited(&before, &[remove(&[id])]);
        assert!(study.evidence.keys().all(|path| left.contains(path)), "{id}");
        assert_eq!(study.evidence.len(), 3, "{id}");
        assert_eq!(after.scenario_changes("s").unwrap().len(), 3, "{id}");
        // a field of one is no field of the other
        let (_, study) = edited(&before, &[set_text(&format!("services.{id}.team"), "New")]);
        let new: Vec<&str> =
            study.services.iter().filter(|s| s.team == "New").map(|s| s.id.as_str()).collect();
        assert_eq!(new, [id]);
        let (_, study) = edited(&before, &[reset(&format!("services.{id}.launch_month"))]);
        assert_eq!(study.services.len(), 4);
    }
}

#[test]
fn services_are_of_the_study_whichever_scenario_is_edited() {
    let before = document(&file());
    let edits = [add(None, &["a"]), remove(&["stock"])];
    let (after, study) = edited_in(&before, Some("frugal"), &edits);
    assert_eq!(ids(&study), ["a", "shop"]);
    assert_eq!(after.scenario_changes("frugal"), Some(vec![STANDBY]));
}
