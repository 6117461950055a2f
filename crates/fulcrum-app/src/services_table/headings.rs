//! The first row of a spreadsheet, which may say what stands in its columns.

use fulcrum_model::file::quoted;
use fulcrum_model::scenarios::ServiceField;

use super::RowProblems;
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

/// Whether a row says what stands below it: most of its cells are known headings, or as many as not
/// behind the name or id with which tables of services begin.
pub(super) fn is_row_of_headings(cells: &[String]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty());
    let found: Vec<Option<Heading>> = filled.map(|cell| heading(cell)).collect();
    let names_any = found.iter().flatten().any(|heading| matches!(heading, Heading::Input(_)));
    let known = found.iter().flatten().count();
    let unknown = found.len().saturating_sub(known);
    let begins = match found.first() {
        Some(Some(Heading::Input(first))) => *first == ServiceInput::Field(ServiceField::Name),
        Some(Some(Heading::Id)) => true,
        _ => false,
    };
    names_any && (known > unknown || (begins && known == unknown))
}

/// What the columns under a row of headings hold. Headings that are not known, or there twice, are
/// problems: nothing is taken of such a table, as nobody would miss a column that was left out unsaid.
pub(crate) fn columns<'a>(
    headings: impl IntoIterator<Item = &'a str>,
    problems: &mut RowProblems,
) -> Vec<Heading> {
    let mut columns = Vec::new();
    let mut unknown = Vec::new();
    for text in headings {
        let column = heading(text);
        match column {
            None => unknown.push(quoted(text.trim())),
            Some(column) if column != Heading::Ignored && columns.contains(&column) => {
                problems.add_of_row(1, &format!("The column \"{text}\" is there twice."));
            }
            Some(_) => {}
        }
        columns.push(column.unwrap_or(Heading::Ignored));
    }
    if !unknown.is_empty() {
        let labels: Vec<&str> = ServiceInput::ALL.into_iter().map(ServiceInput::label).collect();
        problems.add_of_row(
            1,
            &format!(
                "There is no column {}. Columns are id, {}: rename it to one of these, or leave it \
                 out.",
                unknown.join(" or "),
                labels.join(", ")
            ),
        );
    }
    columns
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

    #[test]
    fn a_row_is_one_of_headings_when_most_of_its_cells_are() {
        for (cells, is) in [
            (&["Name", "Team", "Colour"][..], true),
            (&["Name", "Colour"], true),
            (&["id", "Name", "Colour", "Size"], true),
            (&["Name", "", "", "Colour"], true),
            (&["Team", "Colour"], false),
            (&["Checkout", "Team"], false),
            (&["Name", "Colour", "Size"], false),
            (&["id", ""], false),
            (&["", ""], false),
        ] {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            assert_eq!(is_row_of_headings(&cells), is, "{cells:?}");
        }
    }
}
