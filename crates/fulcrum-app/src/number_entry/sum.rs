//! Numbers and simple sums as typed: `250k`, `12 %`, `(1,234)`, `120 + 2*35`.

use fulcrum_model::Currency;
use rust_decimal::Decimal;

use super::fraction::{Fraction, NoValue};
use super::style::NumberStyle;
use super::tokens::{Token, tokens};

/// Deepest parentheses and longest row of signs.
const DEPTH_LIMIT: usize = 16;

/// Words that stand for a factor.
const SCALES: [(&str, i128); 8] = [
    ("k", 1_000),
    ("thousand", 1_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("million", 1_000_000),
    ("b", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("billion", 1_000_000_000),
];

/// What a text was read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    pub(super) value: Fraction,
    /// The factor behind it, where it is one number; `None` for a sum.
    pub(super) factor: Option<Fraction>,
    /// Whether a factor or a percent sign stands anywhere in it.
    pub(super) is_scaled: bool,
    /// Whether it adds numbers of which some have a factor or a percent sign and some have none.
    pub(super) is_mixed: bool,
}

/// Why a text is no number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum SumError {
    NotANumber,
    /// The number with its separators, and what it may have been.
    Misplaced(String, Vec<Decimal>),
    /// A word behind a number that means nothing there.
    UnknownWord(String),
    /// A currency that is not the study's.
    OtherCurrency,
    /// A currency where no money is asked for.
    NoMoney,
    /// A percent sign where no share is asked for.
    NoShare,
    /// A number in parentheses within a sum: added, or taken away as accountants mean it?
    Parenthesised,
    TooDeep,
    NoValue(NoValue),
}

impl From<NoValue> for SumError {
    fn from(error: NoValue) -> Self {
        Self::NoValue(error)
    }
}

/// What a number may carry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader {
    pub(super) style: NumberStyle,
    /// The study's currency, where the value is an amount.
    pub(super) money: Option<Currency>,
    /// Whether percent signs are understood.
    pub(super) is_share: bool,
}

impl Reader {
    /// Reads a number or a sum. `text` is in small letters, with one kind of space and apostrophe.
    pub(super) fn read(self, text: &str) -> Result<Reading, SumError> {
        let tokens = tokens(text, self.style)?;
        if !tokens.iter().any(|token| matches!(token, Token::Number(_))) {
            return Err(SumError::NotANumber);
        }
        let mut sum = Sum::new(self, &tokens);
        let value = sum.sum(0)?;
        match sum.tokens.first() {
            None => {}
            Some(Token::Word(word)) if !is_currency(word) && word != "%" => {
                return Err(SumError::UnknownWord(word.clone()));
            }
            Some(_) => return Err(SumError::NotANumber),
        }
        let is_scaled = sum.factors > 0;
        let is_mixed = is_scaled && sum.additions > 0 && sum.factors < sum.numbers;
        let factor = (sum.operations == 0).then_some(sum.factor);
        if sum.lone_parentheses == 0 {
            return Ok(Reading { value, factor, is_scaled, is_mixed });
        }
        // accountants put a loss in parentheses; in a sum they could mean either
        if sum.operations > 0 || sum.parentheses > 1 {
            return Err(SumError::Parenthesised);
        }
        Ok(Reading { value: value.negated()?, factor, is_scaled, is_mixed })
    }
}

/// What is being read, and what was met on the way.
struct Sum<'a> {
    reader: Reader,
    tokens: &'a [Token],
    /// Signs and operators met.
    operations: usize,
    /// How often something is added or taken away.
    additions: usize,
    numbers: usize,
    parentheses: usize,
    /// Parentheses around nothing but a number.
    lone_parentheses: usize,
    /// Factors and percent signs met, and the last of them.
    factors: usize,
    factor: Fraction,
}

impl<'a> Sum<'a> {
    fn new(reader: Reader, tokens: &'a [Token]) -> Self {
        Self {
            reader,
            tokens,
            operations: 0,
            additions: 0,
            numbers: 0,
            parentheses: 0,
            lone_parentheses: 0,
            factors: 0,
            factor: Fraction::ONE,
        }
    }

    fn next_is(&mut self, wanted: &Token) -> bool {
        match self.tokens.split_first() {
            Some((token, rest)) if token == wanted => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }

    fn operator(&mut self, wanted: &Token) -> bool {
        let found = self.next_is(wanted);
        self.operations = self.operations.saturating_add(usize::from(found));
        found
    }

    fn sum(&mut self, depth: usize) -> Result<Fraction, SumError> {
        let mut value = self.product(depth)?;
        loop {
            if self.operator(&Token::Plus) {
                self.additions = self.additions.saturating_add(1);
                value = value.plus(self.product(depth)?)?;
            } else if self.operator(&Token::Minus) {
                self.additions = self.additions.saturating_add(1);
                value = value.plus(self.product(depth)?.negated()?)?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self, depth: usize) -> Result<Fraction, SumError> {
        let mut value = self.signed(depth)?;
        loop {
            if self.operator(&Token::Times) {
                value = value.times(self.signed(depth)?)?;
            } else if self.operator(&Token::Over) {
                value = value.over(self.signed(depth)?)?;
            } else {
                return Ok(value);
            }
        }
    }

    fn signed(&mut self, depth: usize) -> Result<Fraction, SumError> {
        if depth > DEPTH_LIMIT {
            return Err(SumError::TooDeep);
        }
        if self.operator(&Token::Minus) {
            return Ok(self.signed(depth.saturating_add(1))?.negated()?);
        }
        if self.operator(&Token::Plus) {
            return self.signed(depth.saturating_add(1));
        }
        let has_currency = self.currency()?;
        // "$-5": the sign may stand behind the currency
        if has_currency && self.operator(&Token::Minus) {
            return Ok(self.with_suffixes(depth, has_currency)?.negated()?);
        }
        self.with_suffixes(depth, has_currency)
    }

    /// A number or parentheses, and what stands behind: `k`, `%`, a currency.
    fn with_suffixes(&mut self, depth: usize, has_currency: bool) -> Result<Fraction, SumError> {
        let mut value = self.primary(depth)?;
        if let Some(factor) = self.factor()? {
            value = value.times(factor)?;
            self.factor = factor;
            self.factors = self.factors.saturating_add(1);
        }
        if !has_currency {
            self.currency()?;
        }
        Ok(value)
    }

    fn primary(&mut self, depth: usize) -> Result<Fraction, SumError> {
        if self.next_is(&Token::Open) {
            self.parentheses = self.parentheses.saturating_add(1);
            let before = (self.operations, self.parentheses);
            let value = self.sum(depth.saturating_add(1))?;
            let is_lone = before == (self.operations, self.parentheses);
            self.lone_parentheses = self.lone_parentheses.saturating_add(usize::from(is_lone));
            return if self.next_is(&Token::Close) { Ok(value) } else { Err(SumError::NotANumber) };
        }
        match self.tokens.split_first() {
            Some((Token::Number(number), rest)) => {
                self.tokens = rest;
                self.numbers = self.numbers.saturating_add(1);
                Ok(*number)
            }
            _ => Err(SumError::NotANumber),
        }
    }

    /// The factor of a word behind a number.
    fn factor(&mut self) -> Result<Option<Fraction>, SumError> {
        let Some((Token::Word(word), rest)) = self.tokens.split_first() else { return Ok(None) };
        let factor = if word == "%" {
            if !self.reader.is_share {
                return Err(SumError::NoShare);
            }
            Fraction::HUNDREDTH
        } else {
            let Some((_, factor)) = SCALES.iter().find(|(scale, _)| scale == word) else {
                return Ok(None);
            };
            Fraction::whole(*factor)
        };
        self.tokens = rest;
        Ok(Some(factor))
    }

    /// Passes over the study's currency, if one stands here.
    fn currency(&mut self) -> Result<bool, SumError> {
        let Some((Token::Word(word), rest)) = self.tokens.split_first() else { return Ok(false) };
        if !is_currency(word) {
            return Ok(false);
        }
        match self.reader.money {
            None => Err(SumError::NoMoney),
            Some(currency) if !is_of(word, currency) => Err(SumError::OtherCurrency),
            Some(_) => {
                self.tokens = rest;
                Ok(true)
            }
        }
    }
}

/// Whether a word is a currency's sign or code, in small letters.
fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "£" | "€" | "¥")
        || Currency::from_code(&word.to_ascii_uppercase()).is_some()
}

/// Whether that sign or code is this currency's.
fn is_of(word: &str, currency: Currency) -> bool {
    word.eq_ignore_ascii_case(currency.code()) || word == currency.sign().trim()
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn read(text: &str) -> Result<Decimal, SumError> {
        let reader = Reader {
            style: NumberStyle::ENGLISH,
            money: Currency::from_code("USD"),
            is_share: false,
        };
        Ok(reader.read(text)?.value.decimal()?)
    }

    #[test]
    fn sums_follow_the_usual_precedence() {
        for (text, value) in [
            ("120 + 2*35", dec!(190)),
            ("3 x 450", dec!(1350)),
            ("3x450", dec!(1350)),
            ("1200/12", dec!(100)),
            ("1,000/3*3", dec!(1000)),
            ("(120+2) * 35", dec!(4270)),
            ("2*(3+4*(5\u{2212}1))", dec!(38)),
            ("100-20-5", dec!(75)),
            ("24/4/2", dec!(3)),
            ("120 + (-35)", dec!(85)),
            ("2 * 1.5k", dec!(3000)),
            ("(1+2)k", dec!(3000)),
            ("$120 + 2 × $35 ÷ 7", dec!(130)),
            ("--5", dec!(5)),
            ("1.5e3", dec!(1500)),
            ("25e-2", dec!(0.25)),
        ] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn a_number_carries_a_factor_a_currency_and_an_accountants_minus() {
        for (text, value) in [
            ("250k", dec!(250_000)),
            ("1.5 m", dec!(1_500_000)),
            ("2bn", dec!(2_000_000_000)),
            ("3 mn", dec!(3_000_000)),
            ("12 thousand", dec!(12_000)),
            ("1 million usd", dec!(1_000_000)),
            ("$1.5m", dec!(1_500_000)),
            ("usd12", dec!(12)),
            ("12 $", dec!(12)),
            ("(1,234)", dec!(-1234)),
            ("($1,234)", dec!(-1234)),
            ("$(1.2k)", dec!(-1200)),
            ("(1,234) usd", dec!(-1234)),
            ("\u{2212}5", dec!(-5)),
            ("-$5", dec!(-5)),
            ("$-5", dec!(-5)),
            ("(-5)", dec!(-5)),
        ] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_told_apart() {
        let nested = |depth: usize| format!("{}5+1{}", "(".repeat(depth), ")".repeat(depth));
        assert_eq!(read(&nested(DEPTH_LIMIT)), Ok(dec!(6)));
        for (text, error) in [
            (nested(DEPTH_LIMIT + 1).as_str(), SumError::TooDeep),
            (&format!("{}5", "-".repeat(40)), SumError::TooDeep),
            ("", SumError::NotANumber),
            ("much", SumError::NotANumber),
            ("5 days", SumError::UnknownWord("days".to_owned())),
            ("€5", SumError::OtherCurrency),
            ("5 eur", SumError::OtherCurrency),
            ("12 %", SumError::NoShare),
            ("120 + (35)", SumError::Parenthesised),
            ("((35))", SumError::Parenthesised),
            ("-(35)", SumError::Parenthesised),
            ("100/3", SumError::NoValue(NoValue::Endless)),
            ("5/0", SumError::NoValue(NoValue::DividedByZero)),
            ("5/(2-2)", SumError::NoValue(NoValue::DividedByZero)),
            ("1e999999999999", SumError::NoValue(NoValue::TooManyDigits)),
            (&"9".repeat(29), SumError::NoValue(NoValue::TooManyDigits)),
            ("1,23 + 4", SumError::Misplaced("1,23".to_owned(), vec![dec!(1.23), dec!(123)])),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
        for text in
            ["5 +", "* 5", "(5", "5)", "5 5 (", "()", "5k k", "$ 5 $", "1..2", "5.", "+", "5 ;"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
