//! The selector: the playbook's grid with the services in their cells.

use serde::{Deserialize, Serialize};

use super::{
    Choice, CostBasis, Figure, FigureText, ModelChoice, MovedTotal, OptionId, TextRun, wire,
};

/// What a choice for a service is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ChoiceKind {
    /// Its model; it stays in its cell.
    Model,
    /// Its availability target; it moves up or down.
    Target,
    /// Its feature demand; it moves across.
    Demand,
    /// Both target and demand.
    Cell,
}

wire! {
    /// A row of the grid: an availability target.
    pub struct SelectorRow {
        /// Id of the target.
        pub target: String,
        /// Its label.
        pub label: String,
        /// The exposures that ask for it: `$7K to $250K an hour`.
        pub exposure: String,
        /// How long a service of it may be down: `1 h 40 min a week`.
        pub tolerable: String,
        /// A cell for each demand, in the order of the demands.
        pub cells: Vec<SelectorCell>,
    }

    /// A cell of the grid.
    pub struct SelectorCell {
        /// The model that the selector picks here.
        pub model: OptionId,
        /// The services in it.
        pub services: Vec<SelectorService>,
    }

    /// A service in its cell.
    pub struct SelectorService {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// The model it runs under in the hybrid.
        pub model: OptionId,
        /// Whether the user picked the model.
        pub is_picked: bool,
        /// Whether the user picked the target.
        pub is_target_picked: bool,
        /// Id of the target that its exposure asks for.
        pub exposure_target: String,
        /// Who is called out of hours in the hybrid.
        pub schedule: String,
        /// Achieved availability in the hybrid against its target, for reading.
        pub availability: FigureText,
        /// Whether it misses its target.
        pub misses_target: bool,
        /// Why it stands here, in a sentence.
        pub reason: String,
        /// The cost of its own lines in the hybrid, to be explained.
        pub figure: Figure,
    }

    /// The screen of the selector.
    pub struct SelectorScreen {
        /// The rows, the highest target first.
        pub rows: Vec<SelectorRow>,
        /// Demands from left to right.
        pub demands: Vec<Choice>,
        /// What the hybrid costs, in a sentence, in pieces.
        pub sentence: Vec<TextRun>,
        /// Services that are never active within the horizon, by name.
        pub idle: Vec<String>,
    }

    /// Asks what other choices for a service would cost: each cell that it could be moved to, and
    /// each model.
    pub struct WeighChoicesRequest {
        /// Id of the service.
        pub service: String,
        /// Which costs count.
        pub basis: CostBasis,
    }

    /// What the choices for a service cost.
    pub struct ChoiceWeights {
        /// Id of the service.
        pub service: String,
        /// Each choice: models, targets, demands, then the other cells.
        pub choices: Vec<ChoiceWeight>,
        /// What is compared with what, in a sentence.
        pub method: String,
    }

    /// What a choice for a service costs.
    pub struct ChoiceWeight {
        /// What it is of.
        pub kind: ChoiceKind,
        /// The changes of values that make it, each a path and the id of a choice; none when
        /// everything stands so.
        pub changes: Vec<ChoiceChange>,
        /// What is chosen: `99.9 %`, `Weekly`, `99.9 %, weekly`.
        pub label: String,
        /// The model that the service would run under in the hybrid.
        pub model: OptionId,
        /// The cell that the service would stand in.
        pub cell: CellPlace,
        /// Whether it is as the service stands now.
        pub is_current: bool,
        /// How far the total of the hybrid moves.
        pub moved: MovedTotal,
    }

    /// A cell of the grid.
    pub struct CellPlace {
        /// Id of the target.
        pub target: String,
        /// Id of the demand.
        pub demand: String,
    }

    /// A value to change.
    pub struct ChoiceChange {
        /// Its path.
        pub path: String,
        /// The id of the choice.
        pub choice: String,
    }

    /// Asks for the hybrid that costs least; it takes many evaluations.
    pub struct FindBestHybridRequest {
        /// Which costs count.
        pub basis: CostBasis,
        /// Whether the models that the user picked may change too.
        pub all_services: bool,
    }

    /// The hybrid that costs least.
    pub struct BestHybridAdvice {
        /// The answer in sentences, in pieces: what it costs, and how far it is certain.
        pub sentences: Vec<Vec<TextRun>>,
        /// The services that would change, with the model they would get.
        pub choices: Vec<ModelChoice>,
        /// The same in words, one a line, with what the model is worth to the best hybrid:
        /// `Checkout: Ops Run It → You Build It You Run It, worth $12K`.
        pub lines: Vec<Vec<TextRun>>,
    }
}
