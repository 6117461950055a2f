//! Words that several sheets use.

use fulcrum_model::evaluate::{Owner, Plan};
use fulcrum_model::{Currency, FeatureDemand, Study};

/// The heading of a month of the study, counted from 0.
pub(super) fn month_heading(study: &Study, month: u32) -> String {
    study.start.plus(month).in_words()
}

/// A unit with the study's currency in it.
pub(super) fn unit(unit: &str, currency: Currency) -> String {
    match unit.strip_prefix("money") {
        Some(per) => format!("{}{per}", currency.code()),
        None => unit.to_owned(),
    }
}

/// What a quantity is of: a feature demand by its label, anything else as it stands.
pub(super) fn demand_or_words(word: &str) -> String {
    FeatureDemand::from_id(word).map_or_else(|| word.to_owned(), |demand| demand.label().to_owned())
}

/// Whom a posting is for.
pub(super) fn owner_label<'a>(
    study: &'a Study,
    plan: &'a Plan,
    owner: Owner,
) -> (&'static str, &'a str) {
    let name = |names: &'a [String], index: usize| names.get(index).map_or("", String::as_str);
    match owner {
        Owner::Shared => ("Shared", ""),
        Owner::Service(index) => {
            ("Service", study.services.get(index).map_or("", |service| service.name.as_str()))
        }
        Owner::Team(index) => ("Team", name(&plan.teams, index)),
        Owner::Domain(index) => ("Domain", name(&plan.domains, index)),
    }
}
