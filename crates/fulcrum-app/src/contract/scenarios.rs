//! Scenarios: named variants that hold differences only.

use super::{CostBasis, Figure, FigureText, OptionCard, View, wire};

wire! {
    /// A scenario, or the study itself, beside the others.
    pub struct ScenarioColumn {
        /// Its id; `None` for the study itself.
        pub id: Option<String>,
        /// Its name.
        pub name: String,
        /// Whether it is the one that is shown.
        pub is_shown: bool,
        /// Whether its figures are from before the last change of the study.
        pub is_outdated: bool,
        /// How many of its values differ from the study itself; 0 as long as it has no figures.
        pub differences: u32,
        /// The options' totals; empty when its figures are too large to be exact.
        pub options: Vec<OptionCard>,
        /// What You Build It You Run It saves against Ops Run It, short.
        pub saving: FigureText,
        /// When it pays back, in words.
        pub payback: FigureText,
        /// Why there are no figures; empty when there are, or when they are still to be computed.
        pub problem: String,
    }

    /// The screen of the scenarios.
    pub struct ScenariosScreen {
        /// The study itself first, then the scenarios in their order.
        pub columns: Vec<ScenarioColumn>,
        /// Whether there are changes that *keep as scenario* would keep.
        pub can_keep: bool,
        /// How many columns have no figures of the study as it stands: after a change, or because
        /// there are too many scenarios to evaluate at once.
        /// Showing the screen again gives more of them.
        pub omitted: u32,
    }

    /// Shows a scenario of the study, or the study itself.
    pub struct ShowScenarioRequest {
        /// Id of the scenario; `None` for the study itself.
        pub id: Option<String>,
        /// How to show it.
        pub view: View,
    }

    /// Asks what a scenario changes and what each change moves; it takes many evaluations.
    pub struct CompareScenarioRequest {
        /// Id of the scenario.
        pub id: String,
        /// Which costs count.
        pub basis: CostBasis,
    }

    /// What a scenario changes, and what that moves.
    pub struct ScenarioComparison {
        /// Id of the scenario.
        pub id: String,
        /// What differs, in the order of the scenario.
        pub differences: Vec<ScenarioDifference>,
        /// What each difference, or group of them, moves; the largest first.
        pub parts: Vec<ScenarioPart>,
        /// Names of the amounts of a part: the options and the saving.
        pub amounts: Vec<String>,
        /// The whole movement, in the order of the amounts.
        pub total: Vec<MovedAmount>,
        /// How the parts were found, or why there are none, in a sentence.
        pub method: String,
        /// Which of its changes set what the study has anyway, in a sentence; empty for none.
        pub idle: String,
    }

    /// A value that a scenario changes.
    pub struct ScenarioDifference {
        /// Its path.
        pub path: String,
        /// What it is, with the model or service that it belongs to.
        pub label: String,
        /// In the study.
        pub study: String,
        /// In the scenario.
        pub scenario: String,
    }

    /// What a difference moves.
    pub struct ScenarioPart {
        /// Which difference or differences.
        pub label: String,
        /// Positions in the list of differences.
        pub differences: Vec<u32>,
        /// How far each amount moves, in the order of the amounts.
        pub moved: Vec<MovedAmount>,
    }

    /// How far an amount moves.
    pub struct MovedAmount {
        /// Short, with a sign: `−$120K`.
        pub text: String,
        /// The same, exactly.
        pub exact: String,
        /// −1, 0 or 1: less, the same, more.
        pub direction: i8,
        /// The movement, to be explained.
        pub figure: Figure,
    }
}
