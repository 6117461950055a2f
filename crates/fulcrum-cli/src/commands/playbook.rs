//! `fulcrum playbook`: a study's shares of the total beside the playbook's ratings.

use clap::Args;
use fulcrum_app::{StudyError, playbook_json, playbook_page};

use super::{Failure, Format, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct PlaybookArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl PlaybookArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (read, scenario) = self.study.read_named()?;
        match self.format {
            Format::Json => print_json(&playbook_json(&read.study).map_err(StudyError::from)?),
            Format::Text => {
                let page =
                    playbook_page(&read.study, scenario.as_deref()).map_err(StudyError::from)?;
                print_page(&page, "", read.notices.len())
            }
        }
    }
}
