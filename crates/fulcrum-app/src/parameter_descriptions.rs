//! What never changes of a study's parameters and settings: labels, units, help, sources, and where
//! their values stand.

use fulcrum_model::parameters::{Declaration, ModelParameter, OrganisationParameter, Source};
use fulcrum_model::scenarios::Setting;
use fulcrum_model::{Axis, Confidence, Currency, Line, OperatingModel, Shape};

use crate::contract::{
    Choice, ParameterDescription, ParameterDescriptions, ParameterSection, ValueKind,
};
use crate::number_entry::{NumberField, unit_in_words};
use crate::session::Session;
use crate::study_fields::{setting_choices, treatment_choices};

/// Sections of the screen besides the axes, by id and heading.
const STUDY: (&str, &str) = ("study", "Study");
const BANDS: (&str, &str) = ("bands", "Bands and thresholds");
const ORGANISATION: (&str, &str) = ("organisation", "Organisation");
const ACCOUNTING: (&str, &str) = ("accounting", "Accounting");
const SIMULATION: (&str, &str) = ("simulation", "Simulation");

impl Session {
    /// Everything that never changes of the parameters.
    #[must_use]
    pub fn describe_parameters(&self) -> ParameterDescriptions {
        let axes = Axis::ALL.map(|axis| (axis.id(), axis.label()));
        let sections = [STUDY, BANDS, ORGANISATION].into_iter().chain(axes);
        let choice = |id: &str, label: &str| Choice { id: id.to_owned(), label: label.to_owned() };
        let currency = self.shown_currency();
        ParameterDescriptions {
            sections: sections
                .chain([ACCOUNTING, SIMULATION])
                .map(|(id, label)| ParameterSection { id: id.to_owned(), label: label.to_owned() })
                .collect(),
            parameters: descriptions(currency),
            shapes: Shape::ALL.map(|shape| choice(shape.id(), shape.label())).into(),
            confidences: Confidence::ALL.map(|c| choice(c.id(), c.label())).into(),
            models: OperatingModel::ALL.map(|model| choice(model.id(), model.label())).into(),
        }
    }
}

/// Every parameter and setting that one field can hold, by section.
pub(crate) fn descriptions(currency: Currency) -> Vec<ParameterDescription> {
    let settings = |section: &'static str| {
        Setting::ALL
            .into_iter()
            .filter(move |setting| section_of(*setting) == Some(section))
            .map(move |setting| of_setting(setting, currency))
    };
    let organisation = OrganisationParameter::ALL.into_iter().map(|parameter| {
        let declaration = parameter.declaration();
        let path = format!("organisation.{}", declaration.id);
        declared(declaration, ORGANISATION.0, vec![path], currency)
    });
    let of_axis = |axis: Axis| {
        let parameters = ModelParameter::ALL.into_iter().filter(move |p| p.axis() == axis);
        parameters.map(move |parameter| {
            let declaration = parameter.declaration();
            let path = |model: OperatingModel| format!("models.{}.{}", model.id(), declaration.id);
            declared(declaration, axis.id(), OperatingModel::ALL.map(path).into(), currency)
        })
    };
    settings(STUDY.0)
        .chain(settings(BANDS.0))
        .chain(organisation)
        .chain(Axis::ALL.into_iter().flat_map(of_axis))
        .chain(settings(ACCOUNTING.0))
        .chain(Line::ALL.into_iter().map(of_treatment))
        .chain(settings(SIMULATION.0))
        .collect()
}

/// Paths of every value that one field can hold, in the order of the screen.
pub(crate) fn value_paths(currency: Currency) -> impl Iterator<Item = String> {
    descriptions(currency).into_iter().flat_map(|description| description.paths)
}

/// The section of a setting; `None` for those that have several fields.
const fn section_of(setting: Setting) -> Option<&'static str> {
    match setting {
        Setting::Name
        | Setting::Currency
        | Setting::Start
        | Setting::HorizonMonths
        | Setting::DiscountRate
        | Setting::WorkingHoursPerDay
        | Setting::OutOfHoursPolicy
        | Setting::Lens
        | Setting::AnnualRevenue => Some(STUDY.0),
        Setting::HighLossFrom | Setting::MediumLossFrom => Some(BANDS.0),
        Setting::TreatmentPolicy => Some(ACCOUNTING.0),
        Setting::SimulationSeed | Setting::SimulationTrials | Setting::SimulationChance => {
            Some(SIMULATION.0)
        }
        Setting::Season | Setting::ExposureBands => None,
    }
}

fn of_setting(setting: Setting, currency: Currency) -> ParameterDescription {
    let section = section_of(setting).unwrap_or(STUDY.0);
    let paths = vec![setting.id().to_owned()];
    if let Some(declaration) = setting.declaration() {
        return ParameterDescription {
            kind: ValueKind::Number,
            ..declared(declaration, section, paths, currency)
        };
    }
    let choices = setting_choices(setting);
    let (kind, unit, bounds, help) = match setting {
        Setting::Name => (ValueKind::Text, "", "", "Name of the study, in its title and exports."),
        Setting::Start => (
            ValueKind::Text,
            "",
            "a month such as 2027-01",
            "Calendar month in which the comparison starts.",
        ),
        Setting::Currency => (
            ValueKind::Choice,
            "",
            "",
            "Currency of every amount. Choosing another converts nothing.",
        ),
        Setting::OutOfHoursPolicy => (
            ValueKind::Choice,
            "",
            "",
            "Who has an out-of-hours schedule under You Build It You Run It.",
        ),
        Setting::Lens => (
            ValueKind::Choice,
            "",
            "",
            "Whether Ops Run It is weighed as it is usually seen, or as it is said to be.",
        ),
        Setting::TreatmentPolicy => {
            (ValueKind::Choice, "", "", "How run and incident work of product teams is treated.")
        }
        Setting::AnnualRevenue => (
            ValueKind::Number,
            "money/year",
            "none, or an amount",
            "Revenue of the organisation in a year, for plausibility warnings only.",
        ),
        Setting::HighLossFrom | Setting::MediumLossFrom => (
            ValueKind::Number,
            "money/incident",
            "the medium threshold at most the high one",
            "An incident that loses this much or more counts as one of this size.",
        ),
        Setting::SimulationSeed => (
            ValueKind::Number,
            "",
            "a whole number",
            "The same seed gives the same random numbers.",
        ),
        Setting::SimulationTrials => {
            (ValueKind::Number, "trials", "at most 10 million", "How many futures are simulated.")
        }
        Setting::SimulationChance => {
            (ValueKind::Choice, "", "", "Whether simulated incidents vary by chance.")
        }
        _ => (ValueKind::Number, "", "", ""),
    };
    ParameterDescription {
        id: setting.id().to_owned(),
        label: setting.label().to_owned(),
        section: section.to_owned(),
        kind,
        choices,
        unit: unit_in_words(unit, currency),
        help: help.to_owned(),
        bounds: bounds.to_owned(),
        strength: String::new(),
        sources: Vec::new(),
        paths,
        keywords: String::new(),
    }
}

fn of_treatment(line: Line) -> ParameterDescription {
    let path = |model: OperatingModel| format!("treatments.{}.{}", line.id(), model.id());
    ParameterDescription {
        id: format!("treatments.{}", line.id()),
        label: format!("Treatment of {}", line.label().to_lowercase()),
        section: ACCOUNTING.0.to_owned(),
        kind: ValueKind::Choice,
        choices: treatment_choices(),
        unit: String::new(),
        help: "Capital or operating expenditure, or lost revenue; goes before the policy."
            .to_owned(),
        bounds: String::new(),
        strength: String::new(),
        sources: Vec::new(),
        paths: OperatingModel::ALL.map(path).into(),
        keywords: "capex opex accounting".to_owned(),
    }
}

fn declared(
    declaration: &'static Declaration,
    section: &str,
    paths: Vec<String>,
    currency: Currency,
) -> ParameterDescription {
    ParameterDescription {
        id: declaration.id.to_owned(),
        label: declaration.label.to_owned(),
        section: section.to_owned(),
        kind: ValueKind::Estimate,
        choices: Vec::new(),
        unit: unit_in_words(declaration.unit, currency),
        help: declaration.help.to_owned(),
        bounds: NumberField::of_the_application(declaration, currency).bounds_in_words(),
        strength: declaration.strength.map(|strength| strength.to_string()).unwrap_or_default(),
        sources: declaration.sources.iter().map(source_in_words).collect(),
        paths,
        keywords: declaration.id.replace('_', " "),
    }
}

fn source_in_words(source: &Source) -> String {
    match source.year {
        Some(year) => format!("{} ({year})", source.title),
        None => source.title.to_owned(),
    }
}
