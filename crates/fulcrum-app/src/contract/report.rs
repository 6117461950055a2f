//! The report: what goes into slides and papers, how it looks, and the files that leave the window.

use serde::{Deserialize, Serialize};

use super::{CostBasis, wire};

/// The files that the study leaves the window as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// Slides with native charts.
    Slides,
    /// A report to print.
    Printed,
    /// A workbook with live formulas.
    Workbook,
    /// A summary in Markdown, for a wiki.
    Summary,
    /// Every posting, as comma-separated values.
    Ledger,
}

/// The paper that a report is laid out on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 in.
    Letter,
}

/// A part of a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SlidePart {
    /// A sentence or more.
    Paragraph {
        /// The sentences.
        text: String,
    },
    /// Lines under a title.
    List {
        /// The title; may be empty.
        title: String,
        /// The lines.
        lines: Vec<String>,
    },
    /// A table, or its beginning.
    Table {
        /// Headings.
        columns: Vec<SlideColumn>,
        /// Rows, as many cells as there are headings.
        rows: Vec<Vec<String>>,
        /// How much more there is; `None` when this is all.
        more: Option<String>,
    },
    /// A few figures that carry the answer.
    KeyFigures {
        /// The figures.
        figures: Vec<SlideFigure>,
    },
    /// A chart.
    Chart {
        /// What it shows, in a few words.
        title: String,
        /// The drawing, for a light ground.
        svg: String,
        /// The same in a sentence.
        description: String,
    },
}

wire! {
    /// The screen of the report, besides what every screen shows: what there is to choose from.
    pub struct ReportScreen {
        /// What the report is called unless another title is given.
        pub title: String,
        /// Every section that is not a chart alone, in the suggested order.
        pub sections: Vec<ReportEntry>,
        /// Every chart, each of which can be a section of its own.
        pub charts: Vec<ReportEntry>,
        /// Ids of the sections that are suggested for slides, in order.
        pub for_slides: Vec<String>,
        /// Ids of the sections that are suggested for paper, in order.
        pub for_paper: Vec<String>,
        /// Name of the file whose layouts slides are made on, if one was chosen.
        pub template: Option<String>,
    }

    /// A section that can be chosen.
    pub struct ReportEntry {
        /// Its id.
        pub id: String,
        /// The question that it answers.
        pub question: String,
        /// What a chart shows, in a few words; empty for other sections.
        pub title: String,
    }

    /// What goes into a report.
    pub struct ReportContents {
        /// Its title; empty for the usual one.
        pub title: String,
        /// Ids of its sections, in order.
        pub sections: Vec<String>,
    }

    /// Asks for a report as it will look.
    pub struct ComposeReportRequest {
        /// Names the work, so that it can be followed and stopped.
        pub run: String,
        /// Which costs count.
        pub basis: CostBasis,
        /// What goes into it.
        pub contents: ReportContents,
    }

    /// Writes a report to a file that the person chooses.
    pub struct SaveReportRequest {
        /// Which costs count.
        pub basis: CostBasis,
        /// What goes into it, as far as the format leaves a choice.
        pub contents: ReportContents,
        /// As what.
        pub format: ReportFormat,
        /// On which paper, if it is to be printed.
        pub paper: PaperSize,
    }

    /// Puts a report on the clipboard, as Markdown.
    pub struct CopySummaryRequest {
        /// Which costs count.
        pub basis: CostBasis,
        /// What goes into it.
        pub contents: ReportContents,
    }

    /// A report as it will look.
    pub struct ReportPreview {
        /// Its title.
        pub title: String,
        /// What is weighed, on the first page.
        pub subtitle: String,
        /// The answer, on the first page.
        pub answer: String,
        /// Its sections, in order.
        pub slides: Vec<ReportSlide>,
        /// The foot of every page.
        pub small_print: String,
        /// How it was made, for the notes.
        pub making: Vec<String>,
    }

    /// A section as a slide.
    pub struct ReportSlide {
        /// Id of the section.
        pub id: String,
        /// The question.
        pub question: String,
        /// The answer in a sentence.
        pub message: String,
        /// What supports it, in order.
        pub parts: Vec<SlidePart>,
        /// What whoever presents it should know.
        pub notes: Vec<String>,
    }

    /// The heading of a column.
    pub struct SlideColumn {
        /// The heading.
        pub text: String,
        /// Whether the column is words, and not figures.
        pub is_words: bool,
    }

    /// A figure to be read from afar.
    pub struct SlideFigure {
        /// What it is.
        pub label: String,
        /// The figure.
        pub value: String,
        /// What to know of it; may be empty.
        pub note: String,
    }
}
