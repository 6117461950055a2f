//! Study files: reading, with every problem of a file reported together, and writing, with every
//! value in full.

mod canonical;
mod change;
mod differing;
mod document;
mod edit;
mod fields;
mod ids;
mod node;
mod paths;
mod problem;
mod rebase;
mod scenario_source;
mod scenarios;
mod sections;
mod services;
mod study;
mod text;
mod touched;

pub use canonical::meaning;
pub use change::DocumentChange;
pub use document::{Document, ReadStudy, StudyContext, read_study};
pub use edit::Edit;
pub use fields::{NAME_LIMIT, parse_decimal};
pub use ids::fresh_id;
pub use node::{NESTING_LIMIT, Node, quoted};
pub use problem::{Notice, Problem, ProblemKind};
pub use rebase::{ChangedUnderneath, DroppedChange, Rebased, RebasedScenario};

/// Largest study file, in bytes.
pub const FILE_LIMIT: usize = 16 * 1024 * 1024;
const FILE_LIMIT_IN_WORDS: &str = "a file of at most 16 MiB";
/// Most services of a study.
pub const SERVICE_LIMIT: usize = 2_000;
/// Most scenarios of a study.
pub const SCENARIO_LIMIT: usize = 200;
/// Most trials of a simulation.
pub const TRIAL_LIMIT: u64 = 10_000_000;
/// Latest launch month of a service.
pub const LAUNCH_LIMIT: u64 = 120;
