//! Whatever a valid study file says, and in whichever way: written and read again, it says the same.

mod any_file;
mod choices;

use std::collections::BTreeSet;

use fulcrum_app::{Library, SAMPLES};
use fulcrum_model::file::{Document, Notice, ReadStudy};
use fulcrum_model::{Evaluation, OptionKind};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::library;

use any_file::any_file;
use choices::Choices;

/// A file before and after it is written, and the unknown keys that it has.
struct RoundTrip {
    before: (Document, ReadStudy),
    written: String,
    after: (Document, ReadStudy),
    unknown: Vec<String>,
}

fn read(library: &Library, text: &str) -> (Document, ReadStudy) {
    library.read(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{text}"))
}

/// Makes random files, the same on every machine, and checks what becomes of each.
fn check(cases: u32, check: impl Fn(&Library, RoundTrip) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let library = library();
    let files = prop::collection::vec(any::<u32>(), 0..5_000);
    TestRunner::new_with_rng(config, rng)
        .run(&files, |drawn| {
            let mut choices = Choices::new(drawn);
            let text = any_file(&mut choices);
            let before = read(&library, &text);
            let written = library.written(&before.0).unwrap();
            let after = read(&library, &written);
            check(&library, RoundTrip { before, written, after, unknown: choices.unknown })
        })
        .unwrap();
}

/// What the reader is told besides the values that were left out.
fn remarks(notices: &[Notice]) -> BTreeSet<String> {
    let is_default = |notice: &&Notice| matches!(notice, Notice::DefaultTaken { .. });
    notices.iter().filter(|n| !is_default(n)).map(Notice::to_string).collect()
}

#[test]
fn a_written_file_means_the_same_study_and_leaves_nothing_to_defaults() {
    check(64, |_, trip| {
        let (before, after) = (trip.before.1, trip.after.1);
        prop_assert_eq!(&before.study, &after.study);
        prop_assert_eq!(remarks(&before.notices), remarks(&after.notices));
        prop_assert_eq!(after.notices.len(), remarks(&after.notices).len(), "no default is taken");
        Ok(())
    });
}

#[test]
fn what_the_program_does_not_know_is_written_as_it_stood() {
    let seen = std::cell::Cell::new(0);
    check(48, |_, trip| {
        seen.set(seen.get() + trip.unknown.len());
        // no unknown key or value has white space within
        let dense: String = trip.written.split_ascii_whitespace().collect();
        for entry in &trip.unknown {
            prop_assert!(dense.contains(entry), "{} is not in {}", entry, trip.written);
        }
        Ok(())
    });
    assert!(seen.get() > 200, "{} unknown keys", seen.get());
}

#[test]
fn a_written_file_is_written_again_byte_for_byte() {
    check(48, |library, trip| {
        prop_assert_eq!(&library.written(&trip.after.0).unwrap(), &trip.written);
        let ends_well = trip.written.ends_with("\n}\n");
        prop_assert!(ends_well && !trip.written.contains('\r'), "{}", trip.written);
        Ok(())
    });
}

#[test]
fn every_scenario_of_a_written_file_is_the_same_study() {
    let different = std::cell::Cell::new(0);
    check(64, |library, trip| {
        for scenario in &trip.before.1.study.scenarios {
            let study = |(document, _): &(Document, ReadStudy)| {
                document.scenario(&scenario.id, library.context()).unwrap().unwrap().study
            };
            let (before, after) = (study(&trip.before), study(&trip.after));
            prop_assert_eq!(&before, &after, "{}", &scenario.id);
            different.set(different.get() + usize::from(before != trip.before.1.study));
        }
        Ok(())
    });
    assert!(different.get() > 50, "{} scenarios change something", different.get());
}

#[test]
fn a_written_file_costs_the_same() {
    let exact = std::cell::Cell::new(0);
    check(48, |_, trip| {
        let (before, after) = (trip.before.1.study, trip.after.1.study);
        match (Evaluation::of(&before), Evaluation::of(&after)) {
            (Ok(before), Ok(after)) => {
                for option in OptionKind::ALL {
                    prop_assert_eq!(before.option(option), after.option(option));
                    prop_assert_eq!(before.comparison(option), after.comparison(option));
                }
                exact.set(exact.get() + 1);
            }
            (before, after) => prop_assert_eq!(before.err(), after.err()),
        }
        Ok(())
    });
    assert!(exact.get() > 24, "{} of them have figures", exact.get());
}

#[test]
fn the_samples_are_in_canonical_form() {
    let library = library();
    for sample in SAMPLES {
        let (document, _) = read(&library, sample.text);
        assert_eq!(library.written(&document).unwrap(), sample.text, "{}", sample.id);
    }
}
