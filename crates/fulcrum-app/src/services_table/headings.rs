//! The first row of a spreadsheet, which may say what stands in its columns.

use crate::screens::services::is_result_heading;
use crate::study_fields::ServiceInput;

/// What a heading says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heading {
    /// The ids of services.
    Id,
    Input(ServiceInput),
    /// Nothing is read from it: a result, or an empty heading.
    Ignored,
}

/// The column that a text is the heading of: by its key or its label, whatever the case.
pub(crate) fn heading(text: &str) -> Option<Heading> {
    let text = text.trim();
    let is_it = |other: &str| other.to_lowercase() == text.to_lowercase();
    if text.is_empty() || is_result_heading(text) {
        return Some(Heading::Ignored);
    }
    if is_it("id") {
        return Some(Heading::Id);
    }
    ServiceInput::ALL
        .into_iter()
        .find(|input| is_it(input.key()) || is_it(input.label()))
        .map(Heading::Input)
}
