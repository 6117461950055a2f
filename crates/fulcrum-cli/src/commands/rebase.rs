//! `fulcrum rebase`: another version of a study with the scenarios of this one.

use std::path::PathBuf;

use clap::Args;
use fulcrum_app::{rebase_json, rebase_report, rebased};

use super::{Failure, Format, library, write};
use crate::output::{print, print_errors};

#[derive(Args)]
pub(crate) struct RebaseArguments {
    /// The study file whose scenarios to take
    study: PathBuf,
    /// The version of the study that gets them
    #[arg(long, value_name = "BASE")]
    onto: PathBuf,
    /// The file to write instead of printing; BASE itself is rewritten in place
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// How to report what became of each scenario, on standard error
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl RebaseArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = library()?;
        let (earlier, read) = library.open(&self.study)?;
        let (onto, _) = library.open(&self.onto)?;
        let rebased = rebased(&library, &earlier, &onto)?;
        let text = library.written(&rebased.document)?;
        match &self.to {
            Some(to) => write(to, text.as_bytes())?,
            None => print(&text)?,
        }
        match self.format {
            Format::Text => print_errors(&rebase_report(&rebased, &read.study)),
            Format::Json => {
                print_errors(&rebase_json(&rebased).lines().map(str::to_owned).collect::<Vec<_>>());
            }
        }
        Ok(())
    }
}
