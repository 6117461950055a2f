//! Studies that were opened or saved before, kept in a file of the user's own.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::contract::RecentStudy;
use crate::files::{read_bytes, write_bytes};

/// Most studies that are remembered.
const REMEMBERED: usize = 12;
const FILE: &str = "recent-studies.json";

/// The list of recent studies. It is a convenience: when it cannot be read or written, the program
/// goes on without it.
#[derive(Debug, Default)]
pub(super) struct RecentStudies {
    file: Option<PathBuf>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    path: PathBuf,
    name: String,
}

impl RecentStudies {
    /// The list that is kept in a folder.
    pub(super) fn of(folder: &Path) -> Self {
        Self { file: Some(folder.join(FILE)) }
    }

    /// The studies for the start page, the latest first.
    pub(super) fn listed(&self) -> Vec<RecentStudy> {
        let entries = self.entries().into_iter().enumerate();
        entries
            .map(|(position, entry)| {
                let part = |part: Option<&std::ffi::OsStr>| {
                    part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default()
                };
                RecentStudy {
                    id: id_of(position, &entry.path),
                    file_name: part(entry.path.file_name()),
                    folder: part(entry.path.parent().map(Path::as_os_str)),
                    is_there: entry.path.is_file(),
                    name: entry.name,
                }
            })
            .collect()
    }

    /// The file of a study of the list.
    pub(super) fn path(&self, id: &str) -> Option<PathBuf> {
        let mut entries = self.entries().into_iter().enumerate();
        entries
            .find(|(position, entry)| id_of(*position, &entry.path) == id)
            .map(|(_, entry)| entry.path)
    }

    /// Puts a study first.
    pub(super) fn remember(&self, path: &Path, name: &str) {
        let Some(file) = &self.file else { return };
        let mut entries = self.entries();
        entries.retain(|entry| entry.path != path);
        entries.insert(0, Entry { path: path.to_owned(), name: name.to_owned() });
        entries.truncate(REMEMBERED);
        if let (Some(folder), Ok(text)) = (file.parent(), serde_json::to_vec_pretty(&entries)) {
            // a list that cannot be kept is not worth an error over a study that was opened
            let _ = std::fs::create_dir_all(folder);
            let _ = write_bytes(file, &text);
        }
    }

    fn entries(&self) -> Vec<Entry> {
        let bytes = self.file.as_deref().and_then(|file| read_bytes(file).ok());
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }
}

/// Names an entry as long as it stays in its place: the list may change in another window.
fn id_of(position: usize, path: &Path) -> String {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    format!("{position}:{}", file.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_study_comes_first_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let recent = RecentStudies::of(&folder.path().join("not/there/yet"));
        assert!(recent.listed().is_empty());
        for name in ["a", "b", "a"] {
            recent.remember(&folder.path().join(format!("{name}.fulcrum")), name);
        }
        let names: Vec<String> = recent.listed().into_iter().map(|study| study.name).collect();
        assert_eq!(names, ["a", "b"]);
        let first = &recent.listed()[0];
        assert!(!first.is_there);
        assert_eq!(recent.path(&first.id), Some(folder.path().join("a.fulcrum")));
        assert_eq!(recent.path("7:x"), None);
        for number in 0..20 {
            recent.remember(&folder.path().join(number.to_string()), "many");
        }
        assert_eq!(recent.listed().len(), REMEMBERED);
    }

    #[test]
    fn a_damaged_list_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        let recent = RecentStudies::of(folder.path());
        assert!(recent.listed().is_empty());
        recent.remember(&folder.path().join("a.fulcrum"), "a");
        assert_eq!(recent.listed().len(), 1);
    }
}
