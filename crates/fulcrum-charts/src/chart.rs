//! What a drawing function returns.

use crate::{AxisKind, CostKind, OptionKind, Scale, TreatmentKind};

/// A finished chart: the picture and everything a page needs to make it usable without seeing it.
///
/// All texts are free of control characters and otherwise as the user typed them: they are text,
/// never markup, and have to be inserted as such.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// A complete SVG element with a transparent ground; its `viewBox` is in CSS pixels. Only
    /// presentation attributes: no style sheet, script, animation or reference to anything outside.
    pub svg: String,
    /// One plain sentence that says what the picture shows, computed from the data; a second one where it
    /// has no room for everything.
    pub description: String,
    /// The exact data behind the picture.
    pub table: Table,
    /// Hit areas for hover and focus, in reading order.
    pub marks: Vec<Mark>,
    /// What the pixels of the horizontal axis stand for, where something can be dragged along it.
    pub scale: Option<Scale>,
}

/// Data as text, ready for a table on a page or for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Column heads.
    pub columns: Vec<String>,
    /// Rows; each has one cell per column, the first names the row.
    pub rows: Vec<Vec<String>>,
}

/// An area of the picture that stands for one figure or one month, in CSS pixels of the `viewBox`.
/// It lies inside the canvas. Marks of one bar are at least 4 pixels wide and do not overlap: a thin
/// segment borrows from its neighbours. Marks of months follow each other without gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, above 0.
    pub width: f64,
    /// Height, above 0.
    pub height: f64,
    /// What it stands for: `Hybrid, Run` or `Month 12`.
    pub label: String,
    /// The figure or figures: `$4.1M`.
    pub value: String,
    /// Where it leads; none where the mark stands for nothing that has a place of its own.
    pub key: Option<MarkKey>,
}

/// What a mark leads to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MarkKey {
    /// One type of cost of one option.
    Cost(OptionKind, CostKind),
    /// What one axis costs in one option.
    Axis(OptionKind, AxisKind),
    /// What one type of cost on an axis costs in one option.
    AxisCost(OptionKind, AxisKind, CostKind),
    /// What of one option is treated in one way.
    Treatment(OptionKind, TreatmentKind),
    /// What one option spends more than Ops Run It.
    Premium(OptionKind),
    /// What lost revenue one option avoids.
    Cover(OptionKind),
    /// All of one option.
    Option(OptionKind),
    /// A month, counted from 0.
    Month(usize),
    /// So many teams, counted from 1.
    Teams(usize),
    /// A pair of values, by their positions: to the right and upwards, from 0.
    Cell(usize, usize),
    /// One option in a scenario, by the key that came with its data.
    Scenario(String, OptionKind),
    /// A service, by the key that came with its data.
    Service(String),
    /// An entry, by the key that came with its data: such as the path of an assumption.
    Entry(String),
}
