//! The commands, a module each: what can be asked for, and what it does.

mod adjustments;
mod check;
mod evaluate;
mod evidence;
mod explain;
mod export;
mod format;
mod gallery;
mod hybrid;
mod incident;
mod lists;
mod merge;
mod playbook;
mod rebase;
mod scenarios;
mod selector;
mod sensitivity;
mod simulate;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use fulcrum_app::{Document, FileError, Library, ReadStudy, StudyError, write_bytes};

pub(crate) use self::adjustments::AdjustmentsArguments;
pub(crate) use self::check::CheckArguments;
pub(crate) use self::evaluate::EvaluateArguments;
pub(crate) use self::evidence::EvidenceArguments;
pub(crate) use self::explain::ExplainArguments;
pub(crate) use self::export::ExportArguments;
pub(crate) use self::format::FormatArguments;
pub(crate) use self::gallery::GalleryArguments;
pub(crate) use self::hybrid::HybridArguments;
pub(crate) use self::incident::IncidentArguments;
pub(crate) use self::lists::{ParametersArguments, SampleArguments, SamplesArguments};
pub(crate) use self::merge::MergeArguments;
pub(crate) use self::playbook::PlaybookArguments;
pub(crate) use self::rebase::RebaseArguments;
pub(crate) use self::scenarios::ScenariosArguments;
pub(crate) use self::selector::SelectorArguments;
pub(crate) use self::sensitivity::SensitivityArguments;
pub(crate) use self::simulate::SimulateArguments;
use crate::output::print;

/// How to print a result.
#[derive(Clone, Copy, Default, ValueEnum)]
pub(crate) enum Format {
    /// For reading
    #[default]
    Text,
    /// For programs
    Json,
}

/// Which study a command is about.
#[derive(Args)]
pub(crate) struct StudyArguments {
    /// The study file
    study: PathBuf,
    /// Take this scenario of the study
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,
}

impl StudyArguments {
    /// Reads the study, as its scenario when one is named.
    fn read(&self) -> Result<ReadStudy, Failure> {
        self.read_with(&library()?)
    }

    /// The same with a library that the command needs besides.
    fn read_with(&self, library: &Library) -> Result<ReadStudy, Failure> {
        Ok(library.open_scenario(&self.study, self.scenario.as_deref())?)
    }

    /// The same with the name of the scenario, and the document that the study stands in.
    fn read_document(
        &self,
        library: &Library,
    ) -> Result<(Document, ReadStudy, Option<String>), Failure> {
        let (document, read) = library.open(&self.study)?;
        let (read, name) = match self.scenario.as_deref() {
            Some(id) => library.open_named_scenario(&self.study, Some(id))?,
            None => (read, None),
        };
        Ok((document, read, name))
    }

    /// The same with the name of the scenario.
    fn read_named(&self) -> Result<(ReadStudy, Option<String>), Failure> {
        Ok(library()?.open_named_scenario(&self.study, self.scenario.as_deref())?)
    }
}

/// Why a command stops, and with which exit status.
pub(crate) struct Failure {
    pub(crate) status: u8,
    pub(crate) lines: Vec<String>,
}

/// Exit status of a study, or a piece of its simulation, that is not valid.
const NOT_VALID: u8 = 1;
/// Exit status of a command that asks for what there is not.
const WRONG_USAGE: u8 = 2;
/// Exit status of a file that could not be read or written.
pub(crate) const FILE: u8 = 3;
/// Exit status of a run that Ctrl-C stopped, as shells have it.
pub(crate) const STOPPED: u8 = 130;

impl Failure {
    fn new(status: u8, line: impl Into<String>) -> Self {
        Self { status, lines: vec![line.into()] }
    }

    fn usage(line: impl Into<String>) -> Self {
        Self::new(WRONG_USAGE, line)
    }
}

impl From<StudyError> for Failure {
    fn from(error: StudyError) -> Self {
        match error {
            StudyError::NotValid(problems) => Self {
                status: NOT_VALID,
                lines: problems.iter().map(ToString::to_string).collect(),
            },
            StudyError::File(error) => error.into(),
            StudyError::NoSuchScenario { .. } => Self::usage(error.to_string()),
            StudyError::TooLarge(_)
            | StudyError::ScenarioTooLarge { .. }
            | StudyError::Catalogue(_) => Self::new(NOT_VALID, error.to_string()),
        }
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::new(FILE, error.to_string())
    }
}

/// Writes a file and says so.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_bytes(path, bytes)?;
    print(&format!("{} written, {} bytes\n", path.display(), bytes.len()))
}

fn library() -> Result<Library, Failure> {
    Ok(Library::new()?)
}
