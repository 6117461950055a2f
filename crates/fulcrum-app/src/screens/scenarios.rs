//! The scenarios side by side.

use fulcrum_model::scenarios::differences;

use super::scenario_figures::Shown;
use crate::contract::{CostBasis, FigureStudy, FigureText, ScenarioColumn, ScenariosScreen};
use crate::figures::{card_of, shown_of};
use crate::session::OpenStudy;
use crate::studies::Library;

/// The screen of the open study.
pub(crate) fn screen(open: &OpenStudy, library: &Library, basis: CostBasis) -> ScenariosScreen {
    let study = &open.base.study;
    let figures = open.scenario_figures.of(open, library);
    let omitted = figures.iter().filter(|shown| !matches!(shown, Shown::Current(_))).count();
    let scenarios =
        study.scenarios.iter().map(|scenario| (Some(scenario.id.clone()), scenario.name.clone()));
    let columns = std::iter::once((None, study.name.clone())).chain(scenarios).zip(&figures);
    ScenariosScreen {
        columns: columns
            .map(|((id, name), figures)| {
                let of = FigureStudy::Scenario { id: id.clone() };
                ScenarioColumn {
                    is_shown: id.as_deref() == open.scenario_id(),
                    id,
                    name,
                    ..column(figures, basis, &of)
                }
            })
            .collect(),
        can_keep: !differences(&open.opened_study, study).is_empty(),
        omitted: u32::try_from(omitted).unwrap_or(u32::MAX),
    }
}

/// A column without its heading: its figures, or why there are none.
fn column(shown: &Shown, basis: CostBasis, of: &FigureStudy) -> ScenarioColumn {
    let none = || FigureText { text: String::new(), figure: None };
    let empty = ScenarioColumn {
        id: None,
        name: String::new(),
        is_shown: false,
        is_outdated: matches!(shown, Shown::Outdated(_)),
        differences: 0,
        options: Vec::new(),
        saving: none(),
        payback: none(),
        problem: String::new(),
    };
    let figures = match shown {
        Shown::Nothing => return empty,
        Shown::Current(figures) | Shown::Outdated(figures) => figures,
    };
    match figures.as_ref() {
        Err(error) => ScenarioColumn { problem: error.message.clone(), ..empty },
        Ok(figures) => {
            let differences = u32::try_from(figures.differences).unwrap_or(u32::MAX);
            let figures = figures.under(basis);
            ScenarioColumn {
                differences,
                options: figures.options.iter().map(|card| card_of(of, card.clone())).collect(),
                saving: shown_of(of, figures.saving.clone()),
                payback: shown_of(of, figures.payback.clone()),
                ..empty
            }
        }
    }
}
