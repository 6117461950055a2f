//! Opening studies: samples, files, recent ones, new ones.

use std::path::{Path, PathBuf};

use super::errors::{not_found, not_opened, one_at_a_time};
use super::{OpenStudy, Origin, Session};
use crate::contract::{
    CommandError, NewStudyPreview, NewStudyRequest, PreviewNewStudyRequest, SampleEntry, StartPage,
    View, Workspace,
};
use crate::new_study_form;
use crate::samples::{SAMPLES, sample};

impl Session {
    /// What the start page shows.
    #[must_use]
    pub fn start_page(&self) -> StartPage {
        StartPage {
            unsaved: self.recovery.listed(&self.library),
            recent: self.recent.listed(),
            samples: samples(),
            questions: new_study_form::questions(&self.library, self.style),
        }
    }

    /// What the answers to the questions of a new study come to.
    ///
    /// # Errors
    ///
    /// When the figures are too large.
    pub fn preview_new_study(
        &self,
        request: &PreviewNewStudyRequest,
    ) -> Result<NewStudyPreview, CommandError> {
        new_study_form::preview(&self.library, self.style, &request.answers, request.basis)
    }

    /// Opens a new study made of the answers.
    ///
    /// # Errors
    ///
    /// When an answer cannot be taken.
    pub fn new_study(&mut self, request: &NewStudyRequest) -> Result<Workspace, CommandError> {
        let document = new_study_form::document(&self.library, self.style, &request.answers)?;
        self.replace(Origin::New, document, &request.view)
    }

    /// Shows what is open already, or opens the file that the window was started with; `None` when
    /// there is neither.
    ///
    /// # Errors
    ///
    /// When the file is not a valid study.
    pub fn open_initial(&mut self, view: &View) -> Result<Option<Workspace>, CommandError> {
        match (&self.open, self.offered.is_empty()) {
            (Some(_), _) => self.show(view).map(Some),
            (None, false) => self.open_offered(view).map(Some),
            (None, true) => Ok(None),
        }
    }

    /// Opens a sample.
    ///
    /// # Errors
    ///
    /// When there is no such sample.
    pub fn open_sample(&mut self, id: &str, view: &View) -> Result<Workspace, CommandError> {
        let sample =
            sample(id).ok_or_else(|| not_found(format!("There is no sample \"{id}\".")))?;
        let (document, _) = self.library.read(sample.text.as_bytes())?;
        self.replace(Origin::Sample(sample.id), document, view)
    }

    /// Opens a file that the user chose outside the page.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or is not a valid study.
    pub fn open_file(&mut self, path: &Path, view: &View) -> Result<Workspace, CommandError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (document, _) = self.library.open(&path).map_err(|error| not_opened(error, &path))?;
        let workspace = self.replace(Origin::File(path.clone()), document, view)?;
        self.recent.remember(&path, &workspace.study.name);
        Ok(workspace)
    }

    /// Opens a study of the list of recent ones, or of those that were left behind unsaved: that one
    /// has no file until it is saved.
    ///
    /// # Errors
    ///
    /// When it is not in the list any more, cannot be read or is not a valid study.
    pub fn open_recent(&mut self, id: &str, view: &View) -> Result<Workspace, CommandError> {
        if let Some(place) = self.recovery.place(id) {
            let (document, _) = self.library.open(&place.file)?;
            let origin = Origin::Recovered(place.source());
            let open = OpenStudy::opened(origin, document, &self.library)?;
            // what cannot be shown is left where it was, and so is the study before
            let workspace = self.workspace(&open, view)?;
            self.recovery.go_on_in(place);
            self.go_on_with(open);
            return Ok(workspace);
        }
        let path = self.recent.path(id).ok_or_else(|| {
            not_found("This study is not in the list of recent ones any more.".to_owned())
        })?;
        self.open_file(&path, view)
    }

    /// Throws away a study that was left behind unsaved, and answers with the start page without it. One
    /// that is not there any more is gone already.
    pub fn discard_recovered(&mut self, id: &str) -> StartPage {
        if let Some(place) = self.recovery.place(id) {
            place.clear();
        }
        self.start_page()
    }

    /// Keeps the files that the system offers, as the window was started with or as were dropped on
    /// it, until the page asks for them.
    pub fn offer(&mut self, files: Vec<PathBuf>) {
        self.offered = files;
    }

    /// Opens the file that the system offered last, or shows the study that was opened from it already.
    ///
    /// # Errors
    ///
    /// When there is none or more than one, or it cannot be opened.
    pub fn open_offered(&mut self, view: &View) -> Result<Workspace, CommandError> {
        match std::mem::take(&mut self.offered).as_slice() {
            [] if self.open.is_some() => self.show(view),
            [] => Err(not_found("No file was offered.".to_owned())),
            [file] => self.open_file(file, view),
            several => Err(one_at_a_time(several.len())),
        }
    }
}

fn samples() -> Vec<SampleEntry> {
    SAMPLES
        .iter()
        .map(|sample| SampleEntry {
            id: sample.id.to_owned(),
            name: sample.name.to_owned(),
            summary: sample.summary.to_owned(),
        })
        .collect()
}
