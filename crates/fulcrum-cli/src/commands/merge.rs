//! `fulcrum merge`: the result of a run from its pieces.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use fulcrum_app::{Merging, Piece, PieceError};

use super::simulate::print_simulation;
use super::{Failure, Format, NOT_VALID, StudyArguments};

#[derive(Args)]
pub(crate) struct MergeArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// The pieces that "fulcrum simulate --trials-from --trials-to" wrote, in any order
    #[arg(required = true, value_name = "PIECE")]
    pieces: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl MergeArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (read, scenario) = self.study.read_named()?;
        let started = Instant::now();
        let mut merging = Merging::of(&read.study);
        for path in &self.pieces {
            let name = path.display().to_string();
            let piece = Piece::open(path).map_err(|error| match error {
                PieceError::File(error) => error.into(),
                error => Failure::new(NOT_VALID, format!("{name}: {error}")),
            })?;
            merging.add(&name, piece).map_err(|error| Failure::usage(error.to_string()))?;
        }
        let merged = merging.finish().map_err(|error| Failure::usage(error.to_string()))?;
        let seconds = started.elapsed().as_secs_f64();
        print_simulation(&merged, self.format, seconds, scenario.as_deref(), &read)
    }
}
