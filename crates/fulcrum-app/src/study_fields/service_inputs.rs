//! What can be typed of a service, in the order in which tables show it.

use fulcrum_model::file::{Edit, NAME_LIMIT, Node};
use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::scenarios::ServiceField;
use fulcrum_model::{
    AvailabilityTarget, Currency, Estimate, FeatureDemand, OperatingModel, Service, ServiceKind,
    Shape,
};

use super::{FieldValue, LAUNCH_MONTH, Refusal, StudyField, service_value, words};
use crate::contract::{Choice, ColumnKind};
use crate::number_entry::{NumberField, NumberStyle};

/// A value of a service that can be typed or chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ServiceInput {
    Field(ServiceField),
    Estimate(ServiceParameter),
}

impl ServiceInput {
    /// All of them in the order of tables.
    pub(crate) const ALL: [Self; 14] = [
        Self::Field(ServiceField::Name),
        Self::Field(ServiceField::Team),
        Self::Field(ServiceField::Domain),
        Self::Field(ServiceField::LaunchMonth),
        Self::Field(ServiceField::FeatureDemand),
        Self::Estimate(ServiceParameter::ExposurePerHour),
        Self::Field(ServiceField::AvailabilityTarget),
        Self::Field(ServiceField::OperatingModel),
        Self::Field(ServiceField::Kind),
        Self::Estimate(ServiceParameter::OutOfHoursExposure),
        Self::Estimate(ServiceParameter::FeaturesPerMonth),
        Self::Estimate(ServiceParameter::ValuePerFeatureMonth),
        Self::Estimate(ServiceParameter::IncidentsPerMonth),
        Self::Field(ServiceField::AlreadyRunBy),
    ];

    /// The one with this key.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|input| input.key() == key)
    }

    /// Its key in files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Field(field) => field.id(),
            Self::Estimate(parameter) => parameter.declaration().id,
        }
    }

    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Field(field) => field.label(),
            Self::Estimate(parameter) => parameter.declaration().label,
        }
    }

    /// What it means.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::Field(field) => words::help(field),
            Self::Estimate(parameter) => parameter.declaration().help,
        }
    }

    /// Its unit as files name it; empty for none.
    pub(crate) fn unit(self) -> &'static str {
        match self {
            Self::Field(ServiceField::LaunchMonth) => LAUNCH_MONTH.unit,
            Self::Field(_) => "",
            Self::Estimate(parameter) => parameter.declaration().unit,
        }
    }

    pub(crate) fn kind(self) -> ColumnKind {
        match self {
            Self::Field(ServiceField::Name | ServiceField::Team | ServiceField::Domain) => {
                ColumnKind::Text
            }
            Self::Field(ServiceField::LaunchMonth) | Self::Estimate(_) => ColumnKind::Number,
            Self::Field(_) => ColumnKind::Choice,
        }
    }

    /// The words to choose from; none where it is no choice.
    pub(crate) fn choices(self) -> Vec<Choice> {
        match self {
            Self::Field(field) => words::service_choices(field),
            Self::Estimate(_) => Vec::new(),
        }
    }

    /// Its field of a service.
    pub(crate) fn field(self, service: &Service) -> StudyField {
        StudyField {
            path: format!("services.{}.{}", service.id, self.key()),
            label: self.label().to_owned(),
            help: self.help(),
            value: self.value(service),
        }
    }

    /// Its value in a service.
    pub(crate) fn value(self, service: &Service) -> FieldValue {
        match self {
            Self::Field(field) => service_value(service, field),
            Self::Estimate(parameter) => {
                FieldValue::Estimate(service.estimate(parameter), parameter.declaration())
            }
        }
    }

    /// What stands in a cell of a spreadsheet: as in a field, but the parts of a range are divided
    /// by points, and a range that is not of the usual shape says of which it is.
    pub(crate) fn sheet_text(
        self,
        service: &Service,
        currency: Currency,
        style: NumberStyle,
    ) -> String {
        let FieldValue::Estimate(estimate, declaration) = self.value(service) else {
            return self.field(service).text(currency, style);
        };
        let number = |value| super::number_text(value, declaration, currency, style);
        match estimate {
            Estimate::Fixed(value) => number(value),
            Estimate::Range { low, likely, high, shape } => {
                let range = [low, likely, high].map(number).join("..");
                if shape == Shape::Pert { range } else { format!("{range} {}", shape.id()) }
            }
        }
    }

    /// The edit that gives a service what stands in a cell of a spreadsheet. Where only the ends of a
    /// range stand there, the likely value stays, unless the service `is_new`: it has none yet.
    ///
    /// # Errors
    ///
    /// When the text cannot be taken.
    pub(crate) fn read_sheet(
        self,
        service: &Service,
        is_new: bool,
        text: &str,
        (currency, style): (Currency, NumberStyle),
    ) -> Result<Edit, Refusal> {
        let refuse = |message: String| Refusal { message, hint: self.help() };
        let field = self.field(service);
        if let FieldValue::Estimate(now, declaration) = field.value {
            let (text, shape) = with_shape(text);
            let likely = (!is_new).then(|| now.likely());
            let number = NumberField { declaration, currency, style, likely };
            let entry = number.parse(text).map_err(refuse)?;
            // a range that names no shape is a usual one, whatever stood there
            let estimate = entry.estimate(shape.unwrap_or(Shape::Pert));
            return Ok(Edit::SetEstimate { path: field.path, estimate });
        }
        let edit = field.read(text, currency, style)?.edit;
        match &edit {
            Edit::Set { value: Node::Number(number), .. } if number.parse::<u32>().is_err() => {
                Err(refuse(format!("\"{text}\" is not a whole number of months.")))
            }
            Edit::Set { value: Node::Text(name), .. } if name.chars().count() > NAME_LIMIT => {
                let message = format!("This is too long: type at most {NAME_LIMIT} characters.");
                Err(refuse(message))
            }
            _ => Ok(edit),
        }
    }

    /// Gives a service the value that an edit of this field sets.
    pub(crate) fn put(self, service: &mut Service, edit: &Edit) {
        match (self, edit) {
            (Self::Estimate(parameter), Edit::SetEstimate { estimate, .. }) => {
                service.estimates[parameter.index()] = *estimate;
            }
            (Self::Field(field), Edit::Set { value, .. }) => put_field(service, field, value),
            _ => {}
        }
    }
}

fn put_field(service: &mut Service, field: ServiceField, value: &Node) {
    let (Node::Text(text) | Node::Number(text)) = value else { return };
    match field {
        ServiceField::Name => service.name.clone_from(text),
        ServiceField::Team => service.team.clone_from(text),
        ServiceField::Domain => service.domain.clone_from(text),
        ServiceField::Kind => {
            service.kind = ServiceKind::from_id(text).unwrap_or(service.kind);
        }
        ServiceField::LaunchMonth => {
            service.launch_month = text.parse().unwrap_or(service.launch_month);
        }
        ServiceField::FeatureDemand => {
            service.feature_demand = FeatureDemand::from_id(text).unwrap_or(service.feature_demand);
        }
        ServiceField::AvailabilityTarget => {
            service.availability_target = AvailabilityTarget::from_id(text);
        }
        ServiceField::OperatingModel => service.operating_model = OperatingModel::from_id(text),
        ServiceField::AlreadyRunBy => service.already_run_by = OperatingModel::from_id(text),
    }
}

/// A text without the shape behind it, and the shape.
fn with_shape(text: &str) -> (&str, Option<Shape>) {
    let shape = text
        .trim_end()
        .rsplit_once(char::is_whitespace)
        .and_then(|(before, last)| Some((before, Shape::from_id(&last.to_lowercase())?)));
    shape.map_or((text, None), |(before, shape)| (before, Some(shape)))
}
