//! A window's session: the open study, what was changed of it, and the commands on it.
//!
//! Each public method is the body of a command of the [`crate::contract`]. Nothing here knows of a
//! window; the page never names a path.

use std::path::{Path, PathBuf};

use fulcrum_charts::ChartError;
use fulcrum_model::file::{Document, Problem, ReadStudy};
use fulcrum_model::{Evaluation, Overflow, Study, display};

use crate::assumptions;
use crate::contract::{
    Assumption, AssumptionChanged, CommandError, CostBasis, ErrorCode, Overview,
    RankAssumptionsRequest, SampleEntry, SetAssumptionRequest, StudyHeading, View,
};
use crate::files::{FileError, write_bytes};
use crate::history::{ChangeName, History};
use crate::number_entry::{NumberField, value_text};
use crate::overview::overview;
use crate::samples::{FIRST_SAMPLE, SAMPLES, sample};
use crate::studies::{Library, StudyError};

/// The open study of a window. Every command leaves it whole: a command that fails leaves it as it
/// was.
#[derive(Debug)]
pub struct Session {
    library: Library,
    open: Option<OpenStudy>,
}

#[derive(Clone, Debug)]
struct OpenStudy {
    origin: Origin,
    /// The document as it was opened, and what it meant.
    opened: Document,
    opened_study: Study,
    document: Document,
    read: ReadStudy,
    history: History,
}

#[derive(Clone, Debug)]
enum Origin {
    Sample(&'static str),
    File(PathBuf),
}

impl Origin {
    /// The name of the file without its folder.
    fn file_name(&self) -> Option<String> {
        match self {
            Self::Sample(_) => None,
            Self::File(path) => {
                Some(path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned())
            }
        }
    }
}

impl Session {
    /// A session with no study open.
    ///
    /// # Errors
    ///
    /// When the program's own data files are damaged.
    pub fn new() -> Result<Self, StudyError> {
        Ok(Self { library: Library::new()?, open: None })
    }

    /// Opens what the window was started with: a file, or the first sample.
    ///
    /// # Errors
    ///
    /// When the file is not a valid study.
    pub fn open_initial(
        &mut self,
        file: Option<&Path>,
        view: View,
    ) -> Result<Overview, CommandError> {
        match (file, &self.open) {
            (_, Some(_)) => self.show(view),
            (Some(path), None) => self.open_file(path, view),
            (None, None) => self.open_sample(FIRST_SAMPLE, view),
        }
    }

    /// The sample studies.
    #[must_use]
    pub fn samples(&self) -> Vec<SampleEntry> {
        SAMPLES
            .iter()
            .map(|sample| SampleEntry {
                id: sample.id.to_owned(),
                name: sample.name.to_owned(),
                summary: sample.summary.to_owned(),
            })
            .collect()
    }

    /// Opens a sample.
    ///
    /// # Errors
    ///
    /// When there is no such sample.
    pub fn open_sample(&mut self, id: &str, view: View) -> Result<Overview, CommandError> {
        let sample =
            sample(id).ok_or_else(|| not_found(format!("There is no sample \"{id}\".")))?;
        let (document, read) = self.library.read(sample.text.as_bytes())?;
        self.replace(Origin::Sample(sample.id), document, read, view)
    }

    /// Opens a file that the user chose outside the page.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not a valid study.
    pub fn open_file(&mut self, path: &Path, view: View) -> Result<Overview, CommandError> {
        let (document, read) = self.library.open(path)?;
        self.replace(Origin::File(path.to_owned()), document, read, view)
    }

    /// Shows the open study in another view.
    ///
    /// # Errors
    ///
    /// When no study is open, or its figures are too large.
    pub fn show(&self, view: View) -> Result<Overview, CommandError> {
        shown(self.open()?, view)
    }

    /// What is needed to rank the assumptions of the open study. Ranking takes a while; with this
    /// it can be done while the session goes on.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn ranking(&self) -> Result<Ranking, CommandError> {
        let open = self.open()?;
        Ok(Ranking { study: open.read.study.clone(), opened: open.opened_study.clone() })
    }

    /// Sets the likely value of an assumption.
    ///
    /// # Errors
    ///
    /// When there is no such assumption, or the value is not one it can take.
    pub fn set_assumption(
        &mut self,
        request: &SetAssumptionRequest,
    ) -> Result<AssumptionChanged, CommandError> {
        let open = self.open()?;
        let unknown = || not_found(format!("The study has no assumption \"{}\".", request.path));
        let current = open.read.study.value_at(&request.path).ok_or_else(unknown)?;
        // sliders send plain decimals, and fields show what the application writes: both are read in
        // its own style, or "1.234" of a slider would be a thousand in German
        let currency = open.read.study.currency;
        let declaration = current.declaration;
        let field = NumberField::of_the_application(declaration, currency);
        let value = field
            .parse_single(&request.value)
            .map_err(|message| not_accepted(message, declaration.help))?;
        let text = |value| value_text(value, declaration, currency);
        let what = assumptions::label_in_context(&current);
        let name = ChangeName::of_value(what, text(current.estimate.likely()), text(value));
        let (document, read) = open
            .document
            // the range is that of the study as opened: a value that once lay beyond it leaves no trace
            .with_likely(&open.opened_study, &request.path, value, self.library.context())
            .map_err(|problems| not_accepted(in_words(&problems), current.declaration.help))?;
        let mut changed = OpenStudy { document, read, ..open.clone() };
        let gesture = request.gesture.as_ref().map(|gesture| format!("{gesture} {}", request.path));
        changed.history.record(name, gesture, &open.document, &changed.document);
        let overview = shown(&changed, request.view)?;
        let assumption =
            changed.assumption(&request.path, request.view.basis).ok_or_else(unknown)?;
        self.open = Some(changed);
        Ok(AssumptionChanged { assumption, overview })
    }

    /// Goes back to the values of what was opened or saved last. That can be undone.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn reset(&mut self, view: View) -> Result<Overview, CommandError> {
        let mut open = self.open()?.clone();
        let name = ChangeName::of("Back to the values as opened");
        open.history.record(name, None, &open.document, &open.opened);
        let document = open.opened.clone();
        self.stand_at(open, document, view)
    }

    /// Takes the last change back.
    ///
    /// # Errors
    ///
    /// When no study is open, or there is nothing to take back.
    pub fn undo(&mut self, view: View) -> Result<Overview, CommandError> {
        let mut open = self.open()?.clone();
        let document = open.history.undone(&open.document);
        let document = document.ok_or_else(|| not_found("There is nothing to undo.".to_owned()))?;
        self.stand_at(open, document, view)
    }

    /// Makes the change again that was taken back last.
    ///
    /// # Errors
    ///
    /// When no study is open, or nothing was taken back.
    pub fn redo(&mut self, view: View) -> Result<Overview, CommandError> {
        let mut open = self.open()?.clone();
        let document = open.history.redone(&open.document);
        let document = document.ok_or_else(|| not_found("There is nothing to redo.".to_owned()))?;
        self.stand_at(open, document, view)
    }

    /// Shows the open study at another of its documents.
    fn stand_at(
        &mut self,
        open: OpenStudy,
        document: Document,
        view: View,
    ) -> Result<Overview, CommandError> {
        let read = document.study(self.library.context()).map_err(StudyError::NotValid)?;
        let open = OpenStudy { document, read, ..open };
        let overview = shown(&open, view)?;
        self.open = Some(open);
        Ok(overview)
    }

    /// The file that saving writes; `None` for a study that has none yet.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn save_place(&self) -> Result<Option<PathBuf>, CommandError> {
        Ok(match &self.open()?.origin {
            Origin::Sample(_) => None,
            Origin::File(path) => Some(path.clone()),
        })
    }

    /// A name for the file of a study that has none yet.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn suggested_file_name(&self) -> Result<String, CommandError> {
        Ok(file_name_of(&self.open()?.read.study.name))
    }

    /// Writes the open study to a file, whole or not at all, and goes on with that file. A file that
    /// already holds the study as it stands is left alone.
    ///
    /// # Errors
    ///
    /// When no study is open or the file cannot be written; it is as it was before.
    pub fn save(&mut self, path: &Path) -> Result<StudyHeading, CommandError> {
        let open = self.open()?;
        let is_its_own = matches!(&open.origin, Origin::File(own) if own == path);
        if !is_its_own || open.is_changed() {
            let text = self.library.written(&open.document)?;
            write_bytes(path, text.as_bytes()).map_err(not_written)?;
        }
        let mut open = open.clone();
        open.origin = Origin::File(path.to_owned());
        open.opened = open.document.clone();
        open.opened_study = open.read.study.clone();
        let heading = open.heading();
        self.open = Some(open);
        Ok(heading)
    }

    /// Whether closing the window would lose changes.
    #[must_use]
    pub fn has_unsaved_changes(&self) -> bool {
        self.open.as_ref().is_some_and(OpenStudy::is_changed)
    }

    /// Name of the open study, for the window's title, with a mark when it was changed.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let open = self.open.as_ref()?;
        let mark = if open.is_changed() { "\u{2022} " } else { "" };
        Some(format!("{mark}{}", open.read.study.name))
    }

    fn open(&self) -> Result<&OpenStudy, CommandError> {
        self.open.as_ref().ok_or_else(|| not_found("No study is open.".to_owned()))
    }

    fn replace(
        &mut self,
        origin: Origin,
        document: Document,
        read: ReadStudy,
        view: View,
    ) -> Result<Overview, CommandError> {
        let (opened, opened_study) = (document.clone(), read.study.clone());
        let history = History::default();
        let open = OpenStudy { origin, opened, opened_study, document, read, history };
        let overview = shown(&open, view)?;
        self.open = Some(open);
        Ok(overview)
    }
}

/// A study whose assumptions are to be ranked.
#[derive(Clone, Debug)]
pub struct Ranking {
    study: Study,
    opened: Study,
}

impl Ranking {
    /// The assumptions that move the saving most, or those that are asked for.
    #[must_use]
    pub fn assumptions(&self, request: &RankAssumptionsRequest) -> Vec<Assumption> {
        if request.paths.is_empty() {
            return assumptions::ranked(&self.study, &self.opened, request.basis);
        }
        let weighed =
            |path: &String| assumptions::assumption(&self.study, &self.opened, path, request.basis);
        request.paths.iter().filter_map(weighed).collect()
    }
}

impl OpenStudy {
    fn assumption(&self, path: &str, basis: CostBasis) -> Option<Assumption> {
        assumptions::assumption(&self.read.study, &self.opened_study, path, basis)
    }

    fn is_changed(&self) -> bool {
        self.document != self.opened
    }

    fn heading(&self) -> StudyHeading {
        let study = &self.read.study;
        let months = display::counted(study.horizon_months as usize, "month");
        StudyHeading {
            name: study.name.clone(),
            currency: study.currency.code().to_owned(),
            period: format!("{months} from {}", study.start.in_words()),
            sample: match &self.origin {
                Origin::Sample(id) => Some((*id).to_owned()),
                Origin::File(_) => None,
            },
            file_name: self.origin.file_name(),
            changed: self.is_changed(),
            undo: self.history.undo_name(),
            redo: self.history.redo_name(),
        }
    }
}

fn shown(open: &OpenStudy, view: View) -> Result<Overview, CommandError> {
    let evaluation = Evaluation::of(&open.read.study)?;
    Ok(overview(&open.read.study, open.heading(), &open.read.notices, &evaluation, view)?)
}

/// A file name made of a study's name: what file systems and people read without trouble.
fn file_name_of(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let stem: String = words.join("-").chars().take(60).collect();
    format!("{}.fulcrum", if stem.is_empty() { "study" } else { stem.trim_end_matches('-') })
}

fn not_written(error: FileError) -> CommandError {
    CommandError {
        code: ErrorCode::FileNotWritten,
        message: error.to_string(),
        hint: "The file that was there is as it was. Save the study in another place.".to_owned(),
        problems: Vec::new(),
    }
}

fn not_found(message: String) -> CommandError {
    CommandError {
        code: ErrorCode::NotFound,
        message,
        hint: "Open a study or choose a sample.".to_owned(),
        problems: Vec::new(),
    }
}

fn not_accepted(message: String, hint: &str) -> CommandError {
    CommandError {
        code: ErrorCode::ValueNotAccepted,
        message,
        hint: hint.to_owned(),
        problems: Vec::new(),
    }
}

/// What keeps a value from being taken, in words that need no path.
fn in_words(problems: &[Problem]) -> String {
    let sentences = problems.iter().map(|problem| {
        let what = problem.label.map(|label| format!("{label}: ")).unwrap_or_default();
        format!("{what}expected {}, found {}.", problem.expected, problem.found)
    });
    sentences.collect::<Vec<_>>().join(" ")
}

impl From<StudyError> for CommandError {
    fn from(error: StudyError) -> Self {
        let message = error.to_string();
        match error {
            StudyError::File(_) => Self {
                code: ErrorCode::FileNotRead,
                message,
                hint: "Check that the file is there and that you may read it.".to_owned(),
                problems: Vec::new(),
            },
            StudyError::NotValid(problems) => Self {
                code: ErrorCode::StudyNotValid,
                message: match problems.len() {
                    1 => "This file cannot be opened as a study: it has a problem.".to_owned(),
                    count => {
                        format!("This file cannot be opened as a study: it has {count} problems.")
                    }
                },
                hint: "Correct the file and open it again.".to_owned(),
                problems: problems.iter().map(Problem::to_string).collect(),
            },
            StudyError::NoSuchScenario { .. } => not_found(message),
            StudyError::TooLarge(overflow) => overflow.into(),
            StudyError::ScenarioTooLarge { cause, .. } => Self { message, ..cause.into() },
            StudyError::Catalogue(_) => Self {
                code: ErrorCode::StudyNotValid,
                message,
                hint: "Install the program again.".to_owned(),
                problems: Vec::new(),
            },
        }
    }
}

impl From<Overflow> for CommandError {
    fn from(overflow: Overflow) -> Self {
        Self {
            code: ErrorCode::TooLarge,
            message: overflow.to_string(),
            hint:
                "Check the largest amounts of the study: exposure, value of a feature, incidents."
                    .to_owned(),
            problems: Vec::new(),
        }
    }
}

impl From<ChartError> for CommandError {
    fn from(error: ChartError) -> Self {
        Self {
            code: ErrorCode::ChartNotDrawn,
            message: error.to_string(),
            hint:
                "Check the largest amounts of the study: exposure, value of a feature, incidents."
                    .to_owned(),
            problems: Vec::new(),
        }
    }
}
