//! Words made of glyphs of Inter: how wide they are, and what stands for signs that it does not have.

use fulcrum_charts::clean;
use harfrust::{Direction, Feature, FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::PrintError;
use crate::inter;

/// How letters look.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Style {
    /// Size in points.
    pub(super) size: f32,
    /// From base line to base line, in points.
    pub(super) leading: f32,
    /// Whether the letters are heavier than text.
    pub(super) is_strong: bool,
    /// Whether all digits are equally wide, so that figures stand in columns.
    pub(super) is_tabular: bool,
}

impl Style {
    pub(super) const fn new(size: f32, leading: f32) -> Self {
        Self { size, leading, is_strong: false, is_tabular: false }
    }

    pub(super) const fn strong(self) -> Self {
        Self { is_strong: true, ..self }
    }

    pub(super) const fn tabular(self) -> Self {
        Self { is_tabular: true, ..self }
    }

    /// The same letters in another size.
    pub(super) fn scaled(self, factor: f32) -> Self {
        Self { size: self.size * factor, leading: self.leading * factor, ..self }
    }

    /// How far the base line of a line of this style lies below its top: half of what the line is
    /// higher than its letters is above them.
    pub(super) fn base(self) -> f32 {
        (self.leading - self.size * (ASCENT + DESCENT)) / 2.0 + self.size * ASCENT
    }
}

/// Highest point of letters above the base line, in parts of the size: Inter's own.
const ASCENT: f32 = 1984.0 / 2048.0;
/// Lowest point below it.
const DESCENT: f32 = 494.0 / 2048.0;

/// A text of one style on one line.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Where empty boxes stand for signs that Inter does not have, in points from the left.
    pub(super) boxes: Vec<f32>,
    /// How wide such a box is with the room around it, in parts of the size.
    pub(super) box_width: f32,
    /// Width in points.
    pub(super) width: f32,
}

/// The fonts of a document.
pub(super) struct Letters {
    regular: Cut,
    strong: Cut,
}

/// One weight of Inter, to be shaped and to be embedded.
struct Cut {
    font: FontRef<'static>,
    data: ShaperData,
    embedded: Font,
    units: f32,
    /// The glyph that is nothing but room: it carries the text of a sign without a glyph.
    space: u32,
    /// Width of the empty box, in parts of the size.
    box_width: f32,
}

impl Cut {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let embedded = Font::new(bytes.into(), 0)?;
        let units = embedded.units_per_em();
        let mut cut =
            Self { data: ShaperData::new(&font), font, embedded, units, space: 0, box_width: 0.0 };
        let probe = cut.shaped(" \u{e000}", &[]);
        let [space, lacking] = probe.as_slice() else { return None };
        cut.space = space.id;
        cut.box_width = lacking.advance;
        Some(cut)
    }

    /// The glyphs of a text from left to right, with advances and offsets in parts of the size.
    fn shaped(&self, text: &str, features: &[Feature]) -> Vec<Shaped> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // Inter has no letters that run from right to left; the boxes in their place keep the order
        // of the text
        buffer.set_direction(Direction::LeftToRight);
        let shaper = self.data.shaper(&self.font).build();
        let output = shaper.shape(buffer, ShapeOptions::new().features(features));
        let glyphs = output.glyph_infos().iter().zip(output.glyph_positions());
        glyphs
            .map(|(info, position)| Shaped {
                id: info.glyph_id,
                start: info.cluster as usize,
                advance: position.x_advance as f32 / self.units,
                across: position.x_offset as f32 / self.units,
                up: position.y_offset as f32 / self.units,
            })
            .collect()
    }
}

struct Shaped {
    id: u32,
    /// Where its text begins, in bytes.
    start: usize,
    advance: f32,
    across: f32,
    up: f32,
}

impl Letters {
    pub(super) fn new() -> Result<Self, PrintError> {
        let cut = |bytes| Cut::read(bytes).ok_or(PrintError::Font);
        Ok(Self { regular: cut(inter::REGULAR)?, strong: cut(inter::SEMIBOLD)? })
    }

    fn cut(&self, style: Style) -> &Cut {
        if style.is_strong { &self.strong } else { &self.regular }
    }

    /// The font that a style is set in.
    pub(super) fn font(&self, style: Style) -> Font {
        self.cut(style).embedded.clone()
    }

    fn shaped(&self, text: &str, style: Style) -> Vec<Shaped> {
        let tabular = [Feature::new(Tag::new(b"tnum"), 1, ..)];
        let features = if style.is_tabular { tabular.as_slice() } else { &[] };
        self.cut(style).shaped(text, features)
    }

    /// A text on one line. It has to be clean.
    pub(super) fn run(&self, text: &str, style: Style) -> Run {
        let cut = self.cut(style);
        let shaped = self.shaped(text, style);
        let mut glyphs = Vec::with_capacity(shaped.len());
        let (mut boxes, mut width) = (Vec::new(), 0.0);
        for (i, glyph) in shaped.iter().enumerate() {
            let end = shaped[i..].iter().map(|next| next.start).find(|start| *start != glyph.start);
            let range = glyph.start..end.unwrap_or(text.len());
            let is_lacking = glyph.id == LACKING;
            if is_lacking {
                boxes.push(width * style.size);
            }
            let id = if is_lacking { cut.space } else { glyph.id };
            let advance = if is_lacking { cut.box_width } else { glyph.advance };
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(id),
                advance,
                glyph.across,
                glyph.up,
                0.0,
                range,
                None,
            ));
            width += advance;
        }
        let (width, box_width) = (width * style.size, cut.box_width);
        Run { text: text.to_owned(), style, glyphs, boxes, box_width, width }
    }

    /// How far each byte of a text is from its beginning when it is set on one line, in points; one
    /// entry more than it has bytes. Bytes inside a cluster of signs have none of their own.
    pub(super) fn distances(&self, text: &str, style: Style) -> Vec<Option<f32>> {
        let mut distances = vec![None; text.len() + 1];
        let mut width = 0.0;
        for glyph in self.shaped(text, style) {
            if let Some(place) = distances.get_mut(glyph.start) {
                place.get_or_insert(width);
            }
            width += glyph.advance * style.size;
        }
        distances[text.len()] = Some(width);
        distances
    }

    /// As much of a user's text as fits into `room` points, with an ellipsis if it is not all of it.
    pub(super) fn fitted(&self, text: &str, style: Style, room: f32) -> Run {
        let text = clean(text);
        let whole = self.run(&text, style);
        if whole.width <= room {
            return whole;
        }
        let ellipsis = self.run("…", style).width;
        let kept = self
            .distances(&text, style)
            .iter()
            .rposition(|distance| distance.is_some_and(|at| at + ellipsis <= room))
            .unwrap_or(0);
        self.run(&format!("{}…", text[..kept].trim_end()), style)
    }
}

/// The glyph of a sign that a font does not have. No accessible PDF may show it.
const LACKING: u32 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Style = Style::new(10.0, 14.0);

    #[test]
    fn digits_of_a_column_are_equally_wide() {
        let letters = Letters::new().unwrap();
        let width = |text: &str, style| letters.run(text, style).width;
        assert!(width("1111", TEN) < width("8888", TEN));
        for text in ["1111", "8888", "7171"] {
            let off = width(text, TEN.tabular()) - width("0000", TEN.tabular());
            assert!(off.abs() < 1e-3, "{text}: {off}");
        }
        assert!(width("Cost", TEN.strong()) > width("Cost", TEN));
    }

    #[test]
    fn a_sign_without_a_glyph_is_a_box_that_carries_its_text() {
        let letters = Letters::new().unwrap();
        for text in ["שלום", "🚀", "家族", "مرحبا"] {
            let run = letters.run(&format!("a {text} b"), TEN);
            assert!(!run.boxes.is_empty(), "{text}");
            assert!(run.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != LACKING));
            let told: String = run
                .glyphs
                .iter()
                .map(|glyph| run.text[glyph.text_range.clone()].to_owned())
                .collect();
            assert_eq!(told, run.text, "in the order of the text");
        }
        assert!(letters.run("Café – 5 % of £1,000 → −3", TEN).boxes.len() <= 1);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let letters = Letters::new().unwrap();
        let short = letters.fitted("A title that is much too long", TEN, 60.0);
        assert!(short.text.ends_with('…') && short.width <= 60.0, "{}", short.text);
        assert_eq!(letters.fitted("Two\nlines", TEN, 100.0).text, "Two lines");
    }
}
