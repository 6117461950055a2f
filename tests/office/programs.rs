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
