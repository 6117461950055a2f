//! The JSON of `fulcrum adjustments`.

use fulcrum_model::adjustments::{
    Adjustment, AdjustmentEffect, AdjustmentKind, Change, Effect, EffectTarget, ExtraAmount,
    ExtraLine, Frequency, LensEffect, LensValue, Operation, OptionCost, OptionCosts,
    ParameterChanges, Per, ValueChange,
};
use fulcrum_model::{
    Axis, CostType, Lens, OperatingModel, OptionKind, OutOfHoursPolicy, Study, Treatment,
};
use serde::Serialize;

use super::Found;
use crate::json::{Entries, EstimateEntry, MoneyText, ratio};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    study: &'a str,
    currency: &'static str,
    horizon_months: u32,
    lens: Lens,
    #[serde(skip_serializing_if = "Option::is_none")]
    totals: Option<TotalsEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adjustments: Option<Vec<AdjustmentEntry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lens_effect: Option<LensEntry>,
}

#[derive(Serialize)]
struct TotalsEntry {
    without_adjustments: Entries<CostEntry>,
    with_active_adjustments: Entries<CostEntry>,
}

#[derive(Serialize)]
struct CostEntry {
    total: String,
    discounted_total: String,
}

#[derive(Serialize)]
struct AdjustmentEntry<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'static str,
    model: OperatingModel,
    help: &'a str,
    active: bool,
    effects: Vec<EffectEntry>,
    settings: Vec<SettingEntry>,
    extra: Vec<ExtraEntry>,
    alone: Entries<CostEntry>,
    together: Entries<CostEntry>,
}

#[derive(Serialize)]
struct ParameterEntry {
    parameter: &'static str,
    label: &'static str,
    unit: &'static str,
    /// Nothing for a parameter of the organisation: the change holds for both models.
    model: Option<OperatingModel>,
    operation: &'static str,
    value: String,
}

#[derive(Serialize)]
struct EffectEntry {
    #[serde(flatten)]
    parameter: ParameterEntry,
    alone: ChangeEntry<EstimateEntry>,
    together: ChangeEntry<EstimateEntry>,
}

#[derive(Serialize)]
struct ChangeEntry<T> {
    before: T,
    after: T,
}

#[derive(Serialize)]
struct SettingEntry {
    setting: &'static str,
    alone: ChangeEntry<SettingValue>,
    together: ChangeEntry<SettingValue>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum SettingValue {
    Policy(OutOfHoursPolicy),
    Paid(bool),
}

#[derive(Serialize)]
struct ExtraEntry {
    axis: Axis,
    r#type: CostType,
    treatment: Treatment,
    frequency: &'static str,
    per: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours_per_person: Option<String>,
}

#[derive(Serialize)]
struct LensEntry {
    values: Vec<LensValueEntry>,
    in_practice: Entries<CostEntry>,
    on_paper: Entries<CostEntry>,
    /// On paper less in practice.
    difference: Entries<CostEntry>,
}

#[derive(Serialize)]
struct LensValueEntry {
    lens: Lens,
    #[serde(flatten)]
    parameter: ParameterEntry,
    in_practice: EstimateEntry,
    on_paper: EstimateEntry,
}

impl<'a> Document<'a> {
    pub(super) fn new(study: &'a Study, found: &Found<'a>) -> Self {
        let text = Texts { amounts: MoneyText::of(study) };
        let adjustments = found.adjustments.as_ref();
        Self {
            study: &study.name,
            currency: study.currency.code(),
            horizon_months: study.horizon_months,
            lens: study.lens,
            totals: adjustments.map(|all| TotalsEntry {
                without_adjustments: text.costs(&all.without),
                with_active_adjustments: text.costs(&all.active),
            }),
            adjustments: adjustments
                .map(|all| all.effects.iter().map(|effect| text.adjustment(effect)).collect()),
            lens_effect: found.lens.as_ref().map(|lens| text.lens(lens)),
        }
    }
}

/// How figures of one study are written.
struct Texts {
    amounts: MoneyText,
}

impl Texts {
    fn cost(&self, cost: OptionCost) -> CostEntry {
        CostEntry {
            total: self.amounts.text(cost.total),
            discounted_total: self.amounts.text(cost.discounted_total),
        }
    }

    fn by_option(&self, cost: impl Fn(OptionKind) -> OptionCost) -> Entries<CostEntry> {
        let entry = |option: OptionKind| (option.id().to_owned(), self.cost(cost(option)));
        Entries(OptionKind::ALL.map(entry).into())
    }

    fn costs(&self, costs: &OptionCosts) -> Entries<CostEntry> {
        self.by_option(|option| costs.option(option))
    }

    fn differences(&self, costs: &Change<OptionCosts>) -> Entries<CostEntry> {
        self.by_option(|option| costs.difference(option))
    }

    fn adjustment<'a>(&self, effect: &AdjustmentEffect<'a>) -> AdjustmentEntry<'a> {
        let adjustment = effect.adjustment;
        let extra = adjustment.extra.iter().zip(&effect.extra_treatments);
        let (alone, together) = (&effect.alone.parameters, &effect.together.parameters);
        AdjustmentEntry {
            id: &adjustment.id,
            label: &adjustment.label,
            kind: match adjustment.kind {
                AdjustmentKind::Countermeasure => "countermeasure",
                AdjustmentKind::Pitfall => "pitfall",
            },
            model: adjustment.model,
            help: &adjustment.help,
            active: effect.is_active,
            effects: adjustment
                .effects
                .iter()
                .zip(alone.values.iter().zip(&together.values))
                .map(|(change, (&alone, &together))| EffectEntry {
                    parameter: parameter(adjustment.model, change),
                    alone: alone.into(),
                    together: together.into(),
                })
                .collect(),
            settings: settings(adjustment, alone, together),
            extra: extra.map(|(line, &treatment)| self.extra(line, treatment)).collect(),
            alone: self.differences(&effect.alone.costs),
            together: self.differences(&effect.together.costs),
        }
    }

    fn extra(&self, line: &ExtraLine, treatment: Treatment) -> ExtraEntry {
        let (amount, hours_per_person) = match line.amount {
            ExtraAmount::Money(amount) => (Some(ratio(amount)), None),
            ExtraAmount::HoursPerPerson(hours) => (None, Some(ratio(hours))),
        };
        ExtraEntry {
            axis: line.axis,
            r#type: line.cost_type,
            treatment,
            frequency: match line.frequency {
                Frequency::OneOff => "one_off",
                Frequency::Monthly => "monthly",
            },
            per: match line.per {
                Per::Model => "model",
                Per::Service => "service",
                Per::Unit => "unit",
            },
            amount,
            hours_per_person,
        }
    }

    fn lens(&self, lens: &LensEffect) -> LensEntry {
        LensEntry {
            values: lens.values.iter().map(LensValueEntry::from).collect(),
            in_practice: self.costs(&lens.costs.before),
            on_paper: self.costs(&lens.costs.after),
            difference: self.differences(&lens.costs),
        }
    }
}

fn parameter(model: OperatingModel, effect: &Effect) -> ParameterEntry {
    let declaration = effect.target.declaration();
    ParameterEntry {
        parameter: declaration.id,
        label: declaration.label,
        unit: declaration.unit,
        model: match effect.target {
            EffectTarget::Model(_) => Some(model),
            EffectTarget::Organisation(_) => None,
        },
        operation: match effect.operation {
            Operation::Set => "set",
            Operation::Multiply => "multiply",
            Operation::Add => "add",
        },
        value: ratio(effect.value),
    }
}

fn settings(
    adjustment: &Adjustment,
    alone: &ParameterChanges,
    together: &ParameterChanges,
) -> Vec<SettingEntry> {
    let policy = adjustment.out_of_hours_policy.map(|_| {
        let change = |changes: &ParameterChanges| {
            let Change { before, after } = changes.out_of_hours_policy;
            ChangeEntry { before: SettingValue::Policy(before), after: SettingValue::Policy(after) }
        };
        SettingEntry {
            setting: "out_of_hours_policy",
            alone: change(alone),
            together: change(together),
        }
    });
    let paid = adjustment.level_3_callout_paid.map(|_| {
        let change = |changes: &ParameterChanges| {
            let Change { before, after } = changes.level_3_callout_paid;
            ChangeEntry { before: SettingValue::Paid(before), after: SettingValue::Paid(after) }
        };
        SettingEntry {
            setting: "level_3_callout_paid",
            alone: change(alone),
            together: change(together),
        }
    });
    policy.into_iter().chain(paid).collect()
}

impl From<ValueChange> for ChangeEntry<EstimateEntry> {
    fn from(change: ValueChange) -> Self {
        Self { before: change.before.into(), after: change.after.into() }
    }
}

impl From<&LensValue> for LensValueEntry {
    fn from(value: &LensValue) -> Self {
        Self {
            lens: value.lens,
            parameter: parameter(OperatingModel::OpsRunIt, &value.effect),
            in_practice: value.value.before.into(),
            on_paper: value.value.after.into(),
        }
    }
}
