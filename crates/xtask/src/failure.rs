//! What went wrong, in a sentence, with the way out of it.

use std::fmt;

/// A failure that a reader can act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// What failed: a full sentence.
    what: String,
    /// The exact line that repeats the failure, to be run in the project's folder.
    repeat: Option<String>,
    /// What to do about it: a full sentence.
    advice: String,
}

impl Failure {
    /// A failure with what to do about it.
    pub(crate) fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), repeat: None, advice: advice.into() }
    }

    /// The same failure with the line that repeats it.
    pub(crate) fn repeated_by(self, line: impl Into<String>) -> Self {
        Self { repeat: Some(line.into()), ..self }
    }

    /// The same failure, said to have happened in a step.
    pub(crate) fn in_step(self, number: usize, of: usize) -> Self {
        Self { what: format!("Step {number} of {of} failed. {}", self.what), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.what)?;
        if let Some(line) = &self.repeat {
            writeln!(out, "  To repeat it, in the project's folder:  {line}")?;
        }
        write!(out, "  What to do:  {}", self.advice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_failed_how_to_repeat_it_and_what_to_do() {
        let failure = Failure::new("The format differs.", "Run `cargo fmt`.")
            .repeated_by("cargo fmt --check")
            .in_step(2, 9);
        assert_eq!(
            failure.to_string(),
            "Step 2 of 9 failed. The format differs.\n  \
             To repeat it, in the project's folder:  cargo fmt --check\n  \
             What to do:  Run `cargo fmt`."
        );
    }
}
