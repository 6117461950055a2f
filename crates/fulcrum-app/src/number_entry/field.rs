//! A field for a parameter's value: what was typed, as it is understood.

use fulcrum_model::parameters::{Declaration, OrganisationParameter};
use fulcrum_model::{Currency, Estimate, Shape};
use rust_decimal::Decimal;

use super::fraction::{Fraction, NoValue};
use super::style::NumberStyle;
use super::sum::{Reader, Reading, SumError};
use super::{ends, unit};
use crate::study_fields::is_whole_number;
use crate::value_words::estimate_in_words;

/// Longest text that is read, in characters.
const TEXT_LIMIT: usize = 200;

/// What was typed into a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// One value.
    Single(Decimal),
    /// A range with its likely value, `low ≤ likely ≤ high`.
    Range {
        /// Lowest value.
        low: Decimal,
        /// Most likely value.
        likely: Decimal,
        /// Highest value.
        high: Decimal,
    },
}

/// Where the likely value of an entry is from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Likely {
    /// It was typed.
    Typed,
    /// It was there before, between the ends that were typed.
    Kept,
    /// It is the middle of the ends that were typed.
    Middle,
}

impl Entry {
    /// The estimate that was typed; a range has this shape.
    #[must_use]
    pub const fn estimate(self, shape: Shape) -> Estimate {
        match self {
            Self::Single(value) => Estimate::Fixed(value),
            Self::Range { low, likely, high } => Estimate::Range { low, likely, high, shape },
        }
    }
}

/// A field that a parameter's value is typed into.
///
/// It understands numbers (`1,234.5`, `(1,234)`), factors (`250k`, `1.5m`, `2 bn`), percentages
/// where a share is asked for (`45` as well as `45 %`), the study's currency, simple sums (`120 + 2*35`), the parameter's own
/// unit, and ranges (`5 to 15`, `5..10..20`). What could be read in two ways is questioned.
///
/// ```
/// use fulcrum_app::{Entry, NumberField, NumberStyle};
/// use fulcrum_model::{Currency, parameters::ServiceParameter};
/// use rust_decimal::dec;
///
/// let field = NumberField {
///     declaration: ServiceParameter::ExposurePerHour.declaration(),
///     currency: Currency::from_code("EUR").unwrap(),
///     style: NumberStyle::GERMAN,
///     likely: None,
/// };
/// let entry = field.parse("1,5k..2.000..1,2m").unwrap();
/// assert_eq!(
///     entry,
///     Entry::Range { low: dec!(1500), likely: dec!(2000), high: dec!(1200000) },
/// );
/// assert_eq!(field.echo(entry), "€1.500 – €2.000 – €1.200.000 per hour");
/// assert_eq!(
///     field.parse("1.23").unwrap_err(),
///     "\"1.23\": did you mean 1,23 or 123?",
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NumberField {
    /// What was declared of the parameter.
    pub declaration: &'static Declaration,
    /// Currency of the study.
    pub currency: Currency,
    /// How numbers are typed and shown.
    pub style: NumberStyle,
    /// The likely value as it stands: where only the ends of a range are typed, it counts if it lies
    /// between them, and their middle if it does not.
    pub likely: Option<Decimal>,
}

impl NumberField {
    /// A field that reads what the application shows, and plain decimals, whatever the system's
    /// style is.
    pub(crate) const fn of_the_application(
        declaration: &'static Declaration,
        currency: Currency,
    ) -> Self {
        Self { declaration, currency, style: NumberStyle::APPLICATION, likely: None }
    }

    /// Reads what was typed. Nothing is rounded.
    ///
    /// # Errors
    ///
    /// A sentence or two that say what is wrong, or ask what was meant, and what to type instead.
    pub fn parse(&self, text: &str) -> Result<Entry, String> {
        Ok(self.parts(text)?.0)
    }

    /// Reads what was typed, and says where the likely value of a range is from.
    pub(super) fn parts(&self, text: &str) -> Result<(Entry, Likely), String> {
        if text.chars().nth(TEXT_LIMIT).is_some() {
            return Err(format!(
                "This is too long for a number: type at most {TEXT_LIMIT} characters."
            ));
        }
        let plain = plainly(text);
        let parts = self.ends(&plain);
        if parts.iter().any(|part| part.is_empty()) {
            return Err(match parts.as_slice() {
                [_] => format!("Type a number such as {}.", self.example()),
                _ => self.incomplete_range(text),
            });
        }
        let readings: Vec<Reading> = parts
            .iter()
            .map(|part| self.reader().read(part))
            .collect::<Result<_, _>>()
            .map_err(|error| self.refused(text, &error))?;
        let values = self.values(text, &readings)?;
        if self.takes_one_whole_number() && !matches!(*values, [value] if value.is_integer()) {
            return Err(self.not_one_whole_number());
        }
        if let Some(&beyond) = values.iter().find(|value| !self.declaration.allows(**value)) {
            let is_range = values.len() > 1;
            return Err(self.out_of_bounds(text, beyond, is_range));
        }
        match *values.as_slice() {
            [value] => Ok((Entry::Single(value), Likely::Typed)),
            [low, high] if low <= high => self.between(text, low, high),
            [low, likely, high] if low <= likely && likely <= high => {
                Ok((Entry::Range { low, likely, high }, Likely::Typed))
            }
            [_, _] | [_, _, _] => Err(self.falling(text)),
            _ => Err(self.too_many_values(text)),
        }
    }

    /// Reads one value, where a range cannot be taken.
    ///
    /// # Errors
    ///
    /// As [`Self::parse`]; also for a range.
    pub fn parse_single(&self, text: &str) -> Result<Decimal, String> {
        // what is missing in a range is no advice where there can be none
        if self.ends(plainly(text).as_str()).len() > 1 {
            return Err(self.not_a_range());
        }
        match self.parse(text)? {
            Entry::Single(value) => Ok(value),
            Entry::Range { .. } => Err(self.not_a_range()),
        }
    }

    /// The values of a range as they are typed, without their unit; one where it is no range.
    fn ends<'t>(&self, plain: &'t str) -> Vec<&'t str> {
        // who is used to spreadsheets begins a sum with its sign
        let plain = plain.trim_start().strip_prefix('=').unwrap_or(plain);
        let own = |text| unit::without_unit(text, self.declaration);
        // the unit behind a whole range is that of each of its ends
        ends::parts(own(plain), own)
    }

    /// How an entry was understood, in the field's style: `$110 – $250 – $500 per person per week`.
    /// Typed back it gives the same entry.
    #[must_use]
    pub fn echo(&self, entry: Entry) -> String {
        let estimate = entry.estimate(Shape::Pert);
        estimate_in_words(estimate, self.declaration, self.currency, self.style)
    }

    /// The range between two ends. The likely value stays where it lies between them; else whoever
    /// sees what is understood gets the middle.
    fn between(&self, text: &str, low: Decimal, high: Decimal) -> Result<(Entry, Likely), String> {
        let middle = || {
            let sum = Fraction::of(low)?.plus(Fraction::of(high)?)?;
            sum.over(Fraction::whole(2))?.decimal()
        };
        let (likely, origin) = match self.likely {
            Some(likely) if (low..=high).contains(&likely) => (likely.normalize(), Likely::Kept),
            Some(_) if !self.style.is_unseen() => {
                (middle().map_err(|_| self.without_likely(text, low, high))?, Likely::Middle)
            }
            _ => return Err(self.without_likely(text, low, high)),
        };
        Ok((Entry::Range { low, likely, high }, origin))
    }

    fn reader(&self) -> Reader {
        Reader {
            style: self.style,
            money: self.declaration.is_money().then_some(self.currency),
            is_share: unit::takes_percent(self.declaration),
        }
    }

    /// The values of the readings. A percent sign or a factor behind the last one alone may be meant
    /// for all: `5 to 15 %`. It is taken as whichever can be; where both can, the user is asked.
    fn values(&self, text: &str, readings: &[Reading]) -> Result<Vec<Decimal>, String> {
        if self.shows_percent() {
            return self.shares(text, readings);
        }
        let as_typed: Result<Vec<Decimal>, NoValue> =
            readings.iter().map(|reading| reading.value.decimal()).collect();
        let shared = shared_factor(readings)
            .and_then(|factor| with_shared_factor(readings, factor).ok())
            .filter(|values| self.can_be_a_range(values));
        match (as_typed, shared) {
            (Ok(as_typed), Some(shared)) if as_typed == shared => Ok(shared),
            (Ok(as_typed), Some(shared)) if self.can_be_a_range(&as_typed) => {
                Err(self.shared_or_not(text, &as_typed, &shared))
            }
            (_, Some(shared)) => Ok(shared),
            (as_typed, None) => {
                as_typed.map_err(|error| self.refused(text, &SumError::NoValue(error)))
            }
        }
    }

    pub(super) fn can_be_a_range(&self, values: &[Decimal]) -> bool {
        values.is_sorted() && values.iter().all(|value| self.declaration.allows(*value))
    }

    pub(super) fn takes_one_whole_number(&self) -> bool {
        let is_of = |declaration: &Declaration| declaration == self.declaration;
        OrganisationParameter::ALL.into_iter().any(|p| p.is_whole() && is_of(p.declaration()))
            || is_whole_number(self.declaration)
    }
}

/// The factor behind the last of several values, if no other has one.
fn shared_factor(readings: &[Reading]) -> Option<Fraction> {
    let (last, others) = readings.split_last()?;
    let is_last_only = !others.is_empty() && others.iter().all(|other| !other.is_scaled);
    last.factor.filter(|_| last.is_scaled && is_last_only)
}

/// The values with the last one's factor on all others.
fn with_shared_factor(readings: &[Reading], factor: Fraction) -> Result<Vec<Decimal>, NoValue> {
    let Some((last, others)) = readings.split_last() else { return Ok(Vec::new()) };
    let others = others.iter().map(|other| other.value.times(factor)?.decimal());
    others.chain([last.value.decimal()]).collect()
}

/// The text in small letters, with one kind of space, apostrophe and hyphen.
fn plainly(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            _ if c.is_whitespace() => ' ',
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            _ => c.to_ascii_lowercase(),
        })
        .collect()
}
