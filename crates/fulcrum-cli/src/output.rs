//! Printing to the terminal.

use std::io::{ErrorKind, Write};

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, Table as Printed, Width, presets,
};
use fulcrum_app::{EvaluationTable, Table, TextPage, TextPart, counted};

use crate::commands::{FILE, Failure};

/// Columns of a terminal that tables are made for.
const TERMINAL_COLUMNS: u16 = 80;
/// Columns that are left to names, however wide the figures are.
const NARROWEST_NAMES: u16 = 16;

/// Prints text. A reader that closes the pipe early has what it wanted: that is no failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure {
            status: FILE,
            lines: vec![format!("the output could not be written: {error}")],
        }),
        _ => Ok(()),
    }
}

/// Prints JSON on lines of its own. A terminal obeys some control characters that JSON allows in
/// text; an escape means the same to a program.
pub(crate) fn print_json(json: &str) -> Result<(), Failure> {
    let mut text = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if is_obeyed(c) && c != '\n' {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text.push('\n');
    print(&text)
}

/// Prints errors, a line each. Where nobody reads them, the exit status says it all the same.
pub(crate) fn print_errors(lines: &[String]) {
    let mut errors = std::io::stderr().lock();
    for line in lines {
        if writeln!(errors, "{}", without_line_breaks(line)).is_err() {
            return;
        }
    }
}

/// A table, figures to the right.
pub(crate) fn printed(table: &Table) -> String {
    laid_out(table).to_string()
}

/// A table, figures to the right, whose first column is divided over lines where the table would be
/// wider than a terminal. Figures stay whole.
fn printed_narrow(table: &Table) -> String {
    let mut printed = laid_out(table);
    printed.set_content_arrangement(ContentArrangement::Dynamic).set_width(TERMINAL_COLUMNS);
    for column in printed.column_iter_mut().skip(1) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    if let Some(names) = printed.column_iter_mut().next() {
        names.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(NARROWEST_NAMES)));
    }
    printed.to_string()
}

fn laid_out(table: &Table) -> Printed {
    let mut printed = Printed::new();
    let heading =
        |text: &String| text.lines().map(without_line_breaks).collect::<Vec<_>>().join("\n");
    printed.load_style(presets::UTF8_HORIZONTAL_ONLY).set_header(table.columns.iter().map(heading));
    for row in &table.rows {
        printed.add_row(row.iter().map(|cell| without_line_breaks(cell)));
    }
    for column in printed.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    printed
}

pub(crate) fn print_evaluation(table: &EvaluationTable, notices: usize) -> Result<(), Failure> {
    let mut text =
        format!("{}\n\n{}\n{}\n", without_line_breaks(&table.heading), table.answer, table.detail);
    for table in &table.tables {
        text.push_str(&format!("\n{}\n", printed_narrow(table)));
    }
    if !table.warnings.is_empty() {
        text.push_str("\nWorth checking\n");
        for warning in &table.warnings {
            text.push_str(&format!("  {}\n", without_line_breaks(warning)));
        }
    }
    text.push_str(&notes(notices));
    print(&text)
}

/// A page, and what to say below it.
pub(crate) fn print_page(page: &TextPage, hint: &str, notices: usize) -> Result<(), Failure> {
    let mut text = format!("{}\n", without_line_breaks(&page.heading));
    for part in &page.parts {
        text.push('\n');
        match part {
            TextPart::Paragraph(paragraph) => text.push_str(&wrapped(paragraph, "", "")),
            TextPart::List { title, lines } => {
                text.push_str(&wrapped(title, "", ""));
                for line in lines {
                    text.push_str(&format!("\n{}", wrapped(line, "  ", "    ")));
                }
            }
            TextPart::Table(table) => text.push_str(&printed(table)),
        }
        text.push('\n');
    }
    if !hint.is_empty() {
        text.push_str(&format!("\n{hint}\n"));
    }
    text.push_str(&notes(notices));
    print(&text)
}

/// Words in lines of at most 80 columns, a longer word on a line of its own; `first` stands before
/// the first line and `others` before the rest.
fn wrapped(text: &str, first: &str, others: &str) -> String {
    let clean = without_line_breaks(text);
    let (mut lines, mut line) = (String::new(), first.to_owned());
    let mut is_empty = true;
    for word in clean.split(' ').filter(|word| !word.is_empty()) {
        if !is_empty
            && line.chars().count() + 1 + word.chars().count() > usize::from(TERMINAL_COLUMNS)
        {
            lines.push_str(&line);
            lines.push('\n');
            line = others.to_owned();
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines + &line
}

/// That a file leaves out or holds what a reader should know.
fn notes(notices: usize) -> String {
    if notices == 0 {
        return String::new();
    }
    format!(
        "\n{} on values left out or not known: \"fulcrum check\" lists them.\n",
        counted(notices, "note")
    )
}

/// Names come from files: a line break or an escape sequence in one must not reach the terminal.
pub(crate) fn without_line_breaks(text: &str) -> String {
    text.chars().map(|c| if is_obeyed(c) { ' ' } else { c }).collect()
}

/// Whether a terminal obeys a character instead of showing it: control characters, and those that
/// turn the direction of writing or have no width. They could make a row say what it does not.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_does_not_reach_it() {
        assert_eq!(without_line_breaks("a\u{202e}b\u{1b}[2Jc\u{feff}\n"), "a b [2Jc  ");
        let shown = "£1\u{202f}234 for\u{a0}Ü, ירושלים";
        assert_eq!(without_line_breaks(shown), shown);
    }
}
