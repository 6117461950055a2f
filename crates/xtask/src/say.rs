//! Where words for the reader leave the program.
//!
//! `println!` panics when nobody reads any more (`cargo xtask test | head`); these do not.

use crate::failure::Failure;
use std::io::Write;

/// One line, on standard output.
pub(crate) fn line(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
}

/// A failure, on standard error.
pub(crate) fn failure(failure: &Failure) {
    let _ = writeln!(std::io::stderr(), "\n{failure}");
}
