//! What of a user's text may be drawn.

/// More accents than this on one letter are not writing but an attempt to draw over the neighbours.
const MOST_MARKS: usize = 3;

/// `text` on one line without characters that XML 1.0 forbids, control characters, marks that
/// reorder the text around them, or piles of accents: a user's text as it may be drawn or set.
///
/// ```
/// assert_eq!(fulcrum_charts::clean("two\r\n\tlines\0"), "two lines");
/// ```
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if c.is_whitespace() && !is_fixed_space(c) {
            // also turns line breaks and tabs into the space that a reader sees anyway
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            marks = 0;
        } else if is_combining(c) {
            marks += 1;
            if marks <= MOST_MARKS {
                out.push(c);
            }
        } else if !c.is_control() && !is_reordering(c) && !is_noncharacter(c) {
            out.push(c);
            marks = 0;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Spaces that keep a figure and its unit together.
const fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Embeddings, overrides and isolates would reach beyond the label in sentences and tables.
const fn is_reordering(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A byte order mark is none inside a text.
const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

const fn is_combining(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_text_is_unchanged() {
        for text in [
            "You Build It You Run It",
            "Café – 5\u{a0}%",
            "שלום עולם",
            "👩\u{200d}👧 家族",
            "a < b & c",
        ] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn what_may_not_be_drawn_is_removed() {
        for (text, cleaned) in [
            ("a\0b\u{1b}[31mc\u{7f}\u{9b}", "ab[31mc"),
            ("two\r\n\tlines ", "two lines"),
            ("  \u{2028} ", ""),
            ("abc\u{202e}cba\u{2069}", "abccba"),
            ("x\u{fffe}\u{ffff}\u{fdd0}\u{1fffe}\u{feff}y", "xy"),
        ] {
            assert_eq!(clean(text), cleaned);
        }
    }

    #[test]
    fn piles_of_accents_are_cut() {
        let pile = format!("a{}b\u{301}", "\u{301}".repeat(50));
        assert_eq!(clean(&pile), "a\u{301}\u{301}\u{301}b\u{301}");
    }
}
