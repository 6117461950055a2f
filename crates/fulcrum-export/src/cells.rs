//! What every table of a spreadsheet has to do with its texts and numbers.

use std::borrow::Cow;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Most units of UTF-16 that a cell holds.
const LONGEST: usize = 32_767;

/// Text as a cell can hold it: too much of it ends in an ellipsis. Characters that XML does not have
/// are written by the library in the way of spreadsheets.
pub(crate) fn cell_text(text: &str) -> Cow<'_, str> {
    // no text of so few bytes has more units
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < LONGEST
    });
    Cow::Owned(kept.chain(['…']).collect())
}

/// The number of a cell. A spreadsheet keeps about 15 digits of it.
pub(crate) fn cell_number(value: Decimal) -> f64 {
    // every decimal lies within the range of floats
    value.to_f64().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_cell_holds_is_shortened() {
        for text in ["", "=1+1", &"é".repeat(32_767), &"😀".repeat(16_383)] {
            assert_eq!(cell_text(text), text);
        }
        for text in ["é".repeat(32_768), "😀".repeat(16_384)] {
            let shortened = cell_text(&text);
            assert!(shortened.ends_with('…') && shortened.encode_utf16().count() <= LONGEST);
            assert!(shortened.encode_utf16().count() >= LONGEST - 1);
        }
    }
}
