//! Writing SVG text: numbers, attributes, escaped content.

use std::fmt::{Display, Write};

use super::UNITS_PER_PIXEL;

/// Writes a length given in hundredths as a decimal without trailing zeros: 1250 as `12.5`.
pub(super) fn push_length(out: &mut String, hundredths: i32) {
    let size = hundredths.unsigned_abs();
    let unit = UNITS_PER_PIXEL.unsigned_abs();
    if hundredths < 0 {
        out.push('-');
    }
    push(out, size / unit);
    let fraction = size % unit;
    if fraction > 0 {
        out.push('.');
        push(out, fraction / 10);
        if !fraction.is_multiple_of(10) {
            push(out, fraction % 10);
        }
    }
}

/// Writes ` name="12.5"`.
pub(super) fn push_length_attribute(out: &mut String, name: &str, hundredths: i32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_length(out, hundredths);
    out.push('"');
}

/// Writes ` name="value"`; `value` must not come from a user.
pub(super) fn push_attribute(out: &mut String, name: &str, value: impl Display) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push(out, value);
    out.push('"');
}

/// Text as character data or as the value of an attribute, in XML as in HTML. Text is expected to be
/// [`clean`](crate::clean) of characters that XML forbids.
///
/// ```
/// assert_eq!(fulcrum_charts::escaped("<b> & Söhne"), "&lt;b&gt; &amp; Söhne");
/// ```
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Writes [`escaped`] text.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

fn push(out: &mut String, value: impl Display) {
    // writing to a String cannot fail
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_decimals() {
        for (hundredths, text) in [
            (0, "0"),
            (100, "1"),
            (1250, "12.5"),
            (1205, "12.05"),
            (-7, "-0.07"),
            (384_000, "3840"),
            (i32::MIN, "-21474836.48"),
        ] {
            let mut out = String::new();
            push_length(&mut out, hundredths);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn content_cannot_become_markup() {
        let mut out = String::new();
        push_escaped(&mut out, "</text><script>\"&'");
        assert_eq!(out, "&lt;/text&gt;&lt;script&gt;&quot;&amp;&#39;");
    }
}
