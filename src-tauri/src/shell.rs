//! The window: what it may show and what it may call.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use fulcrum_app::{NumberStyle, Session};
use tauri::webview::NewWindowResponse;
use tauri::{
    App, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent, Wry,
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
    app.manage(Desktop { session: Mutex::new(session) });
    app.run(|_app, _event| {
        // macOS names files in an event, which may come before there is a window
        #[cfg(target_os = "macos")]
        if let tauri::RunEvent::Opened { urls } = _event {
            offer(_app, urls.iter().map(|url| file_named(url.as_str().as_ref())).collect());
        }
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

/// The file that an argument names: a file manager passes a path or a `file:` address.
fn file_named(argument: &OsStr) -> PathBuf {
    let address = argument.to_str().filter(|text| text.starts_with("file:/"));
    let file = address.and_then(|text| Url::parse(text).ok()?.to_file_path().ok());
    file.unwrap_or_else(|| PathBuf::from(argument))
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

    #[cfg(unix)]
    #[test]
    fn an_argument_names_a_file_by_path_or_address() {
        let named = |argument: &str| file_named(OsStr::new(argument));
        for (argument, file) in [
            ("study.fulcrum", "study.fulcrum"),
            ("/a b/Größe 100%25.fulcrum", "/a b/Größe 100%25.fulcrum"),
            ("file:///a%20b/Gr%C3%B6%C3%9Fe.fulcrum", "/a b/Größe.fulcrum"),
            ("file://localhost/a.fulcrum", "/a.fulcrum"),
            ("file:/a.fulcrum", "/a.fulcrum"),
            ("file:a.fulcrum", "file:a.fulcrum"),
            // an address of another machine names no file here and is taken as it stands
            ("file://elsewhere/a.fulcrum", "file://elsewhere/a.fulcrum"),
            ("https://example.org/a.fulcrum", "https://example.org/a.fulcrum"),
        ] {
            assert_eq!(named(argument), PathBuf::from(file), "{argument}");
        }
    }
}
