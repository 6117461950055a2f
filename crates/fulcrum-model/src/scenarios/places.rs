//! Where a value of a study stands, and the value itself.

use rust_decimal::Decimal;

use super::{ServiceField, Setting};
use crate::parameters::{Declaration, ModelParameter, OrganisationParameter, ServiceParameter};
use crate::study::{ExposureBand, Service};
use crate::{Estimate, Line, OperatingModel, Study, YearMonth};

/// Where a value of a study stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A setting.
    Setting(Setting),
    /// A parameter of the organisation.
    Organisation(OrganisationParameter),
    /// A parameter of a model.
    Model(OperatingModel, ModelParameter),
    /// A field of the service with this id.
    Service(String, ServiceField),
    /// An estimate of the service with this id.
    ServiceEstimate(String, ServiceParameter),
    /// Whether the countermeasure or pitfall with this id is active.
    Adjustment(String),
    /// The list of active adjustments: where its order differs, effects apply in another order.
    AdjustmentOrder,
    /// The treatment that the user set for a line (or for what an adjustment adds) under a model.
    Treatment(String, OperatingModel),
}

/// A value of a study, by its meaning: "0.50" and "0.5" are the same, and so are a range without
/// width and a fixed value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A name.
    Text(String),
    /// A choice, in the words for people.
    Word(&'static str),
    /// Active or not.
    Switch(bool),
    /// A calendar month.
    Month(YearMonth),
    /// The month in which a service launches, counted from 0.
    Launch(u32),
    /// A plain whole number.
    Count(u64),
    /// An amount of money.
    Amount(Decimal),
    /// A value of a parameter; its unit is declared with the parameter.
    Estimate(Estimate),
    /// Multipliers by calendar month, January first.
    Multipliers([Decimal; 12]),
    /// Exposure bands.
    Bands(Vec<ExposureBand>),
    /// Names in their order.
    List(Vec<String>),
    /// There is no such place, as in a study without that service.
    Absent,
}

impl Value {
    /// The value of an estimate: a range without width is a fixed value.
    pub(super) fn of(estimate: Estimate) -> Self {
        Self::Estimate(match estimate {
            Estimate::Range { low, likely, high, .. } if low == high => Estimate::Fixed(likely),
            other => other,
        })
    }
}

impl Place {
    /// The path of the value. An adjustment has none of its own in a file, where the list of them
    /// is one value: its path is `adjustments.` and its id.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Setting(setting) => setting.id().to_owned(),
            Self::Organisation(p) => format!("organisation.{}", p.declaration().id),
            Self::Model(model, p) => format!("models.{}.{}", model.id(), p.declaration().id),
            Self::Service(id, field) => format!("services.{id}.{}", field.id()),
            Self::ServiceEstimate(id, p) => format!("services.{id}.{}", p.declaration().id),
            Self::Adjustment(id) => format!("adjustments.{id}"),
            Self::AdjustmentOrder => "adjustments".to_owned(),
            Self::Treatment(line, model) => format!("treatments.{line}.{}", model.id()),
        }
    }

    /// What was declared of the value, when it is that of a parameter.
    #[must_use]
    pub fn declaration(&self) -> Option<&'static Declaration> {
        match self {
            Self::Setting(setting) => setting.declaration(),
            Self::Organisation(p) => Some(p.declaration()),
            Self::Model(_, p) => Some(p.declaration()),
            Self::ServiceEstimate(_, p) => Some(p.declaration()),
            Self::Service(..)
            | Self::Adjustment(_)
            | Self::AdjustmentOrder
            | Self::Treatment(..) => None,
        }
    }

    /// What the value is, for people. `study` is one that has the place.
    #[must_use]
    pub fn label(&self, study: &Study) -> String {
        match self {
            Self::Setting(setting) => setting.label().to_owned(),
            Self::Service(_, field) => field.label().to_owned(),
            Self::Adjustment(id) => {
                adjustment(study, id).map_or_else(|| id.clone(), |a| a.label.clone())
            }
            Self::AdjustmentOrder => "Countermeasures and pitfalls, in order".to_owned(),
            Self::Treatment(line, _) => {
                let label = Line::from_id(line)
                    .map(|line| line.label().to_owned())
                    .or_else(|| adjustment(study, line).map(|a| a.label.clone()));
                format!("Treatment of {}", label.unwrap_or_else(|| line.clone()))
            }
            Self::Organisation(_) | Self::Model(..) | Self::ServiceEstimate(..) => {
                self.declaration().map_or_else(String::new, |d| d.label.to_owned())
            }
        }
    }

    /// Name of the model or the service that the value belongs to; `None` when it holds for the
    /// whole study. `study` is one that has the place.
    #[must_use]
    pub fn owner(&self, study: &Study) -> Option<String> {
        match self {
            Self::Model(model, _) | Self::Treatment(_, model) => Some(model.label().to_owned()),
            Self::Service(id, _) | Self::ServiceEstimate(id, _) => {
                service(study, id).map(|service| service.name.clone())
            }
            Self::Adjustment(id) => adjustment(study, id).map(|a| a.model.label().to_owned()),
            Self::Setting(_) | Self::Organisation(_) | Self::AdjustmentOrder => None,
        }
    }

    /// The value in a study.
    #[must_use]
    pub fn value(&self, study: &Study) -> Value {
        match self {
            Self::Setting(setting) => setting.value(study),
            Self::Organisation(p) => Value::of(study.organisation(*p)),
            Self::Model(model, p) => Value::of(study.model(*model, *p)),
            Self::Service(id, field) => {
                service(study, id).map_or(Value::Absent, |service| field.value(service))
            }
            Self::ServiceEstimate(id, p) => {
                service(study, id).map_or(Value::Absent, |service| Value::of(service.estimate(*p)))
            }
            Self::Adjustment(id) => Value::Switch(adjustment(study, id).is_some()),
            Self::AdjustmentOrder => {
                Value::List(study.adjustments.iter().map(|a| a.label.clone()).collect())
            }
            Self::Treatment(line, model) => study
                .treatments
                .iter()
                .find(|choice| choice.line == *line && choice.model == *model)
                .map_or(Value::Word("by the policy"), |choice| {
                    Value::Word(choice.treatment.label())
                }),
        }
    }
}

fn service<'a>(study: &'a Study, id: &str) -> Option<&'a Service> {
    study.services.iter().find(|service| service.id == id)
}

fn adjustment<'a>(study: &'a Study, id: &str) -> Option<&'a crate::adjustments::Adjustment> {
    study.adjustments.iter().find(|adjustment| adjustment.id == id)
}
