//! Shares as their fields show them: a number without the sign is a percentage.

use fulcrum_model::file::quoted;
use rust_decimal::Decimal;

use super::fraction::{Fraction, NoValue};
use super::sum::{Reading, SumError};
use super::{NumberField, unit};

impl NumberField {
    /// Whether a number without a sign is a percentage here: the field shows one, and whoever types
    /// sees it as it is understood.
    pub(super) fn shows_percent(&self) -> bool {
        unit::takes_percent(self.declaration) && !self.style.is_unseen()
    }

    /// The shares that were typed. `45` is 45 %. A bare number below 1 may be a percentage or a share,
    /// so it is questioned, unless a percent sign behind the last of several values settles it.
    pub(super) fn shares(&self, text: &str, readings: &[Reading]) -> Result<Vec<Decimal>, String> {
        if readings.iter().any(|reading| reading.is_mixed) {
            return Err(format!(
                "{}: write each number of the sum with the percent sign, or none.",
                quoted(text.trim())
            ));
        }
        let refused = |error| self.refused(text, &SumError::NoValue(error));
        let percentages = all(readings, percentage).map_err(refused)?;
        if !readings.iter().any(is_doubtful) {
            return Ok(percentages);
        }
        let shares = all(readings, share).map_err(refused)?;
        match (self.can_be_a_range(&percentages), self.can_be_a_range(&shares)) {
            // as wrong one way as the other: what is wrong is said
            (false, false) => Ok(percentages),
            (true, false) if readings.last().is_some_and(|last| last.is_scaled) => Ok(percentages),
            (true, false) => Err(self.percent_or_share(text, &[&percentages])),
            (false, true) => Err(self.percent_or_share(text, &[&shares])),
            (true, true) => Err(self.percent_or_share(text, &[&percentages, &shares])),
        }
    }

    /// Asks which of these shares were meant.
    fn percent_or_share(&self, text: &str, meant: &[&[Decimal]]) -> String {
        let meant: Vec<String> = meant.iter().map(|values| self.range(values)).collect();
        format!(
            "{}: did you mean {}? Write it with the percent sign.",
            quoted(text.trim()),
            meant.join(" or ")
        )
    }
}

fn all(
    readings: &[Reading],
    value: fn(&Reading) -> Result<Fraction, NoValue>,
) -> Result<Vec<Decimal>, NoValue> {
    readings.iter().map(|reading| value(reading)?.decimal()).collect()
}

/// What was typed with the percent sign that was left out.
fn percentage(reading: &Reading) -> Result<Fraction, NoValue> {
    if reading.is_scaled { Ok(reading.value) } else { reading.value.times(Fraction::HUNDREDTH) }
}

/// What was typed, where a bare number below 1 is the share itself.
fn share(reading: &Reading) -> Result<Fraction, NoValue> {
    if is_doubtful(reading) { Ok(reading.value) } else { percentage(reading) }
}

/// Whether it may be a percentage or a share: a bare number between 0 and 1.
fn is_doubtful(reading: &Reading) -> bool {
    !reading.is_scaled && reading.value.is_proper()
}
