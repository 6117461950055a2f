//! JSON of a simulation.

use fulcrum_model::OptionKind;
use fulcrum_simulation::{AmountCounts, COMPARED, Distribution};
use serde::Serialize;

use super::StudySimulation;
use crate::json::{Entries, to_json};

#[derive(Serialize)]
struct Simulation {
    seed: u64,
    trials: usize,
    chance: bool,
    seconds: f64,
    options: Entries<OptionFigures>,
    savings: Entries<SavingFigures>,
    probability_cheapest: Entries<f64>,
    break_even_months: Entries<BreakEvenMonths>,
}

/// Discounted money.
#[derive(Serialize)]
struct Figures {
    mean: f64,
    /// None of one trial alone.
    sd: Option<f64>,
    se: Option<f64>,
    p5: f64,
    p10: f64,
    p25: f64,
    p50: f64,
    p75: f64,
    p90: f64,
    p95: f64,
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
        let quantile = |share| distribution.quantile(share);
        Self {
            mean: distribution.mean(),
            sd: (distribution.trials() > 1).then(|| distribution.standard_deviation()),
            se: (distribution.trials() > 1).then(|| distribution.standard_error()),
            p5: quantile(0.05),
            p10: quantile(0.1),
            p25: quantile(0.25),
            p50: quantile(0.5),
            p75: quantile(0.75),
            p90: quantile(0.9),
            p95: quantile(0.95),
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
            chance: self.settings.chance,
            seconds,
            options: Entries(OptionKind::ALL.into_iter().map(option).collect()),
            savings: Entries(COMPARED.into_iter().zip(&outcome.savings).map(saving).collect()),
            probability_cheapest: Entries(
                OptionKind::ALL.into_iter().map(id).zip(outcome.cheapest).collect(),
            ),
            break_even_months: Entries(COMPARED.into_iter().enumerate().map(break_even).collect()),
        })
    }
}
