//! What every page has: the title at its head, small print and the number of the page at its foot.

use fulcrum_charts::clean;

use super::Sheet;
use super::flow::Flow;
use super::letters::{Letters, Run};
use super::strip::{Mark, Owner};
use super::styles::{FURNITURE, faint, muted};
use crate::business_case::BusinessCase;

/// Below the text, without the lines of small print.
pub(super) const FOOT_MARGIN: f32 = 62.0;
/// From the lower edge of a page to the last line of its foot.
const BELOW: f32 = 34.0;
/// Lines of small print; all of it stands on the last page.
const MOST_LINES: usize = 3;
/// Room for the number of the page.
const NUMBER_ROOM: f32 = 70.0;
/// From the upper edge of a page to its head.
const ABOVE: f32 = 36.0;

/// The lines of a case's small print.
pub(super) fn small_print(letters: &Letters, case: &BusinessCase, sheet: Sheet) -> Vec<Run> {
    let text = clean(&case.small_print);
    if text.is_empty() {
        return Vec::new();
    }
    let room = sheet.text.width - NUMBER_ROOM;
    let mut lines = letters.lines(&text, FURNITURE, room);
    if lines.len() > MOST_LINES {
        let rest: String = lines[MOST_LINES - 1..].iter().map(|line| line.text.as_str()).collect();
        lines.truncate(MOST_LINES - 1);
        lines.push(letters.fitted(&rest, FURNITURE, room));
    }
    lines
}

/// How much higher the foot of a page is for these lines.
pub(super) fn foot_height(small_print: &[Run]) -> f32 {
    small_print.len().max(1) as f32 * FURNITURE.leading
}

/// Adds head and foot to every page.
pub(super) fn add(
    flow: &mut Flow,
    letters: &Letters,
    sheet: Sheet,
    title: &str,
    small_print: &[Run],
) {
    let (left, width) = (sheet.text.left, sheet.text.width);
    let right = left + width;
    let (ink, of) = (muted(), Owner::Page);
    let top = sheet.size.1 - BELOW - foot_height(small_print);
    let head = letters.fitted(title, FURNITURE, width);
    let count = flow.pages.len();
    for (i, page) in flow.pages.iter_mut().enumerate() {
        // the first page has the title itself
        if i > 0 {
            let (x, base) = (left, ABOVE + FURNITURE.base());
            page.marks.push(Mark::Text { x, base, run: head.clone(), ink, of });
        }
        let y = top - 6.0;
        page.marks.push(Mark::Rule { x: left, y, width, thickness: 0.5, ink: faint() });
        for (line, run) in small_print.iter().enumerate() {
            let base = top + line as f32 * FURNITURE.leading + FURNITURE.base();
            page.marks.push(Mark::Text { x: left, base, run: run.clone(), ink, of });
        }
        let number = letters.run(&format!("{} of {count}", i + 1), FURNITURE.tabular());
        let (x, base) = (right - number.width, top + FURNITURE.base());
        page.marks.push(Mark::Text { x, base, run: number, ink, of });
    }
}
