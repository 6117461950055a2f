//! Services as comma-separated values and on the clipboard.

use fulcrum_app::NumberStyle;
use fulcrum_app::contract::{CopyServicesRequest, CostBasis, ErrorCode};

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
    let view = table.view();
    table.session.import_services(&path, &view)
}

#[test]
fn what_is_exported_comes_back_as_it_was() {
    for style in [NumberStyle::APPLICATION, NumberStyle::ENGLISH, NumberStyle::GERMAN] {
        let mut table = Table::of(&hostile());
        table.session = table.session.in_style(style);
        let path = table.folder.path().join("services.csv");
        assert_eq!(table.session.export_services(&path).unwrap(), "services.csv");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(",=1+1") && !text.contains(";=1+1"), "{text}");
        let expected = saved(&mut table);

        let unchanged = import(&mut table, &text).unwrap();
        assert_eq!((unchanged.study.undo, unchanged.study.changed), (None, false));

        let mut empty = Table::of(&[]);
        empty.session = empty.session.in_style(style);
        let workspace = import(&mut empty, &text).unwrap();
        assert_eq!(workspace.study.undo.as_deref(), Some("11 services imported"));
        assert_eq!(saved(&mut empty), expected);
        assert_eq!(empty.undo().total, 0);
    }
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
        ("id,name,colour\nweb,A,red\n", "Row 1: There is no column \"colour\"."),
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
    let error = table.session.import_services(&path, &view).unwrap_err();
    assert!(error.message.contains("UTF-8"), "{error:?}");
    let error = table.session.import_services(&table.folder.path().join("none"), &view);
    assert_eq!(error.unwrap_err().code, ErrorCode::FileNotRead);
    assert_eq!(table.show(), before);
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
    let edit = table.paste(&text, "name");
    assert_eq!(table.edit(edit), before);

    let mut empty = Table::of(&[]);
    let edit = empty.paste(&text, "name");
    let names = texts(&empty.edit(edit), "name");
    assert_eq!(names[..8], HOSTILE);
    let unknown = CopyServicesRequest { columns: owned(&["colour"]), ..request };
    assert_eq!(table.session.copy_services(&unknown).unwrap_err().code, ErrorCode::NotFound);
}
