//! Rebasing scenarios onto another version of their study.

use fulcrum_model::Study;
use fulcrum_model::display::counted;
use fulcrum_model::file::{Document, Rebased, RebasedScenario};
use serde::Serialize;

use crate::json::to_json;
use crate::place_value::PlaceValueEntry;
use crate::scenarios::{label_in_words, place_value_in_words};
use crate::studies::{Library, StudyError};

/// `onto`, another version of the study, with the scenarios of `earlier`.
///
/// # Errors
///
/// Every problem of the result: scenarios that do not make a valid study of `onto`.
pub fn rebased(
    library: &Library,
    earlier: &Document,
    onto: &Document,
) -> Result<Rebased, StudyError> {
    let context = library.context();
    earlier.rebased(onto, context, context).map_err(StudyError::NotValid)
}

/// What became of each scenario, as JSON.
#[must_use]
pub fn rebase_json(rebased: &Rebased) -> String {
    let scenarios = rebased.scenarios.iter().map(|scenario| RebasedEntry {
        id: &scenario.id,
        name: &scenario.name,
        added_as: scenario.added_as.as_deref(),
        no_longer_different: &scenario.no_longer_different,
        without_target: scenario.without_target.iter().map(|d| d.path.as_str()).collect(),
        changed_underneath: scenario
            .changed_underneath
            .iter()
            .map(|changed| ChangedEntry {
                path: changed.of_the_base.place.path(),
                base_before: (&changed.of_the_base.base).into(),
                base_now: (&changed.of_the_base.scenario).into(),
                scenario: (&changed.scenario).into(),
            })
            .collect(),
    });
    to_json(&RebaseEntry {
        currencies: rebased.currencies.map(|(before, now)| [before.code(), now.code()]),
        scenarios: scenarios.collect(),
    })
}

#[derive(Serialize)]
struct RebaseEntry<'a> {
    /// Before and now, when the currency is another.
    currencies: Option<[&'static str; 2]>,
    scenarios: Vec<RebasedEntry<'a>>,
}

#[derive(Serialize)]
struct RebasedEntry<'a> {
    id: &'a str,
    name: &'a str,
    added_as: Option<&'a str>,
    no_longer_different: &'a [String],
    without_target: Vec<&'a str>,
    changed_underneath: Vec<ChangedEntry>,
}

#[derive(Serialize)]
struct ChangedEntry {
    path: String,
    base_before: PlaceValueEntry,
    base_now: PlaceValueEntry,
    scenario: PlaceValueEntry,
}

/// What became of each scenario, a line for each thing that its owner should know. `earlier` is
/// the study that the scenarios come from.
#[must_use]
pub fn rebase_report(rebased: &Rebased, earlier: &Study) -> Vec<String> {
    let mut lines = Vec::new();
    if rebased.scenarios.is_empty() {
        lines.push("The study has no scenarios: the new base is as it was.".to_owned());
    }
    if let Some((before, now)) = rebased.currencies {
        lines.push(format!(
            "The study was in {before} and is now in {now}: amounts that scenarios set are not converted; check them."
        ));
    }
    for scenario in &rebased.scenarios {
        lines.push(format!("{}: {}", scenario.id, outcome(scenario)));
        let details = details(scenario, earlier, &rebased.read.study);
        lines.extend(details.into_iter().map(|line| format!("  {line}")));
    }
    lines
}

fn outcome(scenario: &RebasedScenario) -> String {
    let RebasedScenario { no_longer_different, without_target, changed_underneath, .. } = scenario;
    let dropped = no_longer_different.len().saturating_add(without_target.len());
    let what = match &scenario.added_as {
        None => return "the new base has the same scenario already, nothing added".to_owned(),
        Some(id) if *id == scenario.id => "rebased".to_owned(),
        Some(id) => {
            format!("rebased as \"{id}\", since the new base has another \"{}\"", scenario.id)
        }
    };
    if dropped == 0 && changed_underneath.is_empty() {
        return format!("{what}, nothing to report");
    }
    let mut counts = Vec::new();
    if dropped > 0 {
        counts.push(format!("{} dropped", counted(dropped, "change")));
    }
    if !changed_underneath.is_empty() {
        let values = counted(changed_underneath.len(), "value");
        counts.push(format!("{values} to look at"));
    }
    format!("{what}, {}", counts.join(", "))
}

fn details(scenario: &RebasedScenario, earlier: &Study, base: &Study) -> Vec<String> {
    let mut lines = Vec::new();
    for path in &scenario.no_longer_different {
        lines.push(format!("{path}: dropped, the new base has this value anyway"));
    }
    for dropped in &scenario.without_target {
        lines.push(format!("{}: dropped, the new base has no such value", dropped.path));
        for difference in &dropped.differences {
            let words = |value| place_value_in_words(&difference.place, value, earlier);
            lines.push(format!(
                "  {}: it was {} and the scenario made it {}",
                label_in_words(difference),
                words(&difference.base),
                words(&difference.scenario)
            ));
        }
    }
    for change in &scenario.changed_underneath {
        let difference = &change.of_the_base;
        let words = |value, study| place_value_in_words(&difference.place, value, study);
        lines.push(format!(
            "{} ({}): kept at {}, while the base went from {} to {}",
            difference.place.path(),
            label_in_words(difference),
            words(&change.scenario, base),
            words(&difference.base, earlier),
            words(&difference.scenario, base)
        ));
    }
    lines
}
