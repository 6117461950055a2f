//! The study that is open: its document, what that means, and how it came about.

use std::path::PathBuf;
use std::sync::Arc;

use fulcrum_model::file::{Document, Edit, Problem, ReadStudy};
use fulcrum_model::{Evaluation, Scenario, Study, display};

use super::errors::not_found;
use super::recovered::Source;
use crate::assumptions;
use crate::contract::{Assumption, CommandError, CostBasis, ScenarioName, StudyHeading};
use crate::history::{ChangeName, History};
use crate::screens::scenario_figures::ScenarioFigures;
use crate::studies::{Library, StudyError};

/// A state of the open study. It is never changed but followed by another, so that a command that
/// fails leaves it as it was. What a state has in common with the one before is shared, so that a
/// copy of it costs nothing.
#[derive(Clone, Debug)]
pub(crate) struct OpenStudy {
    /// Shared by every state of the study since it was opened.
    pub(super) opening: Opening,
    pub(super) origin: Origin,
    /// The document as it was opened or saved last, and what it meant.
    pub(super) opened: Arc<Document>,
    pub(crate) opened_study: Arc<Study>,
    pub(crate) document: Arc<Document>,
    /// The study itself.
    pub(crate) base: Arc<ReadStudy>,
    /// The scenario that is shown instead.
    pub(crate) scenario: Option<ShownScenario>,
    pub(super) history: History,
    /// What is shown, evaluated.
    pub(crate) evaluation: Arc<Evaluation>,
    /// Figures of its scenarios, as far as they were asked for.
    pub(crate) scenario_figures: Arc<ScenarioFigures>,
}

/// Tells a study that was opened from every other, the same file opened again included.
#[derive(Clone, Debug, Default)]
pub struct Opening(Arc<()>);

impl PartialEq for Opening {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct ShownScenario {
    pub(crate) id: String,
    pub(crate) read: Arc<ReadStudy>,
}

/// Where the open study came from.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    /// The questions of a new study.
    New,
    /// A sample that comes with the program.
    Sample(&'static str),
    /// A file.
    File(PathBuf),
    /// What a program left behind that is gone, and the file that it had come from. It is not saved
    /// there unasked.
    Recovered(Option<Source>),
}

impl Origin {
    /// The name of the file without its folder.
    fn file_name(&self) -> Option<String> {
        match self {
            Self::New | Self::Sample(_) | Self::Recovered(_) => None,
            Self::File(path) => {
                Some(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned())
            }
        }
    }
}

impl OpenStudy {
    /// A document as it is opened.
    pub(super) fn opened(
        origin: Origin,
        document: Document,
        library: &Library,
    ) -> Result<Self, CommandError> {
        let base = document.study(library.context()).map_err(StudyError::NotValid)?;
        let evaluation = Arc::new(Evaluation::of(&base.study)?);
        let document = Arc::new(document);
        Ok(Self {
            opening: Opening::default(),
            origin,
            opened: Arc::clone(&document),
            opened_study: Arc::new(base.study.clone()),
            document,
            base: Arc::new(base),
            scenario: None,
            history: History::default(),
            evaluation,
            scenario_figures: Arc::default(),
        })
    }

    /// The study that is shown: the scenario if one is chosen, or else the study itself.
    pub(crate) fn study(&self) -> &Study {
        &self.read().study
    }

    /// What is shown, with what its reader should know.
    pub(crate) fn read(&self) -> &ReadStudy {
        self.scenario.as_ref().map_or(&self.base, |scenario| &scenario.read)
    }

    /// Id of the scenario that is shown.
    pub(crate) fn scenario_id(&self) -> Option<&str> {
        self.scenario.as_ref().map(|scenario| scenario.id.as_str())
    }

    /// The name of the scenario that is shown.
    pub(crate) fn scenario_name(&self) -> Option<&str> {
        self.shown_scenario().map(|scenario| scenario.name.as_str())
    }

    /// The scenario that is shown, as the study lists it.
    fn shown_scenario(&self) -> Option<&Scenario> {
        let id = self.scenario_id()?;
        self.base.study.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The study with another scenario shown, or itself.
    pub(super) fn showing(
        &self,
        scenario: Option<String>,
        library: &Library,
    ) -> Result<Self, CommandError> {
        let scenario = match scenario {
            None => None,
            Some(id) => {
                let read = self
                    .document
                    .scenario(&id, library.context())
                    .ok_or_else(|| not_found(format!("The study has no scenario \"{id}\".")))?
                    .map_err(StudyError::NotValid)?;
                Some(ShownScenario { id, read: Arc::new(read) })
            }
        };
        let shown = scenario.as_ref().map_or(&self.base, |scenario| &scenario.read);
        let evaluation = Arc::new(Evaluation::of(&shown.study)?);
        Ok(Self { scenario, evaluation, ..self.clone() })
    }

    /// The study after some edits of what is shown, which are one step to undo.
    pub(super) fn edited(
        &self,
        edits: &[Edit],
        name: ChangeName,
        gesture: Option<String>,
        library: &Library,
    ) -> Result<Self, EditError> {
        let (document, base) =
            self.document.edited_in(edits, self.scenario_id(), library.context())?;
        let name = self.named_in_scenario(name, edits);
        Ok(self.followed_by(Arc::new(document), Arc::new(base), name, gesture, library)?)
    }

    /// The name of edits with that of the scenario that is shown, when they change it.
    pub(super) fn named_in_scenario(&self, name: ChangeName, edits: &[Edit]) -> ChangeName {
        match self.shown_scenario() {
            Some(scenario) if edits.iter().any(Edit::is_of_a_value) => {
                name.in_scenario(&scenario.name)
            }
            _ => name,
        }
    }

    /// The study as another document, which is one step to undo.
    pub(super) fn followed_by(
        &self,
        document: Arc<Document>,
        base: Arc<ReadStudy>,
        name: ChangeName,
        gesture: Option<String>,
        library: &Library,
    ) -> Result<Self, CommandError> {
        let mut next = self.clone();
        next.history.record(name, gesture, &self.document, &document);
        next.at(document, base, library)
    }

    /// The study with what was changed since it was opened or saved kept as a scenario, which is
    /// shown.
    pub(super) fn kept_as_scenario(
        &self,
        name: &str,
        library: &Library,
    ) -> Result<Self, CommandError> {
        let (document, base, id) = self
            .document
            .kept_as_scenario(name, &self.opened, library.context())
            .map_err(|problems| super::not_accepted(super::in_words(&problems), ""))?;
        let step = ChangeName::of(format!("Changes kept as scenario \"{name}\""));
        let kept = self.followed_by(Arc::new(document), Arc::new(base), step, None, library)?;
        kept.showing(Some(id), library)
    }

    /// The study as it was opened or saved last.
    pub(super) fn reset(&self, library: &Library) -> Result<Self, CommandError> {
        let base = self.opened.study(library.context()).map_err(StudyError::NotValid)?;
        let name = ChangeName::of("Back to the values as opened");
        self.followed_by(Arc::clone(&self.opened), Arc::new(base), name, None, library)
    }

    /// The study before the last change.
    pub(super) fn undone(&self, library: &Library) -> Result<Self, CommandError> {
        let mut next = self.clone();
        let document = next.history.undone(&self.document);
        let document = document.ok_or_else(|| not_found("There is nothing to undo.".to_owned()))?;
        next.at_document(document, library)
    }

    /// The study after the change that was taken back last.
    pub(super) fn redone(&self, library: &Library) -> Result<Self, CommandError> {
        let mut next = self.clone();
        let document = next.history.redone(&self.document);
        let document = document.ok_or_else(|| not_found("There is nothing to redo.".to_owned()))?;
        next.at_document(document, library)
    }

    fn at_document(self, document: Document, library: &Library) -> Result<Self, CommandError> {
        let base = document.study(library.context()).map_err(StudyError::NotValid)?;
        self.at(Arc::new(document), Arc::new(base), library)
    }

    /// This study with another document; a scenario that is not in it any more is left.
    fn at(
        self,
        document: Arc<Document>,
        base: Arc<ReadStudy>,
        library: &Library,
    ) -> Result<Self, CommandError> {
        let known = |id: &String| base.study.scenarios.iter().any(|scenario| scenario.id == *id);
        let scenario = self.scenario.as_ref().map(|scenario| scenario.id.clone()).filter(known);
        Self { document, base, ..self }.showing(scenario, library)
    }

    /// An assumption that drives the answer, as it stands.
    pub(super) fn assumption(&self, path: &str, basis: CostBasis) -> Option<Assumption> {
        assumptions::assumption(self.study(), &self.opened_study, path, basis)
    }

    /// Whether it differs from what was opened or saved last.
    pub(crate) fn is_changed(&self) -> bool {
        self.document != self.opened
    }

    /// Whether closing it would lose something.
    pub(super) fn is_unsaved(&self) -> bool {
        matches!(self.origin, Origin::New | Origin::Recovered(_)) || self.is_changed()
    }

    pub(crate) fn heading(&self) -> StudyHeading {
        let study = self.study();
        let months = display::counted(study.horizon_months as usize, "month");
        let scenarios: Vec<ScenarioName> = self
            .base
            .study
            .scenarios
            .iter()
            .map(|scenario| ScenarioName { id: scenario.id.clone(), name: scenario.name.clone() })
            .collect();
        StudyHeading {
            name: self.base.study.name.clone(),
            currency: study.currency.code().to_owned(),
            period: format!("{months} from {}", study.start.in_words()),
            sample: match &self.origin {
                Origin::Sample(id) => Some((*id).to_owned()),
                Origin::New | Origin::File(_) | Origin::Recovered(_) => None,
            },
            file_name: self.origin.file_name(),
            changed: self.is_changed(),
            unsaved: self.is_unsaved(),
            undo: self.history.undo_name(),
            redo: self.history.redo_name(),
            scenario: self
                .scenario_id()
                .and_then(|id| scenarios.iter().find(|scenario| scenario.id == id).cloned()),
            scenarios,
        }
    }
}

/// Why an edit could not be made.
#[derive(Debug)]
pub(super) enum EditError {
    /// What it would make is not a valid study.
    NotValid(Vec<Problem>),
    /// It could not be shown.
    Failed(CommandError),
}

impl From<Vec<Problem>> for EditError {
    fn from(problems: Vec<Problem>) -> Self {
        Self::NotValid(problems)
    }
}

impl From<CommandError> for EditError {
    fn from(error: CommandError) -> Self {
        Self::Failed(error)
    }
}

impl EditError {
    /// The failure, with what to do about values that cannot be.
    pub(super) fn with_hint(self, hint: &str) -> CommandError {
        match self {
            Self::NotValid(problems) => super::not_accepted(super::in_words(&problems), hint),
            Self::Failed(error) => error,
        }
    }
}
