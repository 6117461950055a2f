//! `fulcrum simulate`: how sure the answer is.

use std::num::NonZero;
use std::time::Instant;

use clap::Args;
use fulcrum_app::{SimulationError, SimulationQuery, Watch, simulate};

use super::{Failure, Format, NOT_VALID, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct SimulateArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How many futures, from 1 to 10000000 [default: the study's]
    #[arg(long, value_name = "N")]
    trials: Option<u32>,
    /// Names the random numbers [default: the study's]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Leave out what varies by chance from month to month
    #[arg(long)]
    no_chance: bool,
    /// Leave lost revenue out
    #[arg(long)]
    spending_only: bool,
    /// Threads that share the work [default: as many as the machine runs at once]
    #[arg(long, value_name = "N")]
    threads: Option<NonZero<usize>>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl SimulateArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (read, scenario) = self.study.read_named()?;
        let query = SimulationQuery {
            trials: self.trials,
            seed: self.seed,
            no_chance: self.no_chance,
            spending_only: self.spending_only,
            threads: self.threads,
        };
        let started = Instant::now();
        let simulation =
            simulate(&read.study, query, &Watch::default()).map_err(|error| match error {
                SimulationError::Trials(_) => Failure::usage(error.to_string()),
                SimulationError::NotFinite(_) => Failure::new(NOT_VALID, error.to_string()),
            })?;
        match self.format {
            Format::Json => print_json(&simulation.json(started.elapsed().as_secs_f64())),
            Format::Text => {
                print_page(&simulation.page(scenario.as_deref()), "", read.notices.len())
            }
        }
    }
}
