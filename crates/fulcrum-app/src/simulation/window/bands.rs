//! How costs add up in the futures of a run, month by month: the bands of the timeline.

use fulcrum_charts::{ChartError, fan};
use fulcrum_model::Study;
use fulcrum_model::display::MoneyDisplay;
use fulcrum_simulation::Counted;

use super::StudySimulation;
use super::drawings::FAN_COLUMNS;
use crate::charts::{Drawing, simulated_picture};
use crate::contract::{ChartPicture, CostBasis, FutureFigure};
use crate::figures::of_futures;

impl StudySimulation<'_> {
    /// Whether it has futures, and they are those of a study as it stands, whatever it is called and
    /// however many futures it asks for.
    pub(crate) fn is_of(&self, study: &Study, basis: CostBasis) -> bool {
        let settings = self.settings();
        let counted = match basis {
            CostBasis::AllCosts => Counted::AllCosts,
            CostBasis::SpendingOnly => Counted::SpendingOnly,
        };
        self.outcome().trials() > 0
            && settings.counted == counted
            && settings.chance == study.simulation.chance
            && settings.seed == study.simulation.seed
            && self.means(study)
    }

    /// The band of each option in which eight of ten futures lie, with the middle one as a line.
    pub(crate) fn bands(&self, run: &str, place: Drawing) -> Result<ChartPicture, ChartError> {
        let money = MoneyDisplay::new(self.study().currency);
        let chart = fan(&self.cost_fans(), place.size, place.colours, &money)?;
        let month = |month| Some(of_futures(run, FutureFigure::Month { month }));
        let of_number = |_, name: &str| {
            let number = name.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
            vec![number.and_then(month); FAN_COLUMNS]
        };
        Ok(simulated_picture(chart, |_| None, month, of_number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::{SimulationQuery, Watch, simulate};
    use crate::{FIRST_SAMPLE, Library, sample};

    #[test]
    fn a_run_that_was_stopped_before_its_first_future_has_no_bands() {
        let text = sample(FIRST_SAMPLE).unwrap().text;
        let study = Library::new().unwrap().read(text.as_bytes()).unwrap().1.study;
        let query = SimulationQuery { trials: Some(128), ..SimulationQuery::default() };
        let watch = Watch::default();
        let done = simulate(&study, query, &watch).unwrap();
        assert!(done.is_of(&study, CostBasis::AllCosts));
        assert!(!done.is_of(&study, CostBasis::SpendingOnly));
        watch.cancel();
        let stopped = simulate(&study, query, &watch).unwrap();
        assert!(!stopped.is_of(&study, CostBasis::AllCosts));
    }
}
