//! `cargo xtask run`: sets everything up and opens the window.

use crate::arguments::RunOptions;
use crate::display;
use crate::failure::Failure;
use crate::line::Line;
use crate::packages::Purpose;
use crate::say;
use crate::setup;
use crate::steps::{self, Step};
use crate::text_run;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// Opens the window, or does the same on the command line where there is no display.
pub(crate) fn run(workspace: &Workspace, options: &RunOptions) -> Result<(), Failure> {
    let study = options.study.as_deref().map(find).transpose()?;
    if options.no_window {
        return text_run::run(workspace, study, options.release);
    }
    if !display::here() {
        say::line(
            "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be \
             shown. The same is done on the command line instead.",
        );
        return text_run::run(workspace, study, options.release);
    }
    steps::take(workspace, window_steps(study.as_deref(), options.release))?;
    Ok(())
}

/// The study's full path: everything is run in the project's folder, and the path was typed
/// in another one.
fn find(study: &Path) -> Result<PathBuf, Failure> {
    // On Windows the canonical form of a path is one that few programs understand.
    let full = if cfg!(windows) { std::path::absolute(study) } else { study.canonicalize() };
    full.ok().filter(|path| path.is_file()).ok_or_else(|| {
        Failure::new(
            format!("There is no study at {}.", study.display()),
            "Give the path of a study file, or none to begin without one.",
        )
    })
}

fn window_steps(study: Option<&Path>, release: bool) -> Vec<Step> {
    let mut steps = vec![setup::system_packages(Purpose::Window)];
    steps.extend(setup::page_packages());
    steps.push(setup::page());
    steps.push(Step::run(
        "Building the window (several minutes the first time)",
        Line::cargo().args(["build", "--package", "fulcrum-desktop"]).args(profile(release)),
        "The window could not be built.",
        "Correct the first error above; when it names a library, run `cargo xtask setup`.",
    ));
    let mut open = Line::cargo()
        .args(["run", "--quiet", "--package", "fulcrum-desktop"])
        .args(profile(release));
    if let Some(study) = study {
        open = open.arg("--").arg(study);
    }
    steps.push(Step::run(
        "Opening the window; this ends when it is closed",
        open,
        "The window ended with an error.",
        "The lines above say why. If the display cannot be reached from here, \
         `cargo xtask run --no-window` does the same on the command line.",
    ));
    steps
}

/// The argument that chooses the profile. The development profile is the default because it
/// starts minutes sooner.
pub(crate) fn profile(release: bool) -> Option<&'static str> {
    release.then_some("--release")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_line(study: Option<&Path>, release: bool) -> String {
        window_steps(study, release).last().and_then(Step::line).unwrap()
    }

    #[test]
    fn the_window_opens_with_the_study() {
        assert_eq!(last_line(None, false), "cargo run --quiet --package fulcrum-desktop");
        assert_eq!(
            last_line(Some(Path::new("/a b/c.fulcrum")), true),
            "cargo run --quiet --package fulcrum-desktop --release -- '/a b/c.fulcrum'"
        );
    }

    #[test]
    fn a_study_that_is_not_there_is_refused_before_anything_is_installed() {
        let failure = find(Path::new("no/such.fulcrum")).unwrap_err();
        assert!(failure.to_string().starts_with("There is no study at no/such.fulcrum."));
    }

    #[test]
    fn a_study_is_named_by_its_full_path() {
        let full = find(Path::new("src/../Cargo.toml")).unwrap();
        assert!(full.is_absolute() && full.ends_with("xtask/Cargo.toml"));
    }
}
