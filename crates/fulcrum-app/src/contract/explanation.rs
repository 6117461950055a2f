//! Explaining a figure: how it comes about, and what it rests on.

use serde::{Deserialize, Serialize};

use super::{CostBasis, EvidenceMark, OptionId, wire};

/// A figure of a screen, to be explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Figure {
    /// The sum of some postings, or one posting.
    Cost(CostFigure),
    /// How an option compares with Ops Run It.
    Comparison {
        /// Which option.
        option: OptionId,
        /// Which figure of the comparison.
        measure: ComparisonMeasure,
        /// Which costs count, where that makes a difference.
        basis: CostBasis,
    },
    /// How a service fares in an option.
    Service {
        /// Which option.
        option: OptionId,
        /// Id of the service.
        service: String,
        /// Which figure.
        measure: ServiceMeasure,
    },
}

/// A figure of a comparison with Ops Run It.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ComparisonMeasure {
    /// Total of Ops Run It less that of the option.
    Saving,
    /// The same of discounted totals.
    DiscountedSaving,
    /// Extra spending.
    Premium,
    /// Lost revenue avoided.
    Cover,
    /// Cover for every unit of premium.
    CoverPerPremium,
    /// When the cumulative saving stays above nothing.
    BreakEven,
}

/// A figure of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ServiceMeasure {
    /// Share of its active months in which it is up.
    AchievedAvailability,
    /// Mean hours to restore it.
    RestoreHours,
    /// Its model in the hybrid, its target and its schedule.
    Placement,
}

wire! {
    /// Which postings; what is left out chooses all.
    #[derive(Default)]
    pub struct CostFigure {
        /// Id of the option.
        pub option: String,
        /// Whether lost revenue is left out.
        pub spending_only: bool,
        /// Id of the model that causes it.
        pub model: Option<String>,
        /// Id of its axis.
        pub axis: Option<String>,
        /// Id of its cost type.
        pub cost_type: Option<String>,
        /// Id of its line, or of the adjustment that posts it.
        pub line: Option<String>,
        /// Id of the service it is for.
        pub service: Option<String>,
        /// Name of the team it is for.
        pub team: Option<String>,
        /// Name of the domain it is for.
        pub domain: Option<String>,
        /// Whether it is of no service, team or domain alone.
        pub is_shared: bool,
        /// Its month, counted from 0.
        pub month: Option<u32>,
        /// Which of several postings that agree in all of this, counted from 1.
        pub posting: Option<u32>,
    }

    /// Asks how a figure comes about.
    pub struct ExplainFigureRequest {
        /// Which figure.
        pub figure: Figure,
    }

    /// How a figure comes about.
    pub struct Explanation {
        /// What the figure is.
        pub title: String,
        /// The figure, exactly.
        pub value: String,
        /// What it means and how it is computed, in words; a sentence or two.
        pub meaning: String,
        /// The formula in symbols; empty for a plain sum.
        pub formula: String,
        /// The quantities of the formula, each with its own formula and value, in the order in
        /// which they are computed from the inputs up.
        pub steps: Vec<ExplanationStep>,
        /// The inputs it rests on.
        pub inputs: Vec<ExplanationInput>,
        /// What it is the sum of, or what it is computed from; each can be explained in turn.
        pub parts: Vec<ExplanationPart>,
        /// How many parts there are, when not all are listed.
        pub parts_total: u32,
        /// What else the reader should know.
        pub notes: Vec<String>,
    }

    /// A quantity of a formula.
    pub struct ExplanationStep {
        /// Its name.
        pub name: String,
        /// Its formula.
        pub formula: String,
        /// Its value.
        pub value: String,
    }

    /// An input that a figure rests on.
    pub struct ExplanationInput {
        /// Its path.
        pub path: String,
        /// What it is, with the model or service that it belongs to.
        pub label: String,
        /// Its value in words.
        pub value: String,
        /// What changes it before it counts, in words: lens, adjustments, bounds; empty for nothing.
        pub changed_by: String,
        /// How far it can be relied on.
        pub evidence: EvidenceMark,
        /// Where it comes from.
        pub source: String,
    }

    /// A part of a figure.
    pub struct ExplanationPart {
        /// What it is.
        pub label: String,
        /// How much it is, exactly.
        pub value: String,
        /// The part as a figure; `None` when there is nothing more to explain.
        pub figure: Option<Figure>,
    }
}
