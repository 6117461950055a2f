//! A window's session: the open study, what was changed of it, and the commands on it.
//!
//! Each public method is the body of a command of the [`crate::contract`]. Nothing here knows of a
//! window; the page never names a path.

mod chart_files;
mod edit_runs;
mod editing;
mod errors;
mod open_study;
mod opening;
mod recent;
mod recovered;
mod recovery;
mod reports;
mod runs;
mod saving;
mod simulating;
mod template;
mod weighing;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fulcrum_model::Currency;
use fulcrum_model::file::Document;

use crate::assumptions;
use crate::contract::{
    AssessIncidentRequest, AssumptionChanged, CommandError, IncidentReading, SetAssumptionRequest,
    ShowScenarioRequest, View, Workspace,
};
use crate::explanation::Explaining;
use crate::number_entry::{NumberField, NumberStyle, moved_ends, value_text};
use crate::sensitivity::StudySensitivity;
use crate::simulation::StudySimulation;
use crate::studies::{Library, StudyError};
use crate::workspace::Beside;
pub use chart_files::Copied;
pub(crate) use editing::NamedEdits;
use errors::in_words;
pub(crate) use errors::{another_file_there, not_accepted, not_found};
pub(crate) use open_study::OpenStudy;
pub use open_study::Opening;
use open_study::Origin;
use recent::RecentStudies;
use recovery::Recovery;
pub(crate) use reports::keep;
pub(crate) use runs::{Progress, Runs};
pub(crate) use simulating::not_kept;
pub use template::Template;
pub use weighing::Weighing;

/// What is taken from a session to work on, so that the session goes on meanwhile.
pub trait FromSession: Sized {
    /// Takes it.
    ///
    /// # Errors
    ///
    /// When a study has to be open for it and none is.
    fn taken_from(session: &Session) -> Result<Self, CommandError>;
}

impl FromSession for Weighing {
    fn taken_from(session: &Session) -> Result<Self, CommandError> {
        session.weighing()
    }
}

impl FromSession for Opening {
    fn taken_from(session: &Session) -> Result<Self, CommandError> {
        session.opening()
    }
}

impl FromSession for () {
    fn taken_from(_: &Session) -> Result<Self, CommandError> {
        Ok(())
    }
}

impl FromSession for Explaining {
    fn taken_from(session: &Session) -> Result<Self, CommandError> {
        Ok(session.explaining())
    }
}

/// The open study of a window. Every command leaves it whole: a command that fails leaves it as it
/// was.
#[derive(Debug)]
pub struct Session {
    library: Library,
    /// How numbers are typed and stand in fields.
    style: NumberStyle,
    recent: RecentStudies,
    recovery: Recovery,
    /// Files that the system offers, such as those that were dropped on the window.
    offered: Vec<PathBuf>,
    open: Option<OpenStudy>,
    /// Simulations of the open study.
    simulations: Runs<StudySimulation<'static>>,
    sensitivities: Runs<StudySensitivity<'static>>,
    /// What slides are made on, whichever study is open.
    template: Option<Arc<Template>>,
}

impl Session {
    /// A session with no study open, that remembers nothing and takes numbers in the application's
    /// own style.
    ///
    /// # Errors
    ///
    /// When the program's own data files are damaged.
    pub fn new() -> Result<Self, StudyError> {
        Ok(Self {
            library: Library::new()?,
            style: NumberStyle::APPLICATION,
            recent: RecentStudies::default(),
            recovery: Recovery::default(),
            offered: Vec::new(),
            open: None,
            simulations: Runs::default(),
            sensitivities: Runs::default(),
            template: None,
        })
    }

    /// This session, taking and showing numbers in fields in another style.
    #[must_use]
    pub fn in_style(self, style: NumberStyle) -> Self {
        Self { style, ..self }
    }

    /// This session, remembering recent studies and keeping what is not saved in a folder, which is
    /// made when it is needed.
    #[must_use]
    pub fn remembering_in(self, folder: &Path) -> Self {
        Self { recent: RecentStudies::of(folder), recovery: Recovery::within(folder), ..self }
    }

    /// The person leaves, whatever is not saved: it is not kept to be recovered.
    pub fn leave(&mut self) {
        self.recovery.forget();
    }

    /// Shows the open study in another view.
    ///
    /// # Errors
    ///
    /// When no study is open, or its figures are too large.
    pub fn show(&self, view: &View) -> Result<Workspace, CommandError> {
        self.workspace(self.open()?, view)
    }

    /// Shows a scenario of the open study, or the study itself.
    ///
    /// # Errors
    ///
    /// When no study is open, there is no such scenario, or its figures are too large.
    pub fn show_scenario(
        &mut self,
        request: &ShowScenarioRequest,
    ) -> Result<Workspace, CommandError> {
        let open = self.open()?.showing(request.id.clone(), &self.library)?;
        self.stand_at(open, &request.view)
    }

    /// What is needed to weigh things that take many evaluations, so that it can be done while the
    /// session goes on.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn weighing(&self) -> Result<Weighing, CommandError> {
        Ok(Weighing {
            open: self.open()?.clone(),
            library: self.library.clone(),
            style: self.style,
            simulations: self.simulations.clone(),
            sensitivities: self.sensitivities.clone(),
            template: self.template.clone(),
        })
    }

    /// What is needed to explain figures, of the open study and of one that is being made.
    #[must_use]
    pub fn explaining(&self) -> Explaining {
        Explaining::new(
            self.open.clone(),
            self.library.clone(),
            self.style,
            self.simulations.clone(),
            self.sensitivities.clone(),
        )
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
        let current = open.study().value_at(&request.path).ok_or_else(unknown)?;
        let currency = open.study().currency;
        let declaration = current.declaration;
        // sliders send plain decimals, shares among them; a field is typed into in the style of the
        // system, in which "1.234" may be a thousand and a bare "1" is 1 % where percent is shown
        let style =
            if request.is_typed { self.style } else { NumberStyle::APPLICATION.in_blocks() };
        let field = NumberField { declaration, currency, style, likely: None };
        let value = field
            .parse_single(&request.value)
            .map_err(|message| not_accepted(message, declaration.help))?;
        let text = |value| value_text(value, declaration, currency);
        let what = assumptions::label_in_context(&current);
        let name = crate::history::ChangeName::of_value(
            what,
            text(current.estimate.likely()),
            text(value),
        );
        // the range is that of the study as opened, so that a value that once lay beyond it leaves
        // no trace; a range that was entered since stays
        let opened = match &open.scenario {
            None => open.opened_study.value_at(&request.path).map(|value| value.estimate),
            Some(_) => None,
        };
        let range = opened
            .filter(|opened| opened.with_likely(current.estimate.likely()) == current.estimate)
            .unwrap_or(current.estimate);
        let estimate = range.with_likely(value);
        let remark = moved_ends(&field, current.estimate, estimate);
        let edit = fulcrum_model::file::Edit::SetEstimate { path: request.path.clone(), estimate };
        let gesture = request.gesture.as_ref().map(|gesture| format!("{gesture} {}", request.path));
        let changed = open
            .edited(&[edit], name, gesture, &self.library)
            .map_err(|error| error.with_hint(declaration.help))?;
        let assumption =
            changed.assumption(&request.path, request.view.basis).ok_or_else(unknown)?;
        let workspace = self.stand_at(changed, &request.view)?;
        Ok(AssumptionChanged { assumption, remark, workspace })
    }

    /// Goes back to the values of what was opened or saved last. That can be undone.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn reset(&mut self, view: &View) -> Result<Workspace, CommandError> {
        let open = self.open()?.reset(&self.library)?;
        self.stand_at(open, view)
    }

    /// Takes the last change back.
    ///
    /// # Errors
    ///
    /// When no study is open, or there is nothing to take back.
    pub fn undo(&mut self, view: &View) -> Result<Workspace, CommandError> {
        let open = self.open()?.undone(&self.library)?;
        self.stand_at(open, view)
    }

    /// Makes the change again that was taken back last.
    ///
    /// # Errors
    ///
    /// When no study is open, or nothing was taken back.
    pub fn redo(&mut self, view: &View) -> Result<Workspace, CommandError> {
        let open = self.open()?.redone(&self.library)?;
        self.stand_at(open, view)
    }

    /// Name of the open study, for the window's title, with a mark when it was changed.
    #[must_use]
    pub fn title(&self) -> Option<String> {
        let open = self.open.as_ref()?;
        let mark = if open.is_unsaved() { "\u{2022} " } else { "" };
        Some(format!("{mark}{}", open.base.study.name))
    }

    /// Answers by `answer`, and with the title that the window is to have, when that is another one by
    /// then: asking the system for a title it already shows would cost every step of a slider a
    /// message.
    ///
    /// # Errors
    ///
    /// Those of `answer`.
    pub fn titled<T>(
        &mut self,
        answer: impl FnOnce(&mut Self) -> Result<T, CommandError>,
    ) -> Result<(T, Option<String>), CommandError> {
        let before = self.title();
        let answer = answer(self)?;
        let title = self.title().filter(|title| before.as_ref() != Some(title));
        Ok((answer, title.map(|title| format!("{title} \u{2013} Fulcrum"))))
    }

    /// Reads what is typed of an incident in progress, and says what it comes to.
    ///
    /// # Errors
    ///
    /// When no study is open, there is no such service, or the loss is too large to be exact.
    pub fn assess_incident(
        &self,
        request: &AssessIncidentRequest,
    ) -> Result<IncidentReading, CommandError> {
        crate::screens::incident::reading(self.open()?, request, self.style)
    }

    /// Whether closing the window would lose changes.
    #[must_use]
    pub fn has_unsaved_changes(&self) -> bool {
        self.open.as_ref().is_some_and(OpenStudy::is_unsaved)
    }

    /// Currency of what is shown; the program's own without a study.
    pub(crate) fn shown_currency(&self) -> Currency {
        self.open.as_ref().map_or(Currency::POUND_STERLING, |open| open.study().currency)
    }

    /// How numbers are typed and stand in fields.
    pub(crate) fn style(&self) -> NumberStyle {
        self.style
    }

    /// Makes a change of the open study, which is one step to undo.
    pub(crate) fn make(
        &mut self,
        named: &NamedEdits,
        view: &View,
    ) -> Result<Workspace, CommandError> {
        let open = self
            .open()?
            .edited(&named.edits, named.name.clone(), None, &self.library)
            .map_err(|error| error.with_hint(named.hint))?;
        self.stand_at(open, view)
    }

    pub(crate) fn open(&self) -> Result<&OpenStudy, CommandError> {
        self.open.as_ref().ok_or_else(|| not_found("No study is open.".to_owned()))
    }

    /// Shows a state of the study and, when that can be shown, goes on with it.
    fn stand_at(&mut self, open: OpenStudy, view: &View) -> Result<Workspace, CommandError> {
        let workspace = self.workspace(&open, view)?;
        self.go_on_with(open);
        Ok(workspace)
    }

    fn go_on_with(&mut self, open: OpenStudy) {
        if open.is_unsaved() {
            self.recovery.keep(&open.document, &open.origin, &self.library);
        } else {
            self.recovery.forget();
        }
        self.open = Some(open);
        // what is under way is about the figures before
        self.simulations.stop_all();
        self.sensitivities.stop_all();
    }

    fn workspace(&self, open: &OpenStudy, view: &View) -> Result<Workspace, CommandError> {
        let template = self.template.as_deref().map(|template| template.name.as_str());
        let beside = Beside {
            library: &self.library,
            style: self.style,
            simulations: &self.simulations,
            template,
        };
        crate::workspace::workspace(open, view, beside)
    }

    /// Opens a document in place of the one that is open.
    fn replace(
        &mut self,
        origin: Origin,
        document: Document,
        view: &View,
    ) -> Result<Workspace, CommandError> {
        let open = OpenStudy::opened(origin, document, &self.library)?;
        self.stand_at(open, view)
    }
}
