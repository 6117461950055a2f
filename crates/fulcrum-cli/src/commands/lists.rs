//! `fulcrum parameters`, `fulcrum samples` and `fulcrum sample`: what comes with the program.

use clap::Args;
use fulcrum_app::{SAMPLES, parameters_json, parameters_table, sample, samples_json};

use super::{Failure, Format};
use crate::output::{print, print_json};
use crate::terminal_table::plain;

#[derive(Args)]
pub(crate) struct ParametersArguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Args)]
pub(crate) struct SamplesArguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Args)]
pub(crate) struct SampleArguments {
    /// Its name, from `fulcrum samples`
    name: String,
}

impl ParametersArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self.format {
            Format::Json => print_json(&parameters_json()),
            Format::Text => {
                let groups = parameters_table();
                let text: String = groups
                    .iter()
                    .map(|(title, table)| format!("{title}\n{}\n\n", plain(table)))
                    .collect();
                print(&text)
            }
        }
    }
}

impl SamplesArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self.format {
            Format::Json => print_json(&samples_json()),
            Format::Text => {
                let text: String = SAMPLES
                    .iter()
                    .map(|s| format!("{:<12} {}: {}\n", s.id, s.name, s.summary))
                    .collect();
                print(&text)
            }
        }
    }
}

impl SampleArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let sample = sample(&self.name).ok_or_else(|| {
            let names: Vec<_> = SAMPLES.iter().map(|sample| sample.id).collect();
            Failure::usage(format!(
                "there is no sample \"{}\"; there are {}",
                self.name,
                names.join(", ")
            ))
        })?;
        print(sample.text)
    }
}
