//! `fulcrum playbook`: a study's shares of the total beside the playbook's ratings.

use clap::Args;
use fulcrum_app::{StudyError, playbook_json, playbook_tables};

use super::{Failure, Format, StudyArguments};
use crate::output::{print, print_json, printed, without_line_breaks};

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
                let found =
                    playbook_tables(&read.study, scenario.as_deref()).map_err(StudyError::from)?;
                let mut text = format!("{}\n", without_line_breaks(&found.heading));
                for table in &found.tables {
                    text.push_str(&format!("\n{}\n", printed(table)));
                }
                print(&format!("{text}\n{}\n", found.note))
            }
        }
    }
}
