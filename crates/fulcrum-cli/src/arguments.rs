//! What can be asked for on the command line.

use clap::{Parser, Subcommand};

use crate::commands::{
    CheckArguments, EvaluateArguments, EvidenceArguments, ExportArguments, Failure,
    ParametersArguments, SampleArguments, SamplesArguments,
};

/// Weighs Ops Run It against You Build It You Run It, and a hybrid of the two.
#[derive(Parser)]
#[command(name = "fulcrum", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What each option costs, and how they compare
    Evaluate(EvaluateArguments),
    /// Every problem and warning of a study file
    Check(CheckArguments),
    /// Where each value comes from, and how much of the result rests on it
    Evidence(EvidenceArguments),
    /// A study in another format: ledger.csv, or a chart as .svg
    Export(ExportArguments),
    /// Every parameter, with unit, bounds and default
    Parameters(ParametersArguments),
    /// The sample studies
    Samples(SamplesArguments),
    /// A sample study file, to be redirected into a file
    Sample(SampleArguments),
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match &self.command {
            Command::Evaluate(arguments) => arguments.run(),
            Command::Check(arguments) => arguments.run(),
            Command::Evidence(arguments) => arguments.run(),
            Command::Export(arguments) => arguments.run(),
            Command::Parameters(arguments) => arguments.run(),
            Command::Samples(arguments) => arguments.run(),
            Command::Sample(arguments) => arguments.run(),
        }
    }
}
