//! `fulcrum evidence`: where each value comes from, and how much of the result rests on it.

use clap::Args;
use fulcrum_app::contract::CostBasis;
use fulcrum_app::{StudyError, evidence_json, evidence_page};

use super::{Failure, Format, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct EvidenceArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// Leave lost revenue out of the saving
    #[arg(long)]
    spending_only: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl EvidenceArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let read = self.study.read()?;
        let basis = if self.spending_only { CostBasis::SpendingOnly } else { CostBasis::AllCosts };
        match self.format {
            Format::Json => {
                print_json(&evidence_json(&read.study, basis).map_err(StudyError::from)?)
            }
            Format::Text => {
                let page = evidence_page(&read.study, basis).map_err(StudyError::from)?;
                print_page(&page, "", read.notices.len())
            }
        }
    }
}
