//! Which run has the bands of the timeline.

use std::sync::Arc;

use fulcrum_model::Study;
use fulcrum_simulation::Counted;

use super::StudySimulation;
use crate::contract::CostBasis;
use crate::session::Runs;

/// The last run that is kept of a study as it stands, by its name.
pub(crate) fn last_of(
    simulations: &Runs<StudySimulation<'static>>,
    study: &Study,
    basis: CostBasis,
) -> Option<(String, Arc<StudySimulation<'static>>)> {
    simulations.kept(|run, simulation| {
        simulation.is_of(study, basis).then(|| (run.to_owned(), Arc::clone(simulation)))
    })
}

impl StudySimulation<'_> {
    /// Whether it has futures, and they are those of a study as it stands, whatever it is called and
    /// however many futures it asks for.
    fn is_of(&self, study: &Study, basis: CostBasis) -> bool {
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
