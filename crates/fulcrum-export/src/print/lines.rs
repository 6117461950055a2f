//! Paragraphs divided into lines.

use fulcrum_charts::clean;
use unicode_linebreak::linebreaks;

use super::letters::{Letters, Run, Style};

/// What rounding may add to the width of a line, in points.
const SLACK: f32 = 0.01;
/// A step by which lines are made narrower, as a part of their width.
const STEP: f32 = 0.02;
/// The most lines of a heading that are made evenly long.
const MOST_EVENED: usize = 8;
/// The most steps that make the lines of a heading evenly long.
const EVEN_STEPS: u16 = 25;
/// The most steps that spare a paragraph a last line of one word.
const FULLER_STEPS: u16 = 6;

impl Letters {
    /// A user's text in lines of at most `room` points, each but the last with the space that divides
    /// it from the next. Lines end where the script allows it; a word that is longer than a line is
    /// divided. Lines are a little narrower where that gives a paragraph more than one word in its last
    /// one, and the lines of a strong style are about equally long. An empty text has one empty line.
    pub(super) fn lines(&self, text: &str, style: Style, room: f32) -> Vec<Run> {
        let text = clean(text);
        let distances = self.distances(&text, style);
        let mut ends = line_ends(&text, &distances, room + SLACK);
        let steps = match ends.len() {
            2..=MOST_EVENED if style.is_strong => EVEN_STEPS,
            2.. => FULLER_STEPS,
            _ => 0,
        };
        for step in 1..=steps {
            if steps == FULLER_STEPS && !is_last_alone(&text, &ends) {
                break;
            }
            let narrower = room * (1.0 - f32::from(step) * STEP);
            let evener = line_ends(&text, &distances, narrower);
            if evener.len() > ends.len() || is_last_longer(&text, &distances, &evener) {
                break;
            }
            ends = evener;
        }
        let mut start = 0;
        let lines = ends.into_iter().map(|end| {
            let line = self.run(&text[start..end], style);
            start = end;
            line
        });
        lines.collect()
    }

    /// The width of a user's text on one line, and that of its longest word, in points.
    pub(super) fn widths(&self, text: &str, style: Style) -> (f32, f32) {
        let text = clean(text);
        let distances = self.distances(&text, style);
        let mut start = 0;
        let longest = linebreaks(&text).fold(0.0_f32, |longest, (end, _)| {
            let width = inked(&text, &distances, start, end);
            start = end;
            longest.max(width)
        });
        (inked(&text, &distances, 0, text.len()), longest)
    }
}

impl Run {
    /// Width in points without the space at its end.
    pub(super) fn inked_width(&self) -> f32 {
        let inked = self.text.trim_end().len();
        let spaces = self.glyphs.iter().rev().take_while(|glyph| glyph.text_range.start >= inked);
        self.width - spaces.map(|glyph| glyph.x_advance).sum::<f32>() * self.style.size
    }
}

/// Width of a part of a text without the space at its end.
fn inked(text: &str, distances: &[Option<f32>], start: usize, end: usize) -> f32 {
    let end = start + text[start..end].trim_end().len();
    let at = |byte: usize| distances[..=byte].iter().rev().find_map(|at| *at).unwrap_or(0.0);
    at(end) - at(start)
}

/// Whether the last line is a single word.
fn is_last_alone(text: &str, ends: &[usize]) -> bool {
    let start = ends.len().checked_sub(2).map_or(0, |before| ends[before]);
    !text[start..].trim().contains(' ')
}

/// Whether the last line is longer than the first.
fn is_last_longer(text: &str, distances: &[Option<f32>], ends: &[usize]) -> bool {
    let (Some(first), Some(before)) = (ends.first(), ends.iter().rev().nth(1)) else {
        return false;
    };
    inked(text, distances, *before, text.len()) > inked(text, distances, 0, *first)
}

/// Where lines of at most `room` points end, in bytes.
fn line_ends(text: &str, distances: &[Option<f32>], room: f32) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut start, mut fitting) = (0, 0);
    for (end, _) in linebreaks(text) {
        if inked(text, distances, start, end) > room && fitting > start {
            ends.push(fitting);
            start = fitting;
        }
        while inked(text, distances, start, end) > room {
            let cut = division(text, distances, start, end, room);
            if cut == end {
                break;
            }
            ends.push(cut);
            start = cut;
        }
        fitting = end;
    }
    ends.push(text.len());
    ends
}

/// Where a word that is longer than a line is divided: behind the last cluster of signs that fits, and
/// never before the first.
fn division(text: &str, distances: &[Option<f32>], start: usize, end: usize, room: f32) -> usize {
    let from = distances[start].unwrap_or(0.0);
    let mut cut = end;
    let clusters = (start + 1..end).filter(|byte| text.is_char_boundary(*byte));
    for byte in clusters {
        let Some(at) = distances[byte] else { continue };
        if at - from > room {
            return if cut == end { byte } else { cut };
        }
        cut = byte;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Style = Style::new(10.0, 14.0);

    fn set(text: &str, room: f32) -> Vec<String> {
        let letters = Letters::new().unwrap();
        let lines = letters.lines(text, TEN, room);
        for line in &lines {
            assert!(line.inked_width() <= room + 0.1, "{:?}: {}", line.text, line.inked_width());
        }
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_end_between_words_and_keep_the_space() {
        let lines = set("Deployments wait for approval, and approval waits for a meeting.", 100.0);
        assert!(lines.len() > 2, "{lines:?}");
        assert!(lines[..lines.len() - 1].iter().all(|line| line.ends_with(' ')), "{lines:?}");
        assert_eq!(
            lines.concat(),
            "Deployments wait for approval, and approval waits for a meeting."
        );
    }

    #[test]
    fn a_long_word_is_divided_and_nothing_is_lost() {
        for word in ["x".repeat(200), "家".repeat(90), "🚀".repeat(40), "e\u{301}".repeat(90)] {
            let text = format!("before {word} after");
            let lines = set(&text, 80.0);
            assert!(lines.len() > 3, "{lines:?}");
            assert_eq!(lines.concat(), text);
            assert!(lines.iter().all(|line| !line.starts_with('\u{301}')), "{lines:?}");
        }
    }

    #[test]
    fn the_last_line_of_a_paragraph_has_more_than_a_word() {
        let text = "Teams on call cost more in salaries, and restore their services sooner.";
        let letters = Letters::new().unwrap();
        let whole = letters.run(text, TEN).width;
        let lines = set(text, whole - 5.0);
        assert!(lines.len() == 2 && lines[1].contains(' '), "{lines:?}");
    }

    #[test]
    fn the_lines_of_a_heading_are_about_equally_long() {
        let letters = Letters::new().unwrap();
        let text = "Ecommerce, six teams growing to 25";
        let whole = letters.run(text, TEN.strong()).width;
        let lines = letters.lines(text, TEN.strong(), whole - 5.0);
        let [first, second] = lines.as_slice() else { panic!("{lines:?}") };
        assert!(first.width < 2.0 * second.width, "{lines:?}");
    }

    #[test]
    fn figures_stay_whole() {
        let lines = set("It costs $5.7M (−12.5 %) less, 1,234 times, a/b/c", 60.0);
        for figure in ["$5.7M", "1,234", "12.5"] {
            assert!(lines.iter().any(|line| line.contains(figure)), "{figure} in {lines:?}");
        }
    }

    #[test]
    fn what_is_nothing_or_narrow_still_has_lines() {
        assert_eq!(set("", 50.0), [""]);
        assert_eq!(set(" \u{1b}\0 ", 50.0), [""]);
        let letters = Letters::new().unwrap();
        let lines = letters.lines("wide", TEN, 1.0);
        assert_eq!(lines.len(), 4, "one letter a line at least");
    }

    #[test]
    fn ten_thousand_signs_are_set() {
        let lines = set(&"<b>bold</b> ".repeat(834), 400.0);
        assert!(lines.len() > 100);
    }
}
