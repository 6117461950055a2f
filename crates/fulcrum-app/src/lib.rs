//! Use cases of Fulcrum: what the window and the command line can do, without either.
//!
//! [`contract`] declares every command of the window with its request and its answer; [`Session`]
//! holds their bodies. The command line calls the same use cases: [`Library`] opens studies,
//! [`evaluation_json`] and [`export`] turn them into text and files.

mod answer;
mod assumptions;
mod charts;
pub mod contract;
#[cfg(test)]
mod contract_types;
mod evaluation_json;
mod evaluation_table;
mod evidence;
mod exports;
mod files;
mod json;
mod number_entry;
mod overview;
mod parameter_list;
mod samples;
mod session;
mod studies;
mod table;
mod warnings;

pub use charts::ChartName;
pub use evaluation_json::evaluation_json;
pub use evaluation_table::{EvaluationTable, evaluation_table};
pub use evidence::{EvidenceTable, evidence_json, evidence_table};
pub use exports::{ExportFormat, StudyExportError, export};
pub use files::{FileError, read_bytes, write_bytes};
pub use fulcrum_model::display::counted;
pub use fulcrum_model::file::{Notice, Problem, ReadStudy};
pub use fulcrum_model::warnings::Warning;
pub use parameter_list::{parameters_json, parameters_table};
pub use samples::{FIRST_SAMPLE, SAMPLES, Sample, sample, samples_json};
pub use session::{Ranking, Session};
pub use studies::{Library, StudyError, evaluate};
pub use table::Table;
pub use warnings::warnings;
