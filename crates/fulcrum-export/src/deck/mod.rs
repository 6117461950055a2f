//! A business case as slides that an office suite can change: native charts with their figures, text in the
//! places of a template, notes for whoever presents.
//!
//! | Step | Module |
//! |---|---|
//! | what a company's own file offers | [`base`], [`template`], [`places`], [`intricacy`]; without one, [`plain`] |
//! | what stands on which slide | [`arrangement`], [`flow`], [`table`], [`text`] |
//! | charts and the figures in them | [`chart_part`], [`chart_table`], [`number_format`] |
//! | parts, and the file of them | [`writer`], [`notes`], [`presentation`], [`package`] |

mod arrangement;
mod base;
mod chart_part;
mod chart_table;
mod colours;
mod flow;
mod frame;
mod intricacy;
mod markup;
mod notes;
mod number_format;
mod package;
mod places;
mod plain;
mod presentation;
mod series_look;
mod shape;
mod table;
mod template;
mod text;
mod writer;
mod xml;

use rust_xlsxwriter::XlsxError;
use thiserror::Error;
use zip::result::ZipError;

pub use self::template::TemplateError;

use self::package::{Package, relation};
use self::template::Design;
use self::writer::Writer;
use crate::business_case::BusinessCase;
use crate::png::PngError;
use crate::report::Edition;

/// How slides are made.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeckOptions<'a> {
    /// The bytes of a `.potx` or `.pptx` whose masters, layouts and theme the slides use. Its own slides
    /// are left out.
    pub base: Option<&'a [u8]>,
}

/// Why slides could not be made.
#[derive(Debug, Error)]
pub enum DeckError {
    /// There is nothing to show.
    #[error("there is nothing to put on a slide: choose a section at least")]
    Empty,
    /// The template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A chart could not be drawn.
    #[error("a chart could not be put on a slide: {0}")]
    Picture(#[from] PngError),
    /// The figures of a chart could not be written.
    #[error("the figures of a chart could not be written: {0}")]
    Figures(#[from] XlsxError),
    /// The file could not be written.
    #[error("the slides could not be written: {0}")]
    Writing(#[from] ZipError),
}

/// A business case as a `.pptx` of 16:9, or in the size of its template. The same case, options and
/// edition give the same bytes.
///
/// Nothing is lost silently: what is too long for a slide goes on upon the next one, or is shortened with
/// an ellipsis and stands in full in the notes.
///
/// # Errors
///
/// When there is neither a cover nor a section, the template cannot be used, or a chart cannot be drawn.
pub fn deck(
    case: &BusinessCase,
    options: DeckOptions<'_>,
    edition: Edition<'_>,
) -> Result<Vec<u8>, DeckError> {
    let template = match options.base {
        Some(bytes) => base::read(bytes)?,
        None => plain::template(),
    };
    let design = Design::of(&template)?;
    let slides = arrangement::slides(case, &design);
    if slides.is_empty() {
        return Err(DeckError::Empty);
    }
    let mut writer = Writer::new(Package::default(), &design.colours, edition);
    let mut parts = Vec::new();
    for (number, slide) in (1..).zip(&slides) {
        let layout = if slide.is_cover { &design.cover } else { &design.content };
        let mut part = writer.slide(slide, number, &layout.part)?;
        let notes = notes::notes(number, &part.name, &slide.notes);
        part.relate(relation::NOTES_SLIDE, &notes.name);
        parts.push((part, notes));
    }
    let names: Vec<String> = parts.iter().map(|(slide, _)| slide.name.clone()).collect();
    let mut package = Package::default();
    let mut common = presentation::parts(&template, &names)?.into_iter();
    if let Some(presentation) = common.next() {
        package.add_root(relation::OFFICE_DOCUMENT, presentation);
    }
    for (kind, part) in presentation::properties(&case.title, names.len(), edition) {
        package.add_root(kind, part);
    }
    let kept = template.parts.into_values().filter(|part| part.name != template.presentation);
    let slides = parts.into_iter().flat_map(|(slide, notes)| [slide, notes]);
    let all = common.chain(kept).chain(notes::master()).chain(slides);
    all.chain(writer.package.into_parts()).for_each(|part| package.add(part));
    Ok(package.into_bytes()?)
}
