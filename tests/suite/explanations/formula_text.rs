//! Evaluates formulas as they are printed: a reader of the grammar that shares nothing with the
//! program but exact decimals.

use std::iter::Peekable;
use std::str::Chars;

use fulcrum_model::{Exact, Scalar};
use rust_decimal::Decimal;

/// The value of a printed formula. `quantity` gives the values of names, if it may have any.
pub(crate) fn evaluate(text: &str, quantity: &dyn Fn(&str) -> Option<Exact>) -> Exact {
    let mut reader = Reader { rest: text.chars().peekable(), quantity };
    let value = reader.sum();
    reader.skip_spaces();
    assert_eq!(reader.rest.next(), None, "{text} goes on");
    value
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    quantity: &'a dyn Fn(&str) -> Option<Exact>,
}

impl Reader<'_> {
    fn skip_spaces(&mut self) {
        while self.rest.next_if_eq(&' ').is_some() {}
    }

    fn next_sign(&mut self, signs: &[char]) -> Option<char> {
        self.skip_spaces();
        self.rest.next_if(|c| signs.contains(c))
    }

    fn expect(&mut self, sign: char) {
        let found = self.next_sign(&[sign]);
        assert_eq!(found, Some(sign), "before {:?}", self.rest.clone().collect::<String>());
    }

    fn sum(&mut self) -> Exact {
        let mut value = self.product();
        while let Some(sign) = self.next_sign(&['+', '-']) {
            let right = self.product();
            value = if sign == '+' { value + right } else { value - right };
        }
        value
    }

    fn product(&mut self) -> Exact {
        let mut value = self.atom();
        while let Some(sign) = self.next_sign(&['*', '/']) {
            let right = self.atom();
            value = if sign == '*' { value * right } else { value / right };
        }
        value
    }

    fn atom(&mut self) -> Exact {
        if self.next_sign(&['(']).is_some() {
            let value = if self.next_sign(&['-']).is_some() {
                Exact::zero() - self.atom()
            } else {
                self.sum()
            };
            self.expect(')');
            return value;
        }
        if self.rest.peek().is_some_and(char::is_ascii_digit) {
            return Exact::from(
                self.word(|c| c.is_ascii_digit() || c == '.').parse::<Decimal>().unwrap(),
            );
        }
        let name = self.word(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
        if self.next_sign(&['(']).is_some() {
            let value = self.function(&name);
            self.expect(')');
            return value;
        }
        if name == "none" {
            return Exact::none();
        }
        let details = if self.rest.next_if_eq(&'[').is_some() {
            let details = self.details();
            self.expect(']');
            format!("{name}[{details}]")
        } else {
            name
        };
        (self.quantity)(&details).unwrap_or_else(|| panic!("{details} is not known"))
    }

    /// What stands in brackets; within quotation marks a bracket is a letter like any other.
    fn details(&mut self) -> String {
        let mut details = String::new();
        let mut is_quoted = false;
        while let Some(c) = self.rest.next_if(|&c| is_quoted || c != ']') {
            details.push(c);
            match c {
                '\\' if is_quoted => details.extend(self.rest.next()),
                '"' => is_quoted = !is_quoted,
                _ => {}
            }
        }
        details
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> String {
        std::iter::from_fn(|| self.rest.next_if(|&c| belongs(c))).collect()
    }

    fn function(&mut self, name: &str) -> Exact {
        let first = self.sum();
        if name == "if" {
            self.expect('<');
            let than = self.sum();
            self.expect(',');
            let then = self.sum();
            self.expect(',');
            return Exact::select(first.less_than(than), then, self.sum());
        }
        self.expect(',');
        let second = self.sum();
        match name {
            "min" => first.minimum(second),
            "max" => first.maximum(second),
            "round" => {
                let decimals = second.value().unwrap().to_string().parse().unwrap();
                first.posted(decimals)
            }
            _ => panic!("{name} is no function of a spreadsheet"),
        }
    }
}
