//! `fulcrum check`: every problem and warning of a study file.

use clap::Args;
use fulcrum_app::{CheckedStudy, StudyError, check_json, counted, problems_json};

use super::{Failure, Format, NOT_VALID, StudyArguments, library};
use crate::output::{print, print_json, without_line_breaks};

#[derive(Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl CheckArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let StudyArguments { study, scenario } = &self.study;
        let checked = library()?.check(study, scenario.as_deref());
        match (self.format, checked) {
            (Format::Json, Err(StudyError::NotValid(problems))) => {
                print_json(&problems_json(&problems))?;
                // the problems are the result: there is nothing left to say of them
                Err(Failure { status: NOT_VALID, lines: Vec::new() })
            }
            (_, Err(error)) => Err(error.into()),
            (Format::Json, Ok(checked)) => print_json(&check_json(&checked)),
            (Format::Text, Ok(checked)) => print(&self.text(&checked)),
        }
    }

    fn text(&self, checked: &CheckedStudy) -> String {
        let mut lines = String::new();
        for warning in &checked.warnings {
            let text = format!("{}: {} [{}]", warning.path, warning.message, warning.code.id());
            lines.push_str(&format!("warning: {}\n", without_line_breaks(&text)));
        }
        for notice in &checked.notices {
            lines.push_str(&format!("note: {}\n", without_line_breaks(&notice.to_string())));
        }
        let scenario = checked
            .scenario
            .as_ref()
            .map_or_else(String::new, |name| format!(", scenario {name},"));
        let summary = format!(
            "{}{scenario} is a valid study: {}, {}.",
            self.study.study.display(),
            counted(checked.warnings.len(), "warning"),
            counted(checked.notices.len(), "note")
        );
        lines + &without_line_breaks(&summary) + "\n"
    }
}
