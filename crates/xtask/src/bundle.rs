//! `cargo xtask bundle`: an installable package.

use crate::failure::Failure;
use crate::packages::Purpose;
use crate::say;
use crate::setup;
use crate::steps::{self, Step};
use crate::tauri_cli;
use crate::workspace::Workspace;

/// Builds a `.deb`. The other kinds need programs from the internet at build time (AppImage) or
/// another system (macOS, Windows).
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new(
            "A .deb package is built on Linux.",
            "On this system, `npm exec --package=@tauri-apps/cli@2 -- tauri build` builds its own kind.",
        ));
    }
    let mut steps = vec![setup::system_packages(Purpose::Window)];
    steps.extend(setup::page_packages());
    steps.push(Step::perform(
        "Building the package (optimised: a quarter of an hour the first time)",
        |workspace| {
            // The page is built by Tauri, as tauri.conf.json says. Its command line is looked for
            // only now, because the packages installed above may have brought it.
            tauri_cli::line(workspace).args(["build", "--ci", "--bundles", "deb"]).run(
                workspace,
                "The package could not be built.",
                "Correct the first error above.",
            )
        },
    ));
    let durations = steps::take(workspace, steps)?;
    say::line(durations.report("The package was built, at the place named above,"));
    Ok(())
}
