//! `fulcrum export`: whole files of the formats there are, and nothing of any other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::json;

use super::{Folder, WRONG_USAGE, cents, furniture, printed, printed_json, refused};

#[test]
fn an_exported_ledger_is_whole() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    // what was there before is replaced whole, even by something shorter
    let to = folder.with("ledger.csv", &"#".repeat(5_000_000));
    let said = printed(&["export", &study, "--to", &to]);
    let ledger = std::fs::read_to_string(&to).unwrap();
    assert!(said.contains(&format!("{} bytes", ledger.len())), "{said}");
    assert!(ledger.ends_with('\n') && !ledger.contains('#'), "the last line is whole");
    let mut lines = ledger.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let heading = lines.next().unwrap();
    let mut sums = BTreeMap::<(String, String, String), i128>::new();
    for row in lines {
        assert_eq!(row.len(), heading.len(), "{row:?}");
        let field = |name: &str| row[heading.iter().position(|h| *h == name).unwrap()];
        let amount = cents(&json!(field("amount")));
        for (map, key) in [
            ("total", ""),
            ("by_line", field("line")),
            ("by_service", field("service")),
            ("by_type", field("type")),
            ("by_axis", field("axis")),
            ("by_treatment", field("treatment")),
            ("by_month", field("month")),
        ] {
            let key = (field("option").to_owned(), map.to_owned(), key.to_owned());
            *sums.entry(key).or_default() += amount;
        }
    }
    // the ledger is the single source: every figure of the evaluation is a sum of its lines
    let json = printed_json(&["evaluate", &study, "--format", "json"]);
    for ((option, map, key), sum) in sums {
        let option = &json["options"][option];
        let expected = match map.as_str() {
            "total" => &option["total"],
            "by_month" => &option["by_month"][key.parse::<usize>().unwrap()],
            // the ledger has what is no service's, too
            "by_service" if key.is_empty() => continue,
            _ => &option[&map][&key],
        };
        assert_eq!(cents(expected), sum, "{map} {key}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.0.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
}

#[test]
fn exported_charts_are_whole() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let mut charts = BTreeSet::new();
    for arguments in [&[][..], &["--chart", "cost_by_type"], &["--chart", "cumulative_cost"]] {
        let to = folder.named("chart.svg");
        let said = printed(&[&["export", &study, "--to", &to], arguments].concat());
        let svg = std::fs::read_to_string(&to).unwrap();
        assert!(said.contains(&format!("{} bytes", svg.len())), "{said}");
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{svg}");
        charts.insert(svg);
    }
    assert_eq!(charts.len(), 2, "the default is one of the two");
}

#[test]
fn an_exported_workbook_is_whole_and_the_same_each_time() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let written = ["a.xlsx", "b.xlsx"].map(|name| {
        let to = folder.named(name);
        let said = printed(&["export", &study, "--to", &to]);
        let bytes = std::fs::read(&to).unwrap();
        assert!(said.contains(&format!("{} bytes", bytes.len())), "{said}");
        bytes
    });
    let [first, second] = written;
    assert!(first.starts_with(b"PK") && first == second);
    let to = folder.named("c.xlsx");
    for option in [["--chart", "cost_by_type"], ["--scale", "2"]] {
        let errors = refused(&["export", &study, "--to", &to, option[0], option[1]], WRONG_USAGE);
        assert!(errors.contains(option[0]), "{errors}");
        assert!(!Path::new(&to).exists());
    }
}

#[test]
fn an_exported_workbook_says_which_scenario_it_is_of() {
    let folder = Folder::new();
    let mut file = furniture();
    let changes = json!({ "models.you_build_it_you_run_it.standby_per_week": "250" });
    file["scenarios"] = json!([
        { "id": "one", "name": "One name", "changes": changes },
        { "id": "other", "name": "Another name", "changes": changes },
    ]);
    let study = folder.with("study.fulcrum", &file.to_string());
    let [one, other] = ["one", "other"].map(|id| {
        let to = folder.named(&format!("{id}.xlsx"));
        printed(&["export", &study, "--scenario", id, "--to", &to]);
        std::fs::read(&to).unwrap()
    });
    assert!(one != other, "scenarios that differ in their names alone give other titles");
}

#[test]
fn other_formats_are_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    for name in ["a.doc", "a", "csv", "a.csv.bak", "a.svg ", ".svg", "a.CSVX"] {
        let to = folder.named(name);
        let errors = refused(&["export", &study, "--to", &to], WRONG_USAGE);
        assert!(errors.contains("a name that ends in"), "{errors}");
        assert!(!Path::new(&to).exists(), "{to}");
    }
}
