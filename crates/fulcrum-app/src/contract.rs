//! The contract between the page and the application: every request and every answer, once.
//!
//! TypeScript is generated from these types into `ui/src/lib/ipc/generated` and committed; a test
//! fails when the two differ. Figures cross as text: either plain decimals (`"0.35"`), for
//! controls, or formatted for reading (`"$9.8M"`). The page computes with neither.

use serde::{Deserialize, Serialize};

/// The commands the page may call, by name. The shell registers exactly these and the window's
/// capability grants exactly these; tests compare all three.
pub const COMMANDS: [&str; 13] = [
    "open_initial",
    "list_samples",
    "open_sample",
    "choose_study",
    "show_overview",
    "rank_assumptions",
    "set_assumption",
    "reset_study",
    "undo",
    "redo",
    "save_study",
    "save_study_as",
    "close_window",
];

/// Which costs the totals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CostBasis {
    /// Every posting, lost revenue included.
    AllCosts,
    /// Only what is spent: every posting that is not lost revenue.
    SpendingOnly,
}

/// The colours a chart is drawn in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ColourScheme {
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// The size of a chart's place on the page, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChartSize {
    /// Width, CSS pixels.
    pub width: u32,
    /// Height, CSS pixels.
    pub height: u32,
}

/// How the page wants the overview shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Which costs count.
    pub basis: CostBasis,
    /// Light or dark.
    pub colours: ColourScheme,
    /// Place of *What it costs*.
    pub costs: ChartSize,
    /// Place of *When it pays back*.
    pub payback: ChartSize,
}

/// Opens what the window was started with: a study named on the command line, or a sample.
/// Also shows the open study again in another view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ViewRequest {
    /// How to show it.
    pub view: View,
}

/// Opens one of the samples that come with the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OpenSampleRequest {
    /// Id of the sample, from [`SampleEntry`].
    pub id: String,
    /// How to show it.
    pub view: View,
}

/// Asks for the assumptions that move the saving most, or for the effects of given ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RankAssumptionsRequest {
    /// Which costs the saving counts.
    pub basis: CostBasis,
    /// Paths of the assumptions to weigh anew; none for those that move the saving most.
    pub paths: Vec<String>,
}

/// Sets the likely value of one assumption of the open study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetAssumptionRequest {
    /// Path of the value in the study, from [`Assumption`].
    pub path: String,
    /// The value as typed or as the slider has it: `"0.35"`, `"35 %"`, `"250k"`.
    pub value: String,
    /// Names a movement of the hand, such as dragging a slider: its values are one step to undo.
    pub gesture: Option<String>,
    /// How to show the study afterwards.
    pub view: View,
}

/// A sample study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SampleEntry {
    /// Id, as `fulcrum sample` takes it.
    pub id: String,
    /// Name of the study.
    pub name: String,
    /// What it shows, in a sentence.
    pub summary: String,
}

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

/// Everything the overview shows, from one evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Which study this is.
    pub study: StudyHeading,
    /// The answer in words.
    pub answer: Answer,
    /// The three options, in the order to show them.
    pub options: Vec<OptionCard>,
    /// *What it costs*: stacked bars by cost type.
    pub costs: ChartPicture,
    /// *When it pays back*: cumulative cost by month.
    pub payback: ChartPicture,
    /// Premium and cover of each option against Ops Run It.
    pub insurance: Vec<InsuranceRow>,
    /// What is doubtful about the study, most serious first.
    pub warnings: Vec<WarningNote>,
    /// What the reader of the file should know: defaults taken, keys not understood.
    pub notices: Vec<String>,
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
    /// The change that undoing would take back, in words; `None` when there is none.
    pub undo: Option<String>,
    /// The change that redoing would make again, in words; `None` when there is none.
    pub redo: Option<String>,
}

/// The answer: one sentence, and one that says why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The sentence, in pieces; a piece that names an option says which.
    pub sentence: Vec<TextRun>,
    /// Premium, cover and break-even in words.
    pub detail: String,
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
    pub notes: Vec<String>,
    /// Whether no option costs less.
    pub cheapest: bool,
}

/// A chart: the drawing, what it says, and the data behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChartPicture {
    /// The drawing, an SVG document.
    pub svg: String,
    /// One sentence computed from the data, for screen readers.
    pub description: String,
    /// Headings of the data table.
    pub columns: Vec<String>,
    /// Rows of the data table, as many cells as there are headings.
    pub rows: Vec<Vec<String>>,
    /// What can be pointed at, in drawing order.
    pub marks: Vec<ChartMark>,
}

/// A part of a chart that can be pointed at, in CSS pixels of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChartMark {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What it is: `"Ops Run It, opportunity"`.
    pub label: String,
    /// What it amounts to: `"$19.8M"`.
    pub value: String,
}

impl Eq for ChartMark {}

/// An option as insurance for business outcomes, against Ops Run It.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct InsuranceRow {
    /// Which option.
    pub option: OptionId,
    /// Its name.
    pub label: String,
    /// Extra spending, short; negative when it spends less.
    pub premium: String,
    /// Lost revenue avoided, short; negative when it loses more.
    pub cover: String,
    /// Cover for every unit of premium, or `"no premium"`.
    pub cover_per_premium: String,
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
}

/// How far a value can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceMark {
    /// Measured or agreed.
    Given,
    /// Estimated by someone who knows.
    Estimate,
    /// A guess.
    Guess,
    /// Nobody has said anything: the default.
    Default,
}

/// An assumption that drives the answer, ready for a slider and a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Assumption {
    /// Path of the value in the study.
    pub path: String,
    /// What it is: `"Major incidents"`.
    pub label: String,
    /// Which model or service it belongs to, if any: `"Ops Run It"`, `"Checkout"`.
    pub context: Option<String>,
    /// Unit, as in the parameter table: `"share"`, `"money/hour"`.
    pub unit: String,
    /// Likely value, a plain decimal.
    pub value: String,
    /// Likely value for reading, with its unit: `"10 %"`, `"$300K"`.
    pub value_text: String,
    /// Lower end of the slider, a plain decimal.
    pub low: String,
    /// Upper end of the slider, a plain decimal.
    pub high: String,
    /// Lower end for reading.
    pub low_text: String,
    /// Upper end for reading.
    pub high_text: String,
    /// Step of the slider, a plain decimal.
    pub step: String,
    /// How far it can be relied on.
    pub evidence: EvidenceMark,
    /// Where it comes from, in a few words.
    pub source: String,
    /// How far the saving moves between both ends, for reading: `"moves the saving by $2.1M"`.
    pub effect: String,
}

/// Answer to [`SetAssumptionRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AssumptionChanged {
    /// The assumption as it now stands.
    pub assumption: Assumption,
    /// The overview that follows from it.
    pub overview: Overview,
}

/// Why a command could not do what was asked. The page decides by `code` only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// What kind of failure it is.
    pub code: ErrorCode,
    /// What was expected and what was found.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Every problem of a study that is not valid, one a line; empty otherwise.
    pub problems: Vec<String>,
}

/// Kinds of failure that the page tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The file is not a valid study.
    StudyNotValid,
    /// The file could not be read.
    FileNotRead,
    /// The file could not be written; the one that was there is as it was.
    FileNotWritten,
    /// The value does not fit the assumption: shown beside its field.
    ValueNotAccepted,
    /// There is no such sample, assumption or study any more.
    NotFound,
    /// The figures are too large to add up exactly.
    TooLarge,
    /// A chart could not be drawn.
    ChartNotDrawn,
}
