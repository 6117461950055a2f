//! Advance widths of characters in thousandths of an em.

use super::{Weight, advance_tables::LETTERS};

/// Signs beyond the letters that amounts and labels use: character, regular, semibold.
const SIGNS: [(char, u16, u16); 8] = [
    ('\u{2013}', 500, 500),   // en dash
    ('\u{2014}', 1000, 1000), // em dash
    ('\u{2019}', 261, 294),   // apostrophe
    ('\u{201c}', 440, 507),
    ('\u{201d}', 440, 501),
    ('\u{2026}', 864, 956), // ellipsis
    ('\u{20ac}', 667, 679), // euro
    ('\u{2212}', 662, 673), // minus
];

/// Advance of one character. Characters outside the tables get the width of the widest letters of
/// their kind: a label that ends up shorter than expected is harmless, a longer one would be cut.
pub(super) fn thousandths(c: char, weight: Weight) -> u32 {
    let code = u32::from(c);
    if let Some(advance) = LETTERS.iter().find_map(|letters| letters.advance(code, weight)) {
        return advance;
    }
    if let Some(&(_, regular, semibold)) = SIGNS.iter().find(|(sign, ..)| *sign == c) {
        return u32::from(if weight == Weight::Semibold { semibold } else { regular });
    }
    match code {
        // no-break spaces of figures
        0x2007..=0x200a | 0x202f => 300,
        // combining marks, joiners and variation selectors sit on their neighbour
        0x0300..=0x036f | 0x200b..=0x200f | 0x2060..=0x2064 | 0xfe00..=0xfe0f => 0,
        // other letters of alphabets: Hebrew, Arabic, Indic, rare Latin and Cyrillic
        0..=0x10ff | 0x1e00..=0x1fff => 1150,
        // everything else may be ideographs or emoji, which are wider than an em in some fonts
        _ => 1300,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_advances() {
        assert_eq!(thousandths('W', Weight::Regular), 985);
        assert_eq!(thousandths('~', Weight::Semibold), 673);
        assert_eq!(thousandths('€', Weight::Regular), 667);
        assert_eq!(thousandths('é', Weight::Regular), thousandths('e', Weight::Regular));
        assert_eq!(thousandths('Ж', Weight::Semibold), 1032);
        assert_eq!(thousandths('\u{a0}', Weight::Semibold), 252);
        assert_eq!(thousandths('\u{301}', Weight::Regular), 0);
        assert_eq!(thousandths('漢', Weight::Regular), 1300);
    }
}
