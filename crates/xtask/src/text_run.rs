//! What `cargo xtask run` does where no window can be shown: the study's figures as text, and its
//! charts as files. Needs no system packages and no Node.js.

use crate::failure::Failure;
use crate::line::Line;
use crate::run::profile;
use crate::say;
use crate::steps::{self, Step};
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// The sample that is evaluated when no study is given.
const SAMPLE: &str = "ecommerce";
const SAMPLE_FILE: &str = "out/ecommerce.fulcrum";

/// The charts that are written: what it costs, and when it pays back.
const CHARTS: [&str; 2] = ["cost_by_type", "cumulative_cost"];

/// Evaluates the study, or the sample, and writes its charts to `out/`.
pub(crate) fn run(
    workspace: &Workspace,
    study: Option<PathBuf>,
    release: bool,
) -> Result<(), Failure> {
    std::fs::create_dir_all(workspace.path("out")).map_err(|error| not_written("out/", &error))?;
    steps::take(workspace, steps(workspace, study.as_deref(), release))?;
    say::line("\nThe charts are here:");
    for chart in CHARTS {
        say::line(format!("  {}", workspace.path(&chart_file(chart)).display()));
    }
    if study.is_none() {
        say::line(format!(
            "They show the sample {}, which is written anew each time; copy it to change it.",
            workspace.path(SAMPLE_FILE).display()
        ));
    }
    Ok(())
}

fn steps(workspace: &Workspace, study: Option<&Path>, release: bool) -> Vec<Step> {
    let mut steps = vec![Step::run(
        "Building the command line (a few minutes the first time)",
        Line::cargo().args(["build", "--package", "fulcrum-cli"]).args(profile(release)),
        "The command line could not be built.",
        "Correct the first error above.",
    )];
    if study.is_none() {
        steps.push(Step::perform("Writing the sample study", move |workspace| {
            write_sample(workspace, release)
        }));
    }
    let study = study.map_or_else(|| workspace.path(SAMPLE_FILE), Path::to_path_buf);
    steps.push(Step::run(
        "Evaluating the study",
        fulcrum(release).arg("evaluate").arg(&study),
        "The study could not be evaluated.",
        "The lines above name what is wrong in the study.",
    ));
    for chart in CHARTS {
        steps.push(Step::run(
            &format!("Drawing the chart {chart}"),
            fulcrum(release).arg("export").arg(&study).args([
                "--to",
                &chart_file(chart),
                "--chart",
                chart,
            ]),
            "The chart could not be drawn.",
            "The lines above say why; check that out/ can be written to.",
        ));
    }
    steps
}

/// The project's own command line, in the profile it was built in.
fn fulcrum(release: bool) -> Line {
    Line::cargo()
        .args(["run", "--quiet", "--package", "fulcrum-cli"])
        .args(profile(release))
        .arg("--")
}

fn chart_file(chart: &str) -> String {
    format!("out/{chart}.svg")
}

fn write_sample(workspace: &Workspace, release: bool) -> Result<(), Failure> {
    let sample = fulcrum(release).args(["sample", SAMPLE]).capture(
        workspace,
        "The sample study could not be written out.",
        "The lines above say why.",
    )?;
    std::fs::write(workspace.path(SAMPLE_FILE), sample)
        .map_err(|error| not_written(SAMPLE_FILE, &error))
}

fn not_written(what: &str, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{what} could not be written: {error}."),
        "Check that the project's folder can be written to and the disk is not full.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(study: Option<&Path>) -> Vec<String> {
        let workspace = Workspace::find().unwrap();
        steps(&workspace, study, false).iter().filter_map(Step::line).collect()
    }

    #[test]
    fn a_study_is_evaluated_and_drawn() {
        assert_eq!(
            lines(Some(Path::new("/a.fulcrum"))),
            [
                "cargo build --package fulcrum-cli",
                "cargo run --quiet --package fulcrum-cli -- evaluate /a.fulcrum",
                "cargo run --quiet --package fulcrum-cli -- export /a.fulcrum --to \
                 out/cost_by_type.svg --chart cost_by_type",
                "cargo run --quiet --package fulcrum-cli -- export /a.fulcrum --to \
                 out/cumulative_cost.svg --chart cumulative_cost",
            ]
        );
    }

    #[test]
    fn without_a_study_the_sample_is_used() {
        assert!(lines(None)[1].contains(SAMPLE_FILE));
    }
}
