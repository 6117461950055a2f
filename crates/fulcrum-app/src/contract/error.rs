//! Why a command could not do what was asked.

use serde::{Deserialize, Serialize};

/// Why a command could not do what was asked. The page decides by `code` only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// What kind of failure it is.
    pub code: ErrorCode,
    /// What was expected and what was found.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Every problem of a study that is not valid, one a line, and which part of a range is wrong;
    /// empty otherwise.
    pub problems: Vec<String>,
}

/// Kinds of failure that the page tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The file is not a valid study.
    StudyNotValid,
    /// The file could not be read.
    FileNotRead,
    /// The file could not be written; the one that was there is as it was.
    FileNotWritten,
    /// The value does not fit the assumption: shown beside its field.
    ValueNotAccepted,
    /// There is no such sample, assumption or study any more.
    NotFound,
    /// The figures are too large to add up exactly.
    TooLarge,
    /// A chart could not be drawn.
    ChartNotDrawn,
    /// A file of the study could not be made.
    NotExported,
    /// The system did not take what was to be copied.
    NotCopied,
}
