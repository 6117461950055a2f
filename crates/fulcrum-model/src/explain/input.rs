//! The inputs of formulas: what they are, where they are changed, what they rest on.

use rust_decimal::Decimal;

use crate::adjustments::{EffectTarget, Operation};
use crate::evaluate::Plan;
use crate::evaluate::calendar::DAYS_PER_MONTH;
use crate::parameters::{
    Declaration, ModelParameter, OrganisationParameter, ServiceParameter, StudyParameter,
};
use crate::{Evidence, OperatingModel, Study};

/// What an input of the formulas is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputSource {
    /// Mean days of a month: a constant of the calendar.
    DaysPerMonth,
    /// Working hours of a day.
    WorkingHoursPerDay,
    /// The multiplier of exposure in a month of the study, counted from 0.
    Season(u32),
    /// A parameter of the organisation, after adjustments.
    Organisation(OrganisationParameter),
    /// A parameter of a model, after lens and adjustments.
    Model(OperatingModel, ModelParameter),
    /// The study's own parameter of a model, before lens and adjustments: what is already paid.
    OwnModel(OperatingModel, ModelParameter),
    /// An estimate of the service at this position.
    Service(usize, ServiceParameter),
    /// The amount of an extra line, by the position of its active adjustment and its own.
    ExtraLine(usize, usize),
}

/// An input of an explained figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainedInput {
    /// What it is.
    pub source: InputSource,
    /// How formulas call it.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// Its unit.
    pub unit: &'static str,
    /// The value that counts.
    pub value: Decimal,
    /// The path at which the study has it; `None` where it is no value of the study.
    pub path: Option<String>,
    /// The study's own value, where lens or adjustments changed it.
    pub before_changes: Option<Decimal>,
    /// What lens and adjustments did to it, in order.
    pub changes: Vec<InputChange>,
    /// The bound of the parameter that the changes went beyond: the value that counts.
    pub limited_to: Option<Decimal>,
    /// What the study says of where it comes from.
    pub evidence: Option<Evidence>,
    /// What was declared of its parameter; sources of the default among it.
    pub declaration: Option<&'static Declaration>,
}

/// A change of a parameter by the lens or an adjustment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputChange {
    /// Label of the lens or the adjustment.
    pub by: String,
    /// What is done with the value.
    pub operation: Operation,
    /// With which value.
    pub value: Decimal,
}

impl InputSource {
    /// Every input of a study and its value, in the order of
    /// [`Inputs`](crate::evaluate::Inputs).
    pub(super) fn all(study: &Study, plan: &Plan) -> Vec<(Self, Decimal)> {
        let effective = &plan.effective;
        let mut all = vec![
            (Self::DaysPerMonth, DAYS_PER_MONTH),
            (Self::WorkingHoursPerDay, study.working_hours_per_day),
        ];
        let months = 0..study.horizon_months;
        all.extend(months.map(|month| (Self::Season(month), study.season_in(month))));
        all.extend(
            OrganisationParameter::ALL
                .into_iter()
                .map(|p| (Self::Organisation(p), effective.organisation[p.index()].likely())),
        );
        for model in OperatingModel::ALL {
            let estimates = &effective.models[model.index()];
            let parameters = ModelParameter::ALL.into_iter();
            all.extend(parameters.map(|p| (Self::Model(model, p), estimates[p.index()].likely())));
        }
        for model in OperatingModel::ALL {
            let parameters = ModelParameter::ALL.into_iter();
            all.extend(
                parameters.map(|p| (Self::OwnModel(model, p), study.model(model, p).likely())),
            );
        }
        for (index, service) in study.services.iter().enumerate() {
            let parameters = ServiceParameter::ALL.into_iter();
            all.extend(parameters.map(|p| (Self::Service(index, p), service.estimate(p).likely())));
        }
        for (index, adjustment) in plan.adjustments.iter().enumerate() {
            let extra = adjustment.extra.iter().enumerate();
            all.extend(extra.map(|(position, extra)| {
                (Self::ExtraLine(index, position), extra.amount.number())
            }));
        }
        all
    }

    /// How formulas call it.
    pub(super) fn name(self, study: &Study, plan: &Plan) -> String {
        match self {
            Self::DaysPerMonth => "days_per_month".to_owned(),
            Self::WorkingHoursPerDay => "working_hours_per_day".to_owned(),
            Self::Season(month) => format!("season[{}]", study.start.plus(month)),
            Self::Organisation(p) => p.declaration().id.to_owned(),
            Self::Model(model, p) => format!("{}.{}", model.id(), p.declaration().id),
            Self::OwnModel(model, p) => {
                format!("{}.{}[before adjustments]", model.id(), p.declaration().id)
            }
            Self::Service(index, p) => {
                format!("{}[{}]", p.declaration().id, quoted_id(&study.services[index].id))
            }
            Self::ExtraLine(index, position) => {
                format!("{}[extra line {}]", plan.adjustments[index].id, position + 1)
            }
        }
    }

    fn declaration(self) -> Option<&'static Declaration> {
        match self {
            Self::DaysPerMonth | Self::Season(_) | Self::ExtraLine(..) => None,
            Self::WorkingHoursPerDay => Some(StudyParameter::WorkingHoursPerDay.declaration()),
            Self::Organisation(p) => Some(p.declaration()),
            Self::Model(_, p) | Self::OwnModel(_, p) => Some(p.declaration()),
            Self::Service(_, p) => Some(p.declaration()),
        }
    }

    fn label(self, study: &Study, plan: &Plan) -> String {
        let label = self.declaration().map(|declaration| declaration.label).unwrap_or_default();
        match self {
            Self::DaysPerMonth => "Mean days of a month".to_owned(),
            Self::Season(month) => format!("Season, {}", study.start.plus(month).in_words()),
            Self::WorkingHoursPerDay | Self::Organisation(_) => label.to_owned(),
            Self::Model(model, _) => format!("{label}, {}", model.label()),
            Self::OwnModel(model, _) => {
                format!("{label}, {}, before adjustments", model.label())
            }
            Self::Service(index, _) => format!("{label}, {}", study.services[index].name),
            Self::ExtraLine(index, _) => plan.adjustments[index].label.clone(),
        }
    }

    fn unit(self, plan: &Plan) -> &'static str {
        use crate::adjustments::{ExtraAmount, Frequency};
        match self {
            Self::DaysPerMonth => "days/month",
            Self::Season(_) => "times the usual",
            Self::ExtraLine(index, position) => {
                let extra = &plan.adjustments[index].extra[position];
                match (extra.amount, extra.frequency) {
                    (ExtraAmount::Money(_), Frequency::OneOff) => "money",
                    (ExtraAmount::Money(_), Frequency::Monthly) => "money/month",
                    (ExtraAmount::HoursPerPerson(_), Frequency::OneOff) => "hours/person",
                    (ExtraAmount::HoursPerPerson(_), Frequency::Monthly) => "hours/person/month",
                }
            }
            _ => self.declaration().map(|declaration| declaration.unit).unwrap_or_default(),
        }
    }

    /// The path at which the study has it.
    fn path(self, study: &Study) -> Option<String> {
        match self {
            Self::DaysPerMonth => None,
            Self::WorkingHoursPerDay => Some("working_hours_per_day".to_owned()),
            Self::Season(_) => Some("season".to_owned()),
            Self::Organisation(p) => Some(format!("organisation.{}", p.declaration().id)),
            Self::Model(model, p) | Self::OwnModel(model, p) => {
                Some(format!("models.{}.{}", model.id(), p.declaration().id))
            }
            Self::Service(index, p) => {
                Some(format!("services.{}.{}", study.services[index].id, p.declaration().id))
            }
            Self::ExtraLine(..) => Some("adjustments".to_owned()),
        }
    }

    /// The study's own value, where lens and adjustments may change it.
    fn own_value(self, study: &Study) -> Option<Decimal> {
        match self {
            Self::Organisation(p) => Some(study.organisation(p).likely()),
            Self::Model(model, p) => Some(study.model(model, p).likely()),
            _ => None,
        }
    }

    /// What lens and adjustments do to it, in the order in which it is done.
    fn changes(self, study: &Study) -> Vec<InputChange> {
        let changes = |model: OperatingModel, target: EffectTarget| match (self, target) {
            (Self::Organisation(p), EffectTarget::Organisation(changed)) => p == changed,
            (Self::Model(of, p), EffectTarget::Model(changed)) => of == model && p == changed,
            _ => false,
        };
        let lens = study.lens_effects.iter().map(|effect| {
            (format!("lens: {}", study.lens.label()), OperatingModel::OpsRunIt, effect)
        });
        let active = study.adjustments.iter().flat_map(|adjustment| {
            let effects = adjustment.effects.iter();
            effects.map(|effect| (adjustment.label.clone(), adjustment.model, effect))
        });
        let mut found: Vec<InputChange> = lens
            .chain(active)
            .filter(|(_, model, effect)| changes(*model, effect.target))
            .map(|(by, _, effect)| InputChange {
                by,
                operation: effect.operation,
                value: effect.value,
            })
            .collect();
        found.sort_by_key(|change| change.operation);
        found
    }
}

/// An id as it stands in formulas: in quotation marks, with escapes, unless it is a plain word. An
/// id may be any text, also one that looks like a formula.
pub(super) fn quoted_id(id: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if !id.is_empty() && id.chars().all(is_plain) {
        id.to_owned()
    } else {
        // a text alone: it cannot fail
        serde_json::to_string(id).unwrap_or_default()
    }
}

impl ExplainedInput {
    pub(super) fn new(source: InputSource, value: Decimal, study: &Study, plan: &Plan) -> Self {
        let path = source.path(study);
        let changes = source.changes(study);
        let before_changes = source.own_value(study).filter(|_| !changes.is_empty());
        let changed = before_changes.map(|own| {
            changes.iter().fold(own, |value, change| change.operation.of(value, change.value))
        });
        Self {
            source,
            name: source.name(study, plan),
            label: source.label(study, plan),
            unit: source.unit(plan),
            value,
            before_changes,
            limited_to: changed.filter(|changed| *changed != value).map(|_| value),
            changes,
            evidence: path.as_ref().and_then(|path| study.evidence.get(path)).cloned(),
            declaration: source.declaration(),
            path,
        }
    }
}
