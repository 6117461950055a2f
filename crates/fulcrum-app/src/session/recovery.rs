//! Changes that are not saved yet, kept in a folder of the application's own: what a crash or a power
//! cut leaves behind can be opened when the program starts again.
//!
//! Every session has a place of its own there, as a file that it keeps locked: a study whose lock is
//! free was left behind by a program that is gone. It is written by a thread, so that nobody waits
//! for it, and at most twice a second.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use fulcrum_model::file::Document;

use super::open_study::Origin;
use super::recovered::{self, Source};
use crate::contract::RecoveredStudy;
use crate::files::{locked, remove, write_bytes};
use crate::studies::Library;

/// Folder of the studies, within that of the application.
const FOLDER: &str = "unsaved";
/// Most places that are looked at: as many programs may run, or have died, at once.
const PLACES: u32 = 50;
/// How long a movement of the hand may go on before its last state is written.
const PAUSE: Duration = Duration::from_millis(500);
/// Begins the ids of recovered studies in the list of recent ones.
const ID: &str = "unsaved:";

/// Keeps what is not saved. It is a safety net: where it cannot be spread, the program goes on.
#[derive(Debug, Default)]
pub(super) struct Recovery {
    /// Dropped first: it writes to the place.
    writer: Option<Writer>,
    folder: Option<PathBuf>,
    place: Option<Place>,
    /// What was kept last.
    kept: Option<Arc<Document>>,
}

/// A place of the folder that no other program uses as long as its lock is held.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) file: PathBuf,
    _lock: File,
}

impl Place {
    fn at(folder: &Path, number: u32) -> Option<Self> {
        let lock = locked(&folder.join(format!("{number}.lock")))?;
        Some(Self { file: folder.join(format!("{number}.fulcrum")), _lock: lock })
    }

    /// The file that the study of this place came from; `None` when it had none.
    pub(super) fn source(&self) -> Option<Source> {
        Source::read(&self.source_file())
    }

    /// Throws away what is kept here.
    pub(super) fn clear(&self) {
        remove(&self.file);
        remove(&self.source_file());
    }

    fn source_file(&self) -> PathBuf {
        self.file.with_extension("json")
    }

    /// The first that is free and holds no study.
    fn free(folder: &Path) -> Option<Self> {
        (1..=PLACES).filter_map(|n| Self::at(folder, n)).find(|place| !place.file.exists())
    }
}

impl Recovery {
    /// Keeps studies within a folder of the application's own.
    pub(super) fn within(folder: &Path) -> Self {
        Self { folder: Some(folder.join(FOLDER)), ..Self::default() }
    }

    /// Keeps a state of the open study, in place of the one before.
    pub(super) fn keep(&mut self, document: &Arc<Document>, origin: &Origin, library: &Library) {
        let Some(folder) = &self.folder else { return };
        if self.kept.as_ref().is_some_and(|kept| Arc::ptr_eq(kept, document)) {
            return;
        }
        if self.place.is_none() {
            // without a folder there is no place either
            let _ = std::fs::create_dir_all(folder);
            self.place = Place::free(folder);
        }
        let Some(place) = &self.place else { return };
        if self.kept.is_none() {
            match origin {
                Origin::File(path) => Source::of(path).write(&place.source_file()),
                Origin::New | Origin::Sample(_) => remove(&place.source_file()),
                // it stands there already
                Origin::Recovered(_) => {}
            }
        }
        self.kept = Some(Arc::clone(document));
        let writer = self.writer.get_or_insert_with(|| Writer::start(library.clone()));
        writer.write(Arc::clone(document), place.file.clone());
    }

    /// Nothing is unsaved any more, or nobody wants it.
    pub(super) fn forget(&mut self) {
        if self.kept.take().is_none() {
            return;
        }
        if let Some(writer) = &self.writer {
            writer.stop();
        }
        if let Some(place) = &self.place {
            place.clear();
        }
    }

    /// Studies that programs left behind which are gone, for the start page.
    pub(super) fn listed(&self, library: &Library) -> Vec<RecoveredStudy> {
        let numbers = self.left_behind();
        let listed = numbers.filter_map(|(number, place)| {
            // what cannot be read cannot be offered; it stays where it is
            let name = library.open(&place.file).ok()?.1.study.name;
            let source = place.source();
            Some(recovered::entry(format!("{ID}{number}"), name, &place.file, source.as_ref()))
        });
        listed.collect()
    }

    /// The place of a study that was left behind; `None` when it is not there any more. `id` is that
    /// of the list.
    pub(super) fn place(&self, id: &str) -> Option<Place> {
        let number: u32 = id.strip_prefix(ID)?.parse().ok()?;
        self.left_behind().find(|(left, _)| *left == number).map(|(_, place)| place)
    }

    /// Goes on with a study that was left behind in its own place, so that it stays there until it
    /// is saved.
    pub(super) fn go_on_in(&mut self, place: Place) {
        self.forget();
        self.place = Some(place);
    }

    fn left_behind(&self) -> impl Iterator<Item = (u32, Place)> {
        let folder = self.folder.as_deref().filter(|folder| folder.is_dir());
        (1..=PLACES).filter_map(move |number| {
            // no lock is made where no study is
            let is_there = folder?.join(format!("{number}.fulcrum")).is_file();
            is_there.then(|| Place::at(folder?, number)).flatten().map(|place| (number, place))
        })
    }
}

/// The thread that writes. When it is dropped it writes what is left to write, as a program that is
/// closed in another way than by its window should.
#[derive(Debug)]
struct Writer {
    wanted: Arc<Wanted>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Wanted {
    state: Mutex<State>,
    changed: Condvar,
    /// Held while a file is written.
    file: Mutex<()>,
}

#[derive(Debug, Default)]
struct State {
    document: Option<(Arc<Document>, PathBuf)>,
    is_ending: bool,
}

impl Wanted {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to write and then for a moment, so that the last of many states is written.
    /// Whether more may come.
    fn wait(&self) -> bool {
        let state = self.state();
        let is_idle = |state: &mut State| state.document.is_none() && !state.is_ending;
        let state = self.changed.wait_while(state, is_idle).unwrap_or_else(PoisonError::into_inner);
        let goes_on = |state: &mut State| !state.is_ending;
        let waited = self.changed.wait_timeout_while(state, PAUSE, goes_on);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        !state.is_ending
    }

    fn write(&self, library: &Library) {
        let _writing = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = self.state().document.take();
        let Some((document, file)) = wanted else { return };
        if let Ok(text) = library.written(&document) {
            // a net that cannot be spread is not worth an error over a study that can be saved
            let _ = write_bytes(&file, text.as_bytes());
        }
    }
}

impl Writer {
    fn start(library: Library) -> Self {
        let wanted = Arc::<Wanted>::default();
        let shared = Arc::clone(&wanted);
        let thread = std::thread::Builder::new().name("recovery".to_owned()).spawn(move || {
            while shared.wait() {
                shared.write(&library);
            }
            shared.write(&library);
        });
        Self { wanted, thread: thread.ok() }
    }

    fn write(&self, document: Arc<Document>, file: PathBuf) {
        self.wanted.state().document = Some((document, file));
        self.wanted.changed.notify_all();
    }

    /// Writes nothing of what was wanted before; returns when nothing is being written any more.
    fn stop(&self) {
        self.wanted.state().document = None;
        drop(self.wanted.file.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.wanted.state().is_ending = true;
        self.wanted.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // it has nothing to say
            let _ = thread.join();
        }
    }
}
