//! The results of a run: what its trials say of every option and every saving (reference,
//! section 12).

use std::ops::Range;

use fulcrum_model::OptionKind;

use crate::draws::{STRATA, Sampling};
use crate::simulation::{RunSettings, Trials};
use crate::{Distribution, MonthCounts};

/// The options that are compared with Ops Run It.
pub const COMPARED: [OptionKind; 2] = [OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid];

/// The results of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Discounted cost, by [`OptionKind::index`].
    pub costs: [Distribution; OptionKind::ALL.len()],
    /// Discounted saving against Ops Run It, in the order of [`COMPARED`].
    pub savings: [Distribution; COMPARED.len()],
    /// Share of trials in which each option costs least, by [`OptionKind::index`]. Of options that
    /// cost the same in a trial the first one counts.
    pub cheapest: [f64; OptionKind::ALL.len()],
    /// The most by which two options differ in a trial, in the currency's major unit, by
    /// [`OptionKind::index`] of both.
    pub furthest_apart: [[f64; OptionKind::ALL.len()]; OptionKind::ALL.len()],
    /// Cumulative cost by month, discounted and not, and break-even months.
    pub months: MonthCounts,
}

impl Outcome {
    /// The results of trials of a run with these settings.
    #[must_use]
    pub fn of(trials: &Trials, settings: RunSettings) -> Self {
        let blocks = match settings.sampling {
            Sampling::Random => Vec::new(),
            Sampling::LatinHypercube => whole_blocks(trials),
        };
        let amounts = |of: &dyn Fn(&[f64; OptionKind::ALL.len()]) -> f64| {
            let amounts: Vec<f64> = trials.totals().iter().map(|(_, totals)| of(totals)).collect();
            Distribution::of_blocks(&amounts, &blocks)
        };
        let mut cheapest = [0u32; OptionKind::ALL.len()];
        for (_, totals) in trials.totals() {
            cheapest[cheapest_of(totals)] += 1;
        }
        let furthest_apart = OptionKind::ALL.map(|one| {
            OptionKind::ALL.map(|other| {
                let apart = |totals: &[f64; OptionKind::ALL.len()]| {
                    totals[one.index()] - totals[other.index()]
                };
                trials.totals().iter().map(|(_, totals)| apart(totals).abs()).fold(0.0, f64::max)
            })
        });
        let count = trials.totals().len().max(1) as f64;
        Self {
            costs: OptionKind::ALL.map(|option| amounts(&|totals| totals[option.index()])),
            savings: COMPARED.map(|option| {
                amounts(&|totals| totals[OptionKind::OpsRunIt.index()] - totals[option.index()])
            }),
            cheapest: cheapest.map(|trials| f64::from(trials) / count),
            furthest_apart,
            months: trials.counts().clone(),
        }
    }

    /// How many trials.
    #[must_use]
    pub fn trials(&self) -> usize {
        self.costs[0].trials()
    }

    /// The break-even months of one of [`COMPARED`].
    #[must_use]
    pub fn break_even(&self, compared: usize) -> BreakEven {
        let counts = &self.months.break_even[compared];
        let total: u32 = counts.iter().sum();
        let never = counts.last().copied().unwrap_or_default();
        let quantile = |share: f64| {
            let wanted = share * f64::from(total);
            let mut passed = 0;
            let month = counts.iter().position(|count| {
                passed += count;
                passed > 0 && f64::from(passed) >= wanted
            })?;
            (month + 1 < counts.len()).then_some(month)
        };
        BreakEven {
            p10: quantile(0.1),
            p50: quantile(0.5),
            p90: quantile(0.9),
            never: f64::from(never) / f64::from(total.max(1)),
        }
    }
}

/// Where the trials stand that share a Latin hypercube, of those that are whole.
fn whole_blocks(trials: &Trials) -> Vec<Range<usize>> {
    let block_of = |trial: u32| u64::from(trial) / STRATA;
    let mut blocks = Vec::new();
    let mut start = 0;
    for same in trials.totals().chunk_by(|a, b| block_of(a.0) == block_of(b.0)) {
        let end = start + same.len();
        if same.len() as u64 == STRATA {
            blocks.push(start..end);
        }
        start = end;
    }
    blocks
}

/// When an option breaks even, over all trials; those that never do come last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakEven {
    /// A tenth of the trials break even by this month, counted from 0; `None` when fewer ever do.
    pub p10: Option<usize>,
    /// Half of them.
    pub p50: Option<usize>,
    /// Nine tenths of them.
    pub p90: Option<usize>,
    /// Share of trials that never do.
    pub never: f64,
}

/// Index of the option that costs least.
pub(crate) fn cheapest_of(totals: &[f64; OptionKind::ALL.len()]) -> usize {
    let mut cheapest = 0;
    for (index, total) in totals.iter().enumerate() {
        if *total < totals[cheapest] {
            cheapest = index;
        }
    }
    cheapest
}
