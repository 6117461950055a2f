//! The only place that turns values into text for people.
//!
//! Short amounts (`$9.8M`) carry two or three significant digits and are for sentences, cards and
//! chart labels; exact amounts are to the minor unit. A minus is U+2212, thousands are set apart
//! by a narrow no-break space (U+202F).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::Currency;

const MINUS: char = '\u{2212}';
const GROUP_SEPARATOR: char = '\u{202f}';

/// Scales of short amounts, largest first.
const SCALES: [(i64, &str); 4] =
    [(1_000_000_000_000, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K")];

/// How amounts of one currency are written.
///
/// ```
/// use fulcrum_model::{Currency, display::MoneyDisplay};
/// use rust_decimal::dec;
///
/// let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
/// assert_eq!(dollars.short(dec!(9_812_345.67)), "$9.8M");
/// assert_eq!(dollars.short(dec!(-38_400)), "\u{2212}$38.4K");
/// assert_eq!(dollars.exact(dec!(1234.5)), "$1\u{202f}234.50");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyDisplay {
    sign: String,
    minor_units: u32,
}

impl MoneyDisplay {
    /// The way amounts of `currency` are written.
    #[must_use]
    pub fn new(currency: Currency) -> Self {
        Self { sign: currency.sign(), minor_units: currency.minor_units() }
    }

    /// An amount in two or three significant digits: `$9.8M`, `$126K`, `$84`.
    #[must_use]
    pub fn short(&self, amount: Decimal) -> String {
        self.short_in_units(amount, Decimal::ZERO)
    }

    /// The same of an amount that is known in whole `unit`s only, a power of ten: no digit below them
    /// is shown, and it is rounded once. `$45K` where [`Self::short`] says `$45.0K`.
    #[must_use]
    pub fn short_in_units(&self, amount: Decimal, unit: Decimal) -> String {
        let size = amount.abs();
        let rounded = |scale: Decimal, decimals: u32| {
            let scaled = size.checked_div(scale)?;
            let unit = unit.checked_div(scale)?;
            if unit > Decimal::ONE {
                return round(scaled.checked_div(unit)?, 0)
                    .checked_mul(unit)
                    .map(|x| x.normalize());
            }
            let is_supported = |decimals: &u32| unit <= Decimal::new(1, *decimals);
            let decimals = (0..=decimals).rev().find(is_supported).unwrap_or_default();
            Some(round(scaled, decimals))
        };
        let scaled = SCALES.iter().find_map(|&(scale, suffix)| {
            let scale = Decimal::from(scale);
            // 999 950 is "1.0M", not "1000K": choose the scale by the rounded figure
            let rounded = rounded(scale, short_decimals(size.checked_div(scale)?))?;
            (rounded >= Decimal::ONE).then(|| format!("{rounded}{suffix}"))
        });
        let digits = scaled.unwrap_or_else(|| {
            let decimals = if size < Decimal::TEN && self.minor_units > 0 && !size.is_integer() {
                self.minor_units
            } else {
                0
            };
            rounded(Decimal::ONE, decimals).unwrap_or(size).to_string()
        });
        self.signed(amount, &digits)
    }

    /// An amount in its own digits beside short ones: `$45K`, `$1.25M`, `$80`; one of more digits than
    /// are read at a glance is written in full.
    #[must_use]
    pub fn in_own_digits(&self, amount: Decimal) -> String {
        let size = amount.abs();
        let scaled = SCALES.iter().find_map(|&(scale, suffix)| {
            let scaled = size.checked_div(Decimal::from(scale))?;
            (scaled >= Decimal::ONE).then(|| (scaled.normalize(), suffix))
        });
        match scaled {
            Some((scaled, suffix)) if scaled.scale() <= 2 => {
                self.signed(amount, &format!("{scaled}{suffix}"))
            }
            _ => self.plain(amount),
        }
    }

    /// Two amounts and their difference, short, with as many digits as it takes for the difference
    /// of the amounts as shown to be the difference as shown: `$12.15M`, `$12.64M`, `$489K`.
    #[must_use]
    pub fn compared(&self, less: Decimal, more: Decimal) -> (String, String, String) {
        let difference = more.saturating_sub(less);
        let size = less.abs().max(more.abs());
        let (scale, suffix) = SCALES
            .iter()
            .find(|(scale, _)| size >= Decimal::from(*scale))
            .map_or((Decimal::ONE, ""), |&(scale, suffix)| (Decimal::from(scale), suffix));
        let scaled = |amount: Decimal| amount.checked_div(scale).unwrap_or(amount);
        let start = if suffix.is_empty() { 0 } else { short_decimals(scaled(size)) };
        let agrees = |decimals: &u32| {
            let shown = |amount| round(scaled(amount), *decimals);
            let difference_shown = shown(difference);
            let lost = difference_shown.saturating_sub(scaled(difference)).abs();
            // within 3 %: coarser amounts would agree with themselves and not with the difference
            shown(more).saturating_sub(shown(less)) == difference_shown
                && lost.saturating_mul(Decimal::from(33)) <= scaled(difference)
        };
        let Some(decimals) = (start..start.saturating_add(4)).find(agrees) else {
            return (self.exact(less), self.exact(more), self.exact(difference));
        };
        let text = |amount: Decimal| {
            self.signed(amount, &format!("{}{suffix}", round(scaled(amount).abs(), decimals)))
        };
        // a difference of a smaller scale reads better in its own
        let own_scale = difference < scale;
        let difference_text = if own_scale { self.short(difference) } else { text(difference) };
        (text(less), text(more), difference_text)
    }

    /// An amount to the minor unit: `$9 812 345.67`.
    #[must_use]
    pub fn exact(&self, amount: Decimal) -> String {
        self.signed(amount, &grouped(round(amount.abs(), self.minor_units)))
    }

    /// What is added or taken away, short: `+$1.2M`, `−$38.4K`.
    #[must_use]
    pub fn short_change(&self, amount: Decimal) -> String {
        with_plus(amount, self.short(amount))
    }

    /// What is added or taken away, to the minor unit: `+$1 234.50`.
    #[must_use]
    pub fn exact_change(&self, amount: Decimal) -> String {
        with_plus(amount, self.exact(amount))
    }

    /// An amount with all its decimals and no more: `$38 421`, `$0.125`.
    #[must_use]
    pub fn plain(&self, amount: Decimal) -> String {
        self.signed(amount, &grouped(amount.abs().normalize()))
    }

    /// The same of an amount that is known in whole `unit`s only, a power of ten or 0: `$590 000`.
    #[must_use]
    pub fn plain_in_units(&self, amount: Decimal, unit: Decimal) -> String {
        let units = amount.checked_div(unit).map(|units| round(units, 0));
        self.plain(units.and_then(|units| units.checked_mul(unit)).unwrap_or(amount))
    }

    /// So much for every unit of the currency, to two decimals whatever the currency has: `$1.11`.
    #[must_use]
    pub fn per_unit(&self, ratio: Decimal) -> String {
        self.signed(ratio, &grouped(round(ratio.abs(), 2)))
    }

    fn signed(&self, amount: Decimal, digits: &str) -> String {
        let is_zero = digits.chars().all(|c| matches!(c, '0' | '.'));
        if amount.is_sign_negative() && !is_zero {
            format!("{MINUS}{}{digits}", self.sign)
        } else {
            format!("{}{digits}", self.sign)
        }
    }
}

fn with_plus(amount: Decimal, text: String) -> String {
    let is_zero = text.chars().all(|c| !c.is_ascii_digit() || c == '0');
    if amount > Decimal::ZERO && !is_zero { format!("+{text}") } else { text }
}

/// One decimal below a hundred of a scale, as rounded; none above.
fn short_decimals(scaled: Decimal) -> u32 {
    u32::from(round(scaled, 1) < Decimal::ONE_HUNDRED)
}

/// A count with its noun: `1 month`, `25 services`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A list in a sentence: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn joined<S: AsRef<str>>(parts: &[S]) -> String {
    let [first @ .., last] = parts else { return String::new() };
    let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
    if first.is_empty() {
        return last.as_ref().to_owned();
    }
    format!("{} and {}", first.join(", "), last.as_ref())
}

/// A share as a percentage with at most `decimals` decimals: `12.5 %`.
#[must_use]
pub fn percent(share: Decimal, decimals: u32) -> String {
    let hundredfold = share.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(share);
    format!("{}\u{a0}%", number(hundredfold, decimals))
}

/// A plain number with grouped thousands and at most `decimals` decimals, no trailing zeros.
#[must_use]
pub fn number(value: Decimal, decimals: u32) -> String {
    let rounded = round(value.abs(), decimals).normalize();
    let digits = grouped(rounded);
    if value.is_sign_negative() && !rounded.is_zero() { format!("{MINUS}{digits}") } else { digits }
}

/// A duration as hours and minutes: `8 h 24 m`, with seconds when `with_seconds`.
#[must_use]
pub fn hours(value: Decimal, with_seconds: bool) -> String {
    let unit = if with_seconds { 3_600 } else { 60 };
    let total = value
        .checked_mul(Decimal::from(unit))
        .map(|x| round(x, 0))
        .and_then(|x| u64::try_from(x).ok())
        .unwrap_or(u64::MAX);
    if with_seconds {
        format!("{} h {} m {} s", total / 3_600, total / 60 % 60, total % 60)
    } else {
        format!("{} h {} m", total / 60, total % 60)
    }
}

/// Rounds half away from zero and pads to exactly `decimals` decimals.
fn round(value: Decimal, decimals: u32) -> Decimal {
    let mut rounded =
        value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    rounded
}

fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::with_capacity(text.len() + 8);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(GROUP_SEPARATOR);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn dollars() -> MoneyDisplay {
        MoneyDisplay::new(Currency::from_code("USD").expect("USD exists"))
    }

    #[test]
    fn short_amounts_change_scale_by_the_rounded_figure() {
        for (amount, text) in [
            (dec!(0), "$0"),
            (dec!(0.4), "$0.40"),
            (dec!(84.4), "$84"),
            (dec!(999.6), "$1.0K"),
            (dec!(4_000), "$4.0K"),
            (dec!(38_400), "$38.4K"),
            (dec!(99_940), "$99.9K"),
            (dec!(99_960), "$100K"),
            (dec!(126_400), "$126K"),
            (dec!(999_950), "$1.0M"),
            (dec!(21_800_000), "$21.8M"),
            (dec!(1_230_000_000), "$1.2B"),
            (dec!(5_000_000_000_000_000), "$5000T"),
            (dec!(-9_812_345.67), "\u{2212}$9.8M"),
            (dec!(-0.001), "$0.00"),
        ] {
            assert_eq!(dollars().short(amount), text, "{amount}");
        }
    }

    #[test]
    fn short_amounts_show_no_digit_below_the_unit_they_are_known_in() {
        let short = |amount, unit| dollars().short_in_units(amount, unit);
        for (amount, unit, expected) in [
            (dec!(45_000), dec!(1_000), "$45K"),
            (dec!(45_000), dec!(100), "$45.0K"),
            (dec!(45_000), dec!(0), "$45.0K"),
            (dec!(40_000), dec!(10_000), "$40K"),
            (dec!(998_000), dec!(1_000), "$1.0M"),
            (dec!(949_000), dec!(1_000), "$949K"),
            (dec!(1_000_000), dec!(1_000), "$1.0M"),
            (dec!(1_000_000), dec!(100_000), "$1.0M"),
            (dec!(1_000_000), dec!(1_000_000), "$1M"),
            (dec!(-9_800_000), dec!(100_000), "\u{2212}$9.8M"),
            (dec!(10_449_000), dec!(10_000), "$10.4M"),
            (dec!(45_023), dec!(10_000), "$50K"),
            (dec!(600_000), dec!(1_000_000), "$1M"),
            (dec!(400_000), dec!(1_000_000), "$0"),
            (dec!(904), dec!(100), "$900"),
            (dec!(4.5), dec!(0.1), "$4.5"),
            (dec!(4.5), dec!(0.01), "$4.50"),
            (dec!(0), dec!(1_000), "$0"),
        ] {
            assert_eq!(short(amount, unit), expected, "{amount} in units of {unit}");
        }
    }

    #[test]
    fn plain_amounts_show_no_digit_below_the_unit_they_are_known_in() {
        for (amount, unit, expected) in [
            (dec!(591_234.5), dec!(10_000), "$590\u{202f}000"),
            (dec!(-591_234.5), dec!(1), "\u{2212}$591\u{202f}235"),
            (dec!(591_234.5), dec!(0.01), "$591\u{202f}234.5"),
            (dec!(591_234.5), dec!(0), "$591\u{202f}234.5"),
            (dec!(40_000), dec!(100_000), "$0"),
        ] {
            assert_eq!(dollars().plain_in_units(amount, unit), expected, "{amount} in {unit}");
        }
    }

    #[test]
    fn a_change_says_its_direction() {
        let changes = [dec!(38_400), dec!(-38_400), dec!(0)].map(|c| dollars().short_change(c));
        assert_eq!(changes, ["+$38.4K", "\u{2212}$38.4K", "$0"]);
        assert_eq!(dollars().exact_change(dec!(1234.5)), "+$1\u{202f}234.50");
    }

    #[test]
    fn amounts_that_are_compared_add_up_as_shown() {
        for (less, more, texts) in [
            (dec!(12_153_552), dec!(12_642_770), ("$12.15M", "$12.64M", "$489K")),
            (dec!(2_762_759), dec!(7_344_475), ("$2.76M", "$7.34M", "$4.58M")),
            (dec!(3_528_242), dec!(6_304_790), ("$3.5M", "$6.3M", "$2.8M")),
            (dec!(1_197_827), dec!(1_442_281), ("$1.20M", "$1.44M", "$244K")),
            (dec!(0), dec!(0), ("$0", "$0", "$0")),
        ] {
            let (a, b, c) = dollars().compared(less, more);
            assert_eq!((a.as_str(), b.as_str(), c.as_str()), texts, "{less} {more}");
        }
        let (less, more, difference) = dollars().compared(dec!(12_000_000), dec!(12_000_001));
        assert_eq!(
            (less.as_str(), more.as_str(), difference.as_str()),
            ("$12\u{202f}000\u{202f}000.00", "$12\u{202f}000\u{202f}001.00", "$1.00")
        );
    }

    #[test]
    fn a_currency_without_minor_units_shows_none() {
        let yen = MoneyDisplay::new(Currency::from_code("JPY").expect("JPY exists"));
        assert_eq!(yen.exact(dec!(1234567.8)), "¥1\u{202f}234\u{202f}568");
        let francs = MoneyDisplay::new(Currency::from_code("CHF").expect("CHF exists"));
        assert_eq!(francs.exact(dec!(-12)), "\u{2212}CHF\u{a0}12.00");
    }

    #[test]
    fn tolerable_unavailability_reads_as_in_the_playbook() {
        assert_eq!(hours(dec!(8.4), true), "8 h 24 m 0 s");
        assert_eq!(hours(dec!(0.168), true), "0 h 10 m 5 s");
    }

    #[test]
    fn a_change_carries_its_sign() {
        for (amount, text) in [
            (dec!(1234.5), "+$1\u{202f}234.50"),
            (dec!(-0.01), "\u{2212}$0.01"),
            (dec!(0.004), "$0.00"),
            (dec!(0), "$0.00"),
        ] {
            assert_eq!(dollars().exact_change(amount), text, "{amount}");
        }
    }

    #[test]
    fn lists_read_as_people_write_them() {
        let parts = ["a", "b", "c"];
        assert_eq!([0, 1, 2, 3].map(|n| joined(&parts[..n])), ["", "a", "a and b", "a, b and c"]);
    }

    #[test]
    fn an_amount_keeps_its_own_digits() {
        let dollars = MoneyDisplay::new(Currency::from_code("USD").unwrap());
        for (amount, text) in [
            (dec!(45_000), "$45K"),
            (dec!(-12_300), "\u{2212}$12.3K"),
            (dec!(1_250_000), "$1.25M"),
            (dec!(12_345), "$12\u{202f}345"),
            (dec!(80.5), "$80.5"),
            (dec!(0), "$0"),
        ] {
            assert_eq!(dollars.in_own_digits(amount), text);
        }
    }

    #[test]
    fn numbers_and_shares() {
        assert_eq!(percent(dec!(0.125), 1), "12.5\u{a0}%");
        assert_eq!(number(dec!(1234567.80), 2), "1\u{202f}234\u{202f}567.8");
        assert_eq!(number(dec!(-0.001), 2), "0");
    }
}
