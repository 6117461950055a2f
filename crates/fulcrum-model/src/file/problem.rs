//! What is wrong with a study file.

use std::fmt;

use thiserror::Error;

use super::node::in_a_line;

/// Most characters of a path in a message. A path holds ids and keys of a file, which may be of
/// any length.
const LONGEST_PATH: usize = 600;

/// One thing that keeps a file from being a study.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// Where: a path such as `services.bedroom.exposure_per_hour`; empty for the whole file.
    pub path: String,
    /// The label of the parameter, where it is one.
    pub label: Option<&'static str>,
    /// What is allowed.
    pub expected: String,
    /// What was found.
    pub found: String,
}

/// Kinds of problem, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// More bytes than a study may have.
    TooLarge,
    /// Not JSON, or cut short.
    NotJson,
    /// Nested deeper than a study may be.
    TooDeep,
    /// JSON, but not a Fulcrum study.
    NotAStudy,
    /// Written by a newer program.
    NewerVersion,
    /// Something required is missing.
    Missing,
    /// A value of another kind than expected.
    WrongKind,
    /// A number outside its bounds.
    OutOfRange,
    /// Low, likely and high are not in order.
    OutOfOrder,
    /// A word, id or path that does not exist.
    Unknown,
    /// Something that stands twice.
    Duplicate,
    /// More entries than a study may have.
    TooMany,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            f.write_str(&in_a_line(&self.path, LONGEST_PATH))?;
            if let Some(label) = self.label {
                write!(f, " ({label})")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

/// Something the reader of a file should know, though the file is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file leaves this value out; the default was taken.
    DefaultTaken {
        /// Path of the value.
        path: String,
    },
    /// The program does not know this key; it is kept.
    UnknownKey {
        /// Path of the key.
        path: String,
    },
    /// Evidence for a value that the study does not have; it is kept.
    EvidenceWithoutValue {
        /// Path that the evidence names.
        path: String,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, what) = match self {
            Self::DefaultTaken { path } => (path, "not in the file, the default was taken"),
            Self::UnknownKey { path } => (path, "not known to this program, kept as it is"),
            Self::EvidenceWithoutValue { path } => {
                (path, "evidence for a value that the study does not have, kept as it is")
            }
        };
        write!(f, "{}: {what}", in_a_line(path, LONGEST_PATH))
    }
}
