//! Services as comma-separated values and on the clipboard.

use std::path::Path;

use fulcrum_app::NumberStyle;
use fulcrum_app::contract::{CommandError, CopyServicesRequest, CostBasis, ErrorCode};

use super::*;

const HOSTILE: [&str; 8] = [
    "=1+1",
    "'=1+1",
    "@SUM(A1)",
    "say \"hi\", you; there",
    "two\nlines",
    "<script>alert(1)</script>",
    "-2\t+3",
    "'t Hooft",
];

fn hostile() -> Vec<Value> {
    let named = HOSTILE.into_iter().enumerate().map(|(i, name)| {
        service(&format!("s{i}"), json!({ "name": name, "team": name, "launch_month": i }))
    });
    named.chain(three()).collect()
}

/// The services as a study file has them.
fn saved(table: &mut Table) -> Value {
    let path = table.folder.path().join("saved.fulcrum");
    table.session.save(&path).unwrap();
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["services"].clone()
}

fn import(table: &mut Table, text: &str) -> Result<Workspace, CommandError> {
    let path = table.folder.path().join("in.csv");
    std::fs::write(&path, text).unwrap();
    let (opening, view) = (table.session.opening().unwrap(), table.view());
    table.session.import_services(&opening, &path, &view)
}

/// Styles of systems that may write a file and read one: English, German, French and Swiss ones, that
/// of India and that of the application.
const STYLES: [NumberStyle; 6] = [
    NumberStyle::ENGLISH,
    NumberStyle::GERMAN,
    NumberStyle::FRENCH,
    NumberStyle::SWISS,
    NumberStyle::INDIAN,
    NumberStyle::APPLICATION,
];

/// Services with numbers that one style or another could take for others.
fn with_awkward_numbers() -> Vec<Value> {
    let numbers =
        ["1.234", "1234", "1234.5", "0.125", "999.999", "1000.001", "12.345", "123456.789"];
    let mut services = hostile();
    for (place, number) in numbers.into_iter().enumerate() {
        services.push(service(
            &format!("n{place}"),
            json!({
                "exposure_per_hour": number,
                "features_per_month": { "low": "0.5", "likely": "1.234", "high": "12.345", "shape": "uniform" },
                "value_per_feature_month": { "low": "0", "likely": number, "high": "1234567.125", "shape": "pert" },
                "out_of_hours_exposure": "0.123",
            }),
        ));
    }
    services
}

fn exported(table: &Table, file: &Path) -> Result<String, CommandError> {
    table.session.weighing().unwrap().export_services(file)
}

#[test]
fn what_is_exported_comes_back_as_it_was_on_any_system() {
    let services = with_awkward_numbers();
    for writing in STYLES {
        let mut table = Table::of(&services);
        table.session = table.session.in_style(writing);
        let path = table.folder.path().join("services.csv");
        assert_eq!(exported(&table, &path).unwrap(), "services.csv");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(",=1+1") && !text.contains(";=1+1"), "{text}");
        let expected = saved(&mut table);

        for reading in STYLES {
            table.session = table.session.in_style(reading);
            let unchanged = import(&mut table, &text).unwrap();
            assert_eq!((unchanged.study.undo, unchanged.study.changed), (None, false));

            let mut empty = Table::of(&[]);
            empty.session = empty.session.in_style(reading);
            let workspace = import(&mut empty, &text).unwrap();
            assert_eq!(workspace.study.undo.as_deref(), Some("19 services imported"));
            assert_eq!(saved(&mut empty), expected, "{writing:?} read as {reading:?}");
            assert_eq!(empty.undo().total, 0);
        }
    }
}

#[test]
fn a_number_of_a_file_that_could_be_a_thousand_times_another_is_questioned_everywhere() {
    for style in STYLES {
        let mut table = Table::of(&three());
        table.session = table.session.in_style(style);
        let before = table.show();
        for number in ["1.234", "1,234", "$1.234", "1..2..1,234"] {
            let error = import(&mut table, &format!("id;exposure_per_hour\nweb;{number}\n"));
            let problem = error.unwrap_err().problems.remove(0);
            let asks = problem.ends_with("did you mean 1.2340 or 1234?");
            assert!(asks, "{number} {style:?}: {problem}");
        }
        assert_eq!(table.show(), before);
        for number in ["1.2340", "1234", "1234.5", "0.125"] {
            import(&mut table, &format!("id;exposure_per_hour\nweb;{number}\n")).unwrap();
            let exposure = saved(&mut table)[0]["exposure_per_hour"].clone();
            assert_eq!(exposure, number.replace("1.2340", "1.234"), "{style:?}");
        }
    }
}

#[test]
fn a_table_gets_its_ending_and_does_not_write_over_one_nobody_asked_about() {
    let table = Table::of(&three());
    let at = |name: &str| table.folder.path().join(name);
    assert_eq!(exported(&table, &at("list")).unwrap(), "list.csv");
    std::fs::write(at("list.csv"), "of somebody else").unwrap();
    let error = exported(&table, &at("list")).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileNotWritten);
    assert!(error.message.contains("\"list.csv\""), "{error:?}");
    assert_eq!(std::fs::read_to_string(at("list.csv")).unwrap(), "of somebody else");
    assert!(!at("list").exists());
    exported(&table, &at("list.csv")).unwrap();
    assert!(std::fs::read_to_string(at("list.csv")).unwrap().contains("web shop"));
}

#[test]
fn known_ids_change_and_others_are_added() {
    let mut table = Table::of(&three());
    let text = "\u{feff}Launch;id;name\r\n5;app;\r\n6;extra;Extra\r\n7;;Third\r\n";
    let screen = screen(import(&mut table, text).unwrap());
    assert_eq!(ids(&screen), ["web", "app", "desk", "extra", "third"]);
    assert_eq!(texts(&screen, "launch_month"), ["0", "5", "0", "6", "7"]);
    assert_eq!(texts(&screen, "name")[1], "App");
    assert_eq!(ids(&table.undo()), ["web", "app", "desk"]);
}

#[test]
fn a_file_that_cannot_be_taken_changes_nothing() {
    let mut table = Table::of(&three());
    let before = table.show();
    for (text, problem) in [
        ("id,launch_month\nweb,soon\n", "Row 2, Launch: "),
        ("id,launch_month\nweb,1\nweb,2\n", "Row 3, id: Row 2 "),
        ("id,name\na,A\na,B\n", "Row 3, id: "),
        (
            "id,name,colour\nweb,A,red\n",
            "Row 1: There is no column \"colour\". Columns are id, Name, Team, ",
        ),
        ("id,name,a,b\nweb,A,red\n", "Row 1: There is no column \"a\" or \"b\". "),
        ("name,Name\nA,B\n", "Row 1: The column \"Name\" is there twice."),
        ("name\nA,B\n", "Row 2: "),
    ] {
        let error = import(&mut table, text).unwrap_err();
        assert_eq!(error.code, ErrorCode::ValueNotAccepted, "{text}");
        assert!(error.problems[0].starts_with(problem), "{text}: {:?}", error.problems);
    }
    for text in ["", "web,1\napp,2\n"] {
        assert_eq!(import(&mut table, text).unwrap_err().code, ErrorCode::ValueNotAccepted);
    }
    let (path, view) = (table.folder.path().join("latin.csv"), table.view());
    std::fs::write(&path, b"name\nGr\xfcn\n").unwrap();
    let opening = table.session.opening().unwrap();
    let error = table.session.import_services(&opening, &path, &view).unwrap_err();
    assert!(error.message.contains("UTF-8"), "{error:?}");
    let none = table.folder.path().join("none");
    let error = table.session.import_services(&opening, &none, &view);
    assert_eq!(error.unwrap_err().code, ErrorCode::FileNotRead);
    assert_eq!(table.show(), before);
}

#[test]
fn services_are_not_imported_into_a_study_that_was_opened_meanwhile() {
    let mut table = Table::of(&three());
    let (path, view) = (table.folder.path().join("in.csv"), table.view());
    std::fs::write(&path, "id,name\nweb,Changed\nnew,New\n").unwrap();
    let asked_about = table.session.opening().unwrap();
    table.session.open_sample("telco", &view).unwrap();
    let before = table.show();
    let error = table.session.import_services(&asked_about, &path, &view).unwrap_err();
    assert!(error.message.contains("Another study was opened"), "{error:?}");
    assert_eq!(table.show(), before);
    assert!(!table.session.has_unsaved_changes());
}

#[test]
fn rows_that_are_copied_can_be_pasted() {
    let mut table = Table::of(&hostile());
    let columns: Vec<String> =
        table.show().columns.iter().map(|column| column.key.clone()).collect();
    let request = CopyServicesRequest {
        rows: table.rows.clone(),
        basis: CostBasis::AllCosts,
        columns,
        with_headings: true,
    };
    let text = table.session.copy_services(&request).unwrap();
    assert!(text.starts_with("Name\tTeam\tDomain\t"), "{text}");
    assert!(text.contains("\n'=1+1\t"), "no name is a formula: {text}");
    let before = table.show();
    // the page puts the rows that it has on the clipboard itself
    let quoted = |cell: &str| match cell.contains(['\t', '\n', '"']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    };
    let of_the_page = before.rows.iter().map(|row| {
        row.cells.iter().map(|cell| quoted(&cell.sheet)).collect::<Vec<_>>().join("\t") + "\n"
    });
    let (_, rows) = text.split_once('\n').unwrap();
    assert_eq!(of_the_page.collect::<String>(), rows, "whichever way they are copied");
    let edit = table.paste(&text, "name");
    assert_eq!(table.edit(edit), before);

    let mut empty = Table::of(&[]);
    let edit = empty.paste(&text, "name");
    let names = texts(&empty.edit(edit), "name");
    assert_eq!(names[..8], HOSTILE);
    let unknown = CopyServicesRequest { columns: owned(&["colour"]), ..request };
    assert_eq!(table.session.copy_services(&unknown).unwrap_err().code, ErrorCode::NotFound);
}
