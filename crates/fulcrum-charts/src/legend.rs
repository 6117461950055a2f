//! Legends: signs and what they mean, in as few lines as the width allows.

use plotters::style::text_anchor::HPos;

use crate::{
    ChartError, Colour,
    canvas::{Canvas, Words, point_units, thickness, units},
    elements::{Marker, Segment, Shape},
    lettering::{Face, Weight},
    svg::{Fill, Outline, Stroke},
    theme::Palette,
};

/// Height of a line, in CSS pixels of unscaled letters.
const LINE_HEIGHT: f64 = 18.0;
/// From one entry to the next.
const GAP: f64 = 14.0;
/// From a sign to its words.
const SIGN_GAP: f64 = 5.0;

/// One sign with its words.
pub(crate) struct LegendEntry {
    pub(crate) sign: LegendSign,
    pub(crate) words: String,
    /// A figure behind the words, in stronger letters.
    pub(crate) figure: Option<(String, Colour)>,
}

pub(crate) enum LegendSign {
    /// A small square of a fill.
    Fill { fill: Fill, outline: Option<Colour> },
    /// A piece of a line and the marker that is on it.
    Line { stroke: Stroke, marker: Option<(Shape, Colour)> },
    /// A marker without a line.
    Marker { shape: Shape, fill: Colour, outline: Colour },
}

/// Entries, laid out.
pub(crate) struct Legend {
    /// With the left edge and the line of each.
    entries: Vec<(LegendEntry, f64, usize)>,
    lines: usize,
    scale: f64,
}

impl LegendEntry {
    pub(crate) fn fill(words: &str, fill: impl Into<Fill>, outline: Option<Colour>) -> Self {
        let sign = LegendSign::Fill { fill: fill.into(), outline };
        Self { sign, words: words.to_owned(), figure: None }
    }

    fn width(&self, plain: Face, strong: Face, scale: f64) -> f64 {
        let figure = self.figure.as_ref();
        let figure = figure.map_or(0.0, |(text, _)| 5.0 * scale + strong.width(text));
        self.sign.width(scale) + plain.width(&self.words) + figure
    }
}

impl LegendSign {
    /// How far the words stand from the left edge.
    fn width(&self, scale: f64) -> f64 {
        match self {
            // lines over a fill need room to be told from others
            Self::Fill { fill: Fill { hatch: Some(_), .. }, .. } => (14.0 + SIGN_GAP) * scale,
            Self::Fill { .. } | Self::Marker { .. } => (9.0 + SIGN_GAP) * scale,
            Self::Line { .. } => (26.0 + SIGN_GAP) * scale,
        }
    }
}

impl Legend {
    /// Lays entries out between the left edge and `room` CSS pixels to the right of it. Words that
    /// are too long for a line are shortened.
    pub(crate) fn new(entries: Vec<LegendEntry>, room: f64, scale: f64) -> Self {
        let (plain, strong) = faces(scale);
        let entries: Vec<LegendEntry> = entries
            .into_iter()
            .map(|mut entry| {
                let rest = entry.width(plain, strong, scale) - plain.width(&entry.words);
                entry.words = plain.shorten(&entry.words, room - rest);
                entry
            })
            .collect();
        let widths: Vec<f64> =
            entries.iter().map(|entry| entry.width(plain, strong, scale)).collect();
        let places = flow(&widths, room, GAP * scale);
        let lines = places.last().map_or(0, |&(line, _)| line + 1);
        let entries =
            entries.into_iter().zip(places).map(|(entry, (line, x))| (entry, x, line)).collect();
        Self { entries, lines, scale }
    }

    pub(crate) fn height(&self) -> f64 {
        self.lines as f64 * LINE_HEIGHT * self.scale
    }

    pub(crate) fn draw(
        &self,
        canvas: &Canvas<'_>,
        (left, top): (f64, f64),
        palette: &Palette,
    ) -> Result<(), ChartError> {
        let (plain, strong) = faces(self.scale);
        for (entry, x, line) in &self.entries {
            let at = (left + x, top + (*line as f64 + 0.5) * LINE_HEIGHT * self.scale);
            entry.sign.draw(canvas, at, self.scale)?;
            let words_left = at.0 + entry.sign.width(self.scale);
            let words = Words {
                text: &entry.words,
                face: plain,
                colour: palette.muted_ink,
                align: HPos::Left,
            };
            canvas.text(&words, (words_left, at.1))?;
            if let Some((text, colour)) = &entry.figure {
                let x = words_left + plain.width(&entry.words) + 5.0 * self.scale;
                let figure = Words { text, face: strong, colour: *colour, align: HPos::Left };
                canvas.text(&figure, (x, at.1))?;
            }
        }
        Ok(())
    }
}

impl LegendSign {
    fn draw(&self, canvas: &Canvas<'_>, at: (f64, f64), scale: f64) -> Result<(), ChartError> {
        let half = 4.5 * scale;
        match self {
            Self::Fill { fill, outline } => {
                let width = thickness(1.0)?;
                let hatch = fill.hatch.map(|hatch| hatch.closer(60));
                let right = at.0 + self.width(scale) - SIGN_GAP * scale;
                canvas.element(&Segment {
                    corners: [
                        point_units((at.0, at.1 - half))?,
                        point_units((right, at.1 + half))?,
                    ],
                    fill: Fill { hatch, ..*fill },
                    outline: outline.map(|colour| Outline { colour, width }),
                    radius: units(2.0 * scale)?,
                    gaps: [0, 0],
                    least_width: 0,
                })
            }
            Self::Line { stroke, marker } => {
                canvas.line(&[at, (at.0 + 26.0 * scale, at.1)], *stroke)?;
                let Some((shape, fill)) = marker else { return Ok(()) };
                canvas.element(&Marker {
                    at: point_units((at.0 + 13.0 * scale, at.1))?,
                    shape: *shape,
                    radius: units(3.5 * scale)?,
                    fill: (*fill).into(),
                    outline: None,
                })
            }
            Self::Marker { shape, fill, outline } => canvas.element(&Marker {
                at: point_units((at.0 + half, at.1))?,
                shape: *shape,
                radius: units(4.0 * scale)?,
                fill: (*fill).into(),
                outline: Some(Outline { colour: *outline, width: thickness(1.5 * scale)? }),
            }),
        }
    }
}

fn faces(scale: f64) -> (Face, Face) {
    let size = 12.0 * scale;
    (Face { weight: Weight::Regular, size }, Face { weight: Weight::Semibold, size })
}

/// Line and distance from the left edge of each entry; a line is full at `room`.
fn flow(widths: &[f64], room: f64, gap: f64) -> Vec<(usize, f64)> {
    let fill = |most: usize| {
        let mut places: Vec<(usize, f64)> = Vec::with_capacity(widths.len());
        let (mut line, mut end, mut on_line) = (0, 0.0, 0);
        for &width in widths {
            if on_line > 0 && (end + gap + width > room || on_line == most) {
                (line, end, on_line) = (line + 1, 0.0, 0);
            }
            let left = if on_line == 0 { 0.0 } else { end + gap };
            places.push((line, left));
            (end, on_line) = (left + width, on_line + 1);
        }
        places
    };
    let lines = |places: &[(usize, f64)]| places.last().map_or(0, |&(line, _)| line + 1);
    let full = fill(widths.len());
    // lines of equal length look better than a single entry on the last one
    let even = fill(widths.len().div_ceil(lines(&full).max(1)));
    if lines(&even) == lines(&full) { even } else { full }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_wraps_when_it_must() {
        let lines = |room: f64| flow(&[50.0; 5], room, 10.0).last().map(|&(line, _)| line + 1);
        assert_eq!(lines(290.0), Some(1));
        assert_eq!(lines(289.0), Some(2));
        assert_eq!(lines(10.0), Some(5));
    }

    #[test]
    fn lines_are_of_equal_length_where_that_costs_no_line() {
        let on_line = |line: usize| {
            flow(&[50.0; 5], 240.0, 10.0).iter().filter(|&&(own, _)| own == line).count()
        };
        assert_eq!((on_line(0), on_line(1)), (3, 2));
    }

    #[test]
    fn words_longer_than_a_line_are_shortened() {
        let entry = LegendEntry::fill(&"W".repeat(100), Colour::from_hex(0), None);
        let legend = Legend::new(vec![entry], 200.0, 1.0);
        assert!(legend.entries[0].0.words.ends_with('…'));
        assert_eq!(legend.height(), 18.0);
    }
}
