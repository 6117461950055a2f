//! What can be typed after `cargo xtask`.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, about)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) task: Task,
}

/// One command.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Set everything up, build the application and open its window
    ///
    /// Without a display the same study is evaluated on the command line and its charts are
    /// written to out/.
    Run(RunOptions),
    /// Set everything up and run every check there is
    Test(TestOptions),
    /// Install what building, running and testing need, and nothing else
    Setup,
    /// Build an installable package (.deb, on Linux)
    Bundle,
    /// Draw every kind of chart into one page, out/gallery.html, to be looked at
    Gallery,
    /// Generate the icon files in icons/ from icons/icon.svg
    Icons,
}

/// Options of `cargo xtask run`.
#[derive(Debug, Args)]
pub(crate) struct RunOptions {
    /// The study to open; without it the window opens on a sample
    pub(crate) study: Option<PathBuf>,
    /// Build with optimisation: the first build takes much longer, the application is faster
    #[arg(long)]
    pub(crate) release: bool,
    /// Evaluate on the command line even where a window could be opened
    #[arg(long)]
    pub(crate) no_window: bool,
}

/// Options of `cargo xtask test`.
#[derive(Debug, Args)]
pub(crate) struct TestOptions {
    /// Leave out the window and the documentation; needs no system packages
    #[arg(long)]
    pub(crate) fast: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn run_takes_a_study_and_a_profile() {
        let arguments =
            Arguments::try_parse_from(["xtask", "run", "--release", "a b.fulcrum"]).unwrap();
        let Task::Run(options) = arguments.task else { panic!("not run") };
        assert_eq!(options.study, Some(PathBuf::from("a b.fulcrum")));
        assert!(options.release && !options.no_window);
    }
}
