//! What differs between two studies, by what their values mean.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, ServiceField, Setting, Value, adjustments};
use crate::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use crate::{OperatingModel, Study};

/// A value that is another in a scenario than in the base.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it stands.
    pub place: Place,
    /// What it is, for people: the label of the parameter or setting.
    pub label: String,
    /// Name of the model or service that it belongs to, where it belongs to one.
    pub owner: Option<String>,
    /// The value in the base.
    pub base: Value,
    /// The value in the scenario.
    pub scenario: Value,
}

/// What a scenario changes, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioDifferences {
    /// Values that differ, in the order in which the scenario lists its changes. What one change
    /// of a whole section brings stands in the order of the study.
    pub differences: Vec<Difference>,
    /// Paths of changes to the value that the base has anyway, in the scenario's order.
    pub without_difference: Vec<String>,
}

impl ScenarioDifferences {
    /// What `scenario` changes of `base`; `changes` are the paths of its changes, in its order.
    #[must_use]
    pub fn new(base: &Study, scenario: &Study, changes: &[&str]) -> Self {
        let positions: BTreeMap<&str, usize> =
            changes.iter().enumerate().map(|(position, &path)| (path, position)).collect();
        let mut used = BTreeSet::new();
        let mut in_order: Vec<(usize, Difference)> = differences(base, scenario)
            .into_iter()
            .map(|difference| {
                let path = difference.place.path();
                let mut covering: Vec<usize> =
                    path_and_sections(&path).filter_map(|p| positions.get(p).copied()).collect();
                used.extend(covering.iter().copied());
                covering.sort_unstable();
                (covering.first().copied().unwrap_or(changes.len()), difference)
            })
            .collect();
        in_order.sort_by_key(|(position, _)| *position);
        let without_difference = changes
            .iter()
            .enumerate()
            .filter(|(position, _)| !used.contains(position))
            .map(|(_, &path)| path.to_owned())
            .collect();
        Self {
            differences: in_order.into_iter().map(|(_, difference)| difference).collect(),
            without_difference,
        }
    }
}

/// A path and the paths of the sections it lies in: a change of any of them changes its value.
pub(crate) fn path_and_sections(path: &str) -> impl Iterator<Item = &str> {
    // only services have more than three parts, where an id contains dots, and no section of one
    // can be changed
    let sections = path.match_indices('.').map(|(end, _)| &path[..end]);
    let is_service = path.starts_with("services.");
    std::iter::once(path).chain(sections.filter(move |_| !is_service))
}

/// Values of `scenario` that are not those of `base`, in the order of a study: settings,
/// organisation, models, services that both have, adjustments, treatments.
#[must_use]
pub fn differences(base: &Study, scenario: &Study) -> Vec<Difference> {
    let mut places = Vec::new();
    places.extend(Setting::ALL.map(Place::Setting));
    places.extend(OrganisationParameter::ALL.map(Place::Organisation));
    for model in OperatingModel::ALL {
        places.extend(ModelParameter::ALL.map(|parameter| Place::Model(model, parameter)));
    }
    places.retain(|place| place.value(base) != place.value(scenario));
    places.extend(of_services(base, scenario));
    places.extend(of_adjustments(base, scenario));
    places.extend(of_treatments(base, scenario));
    places
        .into_iter()
        .map(|place| {
            let [base_value, scenario_value] = [base, scenario].map(|study| place.value(study));
            // what the scenario switches on is not known to the base
            let named_in = match base_value {
                Value::Switch(false) => scenario,
                _ => base,
            };
            Difference {
                label: place.label(named_in),
                owner: place.owner(named_in),
                base: base_value,
                scenario: scenario_value,
                place,
            }
        })
        .collect()
}

fn of_services(base: &Study, scenario: &Study) -> Vec<Place> {
    let others: BTreeMap<&str, _> =
        scenario.services.iter().map(|service| (service.id.as_str(), service)).collect();
    let mut places = Vec::new();
    for service in &base.services {
        let Some(other) = others.get(service.id.as_str()) else { continue };
        let fields = ServiceField::ALL.into_iter();
        places.extend(
            fields
                .filter(|field| field.value(service) != field.value(other))
                .map(|field| Place::Service(service.id.clone(), field)),
        );
        let estimates = ServiceParameter::ALL.into_iter();
        places.extend(
            estimates
                .filter(|&p| Value::of(service.estimate(p)) != Value::of(other.estimate(p)))
                .map(|p| Place::ServiceEstimate(service.id.clone(), p)),
        );
    }
    places
}

/// Each adjustment by itself, as long as they keep their order.
fn of_adjustments(base: &Study, scenario: &Study) -> Vec<Place> {
    let Some(merged) = adjustments::merged(&base.adjustments, &scenario.adjustments) else {
        return vec![Place::AdjustmentOrder];
    };
    merged
        .into_iter()
        .map(|adjustment| Place::Adjustment(adjustment.id.clone()))
        .filter(|place| place.value(base) != place.value(scenario))
        .collect()
}

fn of_treatments(base: &Study, scenario: &Study) -> Vec<Place> {
    let chosen: BTreeSet<(&str, OperatingModel)> = base
        .treatments
        .iter()
        .chain(&scenario.treatments)
        .map(|choice| (choice.line.as_str(), choice.model))
        .collect();
    chosen
        .into_iter()
        .map(|(line, model)| Place::Treatment(line.to_owned(), model))
        .filter(|place| place.value(base) != place.value(scenario))
        .collect()
}
