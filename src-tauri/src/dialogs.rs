//! The system's file dialogs, on the window and off the interface thread.

use std::path::PathBuf;

use rfd::{AsyncFileDialog, FileHandle};
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;

use crate::shell::WINDOW;

/// Name and extension of a kind of file.
type FileKind = (&'static str, &'static str);

pub(crate) const STUDIES: FileKind = ("Fulcrum study", "fulcrum");
pub(crate) const TABLES: FileKind = ("Comma-separated values", "csv");

/// Lets the person choose a file to read; `None` when the dialog was closed.
pub(crate) async fn file_to_open(app: &AppHandle, title: &str, kind: FileKind) -> Option<PathBuf> {
    chosen(app, dialog(title, kind), |dialog| dialog.pick_file()).await
}

/// Lets the person choose where to write; `None` when the dialog was closed.
pub(crate) async fn file_to_save(
    app: &AppHandle,
    title: &str,
    kind: FileKind,
    name: &str,
) -> Option<PathBuf> {
    chosen(app, dialog(title, kind).set_file_name(name), |dialog| dialog.save_file()).await
}

fn dialog(title: &str, (name, extension): FileKind) -> AsyncFileDialog {
    AsyncFileDialog::new().set_title(title).add_filter(name, &[extension])
}

/// Shows a dialog. Some systems want that on the main thread.
async fn chosen<F>(
    app: &AppHandle,
    dialog: AsyncFileDialog,
    show: impl FnOnce(AsyncFileDialog) -> F + Send + 'static,
) -> Option<PathBuf>
where
    F: Future<Output = Option<FileHandle>> + Send + 'static,
{
    let (chosen, choice) = oneshot::channel();
    let window = app.get_webview_window(WINDOW);
    let shown = app.run_on_main_thread(move || {
        let dialog = match &window {
            Some(window) => dialog.set_parent(window),
            None => dialog,
        };
        let file = show(dialog);
        tauri::async_runtime::spawn(async move {
            // nobody waits any more when the window has been closed meanwhile
            let _ = chosen.send(file.await);
        });
    });
    shown.ok()?;
    choice.await.ok()?.map(|file| file.path().to_owned())
}
