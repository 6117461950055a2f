//! The `fulcrum` command as a person or a script meets it: output, errors, exit status.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod adjustments;
mod business_cases;
mod checks;
mod evaluation;
mod evidence;
mod explanations;
mod exports;
mod failures;
mod formatting;
mod hybrid;
mod lists;
mod pieces;
mod playbook;
mod scenarios;
mod selector;
mod sensitivity;
mod simulation;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Map, Value, json};
use tempfile::TempDir;

const OPTIONS: [&str; 3] = ["ops_run_it", "you_build_it_you_run_it", "hybrid"];
const NOT_VALID: i32 = 1;
const WRONG_USAGE: i32 = 2;
const FILE: i32 = 3;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fulcrum"));
    command.args(arguments).stdin(Stdio::null());
    command
}

/// What a command printed, and how it ended.
struct Outcome {
    status: i32,
    out: String,
    errors: String,
}

fn outcome(arguments: &[&str]) -> Outcome {
    let output = command(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        // a command ended by a signal has none
        status: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        errors: text(output.stderr),
    }
}

/// The output of a command that must succeed.
fn printed(arguments: &[&str]) -> String {
    let Outcome { status, out, errors } = outcome(arguments);
    assert_eq!((status, errors.as_str()), (0, ""), "{arguments:?}");
    assert!(out.ends_with('\n'), "{arguments:?}: the last line is whole");
    out
}

fn printed_json(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

/// What a command that simulates finds in 300 trials, as JSON without how long they took.
fn figures_of_run(command: &str, path: &str, arguments: &[&str]) -> Value {
    let whole = [&[command, path, "--trials", "300", "--format", "json"], arguments].concat();
    let mut json = printed_json(&whole);
    assert!(json["seconds"].take().is_number());
    json
}

/// The errors of a command that must fail in this way, and print nothing else.
fn refused(arguments: &[&str], expected: i32) -> String {
    let Outcome { status, out, errors } = outcome(arguments);
    assert_eq!(status, expected, "{arguments:?}: {errors}");
    assert_eq!(out, "", "{arguments:?}: a script must find nothing on standard output");
    assert!(!errors.trim().is_empty(), "{arguments:?}: no word of why");
    assert!(!errors.contains("panicked"), "{arguments:?}: {errors}");
    errors
}

/// A folder with study files.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and gives its path.
    fn with(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.named(name)
    }

    fn named(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }
}

fn furniture() -> Value {
    printed_json(&["sample", "furniture"])
}

/// The same study without services, and without what its scenarios and evidence say of them.
fn furniture_without_services() -> Value {
    let mut study = furniture();
    for (key, empty) in [("services", json!([])), ("scenarios", json!([])), ("evidence", json!({}))]
    {
        study[key] = empty;
    }
    study
}

/// Decimals of two places as a whole number of cents, so that sums are exact.
fn cents(value: &Value) -> i128 {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no decimal string"));
    let (whole, decimals) = text.split_once('.').unwrap_or_else(|| panic!("{text} has no cents"));
    assert_eq!(decimals.len(), 2, "{text} has the two decimals of its currency");
    format!("{whole}{decimals}").parse().unwrap_or_else(|_| panic!("{text} is no amount"))
}

fn is_decimal(value: &Value) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    value.as_str().is_some_and(|text| {
        let text = text.strip_prefix('-').unwrap_or(text);
        text.split_once('.').map_or_else(|| digits(text), |(a, b)| digits(a) && digits(b))
    })
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("{value} is no object"))
}

fn assert_keys(value: &Value, keys: &[&str]) {
    let found: BTreeSet<_> = object(value).keys().map(String::as_str).collect();
    assert_eq!(found, keys.iter().copied().collect::<BTreeSet<_>>());
}

/// Text whose lines were divided to fit a terminal, in one line.
fn in_one_line(text: &str) -> String {
    text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Text that a terminal of the usual width shows without breaking lines of its own.
fn assert_within_80_columns(text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{} columns: {line}", line.chars().count());
    }
}
