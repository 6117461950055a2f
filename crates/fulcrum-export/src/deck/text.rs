//! How much room text takes, and text that is made to fit its room.
//!
//! Widths are those of Inter, which is as wide as the fonts of most templates or wider: what is laid out by
//! them does not overflow in a narrower font.

use fulcrum_charts::text_width;

use super::xml::writable;

/// Height of a line in parts of the letter size.
pub(super) const LINE: f64 = 1.2;
const ELLIPSIS: &str = "…";
/// Would glue the ellipsis to an emoji.
const JOINER: char = '\u{200d}';

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letters {
    /// Points.
    pub(super) size: f64,
    pub(super) is_bold: bool,
}

impl Letters {
    pub(super) const fn regular(size: f64) -> Self {
        Self { size, is_bold: false }
    }

    pub(super) const fn bold(size: f64) -> Self {
        Self { size, is_bold: true }
    }

    /// Width of a line, in points.
    pub(super) fn width(self, line: &str) -> f64 {
        text_width(line, self.size, self.is_bold)
    }

    /// Height of so many lines, in points.
    pub(super) fn height(self, lines: usize) -> f64 {
        lines as f64 * self.size * LINE
    }
}

/// The lines of a text that is so wide at most. Words that are wider are divided.
pub(super) fn lines(text: &str, letters: Letters, width: f64) -> Vec<String> {
    let of_paragraph = |paragraph: String| whole_lines(&paragraph, letters, width, usize::MAX);
    let all = paragraphs(text).into_iter().flat_map(of_paragraph);
    all.map(|line| line.trim_end().to_owned()).collect()
}

/// The beginning of a paragraph that takes so many lines, and what remains of it.
pub(super) fn divided(
    paragraph: &str,
    letters: Letters,
    width: f64,
    room: usize,
) -> (String, String) {
    let mut all = whole_lines(paragraph, letters, width, usize::MAX);
    let rest = all.split_off(room.min(all.len())).concat();
    (all.concat().trim_end().to_owned(), rest)
}

/// The lines of a paragraph with the spaces at their ends: together they are the paragraph. No more than
/// `most` of them, for whoever only wants to know whether there are.
fn whole_lines(paragraph: &str, letters: Letters, width: f64, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for word in paragraph.split_inclusive(' ') {
        if lines.len() >= most {
            return lines;
        }
        if used > 0.0 && (word.len() >= 400 || used + letters.width(word.trim_end()) > width) {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        // a word may be very long, and most of it beyond what is asked for
        let is_short = word.len() < 400 && letters.width(word.trim_end()) <= width;
        let own = if is_short { letters.width(word) } else { 0.0 };
        if is_short {
            line.push_str(word);
            used += own;
            continue;
        }
        for c in word.chars() {
            let own = letters.width(c.encode_utf8(&mut [0; 4]));
            if used > 0.0 && used + own > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
                if lines.len() >= most {
                    return lines;
                }
            }
            line.push(c);
            used += own;
        }
    }
    lines.push(line);
    lines
}

/// Text as it was divided into paragraphs by its writer, without what XML forbids.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n");
    let mut all: Vec<String> =
        unified.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(writable).collect();
    while all.len() > 1 && all.last().is_some_and(|last| last.trim().is_empty()) {
        all.pop();
    }
    all
}

/// Text in a size in which it fits, or as much of it as does.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fitted {
    pub(super) text: String,
    pub(super) letters: Letters,
    /// How many lines it has.
    pub(super) lines: usize,
    /// Whether some of it is missing.
    pub(super) is_cut: bool,
}

/// Text in the first of these looks in which it fits so wide and high, or as much of it as fits in the
/// last, with an ellipsis.
pub(super) fn fitted(text: &str, looks: &[Letters], width: f64, height: f64) -> Fitted {
    let mut last = Letters::regular(12.0);
    let whole = lines_joined(text);
    for &letters in looks {
        let room = (height / letters.height(1) + 1e-9).max(0.0) as usize;
        let lines = whole_lines(&whole, letters, width, room.saturating_add(1)).len();
        if lines <= room {
            return Fitted { text: whole, letters, lines, is_cut: false };
        }
        last = letters;
    }
    let room = ((height / last.height(1)) as usize).max(1);
    shortened(&whole, last, width, room)
}

/// As much of a text as fits on so many lines, with an ellipsis if that is not all of it.
pub(super) fn shortened(text: &str, letters: Letters, width: f64, room: usize) -> Fitted {
    let whole = lines_joined(text);
    let mut first = whole_lines(&whole, letters, width, room.saturating_add(1));
    if first.len() <= room {
        return Fitted { text: whole, letters, lines: first.len(), is_cut: false };
    }
    first.truncate(room);
    let mut kept = first.concat();
    loop {
        kept.truncate(kept.trim_end_matches([' ', JOINER]).len());
        let text = format!("{kept}{ELLIPSIS}");
        let fits = whole_lines(&text, letters, width, room.saturating_add(1)).len() <= room;
        if fits || kept.pop().is_none() {
            return Fitted { text, letters, lines: room, is_cut: true };
        }
    }
}

/// A text of several paragraphs as one.
fn lines_joined(text: &str) -> String {
    paragraphs(text).join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWELVE: Letters = Letters::regular(12.0);

    #[test]
    fn words_are_kept_together_where_they_fit() {
        let text = "one two three four five six seven eight nine ten";
        let lines = lines(text, TWELVE, 80.0);
        assert!(lines.len() > 3);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| TWELVE.width(line) <= 80.0), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_its_room_is_divided() {
        let word = "x".repeat(500);
        let lines = lines(&word, TWELVE, 100.0);
        assert_eq!(lines.concat(), word);
        assert!(lines.iter().all(|line| TWELVE.width(line) <= 100.0));
    }

    #[test]
    fn paragraphs_are_those_of_the_writer() {
        assert_eq!(paragraphs("a\r\nb\n\nc\n\n"), ["a", "b", "", "c"]);
        assert_eq!(paragraphs(""), [""]);
        assert_eq!(lines("", TWELVE, 100.0), [""]);
    }

    #[test]
    fn text_shrinks_before_it_is_cut() {
        let looks = [Letters::regular(20.0), TWELVE];
        let short = fitted("short", &looks, 200.0, 30.0);
        assert_eq!((short.letters.size, short.is_cut), (20.0, false));
        let middle = fitted("somewhat longer than a line", &looks, 200.0, 30.0);
        assert_eq!((middle.letters.size, middle.is_cut), (12.0, false));
        let long = fitted(&"much longer ".repeat(50), &looks, 200.0, 30.0);
        assert!(long.is_cut && long.text.ends_with('…') && long.lines == 2, "{long:?}");
        assert!(lines(&long.text, TWELVE, 200.0).len() <= 2);
        // no room at all still says that there was something
        assert!(!fitted("text", &looks, 5.0, 0.0).text.is_empty());
    }
}
