//! Trials sorted into slices by how far up one estimate was drawn: what their means tell of the
//! estimate, from trials that were run anyway ("given data").

use fulcrum_model::OptionKind;

use crate::COMPARED;
use crate::draws::STRATA;
use crate::simulation::TrialTotals;

/// Parts that the trials are divided into, to tell how far a figure depends on which trials were run.
pub(super) const PARTS: usize = 16;
/// Most slices of one estimate.
const MOST_SLICES: usize = 64;

/// What options cost in trials, by trial; chance left out.
///
/// Costs are kept as they differ from the mean, so that sums of squares keep their digits.
#[derive(Clone, Debug)]
pub struct TrialAmounts<'a> {
    totals: &'a [(u32, TrialTotals)],
    /// Mean cost of each option, by [`OptionKind::index`].
    pub(super) means: TrialTotals,
    is_in_blocks: bool,
}

impl<'a> TrialAmounts<'a> {
    /// The amounts of these trials.
    #[must_use]
    pub fn new(totals: &'a [(u32, TrialTotals)]) -> Self {
        let count = totals.len().max(1) as f64;
        let mut means = [0.0; OptionKind::ALL.len()];
        for (_, costs) in totals {
            for (mean, cost) in means.iter_mut().zip(costs) {
                *mean += cost / count;
            }
        }
        // trials of one Latin hypercube belong together
        let is_in_blocks = totals.len() / STRATA as usize >= PARTS;
        Self { totals, means, is_in_blocks }
    }

    /// How many trials.
    pub(super) const fn count(&self) -> usize {
        self.totals.len()
    }

    /// Number and costs of each trial.
    pub(super) const fn totals(&self) -> &'a [(u32, TrialTotals)] {
        self.totals
    }

    fn part_of(&self, trial: u32) -> usize {
        let number = if self.is_in_blocks { trial / STRATA as u32 } else { trial };
        number as usize % PARTS
    }

    /// Slices for so many trials: a power of two, so that each part of a Latin hypercube falls into
    /// slices evenly. More trials allow finer slices, and the means of finer slices follow a curve
    /// more closely, so their number grows as the cube root.
    fn slices(&self) -> usize {
        let mut slices = 2_usize;
        // (slices / 2)³ ≤ trials, of twice as many
        while slices < MOST_SLICES && slices * slices * slices <= self.count() {
            slices *= 2;
        }
        slices
    }
}

/// Sums over some trials.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) trials: f64,
    /// Costs less their mean over all trials, by [`OptionKind::index`].
    pub(super) costs: TrialTotals,
    /// Squares of the savings less their mean, in the order of [`COMPARED`].
    pub(super) squares: [f64; COMPARED.len()],
}

impl Sums {
    /// The sum of a saving less its mean.
    pub(super) const fn saving(&self, compared: usize) -> f64 {
        self.costs[OptionKind::OpsRunIt.index()] - self.costs[COMPARED[compared].index()]
    }

    /// With those of other trials added, or taken away with a `sign` of −1.
    pub(super) fn add(&mut self, other: &Self, sign: f64) {
        self.trials += sign * other.trials;
        for (sum, other) in self.costs.iter_mut().zip(other.costs) {
            *sum += sign * other;
        }
        for (sum, other) in self.squares.iter_mut().zip(other.squares) {
            *sum += sign * other;
        }
    }
}

/// The trials of a run in slices of one estimate, and each slice in parts by which trials were run.
#[derive(Clone, Debug)]
pub struct Slices {
    pub(super) means: TrialTotals,
    /// By part and slice.
    parts: Vec<Vec<Sums>>,
}

impl Slices {
    /// Sorts trials into slices; `uniforms` says of each how far up the estimate was drawn, between 0
    /// and 1.
    #[must_use]
    pub fn of(amounts: &TrialAmounts<'_>, uniforms: impl IntoIterator<Item = f64>) -> Self {
        let slices = amounts.slices();
        let mut parts = vec![vec![Sums::default(); slices]; PARTS];
        for ((trial, costs), uniform) in amounts.totals.iter().zip(uniforms) {
            // the conversion stops at 0
            let slice = ((uniform * slices as f64) as usize).min(slices - 1);
            let mut of_trial = Sums { trials: 1.0, costs: *costs, squares: [0.0; COMPARED.len()] };
            for (cost, mean) in of_trial.costs.iter_mut().zip(amounts.means) {
                *cost -= mean;
            }
            for compared in 0..COMPARED.len() {
                let saving = of_trial.saving(compared);
                of_trial.squares[compared] = saving * saving;
            }
            parts[amounts.part_of(*trial)][slice].add(&of_trial, 1.0);
        }
        Self { means: amounts.means, parts }
    }

    /// The slices of each part.
    pub(super) fn parts(&self) -> &[Vec<Sums>] {
        &self.parts
    }

    /// The slices of all trials.
    pub(super) fn whole(&self) -> Vec<Sums> {
        let mut whole = vec![Sums::default(); self.parts.first().map_or(0, Vec::len)];
        for part in &self.parts {
            for (whole, sums) in whole.iter_mut().zip(part) {
                whole.add(sums, 1.0);
            }
        }
        whole
    }

    /// The slices of all trials but those of one part.
    pub(super) fn without(whole: &[Sums], part: &[Sums]) -> Vec<Sums> {
        let mut rest = whole.to_vec();
        for (rest, sums) in rest.iter_mut().zip(part) {
            rest.add(sums, -1.0);
        }
        rest
    }
}
