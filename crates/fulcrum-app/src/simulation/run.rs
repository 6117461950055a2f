//! A run of trials that can be continued.

use std::borrow::Cow;
use std::num::NonZero;
use std::ops::Range;

use fulcrum_model::Study;
use fulcrum_model::file::TRIAL_LIMIT;
use fulcrum_simulation::{
    MonthCounts, NotFinite, Outcome, RunSettings, Simulation, TrialTotals, Trials, Watch,
};

use super::known::KnownTo;
use super::{SimulationError, SimulationQuery, StudySimulation, run_on_threads};

/// What a query asks of a study, every choice made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// Trials of the whole run.
    pub(super) trials: u32,
    pub(super) settings: RunSettings,
    pub(super) threads: NonZero<usize>,
}

impl Asked {
    /// What is asked for; `usual` is how many trials when the query does not say.
    pub(super) fn of(
        study: &Study,
        query: SimulationQuery,
        usual: u32,
    ) -> Result<Self, SimulationError> {
        let trials = query.trials.unwrap_or(usual);
        if !(1..=TRIAL_LIMIT).contains(&u64::from(trials)) {
            return Err(SimulationError::Trials(trials));
        }
        Ok(Self { trials, settings: query.settings(study), threads: query.threads() })
    }
}

/// A run and the trials of it that are done.
pub(super) struct Run {
    asked: Asked,
    simulation: Simulation,
    /// Costs at likely values. Found before the trials: of a large study an evaluation takes longer
    /// than whoever stops a run should wait.
    likely: TrialTotals,
    done: Option<Trials>,
}

impl Run {
    pub(super) fn new(study: &Study, asked: Asked) -> Self {
        let simulation = Simulation::new(study, asked.settings);
        Self { asked, likely: simulation.likely(), simulation, done: None }
    }

    /// Does further trials, which must be none of those that are done.
    pub(super) fn extend(&mut self, trials: Range<u32>, watch: &Watch) -> Result<(), NotFinite> {
        let further = run_on_threads(&self.simulation, trials, self.asked.threads, watch)?;
        self.done = Some(match self.done.take() {
            Some(done) => done.and(further),
            None => further,
        });
        Ok(())
    }

    /// The trials that are done.
    pub(super) fn done(&self) -> Option<&Trials> {
        self.done.as_ref()
    }

    /// The trials that are done, by themselves.
    pub(super) fn into_done(self) -> Trials {
        self.done.unwrap_or_else(no_trials)
    }

    /// The result of what is done.
    pub(super) fn result<'a>(
        &self,
        study: Cow<'a, Study>,
        known: Option<KnownTo>,
    ) -> StudySimulation<'a> {
        let none = no_trials();
        let outcome = Outcome::of(self.done.as_ref().unwrap_or(&none), self.asked.settings);
        StudySimulation {
            study,
            settings: self.asked.settings,
            asked: known.map_or(self.asked.trials, |known| known.trials),
            outcome,
            likely: self.likely,
            known,
        }
    }
}

fn no_trials() -> Trials {
    Trials::new(Vec::new(), MonthCounts::none(0))
}
