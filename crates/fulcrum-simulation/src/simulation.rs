//! Running the trials of a study, whole or in pieces.

use std::fmt;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use fulcrum_model::discount_factors;
use fulcrum_model::evaluate::{Plan, Workings};
use fulcrum_model::{OptionKind, Scalar, Study};

use crate::chance::Chance;
use crate::counts::{AmountCounts, MonthCounts};
use crate::draws::{STRATA, Sampling};
use crate::sampler::{LANES, Sampler};
use crate::trial::TrialCosts;
use crate::{Counted, Lanes};

/// What names a run besides its study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunSettings {
    /// Names the random numbers.
    pub seed: u64,
    /// Whether the number and the losses of major incidents vary by chance.
    pub chance: bool,
    /// How trials are spread.
    pub sampling: Sampling,
    /// Which postings count.
    pub counted: Counted,
}

/// A run that others watch, and can stop.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU32,
    is_cancelled: AtomicBool,
}

impl Watch {
    /// Trials done so far.
    #[must_use]
    pub fn done(&self) -> u32 {
        self.done.load(Ordering::Relaxed)
    }

    /// Stops the run: what is done so far is its result.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the run was stopped.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

/// A trial in which an option costs no finite amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFinite {
    /// The trial, counted from 0.
    pub trial: u32,
    /// The option.
    pub option: OptionKind,
}

impl fmt::Display for NotFinite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "In trial {} {} costs no amount that can be computed. Look for a range whose ends are far apart, and narrow it.",
            self.trial,
            self.option.label()
        )
    }
}

impl std::error::Error for NotFinite {}

/// Discounted costs of each option in a trial, by [`OptionKind::index`].
pub type TrialTotals = [f64; OptionKind::ALL.len()];

/// What trials of a run gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Trials {
    /// Number and totals of each trial, ascending.
    totals: Vec<(u32, TrialTotals)>,
    /// What is counted by month.
    counts: MonthCounts,
}

impl Trials {
    /// Trials as they were taken apart: number and totals of each, and the counts of all.
    #[must_use]
    pub fn new(mut totals: Vec<(u32, TrialTotals)>, counts: MonthCounts) -> Self {
        totals.sort_by_key(|(trial, _)| *trial);
        Self { totals, counts }
    }

    /// Number and totals of each trial, ascending.
    #[must_use]
    pub fn totals(&self) -> &[(u32, TrialTotals)] {
        &self.totals
    }

    /// What is counted by month.
    #[must_use]
    pub const fn counts(&self) -> &MonthCounts {
        &self.counts
    }

    /// These trials and others of the same run; `None` when both have a trial.
    #[must_use]
    pub fn with(self, other: Self) -> Option<Self> {
        let both = self.and(other);
        let is_twice = both.totals.windows(2).any(|pair| pair[0].0 == pair[1].0);
        (!is_twice).then_some(both)
    }

    /// These trials and others that were handed out by the same [`Blocks`], so that no trial is in
    /// both.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.counts.merge(&other.counts);
        self.totals.extend(other.totals);
        self.totals.sort_by_key(|(trial, _)| *trial);
        self
    }
}

/// A study made ready for trials.
///
/// A trial is named by its number: its draws and its costs are the same bits whatever the number of
/// threads, the order, and whichever other trials are run.
#[derive(Clone, Debug)]
pub struct Simulation {
    plan: Plan,
    sampler: Sampler,
    chance: Option<Chance>,
    settings: RunSettings,
    /// Of each month, the same in every lane.
    factors: Vec<Lanes<LANES>>,
}

impl Simulation {
    /// Makes a study ready. Who runs what in the hybrid option, and the availability targets, stay
    /// as the likely values decide them.
    #[must_use]
    pub fn new(study: &Study, settings: RunSettings) -> Self {
        let plan = Plan::new(study);
        let factors = discount_factors(study.discount_rate, plan.horizon);
        Self {
            sampler: Sampler::new(study, &plan, settings.seed, settings.sampling),
            chance: settings.chance.then(|| Chance::new(study, settings.seed)),
            factors: factors.into_iter().map(Lanes::constant).collect(),
            settings,
            plan,
        }
    }

    /// Discounted costs at likely values, nothing left to chance, by [`OptionKind::index`].
    #[must_use]
    pub fn likely(&self) -> TrialTotals {
        let running = AtomicBool::new(false);
        let mut costs = TrialCosts::new(&self.plan, self.settings.counted, None, &running);
        costs.evaluate(0, &self.sampler.likely(), &mut Workings::default());
        OptionKind::ALL.map(|option| {
            let months = costs.by_month(option).iter().zip(&self.factors);
            months.fold(0.0, |total, (cost, factor)| total + (*cost * *factor).values()[0])
        })
    }

    /// Runs blocks of trials, one after the other, until there is none left or the run is stopped.
    /// Whoever has several threads calls it on each with the same blocks, and puts the results
    /// together with [`Trials::and`].
    ///
    /// # Errors
    ///
    /// When an option costs no finite amount in a trial; no more blocks are handed out then.
    pub fn run(&self, blocks: &Blocks, watch: &Watch) -> Result<Trials, NotFinite> {
        let (mut inputs, mut workings) = (self.sampler.likely(), Workings::default());
        let mut costs = TrialCosts::new(
            &self.plan,
            self.settings.counted,
            self.chance.as_ref(),
            &watch.is_cancelled,
        );
        let mut done = Trials::new(Vec::new(), MonthCounts::none(self.plan.horizon));
        while let Some(block) = blocks.next() {
            for first in block.clone().step_by(LANES) {
                self.sampler.draw(u64::from(first), &mut inputs);
                costs.evaluate(u64::from(first), &inputs, &mut workings);
                if watch.is_cancelled() {
                    // what was being evaluated is not whole
                    return Ok(done);
                }
                let trials = first..block.end.min(first + LANES as u32);
                watch.done.fetch_add(trials.len() as u32, Ordering::Relaxed);
                if let Err(failure) = self.keep(&costs, trials, &mut done) {
                    blocks.stop();
                    return Err(failure);
                }
            }
        }
        Ok(done)
    }

    /// Keeps what the trials in the first lanes cost.
    fn keep(
        &self,
        costs: &TrialCosts<'_>,
        trials: Range<u32>,
        done: &mut Trials,
    ) -> Result<(), NotFinite> {
        let by_month = OptionKind::ALL.map(|option| costs.by_month(option));
        let totals = by_month.map(|months| {
            let zero = Lanes::zero();
            months.iter().zip(&self.factors).fold(zero, |sum, (cost, factor)| sum + *cost * *factor)
        });
        let totals = totals.map(Lanes::values);
        for (lane, trial) in trials.clone().enumerate() {
            let totals: TrialTotals = totals.map(|of_lanes| of_lanes[lane]);
            // a sum of which a part is not finite never is again
            let not_finite = OptionKind::ALL.into_iter().zip(totals).find(|(_, t)| !t.is_finite());
            if let Some((option, _)) = not_finite {
                return Err(NotFinite { trial, option });
            }
            done.totals.push((trial, totals));
        }
        let MonthCounts { cumulative, undiscounted, .. } = &mut done.counts;
        for (months, counts) in by_month.into_iter().zip(cumulative) {
            let discounted = months.iter().zip(&self.factors).map(|(cost, f)| *cost * *f);
            count_so_far(discounted, counts, trials.len());
        }
        for (months, counts) in by_month.into_iter().zip(undiscounted) {
            count_so_far(months.iter().copied(), counts, trials.len());
        }
        let [ops, others @ ..] = by_month;
        for (other, counts) in others.iter().zip(&mut done.counts.break_even) {
            for month in &break_even(ops, other)[..trials.len()] {
                counts[*month] += 1;
            }
        }
        Ok(())
    }
}

/// Counts what the first lanes, so many of them, have cost by the end of each month.
fn count_so_far(
    months: impl Iterator<Item = Lanes<LANES>>,
    counts: &mut [AmountCounts],
    lanes: usize,
) {
    let mut sum = Lanes::zero();
    for (cost, counts) in months.zip(counts) {
        sum = sum + cost;
        for amount in &sum.values()[..lanes] {
            counts.add(*amount);
        }
    }
}

/// The first month from which an option's undiscounted cumulative cost stays at or below that of
/// Ops Run It, lane by lane; the number of months when there is none.
fn break_even(ops: &[Lanes<LANES>], other: &[Lanes<LANES>]) -> [usize; LANES] {
    let mut ahead = Lanes::zero();
    let mut from = [0; LANES];
    for (month, (ops, other)) in ops.iter().zip(other).enumerate() {
        ahead = ahead + (*ops - *other);
        for (from, ahead) in from.iter_mut().zip(ahead.values()) {
            if ahead < 0.0 {
                *from = month + 1;
            }
        }
    }
    from
}

/// Trials yet to be run, handed out in blocks and in order. A block is a Latin hypercube where the
/// range starts with one.
#[derive(Debug)]
pub struct Blocks {
    trials: Range<u32>,
    next: AtomicU32,
}

impl Blocks {
    const SIZE: u32 = STRATA as u32;

    /// The blocks of these trials.
    #[must_use]
    pub const fn of(trials: Range<u32>) -> Self {
        Self { next: AtomicU32::new(0), trials }
    }

    /// How many blocks there are in all: more threads than that have nothing to do.
    #[must_use]
    pub fn count(&self) -> usize {
        self.trials.len().div_ceil(Self::SIZE as usize)
    }

    fn next(&self) -> Option<Range<u32>> {
        let block = self.next.fetch_add(1, Ordering::Relaxed);
        let first = self.trials.start.checked_add(block.checked_mul(Self::SIZE)?)?;
        (first < self.trials.end).then(|| first..self.trials.end.min(first + Self::SIZE))
    }

    /// Hands out no more.
    fn stop(&self) {
        self.next.store(u32::MAX / 2, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests;
