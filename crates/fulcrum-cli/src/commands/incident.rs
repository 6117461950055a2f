//! `fulcrum incident`: what an incident is expected to lose, and how to respond.

use clap::Args;
use fulcrum_app::{Incident, IncidentError};

use super::{Failure, Format, NOT_VALID, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct IncidentArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// The service that fails
    #[arg(long, value_name = "ID")]
    service: String,
    /// Hours that restoring it is expected to take
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true)]
    hours: String,
    /// What is lost in an hour now, in the study's currency; without it, the service's likely
    /// exposure
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    exposure: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl IncidentArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let read = self.study.read()?;
        let incident =
            Incident::assess(&read.study, &self.service, &self.hours, self.exposure.as_deref())?;
        match self.format {
            Format::Json => print_json(&incident.json()),
            Format::Text => print_page(&incident.page(), "", read.notices.len()),
        }
    }
}

impl From<IncidentError> for Failure {
    fn from(error: IncidentError) -> Self {
        match error {
            IncidentError::TooLarge => Self::new(NOT_VALID, error.to_string()),
            IncidentError::NoSuchService { .. } | IncidentError::Number { .. } => {
                Self::usage(error.to_string())
            }
        }
    }
}
