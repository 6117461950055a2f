//! What would change the answer, in sentences.

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{Estimate, OptionKind, StudyValue};
use fulcrum_simulation::{
    COMPARED, Counted, InformationValue, Switch, SwitchingValue, VarianceShare, supported_digits,
};
use rust_decimal::{Decimal, dec};

use super::StudySensitivity;
use crate::assumptions::label_in_context;
use crate::contract::{CostBasis, Figure, TextRun};
use crate::figures::{self, amount, discounted_total_of, words};
use crate::number_entry::{NumberStyle, per_each};
use crate::supported::{self, hundredths, money_in_short};
use crate::value_words::estimate_in_words;

/// Significant digits of a switching value in words, unless it takes more to tell it from the likely
/// value.
const DIGITS: u32 = 3;

/// How far a fixed value is thought to range, as a part of itself.
const USUAL_RANGE: Decimal = dec!(0.5);

/// A value with the change of the preferred option that is nearest to it.
#[derive(Clone, Debug)]
pub(crate) struct NearestSwitch<'a> {
    pub(crate) value: StudyValue<'a>,
    pub(crate) switch: Switch,
    /// How far away the change is, in ranges of the estimate to that side. A fixed value counts as
    /// ranging over half of itself.
    distance: Decimal,
}

impl NearestSwitch<'_> {
    /// Whether the change lies within the range that the study gives.
    pub(super) fn is_in_range(&self) -> bool {
        let estimate = self.value.estimate;
        (estimate.low()..=estimate.high()).contains(&self.switch.value)
    }

    fn is_below(&self) -> bool {
        self.switch.value < self.value.estimate.likely()
    }
}

impl StudySensitivity<'_> {
    /// The option that costs least at likely values, and by how much: a sentence in pieces.
    pub(crate) fn preferred(&self) -> Vec<TextRun> {
        let money = MoneyDisplay::new(self.study.currency);
        let decimals = self.study.currency.minor_units();
        let cost = |option: OptionKind| {
            supported_digits(self.switching.costs[option.index()], 0.0, decimals)
                .unwrap_or_default()
        };
        let preferred = self.switching.preferred;
        let counted = match self.settings.counted {
            Counted::AllCosts => "At likely values",
            Counted::SpendingOnly => "In spending alone, at likely values",
        };
        let start = format!("{counted} {} costs least", preferred.label());
        match self.switching.rivals.iter().min_by_key(|option| cost(**option)) {
            Some(&rival) => {
                let (less, _, difference) = money.compared(cost(preferred), cost(rival));
                let basis = self.basis();
                let [of, than] =
                    [preferred, rival].map(|option| discounted_total_of(option, basis));
                vec![
                    words(format!("{start}: ")),
                    amount(less, of.clone()),
                    words(" in today's money, "),
                    amount(difference, figures::difference(than, of)),
                    words(format!(" less than {}.", rival.label())),
                ]
            }
            None => vec![words(format!("{start}."))],
        }
    }

    /// Which costs count.
    pub(crate) fn basis(&self) -> CostBasis {
        match self.settings.counted {
            Counted::AllCosts => CostBasis::AllCosts,
            Counted::SpendingOnly => CostBasis::SpendingOnly,
        }
    }

    /// The option that costs least on average over all futures.
    pub(super) fn cheapest_on_average(&self) -> OptionKind {
        let cost = |option: OptionKind| self.mean_costs[option.index()];
        let rivals = self.switching.rivals.iter().copied();
        rivals.fold(
            self.switching.preferred,
            |best, option| {
                if cost(option) < cost(best) { option } else { best }
            },
        )
    }

    /// The same in a sentence, where it is another than at likely values.
    pub(super) fn on_average(&self) -> Option<String> {
        let cheapest = self.cheapest_on_average();
        (cheapest != self.switching.preferred).then(|| {
            format!(
                "On average over all futures it is {}: some ranges reach further to one side than to the other.",
                cheapest.label()
            )
        })
    }

    /// Every value with a change of the preferred option, the nearest first.
    pub(super) fn nearest_switches(&self) -> Vec<NearestSwitch<'_>> {
        let mut nearest: Vec<NearestSwitch<'_>> =
            self.switching.values.iter().filter_map(|value| self.nearest(value)).collect();
        nearest.sort_by_key(|nearest| nearest.distance);
        nearest
    }

    /// The change of one value that is nearest to it; `None` when there is none.
    pub(crate) fn nearest(&self, value: &SwitchingValue) -> Option<NearestSwitch<'_>> {
        let found = self.study.value_at(&value.path)?;
        let estimate = found.estimate;
        let likely = estimate.likely();
        let switch = value.nearest(likely)?;
        let away = switch.value.saturating_sub(likely).abs();
        let range = match estimate {
            Estimate::Range { low, high, .. } if low < high => {
                let side = if switch.value < likely { likely - low } else { high - likely };
                if side.is_zero() { high - low } else { side }
            }
            _ => likely.abs().checked_mul(USUAL_RANGE)?,
        };
        // a value of 0 has no range of its own
        let distance = away.checked_div(range).unwrap_or(Decimal::MAX);
        Some(NearestSwitch { value: found, switch, distance })
    }

    /// A change as the end of a sentence: `Time to acknowledge, Ops Run It, falls below 2.1 hours
    /// (likely 4 hours): then Hybrid costs least`.
    pub(super) fn switch_in_words(&self, nearest: &NearestSwitch<'_>) -> String {
        format!(
            "{} ({}): then {} costs least",
            self.change_in_words(nearest),
            self.stands_in_words(&nearest.value),
            nearest.switch.option.label()
        )
    }

    /// What has to happen to a value: `Time to acknowledge, Ops Run It, falls below 2.1 hours`.
    pub(super) fn change_in_words(&self, nearest: &NearestSwitch<'_>) -> String {
        let moves = match (self.is_count(&nearest.value), nearest.is_below()) {
            (true, true) => "are at most",
            (true, false) => "are at least",
            (false, true) => "falls below",
            (false, false) => "rises above",
        };
        let label = label_in_context(&nearest.value);
        let comma = if label.contains(", ") { "," } else { "" };
        format!("{label}{comma} {moves} {}", self.switch_text(nearest))
    }

    /// What a value is now: `likely 4 hours`.
    pub(super) fn stands_in_words(&self, value: &StudyValue<'_>) -> String {
        let stands = match value.estimate {
            Estimate::Range { low, high, .. } if low < high => "likely",
            _ => "now",
        };
        format!("{stands} {}", self.value_text(value, value.estimate.likely()))
    }

    /// The value of a change with its unit, in as few digits as tell it from the likely value.
    pub(crate) fn switch_text(&self, nearest: &NearestSwitch<'_>) -> String {
        let NearestSwitch { value, switch, .. } = nearest;
        if self.is_count(value) {
            return self.value_text(value, switch.value);
        }
        let likely = value.estimate.likely();
        let rounded = (DIGITS..12)
            .filter_map(|digits| switch.value.round_sf(digits))
            .find(|rounded| *rounded != likely && (*rounded < likely) == (switch.value < likely))
            .unwrap_or(switch.value);
        self.value_text(value, rounded)
    }

    /// Whether a value is a whole number that was stepped through.
    fn is_count(&self, value: &StudyValue<'_>) -> bool {
        value.path() == "organisation.support_analysts"
    }

    /// A value of an estimate with its unit; money as short as it can be said, as all money here.
    pub(crate) fn value_text(&self, value: &StudyValue<'_>, at: Decimal) -> String {
        let (currency, style) = (self.study.currency, NumberStyle::APPLICATION);
        if let Some(per) = value.declaration.unit.strip_prefix("money") {
            let money = MoneyDisplay::new(currency);
            return format!("{}{}", money.in_own_digits(at), per_each(per));
        }
        estimate_in_words(Estimate::Fixed(at.normalize()), value.declaration, currency, style)
    }

    /// What something is worth, in short: `$120K`.
    pub(crate) fn worth(&self, information: InformationValue) -> String {
        let InformationValue { value, standard_error } = information;
        money_in_short(value.max(0.0), standard_error, self.study.currency)
    }

    /// What knowing everything is worth, in pieces; the amount leads to `figure`.
    pub(crate) fn everything_in_words(&self, figure: Option<Figure>) -> Vec<TextRun> {
        if self.influences.is_empty() {
            return vec![words(
                "The study has no ranges: give what is not known as low, likely and high to see what is worth finding out.",
            )];
        }
        match self.everything.is_told_from_nothing() {
            true => vec![
                words(
                    "Finding out all that the study gives as a range, before deciding, is worth up to ",
                ),
                TextRun { figure, ..words(self.worth(self.everything)) },
                words("."),
            ],
            false => vec![words(
                "Finding out what the study gives as ranges is worth nothing that these futures can tell: in nearly all of them the same option costs least.",
            )],
        }
    }

    /// Each estimate that is worth finding out by itself, the one that is worth most first.
    pub(crate) fn worth_finding_out(&self) -> Vec<(StudyValue<'_>, InformationValue)> {
        let mut worth: Vec<_> = self
            .influences
            .iter()
            .filter(|influence| influence.information.is_told_from_nothing())
            .filter_map(|influence| {
                Some((self.study.value_at(&influence.path)?, influence.information))
            })
            .collect();
        worth.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
        worth
    }

    /// The options whose saving has something to say: not one that is Ops Run It, and not a hybrid
    /// that is You Build It You Run It.
    pub(crate) fn compared(&self) -> impl Iterator<Item = (OptionKind, usize)> {
        let is_told = |option: &OptionKind| {
            *option != OptionKind::Hybrid
                || self.switching.rivals.contains(option)
                || self.switching.preferred == *option
        };
        COMPARED
            .into_iter()
            .enumerate()
            .map(|(index, option)| (option, index))
            .filter(move |(option, _)| is_told(option))
    }

    /// What spreads the saving of an option most, in a sentence; `None` where nothing does.
    pub(super) fn spread_in_words(&self, option: OptionKind, compared: usize) -> Option<String> {
        let mut shares: Vec<(String, f64)> = self
            .influences
            .iter()
            .filter_map(|influence| {
                let share = influence.variance[compared];
                let is_told = share.share > 3.0 * share.standard_error && share.share >= 0.01;
                let label = label_in_context(&self.study.value_at(&influence.path)?);
                is_told.then_some((label, share.share))
            })
            .collect();
        shares.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        shares.truncate(3);
        let chance = self.chance[compared];
        if shares.is_empty() && chance <= 0.0 {
            return None;
        }
        if chance > 0.0 {
            shares.push(("chance from month to month".to_owned(), chance));
        }
        let said: Vec<String> = shares
            .into_iter()
            .map(|(label, share)| format!("{label} ({})", percent(share)))
            .collect();
        Some(format!(
            "The spread of what {} saves comes most from: {}.",
            option.label(),
            said.join("; ")
        ))
    }
}

/// A share of variance: `35 %`, and with its error `35 ± 2 %`.
pub(super) fn share_text(share: VarianceShare) -> String {
    let hundredths = |value: f64| hundredths(value, share.standard_error);
    // an estimate without influence comes out a little below 0
    format!("{} ± {}", hundredths(share.share.max(0.0)), hundredths(share.standard_error))
}

/// A share as a percentage: `35 %`.
pub(crate) fn percent(share: f64) -> String {
    supported_digits(share.max(0.0), 0.0, 4)
        .map_or_else(String::new, |share| display::percent(share, 0))
}

/// How far a figure may be off: `give or take $2K`; empty for one that is exact as shown.
pub(super) fn give_or_take(error: Option<String>) -> String {
    error.map(|error| format!("give or take {error}")).unwrap_or_default()
}

/// The error of a share: `2 %`; `None` where there is none.
pub(super) fn share_error(error: f64) -> Option<String> {
    (error > 0.0).then(|| {
        if error < SMALLEST_SHARE_ERROR {
            "less than 0.1\u{a0}%".to_owned()
        } else {
            supported::percent(error, error)
        }
    })
}

/// Below it, a share of one decimal would be off by nothing.
const SMALLEST_SHARE_ERROR: f64 = 0.000_5;

#[cfg(test)]
mod tests {
    use super::{give_or_take, share_error};

    #[test]
    fn nothing_is_given_or_taken_of_what_is_exact() {
        for (error, words) in [
            (0.0, ""),
            (0.000_4, "give or take less than 0.1\u{a0}%"),
            (0.004, "give or take 0.4\u{a0}%"),
            (0.02, "give or take 2\u{a0}%"),
        ] {
            assert_eq!(give_or_take(share_error(error)), words);
        }
    }
}
