//! How numbers are written: the sign before the decimals, the sign between groups.

use fulcrum_model::Currency;
use rust_decimal::Decimal;

/// A true minus, as everywhere in the application.
const MINUS: char = '\u{2212}';

/// How numbers are typed and shown, which differs from country to country.
///
/// Study files do not follow it: there a decimal is `1234.5` everywhere.
///
/// ```
/// use fulcrum_app::NumberStyle;
/// use rust_decimal::dec;
///
/// assert_eq!(NumberStyle::ENGLISH.write(dec!(1234567.8)), "1,234,567.8");
/// assert_eq!(NumberStyle::of_locale("de-DE").write(dec!(1234567.8)), "1.234.567,8");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NumberStyle {
    decimal_separator: char,
    group_separator: char,
    grouping: Grouping,
    /// Whether numbers stand in a file that other systems read.
    is_for_files: bool,
    /// Whether nobody sees a number as it is understood.
    is_unseen: bool,
}

/// Where the groups of a whole number lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Grouping {
    /// Three digits each: 1 234 567.
    Thousands,
    /// Three digits, then two each: 12 34 567.
    Lakhs,
}

impl NumberStyle {
    /// `1,234.5`: English, Chinese, Japanese.
    pub const ENGLISH: Self = Self::thousands('.', ',');
    /// `1.234,5`: German, Spanish, Italian, Dutch, Portuguese of Brazil.
    pub const GERMAN: Self = Self::thousands(',', '.');
    /// `1 234,5` with a narrow no-break space: French.
    pub const FRENCH: Self = Self::thousands(',', '\u{202f}');
    /// `1 234,5` with a no-break space: Scandinavian and most Slavic languages.
    pub const NORDIC: Self = Self::thousands(',', '\u{a0}');
    /// `1’234.5`: German and Italian of Switzerland.
    pub const SWISS: Self = Self::thousands('.', '\u{2019}');
    /// `12,34,567.8`: English and most languages of India.
    pub const INDIAN: Self = Self { grouping: Grouping::Lakhs, ..Self::ENGLISH };
    /// `1 234.5` with a narrow no-break space: the application's own figures, whatever the system.
    pub const APPLICATION: Self = Self::thousands('.', '\u{202f}');

    const fn thousands(decimal_separator: char, group_separator: char) -> Self {
        let grouping = Grouping::Thousands;
        Self { decimal_separator, group_separator, grouping, is_for_files: false, is_unseen: false }
    }

    /// This style in files that other systems may have written or may read, such as tables as CSV.
    ///
    /// Numbers are written as plain decimals, the same on every system, and such that no system could
    /// read them otherwise. Read are plain decimals and then what this style has; digits that are
    /// thousands to some and decimals to others, such as `1.234` and `1,234`, are questioned whatever
    /// this style has: who wrote them is not known.
    #[must_use]
    pub const fn in_files(self) -> Self {
        Self { is_for_files: true, ..self.in_blocks() }
    }

    /// This style in a block of cells or from a slider, where nobody sees a number as it is
    /// understood: a number without the sign is the share itself there, and percentages have it.
    #[must_use]
    pub const fn in_blocks(self) -> Self {
        Self { is_unseen: true, ..self }
    }

    /// Whether nobody sees a number as it is understood.
    pub(super) const fn is_unseen(self) -> bool {
        self.is_unseen
    }

    /// Whether numbers stand in a file that other systems read.
    pub(super) const fn is_for_files(self) -> bool {
        self.is_for_files
    }

    /// The sign before the decimals: a point or a comma.
    #[must_use]
    pub const fn decimal_separator(self) -> char {
        self.decimal_separator
    }

    /// The sign between groups of digits.
    #[must_use]
    pub const fn group_separator(self) -> char {
        self.group_separator
    }

    /// Whether whole numbers may be grouped as in India: 12,34,567.
    pub(super) fn has_lakhs(self) -> bool {
        self.grouping == Grouping::Lakhs
    }

    /// A number with all its decimals and no more, grouped, with a true minus.
    #[must_use]
    pub fn write(self, value: Decimal) -> String {
        if self.is_for_files {
            return plain(value);
        }
        signed(value, "", &self.digits(value))
    }

    /// An amount with all its decimals and no more: `$38,421`.
    #[must_use]
    pub fn write_money(self, amount: Decimal, currency: Currency) -> String {
        if self.is_for_files {
            return plain(amount);
        }
        signed(amount, &currency.sign(), &self.digits(amount))
    }

    /// A share as a percentage with all its decimals: `12.5 %`.
    #[must_use]
    pub fn write_percent(self, share: Decimal) -> String {
        if self.is_for_files {
            return plain(share);
        }
        let hundredfold = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
        format!("{}\u{a0}%", self.write(hundredfold))
    }

    fn digits(self, value: Decimal) -> String {
        let text = value.abs().normalize().to_string();
        let (whole, fraction) =
            text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
        let mut out = String::with_capacity(text.len().saturating_mul(2));
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && self.starts_group(whole.len().saturating_sub(i)) {
                out.push(self.group_separator);
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push(self.decimal_separator);
            out.push_str(fraction);
        }
        out
    }

    /// Whether a group starts where so many digits of the whole number are left.
    fn starts_group(self, digits_left: usize) -> bool {
        match self.grouping {
            Grouping::Thousands => digits_left.is_multiple_of(3),
            Grouping::Lakhs => {
                digits_left == 3 || (digits_left > 3 && !digits_left.is_multiple_of(2))
            }
        }
    }
}

/// A decimal with a point and nothing else. Three decimals behind one to three digits would be
/// thousands to some, so a fourth one follows.
fn plain(value: Decimal) -> String {
    let mut value = value.normalize();
    let has_three = value.scale() == 3;
    if has_three && value.abs() >= Decimal::ONE && value.abs() < Decimal::ONE_THOUSAND {
        value.rescale(4);
    }
    value.to_string()
}

fn signed(value: Decimal, sign: &str, digits: &str) -> String {
    if value.is_sign_negative() && !value.is_zero() {
        format!("{MINUS}{sign}{digits}")
    } else {
        format!("{sign}{digits}")
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::display::{self, MoneyDisplay};
    use rust_decimal::dec;

    use super::*;

    const STYLES: [NumberStyle; 7] = [
        NumberStyle::ENGLISH,
        NumberStyle::GERMAN,
        NumberStyle::FRENCH,
        NumberStyle::NORDIC,
        NumberStyle::SWISS,
        NumberStyle::INDIAN,
        NumberStyle::APPLICATION,
    ];

    #[test]
    fn every_style_writes_its_signs() {
        let written = |value| STYLES.map(|style| style.write(value));
        assert_eq!(
            written(dec!(-1234567.80)),
            [
                "\u{2212}1,234,567.8",
                "\u{2212}1.234.567,8",
                "\u{2212}1\u{202f}234\u{202f}567,8",
                "\u{2212}1\u{a0}234\u{a0}567,8",
                "\u{2212}1\u{2019}234\u{2019}567.8",
                "\u{2212}12,34,567.8",
                "\u{2212}1\u{202f}234\u{202f}567.8",
            ]
        );
        assert_eq!(NumberStyle::INDIAN.write(dec!(100000)), "1,00,000");
        assert_eq!(NumberStyle::INDIAN.write(dec!(999)), "999");
        assert_eq!(NumberStyle::INDIAN.write(dec!(1234)), "1,234");
        assert_eq!(NumberStyle::GERMAN.write(dec!(-0.0)), "0");
    }

    #[test]
    fn in_files_every_style_writes_the_same_plain_decimals() {
        for style in STYLES.map(NumberStyle::in_files) {
            for (value, text) in [
                (dec!(1234567.80), "1234567.8"),
                (dec!(-1234.5), "-1234.5"),
                (dec!(0.125), "0.125"),
                (dec!(1.234), "1.2340"),
                (dec!(-999.999), "-999.9990"),
                (dec!(1000.125), "1000.125"),
                (dec!(12), "12"),
                (dec!(-0.0), "0"),
            ] {
                assert_eq!(style.write(value), text);
                assert_eq!(style.write_money(value, Currency::POUND_STERLING), text);
                assert_eq!(style.write_percent(value), text, "a share and no percentage");
            }
        }
    }

    #[test]
    fn the_applications_own_style_is_that_of_all_its_figures() {
        let style = NumberStyle::APPLICATION;
        for value in [dec!(0), dec!(0.125), dec!(-1234567.891), dec!(999_999)] {
            assert_eq!(style.write(value), display::number(value, 28));
            assert_eq!(style.write_percent(value), display::percent(value, 28));
            for code in ["USD", "CHF"] {
                let currency = Currency::from_code(code).unwrap();
                let plain = MoneyDisplay::new(currency).plain(value);
                assert_eq!(style.write_money(value, currency), plain);
            }
        }
    }
}
