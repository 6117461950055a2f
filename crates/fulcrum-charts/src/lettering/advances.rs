//! Advance widths of Inter 4.001 in thousandths of an em, read from the font's `hmtx` table.

use super::Weight;

const FIRST: u32 = 0x20;

/// U+0020 to U+007E.
const REGULAR: [u16; 95] = [
    281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610,
    618, 646, 593, 620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601,
    590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682,
    679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549,
    242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
];

/// U+0020 to U+007E.
const SEMIBOLD: [u16; 95] = [
    252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623,
    636, 666, 612, 640, 576, 640, 640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605,
    588, 749, 746, 277, 580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736, 728, 1020, 720,
    713, 652, 373, 379, 373, 481, 469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569,
    262, 900, 612, 609, 624, 624, 397, 549, 353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673,
];

/// Signs beyond ASCII that amounts and labels use: character, regular, semibold.
const SIGNS: [(char, u16, u16); 13] = [
    ('\u{a0}', 281, 252),
    ('\u{a3}', 611, 629),     // pound
    ('\u{a5}', 550, 563),     // yen
    ('\u{b7}', 288, 319),     // middle dot
    ('\u{d7}', 662, 673),     // multiplication sign
    ('\u{2013}', 500, 500),   // en dash
    ('\u{2014}', 1000, 1000), // em dash
    ('\u{2019}', 261, 294),   // apostrophe
    ('\u{201c}', 440, 507),
    ('\u{201d}', 440, 501),
    ('\u{2026}', 864, 956), // ellipsis
    ('\u{20ac}', 667, 679), // euro
    ('\u{2212}', 662, 673), // minus
];

/// Advance of one character. Characters outside the table get the width of the widest letters of
/// their kind: a label that ends up shorter than expected is harmless, a longer one would be cut.
pub(super) fn thousandths(c: char, weight: Weight) -> u32 {
    let table = match weight {
        Weight::Regular => &REGULAR,
        Weight::Semibold => &SEMIBOLD,
    };
    let code = u32::from(c);
    let ascii = code.checked_sub(FIRST).and_then(|i| table.get(usize::try_from(i).ok()?));
    if let Some(&advance) = ascii {
        return u32::from(advance);
    }
    if let Some(&(_, regular, semibold)) = SIGNS.iter().find(|(sign, ..)| *sign == c) {
        return u32::from(if weight == Weight::Semibold { semibold } else { regular });
    }
    match code {
        // no-break spaces of figures
        0x2007..=0x200a | 0x202f => 300,
        // combining marks, joiners and variation selectors sit on their neighbour
        0x0300..=0x036f | 0x200b..=0x200f | 0x2060..=0x2064 | 0xfe00..=0xfe0f => 0,
        // Latin, Greek, Cyrillic, Hebrew, Arabic and Indic letters
        0..=0x10ff => 800,
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
        assert_eq!(thousandths('\u{301}', Weight::Regular), 0);
        assert_eq!(thousandths('漢', Weight::Regular), 1300);
    }
}
