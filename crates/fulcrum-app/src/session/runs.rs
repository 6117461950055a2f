//! Simulations of a window: the ones under way, to be followed and stopped, and the last that
//! finished, to be drawn again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fulcrum_simulation::Watch;

use crate::simulation::KnownTo;

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
    /// Trials that were asked for; `None` of a run that goes on until the median saving is known.
    pub(crate) wanted: Option<u32>,
    known: Mutex<Option<KnownTo>>,
}

impl Progress {
    fn of(wanted: Option<u32>) -> Self {
        Self { watch: Watch::default(), wanted, known: Mutex::new(None) }
    }

    /// How well the median saving was known when that was looked at last.
    pub(crate) fn known(&self) -> Option<KnownTo> {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells how well the median saving is known.
    pub(crate) fn tell(&self, known: KnownTo) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
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
    /// Begins a run of so many trials, or of as many as it takes. The ones before it are of no use any
    /// more and are stopped.
    pub(crate) fn begin(&self, name: &str, wanted: Option<u32>) -> BegunRun<'_, Outcome> {
        self.stop_all();
        let progress = Arc::new(Progress::of(wanted));
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

    /// What is found of an outcome that is kept, by its name and itself, the last one first.
    pub(crate) fn kept<Found>(
        &self,
        mut find: impl FnMut(&str, &Arc<Outcome>) -> Option<Found>,
    ) -> Option<Found> {
        // finding takes a while: nobody waits for the lists meanwhile
        let finished = self.lists().finished.clone();
        finished.iter().rev().find_map(|(name, outcome)| find(name, outcome))
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
        work: impl FnOnce(&Progress) -> Result<Outcome, Error>,
    ) -> Result<Arc<Outcome>, Error> {
        work(&self.progress).map(|outcome| self.finish(Arc::new(outcome)))
    }

    /// Gives the run an outcome that is known already.
    pub(crate) fn finish(self, outcome: Arc<Outcome>) -> Arc<Outcome> {
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
        let first = runs.begin("first", Some(100));
        let others = runs.clone();
        let second = others.begin("second", Some(200));
        assert!(first.progress.watch.is_cancelled() && !second.progress.watch.is_cancelled());
        let progress = runs.under_way("second").unwrap();
        progress.watch.cancel();
        assert!(second.progress.watch.is_cancelled() && progress.wanted == Some(200));
        let third = runs.begin("third", None);
        runs.stop_all();
        assert!(third.progress.watch.is_cancelled() && runs.under_way("fourth").is_none());
    }

    #[test]
    fn the_last_finished_runs_are_kept_and_older_ones_forgotten() {
        let runs = Runs::default();
        for (name, outcome) in [("a", Some(1)), ("b", None), ("c", Some(3)), ("d", Some(4))] {
            let run = runs.begin(name, Some(1));
            assert!(runs.under_way(name).is_some());
            match outcome {
                Some(outcome) => assert_eq!(*run.finish(Arc::new(outcome)), outcome),
                None => drop(run),
            }
            assert!(runs.under_way(name).is_none());
        }
        let kept = |name| runs.finished(name).map(|outcome| *outcome);
        assert_eq!(["a", "b", "c", "d"].map(kept), [None, None, Some(3), Some(4)]);
        let last = |below| runs.kept(|name, outcome| (**outcome < below).then(|| name.to_owned()));
        assert_eq!([5, 4, 3].map(last), [Some("d".to_owned()), Some("c".to_owned()), None]);
    }
}
