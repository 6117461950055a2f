//! The text of `fulcrum adjustments`.

use fulcrum_model::adjustments::{
    Adjustment, AdjustmentEffect, AdjustmentEffects, AdjustmentKind, Change, Effect, EffectTarget,
    Influence, LensEffect, LensValue, Operation, OptionCost, OptionCosts, ParameterChanges,
    ValueChange,
};
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{Currency, OptionKind, Study};
use rust_decimal::Decimal;

use super::words::{SettingChange, extra_line_in_words, method_in_words, setting_changes};
use super::{AdjustmentSubject, Found, kind_label};
use crate::charts::SHOWN;
use crate::number_entry::value_text;
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

/// Names of the options in [`SHOWN`]'s order, short enough for a table of six columns.
const SHORT_NAMES: [&str; SHOWN.len()] = ["Ops", "Hybrid", "You"];

pub(super) fn page(study: &Study, found: &Found<'_>, subject: AdjustmentSubject<'_>) -> TextPage {
    let text = Texts { currency: study.currency, money: MoneyDisplay::new(study.currency) };
    let about = match subject {
        AdjustmentSubject::All => "countermeasures, pitfalls and the lens".to_owned(),
        AdjustmentSubject::One(id) => id.to_owned(),
        AdjustmentSubject::Lens => "the lens".to_owned(),
    };
    let mut parts = Vec::new();
    if let Some(adjustments) = &found.adjustments {
        match (subject, adjustments.effects.first()) {
            (AdjustmentSubject::One(_), Some(effect)) => text.detail(effect, &mut parts),
            _ => text.overview(adjustments, &mut parts),
        }
    }
    if let Some(lens) = &found.lens {
        parts.push(TextPart::Paragraph(format!(
            "The lens: what Ops Run It is said to deliver on paper, against the study's own \
             parameters in practice. The study weighs it {}.",
            study.lens.label().to_lowercase()
        )));
        if subject == AdjustmentSubject::Lens {
            parts.push(text.lens_values(lens));
        }
        parts.push(text.totals(["In practice", "On paper"], &lens.costs));
    }
    TextPage { heading: format!("{}: {about}", study.name), parts }
}

/// How figures of one study are written.
struct Texts {
    currency: Currency,
    money: MoneyDisplay,
}

impl Texts {
    fn overview(&self, found: &AdjustmentEffects<'_>, parts: &mut Vec<TextPart>) {
        let active = found.effects.iter().filter(|effect| effect.is_active).count();
        parts.push(TextPart::Paragraph(method_in_words(active)));
        parts.extend(self.by_kind("alone", found, |effect| &effect.alone));
        if active > 0 {
            let costs = Change { before: found.without, after: found.active };
            parts.push(self.totals(["None active", "The active ones"], &costs));
            parts.extend(self.by_kind("together", found, |effect| &effect.together));
        }
        let lines = found.effects.iter().map(|effect| {
            let Adjustment { id, label, .. } = effect.adjustment;
            format!("{id}: {label}")
        });
        parts.push(TextPart::List { title: "What they are".to_owned(), lines: lines.collect() });
    }

    /// A table of the countermeasures and one of the pitfalls.
    fn by_kind(
        &self,
        how: &str,
        found: &AdjustmentEffects<'_>,
        influence: impl for<'e> Fn(&'e AdjustmentEffect<'_>) -> &'e Influence,
    ) -> Vec<TextPart> {
        let row = |effect: &AdjustmentEffect<'_>| {
            let costs = &influence(effect).costs;
            let change = |option| self.money.short_change(costs.difference(option).total);
            let active = if effect.is_active { "yes" } else { "" };
            [effect.adjustment.id.clone(), active.to_owned()]
                .into_iter()
                .chain(SHOWN.map(change))
                .collect::<Vec<_>>()
        };
        let table = |kind: AdjustmentKind| {
            let rows: Vec<_> = found
                .effects
                .iter()
                .filter(|effect| effect.adjustment.kind == kind)
                .map(row)
                .collect();
            let first = format!("{}, {how}", kind_label(kind));
            let columns = [first.as_str(), "Active"].into_iter().chain(SHORT_NAMES);
            Table::new(columns, rows).with_words_in(&[1])
        };
        [AdjustmentKind::Countermeasure, AdjustmentKind::Pitfall]
            .map(table)
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .map(TextPart::Table)
            .collect()
    }

    fn detail(&self, effect: &AdjustmentEffect<'_>, parts: &mut Vec<TextPart>) {
        let adjustment = effect.adjustment;
        let active = if effect.is_active { "Active" } else { "Not active" };
        let (kind, label) = (kind_label(adjustment.kind), &adjustment.label);
        parts.push(TextPart::Paragraph(format!(
            "{label}. {kind} for {}. {active} in this study. {}",
            adjustment.model.label(),
            adjustment.help
        )));
        let (alone, together) = (&effect.alone.parameters, &effect.together.parameters);
        let is_same = alone.values == together.values;
        let how = if is_same { "" } else { ", alone" };
        parts.extend(self.values(how, adjustment, alone));
        if !is_same {
            parts.extend(self.values(", together", adjustment, together));
        }
        let is_shared = |effect: &Effect| matches!(effect.target, EffectTarget::Organisation(_));
        if adjustment.effects.iter().any(is_shared) {
            parts.push(TextPart::Paragraph("* holds for both models".to_owned()));
        }
        let settings = settings(adjustment, alone, together);
        if !settings.is_empty() {
            parts.push(TextPart::List { title: "Settings".to_owned(), lines: settings });
        }
        let extra = adjustment.extra.iter().zip(&effect.extra_treatments);
        let extra: Vec<_> = extra
            .map(|(line, &treatment)| extra_line_in_words(line, treatment, &self.money))
            .collect();
        if !extra.is_empty() {
            parts.push(TextPart::List { title: "Cost lines it adds".to_owned(), lines: extra });
        }
        let rows = [
            self.change_row("Alone", &effect.alone.costs, |cost| cost.total),
            self.change_row("Alone, discounted", &effect.alone.costs, |c| c.discounted_total),
            self.change_row("Together", &effect.together.costs, |cost| cost.total),
            self.change_row("Together, discounted", &effect.together.costs, |c| c.discounted_total),
        ];
        parts.push(TextPart::Table(Table::new(headings("Adds to the total"), rows.into())));
    }

    /// What its effects make of parameters; nothing when it has none.
    fn values(
        &self,
        how: &str,
        adjustment: &Adjustment,
        changes: &ParameterChanges,
    ) -> Option<TextPart> {
        let effects = adjustment.effects.iter().zip(&changes.values);
        let rows: Vec<_> =
            effects.map(|(effect, value)| self.value_row(effect, value).into()).collect();
        let first = format!("Parameter{how}");
        (!rows.is_empty()).then(|| TextPart::table([&first, "Effect", "Before", "After"], rows))
    }

    fn value_row(&self, effect: &Effect, value: &ValueChange) -> [String; 4] {
        let declaration = effect.target.declaration();
        let label = match effect.target {
            EffectTarget::Model(_) => declaration.label.to_owned(),
            EffectTarget::Organisation(_) => format!("{} *", declaration.label),
        };
        let text = |value: Decimal| value_text(value, declaration, self.currency);
        let (before, after) = (value.before.likely(), value.after.likely());
        // whoever multiplies by hand comes out beyond the limit, and should see why
        let limit = if value.is_clamped { " (limit)" } else { "" };
        [label, self.operation(effect), text(before), format!("{}{limit}", text(after))]
    }

    fn operation(&self, effect: &Effect) -> String {
        let declaration = effect.target.declaration();
        let value = |value: Decimal| value_text(value, declaration, self.currency);
        match effect.operation {
            Operation::Set => format!("set to {}", value(effect.value)),
            Operation::Multiply => format!("× {}", display::number(effect.value, 4)),
            Operation::Add if effect.value < Decimal::ZERO => {
                format!("\u{2212} {}", value(effect.value.abs()))
            }
            Operation::Add => format!("+ {}", value(effect.value)),
        }
    }

    fn change_row(
        &self,
        label: &str,
        costs: &Change<OptionCosts>,
        amount: impl Fn(OptionCost) -> Decimal,
    ) -> Vec<String> {
        let cell = |option| self.money.exact_change(amount(costs.difference(option)));
        std::iter::once(label.to_owned()).chain(SHOWN.map(cell)).collect()
    }

    fn lens_values(&self, lens: &LensEffect) -> TextPart {
        let row = |value: &LensValue| {
            let [label, _, before, after] = self.value_row(&value.effect, &value.value);
            vec![label, before, after]
        };
        let rows = lens.values.iter().map(row).collect();
        TextPart::table(["Ops Run It", "In practice", "On paper"], rows)
    }

    /// What the options cost before and after a change, and the difference.
    fn totals(&self, labels: [&str; 2], costs: &Change<OptionCosts>) -> TextPart {
        let row = |label: &str, costs: &OptionCosts| {
            let cell = |option: OptionKind| self.money.exact(costs.option(option).total);
            std::iter::once(label.to_owned()).chain(SHOWN.map(cell)).collect::<Vec<_>>()
        };
        let [before, after] = labels;
        let rows = vec![
            row(before, &costs.before),
            row(after, &costs.after),
            self.change_row("Difference", costs, |cost| cost.total),
            self.change_row("Same, discounted", costs, |cost| cost.discounted_total),
        ];
        TextPart::Table(Table::new(headings("Total"), rows))
    }
}

fn headings(first: &str) -> impl Iterator<Item = &str> {
    std::iter::once(first).chain(SHOWN.map(OptionKind::label))
}

/// What it sets of the study's settings, and where that makes no difference.
fn settings(
    adjustment: &Adjustment,
    alone: &ParameterChanges,
    together: &ParameterChanges,
) -> Vec<String> {
    let line = |(alone, together): (SettingChange, SettingChange)| {
        let words =
            |change: &SettingChange| format!("{} before, {} after", change.before, change.after);
        let name = alone.name;
        if alone == together {
            return format!("{name}: {}", words(&alone));
        }
        let (alone, together) = (words(&alone), words(&together));
        format!("{name}: {alone}; together with the active ones {together}")
    };
    let together = setting_changes(adjustment, together);
    setting_changes(adjustment, alone).into_iter().zip(together).map(line).collect()
}
