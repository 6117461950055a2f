//! Adding, copying, removing, filling down and pasting services.

use fulcrum_app::contract::ErrorCode;

use super::*;

fn ids_of(ids: &[&str]) -> Vec<String> {
    owned(ids)
}

#[test]
fn a_service_is_added_like_the_one_before_it() {
    let mut table = Table::of(&three());
    let screen = table.edit(StudyEdit::AddService { after: Some("app".to_owned()) });
    assert_eq!(ids(&screen), ["web", "app", "new_service", "desk"]);
    assert_eq!(texts(&screen, "name")[2], "New service");
    assert_eq!(texts(&screen, "exposure_per_hour")[2], texts(&screen, "exposure_per_hour")[1]);
    let screen = table.edit(StudyEdit::AddService { after: None });
    assert_eq!(texts(&screen, "name")[4], "New service 2");
    assert_eq!(texts(&screen, "kind")[4], "Foundational", "like the last one");
    assert_eq!(ids(&table.undo()), ["web", "app", "new_service", "desk"]);
    assert_eq!(ids(&table.undo()), ["web", "app", "desk"]);

    let mut empty = Table::of(&[]);
    let screen = empty.edit(StudyEdit::AddService { after: None });
    assert_eq!(texts(&screen, "name"), ["New service"]);
    let error = empty.try_edit(StudyEdit::AddService { after: Some("x".to_owned()) }).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[test]
fn services_are_duplicated_and_removed() {
    let mut table = Table::of(&three());
    let screen = table.edit(StudyEdit::DuplicateServices { ids: ids_of(&["web", "app"]) });
    assert_eq!(
        texts(&screen, "name"),
        ["web shop", "web shop (copy)", "App", "App (copy)", "Desk"]
    );
    let screen = table.edit(StudyEdit::DuplicateServices { ids: ids_of(&["app"]) });
    assert_eq!(texts(&screen, "name")[3], "App (copy 2)");
    let exposure = texts(&screen, "exposure_per_hour");
    assert_eq!(exposure[2], exposure[3]);
    table.undo();
    assert_eq!(ids(&table.undo()), ["web", "app", "desk"]);
    assert_eq!(
        ids(&table.edit(StudyEdit::RemoveServices { ids: ids_of(&["web", "desk"]) })),
        ["app"]
    );
    let error = table.try_edit(StudyEdit::RemoveServices { ids: ids_of(&["web"]) }).unwrap_err();
    assert!(!error.message.is_empty());
    assert_eq!(ids(&table.undo()), ["web", "app", "desk"]);
}

#[test]
fn cells_are_filled_down_exactly() {
    let mut table = Table::of(&three());
    let columns = owned(&["exposure_per_hour", "availability_target", "launch_month"]);
    let edit = StudyEdit::FillDown { ids: ids_of(&["app", "web", "desk"]), columns };
    let workspace = table.try_edit(edit).unwrap();
    let undo = workspace.study.undo.clone().unwrap();
    assert!(undo.ends_with("filled down to 2 services"), "{undo}");
    let screen = screen(workspace);
    for column in ["exposure_per_hour", "availability_target", "launch_month"] {
        let cells = texts(&screen, column);
        assert!(cells.iter().all(|cell| *cell == cells[1]), "{column}: {cells:?}");
    }
    let path = table.folder.path().join("filled.fulcrum");
    table.session.save(&path).unwrap();
    let saved = std::fs::read_to_string(path).unwrap();
    assert_eq!(saved.matches("\"uniform\"").count(), 3, "the shape goes with the range");
    assert_eq!(texts(&table.undo(), "launch_month"), ["0", "3", "0"]);
    let result =
        StudyEdit::FillDown { ids: ids_of(&["app", "web"]), columns: owned(&["cost_ops_run_it"]) };
    assert_eq!(table.try_edit(result).unwrap_err().code, ErrorCode::ValueNotAccepted);
}

#[test]
fn a_block_goes_into_cells_and_makes_new_services() {
    let mut table = Table::of(&three());
    let block: String = (1..=10).map(|i| format!("Shop {i}\tTeam {i}\tRetail\r\n")).collect();
    let screen = table.edit(table.paste(&block, "name"));
    assert_eq!(screen.total, 10);
    assert_eq!(ids(&screen)[..4], ["web", "app", "desk", "shop_4"]);
    assert_eq!(texts(&screen, "team")[9], "Team 10");
    assert_eq!(texts(&screen, "kind")[9], "Foundational", "what is lacking is as in the last one");
    assert_eq!(ids(&table.undo()), ["web", "app", "desk"]);

    let block = "2\t\t$5,000\n\"1\"\tHigh (weekly)\t1..5..9\n";
    let screen = table.edit(table.paste(&block.replace(',', " "), "launch_month"));
    assert_eq!(texts(&screen, "launch_month"), ["2", "1", "0"]);
    assert_eq!(texts(&screen, "feature_demand")[1], "High (weekly)");
    assert_eq!(texts(&screen, "exposure_per_hour")[1], "$1 – $5 – $9");
}

#[test]
fn a_row_that_becomes_a_service_is_what_adding_one_gives_but_for_its_cells() {
    let range =
        |likely: &str| json!({ "low": "1", "likely": likely, "high": "90", "shape": "uniform" });
    let services = [
        service("a", json!({})),
        service("b", json!({ "exposure_per_hour": range("30"), "launch_month": 7 })),
    ];
    let file = |edit: fn(&Table) -> StudyEdit| {
        let mut table = Table::of(&services);
        table.edit(edit(&table));
        let path = table.folder.path().join("saved.fulcrum");
        table.session.save(&path).unwrap();
        let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        file["services"][2].clone()
    };
    let added = file(|_| StudyEdit::AddService { after: None });
    assert_eq!(added["exposure_per_hour"], range("30"));
    let pasted = file(|table| table.paste("x\ny\nNew service\n", "name"));
    assert_eq!(pasted, added, "ranges in full, not their likely values");

    // only the ends of a range: a service that is there keeps its likely value, a new one has none
    let mut table = Table::of(&services);
    let screen = table.edit(table.paste("5\n5 to 50\n", "exposure_per_hour"));
    assert_eq!(texts(&screen, "exposure_per_hour")[1], "$5 – $30 – $50");
    let error = table.try_edit(table.paste("5\n5\n5 to 50\n", "exposure_per_hour")).unwrap_err();
    assert!(error.problems[0].starts_with("Row 3, Financial exposure"), "{error:?}");
    assert_eq!(table.show().total, 2);
}

#[test]
fn one_cell_that_cannot_be_taken_keeps_everything_as_it_was() {
    let mut table = Table::of(&three());
    let before = table.show();
    let block = "1\tlow\n2\tmedium\nsoon\tnever\n2.5\thigh";
    let error = table.try_edit(table.paste(block, "launch_month")).unwrap_err();
    assert_eq!(error.code, ErrorCode::ValueNotAccepted);
    assert_eq!(error.problems.len(), 3, "{:?}", error.problems);
    assert!(error.problems[0].starts_with("Row 3, Launch: "), "{:?}", error.problems);
    assert!(error.problems[1].starts_with("Row 3, Feature demand: \"never\""));
    assert!(error.problems[2].starts_with("Row 4, Launch: "));
    assert_eq!(table.show(), before);

    let error = table.try_edit(table.paste("none\tno\tx", "already_run_by")).unwrap_err();
    assert_eq!(error.problems[0], "Row 1: It has 3 cells, and there is room for 1 column.");
    for (text, column) in [("", "name"), ("x", "cost_ops_run_it"), ("x", "no_such_column")] {
        assert!(table.try_edit(table.paste(text, column)).is_err(), "{column}");
    }
    let long = "a".repeat(201);
    let error = table.try_edit(table.paste(&long, "name")).unwrap_err();
    assert!(error.problems[0].starts_with("Row 1, Name: "), "{error:?}");
    assert_eq!(table.show(), before);
}

#[test]
fn headings_say_where_a_block_goes() {
    let mut table = Table::of(&three());
    let block = "Launch\tNAME\tcost_difference\n4\tFirst\t$1\n5\t\"Second\nline\"\t$2";
    let screen = table.edit(table.paste(block, "team"));
    assert_eq!(texts(&screen, "launch_month"), ["4", "5", "0"]);
    assert_eq!(texts(&screen, "name"), ["First", "Second\nline", "Desk"]);
    let team = table.show().rows[0].cells[1].text.clone();
    assert_eq!(team, "web", "the column of the cell does not count");
}

#[test]
fn a_heading_that_is_not_known_is_named_and_no_data() {
    let mut table = Table::of(&three());
    let before = table.show();
    let block = "Name\tColour\tLaunch\nFirst\tred\t4\nSecond\tblue\tsoon";
    let error = table.try_edit(table.paste(block, "name")).unwrap_err();
    assert!(error.message.starts_with("Nothing was changed"), "{error:?}");
    let [heading, cell] = error.problems.as_slice() else { panic!("{error:?}") };
    assert!(heading.starts_with("Row 1: There is no column \"Colour\". Columns are id, Name, "));
    assert!(cell.starts_with("Row 3, Launch: "), "all at once: {cell}");
    let error = table.try_edit(table.paste("Name\tname\nFirst\tB", "name")).unwrap_err();
    assert_eq!(error.problems, ["Row 1: The column \"name\" is there twice."]);
    assert_eq!(table.show(), before);
}

#[test]
fn a_study_has_no_more_services_than_it_may() {
    let mut table = Table::of(&three());
    let block: String = (0..2001).map(|i| format!("S{i}\n")).collect();
    let error = table.try_edit(table.paste(&block, "name")).unwrap_err();
    assert_eq!(error.code, ErrorCode::ValueNotAccepted);
    assert!(error.message.contains("2001") && error.message.contains("2000"), "{error:?}");
    let block: String = (0..2000).map(|i| format!("S{i}\n")).collect();
    assert_eq!(table.edit(table.paste(&block, "name")).total, 2000);
}

#[test]
fn in_a_scenario_values_are_its_own_and_new_services_are_of_the_study() {
    let mut file = study_file(&three());
    file["scenarios"] = json!([{ "id": "later", "name": "Later", "changes": {} }]);
    let mut table = Table::of_file(&file);
    let view = table.view();
    let show = |id: Option<&str>| fulcrum_app::contract::ShowScenarioRequest {
        id: id.map(str::to_owned),
        view: view.clone(),
    };
    table.session.show_scenario(&show(Some("later"))).unwrap();
    let pasted = table.try_edit(table.paste("7\n8\n9\n10", "launch_month")).unwrap();
    assert_eq!(pasted.study.undo.as_deref(), Some("4 rows pasted (Later)"));
    assert_eq!(texts(&screen(pasted), "launch_month"), ["7", "8", "9", "10"]);
    let study = screen(table.session.show_scenario(&show(None)).unwrap());
    assert_eq!(texts(&study, "launch_month"), ["0", "3", "0", "10"]);
}
