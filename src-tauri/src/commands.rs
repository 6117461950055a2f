//! One adapter per command of the contract.
//!
//! Commands run off the interface thread. A command that fails or panics leaves the session as it
//! was, so a lock that a panic left behind is taken over. What takes many evaluations is computed on
//! a copy of the study, and the session is free for other commands meanwhile.

use std::sync::{MutexGuard, PoisonError};

use fulcrum_app::contract::{
    AdjustmentWeight, Assumption, AssumptionChanged, BestHybridAdvice, ChoiceWeight, CommandError,
    CompareScenarioRequest, CopyServicesRequest, EditStudyRequest, EntryReading,
    ExplainFigureRequest, Explanation, FindBestHybridRequest, ImportServicesRequest,
    NewStudyPreview, NewStudyRequest, OpenRecentRequest, OpenSampleRequest, ParameterDescriptions,
    PreviewNewStudyRequest, RankAssumptionsRequest, ReadEntryRequest, ScenarioComparison,
    SetAssumptionRequest, ShowScenarioRequest, StartPage, StudyHeading, ViewRequest,
    WeighAdjustmentsRequest, WeighChoicesRequest, Workspace,
};
use fulcrum_app::{Session, Weighing};
use tauri::{AppHandle, Manager, State};

use crate::dialogs::{STUDIES, TABLES, file_to_open, file_to_save};
use crate::shell::{Desktop, WINDOW};

type Answer<T> = Result<T, CommandError>;

impl Desktop {
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn weighing(&self) -> Answer<Weighing> {
        self.session().weighing()
    }
}

#[tauri::command(async)]
pub(crate) fn show_start(desktop: State<'_, Desktop>) -> StartPage {
    desktop.session().start_page()
}

#[tauri::command(async)]
pub(crate) fn preview_new_study(
    desktop: State<'_, Desktop>,
    request: PreviewNewStudyRequest,
) -> Answer<NewStudyPreview> {
    desktop.session().preview_new_study(&request)
}

#[tauri::command(async)]
pub(crate) fn new_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: NewStudyRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.new_study(&request))
}

#[tauri::command(async)]
pub(crate) fn open_initial(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Option<Workspace>> {
    let file = desktop.initial_file.as_deref();
    titled(&app, &desktop, |session| session.open_initial(file, &request.view))
}

#[tauri::command(async)]
pub(crate) fn open_sample(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: OpenSampleRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.open_sample(&request.id, &request.view))
}

#[tauri::command(async)]
pub(crate) fn open_recent(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: OpenRecentRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.open_recent(&request.id, &request.view))
}

/// The dialog is the system's and belongs to the shell: the page learns a file's name, not its path.
#[tauri::command]
pub(crate) async fn choose_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Option<Workspace>> {
    let Some(file) = file_to_open(&app, "Open a study", STUDIES).await else { return Ok(None) };
    titled(&app, &desktop, |session| session.open_file(&file, &request.view)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn open_offered(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.open_offered(&request.view))
}

#[tauri::command(async)]
pub(crate) fn show_study(desktop: State<'_, Desktop>, request: ViewRequest) -> Answer<Workspace> {
    desktop.session().show(&request.view)
}

#[tauri::command(async)]
pub(crate) fn show_scenario(
    desktop: State<'_, Desktop>,
    request: ShowScenarioRequest,
) -> Answer<Workspace> {
    desktop.session().show_scenario(&request)
}

#[tauri::command(async)]
pub(crate) fn edit_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: EditStudyRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.edit(&request))
}

#[tauri::command(async)]
pub(crate) fn reset_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.reset(&request.view))
}

#[tauri::command(async)]
pub(crate) fn undo(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.undo(&request.view))
}

#[tauri::command(async)]
pub(crate) fn redo(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Workspace> {
    titled(&app, &desktop, |session| session.redo(&request.view))
}

#[tauri::command]
pub(crate) async fn save_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
) -> Answer<Option<StudyHeading>> {
    let place = desktop.session().save_place()?;
    match place {
        Some(file) => titled(&app, &desktop, |session| session.save(&file)).map(Some),
        None => save_study_as(app, desktop).await,
    }
}

#[tauri::command]
pub(crate) async fn save_study_as(
    app: AppHandle,
    desktop: State<'_, Desktop>,
) -> Answer<Option<StudyHeading>> {
    let name = desktop.session().suggested_file_name()?;
    let Some(file) = file_to_save(&app, "Save the study", STUDIES, &name).await else {
        return Ok(None);
    };
    titled(&app, &desktop, |session| session.save(&file)).map(Some)
}

/// The page has asked what becomes of changes that are not saved.
#[tauri::command(async)]
pub(crate) fn close_window(app: AppHandle) {
    if let Some(window) = app.get_webview_window(WINDOW) {
        // a window that is gone already needs no closing
        let _ = window.destroy();
    }
}

#[tauri::command(async)]
pub(crate) fn rank_assumptions(
    desktop: State<'_, Desktop>,
    request: RankAssumptionsRequest,
) -> Answer<Vec<Assumption>> {
    Ok(desktop.weighing()?.assumptions(&request))
}

#[tauri::command(async)]
pub(crate) fn set_assumption(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: SetAssumptionRequest,
) -> Answer<AssumptionChanged> {
    titled(&app, &desktop, |session| session.set_assumption(&request))
}

#[tauri::command(async)]
pub(crate) fn describe_parameters(desktop: State<'_, Desktop>) -> ParameterDescriptions {
    desktop.session().describe_parameters()
}

#[tauri::command(async)]
pub(crate) fn read_entry(
    desktop: State<'_, Desktop>,
    request: ReadEntryRequest,
) -> Answer<EntryReading> {
    desktop.session().read_entry(&request)
}

#[tauri::command]
pub(crate) async fn import_services(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ImportServicesRequest,
) -> Answer<Option<Workspace>> {
    let Some(file) = file_to_open(&app, "Import services", TABLES).await else { return Ok(None) };
    titled(&app, &desktop, |session| session.import_services(&file, &request.view)).map(Some)
}

#[tauri::command]
pub(crate) async fn export_services(
    app: AppHandle,
    desktop: State<'_, Desktop>,
) -> Answer<Option<String>> {
    let chosen = file_to_save(&app, "Export services", TABLES, "services.csv").await;
    chosen.map(|file| desktop.session().export_services(&file)).transpose()
}

#[tauri::command(async)]
pub(crate) fn copy_services(
    desktop: State<'_, Desktop>,
    request: CopyServicesRequest,
) -> Answer<String> {
    desktop.session().copy_services(&request)
}

#[tauri::command(async)]
pub(crate) fn weigh_adjustments(
    desktop: State<'_, Desktop>,
    request: WeighAdjustmentsRequest,
) -> Answer<Vec<AdjustmentWeight>> {
    desktop.weighing()?.adjustments(&request)
}

#[tauri::command(async)]
pub(crate) fn find_best_hybrid(
    desktop: State<'_, Desktop>,
    request: FindBestHybridRequest,
) -> Answer<BestHybridAdvice> {
    desktop.weighing()?.best_hybrid(&request)
}

#[tauri::command(async)]
pub(crate) fn weigh_choices(
    desktop: State<'_, Desktop>,
    request: WeighChoicesRequest,
) -> Answer<Vec<ChoiceWeight>> {
    desktop.weighing()?.choices(&request)
}

#[tauri::command(async)]
pub(crate) fn compare_scenario(
    desktop: State<'_, Desktop>,
    request: CompareScenarioRequest,
) -> Answer<ScenarioComparison> {
    desktop.weighing()?.compare_scenario(&request)
}

#[tauri::command(async)]
pub(crate) fn explain_figure(
    desktop: State<'_, Desktop>,
    request: ExplainFigureRequest,
) -> Answer<Explanation> {
    desktop.weighing()?.explanation(&request)
}

/// Passes an answer on, and the name of the study that is now open to the window's title.
fn titled<T>(
    app: &AppHandle,
    desktop: &Desktop,
    answer: impl FnOnce(&mut Session) -> Answer<T>,
) -> Answer<T> {
    let mut session = desktop.session();
    let before = session.title();
    let answer = answer(&mut session)?;
    let title = session.title();
    // asking the system for a title it already shows would cost every step of a slider a message
    if title != before
        && let (Some(title), Some(window)) = (title, app.get_webview_window(WINDOW))
    {
        // a window that is being closed has no title to set
        let _ = window.set_title(&format!("{title} \u{2013} Fulcrum"));
    }
    Ok(answer)
}
