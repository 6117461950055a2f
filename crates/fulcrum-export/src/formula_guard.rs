//! Text that no spreadsheet takes for a formula (CWE-1236).

use std::borrow::Cow;

/// Text with an apostrophe before it where a spreadsheet would take it for a formula.
/// [`unguarded`] gives the text back.
///
/// ```
/// use fulcrum_export::{guarded, unguarded};
///
/// assert_eq!(guarded("Checkout"), "Checkout");
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(unguarded("'=1+1"), "=1+1");
/// ```
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Text without the apostrophe that [`guarded`] puts before it.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|text| needs_guard(text)).unwrap_or(text)
}

/// Also what looks guarded already, so that the guard can be told from the text.
fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_a_name_and_comes_back_as_it_was() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'=1", "''-1"] {
            assert_eq!(guarded(name), format!("'{name}"));
            assert_eq!(unguarded(&guarded(name)), name);
        }
        for name in ["Checkout", "'t Hooft", "'", "", "1+1"] {
            assert_eq!(guarded(name), name);
            assert_eq!(unguarded(name), name);
        }
    }
}
