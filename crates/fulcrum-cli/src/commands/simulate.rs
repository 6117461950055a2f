//! `fulcrum simulate`: how sure the answer is, or a piece of a run to be merged later.

use std::num::NonZero;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use fulcrum_app::{
    PieceQuery, ReadStudy, Sampling, SimulationError, SimulationQuery, StudySimulation,
    THREAD_LIMIT, UNTIL_KNOWN_TRIALS, counted, simulate, simulate_piece,
};

use super::{Failure, Format, NOT_VALID, STOPPED, StudyArguments, write};
use crate::output::{print, print_json, print_page};
use crate::running::watched;

#[derive(Args)]
pub(crate) struct SimulateArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How many futures, from 1 to 10000000, spread over the ranges by Latin hypercubes of 128
    /// [default: the study's]
    #[arg(long, value_name = "N", value_parser = trials, allow_negative_numbers = true)]
    trials: Option<u32>,
    /// Names the random numbers [default: the study's]
    #[arg(long, value_name = "N", value_parser = seed, allow_negative_numbers = true)]
    seed: Option<u64>,
    /// Leave out what varies by chance from month to month
    #[arg(long)]
    no_chance: bool,
    /// Draw each future on its own, and do not spread them by Latin hypercubes: to compare both
    #[arg(long)]
    independent: bool,
    /// Leave lost revenue out
    #[arg(long)]
    spending_only: bool,
    /// Threads that share the work [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = threads, allow_negative_numbers = true)]
    threads: Option<NonZero<usize>>,
    /// Go on until the P50 of the saving of You Build It You Run It is known to so many per cent
    /// (half its 95 % interval), at most for --trials [default: 1000000]
    #[arg(long, value_name = "PERCENT", value_parser = percent, allow_negative_numbers = true,
        conflicts_with_all = ["trials_from", "trials_to"])]
    until_known: Option<f64>,
    /// Write a piece of the run: from this trial on, counted from 0 [default: the first]
    #[arg(long, value_name = "A", value_parser = trials, allow_negative_numbers = true)]
    trials_from: Option<u32>,
    /// Write a piece of the run: up to this trial, without it [default: all]
    #[arg(long, value_name = "B", value_parser = trials, allow_negative_numbers = true)]
    trials_to: Option<u32>,
    /// The file to write the piece to instead of printing it
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value_t,
        conflicts_with_all = ["trials_from", "trials_to", "to"])]
    format: Format,
}

impl SimulateArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let query = SimulationQuery {
            trials: self.trials,
            seed: self.seed,
            no_chance: self.no_chance,
            sampling: if self.independent { Sampling::Random } else { Sampling::default() },
            spending_only: self.spending_only,
            threads: self.threads,
            until_known: self.until_known,
        };
        let which = PieceQuery { from: self.trials_from, to: self.trials_to };
        let is_piece = which.from.is_some() || which.to.is_some();
        if self.to.is_some() && !is_piece {
            return Err(Failure::usage(
                "--to is for a piece of a run: say which with --trials-from and --trials-to, or leave --to out and redirect what is printed",
            ));
        }
        let (read, scenario) = self.study.read_named()?;
        if is_piece {
            return self.write_piece(&read, query, which);
        }
        let usual = match self.until_known {
            Some(_) => UNTIL_KNOWN_TRIALS,
            None => read.study.simulation.trials,
        };
        let started = Instant::now();
        let simulation = watched(self.trials.unwrap_or(usual), |watch| {
            simulate(&read.study, query, watch).map_err(failure)
        })?;
        let seconds = started.elapsed().as_secs_f64();
        print_simulation(&simulation, self.format, seconds, scenario.as_deref(), &read)
    }

    fn write_piece(
        &self,
        read: &ReadStudy,
        query: SimulationQuery,
        which: PieceQuery,
    ) -> Result<(), Failure> {
        let all = self.trials.unwrap_or(read.study.simulation.trials);
        let asked = which.to.unwrap_or(all).saturating_sub(which.from.unwrap_or(0));
        let piece = watched(asked, |watch| {
            simulate_piece(&read.study, query, which, watch).map_err(failure)
        })?;
        let done = piece.trials();
        if done == 0 {
            return Err(stopped_before_the_first());
        }
        match &self.to {
            Some(to) => write(to, piece.text().as_bytes())?,
            None => print(&piece.text())?,
        }
        if done == asked as usize {
            return Ok(());
        }
        Err(Failure::new(
            STOPPED,
            format!(
                "Stopped: {done} of {} were done and are in the piece. \"fulcrum merge\" says which are missing.",
                counted(asked as usize, "trial")
            ),
        ))
    }
}

/// Prints a simulation, and ends as a stopped one when it was stopped.
pub(super) fn print_simulation(
    simulation: &StudySimulation<'_>,
    format: Format,
    seconds: f64,
    scenario: Option<&str>,
    read: &ReadStudy,
) -> Result<(), Failure> {
    let done = simulation.outcome().trials();
    if done == 0 {
        return Err(stopped_before_the_first());
    }
    match format {
        Format::Json => print_json(&simulation.json(seconds))?,
        Format::Text => print_page(&simulation.page(scenario), "", read.notices.len())?,
    }
    if !simulation.is_stopped() {
        return Ok(());
    }
    Err(Failure::new(
        STOPPED,
        format!(
            "Stopped: the result is of the {} that were done, of {}.",
            counted(done, "trial"),
            simulation.asked()
        ),
    ))
}

fn stopped_before_the_first() -> Failure {
    Failure::new(STOPPED, "Stopped before the first trial was done: there is no result.")
}

fn failure(error: SimulationError) -> Failure {
    match error.is_of_the_query() {
        true => Failure::usage(error.to_string()),
        false => Failure::new(NOT_VALID, error.to_string()),
    }
}

fn trials(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "expected a whole number from 0 to 10000000, such as 10000".to_owned())
}

fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("expected a whole number from 0 to {}, such as 1", u64::MAX))
}

fn threads(text: &str) -> Result<NonZero<usize>, String> {
    let threads =
        text.parse().ok().filter(|threads: &NonZero<usize>| threads.get() <= THREAD_LIMIT);
    threads.ok_or_else(|| format!("expected a whole number from 1 to {THREAD_LIMIT}"))
}

fn percent(text: &str) -> Result<f64, String> {
    let percent = text.trim().trim_end_matches('%').trim_end().parse();
    let percent = percent.ok().filter(|percent| *percent > 0.0 && *percent <= 100.0);
    percent.ok_or_else(|| "expected more than 0 and at most 100 per cent, such as 1".to_owned())
}
