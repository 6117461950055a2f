//! The parts of a study as a file has them, in full. Decimals are text, so that no reader takes
//! them for binary floats; settings that count something are numbers.

use rust_decimal::Decimal;

use crate::adjustments::Adjustment;
use crate::file::node::Node;
use crate::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use crate::study::{Bands, Evidence, ExposureBand, Service, SimulationSettings, TreatmentChoice};
use crate::{Estimate, OperatingModel};

pub(super) fn object(entries: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::Object(entries.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
}

pub(super) fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

/// A decimal without an exponent and without zeros that say nothing.
pub(in crate::file) fn decimal(value: Decimal) -> Node {
    Node::Text(value.normalize().to_string())
}

pub(super) fn whole(value: u64) -> Node {
    Node::Number(value.to_string())
}

/// An estimate: a value, or low, likely, high and shape.
pub(in crate::file) fn estimate(estimate: Estimate) -> Node {
    match estimate {
        Estimate::Fixed(value) => decimal(value),
        Estimate::Range { low, likely, high, shape } => object([
            ("low", decimal(low)),
            ("likely", decimal(likely)),
            ("high", decimal(high)),
            ("shape", text(shape.id())),
        ]),
    }
}

/// Hours of a working day: a number when they are whole.
pub(super) fn working_hours(hours: Decimal) -> Node {
    if hours.is_integer() { Node::Number(hours.normalize().to_string()) } else { decimal(hours) }
}

pub(super) fn season(season: &[Decimal; 12]) -> Node {
    Node::List(season.iter().copied().map(decimal).collect())
}

pub(super) fn organisation(values: &[Estimate; OrganisationParameter::COUNT]) -> Node {
    let parameters = OrganisationParameter::ALL.into_iter().zip(values);
    object(parameters.map(|(p, value)| (p.declaration().id, of_the_organisation(p, *value))))
}

/// An estimate of the organisation; a number of people is a number.
pub(in crate::file) fn of_the_organisation(
    parameter: OrganisationParameter,
    value: Estimate,
) -> Node {
    match value {
        Estimate::Fixed(value) if parameter.is_whole() => {
            Node::Number(value.normalize().to_string())
        }
        _ => estimate(value),
    }
}

pub(super) fn models(values: &[[Estimate; ModelParameter::COUNT]; 2]) -> Node {
    object(OperatingModel::ALL.into_iter().zip(values).map(|(m, values)| (m.id(), model(values))))
}

pub(super) fn model(values: &[Estimate; ModelParameter::COUNT]) -> Node {
    let parameters = ModelParameter::ALL.into_iter().zip(values);
    object(parameters.map(|(p, value)| (p.declaration().id, estimate(*value))))
}

pub(super) fn bands(bands: &Bands) -> Node {
    object([
        ("exposure", exposure_bands(&bands.exposure)),
        ("incident_loss", incident_loss(bands.high_loss_from, bands.medium_loss_from)),
    ])
}

pub(super) fn exposure_bands(bands: &[ExposureBand]) -> Node {
    let band = |band: &ExposureBand| {
        object([
            ("up_to", decimal(band.up_to)),
            ("availability_target", text(band.availability_target.id())),
        ])
    };
    Node::List(bands.iter().map(band).collect())
}

pub(super) fn incident_loss(high_from: Decimal, medium_from: Decimal) -> Node {
    object([("high_from", decimal(high_from)), ("medium_from", decimal(medium_from))])
}

pub(super) fn service(service: &Service) -> Node {
    let target = service.availability_target.map_or("auto", |target| target.id());
    let model = service.operating_model.map_or("auto", OperatingModel::id);
    let run_by = service.already_run_by.map_or("none", OperatingModel::id);
    let choices = [
        ("id", text(&service.id)),
        ("name", text(&service.name)),
        ("team", text(&service.team)),
        ("domain", text(&service.domain)),
        ("kind", text(service.kind.id())),
        ("launch_month", whole(u64::from(service.launch_month))),
        ("feature_demand", text(service.feature_demand.id())),
        ("availability_target", text(target)),
        ("operating_model", text(model)),
        ("already_run_by", text(run_by)),
    ];
    let estimates =
        ServiceParameter::ALL.map(|p| (p.declaration().id, estimate(service.estimate(p))));
    object(choices.into_iter().chain(estimates))
}

impl From<&Service> for Node {
    /// A service as a study file has it, in full.
    fn from(of: &Service) -> Self {
        service(of)
    }
}

pub(super) fn adjustments(active: &[Adjustment]) -> Node {
    Node::List(active.iter().map(|adjustment| text(&adjustment.id)).collect())
}

pub(super) fn treatments_of_a_line<'a>(choices: impl Iterator<Item = &'a TreatmentChoice>) -> Node {
    object(choices.map(|choice| (choice.model.id(), text(choice.treatment.id()))))
}

pub(super) fn simulation(settings: &SimulationSettings) -> Node {
    object([
        ("seed", whole(settings.seed)),
        ("trials", whole(u64::from(settings.trials))),
        ("chance", Node::Bool(settings.chance)),
    ])
}

pub(in crate::file) fn evidence(evidence: &Evidence) -> Node {
    object([
        ("source", text(&evidence.source)),
        ("owner", text(&evidence.owner)),
        ("confidence", text(evidence.confidence.id())),
        ("note", text(&evidence.note)),
    ])
}
