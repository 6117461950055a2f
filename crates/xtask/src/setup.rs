//! `cargo xtask setup`, and the steps of set-up that the other commands begin with.

use crate::failure::Failure;
use crate::line::Line;
use crate::node;
use crate::node_packages::Packages;
use crate::packages::{self, Purpose};
use crate::python_packages;
use crate::say;
use crate::steps::{self, Step};
use crate::system::System;
use crate::workspace::Workspace;

/// Installs everything that building, running and testing need.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let mut steps = vec![system_packages(Purpose::Tests)];
    steps.extend(page_packages());
    if System::here().can_test_the_window() {
        steps.extend(readers_of_exports());
    }
    steps.push(Step::run(
        "Fetching the crates",
        Line::cargo().arg("fetch"),
        "The crates could not be fetched.",
        "Look at cargo's last lines above; without a network it cannot reach the registry.",
    ));
    let durations = steps::take(workspace, steps)?;
    say::line(durations.report("Everything is set up"));
    say::line("\nNext: `cargo xtask run` opens the application, `cargo xtask test` checks it.");
    Ok(())
}

/// Checks the system's packages and installs those that are missing.
pub(crate) fn system_packages(purpose: Purpose) -> Step {
    Step::perform("Checking system packages", move |workspace| {
        packages::provide(workspace, purpose)
    })
}

/// Checks Node.js and installs the page's packages.
pub(crate) fn page_packages() -> [Step; 2] {
    [
        Step::perform("Checking Node.js", node::check),
        Step::perform("Installing the page's packages", |workspace| {
            Packages::PAGE.install(workspace)
        }),
    ]
}

/// Installs what reads exported files back in tests, and what validates them.
pub(crate) fn readers_of_exports() -> [Step; 2] {
    [
        Step::perform("Installing what reads exported files back", python_packages::install),
        Step::perform("Installing what validates exported files", |workspace| {
            Packages::OFFICE.install(workspace)
        }),
    ]
}

/// Builds the page. The window's crate embeds it and does not compile without it.
pub(crate) fn page() -> Step {
    Step::run(
        "Building the page",
        Line::npm().args(["--prefix", "ui", "run", "build"]),
        "The page could not be built.",
        "Correct what the lines above name in ui/.",
    )
}
