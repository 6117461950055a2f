//! What is said of an entry that is not taken: what was found, what was expected, what to type.

use fulcrum_model::file::quoted;
use rust_decimal::{Decimal, dec};

use super::fraction::{DIGIT_LIMIT, NoValue};
use super::sum::SumError;
use super::{NumberField, unit};

impl NumberField {
    /// A number as it could be typed here.
    pub(super) fn example(&self) -> String {
        let write = |value| self.style.write(value);
        if self.takes_one_whole_number() {
            "12".to_owned()
        } else if self.shows_percent() {
            "35 or 35 %".to_owned()
        } else if unit::takes_percent(self.declaration) {
            format!("35 % or {}", write(dec!(0.35)))
        } else if self.declaration.is_money() {
            format!("{} or 250k", write(dec!(1500)))
        } else {
            format!("12 or {}", write(dec!(0.5)))
        }
    }

    pub(super) fn refused(&self, text: &str, error: &SumError) -> String {
        let typed = quoted(text.trim());
        let example = self.example();
        match error {
            SumError::NotANumber => {
                format!("{typed} is not a number. Type one such as {example}.")
            }
            SumError::Misplaced(number, candidates) => self.questioned(number, candidates),
            SumError::UnknownWord(word) => format!(
                "{} means nothing behind a number here. Type a number such as {example}.",
                quoted(word)
            ),
            SumError::OtherCurrency => {
                let currency = self.currency;
                format!("This study is in {currency}: type the amount in {currency}.")
            }
            SumError::NoMoney => format!(
                "{typed} is not a number: no money is asked for here. Type one such as {example}."
            ),
            SumError::NoShare => format!("This is no share: type a number such as {example}."),
            SumError::Parenthesised => format!(
                "{typed}: a number alone in parentheses counts as negative, but perhaps not here. \
                 Write it without parentheses, with a minus if it is negative."
            ),
            SumError::TooDeep => {
                format!("{typed} has too many parentheses or signs. Type its result.")
            }
            SumError::NoValue(NoValue::TooManyDigits) => format!(
                "{typed} takes more than {DIGIT_LIMIT} digits, and nothing is rounded here. Type \
                 fewer digits."
            ),
            SumError::NoValue(NoValue::Endless) => format!(
                "{typed} has decimals without end, and nothing is rounded here. Type its result \
                 with as many decimals as you mean."
            ),
            SumError::NoValue(NoValue::DividedByZero) => {
                format!("{typed} divides by zero. Type a number such as {example}.")
            }
        }
    }

    /// Asks what a number with misplaced separators was meant to be.
    fn questioned(&self, number: &str, candidates: &[Decimal]) -> String {
        let typed = quoted(number);
        if candidates.is_empty() {
            return format!(
                "{typed} is not a number: its separators are not where they belong. Type one such \
                 as {}.",
                self.example()
            );
        }
        let meant: Vec<String> = candidates.iter().map(|value| self.style.write(*value)).collect();
        format!("{typed}: did you mean {}?", meant.join(" or "))
    }

    /// The bounds as they can be typed: `between 0 % and 95 %`.
    pub(crate) fn bounds_in_words(&self) -> String {
        let (low, high) = (self.declaration.minimum, self.declaration.maximum);
        format!("between {} and {}", self.written(low), self.written(high))
    }

    /// Says the bounds, and what was read where the text does not show it at once.
    pub(super) fn out_of_bounds(&self, text: &str, value: Decimal, is_range: bool) -> String {
        let bounds = format!("It must lie {}", self.bounds_in_words());
        if unit::takes_percent(self.declaration) {
            return format!("{bounds}: type {} for 35 percent.", self.example());
        }
        if is_range {
            return format!("{} is out of bounds. {bounds}.", self.written(value));
        }
        let typed = text.trim();
        let unsigned = typed.trim_start_matches(['-', '\u{2212}']);
        let is_computed = |c: char| c.is_alphabetic() || "()+-*/\u{2212}\u{d7}\u{f7}".contains(c);
        if !unsigned.contains(is_computed) {
            return format!("{bounds}.");
        }
        // "5-15" may have been meant as a range
        let hint = match value.is_sign_negative() && unsigned.contains('-') {
            true => " For a range write \"to\" instead of the hyphen.",
            false => "",
        };
        format!("{} is {}. {bounds}.{hint}", quoted(typed), self.written(value))
    }

    pub(super) fn not_one_whole_number(&self) -> String {
        format!(
            "It is one whole number between {} and {}, never a range: type one such as {}.",
            self.style.write(self.declaration.minimum),
            self.style.write(self.declaration.maximum),
            self.example(),
        )
    }

    pub(super) fn not_a_range(&self) -> String {
        format!(
            "This field takes one value, the likely one: type a number such as {}.",
            self.example()
        )
    }

    pub(super) fn incomplete_range(&self, text: &str) -> String {
        let example = match unit::takes_percent(self.declaration) {
            true => "5 %..10 %..15 %",
            false => "5..10..15",
        };
        format!("{} lacks an end: write a range as {example}.", quoted(text.trim()))
    }

    pub(super) fn without_likely(&self, text: &str, low: Decimal, high: Decimal) -> String {
        let middle = low.checked_add(high).and_then(|sum| sum.checked_div(Decimal::TWO));
        let example = self.range(&[low, middle.unwrap_or(high), high]);
        format!("{} needs a likely value: write {example}.", quoted(text.trim()))
    }

    pub(super) fn falling(&self, text: &str) -> String {
        let typed = quoted(text.trim());
        let advice = "low, likely and high must rise";
        if text.contains('-') {
            return format!(
                "{typed} falls: {advice}. For a difference write the hyphen without spaces."
            );
        }
        format!("{typed} falls: {advice}.")
    }

    pub(super) fn too_many_values(&self, text: &str) -> String {
        format!(
            "{} has too many values: a range has a low, a likely and a high one.",
            quoted(text.trim())
        )
    }

    /// Asks whether what stands behind the last value of a range counts for all.
    pub(super) fn shared_or_not(
        &self,
        text: &str,
        as_typed: &[Decimal],
        shared: &[Decimal],
    ) -> String {
        format!(
            "{}: did you mean {} or {}?",
            quoted(text.trim()),
            self.range(shared),
            self.range(as_typed)
        )
    }

    /// A range as it can be typed here.
    pub(super) fn range(&self, values: &[Decimal]) -> String {
        values.iter().map(|value| self.written(*value)).collect::<Vec<_>>().join("..")
    }

    /// A value as it can be typed here, without its unit.
    fn written(&self, value: Decimal) -> String {
        match unit::takes_percent(self.declaration) {
            true => self.style.write_percent(value),
            false => self.style.write(value),
        }
    }
}
