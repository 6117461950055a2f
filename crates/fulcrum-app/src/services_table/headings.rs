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

/// The column that a text is the heading of: by its key, its label, or its label with a unit, whatever the case.
pub(crate) fn heading(text: &str) -> Option<Heading> {
    let text = text.trim();
    let is_it = |other: &str| other.to_lowercase() == text.to_lowercase();
    if text.is_empty() || is_result_heading(text) {
        return Some(Heading::Ignored);
    }
    if is_it("id") {
        return Some(Heading::Id);
    }
    // as the table shows it, with the unit behind it: "Launch, months"
    let unit = |input: &ServiceInput| {
        let label = input.label().to_lowercase();
        text.to_lowercase().strip_prefix(&label).is_some_and(|rest| rest.starts_with(", "))
    };
    let named = ServiceInput::ALL.into_iter().find(|i| is_it(i.key()) || is_it(i.label()));
    named.or_else(|| ServiceInput::ALL.into_iter().find(unit)).map(Heading::Input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_key_its_label_and_its_label_with_a_unit() {
        let launch = ServiceInput::ALL.into_iter().find(|input| input.key() == "launch_month");
        let launch = launch.unwrap();
        let known = |text: &str| match heading(text) {
            Some(Heading::Input(input)) => Some(input.key()),
            _ => None,
        };
        let label = launch.label();
        for text in [launch.key(), label, &format!(" {label}, months "), &label.to_uppercase()] {
            assert_eq!(known(text), Some(launch.key()), "{text}");
        }
        for text in ["Target", &format!("{label} months"), "12"] {
            assert_eq!(known(text), None, "{text}");
        }
    }
}
