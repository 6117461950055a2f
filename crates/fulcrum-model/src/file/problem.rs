//! What is wrong with a study file.

use std::fmt;

use thiserror::Error;

use super::node::in_a_line;
use crate::vocabulary::vocabulary;

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

vocabulary! {
    /// What keeps a file from being a study.
    ProblemKind {
        /// More bytes than a study may have.
        TooLarge = "too_large", "Too large";
        /// Not JSON, or cut short.
        NotJson = "not_json", "Not JSON";
        /// Nested deeper than a study may be.
        TooDeep = "too_deep", "Too deep";
        /// JSON, but not a Fulcrum study.
        NotAStudy = "not_a_study", "Not a study";
        /// Written by a newer program.
        NewerVersion = "newer_version", "Newer version";
        /// Something required is missing.
        Missing = "missing", "Missing";
        /// A value of another kind than expected.
        WrongKind = "wrong_kind", "Wrong kind";
        /// A number outside its bounds.
        OutOfRange = "out_of_range", "Out of range";
        /// Low, likely and high are not in order.
        OutOfOrder = "out_of_order", "Out of order";
        /// A word, id or path that does not exist.
        Unknown = "unknown", "Unknown";
        /// Something that stands twice.
        Duplicate = "duplicate", "Duplicate";
        /// More entries than a study may have.
        TooMany = "too_many", "Too many";
    }
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

impl Notice {
    /// What kind of notice it is, for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::DefaultTaken { .. } => "default_taken",
            Self::UnknownKey { .. } => "unknown_key",
            Self::EvidenceWithoutValue { .. } => "evidence_without_value",
        }
    }

    /// Path of what it is about.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::DefaultTaken { path }
            | Self::UnknownKey { path }
            | Self::EvidenceWithoutValue { path } => path,
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::DefaultTaken { .. } => "not in the file, the default was taken",
            Self::UnknownKey { .. } => "not known to this program, kept as it is",
            Self::EvidenceWithoutValue { .. } => {
                "evidence for a value that the study does not have, kept as it is"
            }
        };
        write!(f, "{}: {what}", in_a_line(self.path(), LONGEST_PATH))
    }
}
