//! `fulcrum sensitivity`: what would change the answer, and what is worth finding out.

use std::num::NonZero;
use std::time::Instant;

use clap::Args;
use fulcrum_app::{Sampling, SensitivityError, SimulationQuery, Watch, sensitivity};

use super::{Failure, Format, NOT_VALID, StudyArguments};
use crate::output::{print_json, print_page};

#[derive(Args)]
pub(crate) struct SensitivityArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// How many futures, from 256 to 10000000 [default: the study's]
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

impl SensitivityArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (read, scenario) = self.study.read_named()?;
        let query = SimulationQuery {
            sampling: Sampling::default(),
            trials: self.trials,
            seed: self.seed,
            no_chance: self.no_chance,
            spending_only: self.spending_only,
            threads: self.threads,
            until_known: None,
        };
        let started = Instant::now();
        let found =
            sensitivity(&read.study, query, &Watch::default()).map_err(|error| match error {
                SensitivityError::Trials(_) => Failure::usage(error.to_string()),
                _ => Failure::new(NOT_VALID, error.to_string()),
            })?;
        match self.format {
            Format::Json => print_json(&found.json(started.elapsed().as_secs_f64())),
            Format::Text => print_page(&found.page(scenario.as_deref()), "", read.notices.len()),
        }
    }
}
