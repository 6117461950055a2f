//! Text in lines of a given width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What becomes of a word that is longer than a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum LongWord {
    /// It has a line of its own, however long.
    Whole,
    /// It goes on in the next line.
    Divided,
}

/// Text in lines of at most `width` columns, parted where spaces stand; `first` stands before the
/// first line and `others` before the rest. Spaces that do not break stay.
pub(crate) fn wrapped(
    text: &str,
    width: usize,
    [first, others]: [&str; 2],
    long_word: LongWord,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !is_empty && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, others.to_owned()));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        if long_word == LongWord::Divided && line.width() + word.width() > width {
            for c in word.chars() {
                if !is_empty && line.width() + c.width().unwrap_or(0) > width {
                    lines.push(std::mem::replace(&mut line, others.to_owned()));
                }
                line.push(c);
                is_empty = false;
            }
        } else {
            line.push_str(word);
            is_empty = false;
        }
    }
    lines.push(line);
    lines
}

/// Text in as few lines as `width` columns allow, all of about the same length.
pub(crate) fn balanced(text: &str, width: usize) -> Vec<String> {
    let indent = &text[..text.len() - text.trim_start_matches(' ').len()];
    let lines = |width| wrapped(text, width, [indent, indent], LongWord::Divided);
    let fewest = lines(width).len();
    // fewer columns never make fewer lines
    let (mut too_narrow, mut narrowest) = (0, width);
    while narrowest - too_narrow > 1 {
        let middle = too_narrow.midpoint(narrowest);
        if lines(middle).len() > fewest {
            too_narrow = middle;
        } else {
            narrowest = middle;
        }
    }
    lines(narrowest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_part_at_spaces_and_keep_their_indent() {
        let lines = wrapped("one two\u{a0}three four", 9, ["  ", "    "], LongWord::Whole);
        assert_eq!(lines, ["  one", "    two\u{a0}three", "    four"]);
        assert_eq!(wrapped("", 9, ["", ""], LongWord::Whole), [""]);
    }

    #[test]
    fn a_long_word_is_divided_where_it_may_be() {
        assert_eq!(wrapped("a bcdefgh i", 4, ["", ""], LongWord::Whole), ["a", "bcdefgh", "i"]);
        assert_eq!(
            wrapped("a bcdefgh i", 4, ["", ""], LongWord::Divided),
            ["a", "bcde", "fgh", "i"]
        );
        // a letter of two columns is not halved
        assert_eq!(wrapped("漢字漢", 5, ["", ""], LongWord::Divided), ["漢字", "漢"]);
    }

    #[test]
    fn balanced_lines_are_as_few_as_can_be() {
        assert_eq!(balanced("You Build It You Run It", 22), ["You Build It", "You Run It"]);
        assert_eq!(balanced("You Build It You Run It", 23), ["You Build It You Run It"]);
        assert_eq!(balanced("  two words", 8), ["  two", "  words"]);
        assert_eq!(balanced("", 3), [""]);
        assert_eq!(balanced("abc", 1), ["a", "b", "c"]);
    }
}
