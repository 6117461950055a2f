//! Text that is meant to be something else stays text, and nothing of it is lost silently.

use roxmltree::Document;

use super::plain;
use support::business_cases::{hostile_case, hostile_texts};
use support::package_lint::OfficePackage;

/// What a slide says in one run of text each.
fn texts(package: &OfficePackage, folder: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (name, text) in package.texts().filter(|(name, _)| name.starts_with(folder)) {
        let tree = Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for node in tree.descendants().filter(|node| node.tag_name().name() == "t") {
            all.push(node.text().unwrap_or_default().to_owned());
        }
    }
    all
}

/// A text as XML can hold it, on one line.
fn held(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        '\n' | '\t' | '\r' | '\u{b}' | '\u{2028}' => Some(' '),
        c if c.is_control() || c == '\u{fffe}' || c == '\u{ffff}' => None,
        c => Some(c),
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_text_stands_whole_in_the_notes() {
    let package = OfficePackage::read(&plain(&hostile_case())).unwrap();
    let notes = squeezed(&texts(&package, "ppt/notesSlides/").join(" "));
    for text in hostile_texts() {
        assert!(notes.contains(&held(&text)), "{:.60}", text);
    }
}

#[test]
fn what_no_slide_has_room_for_stands_whole_in_the_notes() {
    let mut case = hostile_case();
    case.making.clear();
    for section in &mut case.sections {
        section.notes.clear();
    }
    let package = OfficePackage::read(&plain(&case)).unwrap();
    let slides = package.parts.keys().filter(|name| name.starts_with("ppt/slides/slide")).count();
    let long: Vec<String> =
        hostile_texts().into_iter().filter(|text| text.len() > 9_000).map(|t| held(&t)).collect();
    assert_eq!(long.len(), 2);
    let mut with_both = 0;
    for number in 1..=slides {
        let part = format!("ppt/notesSlides/notesSlide{number}.xml");
        let notes = squeezed(&texts(&package, &part).join(" "));
        with_both += usize::from(long.iter().all(|text| notes.contains(text)));
    }
    // the cover, every slide of a chart, and the last of the table
    assert!(with_both >= 6, "{with_both} of {slides}");
}

#[test]
fn what_is_shortened_on_a_slide_says_so() {
    let package = OfficePackage::read(&plain(&hostile_case())).unwrap();
    let slides = texts(&package, "ppt/slides/");
    let long = "x".repeat(200);
    assert!(slides.iter().any(|text| text.starts_with('x') && text.ends_with('…')));
    // a line of a list goes on instead
    let in_lists: usize =
        slides.iter().filter(|text| text.chars().all(|c| c == 'x')).map(String::len).sum();
    assert!(in_lists >= 10_000, "{in_lists} of {long:.3}…");
}

#[test]
fn nothing_leads_out_of_the_file_and_nobody_is_named() {
    let package = OfficePackage::read(&plain(&hostile_case())).unwrap();
    assert!(package.ways.values().flatten().all(|way| !way.is_external));
    for (name, text) in package.texts() {
        let tree = Document::parse(text).unwrap();
        for node in tree.descendants() {
            let element = node.tag_name().name();
            assert!(!element.starts_with("hlink") || name.contains("/theme/"), "{name}");
            assert!(
                !["creator", "lastModifiedBy", "Company", "Manager"].contains(&element),
                "{name}"
            );
        }
        for path in [env!("CARGO_MANIFEST_DIR"), "/home/", "/root/", "C:\\"] {
            assert!(!text.contains(path), "{name}: {path}");
        }
    }
}
