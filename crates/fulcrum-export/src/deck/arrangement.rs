//! What stands on which slide, and where.

use std::collections::BTreeSet;

use super::chart_table::shortened_names;
use super::colours::ThemeColour;
use super::flow::Flow;
use super::frame::Frame;
use super::shape::{Paragraph, Shape, Slide, TextBox};
use super::template::{Design, Layout, Placeholder};
use super::text::{Fitted, Letters, fitted, shortened};
use crate::business_case::{BusinessCase, Cover, Exhibit, KeyFigure, Section, SectionPart};

/// Between two things side by side.
const GAP: f64 = 32.0;
/// Between things one below the other.
const BELOW: f64 = 14.0;
/// How much of the width a chart has beside a column of figures and text.
const CHART_SHARE: f64 = 0.68;
/// Figures in a row or a column.
const MOST_FIGURES: usize = 5;
/// Height of a row of figures, and least height of each in a column.
const FIGURE_HEIGHT: f64 = 76.0;
/// What stands above a chart.
const CAPTION: f64 = 24.0;
/// Most of the height that text below two charts may take.
const TEXT_BELOW: f64 = 0.24;
/// Letters of the question above a title.
const QUESTION: Letters = Letters::regular(13.0);
const QUESTION_HEIGHT: f64 = 20.0;
/// Letters of the small print, largest first. The smallest is that of printed footnotes.
const SMALL_PRINT: [Letters; 3] =
    [Letters::regular(10.0), Letters::regular(9.0), Letters::regular(8.0)];

/// Least height of the answer on the cover.
const LEAST_ANSWER: f64 = 80.0;

/// Every slide of a case.
pub(super) fn slides<'a>(case: &'a BusinessCase, design: &Design) -> Vec<Slide<'a>> {
    let cover = case.cover.iter().map(|cover| self::cover(case, cover, design));
    let sections = case.sections.iter().flat_map(|section| section_slides(case, section, design));
    cover.chain(sections).collect()
}

/// Sizes from the template's own down, none larger than `most`, none smaller than `least`.
fn sizes(place: &Placeholder, most: f64, least: f64, is_bold: bool) -> Vec<Letters> {
    let own = place.size.min(most).max(least);
    let steps = (0..).map(|step| own - 2.0 * f64::from(step)).take_while(|size| *size > least);
    steps.chain([least]).map(|size| Letters { size, is_bold }).collect()
}

/// Room that placeholders of other templates leave free around their text.
fn inside(place: &Placeholder) -> (f64, f64) {
    ((place.frame.width - 14.4).max(8.0), (place.frame.height - 7.2).max(4.0))
}

fn placed(place: &Placeholder, text: &str, looks: &[Letters]) -> (Shape<'static>, bool) {
    let (width, height) = inside(place);
    let fitted = fitted(text, looks, width, height.max(place.frame.height - 2.0));
    let is_cut = fitted.is_cut;
    (Shape::Placed(place.clone(), fitted), is_cut)
}

/// A line or more in a box of its own.
fn text_box(name: &'static str, frame: Frame, text: Fitted, colour: ThemeColour) -> TextBox {
    let paragraphs = vec![Paragraph::new(text.text, text.letters, colour)];
    TextBox { name, frame, paragraphs }
}

/// A slide that has its title, its number and the small print.
struct Sheet<'a> {
    shapes: Vec<Shape<'a>>,
    /// Where content belongs.
    area: Frame,
    cut: Vec<String>,
}

fn sheet<'a>(case: &BusinessCase, layout: &Layout, area: Frame, design: &Design) -> Sheet<'a> {
    let mut sheet = Sheet { shapes: Vec::new(), area, cut: Vec::new() };
    if let Some(number) = &layout.number {
        sheet.shapes.push(Shape::Number(number.clone()));
    }
    if case.small_print.trim().is_empty() {
        return sheet;
    }
    let in_foot = layout.foot.as_ref().filter(|foot| {
        let (width, height) = inside(foot);
        let height = height.max(foot.frame.height - 2.0);
        !fitted(&case.small_print, &SMALL_PRINT, width, height).is_cut
    });
    if let Some(foot) = in_foot {
        sheet.shapes.push(placed(foot, &case.small_print, &SMALL_PRINT).0);
        return sheet;
    }
    // a template whose foot is too small, or that has none: above it, at the end of the content
    let letters = SMALL_PRINT[2];
    let text = shortened(&case.small_print, letters, area.width, 3);
    let height = letters.height(text.lines) + 2.0;
    sheet.cut.extend(text.is_cut.then(|| case.small_print.clone()));
    let bottom = area.bottom().min(design.slide.height - 4.0);
    let frame = Frame { top: bottom - height, height, ..area };
    sheet.area.height = (frame.top - 6.0 - area.top).max(40.0);
    sheet.shapes.push(Shape::Text(text_box("Small print", frame, text, ThemeColour::MUTED)));
    sheet
}

fn notes(
    about: impl IntoIterator<Item = String>,
    cut: Vec<String>,
    case: &BusinessCase,
) -> Vec<String> {
    let mut notes: Vec<String> = about.into_iter().collect();
    let mut met = BTreeSet::new();
    let cut: Vec<String> = cut.into_iter().filter(|text| met.insert(text.clone())).collect();
    if !cut.is_empty() {
        notes.push("In full, what is shortened on the slide:".to_owned());
        notes.extend(cut);
    }
    notes.extend(case.making.iter().cloned());
    notes.retain(|note| !note.trim().is_empty());
    notes
}

fn cover<'a>(case: &BusinessCase, cover: &Cover, design: &Design) -> Slide<'a> {
    let layout = &design.cover;
    let mut sheet = sheet(case, layout, design.area, design);
    let mut shapes = Vec::new();
    let mut cut = std::mem::take(&mut sheet.cut);
    let mut lowest = design.slide.height * 0.3;
    let mut text_ends = lowest;
    if let Some(title) = &layout.title {
        let (shape, is_cut) = placed(title, &case.title, &sizes(title, 44.0, 20.0, true));
        cut.extend(is_cut.then(|| case.title.clone()));
        shapes.push(shape);
        lowest = title.frame.bottom();
    }
    if let Some(subtitle) = &layout.subtitle {
        let (shape, is_cut) =
            placed(subtitle, &cover.subtitle, &sizes(subtitle, 24.0, 12.0, false));
        cut.extend(is_cut.then(|| cover.subtitle.clone()));
        if let Shape::Placed(_, text) = &shape {
            text_ends = subtitle.frame.top + text.letters.height(text.lines) + LEAST_ANSWER / 4.0;
        }
        shapes.push(shape);
        lowest = subtitle.frame.bottom().max(lowest);
    }
    // the answer below both, as wide as the title
    let title = layout.title.as_ref().map_or(design.area, |title| title.frame);
    let feet = [&layout.foot, &layout.number].into_iter().flatten().map(|foot| foot.frame.top);
    let bottom = feet.fold(design.slide.height - 24.0, f64::min).min(design.slide.height - 24.0);
    let small = sheet.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text.frame.top),
        _ => None,
    });
    let bottom = small.fold(bottom, f64::min) - 8.0;
    if bottom - lowest < LEAST_ANSWER {
        // the place for a subtitle reaches down to the foot: the answer takes what the subtitle leaves
        lowest = text_ends.min(lowest);
    }
    let room = Frame::new(title.left, lowest + 14.0, title.width, bottom - lowest - 14.0);
    if room.height >= 40.0 && !cover.answer.trim().is_empty() {
        let looks = [24.0, 22.0, 20.0, 18.0, 16.0, 14.0].map(Letters::regular);
        let rule = Frame { height: 0.0, width: 96.0, ..room };
        let room = room.below(20.0);
        let answer = fitted(&cover.answer, &looks, room.width, room.height);
        cut.extend(answer.is_cut.then(|| cover.answer.clone()));
        shapes.push(Shape::Rule(rule));
        shapes.push(Shape::Text(text_box("Answer", room, answer, ThemeColour::INK)));
    } else if !cover.answer.trim().is_empty() {
        cut.push(cover.answer.clone());
    }
    shapes.append(&mut sheet.shapes);
    Slide { is_cover: true, shapes, notes: notes([], cut, case) }
}

/// Slides of one section: what was placed on each, before titles say how many there are.
fn section_slides<'a>(
    case: &'a BusinessCase,
    section: &'a Section,
    design: &Design,
) -> Vec<Slide<'a>> {
    let layout = &design.content;
    let blank = || {
        let mut sheet = sheet(case, layout, design.area, design);
        let question = question(section, layout, &mut sheet.area);
        (sheet, question)
    };
    let whole = blank().0.area;
    let mut content = Contents::of(section);
    let mut bodies = Vec::new();
    loop {
        bodies.push(content.slide(whole));
        if content.is_empty() {
            break;
        }
    }
    let count = bodies.len();
    let cut_in_flow = std::mem::take(&mut content.cut);
    (1..)
        .zip(bodies)
        .map(|(number, body)| {
            let (mut sheet, question) = blank();
            let mut cut = std::mem::take(&mut sheet.cut);
            let mut shapes = Vec::new();
            let message = if count == 1 {
                section.message.clone()
            } else {
                format!("{} ({number} of {count})", section.message.trim())
            };
            if let Some(title) = &layout.title {
                let looks = sizes(title, 28.0, 18.0, true);
                let (shape, is_cut) = placed_title(title, &message, &section.message, &looks);
                cut.extend(is_cut.then(|| section.message.clone()));
                shapes.push(shape);
            }
            if let Some((question, is_cut)) = question {
                cut.extend(is_cut.then(|| section.question.clone()));
                shapes.push(Shape::Text(question));
            }
            shapes.extend(body);
            shapes.append(&mut sheet.shapes);
            if number == count {
                cut.extend(cut_in_flow.iter().cloned());
            }
            Slide {
                is_cover: false,
                shapes,
                notes: notes(section.notes.iter().cloned(), cut, case),
            }
        })
        .collect()
}

/// A title; where it does not fit, its end with the count is kept, so that titles stay different.
fn placed_title(
    place: &Placeholder,
    title: &str,
    message: &str,
    looks: &[Letters],
) -> (Shape<'static>, bool) {
    let (shape, is_cut) = placed(place, title, looks);
    let count = title.strip_prefix(message.trim()).unwrap_or_default();
    match shape {
        Shape::Placed(place, text) if is_cut && !count.is_empty() => {
            let kept: Vec<char> = text.text.chars().collect();
            let end = kept.len().saturating_sub(count.chars().count() + 2);
            let text = Fitted {
                text: format!("{}…{count}", kept[..end].iter().collect::<String>().trim_end()),
                ..text
            };
            (Shape::Placed(place, text), true)
        }
        shape => (shape, is_cut),
    }
}

/// The question of a section: above its title if there is room, and else above its content.
fn question(section: &Section, layout: &Layout, area: &mut Frame) -> Option<(TextBox, bool)> {
    if section.question.trim().is_empty() {
        return None;
    }
    let title = layout.title.as_ref().map(|title| title.frame);
    let frame = match title.filter(|title| title.top >= QUESTION_HEIGHT + 8.0) {
        Some(title) => Frame { top: title.top - QUESTION_HEIGHT, height: QUESTION_HEIGHT, ..title },
        None => {
            let frame = area.upper(QUESTION_HEIGHT);
            *area = area.below(QUESTION_HEIGHT + 4.0);
            frame
        }
    };
    let text = shortened(&section.question, QUESTION, frame.width, 1);
    let is_cut = text.is_cut;
    Some((text_box("Question", frame, text, ThemeColour::MUTED), is_cut))
}

/// What of a section is still to be placed.
struct Contents<'a> {
    figures: Vec<&'a KeyFigure>,
    exhibits: Vec<&'a Exhibit>,
    flow: Flow<'a>,
    cut: Vec<String>,
}

impl<'a> Contents<'a> {
    fn of(section: &'a Section) -> Self {
        let mut contents = Self {
            figures: Vec::new(),
            exhibits: Vec::new(),
            flow: Flow::default(),
            cut: Vec::new(),
        };
        let mut parts = Vec::new();
        for part in &section.parts {
            match part {
                SectionPart::Text(part) => parts.push(part),
                SectionPart::KeyFigures(figures) => contents.figures.extend(figures),
                SectionPart::Exhibit(exhibit) => contents.exhibits.push(exhibit),
            }
        }
        contents.flow = Flow::of(parts);
        contents
    }

    fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.exhibits.is_empty() && self.flow.is_empty()
    }

    fn some_figures(&mut self) -> Vec<&'a KeyFigure> {
        let rest = self.figures.split_off(MOST_FIGURES.min(self.figures.len()));
        std::mem::replace(&mut self.figures, rest)
    }

    /// Places what belongs on one slide: something always, if there is something.
    fn slide(&mut self, area: Frame) -> Vec<Shape<'a>> {
        // letters of a picture shrink with it: it does not share its slide with another chart
        let are_native = |pair: &[&Exhibit]| pair.iter().all(|own| own.native.is_some());
        let mut shapes = match self.exhibits.get(..2) {
            _ if self.exhibits.is_empty() => self.without_chart(area),
            Some(pair) if are_native(pair) => self.with_two_charts(area),
            _ => self.with_one_chart(area),
        };
        self.cut.append(&mut self.flow.cut);
        // a slide with nothing on it but its title is allowed, one that is repeated is not
        shapes.retain(|shape| !matches!(shape, Shape::Text(text) if text.paragraphs.is_empty()));
        shapes
    }

    fn without_chart(&mut self, area: Frame) -> Vec<Shape<'a>> {
        let figures = self.some_figures();
        if figures.is_empty() {
            return self.flow.place_slide(area, area);
        }
        let mut shapes = self.row(&figures, area);
        let below = area.below(FIGURE_HEIGHT + BELOW);
        if self.figures.is_empty() && !self.flow.is_empty() && below.height > 60.0 {
            shapes.extend(self.flow.place_slide(below, area));
        }
        shapes
    }

    fn with_one_chart(&mut self, area: Frame) -> Vec<Shape<'a>> {
        let exhibit = self.exhibits.remove(0);
        let is_alone = self.figures.is_empty() && !self.flow.begins_with_text();
        if is_alone {
            return self.chart(exhibit, area, false);
        }
        let (left, right) = area.divided(CHART_SHARE, GAP);
        let mut shapes = self.chart(exhibit, left, false);
        let figures = self.some_figures();
        let mut free = right;
        if !figures.is_empty() {
            let text = self.flow.height_of_texts(right.width, 13.0);
            let each = if text > 0.0 {
                FIGURE_HEIGHT
            } else {
                (area.height / figures.len() as f64).min(FIGURE_HEIGHT * 1.2)
            };
            let each = each.min(area.height / figures.len() as f64);
            for (place, figure) in figures.iter().enumerate() {
                let top = right.top + each * place as f64;
                shapes.push(self.figure(figure, Frame { top, height: each, ..right }));
            }
            free = right.below(each * figures.len() as f64 + BELOW);
        }
        if self.flow.begins_with_text() && free.height > 60.0 {
            shapes.extend(self.flow.place_texts(free));
        }
        shapes
    }

    fn with_two_charts(&mut self, area: Frame) -> Vec<Shape<'a>> {
        let pair: Vec<&Exhibit> = self.exhibits.drain(..2).collect();
        let figures = self.some_figures();
        let mut shapes = Vec::new();
        let mut free = area;
        if !figures.is_empty() {
            shapes.extend(self.row(&figures, area));
            free = area.below(FIGURE_HEIGHT + BELOW);
        }
        // a few lines of text stand below both
        let text = self.flow.height_of_texts(area.width, 14.0);
        let fits = text > 0.0 && text <= area.height * TEXT_BELOW && self.exhibits.is_empty();
        let charts = if fits { free.upper(free.height - text - BELOW) } else { free };
        for (exhibit, frame) in pair.into_iter().zip(charts.columns(2, GAP)) {
            shapes.extend(self.chart(exhibit, frame, true));
        }
        if fits {
            shapes.extend(self.flow.place_texts(free.below(free.height - text - 1.0)));
        }
        shapes
    }

    /// A chart below its title. Beside another one both begin at the same height.
    fn chart(&mut self, exhibit: &'a Exhibit, frame: Frame, is_beside: bool) -> Vec<Shape<'a>> {
        let mut shapes = Vec::new();
        let mut frame = frame;
        if is_beside || !exhibit.title.trim().is_empty() {
            let title = shortened(&exhibit.title, Letters::bold(14.0), frame.width, 1);
            self.cut.extend(title.is_cut.then(|| exhibit.title.clone()));
            let place = frame.upper(CAPTION);
            shapes.push(Shape::Text(text_box("Chart title", place, title, ThemeColour::INK)));
            frame = frame.below(CAPTION);
        }
        match &exhibit.native {
            Some(native) => {
                self.cut.extend(shortened_names(native));
                shapes.push(Shape::Chart(frame, exhibit, native));
            }
            None => shapes.push(Shape::Picture(frame, exhibit)),
        }
        shapes
    }

    fn row(&mut self, figures: &[&KeyFigure], area: Frame) -> Vec<Shape<'a>> {
        let columns = area.upper(FIGURE_HEIGHT).columns(figures.len().max(3), GAP / 2.0);
        figures.iter().zip(columns).map(|(figure, frame)| self.figure(figure, frame)).collect()
    }

    /// What it is, the figure, and what to know of it.
    fn figure(&mut self, figure: &KeyFigure, frame: Frame) -> Shape<'a> {
        let label = shortened(&figure.label, Letters::regular(12.0), frame.width, 1);
        let looks = [28.0, 24.0, 20.0, 16.0].map(Letters::bold);
        let value = fitted(&figure.value, &looks, frame.width, looks[0].height(1));
        let note = shortened(&figure.note, Letters::regular(12.0), frame.width, 2);
        let mut paragraphs = Vec::new();
        for (text, whole, colour) in [
            (label, &figure.label, ThemeColour::MUTED),
            (value, &figure.value, ThemeColour::INK),
            (note, &figure.note, ThemeColour::MUTED),
        ] {
            self.cut.extend(text.is_cut.then(|| whole.clone()));
            if !text.text.trim().is_empty() {
                paragraphs.push(Paragraph::new(text.text, text.letters, colour));
            }
        }
        Shape::Text(TextBox { name: "Key figure", frame, paragraphs })
    }
}
