//! Slides: what they show, and rules that keep office suites from offering a repair.

mod base;
mod base_parts;
mod faults;
mod hostile;

use fulcrum_export::{BusinessCase, DeckOptions, deck};
use support::business_cases::{EDITION, hostile_case, whole_case};
use support::package_lint::{OfficePackage, faults};

/// A case as slides on the program's own template.
fn plain(case: &BusinessCase) -> Vec<u8> {
    deck(case, DeckOptions::default(), EDITION).unwrap()
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let case = whole_case();
    assert_eq!(plain(&case), plain(&case));
}

#[test]
fn nothing_is_left_for_a_repair() {
    for case in [whole_case(), hostile_case()] {
        assert_eq!(faults(&plain(&case)), [] as [&str; 0]);
    }
}

#[test]
fn the_lint_finds_nothing_in_a_workbook() {
    let study = support::library();
    let text = fulcrum_app::sample("furniture").unwrap().text;
    let study = study.read(text.as_bytes()).unwrap().1.study;
    let book = fulcrum_app::study_workbook(&study, None).unwrap();
    assert_eq!(faults(&book), [] as [&str; 0]);
}

#[test]
fn a_single_chart_is_a_single_slide() {
    let mut case = whole_case();
    case.cover = None;
    case.sections.truncate(1);
    let package = OfficePackage::read(&plain(&case)).unwrap();
    let slides = package.parts.keys().filter(|name| name.starts_with("ppt/slides/slide"));
    assert_eq!(slides.count(), 1);
    case.sections.clear();
    let nothing = deck(&case, DeckOptions::default(), EDITION).unwrap_err();
    assert!(nothing.to_string().contains("choose a section"), "{nothing}");
}

#[test]
#[ignore = "writes files to look at: FULCRUM_PICTURES names the folder"]
fn write_for_looking() {
    let folder = std::path::PathBuf::from(std::env::var_os("FULCRUM_PICTURES").unwrap());
    for (name, case) in [("whole", whole_case()), ("hostile", hostile_case())] {
        std::fs::write(folder.join(format!("{name}.pptx")), plain(&case)).unwrap();
    }
    if let Some(base) = std::env::var_os("FULCRUM_TEMPLATE") {
        let bytes = std::fs::read(base).unwrap();
        let options = DeckOptions { base: Some(&bytes) };
        let slides = deck(&whole_case(), options, EDITION).unwrap();
        assert_eq!(faults(&slides), [] as [&str; 0]);
        std::fs::write(folder.join("base.pptx"), slides).unwrap();
    }
    std::fs::write(folder.join("dark.pptx"), base::made_on_dark()).unwrap();
}
