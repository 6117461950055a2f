//! Countermeasures and pitfalls as data, the lens, what they do to parameters and to totals.

mod apply;
mod catalogue;
mod effects;

pub use apply::{EffectiveParameters, effective_parameters};
pub use catalogue::{Catalogue, CatalogueError};
pub use effects::{
    AdjustmentChanges, AdjustmentEffect, AdjustmentEffects, Change, Influence, LensEffect,
    LensValue, OptionCost, OptionCosts, ParameterChanges, ValueChange, adjustment_changes,
    adjustment_effects, lens_effect,
};

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::parameters::{Declaration, ModelParameter, OrganisationParameter};
use crate::{Axis, CostType, OperatingModel, OutOfHoursPolicy, Treatment};

/// A countermeasure or pitfall that a study can switch on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// Its id; its extra lines post under it.
    pub id: String,
    /// Whether it helps or hurts.
    pub kind: AdjustmentKind,
    /// Its name for people.
    pub label: String,
    /// The model it applies to.
    pub model: OperatingModel,
    /// What it is, in a sentence.
    pub help: String,
    /// What it does to parameters.
    pub effects: Vec<Effect>,
    /// Cost lines it adds.
    pub extra: Vec<ExtraLine>,
    /// A policy it imposes on the study.
    pub out_of_hours_policy: Option<OutOfHoursPolicy>,
    /// Whether level 3 callouts are paid.
    pub level_3_callout_paid: Option<bool>,
}

/// Whether an adjustment helps or hurts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentKind {
    /// Tried against a drawback.
    Countermeasure,
    /// What goes wrong.
    Pitfall,
}

/// A change of one parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Which parameter.
    pub target: EffectTarget,
    /// What is done with the value.
    pub operation: Operation,
    /// The value.
    pub value: Decimal,
}

/// The parameter an effect changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectTarget {
    /// One of the adjustment's model.
    Model(ModelParameter),
    /// One of the organisation: the change holds for both models.
    Organisation(OrganisationParameter),
}

impl EffectTarget {
    /// What was declared of the parameter.
    #[must_use]
    pub fn declaration(self) -> &'static Declaration {
        match self {
            Self::Model(parameter) => parameter.declaration(),
            Self::Organisation(parameter) => parameter.declaration(),
        }
    }
}

/// What an effect does; effects apply in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Replaces the value.
    Set,
    /// Multiplies it.
    Multiply,
    /// Adds to it.
    Add,
}

impl Operation {
    /// The value after it. What overflows is limited to the parameter's bounds afterwards, so the
    /// largest decimal stands for it.
    #[must_use]
    pub fn of(self, before: Decimal, value: Decimal) -> Decimal {
        match self {
            Self::Set => value,
            Self::Multiply => before.saturating_mul(value),
            Self::Add => before.saturating_add(value),
        }
    }

    /// The word in data files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Multiply => "multiply",
            Self::Add => "add",
        }
    }
}

/// A cost line that an adjustment adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraLine {
    /// Its axis.
    pub axis: Axis,
    /// Its cost type.
    pub cost_type: CostType,
    /// Its treatment, before the study's choices and policy.
    pub treatment: Treatment,
    /// Once or every month.
    pub frequency: Frequency,
    /// For whom it is posted.
    pub per: Per,
    /// How much.
    pub amount: ExtraAmount,
}

/// When an extra line posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// In the launch month.
    OneOff,
    /// Every month from the launch month on.
    Monthly,
}

/// For whom an extra line is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once for the model.
    Model,
    /// For each service.
    Service,
    /// For each unit: the central team, or each product team.
    Unit,
}

/// How much an extra line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraAmount {
    /// Money.
    Money(Decimal),
    /// Hours of each of the unit's people, at the operator's rate.
    HoursPerPerson(Decimal),
}

impl ExtraAmount {
    /// The money, or the hours.
    #[must_use]
    pub const fn number(self) -> Decimal {
        match self {
            Self::Money(number) | Self::HoursPerPerson(number) => number,
        }
    }
}
