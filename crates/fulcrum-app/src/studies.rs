//! Opening studies: from bytes, from a file, from a sample.

use std::path::Path;

use fulcrum_model::adjustments::Catalogue;
use fulcrum_model::file::{Document, Problem, ReadStudy, StudyContext};
use fulcrum_model::{Overflow, Scenario, YearMonth};
use thiserror::Error;
use time::OffsetDateTime;

use crate::files::{FileError, read_bytes};
use crate::text_page::listed;

/// What studies are read with: the program's catalogue and the month in which a study starts that
/// names none.
#[derive(Clone, Debug)]
pub struct Library {
    catalogue: Catalogue,
    default_start: YearMonth,
}

/// Why a study could not be opened or evaluated.
#[derive(Debug, Error)]
pub enum StudyError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is not a valid study.
    #[error("not a valid study: {}", summary(.0))]
    NotValid(Vec<Problem>),
    /// It has no such scenario.
    #[error("the study has no scenario \"{id}\"; it has {known}")]
    NoSuchScenario {
        /// The id that was asked for.
        id: String,
        /// Those that there are, in words.
        known: String,
    },
    /// Its figures are too large.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
    /// Figures of a scenario, or of the study with a part of its changes, are too large.
    #[error("scenario \"{id}\": {cause}")]
    ScenarioTooLarge {
        /// Which scenario.
        id: String,
        /// What does not fit.
        cause: Overflow,
    },
    /// The program's own data files are damaged.
    #[error("the program's list of countermeasures and pitfalls is damaged: {0}")]
    Catalogue(String),
}

impl StudyError {
    /// There is no scenario `id`, but these.
    pub(crate) fn no_such_scenario(id: &str, scenarios: &[Scenario]) -> Self {
        Self::NoSuchScenario {
            id: id.to_owned(),
            known: listed(scenarios.iter().map(|scenario| scenario.id.as_str())),
        }
    }
}

fn summary(problems: &[Problem]) -> String {
    match problems {
        [only] => only.to_string(),
        [first, rest @ ..] => format!("{first}, and {} more", rest.len()),
        [] => "for no known reason".to_owned(),
    }
}

impl Library {
    /// The library of this program, on today's date.
    ///
    /// # Errors
    ///
    /// When the program's own data files are damaged.
    pub fn new() -> Result<Self, StudyError> {
        let year = u32::try_from(OffsetDateTime::now_utc().year()).unwrap_or(1970);
        Self::starting(YearMonth::january(year + 1))
    }

    /// The library whose studies start in this month when they name none.
    ///
    /// # Errors
    ///
    /// When the program's own data files are damaged.
    pub fn starting(default_start: YearMonth) -> Result<Self, StudyError> {
        let catalogue =
            Catalogue::built_in().map_err(|error| StudyError::Catalogue(error.to_string()))?;
        Ok(Self { catalogue, default_start })
    }

    /// What studies are read with.
    #[must_use]
    pub fn context(&self) -> StudyContext<'_> {
        StudyContext { catalogue: &self.catalogue, default_start: self.default_start }
    }

    /// Reads a study from the bytes of a file.
    ///
    /// # Errors
    ///
    /// Every problem of the file, together.
    pub fn read(&self, bytes: &[u8]) -> Result<(Document, ReadStudy), StudyError> {
        Document::read(bytes, self.context()).map_err(StudyError::NotValid)
    }

    /// Reads a study from a file.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or every problem of it.
    pub fn open(&self, path: &Path) -> Result<(Document, ReadStudy), StudyError> {
        self.read(&read_bytes(path)?)
    }

    /// The text of a study file in canonical form, to be written: every value in full.
    ///
    /// # Errors
    ///
    /// Every problem that would keep the text from being read again, together.
    pub fn written(&self, document: &Document) -> Result<String, StudyError> {
        document.written(self.context()).map_err(StudyError::NotValid)
    }

    /// Reads a study from a file, as one of its scenarios when `scenario` names one.
    ///
    /// # Errors
    ///
    /// As [`Self::open`], and when there is no such scenario.
    pub fn open_scenario(
        &self,
        path: &Path,
        scenario: Option<&str>,
    ) -> Result<ReadStudy, StudyError> {
        self.open_named_scenario(path, scenario).map(|(read, _)| read)
    }

    /// As [`Self::open_scenario`], with the name of the scenario.
    ///
    /// # Errors
    ///
    /// As [`Self::open_scenario`].
    pub fn open_named_scenario(
        &self,
        path: &Path,
        scenario: Option<&str>,
    ) -> Result<(ReadStudy, Option<String>), StudyError> {
        let (document, read) = self.open(path)?;
        let Some(id) = scenario else { return Ok((read, None)) };
        let scenarios = read.study.scenarios;
        let changed = document
            .scenario(id, self.context())
            .ok_or_else(|| StudyError::no_such_scenario(id, &scenarios))?
            .map_err(StudyError::NotValid)?;
        let name = scenarios.into_iter().find(|s| s.id == id).map(|s| s.name);
        Ok((changed, name))
    }
}
