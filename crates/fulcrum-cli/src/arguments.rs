//! What can be asked for on the command line.

use clap::{Parser, Subcommand};

use crate::commands::{
    AdjustmentsArguments, CheckArguments, EvaluateArguments, EvidenceArguments, ExplainArguments,
    ExportArguments, Failure, FormatArguments, GalleryArguments, HybridArguments,
    IncidentArguments, MergeArguments, ParametersArguments, PlaybookArguments, RebaseArguments,
    SampleArguments, SamplesArguments, ScenariosArguments, SelectorArguments, SensitivityArguments,
    SimulateArguments,
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
    /// Where a figure comes from: formula, values, inputs
    Explain(ExplainArguments),
    /// How sure the answer is: thousands of futures within the ranges of the study
    Simulate(SimulateArguments),
    /// The result of a simulation that was run in pieces
    Merge(MergeArguments),
    /// What would change the answer, and what is worth finding out before deciding
    Sensitivity(SensitivityArguments),
    /// Which model for which service costs least
    Hybrid(HybridArguments),
    /// What each countermeasure, pitfall and lens changes, and what that does to the totals
    Adjustments(AdjustmentsArguments),
    /// Where the selector places each service, and how it fares under both models
    Selector(SelectorArguments),
    /// What an incident is expected to lose, and how to respond
    Incident(IncidentArguments),
    /// Every problem and warning of a study file
    Check(CheckArguments),
    /// What each scenario changes, and what each of its differences moves
    Scenarios(ScenariosArguments),
    /// Another version of a study with the scenarios of this one
    Rebase(RebaseArguments),
    /// Shares of the total beside the playbook's ratings
    Playbook(PlaybookArguments),
    /// Where each value comes from, and how much of the result rests on it
    Evidence(EvidenceArguments),
    /// A study in another format: slides, a report, a workbook, a summary, the ledger, or a chart
    Export(ExportArguments),
    /// Every chart of a study on one page, with its sentence and its table
    Gallery(GalleryArguments),
    /// A study file in canonical form: every value in full, in a fixed order
    Format(FormatArguments),
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
            Command::Explain(arguments) => arguments.run(),
            Command::Simulate(arguments) => arguments.run(),
            Command::Merge(arguments) => arguments.run(),
            Command::Sensitivity(arguments) => arguments.run(),
            Command::Hybrid(arguments) => arguments.run(),
            Command::Adjustments(arguments) => arguments.run(),
            Command::Selector(arguments) => arguments.run(),
            Command::Incident(arguments) => arguments.run(),
            Command::Check(arguments) => arguments.run(),
            Command::Scenarios(arguments) => arguments.run(),
            Command::Rebase(arguments) => arguments.run(),
            Command::Playbook(arguments) => arguments.run(),
            Command::Evidence(arguments) => arguments.run(),
            Command::Export(arguments) => arguments.run(),
            Command::Gallery(arguments) => arguments.run(),
            Command::Format(arguments) => arguments.run(),
            Command::Parameters(arguments) => arguments.run(),
            Command::Samples(arguments) => arguments.run(),
            Command::Sample(arguments) => arguments.run(),
        }
    }
}
