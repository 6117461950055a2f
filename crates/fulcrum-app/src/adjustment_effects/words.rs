//! What a countermeasure or pitfall changes, in words.

use fulcrum_model::adjustments::{
    Adjustment, AdjustmentChanges, Effect, EffectTarget, ExtraAmount, ExtraLine, Frequency,
    ParameterChanges, Per, ValueChange,
};
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{Currency, Estimate, OutOfHoursPolicy, Treatment};
use rust_decimal::Decimal;

use crate::number_entry::NumberStyle;
use crate::study_fields::number_text;
use crate::value_words::estimate_in_words;

/// Significant digits of a value after an effect: enough to tell it from the value before.
const DIGITS: u32 = 6;

/// What is compared with what when adjustments are weighed in a study with so many active ones.
pub(crate) fn method_in_words(active: usize) -> String {
    let together = match active {
        0 => "None is active, so together comes to the same.".to_owned(),
        1 => "Together: with the one that is active.".to_owned(),
        count => format!("Together: with the {count} that are active."),
    };
    format!(
        "What each adds to the total of each option (+) or takes from it (\u{2212}). What changes \
         Ops Run It counts in the other options too: teams that adopt You Build It You Run It \
         start from there. Alone: with no other active. {together}"
    )
}

/// A setting of the study that an adjustment sets, in words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SettingChange {
    pub(super) name: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

/// The settings of the study that an adjustment sets.
pub(super) fn setting_changes(
    adjustment: &Adjustment,
    changes: &ParameterChanges,
) -> Vec<SettingChange> {
    let policy = |policy: OutOfHoursPolicy| policy.label().to_lowercase();
    let paid = |paid: bool| if paid { "paid" } else { "not paid" }.to_owned();
    let schedules = adjustment.out_of_hours_policy.map(|_| SettingChange {
        name: "Out-of-hours schedules",
        before: policy(changes.out_of_hours_policy.before),
        after: policy(changes.out_of_hours_policy.after),
    });
    let callouts = adjustment.level_3_callout_paid.map(|_| SettingChange {
        name: "Level 3 callouts",
        before: paid(changes.level_3_callout_paid.before),
        after: paid(changes.level_3_callout_paid.after),
    });
    schedules.into_iter().chain(callouts).collect()
}

/// A cost line that an adjustment adds: how much, for whom, when, and as what.
pub(super) fn extra_line_in_words(
    line: &ExtraLine,
    treatment: Treatment,
    money: &MoneyDisplay,
) -> String {
    let amount = match line.amount {
        ExtraAmount::Money(amount) => money.plain(amount),
        ExtraAmount::HoursPerPerson(hours) => {
            format!("{} hours of each person, at the operator's rate", display::number(hours, 4))
        }
    };
    let whom = match line.per {
        Per::Model => "for the whole model",
        Per::Service => "for each service",
        Per::Unit => "for each unit",
    };
    let when = match line.frequency {
        Frequency::OneOff => "once at launch",
        Frequency::Monthly => "every month from launch",
    };
    let kind = format!("{}, {}", line.axis.label(), line.cost_type.label().to_lowercase());
    format!("{amount}, {whom}, {when} ({kind}, {})", treatment.label().to_lowercase())
}

/// What an adjustment changes together with the active ones, one change a line: parameters,
/// settings, cost lines.
pub(crate) fn changes_in_words(changes: &AdjustmentChanges<'_>, currency: Currency) -> Vec<String> {
    let (adjustment, together) = (changes.adjustment, &changes.together);
    let money = MoneyDisplay::new(currency);
    let values = adjustment.effects.iter().zip(&together.values);
    let values = values.map(|(effect, value)| value_in_words(effect, value, currency));
    let settings = setting_changes(adjustment, together).into_iter().map(|setting| {
        let SettingChange { name, before, after } = setting;
        match before == after {
            true => format!("{name}: {after} already"),
            false => format!("{name}: {before} \u{2192} {after}"),
        }
    });
    let extra = adjustment.extra.iter().zip(&changes.extra_treatments);
    let extra = extra
        .map(|(line, &treatment)| format!("Adds {}", extra_line_in_words(line, treatment, &money)));
    values.chain(settings).chain(extra).collect()
}

/// A parameter before and after: `Lead time: 20 \u{2192} 10 days`.
fn value_in_words(effect: &Effect, value: &ValueChange, currency: Currency) -> String {
    const STYLE: NumberStyle = NumberStyle::APPLICATION;
    let declaration = effect.target.declaration();
    let [before, after] = [value.before, value.after]
        .map(|estimate| estimate.likely())
        .map(|value: Decimal| value.round_sf(DIGITS).unwrap_or(value).normalize());
    let words = |value| estimate_in_words(Estimate::Fixed(value), declaration, currency, STYLE);
    let change = if before == after {
        format!("stays at {}", words(after))
    } else {
        // the unit stands behind the second number and holds for both
        let before = number_text(before, declaration, currency, STYLE);
        format!("{before} \u{2192} {}", words(after))
    };
    let limit = if value.is_clamped { ", the most or least it can be" } else { "" };
    let both = match effect.target {
        EffectTarget::Organisation(_) => " (both models)",
        EffectTarget::Model(_) => "",
    };
    format!("{}: {change}{limit}{both}", declaration.label)
}
