//! The report of the open study: composed for the page, and written to files.

use std::path::Path;
use std::sync::Arc;

use fulcrum_export::{BusinessCase, Paper};
use fulcrum_model::Study;
use fulcrum_simulation::Watch;

use super::errors::not_written;
use super::{Copied, Session, Weighing, not_accepted, not_found};
use crate::business_case::{CaseContents, Medium, UnknownSection, business_case_of};
use crate::charts::{ChartSource, RunSource, StudyChart, StudyChartError, StudyCharts};
use crate::contract::{
    CommandError, ComposeReportRequest, CopySummaryRequest, CostBasis, ErrorCode, PaperSize,
    ReportContents, ReportFormat, ReportPreview, RunExtent, SaveReportRequest,
};
use crate::exports::{
    StudyExportError, case_printed, case_slides, case_summary, ledger, study_workbook,
};
use crate::files::{FileKind, SLIDES, SavePlace, write_bytes};
use crate::screens::report::preview;
use crate::sensitivity::{self, StudySensitivity};
use crate::simulation::{StudySimulation, simulate, window};

/// The name of the work that saving does where the preview has not done it.
const SAVING: &str = "saving a report";

/// The runs that the session keeps. One that is not there is worked out and kept.
struct SessionRuns<'a> {
    shown: &'a Weighing,
    /// The name of what has to be worked out.
    run: String,
    /// The run that is shown, if it is that one and no other.
    wanted: Option<String>,
}

impl<'a> SessionRuns<'a> {
    fn of(shown: &'a Weighing, run: &str) -> Self {
        Self { shown, run: run.to_owned(), wanted: None }
    }
}

impl<'a> RunSource<'a> for SessionRuns<'a> {
    fn simulation(
        &self,
        study: &'a Study,
        basis: CostBasis,
    ) -> Result<Arc<StudySimulation<'a>>, StudyChartError> {
        let finished = |run: &String| self.shown.simulations.finished(run);
        if let Some(wanted) = self.wanted.as_ref().and_then(finished) {
            return Ok(wanted);
        }
        let whole = window::query(study, basis, RunExtent::Whole);
        if let Some(kept) = self.shown.simulations.kept(|_, kept| kept.as_run_of(study, whole)) {
            return Ok(kept);
        }
        let run = self.shown.simulations.begin(&self.run, whole.trials);
        let work = |watch: &Watch| simulate(study, whole, watch).map(|found| found.into_owned());
        let found = run.finish_with(|progress| work(&progress.watch))?;
        // what is done by then is an answer on its own screen, where it says so
        if found.is_stopped() { Err(StudyChartError::Stopped) } else { Ok(found) }
    }

    fn sensitivity(
        &self,
        study: &'a Study,
        basis: CostBasis,
    ) -> Result<Arc<StudySensitivity<'a>>, StudyChartError> {
        let finished = |run: &String| self.shown.sensitivities.finished(run);
        if let Some(wanted) = self.wanted.as_ref().and_then(finished) {
            return Ok(wanted);
        }
        let asked = sensitivity::window::query(study, basis);
        let sensitivities = &self.shown.sensitivities;
        let known = |kept: &Arc<StudySensitivity<'static>>| {
            kept.is_of(study, asked).then(|| Arc::clone(kept))
        };
        if let Some(kept) = sensitivities.kept(|_, kept| known(kept)) {
            return Ok(kept);
        }
        let run = sensitivities.begin(&self.run, Some(sensitivity::window::trials(study)));
        Ok(run.finish_with(|progress| {
            sensitivity::sensitivity(study, asked, &progress.watch).map(|found| found.into_owned())
        })?)
    }
}

impl ReportFormat {
    /// What is saved, in words, and what is added to the name of the study.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Slides => ("slides", "business-case"),
            Self::Printed => ("report", "business-case"),
            Self::Summary => ("summary", "business-case"),
            Self::Workbook => ("workbook", "workbook"),
            Self::Ledger => ("ledger", "ledger"),
        }
    }

    /// What files of this format are called, and their ending.
    #[must_use]
    pub const fn file_kind(self) -> FileKind {
        match self {
            Self::Slides => SLIDES,
            Self::Printed => ("Portable document", "pdf"),
            Self::Summary => ("Markdown", "md"),
            Self::Workbook => ("Workbook", "xlsx"),
            Self::Ledger => ("Comma-separated values", "csv"),
        }
    }
}

impl From<PaperSize> for Paper {
    fn from(paper: PaperSize) -> Self {
        match paper {
            PaperSize::A4 => Self::A4,
            PaperSize::Letter => Self::Letter,
        }
    }
}

impl Session {
    /// The study as it is shown, and where to ask the person to save it: beside the study.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn report_to_save(
        &self,
        request: &SaveReportRequest,
    ) -> Result<(Weighing, SavePlace), CommandError> {
        let (what, name) = request.format.names();
        self.to_save(&format!("Save the {what}"), name, request.format.file_kind())
    }

    /// What is shown, and a place beside the study with its name and another.
    pub(crate) fn to_save(
        &self,
        title: &str,
        name: &str,
        kind: FileKind,
    ) -> Result<(Weighing, SavePlace), CommandError> {
        let study = self.suggested_file()?;
        let stem = study.file_stem().unwrap_or_default().to_string_lossy();
        let suggested = study.with_file_name(format!("{stem}-{name}.{}", kind.1));
        Ok((self.weighing()?, SavePlace::new(title, kind, suggested)))
    }
}

impl Weighing {
    /// The report as it will look. Futures and the sensitivity are those that were run last, if they are
    /// of what is shown.
    ///
    /// # Errors
    ///
    /// When there is no such section, something cannot be worked out or drawn, or the work was stopped.
    pub fn compose_report(
        &self,
        request: &ComposeReportRequest,
    ) -> Result<ReportPreview, CommandError> {
        let ComposeReportRequest { run, basis, contents } = request;
        let contents = chosen(contents, Medium::Slides)?;
        let runs = SessionRuns::of(self, run);
        Ok(preview::of(self.composed(runs, *basis, &contents)?))
    }

    /// Writes the report to a file, whole or not at all; answers with the file's name.
    ///
    /// # Errors
    ///
    /// As [`Self::compose_report`], and when the file cannot be made or written; it is as it was before.
    pub fn save_report(
        &self,
        request: &SaveReportRequest,
        file: &Path,
    ) -> Result<String, CommandError> {
        let SaveReportRequest { basis, contents, format, paper } = request;
        let case = |medium| self.case(*basis, contents, medium);
        let bytes = match format {
            ReportFormat::Slides => case_slides(&case(Medium::Slides)?, self.template_bytes())?,
            ReportFormat::Printed => case_printed(&case(Medium::Paper)?, (*paper).into())?,
            ReportFormat::Summary => case_summary(&case(Medium::Paper)?).into_bytes(),
            ReportFormat::Workbook => study_workbook(self.open.study(), self.open.scenario_name())?,
            ReportFormat::Ledger => ledger(self.open.study())?,
        };
        keep(file, &bytes, format.names().0)
    }

    /// The report as Markdown, for the clipboard.
    ///
    /// # Errors
    ///
    /// As [`Self::compose_report`].
    pub fn copied_summary(&self, request: &CopySummaryRequest) -> Result<Copied, CommandError> {
        Ok(Copied::Text(case_summary(&self.case(
            request.basis,
            &request.contents,
            Medium::Paper,
        )?)))
    }

    /// A chart of the window on a slide of its own: of the run that it shows, if it is of one.
    pub(super) fn chart_case(
        &self,
        chart: StudyChart,
        basis: CostBasis,
        run: Option<&str>,
    ) -> Result<BusinessCase, CommandError> {
        let runs = SessionRuns { wanted: run.map(str::to_owned), ..SessionRuns::of(self, SAVING) };
        Ok(self.composed(runs, basis, &CaseContents::slides().chart_alone(chart))?)
    }

    /// What slides are made on, if that is not the program's own.
    pub(super) fn template_bytes(&self) -> Option<&[u8]> {
        self.template.as_deref().map(|template| template.bytes.as_slice())
    }

    /// The business case of what is shown, to be saved or copied.
    fn case(
        &self,
        basis: CostBasis,
        contents: &ReportContents,
        medium: Medium,
    ) -> Result<BusinessCase, CommandError> {
        Ok(self.composed(SessionRuns::of(self, SAVING), basis, &chosen(contents, medium)?)?)
    }

    fn composed<'a>(
        &'a self,
        runs: SessionRuns<'a>,
        basis: CostBasis,
        contents: &CaseContents,
    ) -> Result<BusinessCase, StudyChartError> {
        let source = ChartSource {
            library: &self.library,
            document: &self.open.document,
            study: self.open.study(),
            over: [None, None],
        };
        let charts = StudyCharts::with_runs(source, basis, runs);
        business_case_of(charts, self.open.scenario_name(), contents)
    }
}

/// Writes what leaves the window; answers with the file's name.
pub(crate) fn keep(file: &Path, bytes: &[u8], what: &str) -> Result<String, CommandError> {
    write_bytes(file, bytes).map_err(|error| CommandError {
        hint: format!("The file that was there is as it was. Save the {what} in another place."),
        ..not_written(error)
    })?;
    Ok(file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned())
}

/// What the page chose.
fn chosen(contents: &ReportContents, medium: Medium) -> Result<CaseContents, CommandError> {
    let title = contents.title.trim();
    let untold = CaseContents {
        title: (!title.is_empty()).then(|| title.to_owned()),
        sections: Vec::new(),
        has_cover: true,
        medium,
    };
    Ok(untold.with_sections(contents.sections.iter().map(String::as_str))?)
}

impl From<UnknownSection> for CommandError {
    fn from(error: UnknownSection) -> Self {
        Self { hint: "Choose the sections once more.".to_owned(), ..not_found(error.to_string()) }
    }
}

impl From<StudyChartError> for CommandError {
    fn from(error: StudyChartError) -> Self {
        let message = error.to_string();
        match error {
            StudyChartError::TooLarge(error) => error.into(),
            StudyChartError::Study(error) => error.into(),
            StudyChartError::Simulation(error) => error.into(),
            StudyChartError::Sensitivity(error) => error.into(),
            StudyChartError::Chart(error) => error.into(),
            StudyChartError::Stopped => not_accepted(message, "Work it out once more."),
            StudyChartError::WinMap(_) | StudyChartError::Nothing(_) => Self {
                code: ErrorCode::ChartNotDrawn,
                message,
                hint: "Leave the chart out, or give what is not known as a range.".to_owned(),
                problems: Vec::new(),
            },
        }
    }
}

impl From<StudyExportError> for CommandError {
    fn from(error: StudyExportError) -> Self {
        match error {
            StudyExportError::TooLarge(error) => error.into(),
            StudyExportError::Chart(error) => error.into(),
            StudyExportError::Picture(error) => error.into(),
            other => Self {
                code: ErrorCode::NotExported,
                message: format!("The file could not be made: {other}."),
                hint: "Nothing was written. The ledger holds every figure.".to_owned(),
                problems: Vec::new(),
            },
        }
    }
}
