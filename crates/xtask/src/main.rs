//! The project's own commands: `cargo xtask run`, `cargo xtask test` and what belongs to them.
//!
//! Each command is a list of [`steps::Step`]s that is announced, timed and stopped at the first
//! failure. The decisions (which packages are missing, how they can be installed, whether there is
//! a display) are plain functions of what was observed, so that they are tested without a machine.

mod arguments;
mod bundle;
mod check;
mod display;
mod failure;
mod gallery;
mod icns;
mod icons;
mod install;
mod line;
mod node;
mod node_packages;
mod packages;
mod path_search;
mod python_packages;
mod run;
mod say;
mod setup;
mod steps;
mod system;
mod tauri_cli;
mod text_run;
mod tree;
mod workspace;

use arguments::{Arguments, Task};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;
use workspace::Workspace;

fn main() -> ExitCode {
    match perform(&Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say::failure(&failure);
            ExitCode::FAILURE
        }
    }
}

fn perform(task: &Task) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    match task {
        Task::Run(options) => run::run(&workspace, options),
        Task::Test(options) => check::run(&workspace, options),
        Task::Setup => setup::run(&workspace),
        Task::Bundle => bundle::run(&workspace),
        Task::Gallery => gallery::run(&workspace),
        Task::Icons => icons::run(&workspace),
    }
}
