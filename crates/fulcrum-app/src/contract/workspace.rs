//! What every screen shows of the open study: its heading, the answer, the options, what is doubtful.

use serde::{Deserialize, Serialize};

use super::{
    AdjustmentsScreen, AssumptionsScreen, BalanceScreen, Figure, FigureText, InsuranceScreen,
    OverviewScreen, ReportScreen, ScenariosScreen, SelectorScreen, SensitivityScreen,
    ServicesScreen, TimelineScreen, UncertaintyScreen,
};

/// One of the three ways to run the services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OptionId {
    /// Every service under Ops Run It.
    OpsRunIt,
    /// Every service under the model that the selector or the user picks.
    Hybrid,
    /// Every service under You Build It You Run It.
    YouBuildItYouRunIt,
}

/// Name and origin of the open study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StudyHeading {
    /// Name of the study.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Months and start in words: `"36 months from January 2027"`.
    pub period: String,
    /// Id of the sample it is, if it is one.
    pub sample: Option<String>,
    /// Name of the file it was read from, without its folder.
    pub file_name: Option<String>,
    /// Whether it differs from what was opened or saved last.
    pub changed: bool,
    /// Whether closing it would lose something.
    pub unsaved: bool,
    /// The change that undoing would take back, in words; `None` when there is none.
    pub undo: Option<String>,
    /// The change that redoing would make again, in words; `None` when there is none.
    pub redo: Option<String>,
    /// The scenario that is shown; `None` for the study itself.
    pub scenario: Option<ScenarioName>,
    /// Every scenario, to choose from.
    pub scenarios: Vec<ScenarioName>,
}

/// The answer: one sentence, and one that says why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The sentence, in pieces; a piece that names an option says which.
    pub sentence: Vec<TextRun>,
    /// Premium, cover and break-even in words, in pieces.
    pub detail: Vec<TextRun>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TextRun {
    /// The words.
    pub text: String,
    /// The option they name, to be shown in its colour.
    pub option: Option<OptionId>,
    /// The figure they show, to be explained.
    pub figure: Option<Figure>,
}

/// One option's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OptionCard {
    /// Which option.
    pub option: OptionId,
    /// Its name.
    pub label: String,
    /// Its total under the chosen basis, short: `"$12.0M"`.
    pub total: String,
    /// The same, exactly.
    pub total_exact: String,
    /// Lines below the total: spending, support load, schedules.
    pub notes: Vec<FigureText>,
    /// Whether no option costs less.
    pub cheapest: bool,
    /// The total, to be explained.
    pub figure: Figure,
}

/// A plausibility warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WarningNote {
    /// Stable name of the warning.
    pub code: String,
    /// What is doubtful, with the figures in it.
    pub message: String,
    /// The path of the value to look at.
    pub path: String,
    /// What stands at the path, for people: `Level 2 work, Ops Run It`.
    pub place: String,
}

/// A scenario by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ScenarioName {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A screen of the open study, as the view asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Screen {
    /// The answer and why.
    Overview(OverviewScreen),
    /// The table of services.
    Services(ServicesScreen),
    /// Every parameter and setting.
    Assumptions(AssumptionsScreen),
    /// Countermeasures and pitfalls.
    Adjustments(AdjustmentsScreen),
    /// The grid of exposure and demand.
    Selector(SelectorScreen),
    /// Named variants.
    Scenarios(ScenariosScreen),
    /// How sure the answer is.
    Uncertainty(UncertaintyScreen),
    /// What would change the answer.
    Sensitivity(SensitivityScreen),
    /// What the options cost as months go by.
    Timeline(TimelineScreen),
    /// Cost types in the balance, and the radar of each axis.
    Balance(BalanceScreen),
    /// Premium, cover, and protection from loss.
    Insurance(InsuranceScreen),
    /// What goes into slides and papers.
    Report(ReportScreen),
}

/// The open study: what every screen shows of it, and the screen that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Which study this is.
    pub study: StudyHeading,
    /// The answer in words.
    pub answer: Answer,
    /// The three options, in the order to show them.
    pub options: Vec<OptionCard>,
    /// What is doubtful about the study, most serious first.
    pub warnings: Vec<WarningNote>,
    /// What the reader of the file should know: defaults taken, keys not understood.
    pub notices: Vec<String>,
    /// The screen.
    pub screen: Screen,
}
