//! A single number as typed, its separators checked.

use rust_decimal::Decimal;

use super::fraction::{DIGIT_LIMIT, Fraction, NoValue};
use super::style::NumberStyle;

/// Why digits with separators are no number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum LiteralError {
    /// A separator stands where this style has none. What may have been meant, if anything.
    Misplaced(Vec<Decimal>),
    NoValue(NoValue),
}

/// Whether `c` can stand between digits. Other spaces and apostrophes became these two.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'')
}

/// Reads digits with separators between or before them: `1,234.5`, `.5`.
///
/// Spaces and apostrophes group digits in every style, as long as the groups are right. A comma or
/// a point is read as the style has it, and in no other way; in files a single point is that of a
/// plain decimal, unless it could divide thousands as well.
pub(super) fn read(text: &str, style: NumberStyle) -> Result<Fraction, LiteralError> {
    let groups: Vec<&str> = text.split(is_mark).collect();
    let marks: Vec<char> = text.chars().filter(|&c| is_mark(c)).collect();
    if style.is_for_files()
        && let ([mark @ ('.' | ',')], [whole, fraction]) = (marks.as_slice(), groups.as_slice())
    {
        if are_sized(&groups, 3) {
            return Err(LiteralError::Misplaced(candidates(&groups, &marks)));
        }
        if *mark == '.' {
            return value(whole, fraction).map_err(LiteralError::NoValue);
        }
    }
    let (whole, group_marks, fraction) = match (groups.split_last(), marks.split_last()) {
        (Some((fraction, whole)), Some((mark, rest))) if *mark == style.decimal_separator() => {
            (whole, rest, *fraction)
        }
        _ => (groups.as_slice(), marks.as_slice(), ""),
    };
    if !are_groups(whole, group_marks, style) {
        return Err(LiteralError::Misplaced(candidates(&groups, &marks)));
    }
    value(&whole.concat(), fraction).map_err(LiteralError::NoValue)
}

/// Whether the whole number is one group, or all its groups have the right size and the same mark
/// between them.
fn are_groups(groups: &[&str], marks: &[char], style: NumberStyle) -> bool {
    let Some((mark, others)) = marks.split_first() else { return true };
    let is_allowed = matches!(mark, ' ' | '\'') || *mark == style.group_separator();
    is_allowed
        && others.iter().all(|other| other == mark)
        && (are_sized(groups, 3) || (style.has_lakhs() && are_sized(groups, 2)))
}

/// Whether the last group has three digits, those between `size`, and the first one to `size` with no
/// zero at its start.
fn are_sized(groups: &[&str], size: usize) -> bool {
    let [first, between @ .., last] = groups else { return false };
    (1..=size).contains(&first.len())
        && !first.starts_with('0')
        && between.iter().all(|group| group.len() == size)
        && last.len() == 3
}

/// What a number with misplaced separators may have been: one point or comma may be the decimal
/// separator, or all may separate groups.
fn candidates(groups: &[&str], marks: &[char]) -> Vec<Decimal> {
    let mut found: Vec<Decimal> = Vec::new();
    for kind in ['.', ','] {
        let places: Vec<usize> =
            marks.iter().enumerate().filter(|(_, mark)| **mark == kind).map(|(i, _)| i).collect();
        if let [place] = places.as_slice() {
            let (whole, fraction) = groups.split_at(place.saturating_add(1));
            found.extend(decimal(&whole.concat(), &fraction.concat()));
        }
    }
    let has_both = marks.contains(&'.') && marks.contains(&',');
    if marks.len() == 1 || (!has_both && (are_sized(groups, 3) || are_sized(groups, 2))) {
        found.extend(decimal(&groups.concat(), ""));
    }
    found.dedup();
    found
}

fn decimal(whole: &str, fraction: &str) -> Option<Decimal> {
    value(whole, fraction).and_then(Fraction::decimal).ok()
}

fn value(whole: &str, fraction: &str) -> Result<Fraction, NoValue> {
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let digits = format!("{whole}{fraction}");
    if digits.trim_start_matches('0').len() > DIGIT_LIMIT || fraction.len() > DIGIT_LIMIT {
        return Err(NoValue::TooManyDigits);
    }
    let scale = u32::try_from(fraction.len()).map_err(|_| NoValue::TooManyDigits)?;
    let mantissa = if digits.is_empty() { Ok(0) } else { digits.parse() };
    let value = mantissa.ok().and_then(|m| Decimal::try_from_i128_with_scale(m, scale).ok());
    Fraction::of(value.ok_or(NoValue::TooManyDigits)?)
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn read_in(style: NumberStyle, text: &str) -> Result<Decimal, Vec<Decimal>> {
        match read(text, style) {
            Ok(fraction) => Ok(fraction.decimal().unwrap()),
            Err(LiteralError::Misplaced(candidates)) => Err(candidates),
            Err(LiteralError::NoValue(error)) => panic!("{text}: {error:?}"),
        }
    }

    #[test]
    fn separators_are_read_as_the_style_has_them() {
        let (decimal, whole) = (Ok(dec!(1.234)), Ok(dec!(1234)));
        let asked = Err(vec![dec!(1.234), dec!(1234)]);
        for (style, with_comma, with_point) in [
            (NumberStyle::ENGLISH, &whole, &decimal),
            (NumberStyle::GERMAN, &decimal, &whole),
            (NumberStyle::FRENCH, &decimal, &asked),
            (NumberStyle::NORDIC, &decimal, &asked),
            (NumberStyle::SWISS, &asked, &decimal),
            (NumberStyle::INDIAN, &whole, &decimal),
            (NumberStyle::APPLICATION, &asked, &decimal),
        ] {
            assert_eq!(&read_in(style, "1,234"), with_comma, "{style:?}");
            assert_eq!(&read_in(style, "1.234"), with_point, "{style:?}");
            assert_eq!(read_in(style, "1 234"), whole, "{style:?}");
            assert_eq!(read_in(style, "1'234"), whole, "{style:?}");
        }
    }

    #[test]
    fn in_files_plain_decimals_come_first_and_what_could_be_thousands_is_questioned() {
        let asked = || Err(vec![dec!(1.234), dec!(1234)]);
        for style in [
            NumberStyle::ENGLISH,
            NumberStyle::GERMAN,
            NumberStyle::FRENCH,
            NumberStyle::SWISS,
            NumberStyle::APPLICATION,
        ] {
            let alone = |text| read_in(style, text);
            let read_in = |text| read_in(style.in_files(), text);
            for (text, value) in [
                ("1234.5", dec!(1234.5)),
                ("1234.567", dec!(1234.567)),
                ("1.2340", dec!(1.234)),
                ("0.125", dec!(0.125)),
                (".5", dec!(0.5)),
                ("12", dec!(12)),
                ("1234567", dec!(1234567)),
                ("1 234", dec!(1234)),
                ("1'234", dec!(1234)),
            ] {
                assert_eq!(read_in(text), Ok(value), "{text} {style:?}");
            }
            assert_eq!(read_in("1.234"), asked(), "{style:?}");
            assert_eq!(read_in("1,234"), asked(), "{style:?}");
            // what only one style has is that style's, or it is questioned
            for text in ["1,5", "1.234,5", "1,234.5", "1.234.567", "1,234,567"] {
                assert_eq!(read_in(text), alone(text), "{text} {style:?}");
            }
        }
    }

    #[test]
    fn groups_must_be_right() {
        let english = |text| read_in(NumberStyle::ENGLISH, text);
        for (text, value) in [
            ("1,234,567.891", dec!(1234567.891)),
            ("1 234 567.8", dec!(1234567.8)),
            ("12'345", dec!(12345)),
            (".5", dec!(0.5)),
            ("007.50", dec!(7.5)),
            ("1,000", dec!(1000)),
        ] {
            assert_eq!(english(text), Ok(value), "{text}");
        }
        for (text, candidates) in [
            ("1,23", vec![dec!(1.23), dec!(123)]),
            ("0,123", vec![dec!(0.123), dec!(123)]),
            ("1.234,5", vec![dec!(1.2345), dec!(1234.5)]),
            ("1,234,5", vec![]),
            ("1,234 567", vec![dec!(1.234567), dec!(1234567)]),
            ("1.2.3", vec![]),
            ("1.234.567", vec![dec!(1234567)]),
            ("12,34,567", vec![dec!(1234567)]),
            ("15 00", vec![dec!(1500)]),
            ("1.234 567", vec![dec!(1.234567), dec!(1234567)]),
            (",5", vec![dec!(0.5), dec!(5)]),
        ] {
            assert_eq!(english(text), Err(candidates), "{text}");
        }
        assert_eq!(read_in(NumberStyle::GERMAN, "1,234.5"), Err(vec![dec!(1234.5), dec!(1.2345)]));
        assert_eq!(read_in(NumberStyle::INDIAN, "12,34,567.8"), Ok(dec!(1234567.8)));
        assert_eq!(read_in(NumberStyle::INDIAN, "1,234,567"), Ok(dec!(1234567)));
        assert_eq!(read_in(NumberStyle::INDIAN, "123,45,678"), Err(vec![]));
    }
}
