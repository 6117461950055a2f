//! Text that is meant to be something else stays text.

use std::collections::{BTreeMap, BTreeSet};

use calamine::{Data, Reader};
use roxmltree::{Document, Node};
use serde_json::{Value, json};

use super::{book, exported, formulas, parts, sheet};
use support::{service_file, study, study_file};

/// What a name may be that looks like a formula, like markup, or like nothing at all. Each holds a word
/// that nothing else in a workbook has.
fn hostile() -> Vec<String> {
    vec![
        "=cmd|'/C calc'!A0 zyx0".to_owned(),
        "+1+zyx1".to_owned(),
        "-1-zyx2".to_owned(),
        "@SUM(1+1)*zyx3".to_owned(),
        "\t=zyx4".to_owned(),
        "=HYPERLINK(\"http://zyx5.example\",\"press\")".to_owned(),
        "</t></si><script>alert('zyx6')</script>&amp;".to_owned(),
        "zyx7 \u{1}\u{8}\u{b}\u{1f}\u{7f}".to_owned(),
        "\u{202e}zyx8 \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{200f}".to_owned(),
        "😀 zyx9 👩‍💻".to_owned(),
        "zyx10 ".to_owned() + &"long ".repeat(36),
        "'zyx11".to_owned(),
        "_x0041_ zyx12".to_owned(),
        "{=zyx13}".to_owned(),
        "zyx14 \u{fffe}\u{ffff}".to_owned(),
        ">0zyx15*?~".to_owned(),
        "TRUE zyx16 #REF! nan inf".to_owned(),
    ]
}

/// Only evidence may be that long.
fn ten_thousand_characters() -> String {
    format!("=zyx17{}", "é".repeat(9_994))
}

fn hostile_file() -> Value {
    let services: Vec<Value> = hostile()
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let mut service = service_file(&format!("s{index}"));
            service["name"] = json!(text);
            service["team"] = json!(format!("{text} team"));
            service["domain"] = json!(format!("{text} domain"));
            service["feature_demand"] = json!("high");
            service
        })
        .collect();
    let mut file = study_file(&services);
    // little is lost and little changes: a warning says so, and begins with the service's name
    file["services"][0]["exposure_per_hour"] = json!("1");
    file["services"][0]["feature_demand"] = json!("low");
    file["name"] = json!("=1+zyx \u{1}\u{1f}\u{7f}<&>");
    file["horizon_months"] = json!(3);
    file["evidence"] = json!({
        "organisation.rate_developer": {
            "source": hostile()[0], "owner": hostile()[3], "confidence": "guess",
            "note": ten_thousand_characters(),
        },
    });
    file
}

#[test]
fn hostile_text_stays_text_and_is_in_no_formula() {
    let bytes = exported(&study(&hostile_file()));
    let mut book = book(bytes);
    let mut texts = BTreeSet::new();
    for name in book.sheet_names() {
        for (_, _, cell) in sheet(&mut book, &name).used_cells() {
            if let Data::String(text) = cell {
                texts.insert(text.clone());
            }
        }
    }
    for text in hostile().into_iter().chain([ten_thousand_characters()]) {
        // a reader may give back control characters in the way of spreadsheets
        let word: String = text[text.find("zyx").unwrap()..]
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        assert!(texts.contains(&text) || texts.iter().any(|t| t.contains(&word)), "{text:?}");
        if text.chars().all(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')) {
            assert!(texts.contains(&text), "{text:?} is not as it was");
        }
    }
    for (sheet, formula) in formulas(&mut book) {
        assert!(!formula.contains("zyx"), "{sheet}: {formula}");
    }
    assert!(
        book.defined_names().iter().all(|(name, cell)| !format!("{name}{cell}").contains("zyx"))
    );
}

#[test]
fn every_part_is_xml_whatever_the_names_hold() {
    for (name, part) in parts(exported(&study(&hostile_file()))) {
        assert!(part.starts_with("<?xml"), "{name}");
        if let Err(error) = Document::parse(&part) {
            panic!("{name}: {error}");
        }
        let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
        assert!(part.chars().all(is_allowed), "{name} has a character that XML does not have");
        assert!(!part.contains("<script"), "{name}");
    }
}

/// The elements of a part that have this name, in order.
fn elements<'a>(part: &'a Document<'_>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    part.descendants().filter(move |node| node.has_tag_name(name_of(name)))
}

/// A name of the main vocabulary of spreadsheets.
fn name_of(name: &str) -> (&str, &str) {
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", name)
}

#[test]
fn cells_with_text_of_a_study_stay_text_when_they_are_edited() {
    let parts: BTreeMap<String, String> = parts(exported(&study(&hostile_file())));
    let parsed = |name: &str| Document::parse(&parts[name]).unwrap();
    let styles = parsed("xl/styles.xml");
    let formats = elements(&styles, "cellXfs").next().unwrap();
    let is_kept: Vec<bool> = formats
        .children()
        .filter(Node::is_element)
        .map(|format| format.attribute("quotePrefix") == Some("1"))
        .collect();
    let shared = parsed("xl/sharedStrings.xml");
    let text_of = |item: Node<'_, '_>| -> String {
        item.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
    };
    let texts: Vec<String> = elements(&shared, "si").map(text_of).collect();
    let (mut of_study, mut warnings) = (0, 0);
    for name in parts.keys().filter(|name| name.starts_with("xl/worksheets/sheet")) {
        let sheet = parsed(name);
        for cell in elements(&sheet, "c").filter(|cell| cell.attribute("t") == Some("s")) {
            let value = cell.children().find(|node| node.has_tag_name(name_of("v"))).unwrap();
            let text = &texts[value.text().unwrap().parse::<usize>().unwrap()];
            if !text.contains("zyx") {
                continue;
            }
            let style: usize = cell.attribute("s").unwrap_or("0").parse().unwrap();
            assert!(is_kept[style], "{name} {}: {text}", cell.attribute("r").unwrap());
            of_study += 1;
            warnings +=
                usize::from(text.starts_with("=cmd|") && text.len() > hostile()[0].len() + 9);
        }
    }
    assert!(of_study > 100, "{of_study}");
    assert!(warnings > 0, "no warning begins with the name of a service");
}
