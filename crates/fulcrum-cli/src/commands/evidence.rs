//! `fulcrum evidence`: where each value comes from, and how much of the result rests on it.

use clap::Args;
use fulcrum_app::contract::CostBasis;
use fulcrum_app::{StudyError, evidence_json, evidence_table};

use super::{Failure, Format, StudyArguments};
use crate::output::{print, print_json, printed, without_line_breaks};

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
        let study = self.study.read()?.study;
        let basis = if self.spending_only { CostBasis::SpendingOnly } else { CostBasis::AllCosts };
        match self.format {
            Format::Json => print_json(&evidence_json(&study, basis).map_err(StudyError::from)?),
            Format::Text => {
                let evidence = evidence_table(&study, basis).map_err(StudyError::from)?;
                let heading = without_line_breaks(&evidence.heading);
                let mut text = format!("{heading}\n\n{}\n", evidence.answer);
                for (title, table) in &evidence.tables {
                    text.push_str(&format!("\n{title}\n{}\n", printed(table)));
                }
                if !evidence.notes.is_empty() {
                    text.push('\n');
                }
                for note in &evidence.notes {
                    text.push_str(&format!("{note}\n"));
                }
                print(&text)
            }
        }
    }
}
