//! Thousands of futures of a study: how sure its answer is.

mod json;
mod page;
mod threads;

use std::num::NonZero;

use fulcrum_model::Study;
use fulcrum_model::file::TRIAL_LIMIT;
use fulcrum_simulation::{
    Counted, NotFinite, Outcome, RunSettings, Sampling, Simulation, TrialTotals, Watch,
};

pub use threads::run_on_threads;

/// What is asked of a simulation. What is not said is as the study has it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SimulationQuery {
    /// How many futures, from 1 to ten million.
    pub trials: Option<u32>,
    /// Names the random numbers.
    pub seed: Option<u64>,
    /// Leaves out what varies by chance.
    pub no_chance: bool,
    /// Leaves lost revenue out.
    pub spending_only: bool,
    /// Threads that share the work; as many as the machine runs at once when not said.
    pub threads: Option<NonZero<usize>>,
}

/// Why there is no simulation.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// No trials, or too many.
    #[error(
        "A simulation has from 1 to {TRIAL_LIMIT} trials, and {0} were asked for. 10000 is a good start."
    )]
    Trials(u32),
    /// An amount that cannot be computed.
    #[error(transparent)]
    NotFinite(#[from] NotFinite),
}

/// A simulation of a study.
#[derive(Debug)]
pub struct StudySimulation<'a> {
    study: &'a Study,
    settings: RunSettings,
    /// Trials asked for.
    trials: u32,
    outcome: Outcome,
    /// Costs at likely values.
    likely: TrialTotals,
}

/// How trials are spread when nothing else is said.
const SAMPLING: Sampling = Sampling::LatinHypercube;

/// Simulates a study; `watch` follows it and can stop it, and what is done by then is the result.
///
/// # Errors
///
/// When there are no trials or too many, or when an option costs no finite amount in one of them.
pub fn simulate<'a>(
    study: &'a Study,
    query: SimulationQuery,
    watch: &Watch,
) -> Result<StudySimulation<'a>, SimulationError> {
    let trials = query.trials.unwrap_or(study.simulation.trials);
    if !(1..=TRIAL_LIMIT).contains(&u64::from(trials)) {
        return Err(SimulationError::Trials(trials));
    }
    let settings = RunSettings {
        seed: query.seed.unwrap_or(study.simulation.seed),
        chance: study.simulation.chance && !query.no_chance,
        sampling: SAMPLING,
        counted: if query.spending_only { Counted::SpendingOnly } else { Counted::AllCosts },
    };
    let threads = query
        .threads
        .or_else(|| std::thread::available_parallelism().ok())
        .unwrap_or(NonZero::<usize>::MIN);
    let simulation = Simulation::new(study, settings);
    let outcome = Outcome::of(&run_on_threads(&simulation, 0..trials, threads, watch)?, settings);
    Ok(StudySimulation { study, settings, trials, outcome, likely: simulation.likely() })
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
        assert!(page.contains("1 of 1 trial") && page.contains("unknown"));
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
