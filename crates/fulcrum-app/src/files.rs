//! Reading and writing files. Nothing else in the program writes one.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use fulcrum_model::file::FILE_LIMIT;
use thiserror::Error;

/// A file that could not be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// It could not be read.
    #[error("{path} could not be read: {source}")]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It could not be written; what was there before is as it was.
    #[error("{path} could not be written: {source}")]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
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
        assert!(read_bytes(folder.path()).is_err(), "a folder is not a file");
    }
}
