//! The words to choose from in fields.

use fulcrum_model::scenarios::{ServiceField, Setting};
use fulcrum_model::{
    AvailabilityTarget, Currency, FeatureDemand, Lens, OperatingModel, OutOfHoursPolicy,
    ServiceKind, Treatment, TreatmentPolicy,
};

use crate::contract::Choice;

fn choice(id: &str, label: &str) -> Choice {
    Choice { id: id.to_owned(), label: label.to_owned() }
}

macro_rules! choices {
    ($words:ty $(, $id:literal = $label:literal)?) => {{
        let first: &[Choice] = &[$(choice($id, $label))?];
        let words = <$words>::ALL.into_iter().map(|word| choice(word.id(), word.label()));
        first.iter().cloned().chain(words).collect()
    }};
}

/// The words for a field of a service; none where it is no choice.
pub(crate) fn service_choices(field: ServiceField) -> Vec<Choice> {
    match field {
        ServiceField::Name
        | ServiceField::Team
        | ServiceField::Domain
        | ServiceField::LaunchMonth => Vec::new(),
        ServiceField::Kind => choices!(ServiceKind),
        ServiceField::FeatureDemand => choices!(FeatureDemand),
        ServiceField::AvailabilityTarget => choices!(AvailabilityTarget, "auto" = "By exposure"),
        ServiceField::OperatingModel => choices!(OperatingModel, "auto" = "By the selector"),
        ServiceField::AlreadyRunBy => choices!(OperatingModel, "none" = "Neither model"),
    }
}

/// The words for a setting; none where it is no choice.
pub(crate) fn setting_choices(setting: Setting) -> Vec<Choice> {
    match setting {
        Setting::Currency => currencies(),
        Setting::OutOfHoursPolicy => choices!(OutOfHoursPolicy),
        Setting::Lens => choices!(Lens),
        Setting::TreatmentPolicy => choices!(TreatmentPolicy),
        Setting::SimulationChance => vec![choice("true", "Yes"), choice("false", "No")],
        _ => Vec::new(),
    }
}

/// The words for the treatment of a line.
pub(crate) fn treatment_choices() -> Vec<Choice> {
    choices!(Treatment, "policy" = "By the policy")
}

/// Every currency.
pub(crate) fn currencies() -> Vec<Choice> {
    Currency::all()
        .map(|currency| {
            choice(currency.code(), &format!("{}, {}", currency.code(), currency.name()))
        })
        .collect()
}

/// What a field of a service means.
pub(crate) fn help(field: ServiceField) -> &'static str {
    match field {
        ServiceField::Name => "What people call the service.",
        ServiceField::Team => "The team that builds it. Services of one team share its schedule.",
        ServiceField::Domain => "The domain it belongs to; teams of a domain may share a schedule.",
        ServiceField::Kind => "Customers use a digital service; others rest on a foundational one.",
        ServiceField::LaunchMonth => super::LAUNCH_MONTH.help,
        ServiceField::FeatureDemand => "How often the service should be deployed.",
        ServiceField::AvailabilityTarget => {
            "Share of time for which it shall be available, by its exposure or by choice."
        }
        ServiceField::OperatingModel => "Its model in the hybrid, by the selector or by choice.",
        ServiceField::AlreadyRunBy => "Who runs it before the study starts; its set-up is paid.",
    }
}
