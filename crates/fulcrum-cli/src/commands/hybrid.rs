//! `fulcrum hybrid`: which model for which service costs least.

use clap::Args;
use fulcrum_app::{HybridQuery, StudyError, hybrid_advice};

use super::{Failure, Format, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct HybridArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// Leave lost revenue out
    #[arg(long)]
    spending_only: bool,
    /// Change the models that the study sets by hand as well
    #[arg(long)]
    all_services: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl HybridArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let read = self.study.read()?;
        let query =
            HybridQuery { spending_only: self.spending_only, all_services: self.all_services };
        let advice = hybrid_advice(&read.study, query).map_err(StudyError::from)?;
        match self.format {
            Format::Json => print_json(&advice.json()),
            Format::Text => print_page(&advice.page(), "", read.notices.len()),
        }
    }
}
