//! How the workbook is to be used, what it cannot follow, and the report as it was at export.

use fulcrum_model::Study;
use rust_xlsxwriter::XlsxError;

use super::layout::Sheet;
use super::page::Page;
use super::styles::{Style, Styles};
use crate::report::{Edition, Report, ReportPart, Table};

/// Width of the text, characters.
const WIDTH: usize = 110;

/// How to use it.
const USE: [&str; 4] = [
    "Change a likely value on the sheet Assumptions (yellow): monthly lines, totals, comparison and charts \
     follow.",
    "Every monthly line stands on the sheet of its option as a formula of named assumptions and of the \
     quantities on the sheets Steps, and is the same formula that the program computes with.",
    "What counts of a value, after the lens and the countermeasures and pitfalls that were active, stands \
     beside it as a formula.",
    "The figures \"at export\" on the sheet Summary and the text below on this sheet stay as they were.",
];

/// What needs a new export.
const NEEDS_A_NEW_EXPORT: [&str; 6] = [
    "Services: adding, removing, launch months, feature demand, teams, domains, who runs a service before.",
    "The model of each service in the hybrid and its availability target. Where the target follows the \
     exposure, an exposure of another band needs a new export, and the column Check says so.",
    "The number of application support analysts: the queue has a step for each.",
    "The months compared and the month they start in.",
    "Countermeasures, pitfalls, the lens, the out-of-hours policy, treatments.",
    "Simulation: ranges are shown, but a workbook draws no futures.",
];

/// How far the figures agree with the program.
const PRECISION: &str = "Each monthly line is rounded half away from zero, as the program rounds it, and \
    before that to 14 digits: a spreadsheet counts with about 15, and the last is not to decide. The program \
    counts with 28. A line whose exact amount differs from half a unit in later digits only may therefore be \
    rounded the other way, and amounts of more digits lose the last ones. How many decimals 14 digits are is \
    taken from the amount at export and stays in the formula: a line that became much smaller is first rounded \
    to fewer digits than 14, and one that was 0 or became much larger to more, so that half a unit may be \
    rounded either way.";

pub(super) fn page<'s>(
    study: &Study,
    report: &Report,
    edition: Edition<'_>,
    styles: &'s Styles,
) -> Result<Page<'s>, XlsxError> {
    let mut page = Page::new(Sheet::About, styles)?;
    page.text((0, 0), "About this workbook", Style::Title)?;
    let made = format!("Made by {}. Amounts are in {}.", edition.program, study.currency.code());
    page.text((1, 0), &made, Style::Note)?;
    let mut row = 3;
    for line in USE {
        page.lines(row, line, WIDTH, Style::Wrapped)?;
        row += 1;
    }
    page.text((row + 1, 0), "What needs a new export", Style::Heading)?;
    row += 2;
    for line in NEEDS_A_NEW_EXPORT {
        page.lines(row, line, WIDTH, Style::Wrapped)?;
        row += 1;
    }
    page.text((row + 1, 0), "Rounding", Style::Heading)?;
    page.lines(row + 2, PRECISION, WIDTH, Style::Wrapped)?;
    page.text((row + 4, 0), "As it was at export", Style::Heading)?;
    write_report(&mut page, report, row + 5)?;
    page.width_of(0, 0, u16::try_from(WIDTH).unwrap_or(u16::MAX))?;
    page.width_of(1, 5, 24)?;
    Ok(page)
}

fn write_report(page: &mut Page<'_>, report: &Report, first: u32) -> Result<(), XlsxError> {
    let mut row = first;
    page.text((row, 0), &report.heading, Style::UserText)?;
    row += 1;
    for part in &report.parts {
        match part {
            ReportPart::Paragraph(text) => {
                page.lines(row, text, WIDTH, Style::WrappedUserText)?;
                row += 1;
            }
            ReportPart::List { title, lines } => {
                page.text((row + 1, 0), title, Style::Heading)?;
                row += 2;
                for line in lines {
                    // what is said of a service begins with its name
                    page.lines(row, line, WIDTH, Style::WrappedUserText)?;
                    row += 1;
                }
            }
            ReportPart::Table(table) => row = write_table(page, table, row + 1)?,
        }
    }
    Ok(())
}

/// Writes a table; the row after it.
fn write_table(page: &mut Page<'_>, table: &Table, first: u32) -> Result<u32, XlsxError> {
    let mut row = first;
    let headings = table.columns.iter().enumerate();
    for (column, (position, heading)) in (0..).zip(headings) {
        let style = if table.is_words(position) { Style::Heading } else { Style::FigureHeading };
        page.text((row, column), heading, style)?;
    }
    row += 1;
    for cells in &table.rows {
        for (column, (position, cell)) in (0..).zip(cells.iter().enumerate()) {
            let style = if table.is_words(position) { Style::UserText } else { Style::Number };
            page.text((row, column), cell, style)?;
        }
        row += 1;
    }
    Ok(row)
}
