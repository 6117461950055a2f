//! The table of services.

use serde::{Deserialize, Serialize};

use super::{CostBasis, Figure, ServicesView, wire};

/// What a column of the table of services holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// A name.
    Text,
    /// A number or a range.
    Number,
    /// One of a few words.
    Choice,
    /// A result: it cannot be edited.
    Result,
}

wire! {
    /// A column of the table of services.
    pub struct ServiceColumn {
        /// Its key: that of the service's field, or the name of the result.
        pub key: String,
        /// Its heading.
        pub label: String,
        /// The heading that it shares with its neighbours; empty for none.
        pub group: String,
        /// Its heading below the shared one; otherwise the heading itself.
        pub short_label: String,
        /// What it holds.
        pub kind: ColumnKind,
        /// Unit behind the heading; empty for none.
        pub unit: String,
        /// What it means; may be empty.
        pub help: String,
        /// The words of a choice, in their order.
        pub choices: Vec<Choice>,
    }

    /// A word to choose.
    pub struct Choice {
        /// As it stands in files.
        pub id: String,
        /// As people read it.
        pub label: String,
    }

    /// A service in the table.
    pub struct ServiceRow {
        /// Its id.
        pub id: String,
        /// What stands in each column, in the order of the columns: as typed in fields, in words in
        /// choices, for reading in results.
        pub cells: Vec<ServiceCell>,
    }

    /// A cell of the table of services.
    pub struct ServiceCell {
        /// The text, which typed back gives the value.
        pub text: String,
        /// The text as it is shown while nobody edits it: amounts in short.
        pub short: String,
        /// What is copied of it for a spreadsheet: values in full, and nothing that a spreadsheet
        /// would take for a formula.
        pub sheet: String,
        /// The id that stands for the text, where the column is a choice; empty otherwise.
        pub choice: String,
        /// Whether something is doubtful about it, such as a target that is missed.
        pub is_doubtful: bool,
        /// The figure it shows, to be explained; none for inputs.
        pub figure: Option<Figure>,
    }

    /// The screen of the services: a window of the table.
    pub struct ServicesScreen {
        /// The columns.
        pub columns: Vec<ServiceColumn>,
        /// How many services the study has.
        pub total: u32,
        /// How many the filter leaves.
        pub matching: u32,
        /// Position of the first of the rows among those.
        pub first: u32,
        /// The rows of the window.
        pub rows: Vec<ServiceRow>,
    }

    /// Reads services from a file of comma-separated values that the person chooses.
    pub struct ImportServicesRequest {
        /// How to show the study afterwards.
        pub view: super::View,
    }

    /// Asks for rows of the table as text for a spreadsheet.
    pub struct CopyServicesRequest {
        /// Which rows: the window of this view.
        pub rows: ServicesView,
        /// Which costs count.
        pub basis: CostBasis,
        /// Keys of the columns, in order.
        pub columns: Vec<String>,
        /// Whether the headings come first.
        pub with_headings: bool,
    }

    /// Asks which services stand in some rows.
    pub struct ListServicesRequest {
        /// Which rows: the window of this view.
        pub rows: ServicesView,
        /// Which costs count, where rows are ordered by them.
        pub basis: CostBasis,
    }
}
