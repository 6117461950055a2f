//! Letters: how wide text is, how it is made to fit, and what of it is fit to be drawn.

mod advance_tables;
mod advances;
mod cleaning;

pub use cleaning::clean;

const ELLIPSIS: char = '\u{2026}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// Highest point of letters above the base line, accents included, in parts of the letter size.
pub(crate) const ASCENT: f64 = 0.97;
/// Lowest point of letters below the base line, in parts of the letter size.
pub(crate) const DESCENT: f64 = 0.25;
/// Height of capitals and digits, in parts of the letter size.
pub(crate) const CAP_HEIGHT: f64 = 0.7275;

/// Inter's kerning makes most words narrower than the sum of their advances and a few wider: the
/// widest found among the words of the charts by 0.7 %.
const KERNING: f64 = 1.01;

/// The first of two labels in which something is left to be drawn.
pub(crate) fn first_filled(labels: [&str; 2]) -> String {
    labels.into_iter().map(clean).find(|label| !label.is_empty()).unwrap_or_default()
}

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Weight {
    Regular,
    Semibold,
}

/// Letters of one weight and size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Face {
    pub(crate) weight: Weight,
    /// Size in CSS pixels.
    pub(crate) size: f64,
}

impl Face {
    /// Estimated width of `text` in CSS pixels, rather too wide than too narrow.
    pub(crate) fn width(self, text: &str) -> f64 {
        text.chars().map(|c| self.advance(c)).sum()
    }

    fn advance(self, c: char) -> f64 {
        f64::from(advances::thousandths(c, self.weight)) / 1000.0 * self.size * KERNING
    }

    /// `text`, or as much of its beginning as fits into `room` CSS pixels with an ellipsis after it;
    /// empty when not even the ellipsis fits.
    pub(crate) fn shorten(self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let ellipsis = self.advance(ELLIPSIS);
        if ellipsis > room {
            return String::new();
        }
        let mut used = ellipsis;
        let mut kept = String::new();
        for c in text.chars() {
            used += self.advance(c);
            if used > room {
                break;
            }
            kept.push(c);
        }
        // a joiner at the cut would glue the ellipsis to an emoji
        kept.truncate(kept.trim_end_matches([' ', ZERO_WIDTH_JOINER]).len());
        kept.push(ELLIPSIS);
        kept
    }
}

/// Estimated width of a line of `text` set in Inter, in the unit of `size`, rather too wide than too
/// narrow: for whoever lays text out beside the charts.
///
/// ```
/// let width = fulcrum_charts::text_width("$21.8M", 12.0, false);
/// assert!(width > 40.0 && width < 48.0);
/// ```
#[must_use]
pub fn text_width(text: &str, size: f64, is_semibold: bool) -> f64 {
    let weight = if is_semibold { Weight::Semibold } else { Weight::Regular };
    Face { weight, size }.width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWELVE: Face = Face { weight: Weight::Regular, size: 12.0 };

    #[test]
    fn width_is_the_sum_of_advances() {
        assert_eq!(TWELVE.width(""), 0.0);
        // Inter Regular: "$" 642, "2" 610, "1" 407, "." 288, "8" 619, "M" 903 thousandths of an em
        let expected = f64::from(642 + 610 + 407 + 288 + 619 + 903) * 0.012 * KERNING;
        assert!((TWELVE.width("$21.8M") - expected).abs() < 1e-9);
    }

    #[test]
    fn text_that_fits_is_untouched_and_other_text_ends_in_an_ellipsis() {
        assert_eq!(TWELVE.shorten("Hybrid", 100.0), "Hybrid");
        let shortened = TWELVE.shorten("You Build It You Run It", 60.0);
        assert!(shortened.ends_with('…') && TWELVE.width(&shortened) <= 60.0, "{shortened}");
        assert_eq!(TWELVE.shorten("Hybrid", 3.0), "");
    }

    #[test]
    fn a_cut_never_leaves_a_joiner_before_the_ellipsis() {
        let family = "👩\u{200d}👩\u{200d}👧\u{200d}👦";
        for room in 11..80 {
            assert!(!TWELVE.shorten(family, f64::from(room)).contains("\u{200d}…"));
        }
    }
}
