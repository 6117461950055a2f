//! JSON of a simulation.

use fulcrum_model::OptionKind;
use fulcrum_simulation::{AmountCounts, COMPARED, Distribution};
use serde::Serialize;

use super::StudySimulation;
use super::known::{KnownTo, SAVING_OF};
use super::page::{LEFT_OUT, quantiles};
use super::piece::counted_id;
use crate::evaluation_json::WarningEntry;
use crate::json::{Entries, to_json};

/// Parts of a histogram.
const BINS: usize = 40;
/// Parts of an exceedance curve.
const HUNDRED: u32 = 100;

#[derive(Serialize)]
struct Simulation {
    seed: u64,
    trials: usize,
    trials_asked: u32,
    is_stopped: bool,
    chance: bool,
    counted: &'static str,
    seconds: f64,
    until_known: Option<UntilKnown>,
    options: Entries<OptionFigures>,
    savings: Entries<SavingFigures>,
    probability_cheapest: Entries<f64>,
    break_even_months: Entries<BreakEvenMonths>,
    leaves_out: &'static str,
    warnings: Vec<WarningEntry>,
}

/// How well the median saving is known, in per cent of it.
#[derive(Serialize)]
struct UntilKnown {
    saving: &'static str,
    percent: f64,
    known_to_percent: Option<f64>,
    is_reached: bool,
    limit: u32,
}

/// Discounted money.
#[derive(Serialize)]
struct Figures {
    mean: f64,
    /// None of one trial alone.
    sd: Option<f64>,
    se: Option<f64>,
    /// From `p5` to `p95`.
    #[serde(flatten)]
    quantiles: Entries<f64>,
    /// Standard errors of the quantiles; none of one trial alone.
    quantiles_se: Option<Entries<f64>>,
    histogram: Histogram,
    exceedance: Exceedance,
}

/// Trials by equal parts of what lies between the lowest and the highest amount.
#[derive(Serialize)]
struct Histogram {
    /// One more than there are parts.
    edges: Vec<f64>,
    trials: Vec<usize>,
}

/// How probable it is that an amount is exceeded.
#[derive(Serialize)]
struct Exceedance {
    /// Ascending.
    amounts: Vec<f64>,
    /// From 1 to 0 in hundredths.
    probabilities: Vec<f64>,
}

#[derive(Serialize)]
struct OptionFigures {
    #[serde(flatten)]
    figures: Figures,
    expected_shortfall_95: f64,
    cumulative: Fan,
}

#[derive(Serialize)]
struct Fan {
    p10: Vec<f64>,
    p50: Vec<f64>,
    p90: Vec<f64>,
}

#[derive(Serialize)]
struct SavingFigures {
    #[serde(flatten)]
    figures: Figures,
    expected_shortfall_95: f64,
    probability_positive: f64,
}

#[derive(Serialize)]
struct BreakEvenMonths {
    p10: Option<usize>,
    p50: Option<usize>,
    p90: Option<usize>,
    never: f64,
}

impl Figures {
    fn of(distribution: &Distribution) -> Self {
        let by_name = |of: &dyn Fn(f64) -> f64| {
            Entries(quantiles().map(|(name, share)| (name.to_lowercase(), of(share))).collect())
        };
        Self {
            mean: distribution.mean(),
            sd: (distribution.trials() > 1).then(|| distribution.standard_deviation()),
            se: (distribution.trials() > 1).then(|| distribution.standard_error()),
            quantiles: by_name(&|share| distribution.quantile(share)),
            quantiles_se: (distribution.trials() > 1)
                .then(|| by_name(&|share| distribution.quantile_error(share))),
            histogram: Histogram::of(distribution),
            exceedance: Exceedance::of(distribution),
        }
    }
}

impl Histogram {
    fn of(distribution: &Distribution) -> Self {
        let bins = distribution.histogram(BINS);
        let first = bins.first().map(|bin| bin.from);
        let edges = first.into_iter().chain(bins.iter().map(|bin| bin.to)).collect();
        Self { edges, trials: bins.iter().map(|bin| bin.trials).collect() }
    }
}

impl Exceedance {
    fn of(distribution: &Distribution) -> Self {
        let hundredth = |number: u32| f64::from(number) / f64::from(HUNDRED);
        let numbers = 0..=HUNDRED;
        Self {
            amounts: numbers.clone().map(|n| distribution.quantile(hundredth(n))).collect(),
            probabilities: numbers.map(|n| hundredth(HUNDRED - n)).collect(),
        }
    }
}

impl From<KnownTo> for UntilKnown {
    fn from(known: KnownTo) -> Self {
        Self {
            saving: SAVING_OF.id(),
            percent: known.wanted,
            known_to_percent: known.percent,
            is_reached: known.is_reached(),
            limit: known.limit,
        }
    }
}

impl StudySimulation<'_> {
    /// What the command line prints for programs; `seconds` is how long it took.
    #[must_use]
    pub fn json(&self, seconds: f64) -> String {
        let outcome = &self.outcome;
        let id = |option: OptionKind| option.id().to_owned();
        let option = |option: OptionKind| {
            let costs = &outcome.costs[option.index()];
            let months = &outcome.months.cumulative[option.index()];
            let fan =
                |share| months.iter().map(|counts: &AmountCounts| counts.quantile(share)).collect();
            let figures = OptionFigures {
                figures: Figures::of(costs),
                expected_shortfall_95: costs.mean_of_highest_twentieth(),
                cumulative: Fan { p10: fan(0.1), p50: fan(0.5), p90: fan(0.9) },
            };
            (id(option), figures)
        };
        let saving = |(option, saving): (OptionKind, &Distribution)| {
            let figures = SavingFigures {
                figures: Figures::of(saving),
                expected_shortfall_95: saving.mean_of_lowest_twentieth(),
                probability_positive: saving.share_above(0.0),
            };
            (id(option), figures)
        };
        let break_even = |(index, option): (usize, OptionKind)| {
            let months = outcome.break_even(index);
            let months = BreakEvenMonths {
                p10: months.p10,
                p50: months.p50,
                p90: months.p90,
                never: months.never,
            };
            (id(option), months)
        };
        to_json(&Simulation {
            seed: self.settings.seed,
            trials: outcome.trials(),
            trials_asked: self.asked,
            is_stopped: self.is_stopped(),
            chance: self.settings.chance,
            counted: counted_id(self.settings.counted),
            seconds,
            until_known: self.known.map(UntilKnown::from),
            options: Entries(OptionKind::ALL.into_iter().map(option).collect()),
            savings: Entries(COMPARED.into_iter().zip(&outcome.savings).map(saving).collect()),
            probability_cheapest: Entries(
                OptionKind::ALL.into_iter().map(id).zip(outcome.cheapest).collect(),
            ),
            break_even_months: Entries(COMPARED.into_iter().enumerate().map(break_even).collect()),
            leaves_out: LEFT_OUT,
            warnings: self.differing().map(|(_, warning)| warning.into()).collect(),
        })
    }
}
