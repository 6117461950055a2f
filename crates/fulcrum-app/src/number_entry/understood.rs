//! What becomes of a value when something is typed over it, in words: a range may go, or come.

use fulcrum_model::{Estimate, Shape};

use super::NumberField;
use super::field::{Entry, Likely};
use crate::value_words::estimate_in_words;

/// A text as it is understood in a field that has a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Understood {
    /// The value that it gives.
    pub(crate) estimate: Estimate,
    /// That value for reading.
    pub(crate) words: String,
    /// What was not typed but follows, a sentence; empty for nothing.
    pub(crate) remark: String,
}

impl NumberField {
    /// Reads what was typed over a value, whose shape a range keeps. `self.likely` should be its
    /// likely value.
    ///
    /// # Errors
    ///
    /// As [`Self::parse`].
    pub(crate) fn understood(&self, text: &str, now: Estimate) -> Result<Understood, String> {
        let (entry, origin) = self.parts(text)?;
        let shape = match now {
            Estimate::Range { shape, .. } => shape,
            Estimate::Fixed(_) => Shape::Pert,
        };
        let estimate = entry.estimate(shape);
        let in_words =
            |estimate| estimate_in_words(estimate, self.declaration, self.currency, self.style);
        let remark = match (entry, origin) {
            (Entry::Single(_), _) if now.low() < now.high() => {
                format!("The range {} is given up.", in_words(now))
            }
            (Entry::Range { .. }, Likely::Kept) => "The likely value stays.".to_owned(),
            (Entry::Range { .. }, Likely::Middle) => format!(
                "The likely value is the middle, because {}, which it was, lies outside.",
                in_words(Estimate::Fixed(now.likely()))
            ),
            _ => String::new(),
        };
        Ok(Understood { estimate, words: in_words(estimate), remark })
    }
}

/// Words and what follows from them: `12 hours. The range 5 – 10 – 20 hours is given up.`
pub(crate) fn with_remark(words: String, remark: &str) -> String {
    if remark.is_empty() { words } else { format!("{words}. {remark}") }
}

/// What becomes of the ends of a range when its likely value is moved, a sentence; empty for nothing.
pub(crate) fn moved_ends(field: &NumberField, before: Estimate, after: Estimate) -> String {
    let text = |value| super::value_text(value, field.declaration, field.currency);
    let end = |verb: &str, before, after| {
        format!("it {verb} at {} and no longer at {}", text(after), text(before))
    };
    let is_range = |estimate: &Estimate| matches!(estimate, Estimate::Range { .. });
    if !is_range(&before) || !is_range(&after) {
        return String::new();
    }
    let low = (before.low() != after.low()).then(|| end("begins", before.low(), after.low()));
    let high = (before.high() != after.high()).then(|| end("ends", before.high(), after.high()));
    match (low, high) {
        (None, None) => String::new(),
        (Some(one), None) | (None, Some(one)) => format!("The range moves: {one}."),
        (Some(low), Some(high)) => format!("The range moves: {low}; {high}."),
    }
}
