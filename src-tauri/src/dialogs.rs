//! The system's file dialogs, on the window and off the interface thread.

use std::path::{Path, PathBuf};

use fulcrum_app::with_ending;
use rfd::{AsyncFileDialog, FileHandle};
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;

use crate::shell::{Desktop, WINDOW};

/// Name and extension of a kind of file.
type FileKind = (&'static str, &'static str);

pub(crate) const STUDIES: FileKind = ("Fulcrum study", "fulcrum");
pub(crate) const TABLES: FileKind = ("Comma-separated values", "csv");

/// Lets the person choose a file to read; `None` when the dialog was closed.
pub(crate) async fn file_to_open(app: &AppHandle, title: &str, kind: FileKind) -> Option<PathBuf> {
    // beside the open study, if that is anywhere
    let beside = app.state::<Desktop>().session().suggested_file().unwrap_or_default();
    chosen(app, dialog(title, kind, &beside), AsyncFileDialog::pick_file).await
}

/// Lets the person choose where to write, and gives the file the ending of its kind; `None` when the
/// dialog was closed.
pub(crate) async fn file_to_save(
    app: &AppHandle,
    title: &str,
    kind: FileKind,
    mut suggested: PathBuf,
) -> Option<PathBuf> {
    let (own, mut title) = (suggested.clone(), title.to_owned());
    loop {
        let name = suggested.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let dialog = dialog(&title, kind, &suggested).set_file_name(name);
        let typed = chosen(app, dialog, AsyncFileDialog::save_file).await?;
        // the system asked about the name as it was typed; it asks again about the one it becomes
        match with_ending(&typed, kind.1) {
            _ if typed == own => return Some(typed),
            Ok(file) => return Some(file),
            Err(file) => {
                title = format!("{} is already there", file.file_name()?.to_string_lossy());
                suggested = file;
            }
        }
    }
}

/// A dialog that begins in the folder of a file, if it has one.
fn dialog(title: &str, (name, extension): FileKind, beside: &Path) -> AsyncFileDialog {
    let folder = beside.parent().unwrap_or(beside);
    AsyncFileDialog::new().set_title(title).add_filter(name, &[extension]).set_directory(folder)
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
        let file = show(window.iter().fold(dialog, |dialog, window| dialog.set_parent(window)));
        tauri::async_runtime::spawn(async move {
            // nobody waits any more when the window has been closed meanwhile
            let _ = chosen.send(file.await);
        });
    });
    shown.ok()?;
    choice.await.ok()?.map(|file| file.path().to_owned())
}
