//! Scenarios against their study: what differs, and what each difference moves.

use fulcrum_model::display::{counted, joined};
use fulcrum_model::file::Document;
use fulcrum_model::scenarios::{
    Attribution, Difference, Grouping, Part, ScenarioDifferences, Value,
};
use fulcrum_model::{Study, scenarios::Place};

use crate::studies::{Library, StudyError};
use crate::value_words::value_in_words;

/// A scenario against its study.
#[derive(Clone, Debug)]
pub struct ComparedScenario {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The study that it makes.
    pub study: Study,
    /// What differs.
    pub differences: ScenarioDifferences,
    /// What each difference moves; `None` when the scenario is in another currency.
    pub attribution: Option<Attribution>,
}

/// The scenarios of a study against it, or the one that `only` names.
///
/// # Errors
///
/// When there is no such scenario, or when figures are too large to be exact.
pub fn compared_scenarios(
    library: &Library,
    document: &Document,
    base: &Study,
    only: Option<&str>,
) -> Result<Vec<ComparedScenario>, StudyError> {
    if let Some(id) = only.filter(|id| !base.scenarios.iter().any(|s| s.id == *id)) {
        return Err(StudyError::no_such_scenario(id, &base.scenarios));
    }
    let chosen = base.scenarios.iter().filter(|s| only.is_none_or(|id| s.id == id));
    chosen
        .map(|scenario| {
            let id = scenario.id.as_str();
            let (study, differences) = scenario_with_differences(library, document, base, id)?;
            let attribution = Attribution::new(base, &study, &differences.differences)
                .map_err(|cause| StudyError::ScenarioTooLarge { id: id.to_owned(), cause })?;
            Ok(ComparedScenario {
                id: id.to_owned(),
                name: scenario.name.clone(),
                study,
                differences,
                attribution,
            })
        })
        .collect()
}

/// The study that a scenario makes, and what it changes of its base.
///
/// # Errors
///
/// When there is no such scenario, or it does not make a valid study.
pub(crate) fn scenario_with_differences(
    library: &Library,
    document: &Document,
    base: &Study,
    id: &str,
) -> Result<(Study, ScenarioDifferences), StudyError> {
    let missing = || StudyError::no_such_scenario(id, &base.scenarios);
    let study = document
        .scenario(id, library.context())
        .ok_or_else(missing)?
        .map_err(StudyError::NotValid)?
        .study;
    let changes = document.scenario_changes(id).ok_or_else(missing)?;
    let differences = ScenarioDifferences::new(base, &study, &changes);
    Ok((study, differences))
}

impl ComparedScenario {
    /// Why nothing is attributed, when nothing is.
    pub(crate) fn not_comparable(&self, base: &Study) -> Option<String> {
        self.attribution.is_none().then(|| {
            format!(
                "The scenario is in {} and the study in {}: amounts in two currencies have no difference, so nothing is attributed.",
                self.study.currency, base.currency
            )
        })
    }

    /// What a part is of, in words.
    pub(crate) fn part_label(&self, part: &Part) -> String {
        if part.grouping == Grouping::Remainder {
            return format!("The remaining {}", counted(part.differences.len(), "difference"));
        }
        let labels: Vec<_> = part
            .differences
            .iter()
            .filter_map(|&position| self.differences.differences.get(position))
            .map(label_in_words)
            .collect();
        let labels = joined(&labels);
        match part.grouping {
            Grouping::OnlyTogether => format!("{labels} ({})", part.grouping.label()),
            Grouping::Single | Grouping::Remainder => labels,
        }
    }
}

/// A difference's label, with the model or service that it belongs to.
pub(crate) fn label_in_words(difference: &Difference) -> String {
    match &difference.owner {
        Some(owner) => format!("{}, {owner}", difference.label),
        None => difference.label.clone(),
    }
}

/// A value of a study in words.
pub(crate) fn place_value_in_words(place: &Place, value: &Value, study: &Study) -> String {
    value_in_words(value, place.declaration(), study.currency)
}

/// How a change was shared among differences, with what is to be said of their order.
pub(crate) fn method_in_words(attribution: &Attribution, order: &str) -> String {
    let label = attribution.method.label();
    let grouped = attribution.parts.iter().any(|part| part.grouping == Grouping::OnlyTogether);
    let together =
        if grouped { " Differences that are valid only together count as one." } else { "" };
    format!("{label}{order}{together}")
}
