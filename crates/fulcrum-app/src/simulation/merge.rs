//! Putting the pieces of a run together.

use std::borrow::Cow;
use std::ops::Range;

use fulcrum_model::Study;
use fulcrum_simulation::{
    Counted, MonthCounts, Outcome, RunSettings, Simulation, TrialTotals, Trials,
};

use super::StudySimulation;
use super::piece::{Piece, RunName, ranges_in_words, sampling_id};

/// Why pieces are no whole run of a study. Pieces are called as whoever merges them calls them.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// There is none.
    #[error("There are no pieces to merge.")]
    NoPieces,
    /// A piece was written by another version.
    #[error(
        "{piece} was written by version {version} of the program, and this is version {}, which may compute otherwise. Write the pieces and merge them with one version.",
        env!("CARGO_PKG_VERSION")
    )]
    OtherProgram {
        /// Which piece.
        piece: String,
        /// The version.
        version: String,
    },
    /// A piece is of another study.
    #[error(
        "{piece} is of another study, or of another scenario of it. Name the study as it was when the piece was written, with --scenario if it was of a scenario."
    )]
    OtherStudy {
        /// Which piece.
        piece: String,
    },
    /// A piece is of another run of the study.
    #[error("{piece} is of another run than {first}: {is} instead of {expected}.")]
    OtherRun {
        /// Which piece.
        piece: String,
        /// The first piece.
        first: String,
        /// What its run has.
        is: String,
        /// What that of the first has.
        expected: String,
    },
    /// Two pieces have the same trials.
    #[error(
        "{piece} and {other} both have trials of {trials}. A trial counts once: leave one of the two out."
    )]
    Overlap {
        /// Which piece.
        piece: String,
        /// Which other one.
        other: String,
        /// Which trials.
        trials: String,
    },
    /// Trials are in no piece.
    #[error(
        "{missing} of the {trials} trials of the run are in no piece. Write them with: {ranges}."
    )]
    Missing {
        /// How many are missing.
        missing: u32,
        /// Trials of the whole run.
        trials: u32,
        /// Which ones.
        ranges: String,
    },
}

/// Pieces of a run of a study, put together one by one.
pub struct Merging<'a> {
    study: &'a Study,
    /// Name of the study and of the first piece, and the run that all pieces are of.
    first: Option<(String, RunName)>,
    names: Vec<String>,
    /// Ranges of trials with the place of their piece in `names`, ascending.
    ranges: Vec<(Range<u32>, usize)>,
    totals: Vec<(u32, TrialTotals)>,
    counts: MonthCounts,
}

impl<'a> Merging<'a> {
    /// No pieces so far, of a run of this study.
    #[must_use]
    pub fn of(study: &'a Study) -> Self {
        Self {
            study,
            first: None,
            names: Vec::new(),
            ranges: Vec::new(),
            totals: Vec::new(),
            counts: MonthCounts::none(study.horizon_months as usize),
        }
    }

    /// Adds a piece, called so in messages.
    ///
    /// # Errors
    ///
    /// When it is of another study, another run or another version of the program, or has trials
    /// that a piece before it has; nothing of it is added then.
    pub fn add(&mut self, name: &str, piece: Piece) -> Result<(), MergeError> {
        let months = piece.trials.counts().cumulative[0].len();
        if months != self.study.horizon_months as usize {
            return Err(MergeError::OtherStudy { piece: name.to_owned() });
        }
        match &self.first {
            None => self.check_first(name, &piece)?,
            Some((first, run)) => check_alike(first, run, name, &piece.run)?,
        }
        let mut ranges = self.ranges.clone();
        ranges.extend(piece.ranges.iter().map(|range| (range.clone(), self.names.len())));
        ranges.sort_by_key(|(range, _)| range.start);
        for pair in ranges.windows(2) {
            let ((one, one_piece), (other, other_piece)) = (&pair[0], &pair[1]);
            if one.end > other.start {
                let both = other.start..one.end.min(other.end);
                let older = self.names.get(*one_piece).or(self.names.get(*other_piece));
                return Err(MergeError::Overlap {
                    piece: name.to_owned(),
                    other: older.cloned().unwrap_or_default(),
                    trials: ranges_in_words(&[both]),
                });
            }
        }
        self.ranges = ranges;
        self.names.push(name.to_owned());
        self.counts.merge(piece.trials.counts());
        self.totals.extend(piece.trials.totals());
        if self.first.is_none() {
            self.first = Some((name.to_owned(), piece.run));
        }
        Ok(())
    }

    /// The result of the whole run, the same to the last bit as that of running it at once.
    ///
    /// # Errors
    ///
    /// When there are no pieces, or trials are in none of them.
    pub fn finish(self) -> Result<StudySimulation<'a>, MergeError> {
        let (_, run) = self.first.ok_or(MergeError::NoPieces)?;
        let mut missing = Vec::new();
        let mut next = 0;
        let end = run.trials..run.trials;
        for range in self.ranges.iter().map(|(range, _)| range).chain([&end]) {
            if range.start > next {
                missing.push(next..range.start);
            }
            next = range.end;
        }
        if !missing.is_empty() {
            return Err(MergeError::Missing {
                missing: missing.iter().map(|range| range.end - range.start).sum(),
                trials: run.trials,
                ranges: ranges_in_words(&missing),
            });
        }
        let trials = Trials::new(self.totals, self.counts);
        Ok(StudySimulation {
            study: Cow::Borrowed(self.study),
            settings: run.settings,
            asked: run.trials,
            outcome: Outcome::of(&trials, run.settings),
            likely: Simulation::new(self.study, run.settings).likely(),
            known: None,
        })
    }

    /// Whether the first piece is of this study and this program.
    fn check_first(&self, name: &str, piece: &Piece) -> Result<(), MergeError> {
        let run = &piece.run;
        let expected = RunName::of(self.study, run.settings, run.trials);
        if run.program != expected.program {
            return Err(MergeError::OtherProgram {
                piece: name.to_owned(),
                version: run.program.chars().take(20).collect(),
            });
        }
        if run.study != expected.study {
            return Err(MergeError::OtherStudy { piece: name.to_owned() });
        }
        Ok(())
    }
}

/// Whether a piece is of the run of the first one.
fn check_alike(first: &str, run: &RunName, name: &str, other: &RunName) -> Result<(), MergeError> {
    let piece = || name.to_owned();
    if other.program != run.program {
        let version = other.program.chars().take(20).collect();
        return Err(MergeError::OtherProgram { piece: piece(), version });
    }
    if other.study != run.study {
        return Err(MergeError::OtherStudy { piece: piece() });
    }
    let differing = in_words(run).into_iter().zip(in_words(other)).find(|(a, b)| a != b);
    match differing {
        None => Ok(()),
        Some((expected, is)) => {
            Err(MergeError::OtherRun { piece: piece(), first: first.to_owned(), is, expected })
        }
    }
}

/// What names a run besides its study, each in words.
fn in_words(run: &RunName) -> [String; 5] {
    let RunSettings { seed, chance, sampling, counted } = run.settings;
    [
        format!("seed {seed}"),
        format!("{} trials", run.trials),
        format!("{} chance", if chance { "with" } else { "without" }),
        match counted {
            Counted::AllCosts => "all costs".to_owned(),
            Counted::SpendingOnly => "spending only".to_owned(),
        },
        format!("{} sampling", sampling_id(sampling).replace('_', " ")),
    ]
}

#[cfg(test)]
mod tests;
