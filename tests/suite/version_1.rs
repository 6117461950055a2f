//! Study files of version 1 of the format, as people have them on their disks.
//!
//! The files in `tests/fixtures/version_1` never change, and neither does what they mean: they are
//! the files that every later version has to read. A later version of the format adds a folder of
//! its own and the text into which these files migrate; it leaves these files, the defaults they
//! take and the text in `*.canonical.fulcrum` of version 1 alone. The totals below change only with
//! a formula, never with the format.

use fulcrum_model::{Evaluation, OptionKind, Study};
use rust_decimal::Decimal;
use support::{library, text_of};

fn fixture(name: &str) -> String {
    text_of(&format!("tests/fixtures/version_1/{name}.fulcrum"))
}

/// The total of each option.
fn totals(study: &Study) -> [Decimal; 3] {
    let evaluation = Evaluation::of(study).unwrap();
    OptionKind::ALL.map(|option| evaluation.option(option).total)
}

/// Checks that a file is written as its canonical text, that both mean the same, and what the study
/// (`""`) and each of its scenarios cost.
fn check(name: &str, canonical: &str, expected: &[(&str, [&str; 3])]) {
    let library = library();
    let canonical = fixture(canonical);
    let (document, read) = library.read(fixture(name).as_bytes()).unwrap();
    assert_eq!(library.written(&document).unwrap(), canonical, "{name}");
    let (document_again, again) = library.read(canonical.as_bytes()).unwrap();
    assert_eq!(library.written(&document_again).unwrap(), canonical, "{name}, written again");
    assert_eq!(read.study, again.study, "{name}");
    for (scenario, figures) in expected {
        let study = match *scenario {
            "" => read.study.clone(),
            id => document.scenario(id, library.context()).unwrap().unwrap().study,
        };
        let figures = figures.map(|figure| figure.parse::<Decimal>().unwrap());
        assert_eq!(totals(&study), figures, "{name} {scenario}");
    }
    let ids = read.study.scenarios.iter().map(|scenario| scenario.id.as_str());
    assert!(
        ids.eq(expected.iter().skip(1).map(|(id, _)| *id)),
        "{name}: every scenario is checked"
    );
}

#[test]
fn a_file_with_only_what_is_required() {
    check("minimal", "minimal.canonical", &[("", ["1010612.97", "748559.73", "748559.73"])]);
}

#[test]
fn a_file_with_everything_in_full_is_in_canonical_form() {
    let expected = [
        ("", ["481620.58", "1140198.78", "1140198.78"]),
        ("frugal", ["481620.58", "1116283.46", "1116283.46"]),
    ];
    check("complete", "complete", &expected);
}

/// Keys in any order, numbers as JSON numbers and in exponents, keys of another program.
#[test]
fn a_file_that_is_loosely_written() {
    check("loose", "loose.canonical", &[("", ["221644.931", "231614.872", "231614.872"])]);
}

/// Adjustments, treatments, evidence, and scenarios that change a value and whole sections.
#[test]
fn a_file_with_every_choice() {
    let expected = [
        ("", ["527284.38", "707693.93", "620487.61"]),
        ("frugal", ["527284.38", "657689.17", "596572.29"]),
        ("plain", ["673314.47", "768481.80", "719581.79"]),
        ("larger", ["644058.79", "752066.80", "667586.86"]),
        ("same", ["527284.38", "707693.93", "620487.61"]),
    ];
    check("choices", "choices.canonical", &expected);
}

#[test]
fn a_file_with_ranges_of_every_shape() {
    check("ranges", "ranges.canonical", &[("", ["7510730", "4767251", "7510730"])]);
}
