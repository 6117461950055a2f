//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Weighs Ops Run It against You Build It You Run It, and a hybrid of the two.
#[derive(Parser)]
#[command(name = "fulcrum", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// What each option costs, and how they compare
    Evaluate {
        /// The study file
        study: PathBuf,
        /// Evaluate this scenario of the study
        #[arg(long, value_name = "ID")]
        scenario: Option<String>,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Every problem and warning of a study file
    Check {
        /// The study file
        study: PathBuf,
    },
    /// Every parameter, with unit, bounds and default
    Parameters {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// The sample studies
    Samples {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// A sample study file, to be redirected into a file
    Sample {
        /// Its name, from `fulcrum samples`
        name: String,
    },
    /// A study in another format: ledger.csv, or a chart as .svg
    Export {
        /// The study file
        study: PathBuf,
        /// The file to write; its name says the format (.csv, .svg)
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Which chart: cost_by_type or cumulative_cost
        #[arg(long, value_name = "NAME")]
        chart: Option<String>,
        /// Export this scenario of the study
        #[arg(long, value_name = "ID")]
        scenario: Option<String>,
    },
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Format {
    /// For reading
    #[default]
    Text,
    /// For programs
    Json,
}
