//! `fulcrum check`: every problem and warning of a study file.

use std::path::PathBuf;

use clap::Args;
use fulcrum_app::{StudyError, counted, evaluate, read_bytes, warnings};

use super::{Failure, library};
use crate::output::{print, without_line_breaks};

#[derive(Args)]
pub(crate) struct CheckArguments {
    /// The study file
    study: PathBuf,
}

impl CheckArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (_, read) = library()?.read(&read_bytes(&self.study)?)?;
        let evaluation = evaluate(&read.study).map_err(StudyError::from)?;
        let found = warnings(&read.study, &evaluation);
        let mut lines = String::new();
        for warning in &found {
            let text = format!("{}: {} [{}]", warning.path, warning.message, warning.code.id());
            lines.push_str(&format!("warning: {}\n", without_line_breaks(&text)));
        }
        for notice in &read.notices {
            lines.push_str(&format!("note: {}\n", without_line_breaks(&notice.to_string())));
        }
        lines.push_str(&format!(
            "{} is a valid study: {}, {}.\n",
            self.study.display(),
            counted(found.len(), "warning"),
            counted(read.notices.len(), "note")
        ));
        print(&lines)
    }
}
