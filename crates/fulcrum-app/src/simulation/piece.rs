//! Pieces of a run: some of its trials in a file of their own, to be merged with the others.

use std::ops::Range;

use fulcrum_model::Study;
use fulcrum_simulation::{Counted, RunSettings, Sampling, Trials, Watch};

use super::run::{Asked, Run};
use super::{SimulationError, SimulationQuery, piece_file};

/// Most trials of a piece: a run of more is done in several.
pub const PIECE_TRIAL_LIMIT: u32 = 1_000_000;

/// Some trials of a run, and what names the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub(super) run: RunName,
    /// Which trials, ascending.
    pub(super) ranges: Vec<Range<u32>>,
    pub(super) trials: Trials,
}

/// What names a run: pieces of the same name belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RunName {
    /// Version of the program: another one may compute otherwise.
    pub(super) program: String,
    /// Digest of everything that the figures of the study follow from.
    pub(super) study: String,
    pub(super) settings: RunSettings,
    /// Trials of the whole run.
    pub(super) trials: u32,
}

impl RunName {
    pub(super) fn of(study: &Study, settings: RunSettings, trials: u32) -> Self {
        Self {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            study: piece_file::digest_of_study(study),
            settings,
            trials,
        }
    }
}

/// Which trials of a run are asked for. What is not said is its beginning or its end.
#[derive(Clone, Copy, Debug, Default)]
pub struct PieceQuery {
    /// The first trial, counted from 0.
    pub from: Option<u32>,
    /// The first trial that is not asked for any more.
    pub to: Option<u32>,
}

impl PieceQuery {
    fn range_within(self, trials: u32) -> Result<Range<u32>, SimulationError> {
        let range = self.from.unwrap_or(0)..self.to.unwrap_or(trials);
        if range.is_empty() {
            return Err(SimulationError::NoTrials { from: range.start, to: range.end });
        }
        if range.end > trials {
            return Err(SimulationError::BeyondRun { to: range.end, trials });
        }
        if range.end - range.start > PIECE_TRIAL_LIMIT {
            return Err(SimulationError::LargePiece { trials: range.end - range.start });
        }
        Ok(range)
    }
}

/// Simulates some trials of a run; `watch` follows it and can stop it, and what is done by then is
/// a piece, too.
///
/// # Errors
///
/// As [`super::simulate`], and when the trials are none, not of the run or too many for a piece.
pub fn simulate_piece(
    study: &Study,
    query: SimulationQuery,
    which: PieceQuery,
    watch: &Watch,
) -> Result<Piece, SimulationError> {
    let asked = Asked::of(study, query, study.simulation.trials)?;
    let range = which.range_within(asked.trials)?;
    let mut run = Run::new(study, asked);
    run.extend(range, watch)?;
    let name = RunName::of(study, asked.settings, asked.trials);
    Ok(Piece::new(name, run.into_done()))
}

impl Piece {
    fn new(run: RunName, trials: Trials) -> Self {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for (trial, _) in trials.totals() {
            match ranges.last_mut() {
                Some(range) if range.end == *trial => range.end += 1,
                _ => ranges.push(*trial..*trial + 1),
            }
        }
        Self { run, ranges, trials }
    }

    /// How many trials it has.
    #[must_use]
    pub fn trials(&self) -> usize {
        self.trials.totals().len()
    }

    /// Which trials it has, ascending, each range up to but without its end.
    #[must_use]
    pub fn ranges(&self) -> &[Range<u32>] {
        &self.ranges
    }
}

/// Where trials stand in messages, as the command line takes them: the first few ranges.
pub(super) fn ranges_in_words(ranges: &[Range<u32>]) -> String {
    const SAID: usize = 4;
    let said: Vec<String> = ranges
        .iter()
        .take(SAID)
        .map(|range| format!("--trials-from {} --trials-to {}", range.start, range.end))
        .collect();
    match ranges.len().saturating_sub(SAID) {
        0 => said.join(", "),
        more => format!("{} and {more} more", said.join(", ")),
    }
}

/// How a sampling is called in a file.
pub(super) const fn sampling_id(sampling: Sampling) -> &'static str {
    match sampling {
        Sampling::Random => "random",
        Sampling::LatinHypercube => "latin_hypercube",
    }
}

/// How it is called in a file which costs count.
pub(super) const fn counted_id(counted: Counted) -> &'static str {
    match counted {
        Counted::AllCosts => "all_costs",
        Counted::SpendingOnly => "spending_only",
    }
}
