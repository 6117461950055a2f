//! `fulcrum scenarios`: what each scenario changes, and what each of its differences moves.

use std::path::PathBuf;

use clap::Args;
use fulcrum_app::{compared_scenarios, scenarios_json, scenarios_page};

use super::{Failure, Format, library};
use crate::output::{print, print_json, print_page};

#[derive(Args)]
pub(crate) struct ScenariosArguments {
    /// The study file
    study: PathBuf,
    /// Only this scenario of the study
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl ScenariosArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = library()?;
        let (document, read) = library.open(&self.study)?;
        let study = &read.study;
        let compared = compared_scenarios(&library, &document, study, self.scenario.as_deref())?;
        match self.format {
            Format::Json => print_json(&scenarios_json(study, &compared)),
            Format::Text if compared.is_empty() => print("The study has no scenarios.\n"),
            Format::Text => print_page(&scenarios_page(study, &compared), "", 0),
        }
    }
}
