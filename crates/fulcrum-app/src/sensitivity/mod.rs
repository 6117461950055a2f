//! What would change the answer of a study, and what is worth finding out before deciding.

mod drawings;
mod json;
mod page;
mod tables;
pub(crate) mod window;
pub(crate) mod words;

use std::borrow::Cow;
use std::num::NonZero;
use std::thread;

use fulcrum_charts::{Chart, ChartError};
use fulcrum_model::file::TRIAL_LIMIT;
use fulcrum_model::{Study, StudyValue};
use fulcrum_simulation::{
    COMPARED, FEWEST_TRIALS, GivenTrials, GroupShare, Influence, InformationValue, NotFinite,
    RunSettings, Simulation, SwitchingValues, Tornado, TrialTotals, Watch, ranged_estimates,
    switching_values, tornado,
};

use crate::charts::Drawing;
use crate::contract::SensitivityChart;
use crate::simulation::{SimulationQuery, run_on_threads};

/// Why there is no sensitivity.
#[derive(Debug, thiserror::Error)]
pub enum SensitivityError {
    /// Too few trials, or too many.
    #[error(
        "Telling estimates from each other takes from {FEWEST_TRIALS} to {TRIAL_LIMIT} trials, and {0} were asked for. 10000 is a good start."
    )]
    Trials(u32),
    /// An amount that cannot be computed.
    #[error(transparent)]
    NotFinite(#[from] NotFinite),
    /// An amount that cannot be computed at likely values.
    #[error(
        "An option costs no amount that can be computed at likely values. Look for a value that is far from what it should be."
    )]
    LikelyNotFinite,
    /// It was stopped: a part of it is not an answer.
    #[error("The work was stopped before it was done.")]
    Stopped,
}

/// What would change the answer of a study, and what is worth finding out: the discounted saving of
/// each compared option, for all costs or for spending alone.
#[derive(Debug)]
pub struct StudySensitivity<'a> {
    study: Cow<'a, Study>,
    settings: RunSettings,
    trials: u32,
    /// How far each ranged estimate moves the savings.
    pub tornado: Tornado,
    /// At which value of each estimate the preferred option changes.
    pub switching: SwitchingValues,
    /// What each option costs on average over all trials, by
    /// [`OptionKind::index`](fulcrum_model::OptionKind::index).
    pub mean_costs: TrialTotals,
    /// The standard error of each of them.
    pub mean_cost_errors: TrialTotals,
    /// What knowing everything before deciding is worth.
    pub everything: InformationValue,
    /// The share of chance in the variance of each saving, in the order of [`COMPARED`].
    pub chance: [f64; COMPARED.len()],
    /// What each ranged estimate explains and what knowing it is worth, in the order of the study.
    pub influences: Vec<Influence>,
    /// What the same estimate of all services explains.
    pub groups: Vec<GroupShare>,
}

impl StudySensitivity<'_> {
    /// The study that it is of.
    pub(crate) fn study(&self) -> &Study {
        &self.study
    }

    /// What names its trials, besides their number.
    pub(crate) const fn settings(&self) -> RunSettings {
        self.settings
    }

    /// Draws a chart of it; `None` where nothing moves the answer.
    ///
    /// # Errors
    ///
    /// When an amount cannot be drawn.
    pub(crate) fn chart(
        &self,
        chart: SensitivityChart,
        drawing: Drawing,
    ) -> Result<Option<Chart>, ChartError> {
        drawings::named(self, chart, drawing)
    }

    /// How many trials without chance it rests on.
    pub(crate) const fn trials(&self) -> u32 {
        self.trials
    }
}

/// The sensitivity of a study; `watch` follows the trials and can stop the work.
///
/// Trials are run without chance, and, where chance counts, with it as well: what can be found out is
/// told from the first, and what share chance has from what the second add.
///
/// # Errors
///
/// When there are too few trials or too many, when an option costs no finite amount, or when it was
/// stopped.
pub fn sensitivity<'a>(
    study: &'a Study,
    query: SimulationQuery,
    watch: &Watch,
) -> Result<StudySensitivity<'a>, SensitivityError> {
    let trials = query.trials.unwrap_or(study.simulation.trials);
    let is_enough = usize::try_from(trials).is_ok_and(|trials| trials >= FEWEST_TRIALS);
    if !is_enough || u64::from(trials) > TRIAL_LIMIT {
        return Err(SensitivityError::Trials(trials));
    }
    let (settings, threads) = (query.settings(study), query.threads());
    let stopped = || match watch.is_cancelled() {
        true => SensitivityError::Stopped,
        false => SensitivityError::LikelyNotFinite,
    };
    let tornado = tornado(study, settings.counted, watch).ok_or_else(stopped)?;
    let switching = switching_values(study, settings.counted, watch).ok_or_else(stopped)?;
    let run = |chance| {
        let simulation = Simulation::new(study, RunSettings { chance, ..settings });
        run_on_threads(&simulation, 0..trials, threads, watch)
    };
    let expected = run(false)?;
    let with_chance = if settings.chance { Some(run(true)?) } else { None };
    if watch.is_cancelled() {
        return Err(SensitivityError::Stopped);
    }
    let given = GivenTrials::new(study, settings, &expected, with_chance.as_ref())
        .ok_or(SensitivityError::Stopped)?;
    let influences = influences(study, &given, threads, watch).ok_or(SensitivityError::Stopped)?;
    Ok(StudySensitivity {
        study: Cow::Borrowed(study),
        settings,
        trials,
        tornado,
        switching,
        mean_costs: given.mean_costs(),
        mean_cost_errors: given.mean_cost_errors(),
        everything: given.value_of_everything(),
        chance: given.share_of_chance(),
        groups: given.groups(watch).ok_or(SensitivityError::Stopped)?,
        influences,
    })
}

/// What each estimate explains, so many threads sharing the work; `None` when it was stopped.
fn influences(
    study: &Study,
    given: &GivenTrials<'_>,
    threads: NonZero<usize>,
    watch: &Watch,
) -> Option<Vec<Influence>> {
    let values: Vec<StudyValue<'_>> = ranged_estimates(study).collect();
    let each = values.len().div_ceil(threads.get()).max(1);
    let of = |values: &[StudyValue<'_>]| -> Option<Vec<Influence>> {
        let influence = |value| (!watch.is_cancelled()).then(|| given.influence(value));
        values.iter().map(influence).collect()
    };
    thread::scope(|scope| {
        let mut shares = values.chunks(each);
        let first = shares.next().unwrap_or_default();
        let others: Vec<_> = shares.map(|values| scope.spawn(move || of(values))).collect();
        let mut all = of(first);
        for other in others {
            // a thread that panicked says so here as it would have without the thread
            let part = other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            all = all.zip(part).map(|(all, part)| [all, part].concat());
        }
        all
    })
}

#[cfg(test)]
mod tests;
