//! A business case on paper: a typeset PDF of A4 or Letter pages.
//!
//! The case becomes *strips* (`setting`, `table`, `cover`): what stands beside each other. Strips are put
//! onto pages (`flow`), pages get their furniture (`furniture`), and everything is written with krilla
//! (`writing`). What the parts are for whoever does not see them is kept beside (`structure`): the PDF is
//! tagged, and is checked against PDF/UA-1 as it is written. It holds no script, no author, no link
//! but from its contents to its sections, and no time but the date that is given: the same case gives the same bytes.

mod cover;
mod figure;
mod flow;
mod furniture;
mod letters;
mod lines;
mod picture;
mod setting;
mod strip;
mod structure;
mod styles;
mod table;
mod writing;

use fulcrum_charts::clean;
use thiserror::Error;

use self::flow::{TextArea, flow};
use self::letters::Letters;
use self::setting::Setting;
use self::writing::Written;
use crate::business_case::BusinessCase;
use crate::report::Edition;

/// The format of the pages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 8.5 x 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points.
    const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Why a report could not be printed.
#[derive(Debug, Error)]
pub enum PrintError {
    /// A chart's drawing could not be read.
    #[error("the chart could not be read: {0}")]
    Chart(#[from] resvg::usvg::Error),
    /// The fonts that come with the program could not be read.
    #[error("the fonts of the program could not be read; please install it again")]
    Font,
    /// The PDF could not be written, or would not be accessible.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}

/// Where things are on a page. Lengths are points.
#[derive(Clone, Copy, Debug)]
struct Sheet {
    size: (f32, f32),
    text: TextArea,
}

/// From the edges of a page to its text, at the sides and at the top.
const MARGINS: (f32, f32) = (62.0, 70.0);

impl Sheet {
    /// A sheet that leaves so much room for the foot of its pages.
    fn new(paper: Paper, foot: f32) -> Self {
        let (width, height) = paper.size();
        let (side, top) = MARGINS;
        let text = TextArea {
            left: side,
            top,
            width: width - 2.0 * side,
            height: height - top - foot - furniture::FOOT_MARGIN,
        };
        Self { size: (width, height), text }
    }
}

/// Width and height, in CSS pixels, in which charts are best drawn to be printed: as wide as the text on
/// either paper, with letters a little smaller than those of the text.
pub const PRINTED_CHART_SIZE: (u32, u32) = (628, 320);

/// A business case as PDF: cover, contents, sections and how it was made. Charts are drawn as they are,
/// three quarters of a point for each CSS pixel, and smaller where they are wider than
/// [`PRINTED_CHART_SIZE`]. The same case gives the same bytes.
///
/// # Errors
///
/// When a chart is no SVG, or the PDF would not meet PDF/UA-1.
pub fn printed_report(
    case: &BusinessCase,
    paper: Paper,
    edition: Edition<'_>,
) -> Result<Vec<u8>, PrintError> {
    let letters = Letters::new()?;
    let title = printed_title(case);
    let small_print = furniture::small_print(&letters, case, Sheet::new(paper, 0.0));
    let sheet = Sheet::new(paper, furniture::foot_height(&small_print));
    let mut setting = Setting::new(&letters, sheet.text);
    setting.case(case, &title, edition)?;
    let (strips, structure, sections) = setting.into_parts();
    let mut flow = flow(strips, sheet.text);
    furniture::add(&mut flow, &letters, sheet, &title, &small_print);
    Written { title, sections, flow, structure, sheet, letters: &letters, edition }.bytes()
}

/// The title of a case; a PDF without one would not be accessible.
fn printed_title(case: &BusinessCase) -> String {
    let title = clean(&case.title);
    if title.is_empty() { "Business case".to_owned() } else { title }
}

#[cfg(test)]
mod tests;
