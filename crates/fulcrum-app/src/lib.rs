//! Use cases of Fulcrum: what the window and the command line can do, without either.

pub mod contract;
mod evaluation_json;
mod files;
mod samples;
mod studies;

pub use evaluation_json::evaluation_json;
pub use files::{FileError, read_bytes, write_bytes};
pub use samples::{FIRST_SAMPLE, SAMPLES, Sample, sample};
pub use studies::{Library, StudyError};
