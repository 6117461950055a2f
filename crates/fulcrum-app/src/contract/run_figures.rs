//! Figures of simulations: what the futures of a run say, and what would change the answer.

use serde::{Deserialize, Serialize};

use super::OptionId;

/// A figure of the futures of a run. Money is discounted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FutureFigure {
    /// What an option costs.
    Cost {
        /// Which option.
        option: OptionId,
        /// What is said of its costs.
        statistic: Statistic,
    },
    /// What an option saves against Ops Run It.
    Saving {
        /// Which option.
        option: OptionId,
        /// What is said of its savings.
        statistic: Statistic,
    },
    /// In how many futures the option costs least.
    Cheapest {
        /// Which option.
        option: OptionId,
    },
    /// In how many futures the option costs more than an amount.
    Beyond {
        /// Which option.
        option: OptionId,
        /// The amount, a plain decimal.
        amount: String,
    },
    /// By when the option is ahead of Ops Run It for good.
    AheadForGood {
        /// Which option.
        option: OptionId,
        /// In how many of the futures.
        by: FuturesAhead,
    },
    /// How many futures lie between two amounts.
    Spread {
        /// Which option.
        option: OptionId,
        /// Whether it is meant what it saves, and not what it costs.
        is_saving: bool,
    },
    /// What options have cost by the end of a month.
    Month {
        /// The month, counted from 0.
        month: u32,
        /// Whether costs are in today's money, and not as they fall due.
        is_discounted: bool,
    },
}

/// What is said of the amounts of all futures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Statistic {
    /// Their mean.
    Mean,
    /// How far the mean may be off because futures are finite.
    StandardError,
    /// How far a future is from the mean, as the root of the mean square.
    StandardDeviation,
    /// What so many of a hundred futures stay at or below.
    Quantile {
        /// How many.
        percent: u32,
    },
    /// The mean of the worst twentieth: the dearest, or those that save least.
    WorstTwentieth,
}

/// How many of the futures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FuturesAhead {
    /// A tenth.
    Tenth,
    /// Half.
    Half,
    /// Nine tenths.
    NineTenths,
    /// Those that never are.
    Never,
}

/// A figure of what would change the answer, or of what is worth finding out. Money is discounted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SensitivityFigure {
    /// How far an assumption moves what an option saves.
    Swing {
        /// Path of the assumption.
        path: String,
        /// The option.
        option: OptionId,
    },
    /// The value at which another option becomes the cheapest.
    Switch {
        /// Path of the value.
        path: String,
    },
    /// The share of the variance of a saving that an assumption explains.
    Variance {
        /// Path of the assumption.
        path: String,
        /// The option that saves.
        option: OptionId,
    },
    /// The share that chance has in it.
    Chance {
        /// The option that saves.
        option: OptionId,
    },
    /// What knowing is worth before deciding.
    Worth {
        /// Path of the assumption; `None` for all of them.
        path: Option<String>,
    },
}
