//! One adapter per command of the contract.
//!
//! Commands run off the interface thread. One that panics leaves the session as it was, so its lock
//! is taken over. What takes many evaluations works on a copy, and the session is free meanwhile.

use std::sync::{MutexGuard, PoisonError};

use arboard::{Clipboard, ImageData};
use fulcrum_app::contract::*;
use fulcrum_app::{
    Copied, Explaining, FromSession, STUDIES, Session, TABLES, TEMPLATES, Template, Weighing,
};
use tauri::{AppHandle, Manager, State, ipc::Invoke};

use crate::dialogs::{file_to_open, file_to_save};
use crate::shell::{Desktop, WINDOW};

type Answer<T> = Result<T, CommandError>;
type Shared<'a> = State<'a, Desktop>;

impl Desktop {
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clipboard(&self) -> MutexGuard<'_, Option<Clipboard>> {
        self.clipboard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn copy(&self, copied: Copied) -> Answer<()> {
        let not_taken = |error: arboard::Error| Copied::not_taken(&error.to_string());
        let mut kept = self.clipboard();
        let clipboard = kept.take().map_or_else(Clipboard::new, Ok).map_err(not_taken)?;
        let clipboard = kept.insert(clipboard);
        let taken = match copied {
            Copied::Text(text) => clipboard.set_text(text),
            Copied::Picture { width, height, rgba } => {
                clipboard.set_image(ImageData { width, height, bytes: rgba.into() })
            }
        };
        taken.map_err(not_taken)
    }
}

/// Adapters of every command, and [`answer`] for all of them; what else needs the window has its own
/// below. Dialogs are the system's and belong to the shell: the page learns a file's name, not its path.
macro_rules! commands {
    (
        questions { $($question:ident -> $told:ty: $telling:expr;)+ }
        session { $($name:ident($request:ty) -> $answer:ty: $body:expr;)+ }
        weighing { $($weigher:ident($weighed:ty) -> $weight:ty: $weighing:expr;)+ }
        copying { $($copier:ident($copied:ty) -> (): $copying:expr;)+ }
        saving { $($saver:ident($saved:ty) -> Option<String>: $placing:expr, $writing:expr;)+ }
        opening { $($opener:ident($with:ty) -> Option<$opened:ty>: $title:expr, $kinds:expr, $reading:expr, $opening:expr;)+ }
        window { $($own:ident)+ }
    ) => {
        $(#[tauri::command(async)]
        fn $question(desktop: Shared<'_>) -> $told {
            $telling(&desktop.session())
        })+
        $(#[tauri::command(async)]
        fn $name(app: AppHandle, desktop: Shared<'_>, request: $request) -> Answer<$answer> {
            let body: fn(&mut Session, $request) -> Answer<$answer> = $body;
            titled(&app, &desktop, |session| body(session, request))
        })+
        $(#[tauri::command(async)]
        fn $weigher(desktop: Shared<'_>, request: $weighed) -> Answer<$weight> {
            let body: fn(&_, &$weighed) -> Answer<$weight> = $weighing;
            // the lock is given back before the work begins
            let taken = FromSession::taken_from(&desktop.session())?;
            body(&taken, &request)
        })+
        $(#[tauri::command(async)]
        fn $copier(desktop: Shared<'_>, request: $copied) -> Answer<()> {
            let shown = desktop.session().weighing()?;
            desktop.copy(($copying)(&shown, &request)?)
        })+
        $(#[tauri::command]
        async fn $saver(app: AppHandle, desktop: Shared<'_>, request: $saved) -> Answer<Option<String>> {
            let (shown, place) = ($placing)(&desktop.session(), &request)?;
            let chosen = file_to_save(&app, place).await;
            chosen.map(|file| ($writing)(&shown, &request, &file)).transpose()
        })+
        $(#[tauri::command]
        async fn $opener(app: AppHandle, desktop: Shared<'_>, request: $with) -> Answer<Option<$opened>> {
            let taken = FromSession::taken_from(&desktop.session())?;
            let Some(file) = file_to_open(&app, $title, &$kinds).await else { return Ok(None) };
            let reading: fn(std::path::PathBuf) -> Answer<_> = $reading;
            let (read, opening): (_, fn(&mut Session, _, _, $with) -> _) = (reading(file)?, $opening);
            titled(&app, &desktop, |session| opening(session, taken, read, request)).map(Some)
        })+
        pub(crate) fn answer(invoke: Invoke) -> bool {
            let answers: fn(Invoke) -> bool =
                tauri::generate_handler![$($question,)+ $($name,)+ $($weigher,)+ $($copier,)+ $($saver,)+ $($opener,)+ $($own,)+];
            answers(invoke)
        }
    };
}

commands! {
    questions {
        show_start -> StartPage: Session::start_page;
        describe_parameters -> ParameterDescriptions: Session::describe_parameters;
    }
    session {
        preview_new_study(PreviewNewStudyRequest) -> NewStudyPreview: |s, r| s.preview_new_study(&r);
        new_study(NewStudyRequest) -> Workspace: |s, r| s.new_study(&r);
        open_initial(ViewRequest) -> Option<Workspace>: |s, r| s.open_initial(&r.view);
        open_sample(OpenSampleRequest) -> Workspace: |s, r| s.open_sample(&r.id, &r.view);
        open_recent(OpenRecentRequest) -> Workspace: |s, r| s.open_recent(&r.id, &r.view);
        discard_recovered(DiscardRecoveredRequest) -> StartPage: |s, r| Ok(s.discard_recovered(&r.id));
        open_offered(ViewRequest) -> Workspace: |s, r| s.open_offered(&r.view);
        show_study(ViewRequest) -> Workspace: |s, r| s.show(&r.view);
        show_scenario(ShowScenarioRequest) -> Workspace: |s, r| s.show_scenario(&r);
        edit_study(EditStudyRequest) -> Workspace: |s, r| s.edit(&r);
        reset_study(ViewRequest) -> Workspace: |s, r| s.reset(&r.view);
        undo(ViewRequest) -> Workspace: |s, r| s.undo(&r.view);
        redo(ViewRequest) -> Workspace: |s, r| s.redo(&r.view);
        set_assumption(SetAssumptionRequest) -> AssumptionChanged: |s, r| s.set_assumption(&r);
        read_entry(ReadEntryRequest) -> EntryReading: |s, r| s.read_entry(&r);
        copy_services(CopyServicesRequest) -> String: |s, r| s.copy_services(&r);
        list_services(ListServicesRequest) -> Vec<String>: |s, r| s.list_services(&r);
        draw_futures(DrawFuturesRequest) -> FuturesPictures: |s, r| s.draw_futures(&r);
        draw_sensitivity(DrawSensitivityRequest) -> SensitivityPictures: |s, r| s.draw_sensitivity(&r);
        follow_run(RunRequest) -> Option<RunProgress>: |s, r| Ok(s.follow_run(&r));
        assess_incident(AssessIncidentRequest) -> IncidentReading: |s, r| s.assess_incident(&r);
        stop_run(RunRequest) -> (): |s, r| { s.stop_run(&r); Ok(()) };
        drop_template(Option<()>) -> (): |s, _| { s.drop_template(); Ok(()) };
    }
    weighing {
        rank_assumptions(RankAssumptionsRequest) -> Vec<Assumption>: |w: &Weighing, r| Ok(w.assumptions(r));
        weigh_adjustments(WeighAdjustmentsRequest) -> AdjustmentWeights: Weighing::adjustments;
        find_best_hybrid(FindBestHybridRequest) -> BestHybridAdvice: Weighing::best_hybrid;
        weigh_choices(WeighChoicesRequest) -> ChoiceWeights: Weighing::choices;
        compare_scenario(CompareScenarioRequest) -> ScenarioComparison: Weighing::compare_scenario;
        explain_figure(ExplainFigureRequest) -> Explanation: Explaining::explanation;
        weigh_sensitivity(WeighSensitivityRequest) -> Sensitivity: Weighing::sensitivity;
        simulate_study(SimulateStudyRequest) -> Futures: Weighing::simulate;
        draw_chart(DrawChartRequest) -> ChartPicture: Weighing::draw_chart;
        compose_report(ComposeReportRequest) -> ReportPreview: Weighing::compose_report;
    }
    copying {
        copy_chart(CopyChartRequest) -> (): Weighing::copied_chart;
        copy_summary(CopySummaryRequest) -> (): Weighing::copied_summary;
    }
    saving {
        save_chart(SaveChartRequest) -> Option<String>: Session::chart_to_save, Weighing::save_chart;
        save_report(SaveReportRequest) -> Option<String>: Session::report_to_save, Weighing::save_report;
        export_services(Option<()>) -> Option<String>: // a request that is not there is none
            |s: &Session, _: &_| s.services_to_save(), |w: &Weighing, _: &_, file| w.export_services(file);
    }
    opening {
        choose_study(Option<()>) -> Option<bool>: "Open a study", [STUDIES], Ok, // offered, as if dropped
            |s, (), file, _| { s.offer(vec![file]); Ok(true) };
        import_services(ImportServicesRequest) -> Option<Workspace>: "Import services", [TABLES], Ok,
            |s, opening, file: std::path::PathBuf, r| s.import_services(&opening, &file, &r.view);
        choose_template(Option<()>) -> Option<bool>: "Choose a template", TEMPLATES, |file| Template::read(&file),
            |s, (), template, _| { s.use_template(template); Ok(true) };
    }
    window { save_study save_study_as close_window }
}

#[tauri::command]
async fn save_study(app: AppHandle, desktop: Shared<'_>) -> Answer<Option<StudyHeading>> {
    let place = desktop.session().save_place()?;
    match place {
        Some(file) => titled(&app, &desktop, |session| session.save(&file)).map(Some),
        None => save_study_as(app, desktop).await,
    }
}

#[tauri::command]
async fn save_study_as(app: AppHandle, desktop: Shared<'_>) -> Answer<Option<StudyHeading>> {
    let (opening, place) = desktop.session().study_to_save()?;
    let Some(file) = file_to_save(&app, place).await else { return Ok(None) };
    titled(&app, &desktop, |session| session.save_opening(&opening, &file)).map(Some)
}

/// The page has applied what was typed, and asked what becomes of changes that are not saved.
#[tauri::command(async)]
fn close_window(app: AppHandle, desktop: Shared<'_>) {
    desktop.session().leave();
    // a window that is gone already needs no closing
    let _ = app.get_webview_window(WINDOW).map(|window| window.destroy());
}

/// Passes an answer on, and the name of the study that is now open to the window's title.
fn titled<T>(
    app: &AppHandle,
    desktop: &Desktop,
    answer: impl FnOnce(&mut Session) -> Answer<T>,
) -> Answer<T> {
    let mut session = desktop.session();
    let (answer, title) = session.titled(answer)?;
    if let (Some(title), Some(window)) = (title, app.get_webview_window(WINDOW)) {
        // a window that is being closed has no title to set
        let _ = window.set_title(&title);
    }
    Ok(answer)
}
