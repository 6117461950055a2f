//! The Python packages that read exported files back in tests: exactly those named, in an environment
//! of their own, and only when they are not there.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::workspace::Workspace;
use std::fs;

const REQUIREMENTS: &str = "tests/office/requirements.txt";
const ENVIRONMENT: &str = "tests/office/.venv";
const PYTHON: &str = "tests/office/.venv/bin/python";
/// Our record of the requirements after the last installation that succeeded.
const STAMP: &str = "tests/office/.venv/fulcrum-stamp";

/// Makes the environment and installs the packages, unless they are as the requirements say.
pub(crate) fn install(workspace: &Workspace) -> Result<(), Failure> {
    let requirements = fs::read_to_string(workspace.path(REQUIREMENTS)).map_err(|error| {
        Failure::new(
            format!("{REQUIREMENTS} cannot be read: {error}."),
            "Check it out again (`git checkout -- tests`) and run this again.",
        )
    })?;
    let installed = fs::read_to_string(workspace.path(STAMP)).ok();
    // a folder that was moved or copied has a Python that does not start
    let starts = Line::new(workspace.path(PYTHON)).arg("--version").succeeds(workspace);
    if starts && installed.as_deref() == Some(requirements.as_str()) {
        say::line("Already as the requirements say.");
        return Ok(());
    }
    Line::new("python3").args(["-m", "venv", "--clear", ENVIRONMENT]).run(
        workspace,
        "An environment for Python could not be made.",
        "Python 3 and its module venv are needed (Debian: python3-venv).",
    )?;
    Line::new(workspace.path(PYTHON))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(["--requirement", REQUIREMENTS])
        .run(
            workspace,
            "The Python packages could not be installed.",
            "Look at pip's last lines above: without a network it cannot reach the registry.",
        )?;
    // A stamp that cannot be written only costs another installation next time.
    let _ = fs::write(workspace.path(STAMP), requirements);
    Ok(())
}
