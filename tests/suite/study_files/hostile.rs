//! Bytes that nobody meant as a study: reading never panics, and always says what is wrong.

use fulcrum_app::sample;
use fulcrum_model::Evaluation;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use super::read_bytes;

/// A runner with a fixed seed: a failure is the same failure on every machine.
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]))
}

/// Either a study, which then can be evaluated or says that it cannot, or problems with words.
fn assert_read_or_refused(bytes: &[u8]) -> Result<(), TestCaseError> {
    match read_bytes(bytes) {
        Ok(read) => {
            if let Err(overflow) = Evaluation::of(&read.study) {
                prop_assert!(!overflow.to_string().is_empty());
            }
        }
        Err(problems) => {
            prop_assert!(!problems.is_empty(), "refused for no reason");
            for problem in problems {
                let message = problem.to_string();
                prop_assert!(
                    !problem.expected.is_empty() && !problem.found.is_empty(),
                    "{message}"
                );
                // a message is a line in a list, whatever the file holds
                prop_assert!(message.len() < 1_000, "{} bytes: {message}", message.len());
            }
        }
    }
    Ok(())
}

/// One mishap of a file on its way from one program to another.
#[derive(Clone, Debug)]
enum Mishap {
    Flip(Index, u8),
    Delete(Index, usize),
    Insert(Index, Vec<u8>),
    Repeat(Index, usize, Index),
}

fn mishap() -> impl Strategy<Value = Mishap> {
    // what JSON and numbers are made of is likelier to be read on than any byte
    let telling = prop::sample::select(b"{}[]\",:\\-+.eE0123456789ntfu \n\0\x1b\xff".as_slice());
    let inserted = prop::collection::vec(prop_oneof![telling, any::<u8>()], 1..12);
    prop_oneof![
        (any::<Index>(), 1..=u8::MAX).prop_map(|(at, bits)| Mishap::Flip(at, bits)),
        (any::<Index>(), 1..400usize).prop_map(|(at, length)| Mishap::Delete(at, length)),
        (any::<Index>(), inserted).prop_map(|(at, bytes)| Mishap::Insert(at, bytes)),
        (any::<Index>(), 1..4_000usize, any::<Index>())
            .prop_map(|(from, length, to)| Mishap::Repeat(from, length, to)),
    ]
}

fn befall(bytes: &mut Vec<u8>, mishap: &Mishap) {
    let length = bytes.len();
    let end = |from: usize, count: usize| (from + count).min(length);
    match mishap {
        Mishap::Flip(at, bits) => bytes[at.index(length)] ^= bits,
        Mishap::Delete(at, count) => {
            let from = at.index(length);
            // something is left for the next mishap to befall
            bytes.drain(from..end(from, *count).min(length - 1).max(from));
        }
        Mishap::Insert(at, inserted) => {
            let at = at.index(length);
            bytes.splice(at..at, inserted.iter().copied());
        }
        Mishap::Repeat(from, count, to) => {
            let from = from.index(length);
            let slice = bytes[from..end(from, *count)].to_vec();
            let to = to.index(length);
            bytes.splice(to..to, slice);
        }
    }
}

fn the_sample() -> &'static str {
    sample("furniture").unwrap().text
}

#[test]
fn any_bytes_are_read_or_refused() {
    let bytes = prop::collection::vec(any::<u8>(), 0..600);
    runner(2_000).run(&bytes, |bytes| assert_read_or_refused(&bytes)).unwrap();
    let json_like = "[\\[\\]{}\",:0-9eE.+ntruefalsi \\\\-]{0,200}";
    runner(2_000).run(&json_like, |text| assert_read_or_refused(text.as_bytes())).unwrap();
}

#[test]
fn a_damaged_sample_is_read_or_refused() {
    let mishaps = prop::collection::vec(mishap(), 1..5);
    runner(600)
        .run(&mishaps, |mishaps| {
            let mut bytes = the_sample().as_bytes().to_vec();
            mishaps.iter().for_each(|mishap| befall(&mut bytes, mishap));
            assert_read_or_refused(&bytes)
        })
        .unwrap();
}

/// Pointers to every value of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_sample_with_anything_in_the_wrong_place_is_read_or_refused() {
    // still JSON, so every rule behind the syntax is reached
    let whole: Value = serde_json::from_str(the_sample()).unwrap();
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    let wrong = prop::sample::select(vec![
        Value::Null,
        json!(true),
        json!([]),
        json!({}),
        json!([[], {}, null]),
        json!(0),
        json!(-1),
        json!(1e300),
        json!("79228162514264337593543950335"),
        json!("-79228162514264337593543950335"),
        json!("0.0000000000000000000000000001"),
        json!(""),
        json!("NaN"),
        json!("\u{0}\u{1b}[2J\n"),
        json!("x".repeat(5_000)),
        json!({ "low": "0", "likely": "0", "high": "79228162514264337593543950335" }),
        json!({ "low": "1", "likely": "1", "high": "1", "shape": "lognormal" }),
    ]);
    let changes = prop::collection::vec((prop::sample::select(places), wrong), 1..4);
    runner(600)
        .run(&changes, |changes| {
            let mut file = whole.clone();
            for (place, value) in changes {
                if let Some(slot) = file.pointer_mut(&place) {
                    *slot = value;
                }
            }
            assert_read_or_refused(file.to_string().as_bytes())
        })
        .unwrap();
}
