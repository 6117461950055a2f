//! The overview: charts, insurance, and the assumptions that drive the answer.

use serde::{Deserialize, Serialize};

use super::{CostBasis, Figure, FigureText, OptionId, View, Workspace};

/// The screen of the overview, besides what every screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OverviewScreen {
    /// *What it costs*: stacked bars by cost type.
    pub costs: ChartPicture,
    /// *When it pays back*: cumulative cost by month.
    pub payback: ChartPicture,
    /// Premium and cover of each option against Ops Run It.
    pub insurance: Vec<InsuranceRow>,
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
    pub rows: Vec<Vec<FigureText>>,
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
    /// The figure it shows, to be explained, where it is one.
    pub figure: Option<Figure>,
    /// Path of the input that it is about, where it is about one.
    pub path: Option<String>,
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
    pub premium: FigureText,
    /// Lost revenue avoided, short; negative when it loses more.
    pub cover: FigureText,
    /// Cover for every unit of premium, or `"no premium"`.
    pub cover_per_premium: FigureText,
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
    pub effect: FigureText,
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
    /// Whether it was typed, in the style of the system, and is not a plain decimal of the slider.
    pub is_typed: bool,
    /// Names a movement of the hand, such as dragging a slider: its values are one step to undo.
    pub gesture: Option<String>,
    /// How to show the study afterwards.
    pub view: View,
}

/// Answer to [`SetAssumptionRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct AssumptionChanged {
    /// The assumption as it now stands.
    pub assumption: Assumption,
    /// What became of its range, where the value lay beyond an end, a sentence; empty for nothing.
    pub remark: String,
    /// The study as it then stands.
    pub workspace: Workspace,
}
