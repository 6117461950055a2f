//! The window: what it may show and what it may call.

use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use arboard::Clipboard;
use fulcrum_app::{NumberStyle, Session, file_named, is_own_page};
use tauri::webview::NewWindowResponse;
use tauri::{
    App, DragDropEvent, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent,
    Wry,
};

use crate::commands;

/// The only window.
pub(crate) const WINDOW: &str = "main";

/// What lives as long as the window.
pub(crate) struct Desktop {
    pub(crate) session: Mutex<Session>,
    /// Once something was copied: on some systems it is gone with whoever copied it.
    pub(crate) clipboard: Mutex<Option<Clipboard>>,
}

/// Opens the window and returns when it is closed.
pub(crate) fn run() -> Result<(), String> {
    // damaged data files are said before any window opens
    let session = Session::new().map_err(|error| error.to_string())?;
    let app = tauri::Builder::default()
        .invoke_handler(commands::answer)
        .setup(|app| Ok(open_window(app)?))
        .on_window_event(answer_window)
        .build(tauri::generate_context!())
        .map_err(|error| error.to_string())?;
    let mut session = session.in_style(NumberStyle::of_system());
    // without a folder of its own the program forgets recent studies, and works
    if let Ok(folder) = app.path().app_data_dir() {
        session = session.remembering_in(&folder);
    }
    session.offer(std::env::args_os().skip(1).map(|name| file_named(&name)).collect());
    app.manage(Desktop { session: Mutex::new(session), clipboard: Mutex::default() });
    app.run(|app, event| match event {
        // what was copied is handed over to the system, where that keeps it
        RunEvent::Exit => drop(app.state::<Desktop>().clipboard().take()),
        // macOS names files in an event, which may come before there is a window
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            offer(app, urls.iter().map(|url| file_named(url.as_str().as_ref())).collect());
        }
        _ => {}
    });
    Ok(())
}

/// Nothing is lost by closing the window, and a file can be dropped on it: the page asks.
fn answer_window(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } if asks_page_to_close(window) => {
            api.prevent_close();
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            offer(window, paths.clone());
        }
        _ => {}
    }
}

/// Keeps files until the page asks for them or others are offered, and tells it that they are there.
fn offer(app: &impl Manager<Wry>, files: Vec<PathBuf>) {
    app.state::<Desktop>().session().offer(files);
    if let Some(page) = app.get_webview_window(WINDOW) {
        let _ = page.eval("dispatchEvent(new Event('fulcrum:offered'))");
    }
}

/// Leaves closing to the page: only it knows what is typed and not applied yet. It answers with
/// `close_window`, at once or after a question. A page that does not take the event cannot ask
/// anybody and must not keep the window open, unless something would be lost.
fn asks_page_to_close(window: &Window) -> bool {
    let Some(page) = window.get_webview_window(WINDOW) else { return false };
    let (heard, hears) = mpsc::channel();
    let event = "dispatchEvent(new Event('fulcrum:closing', { cancelable: true }))";
    // nobody waits any more for an answer that comes too late
    let asked = page.eval_with_callback(event, move |goes_on| drop(heard.send(goes_on)));
    thread::spawn(move || {
        // the page prevents the event that it takes; a slow one is not worth what is not saved
        let closes = match hears.recv_timeout(Duration::from_secs(5)).as_deref() {
            Ok(goes_on) => goes_on != "false",
            Err(_) => !page.state::<Desktop>().session().has_unsaved_changes(),
        };
        if closes {
            let _ = page.destroy();
        }
    });
    asked.is_ok()
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
