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
/// link stays a link: the file that it leads to is written.
///
/// # Errors
///
/// When the file cannot be written.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let write = || -> std::io::Result<()> {
        let target = if path.is_symlink() { path.canonicalize()? } else { path.to_owned() };
        let mut file = atomic_write_file::AtomicWriteFile::open(target)?;
        file.write_all(bytes)?;
        file.commit()
    };
    write().map_err(|source| FileError::Write { path: path.to_owned(), source })
}

/// A file with this ending, which is added to a name that has none or another one.
#[must_use]
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let has_it = path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    if has_it {
        return path.to_owned();
    }
    let mut named = path.as_os_str().to_owned();
    named.push(".");
    named.push(ending);
    named.into()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_name_gets_the_ending_that_it_lacks() {
        for (name, named) in [
            ("a/plan", "a/plan.fulcrum"),
            ("a/plan v1.2", "a/plan v1.2.fulcrum"),
            ("a/plan.fulcrum", "a/plan.fulcrum"),
            ("a/PLAN.FULCRUM", "a/PLAN.FULCRUM"),
            ("a.fulcrum/plan", "a.fulcrum/plan.fulcrum"),
        ] {
            assert_eq!(with_ending(Path::new(name), "fulcrum"), Path::new(named));
        }
    }
}
