//! A business case: the sections of a deck of slides or of a printed report, before they take either form.
//!
//! Whoever has the results words and draws them; every format only lays them out, and no format knows
//! another.

use fulcrum_charts::Chart;

use crate::native_chart::NativeChart;
use crate::report::ReportPart;

/// What is to be said about a study to those who decide.
#[derive(Clone, Debug)]
pub struct BusinessCase {
    /// What it is about: the name of the study unless the user chose another title.
    pub title: String,
    /// What stands on its first page; none for a single chart.
    pub cover: Option<Cover>,
    /// The sections, in the order in which they are read. Each is a slide at least.
    pub sections: Vec<Section>,
    /// A short line for the foot of every page: what the figures leave out, and how many futures they
    /// are of.
    pub small_print: String,
    /// How it was made, for speaker notes and the last page: version, seed, trials, warnings.
    pub making: Vec<String>,
}

/// What stands on the first page.
#[derive(Clone, Debug)]
pub struct Cover {
    /// What is weighed: `Ops Run It, Hybrid and You Build It You Run It over three years`.
    pub subtitle: String,
    /// The answer in one or two sentences.
    pub answer: String,
}

/// One question and its answer.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id, by which it is chosen and found again: `payback`.
    pub id: &'static str,
    /// The question in a few words: `When does it pay back?`
    pub question: String,
    /// The answer in a sentence. It is the title of the slide.
    pub message: String,
    /// What supports the answer, in order.
    pub parts: Vec<SectionPart>,
    /// What whoever presents it should know: the assumptions behind the figures.
    pub notes: Vec<String>,
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum SectionPart {
    /// A paragraph, a list or a table.
    Text(ReportPart),
    /// A few figures that carry the answer.
    KeyFigures(Vec<KeyFigure>),
    /// A chart.
    Exhibit(Box<Exhibit>),
}

/// A figure to be read from afar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFigure {
    /// What it is: `Ops Run It`.
    pub label: String,
    /// The figure as it is shown: `$5.7M`.
    pub value: String,
    /// What to know of it, in a few words; may be empty.
    pub note: String,
}

/// A chart with what it takes to draw it natively.
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// The name of the chart: `cumulative_cost`.
    pub id: &'static str,
    /// What it shows, in a few words: `Cumulative cost`.
    pub title: String,
    /// The drawing, for a light ground, with its sentence (the alternative text) and its table. Where it is
    /// to be a picture on a slide, some 640 x 400 pixels keep its letters readable beside text or figures.
    pub chart: Chart,
    /// The same chart as data for an office suite to draw. None for kinds that no suite has.
    pub native: Option<NativeChart>,
}
