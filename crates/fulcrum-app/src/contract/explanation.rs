//! Explaining a figure: how it comes about, and what it rests on.

use serde::{Deserialize, Serialize};

use super::{
    ChoiceChange, CostBasis, EvidenceMark, FutureFigure, OptionId, QuestionAnswer,
    SensitivityFigure, wire,
};

/// A figure of a screen, to be explained. It is of the study that is shown, unless it says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Figure {
    /// The sum of some postings, or one posting.
    Cost(CostFigure),
    /// The cost of an option in today's money.
    Discounted {
        /// Which option.
        option: OptionId,
        /// Which costs count.
        basis: CostBasis,
        /// Of this month alone, counted from 0; without it, of the whole horizon.
        month: Option<u32>,
    },
    /// What each option has cost by the end of a month.
    Month {
        /// The month, counted from 0.
        month: u32,
        /// Which costs count.
        basis: CostBasis,
    },
    /// What each option costs in a month.
    InMonth {
        /// The month, counted from 0.
        month: u32,
        /// Which costs count.
        basis: CostBasis,
    },
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
    /// How much of what application support can do is asked of it.
    SupportLoad {
        /// Which option.
        option: OptionId,
        /// In this month, counted from 0; without it, in the one in which it is largest.
        month: Option<u32>,
    },
    /// What the futures of a run say.
    Futures {
        /// The run.
        run: String,
        /// What they say.
        what: FutureFigure,
    },
    /// What a run says of what would change the answer.
    Sensitivity {
        /// The run.
        run: String,
        /// What it says.
        what: SensitivityFigure,
    },
    /// A figure of another study than the one that is shown.
    Of {
        /// Of which one.
        study: FigureStudy,
        /// The figure.
        figure: Box<Figure>,
    },
    /// One amount less another: what something moves.
    Difference {
        /// The amount.
        of: Box<Figure>,
        /// What is taken from it.
        less: Box<Figure>,
    },
    /// What one of a scenario's differences moves, averaged over every order in which they could be
    /// made.
    ScenarioPart {
        /// Id of the scenario.
        scenario: String,
        /// Positions of the difference, or of those that are only valid together.
        differences: Vec<u32>,
        /// The option whose total it moves.
        option: OptionId,
        /// Whether it is meant what the option saves against Ops Run It.
        is_saving: bool,
        /// Which costs count.
        basis: CostBasis,
    },
}

/// A study that a figure is of. What is said of a change is made of the study that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FigureStudy {
    /// The one that is shown.
    Shown,
    /// A scenario, or the study itself.
    Scenario {
        /// Id of the scenario; `None` for the study itself.
        id: Option<String>,
    },
    /// The study with some of the differences of a scenario made.
    Between {
        /// Id of the scenario.
        scenario: String,
        /// Positions of the differences that are made.
        made: Vec<u32>,
    },
    /// With these countermeasures and pitfalls active instead of its own.
    Adjusted {
        /// Their ids, in the order in which they are applied.
        active: Vec<String>,
    },
    /// Under a lens.
    UnderLens {
        /// Id of the lens.
        lens: String,
    },
    /// With other choices for services.
    Chosen {
        /// The choices.
        choices: Vec<ChoiceChange>,
    },
    /// With another likely value of one assumption, while who runs what stays as it is.
    WithValue {
        /// Path of the assumption.
        path: String,
        /// The value, a plain decimal.
        value: String,
    },
    /// The one that the answers to the questions of a new study make.
    New {
        /// The answers that differ from the default.
        answers: Vec<QuestionAnswer>,
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
    /// From when on its cumulative cost stays at or below that of Ops Run It.
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
    /// How well it is protected from loss: what of the loss that is tolerable in a week an incident
    /// of mean length leaves.
    LossProtection,
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
        /// Its last month, counted from 0, of what is cumulative at the end of it.
        pub until: Option<u32>,
        /// Id of its treatment.
        pub treatment: Option<String>,
        /// Which of several postings that agree in all of this, counted from 1.
        pub posting: Option<u32>,
    }

    /// A text with the figure in it.
    pub struct FigureText {
        /// The text.
        pub text: String,
        /// The figure, to be explained; `None` when the text shows none.
        pub figure: Option<Figure>,
    }

    /// Asks how a figure comes about.
    pub struct ExplainFigureRequest {
        /// Which figure.
        pub figure: Figure,
    }

    /// How a figure comes about.
    #[derive(Default)]
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
        /// The figures that its formula computes it from; each can be explained in turn.
        pub operands: Vec<ExplanationPart>,
        /// What it is the sum of: when all are listed, they add up to it exactly. Each can be
        /// explained in turn.
        pub parts: Vec<ExplanationPart>,
        /// How many parts there are, when not all are listed.
        pub parts_total: u32,
        /// Other figures that help to read it; each can be explained in turn.
        pub related: Vec<ExplanationPart>,
        /// What else the reader should know.
        pub notes: Vec<String>,
        /// The scenario, or the study itself, that it is of and that has its inputs; `None` when that
        /// is what is shown.
        pub elsewhere: Option<ScenarioPlace>,
    }

    /// A scenario, or the study itself, that is not shown.
    pub struct ScenarioPlace {
        /// Id of the scenario; `None` for the study itself.
        pub id: Option<String>,
        /// What the reader should know, in a sentence.
        pub sentence: String,
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
