//! A simulation that runs beside its caller, for the window: first a preview, then the whole.

use std::borrow::Cow;
use std::sync::Arc;
use std::thread;

use fulcrum_model::Study;
use fulcrum_simulation::Watch;

use super::run::{Asked, Run};
use super::{SimulationError, SimulationQuery, StudySimulation};

/// Trials of the preview: whole blocks, so that it is the beginning of the whole run.
pub const PREVIEW_TRIALS: u32 = 1_024;

/// What a simulation in the background reports.
#[derive(Debug)]
pub enum SimulationNews {
    /// The first trials; the whole follows. None when the run has no more than these.
    Preview(StudySimulation<'static>),
    /// The whole run.
    Whole(StudySimulation<'static>),
    /// There is no result, and nothing follows.
    Failed(SimulationError),
}

/// A simulation in the background. It goes on until it is done or this is dropped.
///
/// Whoever changes the study drops it and starts another one: a run that is cancelled stops within
/// milliseconds, between two services of a trial, and reports nothing any more.
#[derive(Debug)]
pub struct BackgroundSimulation {
    watch: Arc<Watch>,
    trials: u32,
}

impl BackgroundSimulation {
    /// Starts simulating a study. `report` is called on a thread of the run: once with a preview, if
    /// the run has more trials than that, and once with the whole or with why there is none.
    /// `until_known` of the query is not looked at.
    ///
    /// # Errors
    ///
    /// When there are no trials or too many.
    pub fn start(
        study: Study,
        query: SimulationQuery,
        report: impl Fn(SimulationNews) + Send + 'static,
    ) -> Result<Self, SimulationError> {
        let asked = Asked::of(&study, query, study.simulation.trials)?;
        let watch = Arc::new(Watch::default());
        let of_the_run = Arc::clone(&watch);
        thread::spawn(move || {
            let report = |news| {
                if !of_the_run.is_cancelled() {
                    report(news);
                }
            };
            if let Err(failure) = run(study, asked, &of_the_run, &report) {
                report(SimulationNews::Failed(failure));
            }
        });
        Ok(Self { watch, trials: asked.trials })
    }

    /// Trials done so far.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.watch.done()
    }

    /// Trials of the whole run.
    #[must_use]
    pub const fn trials(&self) -> u32 {
        self.trials
    }

    /// Stops the run: it reports nothing any more.
    pub fn cancel(&self) {
        self.watch.cancel();
    }
}

impl Drop for BackgroundSimulation {
    fn drop(&mut self) {
        self.cancel();
    }
}

fn run(
    study: Study,
    asked: Asked,
    watch: &Watch,
    report: &dyn Fn(SimulationNews),
) -> Result<(), SimulationError> {
    let mut run = Run::new(&study, asked);
    let preview = PREVIEW_TRIALS.min(asked.trials);
    run.extend(0..preview, watch)?;
    if preview < asked.trials && !watch.is_cancelled() {
        report(SimulationNews::Preview(run.result(Cow::Owned(study.clone()), None)));
        run.extend(preview..asked.trials, watch)?;
    }
    if !watch.is_cancelled() {
        report(SimulationNews::Whole(run.result(Cow::Owned(study), None)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;
    use crate::simulation::simulate;
    use crate::{FIRST_SAMPLE, Library, sample};

    const LONG: Duration = Duration::from_secs(120);

    fn study() -> Study {
        let text = sample(FIRST_SAMPLE).unwrap().text;
        Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
    }

    fn query(trials: u32) -> SimulationQuery {
        SimulationQuery { trials: Some(trials), ..SimulationQuery::default() }
    }

    #[test]
    fn a_preview_comes_first_and_then_what_simulating_at_once_gives() {
        let (send, receive) = mpsc::channel();
        let run = BackgroundSimulation::start(study(), query(1_500), move |news| {
            send.send(news).unwrap();
        })
        .unwrap();
        let Ok(SimulationNews::Preview(preview)) = receive.recv_timeout(LONG) else {
            panic!("no preview");
        };
        assert_eq!((preview.outcome().trials(), preview.is_stopped()), (1_024, true));
        let Ok(SimulationNews::Whole(whole)) = receive.recv_timeout(LONG) else {
            panic!("no result");
        };
        let at_once = simulate(&whole.study, query(1_500), &Watch::default()).unwrap();
        assert_eq!(whole.json(0.0), at_once.json(0.0));
        assert_eq!((run.done(), run.trials(), whole.is_stopped()), (1_500, 1_500, false));
        assert!(receive.recv_timeout(LONG).is_err(), "nothing follows");
    }

    #[test]
    fn a_short_run_has_no_preview_and_a_wrong_one_does_not_start() {
        let (send, receive) = mpsc::channel();
        let run = BackgroundSimulation::start(study(), query(200), move |news| {
            send.send(news).unwrap();
        });
        let news = receive.recv_timeout(LONG);
        assert!(matches!(news, Ok(SimulationNews::Whole(_))), "{news:?}");
        drop(run);
        let none = BackgroundSimulation::start(study(), query(0), |_| ());
        assert!(matches!(none, Err(SimulationError::Trials(0))));
    }

    #[test]
    fn a_run_that_is_dropped_reports_nothing_any_more() {
        let (send, receive) = mpsc::channel();
        let run = BackgroundSimulation::start(study(), query(10_000_000), move |news| {
            send.send(news).unwrap();
        });
        assert!(matches!(receive.recv_timeout(LONG), Ok(SimulationNews::Preview(_))));
        drop(run);
        // the thread ends and drops its end of the channel, with nothing sent
        assert_eq!(receive.recv_timeout(LONG).unwrap_err(), mpsc::RecvTimeoutError::Disconnected);
    }
}
