//! Any chart of a study, whatever has to be worked out for it.

use fulcrum_charts::{Chart, ChartError, scenarios, win_map};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::file::Document;
use fulcrum_model::{Evaluation, Overflow, Study};
use fulcrum_simulation::Watch;
use thiserror::Error;

use super::{Drawing, StudyChart, WinMapError, data, draw, win_map as map};
use crate::contract::CostBasis;
use crate::sensitivity::{SensitivityError, sensitivity};
use crate::simulation::{SimulationError, SimulationQuery, simulate};
use crate::studies::{Library, StudyError};

/// What the study itself is called beside its scenarios.
const ITSELF: &str = "The study as it is";

/// A study to draw charts of.
#[derive(Clone, Copy, Debug)]
pub struct ChartSource<'a> {
    /// What its scenarios are read with.
    pub library: &'a Library,
    /// The file that it stands in, with its scenarios.
    pub document: &'a Document,
    /// The study, or the scenario of it that is drawn.
    pub study: &'a Study,
    /// Paths of the assumptions of a map: to the right and upwards. Those that are not named are the
    /// ones that move the saving most.
    pub over: [Option<&'a str>; 2],
}

/// Why a chart of a study could not be drawn.
#[derive(Debug, Error)]
pub enum StudyChartError {
    /// The figures are too large.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
    /// A scenario cannot be read.
    #[error(transparent)]
    Study(#[from] StudyError),
    /// There is no map.
    #[error(transparent)]
    WinMap(#[from] WinMapError),
    /// There is no simulation.
    #[error(transparent)]
    Simulation(#[from] SimulationError),
    /// There is no sensitivity.
    #[error(transparent)]
    Sensitivity(#[from] SensitivityError),
    /// The data cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// There is nothing that the chart could show.
    #[error("{0}")]
    Nothing(&'static str),
}

/// Draws a chart of a study. Futures are as many as the study says.
pub(crate) fn draw_of_study(
    chart: StudyChart,
    source: ChartSource<'_>,
    drawing: Drawing,
) -> Result<Chart, StudyChartError> {
    let study = source.study;
    let money = MoneyDisplay::new(study.currency);
    let Drawing { basis, size, colours } = drawing;
    let query = SimulationQuery {
        spending_only: basis == CostBasis::SpendingOnly,
        ..SimulationQuery::default()
    };
    match chart {
        StudyChart::Evaluated(chart) => Ok(draw(chart, study, &Evaluation::of(study)?, drawing)?),
        StudyChart::Scenarios => {
            Ok(scenarios(&scenario_totals(source, basis)?, size, colours, &money)?)
        }
        StudyChart::WinMap => {
            Ok(win_map(&map::of(study, source.over, basis)?, size, colours, &money)?)
        }
        StudyChart::Futures(chart) => {
            Ok(simulate(study, query, &Watch::default())?.chart(chart, drawing)?)
        }
        StudyChart::Sensitivity(chart) => {
            let drawn = sensitivity(study, query, &Watch::default())?.chart(chart, drawing)?;
            drawn.ok_or(StudyChartError::Nothing(
                "There is nothing to draw: no estimate of the study changes the answer. Give what is not known as low, likely and high.",
            ))
        }
    }
}

/// What the options cost in the study itself and in each scenario of the same currency: amounts of
/// another one have no place on the same axis.
fn scenario_totals(
    source: ChartSource<'_>,
    basis: CostBasis,
) -> Result<Vec<fulcrum_charts::ScenarioTotals>, StudyChartError> {
    let ChartSource { library, document, study, .. } = source;
    let mut totals = vec![data::scenario_totals(("", ITSELF), &Evaluation::of(study)?, basis)];
    for scenario in &study.scenarios {
        let read = document.scenario(&scenario.id, library.context());
        let Some(read) = read else { continue };
        let changed = read.map_err(StudyError::NotValid)?.study;
        if changed.currency == study.currency {
            let evaluation = Evaluation::of(&changed)?;
            let named = (scenario.id.as_str(), scenario.name.as_str());
            totals.push(data::scenario_totals(named, &evaluation, basis));
        }
    }
    Ok(totals)
}

#[cfg(test)]
mod tests {
    use fulcrum_charts::{ColourScheme, MarkKey, Size};

    use super::*;

    /// The sample that is worked out soonest.
    const SAMPLE: &str = "furniture";

    /// Draws a chart of a sample, few futures making do.
    fn drawn(chart: StudyChart, basis: CostBasis) -> Chart {
        let library = Library::new().unwrap();
        let text = crate::sample(SAMPLE).unwrap().text;
        let (document, mut read) = library.read(text.as_bytes()).unwrap();
        read.study.simulation.trials = 300;
        let source = ChartSource {
            library: &library,
            document: &document,
            study: &read.study,
            over: [None, None],
        };
        let size = Size::new(640, 360).unwrap();
        let drawing = Drawing { basis, size, colours: ColourScheme::Light };
        draw_of_study(chart, source, drawing).unwrap()
    }

    #[test]
    fn every_chart_can_be_drawn_of_a_sample() {
        for chart in StudyChart::all() {
            let drawn = drawn(chart, CostBasis::AllCosts);
            assert!(!drawn.marks.is_empty() && !drawn.table.rows.is_empty(), "{chart:?}");
            assert!(drawn.description.ends_with('.'), "{chart:?}: {}", drawn.description);
        }
    }

    #[test]
    fn marks_lead_to_services_scenarios_and_assumptions() {
        let keys = |chart| {
            let marks = drawn(chart, CostBasis::SpendingOnly).marks;
            marks.into_iter().filter_map(|mark| mark.key).collect::<Vec<_>>()
        };
        let grid = keys(StudyChart::Evaluated(super::super::ChartName::SelectorGrid));
        assert!(grid.iter().any(|key| matches!(key, MarkKey::Service(id) if !id.is_empty())));
        let scenarios = keys(StudyChart::Scenarios);
        assert!(
            scenarios.iter().any(|key| matches!(key, MarkKey::Scenario(id, _) if !id.is_empty()))
        );
        assert!(keys(StudyChart::WinMap).iter().all(|key| matches!(key, MarkKey::Cell(..))));
    }
}
