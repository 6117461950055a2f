//! `fulcrum selector`: where the selector places each service, and how it fares.

use clap::Args;
use fulcrum_app::{StudyError, selector_json, selector_page};

use super::{Failure, Format, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct SelectorArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl SelectorArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let read = self.study.read()?;
        match self.format {
            Format::Json => print_json(&selector_json(&read.study).map_err(StudyError::from)?),
            Format::Text => {
                let page = selector_page(&read.study).map_err(StudyError::from)?;
                print_page(&page, "", read.notices.len())
            }
        }
    }
}
