//! Fields of the window: what stands in the field of a value of the study, and what becomes of a
//! text that is typed or chosen there.

mod declarations;
mod service_inputs;
mod words;

use fulcrum_model::file::{Edit, Node};
use fulcrum_model::parameters::Declaration;
use fulcrum_model::scenarios::{ServiceField, Setting};
use fulcrum_model::{Currency, Estimate, Line, OperatingModel, Service, Study};
use rust_decimal::Decimal;

use crate::contract::Choice;
use crate::number_entry::{Entry, NumberField, NumberStyle, Understood, value_text};
use crate::value_words::estimate_in_words;

pub(crate) use declarations::{
    BAND_LIMIT, COUNT, INCIDENT_HOURS, LAUNCH_MONTH, SEASON, TOLERANCE, is_whole_number,
};
pub(crate) use service_inputs::ServiceInput;
pub(crate) use words::{currencies, service_choices, setting_choices, treatment_choices};

/// What stands at a path of a study, ready for a field.
#[derive(Clone, Debug)]
pub(crate) struct StudyField {
    /// The path.
    pub(crate) path: String,
    /// What it is, with the model or service that it belongs to.
    pub(crate) label: String,
    /// What it means, for whoever is told that a text cannot be taken.
    pub(crate) help: &'static str,
    pub(crate) value: FieldValue,
}

/// The value of a field, by the way it is edited.
#[derive(Clone, Debug)]
pub(crate) enum FieldValue {
    /// A number that may be a range.
    Estimate(Estimate, &'static Declaration),
    /// A plain number, or none.
    Number(Option<Decimal>, &'static Declaration),
    /// One of a few words, by its id.
    Choice(&'static str, Vec<Choice>),
    /// A name.
    Text(String),
}

/// A text as it is understood in a field.
#[derive(Clone, Debug)]
pub(crate) struct FieldReading {
    /// The edit that puts it there.
    pub(crate) edit: Edit,
    /// The value for reading.
    pub(crate) words: String,
    /// What was not typed but follows, a sentence; empty for nothing.
    pub(crate) remark: String,
}

/// Why a text cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// A sentence or two.
    pub(crate) message: String,
    /// What the value means.
    pub(crate) hint: &'static str,
}

impl StudyField {
    /// The field of the value at `path`; `None` when the study has no value there that a field can
    /// hold.
    pub(crate) fn at(study: &Study, path: &str) -> Option<Self> {
        let field =
            |label: String, help, value| Some(Self { path: path.to_owned(), label, help, value });
        if let Some(value) = study.value_at(path) {
            let declaration = value.declaration;
            let label = crate::assumptions::label_in_context(&value);
            let value = FieldValue::Estimate(value.estimate, declaration);
            return field(label, declaration.help, value);
        }
        if let Some(setting) = Setting::from_id(path) {
            let help = setting.declaration().map_or("", |declaration| declaration.help);
            return field(setting.label().to_owned(), help, setting_value(study, setting)?);
        }
        if let Some(rest) = path.strip_prefix("treatments.") {
            let (line, model) = rest.rsplit_once('.')?;
            let model = OperatingModel::from_id(model)?;
            let line_label =
                Line::from_id(line).map_or_else(|| line.to_owned(), |line| line.label().to_owned());
            let chosen = study.treatments.iter().find(|c| c.line == line && c.model == model);
            let value = FieldValue::Choice(
                chosen.map_or("policy", |choice| choice.treatment.id()),
                treatment_choices(),
            );
            return field(format!("Treatment of {line_label}, {}", model.label()), "", value);
        }
        let (service, key) = service_field(study, path)?;
        let value = service_value(service, key);
        field(format!("{}, {}", key.label(), service.name), words::help(key), value)
    }

    /// What stands in the field; typed back it gives the value.
    pub(crate) fn text(&self, currency: Currency, style: NumberStyle) -> String {
        match &self.value {
            FieldValue::Estimate(estimate, declaration) => {
                estimate_text(*estimate, declaration, currency, style)
            }
            FieldValue::Number(value, declaration) => value
                .map(|value| number_text(value, declaration, currency, style))
                .unwrap_or_default(),
            FieldValue::Choice(id, choices) => label_of(id, choices),
            FieldValue::Text(text) => text.clone(),
        }
    }

    /// An amount of money in short where that is exact, for a narrow place; `None` for everything
    /// else.
    pub(crate) fn short_text(&self, currency: Currency) -> Option<String> {
        let FieldValue::Estimate(estimate, declaration) = &self.value else { return None };
        if !declaration.is_money() {
            return None;
        }
        let text = |value| value_text(value, declaration, currency);
        Some(match *estimate {
            Estimate::Fixed(value) => text(value),
            Estimate::Range { low, likely, high, .. } => [low, likely, high].map(text).join(" – "),
        })
    }

    /// The value for reading, with its unit.
    pub(crate) fn words(&self, currency: Currency, style: NumberStyle) -> String {
        match &self.value {
            FieldValue::Estimate(estimate, declaration) => {
                estimate_in_words(*estimate, declaration, currency, style)
            }
            FieldValue::Number(None, _) => "none".to_owned(),
            FieldValue::Number(Some(value), declaration) => {
                estimate_in_words(Estimate::Fixed(*value), declaration, currency, style)
            }
            FieldValue::Choice(..) | FieldValue::Text(_) => self.text(currency, style),
        }
    }

    /// A text as it is understood in the field.
    ///
    /// # Errors
    ///
    /// When the text cannot be taken, or what was meant is not clear.
    pub(crate) fn read(
        &self,
        text: &str,
        currency: Currency,
        style: NumberStyle,
    ) -> Result<FieldReading, Refusal> {
        let refuse = |message| Refusal { message, hint: self.help };
        let plainly = |edit, words| FieldReading { edit, words, remark: String::new() };
        let number = |declaration, likely| NumberField { declaration, currency, style, likely };
        let path = self.path.clone();
        match &self.value {
            FieldValue::Estimate(now, declaration) => {
                let field = number(declaration, Some(now.likely()));
                let Understood { estimate, words, remark } =
                    field.understood(text, *now).map_err(refuse)?;
                Ok(FieldReading { edit: Edit::SetEstimate { path, estimate }, words, remark })
            }
            FieldValue::Number(..) if text.trim().is_empty() && self.may_be_empty() => {
                Ok(plainly(Edit::Set { path, value: Node::Null }, "none".to_owned()))
            }
            FieldValue::Number(_, declaration) => {
                let field = number(declaration, None);
                let value = field.parse_single(text).map_err(refuse)?;
                let words = field.echo(Entry::Single(value));
                Ok(plainly(Edit::Set { path, value: number_node(value, declaration) }, words))
            }
            FieldValue::Choice(_, choices) => {
                let wanted = text.trim();
                let is_it = |choice: &&Choice| {
                    choice.id.eq_ignore_ascii_case(wanted)
                        || choice.label.eq_ignore_ascii_case(wanted)
                };
                let Some(choice) = choices.iter().find(is_it) else {
                    let labels: Vec<&str> = choices.iter().map(|c| c.label.as_str()).collect();
                    return Err(refuse(format!(
                        "\"{text}\" is none of the choices. Choose {}.",
                        listed_or(&labels)
                    )));
                };
                Ok(plainly(self.choose(&choice.id), choice.label.clone()))
            }
            FieldValue::Text(_) => {
                let text = text.trim();
                if text.is_empty() {
                    return Err(refuse("A name is expected here, and the field is empty.".into()));
                }
                let edit = Edit::Set { path, value: Node::Text(text.to_owned()) };
                Ok(plainly(edit, text.to_owned()))
            }
        }
    }

    /// The edit that puts the value of another field of this kind into this one, exactly.
    pub(crate) fn copy_of(&self, other: &FieldValue) -> Edit {
        let path = self.path.clone();
        match other {
            FieldValue::Estimate(estimate, _) => Edit::SetEstimate { path, estimate: *estimate },
            FieldValue::Number(None, _) => Edit::Set { path, value: Node::Null },
            FieldValue::Number(Some(value), declaration) => {
                Edit::Set { path, value: number_node(*value, declaration) }
            }
            FieldValue::Choice(id, _) => self.choose(id),
            FieldValue::Text(text) => Edit::Set { path, value: Node::Text(text.clone()) },
        }
    }

    fn choose(&self, id: &str) -> Edit {
        let path = self.path.clone();
        match (path.starts_with("treatments."), id) {
            (true, "policy") => Edit::Reset { path },
            (_, "true") => Edit::Set { path, value: Node::Bool(true) },
            (_, "false") => Edit::Set { path, value: Node::Bool(false) },
            _ => Edit::Set { path, value: Node::Text(id.to_owned()) },
        }
    }

    fn may_be_empty(&self) -> bool {
        self.path == Setting::AnnualRevenue.id()
    }
}

/// An estimate as it stands in a field: no unit but a percent or a currency sign.
pub(crate) fn estimate_text(
    estimate: Estimate,
    declaration: &'static Declaration,
    currency: Currency,
    style: NumberStyle,
) -> String {
    let text = |value| number_text(value, declaration, currency, style);
    match estimate {
        Estimate::Fixed(value) => text(value),
        Estimate::Range { low, likely, high, .. } => [low, likely, high].map(text).join(" – "),
    }
}

/// A number as it stands in a field.
pub(crate) fn number_text(
    value: Decimal,
    declaration: &Declaration,
    currency: Currency,
    style: NumberStyle,
) -> String {
    if declaration.is_money() {
        style.write_money(value, currency)
    } else if crate::number_entry::takes_percent(declaration) {
        style.write_percent(value)
    } else {
        style.write(value)
    }
}

/// The service that a path leads to, and its field there.
fn service_field<'a>(study: &'a Study, path: &str) -> Option<(&'a Service, ServiceField)> {
    let rest = path.strip_prefix("services.")?;
    study.services.iter().find_map(|service| {
        let key = rest.strip_prefix(service.id.as_str())?.strip_prefix('.')?;
        Some((service, ServiceField::from_id(key)?))
    })
}

/// The field of a service that is no estimate.
fn service_value(service: &Service, field: ServiceField) -> FieldValue {
    let auto = |id: Option<&'static str>, none| id.unwrap_or(none);
    let id = match field {
        ServiceField::Name => return FieldValue::Text(service.name.clone()),
        ServiceField::Team => return FieldValue::Text(service.team.clone()),
        ServiceField::Domain => return FieldValue::Text(service.domain.clone()),
        ServiceField::LaunchMonth => {
            return FieldValue::Number(Some(service.launch_month.into()), &LAUNCH_MONTH);
        }
        ServiceField::Kind => service.kind.id(),
        ServiceField::FeatureDemand => service.feature_demand.id(),
        ServiceField::AvailabilityTarget => {
            auto(service.availability_target.map(|target| target.id()), "auto")
        }
        ServiceField::OperatingModel => auto(service.operating_model.map(|m| m.id()), "auto"),
        ServiceField::AlreadyRunBy => auto(service.already_run_by.map(|m| m.id()), "none"),
    };
    FieldValue::Choice(id, service_choices(field))
}

/// The field of a setting; `None` for those that are no single field: bands and season.
fn setting_value(study: &Study, setting: Setting) -> Option<FieldValue> {
    use declarations as declared;
    let parameter = |value| setting.declaration().map(|d| FieldValue::Number(Some(value), d));
    let number = |value, declaration| Some(FieldValue::Number(Some(value), declaration));
    let choice = |id| Some(FieldValue::Choice(id, setting_choices(setting)));
    let simulation = &study.simulation;
    match setting {
        Setting::Name => Some(FieldValue::Text(study.name.clone())),
        Setting::Currency => choice(study.currency.code()),
        Setting::Start => Some(FieldValue::Text(study.start.to_string())),
        Setting::HorizonMonths => parameter(study.horizon_months.into()),
        Setting::DiscountRate => parameter(study.discount_rate),
        Setting::WorkingHoursPerDay => parameter(study.working_hours_per_day),
        Setting::OutOfHoursPolicy => choice(study.out_of_hours_policy.id()),
        Setting::Lens => choice(study.lens.id()),
        Setting::TreatmentPolicy => choice(study.treatment_policy.id()),
        Setting::AnnualRevenue => {
            Some(FieldValue::Number(study.annual_revenue, &declared::ANNUAL_REVENUE))
        }
        Setting::HighLossFrom => number(study.bands.high_loss_from, &declared::LOSS_THRESHOLD),
        Setting::MediumLossFrom => number(study.bands.medium_loss_from, &declared::LOSS_THRESHOLD),
        Setting::SimulationSeed => number(simulation.seed.into(), &declared::SEED),
        Setting::SimulationTrials => number(simulation.trials.into(), &declared::TRIALS),
        Setting::SimulationChance => choice(if simulation.chance { "true" } else { "false" }),
        Setting::Season | Setting::ExposureBands => None,
    }
}

/// A number as a study file has it: whole numbers of months and the like are no strings there.
fn number_node(value: Decimal, declaration: &Declaration) -> Node {
    if is_whole_number(declaration) {
        Node::Number(value.normalize().to_string())
    } else {
        Node::Text(value.normalize().to_string())
    }
}

/// The label of a choice; the id itself when it has none.
fn label_of(id: &str, choices: &[Choice]) -> String {
    choices
        .iter()
        .find(|choice| choice.id == id)
        .map_or_else(|| id.to_owned(), |choice| choice.label.clone())
}

/// `a, b or c`.
fn listed_or(labels: &[&str]) -> String {
    match labels {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}
