//! Failures of the session as the page gets them.

use std::path::{Path, PathBuf};

use fulcrum_charts::ChartError;
use fulcrum_model::Overflow;
use fulcrum_model::file::{Problem, ProblemKind};

use crate::contract::{CommandError, ErrorCode};
use crate::files::FileError;
use crate::studies::StudyError;

pub(super) fn not_written(error: FileError) -> CommandError {
    CommandError {
        code: ErrorCode::FileNotWritten,
        message: error.to_string(),
        hint: "The file that was there is as it was. Save the study in another place.".to_owned(),
        problems: Vec::new(),
    }
}

pub(super) fn another_study_opened() -> CommandError {
    CommandError {
        code: ErrorCode::FileNotWritten,
        message: "Another study was opened while the place to save was chosen.".to_owned(),
        hint: "Nothing was written. Save the study that is open now in a place of its own."
            .to_owned(),
        problems: Vec::new(),
    }
}

/// A name got its ending, and is then that of a file that is there already.
pub(crate) fn another_file_there(file: PathBuf) -> CommandError {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    CommandError {
        code: ErrorCode::FileNotWritten,
        message: format!("There is already a file \"{name}\" in this folder."),
        hint: format!(
            "Nothing was written. Choose another name, or type \"{name}\" in full to replace it."
        ),
        problems: Vec::new(),
    }
}

/// Why a file could not be opened as a study, with its name.
pub(super) fn not_opened(error: StudyError, path: &Path) -> CommandError {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let StudyError::NotValid(problems) = &error else { return error.into() };
    let is_alien =
        |problem: &Problem| matches!(problem.kind, ProblemKind::NotJson | ProblemKind::NotAStudy);
    if problems.iter().any(is_alien) {
        return CommandError {
            message: format!("{name} is not a Fulcrum study, or it is damaged."),
            hint: "Open a file that Fulcrum has saved.".to_owned(),
            ..error.into()
        };
    }
    let problems = match problems.len() {
        1 => "a problem".to_owned(),
        count => format!("{count} problems"),
    };
    CommandError {
        message: format!("{name} cannot be opened as a study: it has {problems}."),
        ..error.into()
    }
}

pub(super) fn one_at_a_time(offered: usize) -> CommandError {
    CommandError {
        code: ErrorCode::FileNotRead,
        message: format!("A window shows one study, and {offered} files were given."),
        hint: "Open them one after the other.".to_owned(),
        problems: Vec::new(),
    }
}

pub(crate) fn not_found(message: String) -> CommandError {
    CommandError {
        code: ErrorCode::NotFound,
        message,
        hint: "Open a study or choose a sample.".to_owned(),
        problems: Vec::new(),
    }
}

pub(crate) fn not_accepted(message: String, hint: &str) -> CommandError {
    CommandError {
        code: ErrorCode::ValueNotAccepted,
        message,
        hint: hint.to_owned(),
        problems: Vec::new(),
    }
}

/// What keeps a value from being taken, in words that need no path.
pub(super) fn in_words(problems: &[Problem]) -> String {
    let sentences = problems.iter().map(|problem| {
        let what = problem.label.map(|label| format!("{label}: ")).unwrap_or_default();
        format!("{what}expected {}, found {}.", problem.expected, problem.found)
    });
    sentences.collect::<Vec<_>>().join(" ")
}

impl From<StudyError> for CommandError {
    fn from(error: StudyError) -> Self {
        let message = error.to_string();
        match error {
            StudyError::File(_) => Self {
                code: ErrorCode::FileNotRead,
                message,
                hint: "Check that the file is there and that you may read it.".to_owned(),
                problems: Vec::new(),
            },
            StudyError::NotValid(problems) => Self {
                code: ErrorCode::StudyNotValid,
                message: match problems.len() {
                    1 => "This file cannot be opened as a study: it has a problem.".to_owned(),
                    count => {
                        format!("This file cannot be opened as a study: it has {count} problems.")
                    }
                },
                hint: "Correct the file and open it again.".to_owned(),
                problems: problems.iter().map(Problem::to_string).collect(),
            },
            StudyError::NoSuchScenario { .. } => not_found(message),
            StudyError::TooLarge(overflow) => overflow.into(),
            StudyError::ScenarioTooLarge { cause, .. } => Self { message, ..cause.into() },
            StudyError::Catalogue(_) => Self {
                code: ErrorCode::StudyNotValid,
                message,
                hint: "Install the program again.".to_owned(),
                problems: Vec::new(),
            },
        }
    }
}

impl From<Overflow> for CommandError {
    fn from(overflow: Overflow) -> Self {
        Self {
            code: ErrorCode::TooLarge,
            message: overflow.to_string(),
            hint:
                "Check the largest amounts of the study: exposure, value of a feature, incidents."
                    .to_owned(),
            problems: Vec::new(),
        }
    }
}

impl From<ChartError> for CommandError {
    fn from(error: ChartError) -> Self {
        Self {
            code: ErrorCode::ChartNotDrawn,
            message: error.to_string(),
            hint:
                "Check the largest amounts of the study: exposure, value of a feature, incidents."
                    .to_owned(),
            problems: Vec::new(),
        }
    }
}
