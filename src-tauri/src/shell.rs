//! The window: what it may show and what it may call.

use std::path::PathBuf;
use std::sync::Mutex;

use fulcrum_app::{NumberStyle, Session};
use tauri::webview::NewWindowResponse;
use tauri::{
    App, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent,
};

use crate::commands;

/// The only window.
pub(crate) const WINDOW: &str = "main";

/// What lives as long as the window.
pub(crate) struct Desktop {
    pub(crate) session: Mutex<Session>,
}

/// Opens the window and returns when it is closed.
pub(crate) fn run() -> Result<(), String> {
    // damaged data files are said before any window opens
    let session = Session::new().map_err(|error| error.to_string())?;
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            commands::show_start,
            commands::preview_new_study,
            commands::new_study,
            commands::open_initial,
            commands::open_sample,
            commands::open_recent,
            commands::choose_study,
            commands::open_offered,
            commands::show_study,
            commands::show_scenario,
            commands::edit_study,
            commands::reset_study,
            commands::undo,
            commands::redo,
            commands::save_study,
            commands::save_study_as,
            commands::close_window,
            commands::rank_assumptions,
            commands::set_assumption,
            commands::describe_parameters,
            commands::read_entry,
            commands::import_services,
            commands::export_services,
            commands::copy_services,
            commands::list_services,
            commands::weigh_adjustments,
            commands::find_best_hybrid,
            commands::weigh_choices,
            commands::compare_scenario,
            commands::explain_figure,
            commands::simulate_study,
            commands::draw_futures,
            commands::follow_run,
            commands::stop_run,
            commands::weigh_sensitivity,
            commands::draw_sensitivity,
        ])
        .setup(|app| {
            let mut session = session.in_style(NumberStyle::of_system());
            // without a folder of its own the program forgets recent studies, and works
            if let Ok(folder) = app.path().app_data_dir() {
                session = session.remembering_in(&folder);
            }
            if let Some(file) = std::env::args_os().nth(1) {
                session.offer(PathBuf::from(file));
            }
            app.manage(Desktop { session: Mutex::new(session) });
            Ok(open_window(app)?)
        })
        .on_window_event(answer_window)
        .run(tauri::generate_context!())
        .map_err(|error| error.to_string())
}

/// Changes are not lost by closing the window, and a file can be dropped on it: the page asks.
fn answer_window(window: &Window, event: &WindowEvent) {
    let desktop = window.state::<Desktop>();
    match event {
        // a page that cannot be told cannot ask, and must not keep the window open
        WindowEvent::CloseRequested { api, .. }
            if desktop.session().has_unsaved_changes() && tell_page(window, "closing").is_ok() =>
        {
            api.prevent_close();
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            if let Some(file) = paths.first() {
                desktop.session().offer(file.clone());
                // the file stays offered until the page asks for it or another one is dropped
                let _ = tell_page(window, "offered");
            }
        }
        _ => {}
    }
}

/// Tells the page that something happened; what it is about stays here.
fn tell_page(window: &Window, event: &str) -> tauri::Result<()> {
    match window.get_webview_window(WINDOW) {
        Some(page) => page.eval(format!("dispatchEvent(new Event('fulcrum:{event}'))")),
        None => Ok(()),
    }
}

fn open_window(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
        .title("Fulcrum")
        // comfortable, and never larger than the screen
        .inner_size(1440.0, 900.0)
        .prevent_overflow()
        .min_inner_size(640.0, 480.0)
        // the page stays where it is, whatever a link or a script asks for
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
        .map(|_| ())
}

/// Whether an address is that of the embedded page.
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // how Windows and Android name the same
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_embedded_page_is_shown() {
        let is_own = |address: &str| is_own_page(&Url::parse(address).unwrap());
        assert!(is_own("tauri://localhost/index.html"));
        assert!(is_own("http://tauri.localhost/"));
        for address in [
            "https://example.org/",
            "file:///etc/passwd",
            "data:text/html,<script>1</script>",
            "javascript:alert(1)",
            "tauri://elsewhere/",
            "http://tauri.localhost.example.org/",
        ] {
            assert!(!is_own(address), "{address}");
        }
    }
}
