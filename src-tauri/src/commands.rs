//! One adapter per command of the contract.
//!
//! Commands run off the interface thread. A command that fails or panics leaves the session as it
//! was, so a lock that a panic left behind is taken over.

use std::sync::{MutexGuard, PoisonError};

use fulcrum_app::Session;
use fulcrum_app::contract::{
    Assumption, AssumptionChanged, CommandError, OpenSampleRequest, Overview,
    RankAssumptionsRequest, SampleEntry, SetAssumptionRequest, ViewRequest,
};
use tauri::{AppHandle, Manager, State};
use tokio::sync::oneshot;

use crate::shell::{Desktop, WINDOW};

type Answer<T> = Result<T, CommandError>;

impl Desktop {
    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[tauri::command(async)]
pub(crate) fn open_initial(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Overview> {
    titled(&app, &desktop, |session| {
        session.open_initial(desktop.initial_file.as_deref(), request.view)
    })
}

#[tauri::command(async)]
pub(crate) fn list_samples(desktop: State<'_, Desktop>) -> Vec<SampleEntry> {
    desktop.session().samples()
}

#[tauri::command(async)]
pub(crate) fn open_sample(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: OpenSampleRequest,
) -> Answer<Overview> {
    titled(&app, &desktop, |session| session.open_sample(&request.id, request.view))
}

/// The dialog is the system's and belongs to the shell: the page learns a file's name, not its path.
#[tauri::command]
pub(crate) async fn choose_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Option<Overview>> {
    let (chosen, choice) = oneshot::channel();
    let dialog_app = app.clone();
    let shown = app.run_on_main_thread(move || {
        let mut dialog = rfd::AsyncFileDialog::new()
            .set_title("Open a study")
            .add_filter("Fulcrum study", &["fulcrum"]);
        if let Some(window) = dialog_app.get_webview_window(WINDOW) {
            dialog = dialog.set_parent(&window);
        }
        let file = dialog.pick_file();
        tauri::async_runtime::spawn(async move {
            // nobody waits any more when the window has been closed meanwhile
            let _ = chosen.send(file.await);
        });
    });
    let file = match shown {
        Ok(()) => choice.await.ok().flatten(),
        Err(_) => None,
    };
    let Some(file) = file else { return Ok(None) };
    titled(&app, &desktop, |session| session.open_file(file.path(), request.view)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn show_overview(desktop: State<'_, Desktop>, request: ViewRequest) -> Answer<Overview> {
    desktop.session().show(request.view)
}

/// Ranking takes a while: the session is free for other commands meanwhile.
#[tauri::command(async)]
pub(crate) fn rank_assumptions(
    desktop: State<'_, Desktop>,
    request: RankAssumptionsRequest,
) -> Answer<Vec<Assumption>> {
    let ranking = desktop.session().ranking()?;
    Ok(ranking.assumptions(&request))
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
pub(crate) fn reset_study(
    app: AppHandle,
    desktop: State<'_, Desktop>,
    request: ViewRequest,
) -> Answer<Overview> {
    titled(&app, &desktop, |session| session.reset(request.view))
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
