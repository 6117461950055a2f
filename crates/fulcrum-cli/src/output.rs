//! Printing to the terminal.

use std::io::{ErrorKind, Write};

use fulcrum_app::{TextPage, TextPart, counted};

use crate::commands::{FILE, Failure};
use crate::terminal_table::fitted;
use crate::wrapping::{LongWord, wrapped};

/// Columns of a terminal that pages are made for.
const TERMINAL_COLUMNS: usize = 80;

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

/// A page, and what to say below it.
pub(crate) fn print_page(page: &TextPage, hint: &str, notices: usize) -> Result<(), Failure> {
    let mut text = format!("{}\n", sentences(&page.heading, ["", ""]));
    for part in &page.parts {
        text.push('\n');
        match part {
            TextPart::Paragraph(paragraph) => text.push_str(&sentences(paragraph, ["", ""])),
            TextPart::List { title, lines } => {
                text.push_str(&sentences(title, ["", ""]));
                for line in lines {
                    text.push_str(&format!("\n{}", sentences(line, ["  ", "    "])));
                }
            }
            TextPart::Table(table) => text.push_str(&fitted(table, TERMINAL_COLUMNS)),
        }
        text.push('\n');
    }
    if !hint.is_empty() {
        text.push_str(&format!("\n{}\n", sentences(hint, ["", ""])));
    }
    text.push_str(&notes(notices));
    print(&text)
}

/// Words in lines that fit a terminal.
fn sentences(text: &str, indents: [&str; 2]) -> String {
    let clean = without_line_breaks(text);
    wrapped(&clean, TERMINAL_COLUMNS, indents, LongWord::Whole).join("\n")
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
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
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
