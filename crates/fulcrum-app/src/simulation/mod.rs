//! Thousands of futures of a study: how sure its answer is.

mod chart_data;
mod charts;
pub(crate) mod futures;
mod json;
mod known;
mod merge;
pub(crate) mod page;
mod piece;
mod piece_file;
mod run;
mod threads;
pub(crate) mod window;

use std::borrow::Cow;
use std::num::NonZero;

use fulcrum_model::Study;
use fulcrum_model::file::TRIAL_LIMIT;
use fulcrum_simulation::{Counted, NotFinite, Outcome, RunSettings, Sampling, TrialTotals, Watch};

pub use merge::{MergeError, Merging};
pub use piece::{PIECE_TRIAL_LIMIT, Piece, PieceQuery, simulate_piece};
pub use piece_file::PieceError;
pub use threads::{THREAD_LIMIT, run_on_threads};

pub(crate) use chart_data::month_bands;
pub(crate) use known::KnownTo;
use known::run_until_known;
pub(crate) use page::{LEFT_OUT, compared};
use run::{Asked, Run};
pub(crate) use window::last_of;

/// Trials of a preview: whole blocks, so that it is the beginning of the whole run.
pub const PREVIEW_TRIALS: u32 = 1_024;

/// Most trials of a run that goes on until the saving is known, when nothing else is said.
pub const UNTIL_KNOWN_TRIALS: u32 = 1_000_000;

/// What is asked of a simulation. What is not said is as the study has it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimulationQuery {
    /// How many futures, from 1 to ten million; the most of them when `until_known` is said.
    pub trials: Option<u32>,
    /// Names the random numbers.
    pub seed: Option<u64>,
    /// Leaves out what varies by chance.
    pub no_chance: bool,
    /// How futures are spread over the ranges.
    pub sampling: Sampling,
    /// Leaves lost revenue out.
    pub spending_only: bool,
    /// Threads that share the work; as many as the machine runs at once when not said.
    pub threads: Option<NonZero<usize>>,
    /// Runs until the 95 % confidence interval of the median saving of You Build It You Run It
    /// reaches no further than so many per cent of it to either side.
    pub until_known: Option<f64>,
}

impl SimulationQuery {
    /// What names a run of a study besides its trials.
    pub(crate) fn settings(&self, study: &Study) -> RunSettings {
        RunSettings {
            seed: self.seed.unwrap_or(study.simulation.seed),
            chance: study.simulation.chance && !self.no_chance,
            sampling: self.sampling,
            counted: if self.spending_only { Counted::SpendingOnly } else { Counted::AllCosts },
        }
    }

    /// Threads that share the work.
    pub(crate) fn threads(&self) -> NonZero<usize> {
        self.threads
            .or_else(|| std::thread::available_parallelism().ok())
            .unwrap_or(NonZero::<usize>::MIN)
    }
}

/// Why there is no simulation.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// No trials, or too many.
    #[error(
        "A simulation has from 1 to {TRIAL_LIMIT} trials, and {0} were asked for. 10000 is a good start."
    )]
    Trials(u32),
    /// How well the saving is to be known is no such share.
    #[error(
        "A saving can be known to more than 0 and at most 100 per cent, and {0} was asked for. 1 is usual."
    )]
    Percent(f64),
    /// A piece without trials.
    #[error(
        "Trials from {from} up to {to} are none. The first is counted from 0, and the last one asked for is the one before {to}: give an end that is larger than the beginning."
    )]
    NoTrials {
        /// The first trial asked for.
        from: u32,
        /// The first one not asked for.
        to: u32,
    },
    /// A piece beyond the run that it is of.
    #[error(
        "The run has {trials} trials, and trials up to {to} were asked for. Say how many the whole run has with --trials, the same for every piece."
    )]
    BeyondRun {
        /// The first trial not asked for.
        to: u32,
        /// Trials of the run.
        trials: u32,
    },
    /// A piece of too many trials.
    #[error(
        "A piece has at most {PIECE_TRIAL_LIMIT} trials, and {trials} were asked for. Divide them."
    )]
    LargePiece {
        /// How many were asked for.
        trials: u32,
    },
    /// An amount that cannot be computed.
    #[error(transparent)]
    NotFinite(#[from] NotFinite),
}

impl SimulationError {
    /// Whether what was asked for is at fault, and not the study.
    #[must_use]
    pub const fn is_of_the_query(&self) -> bool {
        !matches!(self, Self::NotFinite(_))
    }
}

/// A simulation of a study.
#[derive(Clone, Debug)]
pub struct StudySimulation<'a> {
    study: Cow<'a, Study>,
    settings: RunSettings,
    /// Trials asked for.
    asked: u32,
    outcome: Outcome,
    /// Costs at likely values.
    likely: TrialTotals,
    /// How well the median saving is known, when that was asked for.
    known: Option<KnownTo>,
}

impl StudySimulation<'_> {
    /// What the trials say.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The study that was simulated.
    pub(crate) fn study(&self) -> &Study {
        &self.study
    }

    /// What names the run besides its study and its trials.
    pub(crate) const fn settings(&self) -> RunSettings {
        self.settings
    }

    /// Trials that were to be run.
    #[must_use]
    pub const fn asked(&self) -> u32 {
        self.asked
    }

    /// Whether the run was stopped before all its trials were done.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.outcome.trials() < self.asked as usize
    }
}

/// Simulates a study; `watch` follows it and can stop it, and what is done by then is the result.
///
/// # Errors
///
/// When there are no trials or too many, or when an option costs no finite amount in one of them:
/// the first such trial, whatever the number of threads.
pub fn simulate<'a>(
    study: &'a Study,
    query: SimulationQuery,
    watch: &Watch,
) -> Result<StudySimulation<'a>, SimulationError> {
    simulate_telling(study, query, watch, &|_| {})
}

/// [`simulate`]; `tell` hears now and then how well a run that goes on until its median saving is known
/// knows it.
pub(crate) fn simulate_telling<'a>(
    study: &'a Study,
    query: SimulationQuery,
    watch: &Watch,
    tell: &dyn Fn(KnownTo),
) -> Result<StudySimulation<'a>, SimulationError> {
    let Some(wanted) = query.until_known else {
        let asked = Asked::of(study, query, study.simulation.trials)?;
        let mut run = Run::new(study, asked);
        run.extend(0..asked.trials, watch)?;
        return Ok(run.result(Cow::Borrowed(study), None));
    };
    if !(wanted > 0.0 && wanted <= 100.0) {
        return Err(SimulationError::Percent(wanted));
    }
    let asked = Asked::of(study, query, UNTIL_KNOWN_TRIALS)?;
    let mut run = Run::new(study, asked);
    let known = run_until_known(&mut run, wanted, asked.trials, watch, tell)?;
    Ok(run.result(Cow::Borrowed(study), Some(known)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FIRST_SAMPLE, Library, sample};

    fn first_sample() -> Study {
        let text = sample(FIRST_SAMPLE).unwrap().text;
        Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
    }

    #[test]
    fn no_trials_and_too_many_are_refused_with_what_is_allowed() {
        let study = first_sample();
        for trials in [0, 10_000_001] {
            let query = SimulationQuery { trials: Some(trials), ..SimulationQuery::default() };
            let error = simulate(&study, query, &Watch::default()).unwrap_err().to_string();
            assert!(error.contains("from 1 to 10000000") && error.contains(&trials.to_string()));
        }
    }

    #[test]
    fn json_has_every_figure_and_is_the_same_on_one_thread_and_on_two() {
        let study = first_sample();
        let json = |threads| {
            let threads = NonZero::new(threads);
            let query =
                SimulationQuery { trials: Some(256), threads, ..SimulationQuery::default() };
            simulate(&study, query, &Watch::default()).unwrap().json(0.5)
        };
        let text = json(1);
        assert_eq!(text, json(2));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&value["seed"], &value["trials"]), (&1.into(), &256.into()));
        assert_eq!((&value["chance"], &value["seconds"]), (&true.into(), &0.5.into()));
        for option in ["ops_run_it", "you_build_it_you_run_it", "hybrid"] {
            let option_of = |key: &str| value["options"][option][key].as_f64().unwrap();
            let ascending = ["p5", "p10", "p25", "p50", "p75", "p90", "p95"].map(option_of);
            assert!(ascending.is_sorted() && option_of("sd") > option_of("se"));
            assert!(option_of("expected_shortfall_95") >= option_of("p95"));
            let p50 = value["options"][option]["cumulative"]["p50"].as_array().unwrap();
            // the fan is read from counts, to a part in two thousand
            let last = p50[35].as_f64().unwrap();
            assert!(p50.len() == 36 && (last / option_of("p50") - 1.0).abs() < 0.01);
        }
        let cheapest: f64 = value["probability_cheapest"]
            .as_object()
            .unwrap()
            .values()
            .map(|share| share.as_f64().unwrap())
            .sum();
        assert!((cheapest - 1.0).abs() < 1e-12);
        for option in ["you_build_it_you_run_it", "hybrid"] {
            assert!(value["savings"][option]["probability_positive"].is_number());
            assert!(value["break_even_months"][option]["never"].is_number());
        }
    }

    #[test]
    fn one_trial_says_nothing_of_its_own_error() {
        let study = first_sample();
        let query = SimulationQuery { trials: Some(1), ..SimulationQuery::default() };
        let simulation = simulate(&study, query, &Watch::default()).unwrap();
        let page = format!("{:?}", simulation.page(None));
        assert!(page.contains("1 of 1 future") && page.contains("unknown"));
        let json: serde_json::Value = serde_json::from_str(&simulation.json(0.1)).unwrap();
        let figures = &json["options"]["hybrid"];
        assert!(figures["se"].is_null() && figures["sd"].is_null() && figures["mean"].is_number());
    }

    #[test]
    fn the_page_says_how_sure_the_answer_is_and_what_is_left_out() {
        let study = first_sample();
        let query = SimulationQuery { trials: Some(512), ..SimulationQuery::default() };
        let page = simulate(&study, query, &Watch::default()).unwrap().page(None);
        let text = format!("{page:?}");
        for words in ["costs least in", "of 100 futures", "seed 1", "512 trials", "leaves out"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
