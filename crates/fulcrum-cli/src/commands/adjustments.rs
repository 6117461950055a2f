//! `fulcrum adjustments`: what each countermeasure, pitfall and lens does to the totals.

use clap::Args;
use fulcrum_app::{
    AdjustmentEffectsError, AdjustmentSubject, StudyError, adjustment_effects_json,
    adjustment_effects_page,
};

use super::{Failure, Format, StudyArguments, library};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct AdjustmentsArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// Only this countermeasure or pitfall, in detail
    #[arg(long, value_name = "ID")]
    adjustment: Option<String>,
    /// Only the lens, in detail
    #[arg(long, conflicts_with = "adjustment")]
    lens: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl AdjustmentsArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = library()?;
        let read = self.study.read_with(&library)?;
        let catalogue = library.context().catalogue;
        let subject = match &self.adjustment {
            Some(id) => AdjustmentSubject::One(id),
            None if self.lens => AdjustmentSubject::Lens,
            None => AdjustmentSubject::All,
        };
        match self.format {
            Format::Json => print_json(&adjustment_effects_json(&read.study, catalogue, subject)?),
            Format::Text => {
                let page = adjustment_effects_page(&read.study, catalogue, subject)?;
                let hint = match subject {
                    AdjustmentSubject::All => {
                        "In detail: --adjustment ID for one of them, --lens for the lens."
                    }
                    _ => "",
                };
                print_page(&page, hint, read.notices.len())
            }
        }
    }
}

impl From<AdjustmentEffectsError> for Failure {
    fn from(error: AdjustmentEffectsError) -> Self {
        match error {
            AdjustmentEffectsError::NotFound { .. } => Self::usage(error.to_string()),
            AdjustmentEffectsError::TooLarge(overflow) => StudyError::from(overflow).into(),
        }
    }
}
