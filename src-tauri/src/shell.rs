//! The window: what it may show and what it may call.

use std::path::PathBuf;
use std::sync::Mutex;

use fulcrum_app::Session;
use tauri::webview::NewWindowResponse;
use tauri::{App, Monitor, Url, WebviewUrl, WebviewWindowBuilder};

use crate::commands;

/// The only window.
pub(crate) const WINDOW: &str = "main";

/// What lives as long as the window.
pub(crate) struct Desktop {
    pub(crate) session: Mutex<Session>,
    /// The study named on the command line.
    pub(crate) initial_file: Option<PathBuf>,
}

/// Opens the window and returns when it is closed.
pub(crate) fn run() -> Result<(), String> {
    let session = Session::new().map_err(|error| error.to_string())?;
    let desktop = Desktop {
        session: Mutex::new(session),
        initial_file: std::env::args_os().nth(1).map(PathBuf::from),
    };
    tauri::Builder::default()
        .manage(desktop)
        .invoke_handler(tauri::generate_handler![
            commands::open_initial,
            commands::list_samples,
            commands::open_sample,
            commands::choose_study,
            commands::show_overview,
            commands::rank_assumptions,
            commands::set_assumption,
            commands::reset_study,
        ])
        .setup(|app| Ok(open_window(app)?))
        .run(tauri::generate_context!())
        .map_err(|error| error.to_string())
}

fn open_window(app: &App) -> tauri::Result<()> {
    let (width, height) = size_on(app.primary_monitor()?.as_ref());
    WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
        .title("Fulcrum")
        .inner_size(width, height)
        .min_inner_size(640.0, 480.0)
        // the page stays where it is, whatever a link, a script or a dropped file asks for
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .disable_drag_drop_handler()
        .build()
        .map(|_| ())
}

/// The size to open with: comfortable, and never larger than the screen.
fn size_on(monitor: Option<&Monitor>) -> (f64, f64) {
    let (width, height) = (1440.0_f64, 900.0_f64);
    monitor.map_or((width, height), |monitor| {
        let screen = monitor.size().to_logical::<f64>(monitor.scale_factor());
        (width.min(screen.width), height.min(screen.height))
    })
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
