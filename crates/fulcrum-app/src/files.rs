//! Reading and writing files. Nothing else in the program writes one.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use fulcrum_model::file::FILE_LIMIT;
use thiserror::Error;

/// A file that could not be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// It could not be read.
    #[error("{path} could not be read: {}.", why(source))]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It could not be written; what was there before is as it was.
    #[error("{path} could not be written: {}.", why(source))]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The usual reasons in words, the others as the system puts them.
fn why(error: &std::io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "the system does not allow it",
        ErrorKind::IsADirectory => "it is a folder, not a file",
        ErrorKind::NotADirectory => "part of its path is a file, not a folder",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "there is no room left",
        ErrorKind::ReadOnlyFilesystem => "it can only be read there",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// Reads a study file, but never more of it than a study may have and one byte: a larger file is
/// refused by its size when it is read as a study.
///
/// # Errors
///
/// When the file cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, FILE_LIMIT as u64)
}

/// The largest template of slides that is read, bytes: its pictures are what takes room.
const TEMPLATE_LIMIT: u64 = 64 << 20;

/// Reads a template of slides.
///
/// # Errors
///
/// When the file cannot be read, or is larger than a template may be.
pub fn read_template(path: &Path) -> Result<Vec<u8>, FileError> {
    let bytes = read_up_to(path, TEMPLATE_LIMIT)?;
    if bytes.len() as u64 > TEMPLATE_LIMIT {
        let why = format!(
            "it is larger than {} MB, the most a template may be; choose one with fewer or smaller \
             pictures",
            TEMPLATE_LIMIT >> 20
        );
        return Err(FileError::Read { path: path.to_owned(), source: std::io::Error::other(why) });
    }
    Ok(bytes)
}

/// Reads a file, but never more of it than `limit` bytes and one.
pub(crate) fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|source| FileError::Read { path: path.to_owned(), source })
}

/// Writes a file whole or not at all: into a temporary file beside it, which is flushed, synced
/// and renamed over it; then the folder is synced. After an error the earlier file is as it was. A
/// link stays a link: the file that it leads to is written. What is there and is no file, such as a
/// folder or a device, is not replaced.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let write = || -> std::io::Result<()> {
        let target = if path.is_symlink() { path.canonicalize()? } else { path.to_owned() };
        if target.metadata().is_ok_and(|there| !there.is_file()) {
            return Err(std::io::Error::other("it is there and is not a file"));
        }
        let mut file = atomic_write_file::AtomicWriteFile::open(target)?;
        file.write_all(bytes)?;
        file.commit()
    };
    write().map_err(|source| FileError::Write { path: path.to_owned(), source })
}

/// A file that is this program's alone for as long as it is held; `None` when another one has it, or
/// it cannot be made.
pub(crate) fn locked(path: &Path) -> Option<File> {
    let file = File::options().create(true).append(true).open(path).ok()?;
    file.try_lock().ok().map(|()| file)
}

/// Removes a file that nobody wants any more; one that cannot be removed stays.
pub(crate) fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
}

/// A path that was chosen to write to, with this ending, which it may lack.
///
/// # Errors
///
/// The path with its ending, when that is another file than the one that was chosen and is there.
pub fn with_ending(path: &Path, ending: &str) -> Result<PathBuf, PathBuf> {
    if path.extension().is_some_and(|there| there.eq_ignore_ascii_case(ending)) {
        return Ok(path.to_owned());
    }
    let mut named = path.as_os_str().to_owned();
    if !named.as_encoded_bytes().ends_with(b".") {
        named.push(".");
    }
    named.push(ending);
    let named = PathBuf::from(named);
    // a link that leads nowhere is there as well
    if named.symlink_metadata().is_ok() { Err(named) } else { Ok(named) }
}

/// What files of a kind are called, and their ending.
pub type FileKind = (&'static str, &'static str);

/// Files of studies.
pub const STUDIES: FileKind = ("Fulcrum study", "fulcrum");
/// Files of slides.
pub(crate) const SLIDES: FileKind = ("Presentation", "pptx");
/// Files whose layouts slides can be made on.
pub const TEMPLATES: [FileKind; 2] = [("Presentations and templates", "potx"), SLIDES];
/// Files of tables.
pub const TABLES: FileKind = ("Comma-separated values", "csv");

/// Where the person is asked to save, until the name that is typed can be taken: a file that is there
/// already is only replaced when the system asked about that very name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavePlace {
    title: String,
    kind: FileKind,
    /// What is open: saving it under its own name asks nothing.
    own: PathBuf,
    suggested: PathBuf,
}

impl SavePlace {
    /// Asks under a title for a file of a kind, and suggests one.
    #[must_use]
    pub fn new(title: &str, kind: FileKind, suggested: PathBuf) -> Self {
        Self { title: title.to_owned(), kind, own: suggested.clone(), suggested }
    }

    /// What is asked.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The kind of file.
    #[must_use]
    pub const fn kind(&self) -> FileKind {
        self.kind
    }

    /// The file that is suggested.
    #[must_use]
    pub fn suggested(&self) -> &Path {
        &self.suggested
    }

    /// Its name without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        self.suggested.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The file to write when this one was typed.
    ///
    /// # Errors
    ///
    /// The place to ask about next, when the name gets an ending and is then that of another file.
    pub fn typed(self, file: PathBuf) -> Result<PathBuf, Self> {
        if file == self.own {
            return Ok(file);
        }
        with_ending(&file, self.kind.1).map_err(|there| {
            let name = there.file_name().unwrap_or_default().to_string_lossy();
            Self { title: format!("{name} is already there"), suggested: there.clone(), ..self }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_the_ending_it_lacks_and_no_file_that_nobody_asked_about() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for (chosen, expected) in [
            ("plan", "plan.fulcrum"),
            ("plan.fulcrum", "plan.fulcrum"),
            ("PLAN.Fulcrum", "PLAN.Fulcrum"),
            ("plan.", "plan.fulcrum"),
            ("v1.2", "v1.2.fulcrum"),
            ("plan.json", "plan.json.fulcrum"),
            (".fulcrum", ".fulcrum.fulcrum"),
            ("plans.fulcrum/plan", "plans.fulcrum/plan.fulcrum"),
        ] {
            assert_eq!(with_ending(&at(chosen), "fulcrum"), Ok(at(expected)), "{chosen}");
        }
        std::fs::write(at("plan.fulcrum"), "another").unwrap();
        assert_eq!(with_ending(&at("plan"), "fulcrum"), Err(at("plan.fulcrum")));
        assert_eq!(with_ending(&at("plan.fulcrum"), "fulcrum"), Ok(at("plan.fulcrum")));
    }

    #[test]
    fn the_person_is_asked_about_the_name_that_a_file_becomes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("chart.png"), "another").unwrap();
        let place = || SavePlace::new("Save the chart", ("Picture", "png"), at("plan-chart.png"));
        assert_eq!(place().typed(at("other")), Ok(at("other.png")));
        // the system has asked about a name that was typed in full
        assert_eq!(place().typed(at("chart.png")), Ok(at("chart.png")));
        let again = place().typed(at("chart")).unwrap_err();
        assert_eq!(
            (again.title(), again.name().as_str()),
            ("chart.png is already there", "chart.png")
        );
        assert_eq!(again.typed(at("chart.png")), Ok(at("chart.png")));
        // what is open keeps its name, whatever its ending
        let own = SavePlace::new("Save", STUDIES, at("study.json"));
        assert_eq!(own.typed(at("study.json")), Ok(at("study.json")));
    }

    #[test]
    fn a_file_is_written_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.csv");
        write_bytes(&path, b"first").unwrap();
        write_bytes(&path, b"second").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_its_file_keeps_its_permissions() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("study"), folder.path().join("link"));
        std::fs::write(&file, b"first").unwrap();
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
        symlink("study", &link).unwrap();
        write_bytes(&link, b"second").unwrap();
        assert!(link.is_symlink());
        assert_eq!(read_bytes(&file).unwrap(), b"second");
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);

        let lost = folder.path().join("lost");
        symlink("nowhere", &lost).unwrap();
        assert!(write_bytes(&lost, b"third").is_err(), "a link that leads nowhere is kept, too");
        assert!(lost.is_symlink());
    }

    /// What is in a folder, with its contents.
    fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut contents: Vec<_> =
            entries.map(|path| (path.clone(), std::fs::read(path).unwrap_or_default())).collect();
        contents.sort();
        contents
    }

    #[test]
    fn what_is_no_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("folder.fulcrum");
        std::fs::create_dir(&target).unwrap();
        let before = contents(folder.path());
        let error = write_bytes(&target, b"study").unwrap_err();
        assert!(error.to_string().ends_with("it is there and is not a file."), "{error}");
        assert_eq!(contents(folder.path()), before, "and nothing is left beside it");
        assert!(target.is_dir());
        #[cfg(unix)]
        {
            assert!(write_bytes(Path::new("/dev/null"), b"study").is_err());
            assert!(!Path::new("/dev/null").is_file());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_may_not_be_written_keeps_its_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study");
        std::fs::write(&path, b"first").unwrap();
        let before = contents(folder.path());
        let may = |mode| std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(mode));
        may(0o555).unwrap();
        // whoever may do everything is not kept from it
        if std::fs::write(folder.path().join("probe"), b"").is_err() {
            assert!(write_bytes(&path, b"second").is_err());
            assert_eq!(contents(folder.path()), before);
        }
        may(0o755).unwrap();
    }

    /// The file that the test below writes in a process of its own.
    const WRITTEN: &str = "FULCRUM_TEST_WRITES";

    #[cfg(unix)]
    #[test]
    fn a_full_disk_leaves_the_earlier_file_whole_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study");
        std::fs::write(&path, b"first").unwrap();
        let before = contents(folder.path());
        // a process whose files may not grow finds the disk full in the middle of writing
        let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
        let ran = std::process::Command::new("sh")
            .args(["-c", limited])
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "files::tests::writes_more_than_there_is_room_for"])
            .env(WRITTEN, &path)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
        assert_eq!(contents(folder.path()), before);
        write_bytes(&path, b"second").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"second");
    }

    /// Only does something in the process that the test above starts.
    #[test]
    fn writes_more_than_there_is_room_for() {
        let Some(path) = std::env::var_os(WRITTEN) else { return };
        let error = write_bytes(Path::new(&path), &vec![b' '; 1 << 20]).unwrap_err();
        assert!(error.to_string().contains("could not be written"), "{error}");
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_bytes(&folder.path().join("no/such/folder.csv"), b"").unwrap_err();
        assert!(error.to_string().contains("folder.csv could not be written"), "{error}");
        let error = read_bytes(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("it is a folder, not a file."), "{error}");
        let error = read_bytes(&folder.path().join("missing")).unwrap_err();
        assert!(error.to_string().ends_with("there is no such file or folder."), "{error}");
    }
}
