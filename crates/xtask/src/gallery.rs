//! `cargo xtask gallery`: every kind of chart on one page, to be looked at.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::steps::{self, Step};
use crate::workspace::Workspace;

/// The page that is written.
const PAGE: &str = "out/gallery.html";

/// Draws every chart of every sample, light and dark, into one page. Needs no system packages and no Node.js.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    std::fs::create_dir_all(workspace.path("out")).map_err(|error| {
        Failure::new(
            format!("out/ could not be made: {error}."),
            "Check that the project's folder can be written to and the disk is not full.",
        )
    })?;
    steps::take(workspace, steps())?;
    say::line(format!("\nThe charts are here: {}", workspace.path(PAGE).display()));
    Ok(())
}

fn steps() -> Vec<Step> {
    vec![Step::run(
        "Drawing every chart of every sample (a few minutes the first time)",
        Line::cargo()
            .args(["run", "--quiet", "--package", "fulcrum-cli", "--", "gallery", "--to"])
            .arg(PAGE),
        "The charts could not be drawn.",
        "The lines above say why.",
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_drawn_by_the_projects_own_command_line() {
        let lines: Vec<String> = steps().iter().filter_map(Step::line).collect();
        assert_eq!(
            lines,
            ["cargo run --quiet --package fulcrum-cli -- gallery --to out/gallery.html"]
        );
    }
}
