//! The parts of a case set as strips: headings, paragraphs, lists and key figures.

use fulcrum_charts::{Colour, clean};

use super::PrintError;
use super::flow::TextArea;
use super::letters::{Letters, Run, Style};
use super::strip::{Mark, Owner, Strip};
use super::structure::{ElementId, Role, Structure};
use super::styles::{KEY_LABEL, KEY_VALUE, MESSAGE, SECTION, SMALL, SUBHEADING, TEXT, ink, muted};
use crate::business_case::{BusinessCase, KeyFigure, Section, SectionPart};
use crate::report::{Edition, ReportPart};

/// Room that the beginning of a section needs.
const SECTION_ROOM: f32 = 150.0;
/// From the sign of an item to its words.
const INDENT: f32 = 12.0;
/// Between key figures beside each other.
const KEY_GAP: f32 = 18.0;
/// Key figures beside each other.
const KEYS_IN_A_ROW: usize = 4;

/// Sets a case, from top to bottom.
pub(super) struct Setting<'a> {
    pub(super) letters: &'a Letters,
    pub(super) area: TextArea,
    pub(super) structure: Structure,
    pub(super) strips: Vec<Strip>,
    sections: Vec<String>,
}

/// How words are set: look, colour, and the room around them in points.
#[derive(Clone, Copy)]
pub(super) struct Words {
    pub(super) style: Style,
    pub(super) ink: Colour,
    pub(super) before: f32,
    pub(super) indent: f32,
}

impl Words {
    pub(super) fn new(style: Style, ink: Colour, before: f32) -> Self {
        Self { style, ink, before, indent: 0.0 }
    }
}

impl<'a> Setting<'a> {
    pub(super) fn new(letters: &'a Letters, area: TextArea) -> Self {
        let (structure, strips, sections) = (Structure::default(), Vec::new(), Vec::new());
        Self { letters, area, structure, strips, sections }
    }

    /// The strips, what they are, and the names of the sections.
    pub(super) fn into_parts(self) -> (Vec<Strip>, Structure, Vec<String>) {
        (self.strips, self.structure, self.sections)
    }

    /// The names of the sections.
    pub(super) fn section_names(&self) -> Vec<String> {
        self.sections.clone()
    }

    /// All of a case.
    pub(super) fn case(
        &mut self,
        case: &BusinessCase,
        title: &str,
        edition: Edition<'_>,
    ) -> Result<(), PrintError> {
        let questions = case.sections.iter().map(section_name);
        let last = (!case.making.is_empty()).then(|| "How this was made".to_owned());
        self.sections = questions.chain(last).collect();
        let begins_page = case.cover.is_some();
        match &case.cover {
            Some(cover) => self.cover(title, cover, edition),
            None => self.title(title, 0.0),
        }
        for (number, section) in case.sections.iter().enumerate() {
            self.section(number, section, begins_page && number == 0)?;
        }
        if !case.making.is_empty() {
            self.making(case, begins_page);
        }
        Ok(())
    }

    fn section(
        &mut self,
        number: usize,
        section: &Section,
        begins_page: bool,
    ) -> Result<(), PrintError> {
        let name = section_name(section);
        self.section_heading(number, &name, begins_page);
        let message = clean(&section.message);
        if !message.is_empty() && message != name {
            let words = Words::new(MESSAGE, ink(), 5.0);
            self.paragraph(&message, words);
            self.keep();
        }
        let mut next = section.parts.iter().skip(1);
        for part in &section.parts {
            // a paragraph leads to what is shown below it
            let leads =
                !matches!(next.next(), None | Some(SectionPart::Text(ReportPart::Paragraph(_))));
            match part {
                SectionPart::Text(part @ ReportPart::Paragraph(_)) if leads => {
                    self.text(part);
                    self.keep();
                }
                SectionPart::Text(part) => self.text(part),
                SectionPart::KeyFigures(figures) => self.key_figures(figures),
                SectionPart::Exhibit(exhibit) => self.figure(exhibit)?,
            }
        }
        if !section.notes.is_empty() {
            let words = Words::new(SMALL, muted(), 3.0);
            self.list("Behind these figures", &section.notes, SMALL.strong(), words);
        }
        Ok(())
    }

    /// The heading of a section, and the place to which outline and contents lead.
    fn section_heading(&mut self, number: usize, name: &str, begins_page: bool) {
        let first = self.strips.len();
        self.heading(2, name, Words::new(SECTION, ink(), 34.0));
        if let Some(strip) = self.strips.get_mut(first) {
            strip.section = Some(number);
            strip.begins_page = begins_page;
            strip.least_room = SECTION_ROOM;
        }
    }

    /// How the figures came about: the last page of a report with a cover.
    fn making(&mut self, case: &BusinessCase, begins_page: bool) {
        let number = self.sections.len() - 1;
        let name = self.sections[number].clone();
        self.section_heading(number, &name, begins_page);
        self.items(&case.making, Words::new(TEXT, ink(), 5.0));
        if !clean(&case.small_print).is_empty() {
            self.paragraph(&case.small_print, Words::new(TEXT, ink(), 10.0));
        }
    }

    fn text(&mut self, part: &ReportPart) {
        match part {
            ReportPart::Paragraph(text) => {
                self.paragraph(text, Words::new(TEXT, ink(), 9.0));
            }
            ReportPart::List { title, lines } => {
                self.list(title, lines, SUBHEADING, Words::new(TEXT, ink(), 4.0));
            }
            ReportPart::Table(table) => self.table(table),
        }
    }

    /// A heading; what follows stays on its page.
    pub(super) fn heading(&mut self, level: u16, text: &str, words: Words) {
        let text = clean(text);
        if text.is_empty() {
            return;
        }
        let element = self.structure.root(Role::Heading(level, text.clone()));
        self.lines(&text, words, element);
        self.keep();
    }

    pub(super) fn paragraph(&mut self, text: &str, words: Words) {
        let text = clean(text);
        if text.is_empty() {
            return;
        }
        let element = self.structure.root(Role::Paragraph);
        self.lines(&text, words, element);
    }

    fn list(&mut self, title: &str, lines: &[String], head: Style, words: Words) {
        self.heading(3, title, Words::new(head, words.ink, 14.0));
        self.items(lines, words);
    }

    fn items(&mut self, lines: &[String], words: Words) {
        let list = self.structure.root(Role::List);
        let lines: Vec<&String> = lines.iter().filter(|line| !clean(line).is_empty()).collect();
        for (i, line) in lines.iter().enumerate() {
            let item = self.structure.child(list, Role::ListItem);
            let label = self.structure.child(item, Role::ListLabel);
            let sign = self.letters.run("•", words.style);
            let first = self.strips.len();
            let text = self.structure.child(item, Role::ListText);
            self.lines(line, Words { indent: INDENT, ..words }, text);
            if let Some(strip) = self.strips.get_mut(first) {
                let (base, of) = (words.style.base(), Owner::Element(label));
                let ink = muted();
                strip.marks.insert(0, Mark::Text { x: 0.0, base, run: sign, ink, of });
            }
            // neither the first item nor the last is alone on a page
            if i + 1 < lines.len() && (i == 0 || i + 2 == lines.len()) {
                self.keep();
            }
        }
    }

    /// A text in lines; neither its first nor its last is alone on a page.
    pub(super) fn lines(&mut self, text: &str, words: Words, of: ElementId) {
        let Words { style, ink, before, indent } = words;
        let lines = self.letters.lines(text, style, self.area.width - indent);
        let count = lines.len();
        for (i, run) in lines.into_iter().enumerate() {
            let (base, of) = (style.base(), Owner::Element(of));
            self.strips.push(Strip {
                before: if i == 0 { before } else { 0.0 },
                height: style.leading,
                marks: vec![Mark::Text { x: indent, base, run, ink, of }],
                stays_with_next: count > 1 && (i == 0 || i + 2 == count),
                ..Strip::default()
            });
        }
    }

    /// What comes next stays on the page of what was set last.
    pub(super) fn keep(&mut self) {
        if let Some(strip) = self.strips.last_mut() {
            strip.stays_with_next = true;
        }
    }

    fn key_figures(&mut self, figures: &[KeyFigure]) {
        let in_a_row = if figures.len() > KEYS_IN_A_ROW { 3 } else { figures.len().max(1) };
        let gaps = KEY_GAP * (in_a_row - 1) as f32;
        let room = (self.area.width - gaps) / in_a_row as f32;
        let list = self.structure.root(Role::PlainList);
        for row in figures.chunks(in_a_row) {
            let mut strip = Strip { before: 14.0, ..Strip::default() };
            for (i, figure) in row.iter().enumerate() {
                let x = i as f32 * (room + KEY_GAP);
                let rule = Mark::Rule { x, y: 0.0, width: room, thickness: 0.75, ink: ink() };
                strip.marks.push(rule);
                let height = self.key_figure(figure, list, (x, room), &mut strip.marks);
                strip.height = strip.height.max(height);
            }
            self.push_whole(strip);
        }
    }

    /// One key figure; returns its height.
    fn key_figure(
        &mut self,
        figure: &KeyFigure,
        list: ElementId,
        (x, room): (f32, f32),
        marks: &mut Vec<Mark>,
    ) -> f32 {
        let item = self.structure.child(list, Role::ListItem);
        let text = self.structure.child(item, Role::ListText);
        let (whole, _) = self.letters.widths(&figure.value, KEY_VALUE);
        let value_style = KEY_VALUE.scaled((room / whole.max(1.0)).clamp(0.5, 1.0));
        let mut y = 5.0;
        let rows = [
            (&figure.label, KEY_LABEL, muted()),
            (&figure.value, value_style, ink()),
            (&figure.note, SMALL, muted()),
        ];
        for (words, style, ink) in rows {
            if clean(words).is_empty() {
                continue;
            }
            let of = Owner::Element(self.structure.child(text, Role::Paragraph));
            for run in self.letters.lines(words, style, room) {
                marks.push(Mark::Text { x, base: y + style.base(), run, ink, of });
                y += style.leading;
            }
        }
        y
    }

    /// A strip; one that is higher than a page is cut into strips that are not, between its lines.
    pub(super) fn push_whole(&mut self, strip: Strip) {
        if strip.height <= self.area.height {
            self.strips.push(strip);
            return;
        }
        let mut marks = strip.marks;
        let place = |mark: &Mark| match mark {
            Mark::Text { base, .. } | Mark::PageOf { base, .. } => *base,
            Mark::Rule { y, .. } | Mark::Picture { y, .. } | Mark::Link { y, .. } => *y,
        };
        marks.sort_by(|one, other| place(one).total_cmp(&place(other)));
        let part = self.area.height / 2.0;
        let mut top = 0.0;
        while top < strip.height {
            let height = part.min(strip.height - top);
            let end = marks.partition_point(|mark| place(mark) <= top + height);
            let rest = marks.split_off(end);
            let marks = std::mem::replace(&mut marks, rest);
            let marks = marks.into_iter().map(|mark| mark.moved(0.0, -top)).collect();
            let before = if top == 0.0 { strip.before } else { 0.0 };
            let head = strip.head.clone();
            self.strips.push(Strip { before, height, marks, head, ..Strip::default() });
            top += height;
        }
    }

    /// A text from the right edge of some room.
    pub(super) fn at_right(&self, run: Run, right: f32, base: f32, ink: Colour, of: Owner) -> Mark {
        let x = right - run.inked_width();
        Mark::Text { x, base, run, ink, of }
    }
}

/// The name of a section: its question, or else its message.
fn section_name(section: &Section) -> String {
    let question = clean(&section.question);
    if question.is_empty() { clean(&section.message) } else { question }
}
