//! Numbers as people type them, and values as people read them.

use fulcrum_model::Currency;
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::file::parse_decimal;
use fulcrum_model::parameters::Declaration;
use rust_decimal::{Decimal, dec};

/// Factors that a letter after a number stands for.
const SCALES: [(&str, Decimal); 5] = [
    ("bn", dec!(1_000_000_000)),
    ("b", dec!(1_000_000_000)),
    ("m", dec!(1_000_000)),
    ("k", dec!(1_000)),
    ("%", dec!(0.01)),
];

/// Decimals that a share, a duration or a count is shown with at most.
const DECIMALS: u32 = 4;

/// What follows a value of this unit, for reading. Units that would only repeat the label have
/// none.
fn suffix(unit: &str) -> &'static str {
    match unit {
        "hours" => "h",
        "days" => "days",
        "months" => "months",
        "people" => "people",
        _ => "",
    }
}

pub(crate) fn is_share(declaration: &Declaration) -> bool {
    declaration.unit.starts_with("share")
}

/// A value for reading, with its unit. Typed back it gives the value, as long as a share has at most
/// six decimals and a count at most four.
pub(crate) fn value_text(value: Decimal, declaration: &Declaration, currency: Currency) -> String {
    let money = MoneyDisplay::new(currency);
    if declaration.is_money() {
        let short = money.short(value);
        return if parse(&short, declaration, currency).is_ok_and(|read| read == value) {
            short
        } else {
            money.plain(value)
        };
    }
    if is_share(declaration) {
        return display::percent(value, DECIMALS);
    }
    let number = display::number(value, DECIMALS);
    match suffix(declaration.unit) {
        "" => number,
        suffix => format!("{number}\u{a0}{suffix}"),
    }
}

/// Reads a number as typed: `0.35`, `35 %`, `250k`, `$1.5M`, `16 h`, `1 500`.
///
/// # Errors
///
/// A sentence that says what to type instead. A comma is never guessed at: it separates thousands
/// for some and decimals for others.
pub(crate) fn parse(
    text: &str,
    declaration: &Declaration,
    currency: Currency,
) -> Result<Decimal, String> {
    let cleaned: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{202f}' && *c != '\u{a0}')
        .map(|c| if c == '\u{2212}' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    if cleaned.contains(',') {
        return Err("A comma can set thousands or decimals apart: write 1500 or 1.5.".to_owned());
    }
    // a currency's sign or code may stand before the number, a minus before either
    let split = |text: &str| -> (String, String) {
        let number =
            text.trim_start_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-'));
        (text[..text.len() - number.len()].to_owned(), number.to_owned())
    };
    if cleaned.is_empty() {
        return Err(format!("Type a number such as {}.", example(declaration)));
    }
    let not_a_number = || {
        format!("\"{}\" is not a number. Type one such as {}.", text.trim(), example(declaration))
    };
    let (sign, unsigned) = match cleaned.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", cleaned.as_str()),
    };
    let (prefix, number) = split(unsigned);
    match prefix.as_str() {
        "" => {}
        prefix if !declaration.is_money() || !is_currency(prefix) => return Err(not_a_number()),
        prefix if !is_sign_of(prefix, currency) => {
            return Err(format!("This study is in {currency}: type the amount in {currency}."));
        }
        _ => {}
    }
    let number = number.strip_suffix(suffix(declaration.unit)).unwrap_or(&number);
    let (digits, factor) = SCALES
        .iter()
        .find_map(|(letters, factor)| Some((number.strip_suffix(letters)?, *factor)))
        .unwrap_or((number, Decimal::ONE));
    if number.ends_with('%') && !is_share(declaration) {
        return Err(format!("This is no share: type a number such as {}.", example(declaration)));
    }
    let digits = if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
    let value = parse_decimal(&format!("{sign}{digits}"))
        .and_then(|value| value.checked_mul(factor))
        .ok_or_else(not_a_number)?;
    if declaration.allows(value) {
        return Ok(value.normalize());
    }
    if is_share(declaration) {
        return Err(format!(
            "It must lie between {} and {}: type 35 % or 0.35 for 35 percent.",
            display::percent(declaration.minimum, DECIMALS),
            display::percent(declaration.maximum, DECIMALS),
        ));
    }
    Err(format!(
        "It must lie between {} and {}.",
        display::number(declaration.minimum, DECIMALS),
        display::number(declaration.maximum, DECIMALS),
    ))
}

/// Whether text before an amount is a currency's sign or code, in small letters.
fn is_currency(prefix: &str) -> bool {
    matches!(prefix, "$" | "£" | "€" | "¥")
        || Currency::from_code(&prefix.to_ascii_uppercase()).is_some()
}

/// Whether that sign or code is this currency's.
fn is_sign_of(prefix: &str, currency: Currency) -> bool {
    prefix.eq_ignore_ascii_case(currency.code())
        || prefix == currency.sign().trim().to_ascii_lowercase()
}

fn example(declaration: &Declaration) -> &'static str {
    if is_share(declaration) {
        "35 % or 0.35"
    } else if declaration.is_money() {
        "1500 or 250k"
    } else {
        "12 or 0.5"
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};

    use super::*;

    fn exposure() -> &'static Declaration {
        ServiceParameter::ExposurePerHour.declaration()
    }

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    fn parse(text: &str, declaration: &Declaration) -> Result<Decimal, String> {
        super::parse(text, declaration, currency("USD"))
    }

    #[test]
    fn another_currency_is_not_taken_for_the_studys() {
        for (code, text) in [("GBP", "£ 2bn"), ("CHF", "CHF\u{a0}2bn"), ("EUR", "eur 2bn")] {
            let read = super::parse(text, exposure(), currency(code));
            assert_eq!(read, Ok(dec!(2_000_000_000)), "{text}");
            assert!(parse(text, exposure()).unwrap_err().contains("study is in USD"), "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("250k", dec!(250_000)),
            ("$1.5M", dec!(1_500_000)),
            ("USD\u{a0}12", dec!(12)),
            ("1 500", dec!(1500)),
            ("1\u{202f}234.50", dec!(1234.5)),
            (".5", dec!(0.5)),
        ] {
            assert_eq!(parse(text, exposure()), Ok(value), "{text}");
        }
        let hours = ModelParameter::Level2PickupHours.declaration();
        assert_eq!(parse("0.75 h", hours), Ok(dec!(0.75)));
        let share = OrganisationParameter::MajorShare.declaration();
        assert_eq!(parse("35 %", share), Ok(dec!(0.35)));
    }

    #[test]
    fn what_cannot_be_meant_is_questioned() {
        let message = |text, declaration| parse(text, declaration).unwrap_err();
        assert!(message("1,500", exposure()).contains("comma"));
        assert!(message("abc", exposure()).contains("not a number"));
        assert!(message(" ", exposure()).starts_with("Type a number"));
        assert!(message("1.2.3", exposure()).contains("not a number"));
        assert!(message("-5", exposure()).contains("between 0 and"));
        assert!(message("NaN", exposure()).contains("not a number"));
        assert!(message("abc5", exposure()).contains("not a number"));
        assert!(message("$-5", exposure()).contains("between 0 and"), "the minus is not lost");
        assert!(message("50 %", exposure()).contains("no share"));
        assert!(
            message("$5", OrganisationParameter::MajorShare.declaration()).contains("not a number")
        );
        let share = OrganisationParameter::MajorShare.declaration();
        assert!(message("35", share).contains("type 35 % or 0.35"));
    }

    #[test]
    fn a_value_typed_back_as_shown_is_the_value() {
        let usd = currency("USD");
        for value in [dec!(0), dec!(65), dec!(300_000), dec!(38_421), dec!(1_234_567.89)] {
            let text = value_text(value, exposure(), usd);
            assert_eq!(parse(&text, exposure()), Ok(value.normalize()), "{text}");
        }
        let share = OrganisationParameter::MajorShare.declaration();
        assert_eq!(value_text(dec!(0.125), share, usd), "12.5\u{a0}%");
    }
}
