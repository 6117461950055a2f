//! The first page: title, answer and contents.

use fulcrum_charts::clean;

use super::setting::{Setting, Words};
use super::strip::{Mark, Owner, Strip};
use super::structure::Role;
use super::styles::{ANSWER, SMALL, SUBHEADING, SUBTITLE, TEXT, TITLES, faint, ink, muted};
use crate::business_case::Cover;
use crate::report::Edition;

/// From the top of the text to the title.
const ABOVE_TITLE: f32 = 96.0;
/// Room for the number of a page.
const NUMBER_ROOM: f32 = 40.0;

impl Setting<'_> {
    /// The title of the report, the smaller the longer it is.
    pub(super) fn title(&mut self, title: &str, before: f32) {
        let style = TITLES
            .into_iter()
            .find(|(most, style)| self.letters.lines(title, *style, self.area.width).len() <= *most)
            .map_or(SUBHEADING, |(_, style)| style);
        self.heading(1, title, Words::new(style, ink(), before));
    }

    /// The first page of a report.
    pub(super) fn cover(&mut self, title: &str, cover: &Cover, edition: Edition<'_>) {
        // room at the top of a page is left out, this is not
        self.strips.push(Strip { height: ABOVE_TITLE, ..Strip::default() });
        self.title(title, 0.0);
        self.paragraph(&cover.subtitle, Words::new(SUBTITLE, muted(), 8.0));
        self.paragraph(&cover.answer, Words::new(ANSWER, ink(), 30.0));
        self.paragraph(&clean(edition.program), Words::new(SMALL, muted(), 22.0));
        self.contents();
    }

    /// The sections with the pages on which they begin.
    fn contents(&mut self) {
        let sections = self.section_names();
        if sections.len() < 2 {
            return;
        }
        self.paragraph("Contents", Words::new(SUBHEADING, ink(), 46.0));
        self.keep();
        let contents = self.structure.root(Role::Contents);
        let width = self.area.width;
        for (section, name) in sections.iter().enumerate() {
            let element = self.structure.child(contents, Role::ContentsEntry);
            let reference = self.structure.child(element, Role::Reference);
            let entry = self.structure.child(reference, Role::Link);
            let lines = self.letters.lines(name, TEXT, width - NUMBER_ROOM);
            let mut strip = Strip::default();
            strip.marks.push(Mark::Rule { x: 0.0, y: 0.0, width, thickness: 0.5, ink: faint() });
            let mut y = 3.5;
            for run in lines {
                let (base, of) = (y + TEXT.base(), Owner::Element(entry));
                strip.marks.push(Mark::Text { x: 0.0, base, run, ink: ink(), of });
                y += TEXT.leading;
            }
            let base = y - TEXT.leading + TEXT.base();
            let (right, style, ink) = (width, TEXT.tabular(), muted());
            let of = self.structure.child(element, Role::Paragraph);
            strip.marks.push(Mark::PageOf { section, right, base, style, ink, of });
            strip.before = if section == 0 { 4.0 } else { 0.0 };
            strip.height = y + 3.5;
            let (height, of) = (strip.height, entry);
            strip.marks.push(Mark::Link { x: 0.0, y: 0.0, width, height, section, of });
            self.push_whole(strip);
        }
    }
}
