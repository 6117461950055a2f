//! Printing to the terminal.

use std::io::{ErrorKind, Write};

use comfy_table::{CellAlignment, Table as Printed, presets};
use fulcrum_app::{EvaluationTable, ScenarioText, Table, counted};

use crate::commands::{FILE, Failure};

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
        if c.is_control() && c != '\n' {
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
    let mut printed = Printed::new();
    printed
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_header(table.columns.iter().map(|c| without_line_breaks(c)));
    for row in &table.rows {
        printed.add_row(row.iter().map(|cell| without_line_breaks(cell)));
    }
    for column in printed.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    printed.to_string()
}

pub(crate) fn print_evaluation(table: &EvaluationTable, notices: usize) -> Result<(), Failure> {
    let mut text =
        format!("{}\n\n{}\n{}\n", without_line_breaks(&table.heading), table.answer, table.detail);
    for table in &table.tables {
        text.push_str(&format!("\n{}\n", printed(table)));
    }
    if !table.warnings.is_empty() {
        text.push_str("\nWorth checking\n");
        for warning in &table.warnings {
            text.push_str(&format!("  {}\n", without_line_breaks(warning)));
        }
    }
    if notices > 0 {
        text.push_str(&format!(
            "\n{} on values left out or not known: \"fulcrum check\" lists them.\n",
            counted(notices, "note")
        ));
    }
    print(&text)
}

pub(crate) fn print_scenarios(study: &str, scenarios: &[ScenarioText]) -> Result<(), Failure> {
    let mut text =
        format!("{}: scenarios against the study as it stands\n", without_line_breaks(study));
    for scenario in scenarios {
        let [heading, sentence] =
            [&scenario.heading, &scenario.sentence].map(|line| without_line_breaks(line));
        text.push_str(&format!("\n{heading}\n{sentence}\n"));
        for table in &scenario.tables {
            text.push_str(&format!("\n{}\n", printed(table)));
        }
        for (index, note) in scenario.notes.iter().enumerate() {
            let gap = if index == 0 { "\n" } else { "" };
            text.push_str(&format!("{gap}{}\n", without_line_breaks(note)));
        }
    }
    print(&text)
}

/// Names come from files: a line break or an escape sequence in one must not reach the terminal.
pub(crate) fn without_line_breaks(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
