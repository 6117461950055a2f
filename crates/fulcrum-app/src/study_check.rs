//! What `fulcrum check` finds: problems of a file that is no valid study, warnings and notices of one
//! that is.

use std::path::Path;

use fulcrum_model::Evaluation;
use fulcrum_model::file::{Notice, Problem};
use fulcrum_model::warnings::Warning;
use serde::Serialize;

use crate::evaluation_json::WarningEntry;
use crate::json::to_json;
use crate::studies::{Library, StudyError};
use crate::warnings::warnings;

/// A valid study, or a scenario of it, and what to know of it.
#[derive(Clone, Debug)]
pub struct CheckedStudy {
    /// Name of the scenario, when it is one.
    pub scenario: Option<String>,
    /// What is doubtful, most serious first.
    pub warnings: Vec<Warning>,
    /// Defaults taken and keys not known.
    pub notices: Vec<Notice>,
}

impl Library {
    /// Checks a study file, as one of its scenarios when `scenario` names one.
    ///
    /// # Errors
    ///
    /// As [`Self::open_scenario`], and when the study's figures are too large to be exact.
    pub fn check(&self, path: &Path, scenario: Option<&str>) -> Result<CheckedStudy, StudyError> {
        let (read, scenario) = self.open_named_scenario(path, scenario)?;
        let evaluation = Evaluation::of(&read.study)?;
        let warnings = warnings(&read.study, &evaluation);
        Ok(CheckedStudy { scenario, warnings, notices: read.notices })
    }
}

/// A valid study as `fulcrum check --format json` prints it.
#[must_use]
pub fn check_json(checked: &CheckedStudy) -> String {
    to_json(&CheckEntry {
        valid: true,
        problems: Vec::new(),
        warnings: checked.warnings.iter().cloned().map(WarningEntry::from).collect(),
        notices: checked
            .notices
            .iter()
            .map(|notice| NoticeEntry { kind: notice.kind(), path: notice.path() })
            .collect(),
    })
}

/// A file that is no valid study as `fulcrum check --format json` prints it.
#[must_use]
pub fn problems_json(problems: &[Problem]) -> String {
    let problems = problems.iter().map(|problem| ProblemEntry {
        kind: problem.kind.id(),
        path: &problem.path,
        label: problem.label,
        expected: &problem.expected,
        found: &problem.found,
    });
    to_json(&CheckEntry {
        valid: false,
        problems: problems.collect(),
        warnings: Vec::new(),
        notices: Vec::new(),
    })
}

#[derive(Serialize)]
struct CheckEntry<'a> {
    valid: bool,
    problems: Vec<ProblemEntry<'a>>,
    warnings: Vec<WarningEntry>,
    notices: Vec<NoticeEntry<'a>>,
}

#[derive(Serialize)]
struct ProblemEntry<'a> {
    kind: &'static str,
    path: &'a str,
    label: Option<&'static str>,
    expected: &'a str,
    found: &'a str,
}

#[derive(Serialize)]
struct NoticeEntry<'a> {
    kind: &'static str,
    path: &'a str,
}
