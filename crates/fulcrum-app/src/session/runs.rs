//! Simulations of a window: the ones under way, to be followed and stopped, and the last that
//! finished, to be drawn again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fulcrum_simulation::Watch;

/// How many finished runs are kept: the one that is shown, and a newer one that is about to be.
const KEPT: usize = 2;

/// The simulations of a window. Clones are of the same ones: a run can be followed and stopped while
/// it holds nothing of the session.
#[derive(Debug)]
pub(crate) struct Runs<Outcome>(Arc<Mutex<Lists<Outcome>>>);

#[derive(Debug)]
struct Lists<Outcome> {
    under_way: Vec<(String, Arc<Progress>)>,
    finished: Vec<(String, Arc<Outcome>)>,
}

/// How far a run is.
#[derive(Debug)]
pub(crate) struct Progress {
    /// Follows and stops it.
    pub(crate) watch: Watch,
    /// Trials that were asked for.
    pub(crate) wanted: u32,
}

/// A run that has begun; it is under way until it is finished or given up.
#[derive(Debug)]
pub(crate) struct BegunRun<'a, Outcome> {
    runs: &'a Runs<Outcome>,
    name: String,
    progress: Arc<Progress>,
}

impl<Outcome> Clone for Runs<Outcome> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<Outcome> Default for Runs<Outcome> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Lists { under_way: Vec::new(), finished: Vec::new() })))
    }
}

impl<Outcome> Runs<Outcome> {
    /// Begins a run of so many trials. The ones before it are of no use any more and are stopped.
    pub(crate) fn begin(&self, name: &str, wanted: u32) -> BegunRun<'_, Outcome> {
        self.stop_all();
        let progress = Arc::new(Progress { watch: Watch::default(), wanted });
        self.lists().under_way.push((name.to_owned(), Arc::clone(&progress)));
        BegunRun { runs: self, name: name.to_owned(), progress }
    }

    /// A run that is under way.
    pub(crate) fn under_way(&self, name: &str) -> Option<Arc<Progress>> {
        let lists = self.lists();
        let (_, progress) = lists.under_way.iter().find(|(known, _)| known == name)?;
        Some(Arc::clone(progress))
    }

    /// Stops whatever is under way: what it is about is not what is shown any more.
    pub(crate) fn stop_all(&self) {
        for (_, progress) in &self.lists().under_way {
            progress.watch.cancel();
        }
    }

    /// The outcome of a run that finished not long ago.
    pub(crate) fn finished(&self, name: &str) -> Option<Arc<Outcome>> {
        let lists = self.lists();
        let (_, outcome) = lists.finished.iter().find(|(known, _)| known == name)?;
        Some(Arc::clone(outcome))
    }

    /// The run that finished last of those that are `wanted`, with its name.
    pub(crate) fn last_finished(
        &self,
        wanted: impl Fn(&Outcome) -> bool,
    ) -> Option<(String, Arc<Outcome>)> {
        // what is wanted takes a while to find out: nobody waits for the lists meanwhile
        let finished = self.lists().finished.clone();
        finished.into_iter().rev().find(|(_, outcome)| wanted(outcome))
    }

    /// Lists are whole between two statements, so one that a panic left behind is taken over.
    fn lists(&self) -> MutexGuard<'_, Lists<Outcome>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<Outcome> BegunRun<'_, Outcome> {
    /// Does the work of the run and keeps its outcome.
    pub(crate) fn finish_with<Error>(
        self,
        work: impl FnOnce(&Watch) -> Result<Outcome, Error>,
    ) -> Result<Arc<Outcome>, Error> {
        work(&self.progress.watch).map(|outcome| self.finish(outcome))
    }

    fn finish(self, outcome: Outcome) -> Arc<Outcome> {
        let outcome = Arc::new(outcome);
        let mut lists = self.runs.lists();
        lists.finished.retain(|(known, _)| *known != self.name);
        lists.finished.push((self.name.clone(), Arc::clone(&outcome)));
        let surplus = lists.finished.len().saturating_sub(KEPT);
        lists.finished.drain(..surplus);
        drop(lists);
        outcome
    }
}

impl<Outcome> Drop for BegunRun<'_, Outcome> {
    fn drop(&mut self) {
        self.runs.lists().under_way.retain(|(_, known)| !Arc::ptr_eq(known, &self.progress));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_stops_those_before_it_and_can_be_stopped_itself() {
        let runs = Runs::<u32>::default();
        let first = runs.begin("first", 100);
        let others = runs.clone();
        let second = others.begin("second", 200);
        assert!(first.progress.watch.is_cancelled() && !second.progress.watch.is_cancelled());
        let progress = runs.under_way("second").unwrap();
        progress.watch.cancel();
        assert!(second.progress.watch.is_cancelled() && progress.wanted == 200);
        let third = runs.begin("third", 100);
        runs.stop_all();
        assert!(third.progress.watch.is_cancelled() && runs.under_way("fourth").is_none());
    }

    #[test]
    fn the_last_finished_runs_are_kept_and_older_ones_forgotten() {
        let runs = Runs::default();
        for (name, outcome) in [("a", Some(1)), ("b", None), ("c", Some(3)), ("d", Some(4))] {
            let run = runs.begin(name, 1);
            assert!(runs.under_way(name).is_some());
            match outcome {
                Some(outcome) => assert_eq!(*run.finish(outcome), outcome),
                None => drop(run),
            }
            assert!(runs.under_way(name).is_none());
        }
        let kept = |name| runs.finished(name).map(|outcome| *outcome);
        assert_eq!(["a", "b", "c", "d"].map(kept), [None, None, Some(3), Some(4)]);
        let last = |below| runs.last_finished(|outcome| *outcome < below).map(|(name, _)| name);
        assert_eq!([5, 4, 3].map(last), [Some("d".to_owned()), Some("c".to_owned()), None]);
    }
}
