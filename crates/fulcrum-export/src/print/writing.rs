//! Pages written as PDF.

use fulcrum_charts::Colour;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document, SerializeSettings};

use super::flow::{Beginning, Flow};
use super::letters::{Letters, Run};
use super::strip::{Mark, Owner};
use super::structure::{ElementId, Structure};
use super::{PrintError, Sheet};
use crate::report::Edition;

/// The language of what is printed.
const LANGUAGE: &str = "en";

/// A document that only has to be written.
pub(super) struct Written<'a> {
    pub(super) title: String,
    /// The names of the sections, for the outline.
    pub(super) sections: Vec<String>,
    pub(super) flow: Flow,
    pub(super) structure: Structure,
    pub(super) sheet: Sheet,
    pub(super) letters: &'a Letters,
    pub(super) edition: Edition<'a>,
}

impl Written<'_> {
    /// The bytes of the PDF. It meets PDF/UA-1, or there are none.
    pub(super) fn bytes(mut self) -> Result<Vec<u8>, PrintError> {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish()
            .map_err(|error| PrintError::Pdf(format!("{error:?}")))?;
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        for (number, page) in std::mem::take(&mut self.flow.pages).into_iter().enumerate() {
            let (width, height) = self.sheet.size;
            let size = PageSettings::from_wh(width, height)
                .ok_or_else(|| PrintError::Pdf(format!("no page of {width} x {height} points")))?;
            let mut sheet = document.start_page_with(size);
            let mut surface = sheet.surface();
            let (links, marks): (Vec<Mark>, Vec<Mark>) =
                page.marks.into_iter().partition(|mark| matches!(mark, Mark::Link { .. }));
            for mark in marks {
                self.draw(&mut surface, number, mark);
            }
            surface.finish();
            for link in links {
                self.lead(&mut sheet, link);
            }
            sheet.finish();
        }
        document.set_metadata(self.metadata());
        document.set_outline(self.outline());
        document.set_tag_tree(self.structure.into_tags(LANGUAGE));
        document.finish().map_err(|error| PrintError::Pdf(format!("{error}: {error:?}")))
    }

    fn metadata(&self) -> Metadata {
        let (year, month, day) = self.edition.dated;
        Metadata::new()
            .title(self.title.clone())
            .creator(self.edition.program.to_owned())
            .producer(self.edition.program.to_owned())
            .language(LANGUAGE.to_owned())
            .creation_date(DateTime::new(year).month(month).day(day))
    }

    /// The title, and the sections on the pages where they begin.
    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        let start = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(self.title.clone(), start));
        for beginning in &self.flow.beginnings {
            let Some(name) = self.sections.get(beginning.section) else { continue };
            outline.push_child(OutlineNode::new(name.clone(), place(*beginning)));
        }
        outline
    }

    /// Where a section begins.
    fn beginning(&self, section: usize) -> Option<Beginning> {
        self.flow.beginnings.iter().copied().find(|at| at.section == section)
    }

    /// Makes an area of a page lead to the beginning of a section.
    fn lead(&mut self, sheet: &mut Page<'_>, link: Mark) {
        let Mark::Link { x, y, width, height, section, of } = link else { return };
        let area = Rect::from_xywh(x, y, width, height);
        let (Some(area), Some(to)) = (area, self.beginning(section)) else { return };
        let name = self.sections.get(section).map_or("", String::as_str);
        let told = format!("{name} Page {}", to.page + 1);
        let target = Target::Destination(place(to).into());
        let link = Annotation::new_link(LinkAnnotation::new(area, target), Some(told));
        self.structure.add(of, sheet.add_tagged_annotation(link));
    }

    fn draw(&mut self, surface: &mut Surface<'_>, page: usize, mark: Mark) {
        match mark {
            Mark::Text { x, base, run, ink, of } => {
                self.draw_words(surface, &run, (x, base), ink, of);
            }
            Mark::PageOf { section, right, base, style, ink, of } => {
                let begins = self.beginning(section);
                let number = begins.map_or(String::new(), |at| (at.page + 1).to_string());
                let run = self.letters.run(&number, style);
                let x = right - run.width;
                self.draw_words(surface, &run, (x, base), ink, Owner::Element(of));
            }
            // not drawn
            Mark::Link { .. } => {}
            Mark::Rule { x, y, width, thickness, ink } => {
                surface.start_tagged(furniture(ArtifactType::Layout));
                if let Some(rule) = Rect::from_xywh(x, y - thickness / 2.0, width, thickness) {
                    let mut path = PathBuilder::new();
                    path.push_rect(rule);
                    surface.set_fill(Some(plain(ink)));
                    surface.set_stroke(None);
                    if let Some(path) = path.finish() {
                        surface.draw_path(&path);
                    }
                }
                surface.end_tagged();
            }
            Mark::Picture { x, y, scale, picture, of } => {
                let content = surface.start_tagged(ContentTag::Other);
                surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, x, y));
                picture.draw(surface, self.letters);
                surface.pop();
                surface.end_tagged();
                self.structure.add(of, content);
                let (width, height) = picture.size();
                if let Some(area) = Rect::from_xywh(x, y, width * scale, height * scale) {
                    self.structure.place(of, page, area);
                }
            }
        }
    }

    fn draw_words(
        &mut self,
        surface: &mut Surface<'_>,
        run: &Run,
        at: (f32, f32),
        ink: Colour,
        of: Owner,
    ) {
        let tag = match of {
            Owner::Element(_) => ContentTag::Span(SpanTag::empty()),
            Owner::Page => furniture(ArtifactType::PaginationOther),
        };
        let content = surface.start_tagged(tag);
        draw_run(surface, self.letters, run, at, plain(ink));
        surface.end_tagged();
        if let Owner::Element(element) = of {
            let element: ElementId = element;
            self.structure.add(element, content);
        }
    }
}

/// Where a section begins, as readers go there.
fn place(beginning: Beginning) -> XyzDestination {
    XyzDestination::new(beginning.page, Point::from_xy(0.0, beginning.y))
}

fn furniture(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn plain(ink: Colour) -> Fill {
    let Colour { red, green, blue } = ink;
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

/// Room at each side of an empty box, in parts of the size.
const BOX_SIDE: f32 = 0.08;
/// Height of an empty box: that of Inter's capitals.
const CAPITALS: f32 = 0.7275;
/// Thickness of its lines.
const BOX_LINE: f32 = 0.06;

/// Draws words from a place on their base line. Signs without a glyph are empty boxes: each is drawn as
/// a shape, and its text is carried by a glyph that is nothing but room.
pub(super) fn draw_run(
    surface: &mut Surface<'_>,
    letters: &Letters,
    run: &Run,
    (x, base): (f32, f32),
    fill: Fill,
) {
    if run.glyphs.is_empty() {
        return;
    }
    draw_boxes(surface, run, (x, base), &fill);
    surface.set_fill(Some(fill));
    surface.set_stroke(None);
    let (font, size) = (letters.font(run.style), run.style.size);
    let start = Point::from_xy(x, base);
    surface.draw_glyphs(start, &run.glyphs, font, &run.text, size, false);
}

/// Draws the empty boxes of a run, as high as its capitals.
fn draw_boxes(surface: &mut Surface<'_>, run: &Run, (x, base): (f32, f32), fill: &Fill) {
    let size = run.style.size;
    let mut outline = PathBuilder::new();
    for from_left in &run.boxes {
        let (left, top) = (x + from_left + size * BOX_SIDE, base - size * CAPITALS);
        let width = size * (run.box_width - 2.0 * BOX_SIDE);
        outline.move_to(left, top);
        outline.line_to(left + width, top);
        outline.line_to(left + width, base);
        outline.line_to(left, base);
        outline.close();
    }
    let Some(outline) = outline.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: fill.paint.clone(),
        opacity: fill.opacity,
        width: size * BOX_LINE,
        ..Stroke::default()
    }));
    surface.draw_path(&outline);
}
