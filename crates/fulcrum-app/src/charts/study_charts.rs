//! Any chart of a study, whatever has to be worked out for it.

use std::cell::OnceCell;
use std::sync::Arc;

use fulcrum_charts::{
    Chart, ChartError, ColourScheme, ScenarioTotals, Size, WinMap, scenarios, win_map,
};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::file::Document;
use fulcrum_model::{Evaluation, Overflow, Study};
use fulcrum_simulation::Watch;
use thiserror::Error;

use super::{Drawing, StudyChart, WinMapError, data, draw, draw_cumulative, win_map as map};
use crate::contract::CostBasis;
use crate::sensitivity::{SensitivityError, StudySensitivity, sensitivity};
use crate::simulation::{SimulationError, SimulationQuery, StudySimulation, simulate};
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
    /// The work was stopped: a part of it is not what was asked for.
    #[error("The work was stopped before it was done.")]
    Stopped,
}

/// Where charts of futures and of a sensitivity have their runs from.
pub(crate) trait RunSource<'a> {
    /// As many futures of a study as it says.
    fn simulation(
        &self,
        study: &'a Study,
        basis: CostBasis,
    ) -> Result<Arc<StudySimulation<'a>>, StudyChartError>;

    /// What the answer to a study rests on.
    fn sensitivity(
        &self,
        study: &'a Study,
        basis: CostBasis,
    ) -> Result<Arc<StudySensitivity<'a>>, StudyChartError>;
}

/// Works every run out.
struct WorkedOut;

impl<'a> RunSource<'a> for WorkedOut {
    fn simulation(
        &self,
        study: &'a Study,
        basis: CostBasis,
    ) -> Result<Arc<StudySimulation<'a>>, StudyChartError> {
        Ok(Arc::new(simulate(study, query(basis), &Watch::default())?))
    }

    fn sensitivity(
        &self,
        study: &'a Study,
        basis: CostBasis,
    ) -> Result<Arc<StudySensitivity<'a>>, StudyChartError> {
        Ok(Arc::new(sensitivity(study, query(basis), &Watch::default())?))
    }
}

fn query(basis: CostBasis) -> SimulationQuery {
    SimulationQuery {
        spending_only: basis == CostBasis::SpendingOnly,
        ..SimulationQuery::default()
    }
}

/// Draws charts of a study, as the command line and the gallery show them. What takes long is worked out when a chart first needs it, and kept: an
/// evaluation, a simulation of as many futures as the study says, a sensitivity.
pub struct StudyCharts<'a> {
    source: ChartSource<'a>,
    basis: CostBasis,
    runs: Box<dyn RunSource<'a> + 'a>,
    evaluation: OnceCell<Evaluation>,
    scenarios: OnceCell<Vec<ScenarioTotals>>,
    map: OnceCell<WinMap>,
    simulation: OnceCell<Arc<StudySimulation<'a>>>,
    sensitivity: OnceCell<Arc<StudySensitivity<'a>>>,
}

impl<'a> StudyCharts<'a> {
    /// Charts of a study, of all costs or of spending alone.
    #[must_use]
    pub fn new(source: ChartSource<'a>, basis: CostBasis) -> Self {
        Self::with_runs(source, basis, WorkedOut)
    }

    /// The same, with the runs that somebody has.
    pub(crate) fn with_runs(
        source: ChartSource<'a>,
        basis: CostBasis,
        runs: impl RunSource<'a> + 'a,
    ) -> Self {
        Self {
            source,
            basis,
            runs: Box::new(runs),
            evaluation: OnceCell::new(),
            scenarios: OnceCell::new(),
            map: OnceCell::new(),
            simulation: OnceCell::new(),
            sensitivity: OnceCell::new(),
        }
    }

    /// Draws a chart.
    ///
    /// # Errors
    ///
    /// When what it shows cannot be worked out, or cannot be drawn.
    pub fn draw(
        &self,
        chart: StudyChart,
        size: Size,
        colours: ColourScheme,
    ) -> Result<Chart, StudyChartError> {
        let study = self.source.study;
        let money = MoneyDisplay::new(study.currency);
        let drawing = Drawing { basis: self.basis, size, colours };
        match chart {
            StudyChart::Evaluated(chart) => Ok(draw(chart, study, self.evaluation()?, drawing)?),
            StudyChart::Scenarios => Ok(scenarios(self.scenario_totals()?, size, colours, &money)?),
            StudyChart::WinMap => {
                let work = || map::of(study, self.source.over, self.basis);
                Ok(win_map(kept(&self.map, work)?, size, colours, &money)?)
            }
            StudyChart::CumulativeInFutures => {
                let futures = &self.simulation()?.outcome().months;
                Ok(draw_cumulative(study, self.evaluation()?, Some(futures), drawing)?)
            }
            StudyChart::Futures(chart) => Ok(self.simulation()?.chart(chart, drawing)?),
            StudyChart::Sensitivity(chart) => {
                let drawn = self.sensitivity()?.chart(chart, drawing)?;
                drawn.ok_or(StudyChartError::Nothing(
                    "There is nothing to draw: no estimate of the study changes the answer. Give what is not known as low, likely and high.",
                ))
            }
        }
    }

    /// The study that the charts are of.
    pub(crate) fn study(&self) -> &'a Study {
        self.source.study
    }

    /// Which costs count.
    pub(crate) fn basis(&self) -> CostBasis {
        self.basis
    }

    /// The study at likely values.
    pub(crate) fn evaluation(&self) -> Result<&Evaluation, StudyChartError> {
        Ok(kept(&self.evaluation, || Evaluation::of(self.source.study))?)
    }

    /// The study and its scenarios side by side.
    pub(crate) fn scenario_totals(&self) -> Result<&[ScenarioTotals], StudyChartError> {
        Ok(kept(&self.scenarios, || scenario_totals(self.source, self.basis))?)
    }

    /// As many futures of the study as it says.
    pub(crate) fn simulation(&self) -> Result<&StudySimulation<'a>, StudyChartError> {
        kept(&self.simulation, || self.runs.simulation(self.source.study, self.basis))
            .map(Arc::as_ref)
    }

    /// What the answer rests on.
    pub(crate) fn sensitivity(&self) -> Result<&StudySensitivity<'a>, StudyChartError> {
        kept(&self.sensitivity, || self.runs.sensitivity(self.source.study, self.basis))
            .map(Arc::as_ref)
    }
}

/// What is kept in a cell, worked out if it is not yet there.
fn kept<T, E>(cell: &OnceCell<T>, work: impl FnOnce() -> Result<T, E>) -> Result<&T, E> {
    match cell.get() {
        Some(known) => Ok(known),
        None => {
            let found = work()?;
            Ok(cell.get_or_init(|| found))
        }
    }
}

/// What the options cost in the study itself and in each scenario of the same currency: amounts of
/// another one have no place on the same axis.
fn scenario_totals(
    source: ChartSource<'_>,
    basis: CostBasis,
) -> Result<Vec<ScenarioTotals>, StudyChartError> {
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
    use fulcrum_charts::MarkKey;

    use super::*;
    use crate::ChartName;

    /// The sample that is worked out soonest and has scenarios.
    const SAMPLE: &str = "furniture";

    /// Charts of a sample, few futures making do.
    fn drawn(charts: &[StudyChart], basis: CostBasis) -> Vec<Chart> {
        let library = Library::new().unwrap();
        let text = crate::sample(SAMPLE).unwrap().text;
        let (document, mut read) = library.read(text.as_bytes()).unwrap();
        read.study.simulation.trials = 300;
        let (library, document, study) = (&library, &document, &read.study);
        let source = ChartSource { library, document, study, over: [None, None] };
        let of_study = StudyCharts::new(source, basis);
        let size = Size::new(640, 360).unwrap();
        let draw = |&chart: &StudyChart| of_study.draw(chart, size, ColourScheme::Light).unwrap();
        charts.iter().map(draw).collect()
    }

    #[test]
    fn every_chart_can_be_drawn_of_a_sample() {
        let all: Vec<StudyChart> = StudyChart::all().collect();
        for (chart, drawn) in all.iter().zip(drawn(&all, CostBasis::AllCosts)) {
            assert!(!drawn.marks.is_empty() && !drawn.table.rows.is_empty(), "{chart:?}");
            assert!(drawn.description.ends_with('.'), "{chart:?}: {}", drawn.description);
        }
    }

    #[test]
    fn marks_lead_to_services_scenarios_and_pairs_of_values() {
        let charts = [
            StudyChart::Evaluated(ChartName::SelectorGrid),
            StudyChart::Scenarios,
            StudyChart::WinMap,
        ];
        let drawn = drawn(&charts, CostBasis::SpendingOnly).into_iter();
        let keys: Vec<Vec<MarkKey>> = drawn
            .map(|chart| chart.marks.into_iter().filter_map(|mark| mark.key).collect())
            .collect();
        let is_service = |key: &MarkKey| matches!(key, MarkKey::Service(id) if !id.is_empty());
        let is_scenario = |key: &MarkKey| matches!(key, MarkKey::Scenario(id, _) if !id.is_empty());
        assert!(keys[0].iter().any(is_service) && keys[1].iter().any(is_scenario));
        assert!(keys[2].iter().all(|key| matches!(key, MarkKey::Cell(..))));
    }
}
