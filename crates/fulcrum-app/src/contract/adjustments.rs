//! Countermeasures and pitfalls.

use serde::{Deserialize, Serialize};

use super::{CostBasis, Figure, OptionId, wire};

/// Which of the two an adjustment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentKindId {
    /// It costs something and mends something.
    Countermeasure,
    /// It is what often goes wrong.
    Pitfall,
}

wire! {
    /// A countermeasure or pitfall with its switch.
    pub struct AdjustmentRow {
        /// Its id.
        pub id: String,
        /// Its name.
        pub label: String,
        /// Which of the two it is.
        pub kind: AdjustmentKindId,
        /// The model it belongs to.
        pub model: OptionId,
        /// What it is, in a sentence.
        pub summary: String,
        /// Whether it is active.
        pub is_active: bool,
        /// What it changes, one change a line: `Lead time: 20 → 10 days`.
        pub changes: Vec<String>,
    }

    /// The screen of countermeasures and pitfalls.
    pub struct AdjustmentsScreen {
        /// All there are.
        pub adjustments: Vec<AdjustmentRow>,
        /// How many are active, in a sentence.
        pub active: String,
    }

    /// Asks what each adjustment does to the result; it takes many evaluations.
    pub struct WeighAdjustmentsRequest {
        /// Which costs count.
        pub basis: CostBasis,
    }

    /// What the adjustments do to the totals.
    pub struct AdjustmentWeights {
        /// Each, in the order of the screen.
        pub adjustments: Vec<AdjustmentWeight>,
        /// The active ones all together, against none: how far each option's total moves, in the
        /// order of the cards.
        pub active: Vec<MovedTotal>,
        /// What is compared with what, in a sentence or two.
        pub method: String,
    }

    /// What an adjustment does to the totals.
    pub struct AdjustmentWeight {
        /// Its id.
        pub id: String,
        /// Alone, against none: how far each option's total moves, in the order of the cards.
        pub alone: Vec<MovedTotal>,
        /// With the other active ones, against those without it.
        pub together: Vec<MovedTotal>,
    }

    /// How far an option's total moves.
    pub struct MovedTotal {
        /// Which option.
        pub option: OptionId,
        /// Its name.
        pub label: String,
        /// By how much, short, with a sign: `−$120K`.
        pub text: String,
        /// The same, exactly.
        pub exact: String,
        /// −1, 0 or 1: less, the same, more.
        pub direction: i8,
        /// The movement, to be explained.
        pub figure: Figure,
    }
}
