//! Simulations of the open study: run beside the session, followed, stopped and drawn again.

use std::sync::Arc;

use super::runs::Progress;
use super::{Session, Weighing, not_found};
use crate::contract::{
    CommandError, DrawFuturesRequest, DrawSensitivityRequest, Futures, FuturesPictures, RunExtent,
    RunProgress, RunRequest, Sensitivity, SensitivityPictures, SimulateStudyRequest,
    WeighSensitivityRequest,
};
use crate::sensitivity;
use crate::simulation::{simulate_telling, window};

impl Weighing {
    /// Simulates the study as it stands. Simulations that began before are stopped: they are of no
    /// use any more. A whole run that is kept and is of a study of the same meaning is not done again:
    /// it is the answer, also where a preview is asked for.
    ///
    /// # Errors
    ///
    /// When the study asks for too many trials, an option costs no finite amount in one of them, or
    /// the run was stopped before any was done.
    pub fn simulate(&self, request: &SimulateStudyRequest) -> Result<Futures, CommandError> {
        let study = self.open.study();
        let query = window::query(study, request.basis, request.extent);
        let wanted = query.trials.filter(|_| query.until_known.is_none());
        let run = self.simulations.begin(&request.run, wanted);
        let known = match request.extent {
            RunExtent::Preview | RunExtent::Whole => {
                let whole = window::query(study, request.basis, RunExtent::Whole);
                self.simulations.kept(|_, kept| kept.as_run_of(study, whole))
            }
            RunExtent::UntilKnown => None,
        };
        let simulation = match known {
            Some(known) => run.finish(known),
            None => run.finish_with(|progress| {
                let tell = |known| progress.tell(known);
                simulate_telling(study, query, &progress.watch, &tell)
                    .map(|simulation| simulation.into_owned())
            })?,
        };
        simulation.futures(&request.run, request.extent, &request.drawing, self.style)
    }

    /// Works out what would change the answer, and what is worth finding out.
    ///
    /// # Errors
    ///
    /// When the study asks for too few trials or too many, an option costs no finite amount, or the
    /// work was stopped.
    pub fn sensitivity(
        &self,
        request: &WeighSensitivityRequest,
    ) -> Result<Sensitivity, CommandError> {
        let study = self.open.study();
        let query = sensitivity::window::query(study, request.basis);
        let run = self.sensitivities.begin(&request.run, Some(sensitivity::window::trials(study)));
        let found = run.finish_with(|progress| {
            sensitivity(study, query, &progress.watch).map(|found| found.into_owned())
        })?;
        found.for_the_page(&request.run, &request.drawing)
    }
}

impl Session {
    /// How far a run is; `None` when it is not under way.
    #[must_use]
    pub fn follow_run(&self, request: &RunRequest) -> Option<RunProgress> {
        self.run_under_way(request).map(|run| window::progress(&run))
    }

    /// Stops a run. What a simulation has done by then is its result.
    pub fn stop_run(&self, request: &RunRequest) {
        if let Some(run) = self.run_under_way(request) {
            run.watch.cancel();
        }
    }

    fn run_under_way(&self, RunRequest { run }: &RunRequest) -> Option<Arc<Progress>> {
        self.simulations.under_way(run).or_else(|| self.sensitivities.under_way(run))
    }

    /// Draws the futures of a simulation in another way: what is not as it stands already.
    ///
    /// # Errors
    ///
    /// When the run is not one of the last, a tolerance that was typed cannot be taken, or a chart
    /// cannot be drawn.
    pub fn draw_futures(
        &self,
        request: &DrawFuturesRequest,
    ) -> Result<FuturesPictures, CommandError> {
        let simulation = self.simulations.finished(&request.run).ok_or_else(not_kept)?;
        simulation.pictures(&request.run, &request.drawing, request.stands.as_ref(), self.style)
    }

    /// Draws in another way what would change the answer.
    ///
    /// # Errors
    ///
    /// When the run is not one of the last, or a chart cannot be drawn.
    pub fn draw_sensitivity(
        &self,
        request: &DrawSensitivityRequest,
    ) -> Result<SensitivityPictures, CommandError> {
        let found = self.sensitivities.finished(&request.run).ok_or_else(not_kept)?;
        found.pictures(&request.run, &request.drawing)
    }
}

pub(crate) fn not_kept() -> CommandError {
    not_found("This run is not kept any more: run it again.".to_owned())
}
