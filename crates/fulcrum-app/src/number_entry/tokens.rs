//! What a typed sum is made of: numbers, words, signs.

use super::fraction::{Fraction, NoValue};
use super::literal::{self, LiteralError};
use super::style::NumberStyle;
use super::sum::SumError;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Number(Fraction),
    /// Letters, a percent sign or a sign of a currency.
    Word(String),
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
}

/// Divides a text into tokens. It is in small letters, with one kind of space and apostrophe.
pub(super) fn tokens(text: &str, style: NumberStyle) -> Result<Vec<Token>, SumError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            _ if number_length(rest) > 0 => number(rest, style)?,
            '+' => (Token::Plus, 1),
            '-' | '\u{2212}' => (Token::Minus, first.len_utf8()),
            '*' | '\u{d7}' => (Token::Times, first.len_utf8()),
            '/' | '\u{f7}' => (Token::Over, first.len_utf8()),
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '%' | '$' | '£' | '€' | '¥' => (Token::Word(first.to_string()), first.len_utf8()),
            _ if first.is_alphabetic() => {
                let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                match rest.split_at(length).0 {
                    "x" => (Token::Times, 1),
                    word => (Token::Word(word.to_owned()), length),
                }
            }
            _ => return Err(SumError::NotANumber),
        };
        tokens.push(token);
        rest = rest.split_at(length).1.trim_start();
    }
    Ok(tokens)
}

/// Reads a number and a power of ten right behind it: `1.5e6`.
fn number(text: &str, style: NumberStyle) -> Result<(Token, usize), SumError> {
    let length = number_length(text);
    let (digits, behind) = text.split_at(length);
    let number = literal::read(digits, style).map_err(|error| match error {
        LiteralError::Misplaced(candidates) => SumError::Misplaced(digits.to_owned(), candidates),
        LiteralError::NoValue(error) => SumError::NoValue(error),
    })?;
    let Some((exponent, exponent_length)) = exponent(behind) else {
        return Ok((Token::Number(number), length));
    };
    let factor = exponent
        .and_then(|exponent| 10_i128.checked_pow(exponent.unsigned_abs()))
        .map(Fraction::whole)
        .ok_or(NoValue::TooManyDigits)?;
    let value = match exponent {
        Some(..0) => number.over(factor)?,
        _ => number.times(factor)?,
    };
    Ok((Token::Number(value), length.saturating_add(exponent_length)))
}

/// Length of the digits with separators at the start of a text, 0 if there are none. Two points in a
/// row belong to no number.
fn number_length(text: &str) -> usize {
    let mut length = 0_usize;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_digit_next = rest.peek().is_some_and(char::is_ascii_digit);
        let goes_on = c.is_ascii_digit() || (literal::is_mark(c) && is_digit_next);
        if !goes_on {
            break;
        }
        length = length.saturating_add(c.len_utf8());
    }
    length
}

/// A power of ten at the start of a text and its length; no power where it has too many digits.
fn exponent(text: &str) -> Option<(Option<i32>, usize)> {
    let behind = text.strip_prefix('e')?;
    let unsigned = behind.strip_prefix(['+', '-']).unwrap_or(behind);
    let sign = if behind.starts_with('-') { -1_i32 } else { 1 };
    let digits = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
    let number = unsigned.split_at(digits).0;
    let length = text.len().saturating_sub(unsigned.len()).saturating_add(digits);
    (digits > 0).then(|| (number.parse::<i32>().ok().map(|n| n.saturating_mul(sign)), length))
}
