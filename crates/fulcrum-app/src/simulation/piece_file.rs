//! The file of a piece: compact JSON that says what run it is of, with a digest of its content.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::path::Path;

use fulcrum_model::file::{Node, TRIAL_LIMIT, meaning};
use fulcrum_model::{OptionKind, Study};
use fulcrum_simulation::{
    AmountCounts, COMPARED, Counted, MonthCounts, RunSettings, Sampling, TrialTotals, Trials,
};
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::error::Category;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::piece::{PIECE_TRIAL_LIMIT, Piece, RunName, counted_id, sampling_id};
use crate::files::{FileError, read_up_to};

const FORMAT: &str = "fulcrum-piece";
const VERSION: u64 = 2;
/// Largest file of a piece, in bytes: a million trials and their counts need half of it.
const PIECE_LIMIT: u64 = 128 * 1024 * 1024;
/// Most months of a study, and the place of trials that never break even.
const MOST_MONTHS: usize = 121;
/// Most cells from the lowest to the highest of all months together, 4 bytes each: a hostile file
/// could ask for far more with a few digits. A tenth of it is enough for any study.
const MOST_CELLS: u64 = 32 * 1024 * 1024;
/// Hexadecimal digits of an amount.
const DIGITS: usize = 16;

/// Why a file is no piece that can be merged.
#[derive(Debug, thiserror::Error)]
pub enum PieceError {
    /// It could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is something else.
    #[error(
        "it is no piece of a simulation: expected a file that \"fulcrum simulate --trials-from --trials-to\" wrote"
    )]
    NotAPiece,
    /// It is of a later version of the program.
    #[error(
        "it is a piece of version {0}, and this program reads version {VERSION}: use the program that wrote it"
    )]
    Newer(u64),
    /// It is of an earlier version of the program, which counted less.
    #[error(
        "it is a piece of version {0}, and this program reads version {VERSION}: write it again with this program"
    )]
    Older(u64),
    /// It ends early.
    #[error("it is cut short: copy it again, or write the piece again")]
    CutShort,
    /// It is larger than any piece.
    #[error("it is larger than 128 MiB, which no piece is: merge smaller pieces")]
    TooLarge,
    /// It is not what was written.
    #[error("it is damaged ({0}): copy it again, or write the piece again")]
    Damaged(String),
}

fn damaged(what: impl Into<String>) -> PieceError {
    PieceError::Damaged(what.into())
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow, default)]
    format: Option<Cow<'a, str>>,
    #[serde(default)]
    version: Option<u64>,
    /// SHA-256 of the text of `piece`, in hexadecimal digits.
    #[serde(borrow, default)]
    digest: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    piece: Option<&'a RawValue>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Content {
    program: String,
    study: String,
    seed: u64,
    trials: u32,
    chance: bool,
    sampling: String,
    counted: String,
    /// First trial, and first one behind, of each range.
    ranges: Vec<(u32, u32)>,
    /// The bits of each trial's total, 16 digits each.
    totals: ByOption<String>,
    /// Of each month the cells of cumulative costs and how often each occurred.
    cumulative: ByOption<Months<Vec<(i32, u32)>>>,
    /// The same, not discounted.
    undiscounted: ByOption<Months<Vec<(i32, u32)>>>,
    /// Trials by the month in which they break even, last those that never do.
    break_even: ByCompared<Months<u32>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ByOption<T> {
    ops_run_it: T,
    you_build_it_you_run_it: T,
    hybrid: T,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ByCompared<T> {
    you_build_it_you_run_it: T,
    hybrid: T,
}

impl<T> ByOption<T> {
    /// By [`OptionKind::index`].
    fn of(of: impl Fn(OptionKind) -> T) -> Self {
        Self {
            ops_run_it: of(OptionKind::OpsRunIt),
            you_build_it_you_run_it: of(OptionKind::YouBuildItYouRunIt),
            hybrid: of(OptionKind::Hybrid),
        }
    }

    fn get(&self, option: OptionKind) -> &T {
        match option {
            OptionKind::OpsRunIt => &self.ops_run_it,
            OptionKind::YouBuildItYouRunIt => &self.you_build_it_you_run_it,
            OptionKind::Hybrid => &self.hybrid,
        }
    }
}

/// A value for each month, and no more of them than a study may have months: a list of a hundred
/// million empty ones would fit into a file.
#[derive(Serialize)]
#[serde(transparent)]
struct Months<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Months<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MonthVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for MonthVisitor<T> {
            type Value = Months<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of at most {MOST_MONTHS} months")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Months<T>, A::Error> {
                let mut months = Vec::new();
                while let Some(month) = list.next_element()? {
                    if months.len() == MOST_MONTHS {
                        return Err(A::Error::invalid_length(MOST_MONTHS + 1, &self));
                    }
                    months.push(month);
                }
                Ok(Months(months))
            }
        }
        deserializer.deserialize_seq(MonthVisitor(std::marker::PhantomData))
    }
}

/// A digest of everything that the figures of a study follow from: SHA-256 in hexadecimal digits.
pub(super) fn digest_of_study(study: &Study) -> String {
    let mut digest = Sha256::new();
    add(&meaning(study), &mut digest);
    hexadecimal(&digest.finalize())
}

/// Adds a tree so that no two trees are the same bytes: each value says what it is and how long.
fn add(node: &Node, digest: &mut Sha256) {
    let mut start = |kind: u8, length: usize| {
        digest.update([kind]);
        digest.update((length as u64).to_le_bytes());
    };
    match node {
        Node::Null => start(0, 0),
        Node::Bool(value) => start(1, usize::from(*value)),
        Node::Number(text) => {
            start(2, text.len());
            digest.update(text);
        }
        Node::Text(text) => {
            start(3, text.len());
            digest.update(text);
        }
        Node::List(items) => {
            start(4, items.len());
            items.iter().for_each(|item| add(item, digest));
        }
        Node::Object(entries) => {
            start(5, entries.len());
            for (key, value) in entries {
                digest.update((key.len() as u64).to_le_bytes());
                digest.update(key);
                add(value, digest);
            }
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Piece {
    /// The text of its file.
    #[must_use]
    pub fn text(&self) -> String {
        let RunName { program, study, settings, trials } = &self.run;
        let totals = |option: OptionKind| {
            let mut digits = String::with_capacity(DIGITS * self.trials.totals().len());
            for (_, totals) in self.trials.totals() {
                digits.push_str(&format!("{:016x}", totals[option.index()].to_bits()));
            }
            digits
        };
        let counts = self.trials.counts();
        let cells = |of_options: &[Vec<AmountCounts>; OptionKind::ALL.len()]| {
            ByOption::of(|option: OptionKind| {
                let months = &of_options[option.index()];
                Months(months.iter().map(|counts| counts.cells().collect()).collect())
            })
        };
        let [you, hybrid] = &counts.break_even;
        let content = Content {
            program: program.clone(),
            study: study.clone(),
            seed: settings.seed,
            trials: *trials,
            chance: settings.chance,
            sampling: sampling_id(settings.sampling).to_owned(),
            counted: counted_id(settings.counted).to_owned(),
            ranges: self.ranges.iter().map(|range| (range.start, range.end)).collect(),
            totals: ByOption::of(totals),
            cumulative: cells(&counts.cumulative),
            undiscounted: cells(&counts.undiscounted),
            break_even: ByCompared {
                you_build_it_you_run_it: Months(you.clone()),
                hybrid: Months(hybrid.clone()),
            },
        };
        // texts, numbers and lists of them: nothing that JSON could not hold
        let content = serde_json::to_string(&content).unwrap_or_default();
        let digest = hexadecimal(&Sha256::digest(&content));
        format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"digest\":\"{digest}\",\"piece\":{content}}}\n"
        )
    }

    /// Reads the file of a piece.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no piece as it was written.
    pub fn open(path: &Path) -> Result<Self, PieceError> {
        let bytes = read_up_to(path, PIECE_LIMIT)?;
        if bytes.len() as u64 > PIECE_LIMIT {
            return Err(PieceError::TooLarge);
        }
        Self::read(&bytes)
    }

    /// Reads a piece from the bytes of its file. Whatever they are, it takes memory in proportion to
    /// their number at most.
    ///
    /// # Errors
    ///
    /// When they are no piece as it was written.
    pub fn read(bytes: &[u8]) -> Result<Self, PieceError> {
        let is_piece = bytes.starts_with(b"{") && {
            let start = &bytes[..bytes.len().min(64)];
            start.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes())
        };
        if !is_piece {
            return Err(PieceError::NotAPiece);
        }
        let head: Head<'_> = serde_json::from_slice(bytes).map_err(not_read)?;
        if head.format.as_deref() != Some(FORMAT) {
            return Err(PieceError::NotAPiece);
        }
        match head.version {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(PieceError::Newer(newer)),
            Some(older) if older > 0 => return Err(PieceError::Older(older)),
            _ => return Err(damaged("it has no version")),
        }
        let text = head.piece.ok_or_else(|| damaged("it has no content"))?.get();
        if head.digest.as_deref() != Some(hexadecimal(&Sha256::digest(text)).as_str()) {
            return Err(damaged("its content is not what was written"));
        }
        let content: Content = serde_json::from_str(text).map_err(not_read)?;
        content.piece()
    }
}

fn not_read(error: serde_json::Error) -> PieceError {
    match error.classify() {
        Category::Eof => PieceError::CutShort,
        _ => damaged(error.to_string()),
    }
}

impl Content {
    fn piece(self) -> Result<Piece, PieceError> {
        let settings = RunSettings {
            seed: self.seed,
            chance: self.chance,
            sampling: known(
                &self.sampling,
                [Sampling::Random, Sampling::LatinHypercube],
                sampling_id,
            )?,
            counted: known(&self.counted, [Counted::AllCosts, Counted::SpendingOnly], counted_id)?,
        };
        if u64::from(self.trials) > TRIAL_LIMIT {
            return Err(damaged("a run of too many trials"));
        }
        let ranges: Vec<Range<u32>> = self.ranges.iter().map(|(from, to)| *from..*to).collect();
        let is_ascending = ranges.windows(2).all(|pair| pair[0].end < pair[1].start);
        let is_within = ranges.iter().all(|range| !range.is_empty() && range.end <= self.trials);
        if ranges.is_empty() || !is_ascending || !is_within {
            return Err(damaged("ranges that are empty, out of order or beyond the run"));
        }
        let count: u32 = ranges.iter().map(|range| range.end - range.start).sum();
        if count > PIECE_TRIAL_LIMIT {
            return Err(damaged("too many trials for a piece"));
        }
        let totals = self.totals(&ranges, count)?;
        let counts = self.counts(&totals, count)?;
        Ok(Piece {
            run: RunName {
                program: self.program,
                study: self.study,
                settings,
                trials: self.trials,
            },
            ranges,
            trials: Trials::new(totals, counts),
        })
    }

    /// Number and totals of each trial.
    fn totals(
        &self,
        ranges: &[Range<u32>],
        count: u32,
    ) -> Result<Vec<(u32, TrialTotals)>, PieceError> {
        let digits = OptionKind::ALL.map(|option| self.totals.get(option).as_bytes());
        if digits.iter().any(|digits| digits.len() != DIGITS * count as usize) {
            return Err(damaged("totals that are not as many as its trials"));
        }
        ranges
            .iter()
            .cloned()
            .flatten()
            .enumerate()
            .map(|(position, trial)| {
                let mut totals = [0.0; OptionKind::ALL.len()];
                for (total, digits) in totals.iter_mut().zip(digits) {
                    let start = position * DIGITS;
                    *total = amount(&digits[start..start + DIGITS])
                        .ok_or_else(|| damaged("a total that is no amount"))?;
                }
                Ok((trial, totals))
            })
            .collect()
    }

    /// The counts, which must be of these trials.
    fn counts(&self, totals: &[(u32, TrialTotals)], count: u32) -> Result<MonthCounts, PieceError> {
        let of_others = || damaged("counts that are not of its trials");
        let months = self.cumulative.ops_run_it.0.len();
        let mut spans = 0;
        let mut counts = MonthCounts::none(months);
        for option in OptionKind::ALL {
            for (read, counts) in [
                (&self.cumulative, &mut counts.cumulative),
                (&self.undiscounted, &mut counts.undiscounted),
            ] {
                let cells = &read.get(option).0;
                if cells.len() != months || months == 0 {
                    return Err(of_others());
                }
                for (cells, counts) in cells.iter().zip(&mut counts[option.index()]) {
                    if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
                        spans += u64::from(last.0.abs_diff(first.0)) + 1;
                    }
                    if spans > MOST_CELLS {
                        return Err(damaged("costs too far apart"));
                    }
                    *counts = AmountCounts::from_cells(cells).ok_or_else(of_others)?;
                    if counts.total() != u64::from(count) {
                        return Err(of_others());
                    }
                }
            }
            let mut last_month = AmountCounts::default();
            totals.iter().for_each(|(_, totals)| last_month.add(totals[option.index()]));
            if counts.cumulative[option.index()].last() != Some(&last_month) {
                return Err(of_others());
            }
        }
        let read = [&self.break_even.you_build_it_you_run_it, &self.break_even.hybrid];
        debug_assert_eq!(COMPARED, [OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid]);
        for (counts, read) in counts.break_even.iter_mut().zip(read) {
            let total: u64 = read.0.iter().map(|count| u64::from(*count)).sum();
            if read.0.len() != months + 1 || total != u64::from(count) {
                return Err(of_others());
            }
            counts.clone_from(&read.0);
        }
        Ok(counts)
    }
}

/// The one of these that is called so.
fn known<T: Copy, const N: usize>(
    id: &str,
    all: [T; N],
    id_of: fn(T) -> &'static str,
) -> Result<T, PieceError> {
    all.into_iter()
        .find(|one| id_of(*one) == id)
        .ok_or_else(|| damaged("a setting that this program does not know"))
}

/// The finite amount of these bits.
fn amount(digits: &[u8]) -> Option<f64> {
    let mut bits = 0;
    for digit in digits {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return None,
        };
        bits = bits << 4 | u64::from(value);
    }
    let amount = f64::from_bits(bits);
    amount.is_finite().then_some(amount)
}
