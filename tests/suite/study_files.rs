//! Study files: what is read, what is refused, what the reader is told, what is written.
//!
//! A refusal is checked for its kind, its path and the words of its message, because a person has
//! to find the value and mend it with nothing but that message.

mod hostile;
mod limits;
mod notices;
mod numbers;
mod rules;
mod scenarios;
mod text;
mod thresholds;
mod vocabulary;
mod writing;

use fulcrum_app::{ReadStudy, StudyError};
use fulcrum_model::file::{Notice, Problem, ProblemKind};
use serde_json::{Value, json};
use support::{library, service_file, study_file};

/// A valid study of one service, `shop`.
fn valid() -> Value {
    study_file(&[service_file("shop")])
}

/// The valid study with `value` at a JSON pointer; what is missing on the way is made.
fn with(pointer: &str, value: Value) -> Value {
    let mut file = valid();
    put(&mut file, pointer, value);
    file
}

/// Puts `value` at a JSON pointer; objects missing on the way are made.
fn put(file: &mut Value, pointer: &str, value: Value) {
    let mut slot = file;
    for key in pointer.split('/').skip(1) {
        slot = match slot {
            Value::Array(items) => &mut items[key.parse::<usize>().unwrap()],
            other => &mut other[key],
        };
    }
    *slot = value;
}

/// The valid study without the key at a JSON pointer.
fn without(pointer: &str) -> Value {
    let mut file = valid();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let object = file.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    assert!(object.remove(key).is_some(), "{pointer} is not in the study");
    file
}

/// The text of a study with one piece of it replaced, for what a JSON value cannot hold.
fn text_with(piece: &str, by: &str) -> String {
    let text = valid().to_string();
    assert_eq!(text.matches(piece).count(), 1, "{piece} stands once in {text}");
    text.replacen(piece, by, 1)
}

fn read_bytes(bytes: &[u8]) -> Result<ReadStudy, Vec<Problem>> {
    match library().read(bytes) {
        Ok((_, read)) => Ok(read),
        Err(StudyError::NotValid(problems)) => Err(problems),
        Err(other) => panic!("reading bytes fails for their content only, not with {other}"),
    }
}

fn read(file: &Value) -> Result<ReadStudy, Vec<Problem>> {
    read_bytes(file.to_string().as_bytes())
}

/// The study of a file that must be accepted.
fn accepted(file: &Value) -> ReadStudy {
    read(file).unwrap_or_else(|problems| panic!("refused: {}\n{file}", listed(&problems)))
}

/// The problems of bytes that must be refused.
fn problems_of(bytes: &[u8]) -> Vec<Problem> {
    let problems = read_bytes(bytes).err().unwrap_or_else(|| {
        panic!("accepted: {}", String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]))
    });
    assert!(!problems.is_empty(), "a refusal without a problem says nothing");
    problems
}

/// The only problem of bytes that must be refused.
fn only_problem_of(bytes: &[u8]) -> Problem {
    let mut problems = problems_of(bytes);
    assert_eq!(problems.len(), 1, "one mistake is one problem: {}", listed(&problems));
    problems.remove(0)
}

/// Asserts that bytes are refused for one reason, said in these words.
fn assert_refused(bytes: &[u8], kind: ProblemKind, path: &str, says: &[&str]) {
    let problem = only_problem_of(bytes);
    let message = problem.to_string();
    assert_eq!((problem.kind, problem.path.as_str()), (kind, path), "{message}");
    for words in says {
        assert!(message.contains(words), "\"{words}\" is not in: {message}");
    }
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("\n  {problem}")).collect()
}

/// The notices of a study as their reader sees them.
fn notices_of(file: &Value) -> Vec<Notice> {
    accepted(file).notices
}

/// A file that is refused for one reason: where it differs from a valid one, and what is said.
struct Refusal {
    pointer: &'static str,
    value: Value,
    kind: ProblemKind,
    path: &'static str,
    says: &'static [&'static str],
}

fn refusal(
    pointer: &'static str,
    value: impl Into<Value>,
    kind: ProblemKind,
    path: &'static str,
    says: &'static [&'static str],
) -> Refusal {
    Refusal { pointer, value: value.into(), kind, path, says }
}

fn assert_all_refused(refusals: impl IntoIterator<Item = Refusal>) {
    for Refusal { pointer, value, kind, path, says } in refusals {
        let file = with(pointer, value);
        assert_refused(file.to_string().as_bytes(), kind, path, says);
    }
}

#[test]
fn the_study_that_every_other_test_changes_is_valid() {
    let read = accepted(&valid());
    assert_eq!(read.study.services.len(), 1);
    assert_eq!(
        accepted(&with("/services/0/launch_month", json!(7))).study.services[0].launch_month,
        7
    );
}
