//! The system's file dialogs, on the window and off the interface thread.

use std::path::{Path, PathBuf};

use fulcrum_app::{FileKind, SavePlace};
use rfd::{AsyncFileDialog, FileHandle};
use tauri::{AppHandle, Manager};
use tokio::sync::oneshot;

use crate::shell::{Desktop, WINDOW};

/// Lets the person choose a file to read; `None` when the dialog was closed.
pub(crate) async fn file_to_open(
    app: &AppHandle,
    title: &str,
    kinds: &[FileKind],
) -> Option<PathBuf> {
    // beside the open study, if that is anywhere
    let beside = app.state::<Desktop>().session().suggested_file().unwrap_or_default();
    chosen(app, dialog(title, kinds, &beside), AsyncFileDialog::pick_file).await
}

/// Lets the person choose where to write, and gives the file the ending of its kind; `None` when the
/// dialog was closed.
pub(crate) async fn file_to_save(app: &AppHandle, mut place: SavePlace) -> Option<PathBuf> {
    loop {
        let dialog =
            dialog(place.title(), &[place.kind()], place.suggested()).set_file_name(place.name());
        let typed = chosen(app, dialog, AsyncFileDialog::save_file).await?;
        // the system asked about the name as it was typed; it asks again about the one it becomes
        match place.typed(typed) {
            Ok(file) => return Some(file),
            Err(again) => place = again,
        }
    }
}

/// A dialog for files of these kinds, together, that begins in the folder of a file, if it has one.
fn dialog(title: &str, kinds: &[FileKind], beside: &Path) -> AsyncFileDialog {
    let endings: Vec<&str> = kinds.iter().map(|(_, ending)| *ending).collect();
    let name = kinds.first().map_or("", |(name, _)| *name);
    let folder = beside.parent().unwrap_or(beside);
    AsyncFileDialog::new().set_title(title).add_filter(name, &endings).set_directory(folder)
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
