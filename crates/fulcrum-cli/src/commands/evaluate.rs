//! `fulcrum evaluate`: what each option costs, and how they compare.

use clap::Args;
use fulcrum_app::{StudyError, evaluation_json, evaluation_page};

use super::{Failure, Format, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct EvaluateArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl EvaluateArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (read, scenario) = self.study.read_named()?;
        match self.format {
            Format::Json => {
                let json = evaluation_json(&read.study).map_err(StudyError::from)?;
                print_json(&json)
            }
            Format::Text => {
                let page =
                    evaluation_page(&read.study, scenario.as_deref()).map_err(StudyError::from)?;
                print_page(&page, "", read.notices.len())
            }
        }
    }
}
