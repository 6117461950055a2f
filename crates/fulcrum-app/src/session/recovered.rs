//! The file that an unsaved study came from, as it was when something was first left unsaved:
//! written beside the copy
//! that is kept of the study, so that it can be saved there after a crash.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::contract::RecoveredStudy;
use crate::files::{read_bytes, write_bytes};

/// A file and how it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Source {
    /// Where it is.
    pub(super) path: PathBuf,
    /// When it was written, and its length in bytes; `None` when there was no such file.
    state: Option<(SystemTime, u64)>,
}

impl Source {
    /// A file as it is.
    pub(super) fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), state: state_of(path) }
    }

    /// What stands in a file of this program; `None` where nobody could write it or it is damaged.
    pub(super) fn read(file: &Path) -> Option<Self> {
        serde_json::from_slice(&read_bytes(file).ok()?).ok()
    }

    /// Writes it to a file of this program.
    pub(super) fn write(&self, file: &Path) {
        if let Ok(text) = serde_json::to_vec(self) {
            // without it the study is recovered as one that has no file
            let _ = write_bytes(file, &text);
        }
    }

    /// Whether another program has written, or removed, the file since.
    fn has_changed(&self) -> bool {
        state_of(&self.path) != self.state
    }

    /// What to suggest as the file to save to: the file itself, or another name beside it when the file
    /// is not what it was.
    pub(super) fn suggested(&self) -> PathBuf {
        if !self.has_changed() || !self.path.exists() {
            return self.path.clone();
        }
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!("{stem} (recovered).fulcrum"))
    }

    fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

fn state_of(path: &Path) -> Option<(SystemTime, u64)> {
    let there = path.metadata().ok()?;
    Some((there.modified().ok()?, there.len()))
}

/// An entry of the start page. `copy` is the file of the copy.
pub(super) fn entry(
    id: String,
    name: String,
    copy: &Path,
    source: Option<&Source>,
) -> RecoveredStudy {
    let file = match source {
        None => "Never saved to a file".to_owned(),
        Some(source) if !source.path.exists() => {
            format!("From {}, which is not there any more", source.file_name())
        }
        Some(source) if source.has_changed() => {
            format!("From {}, which has been changed since by another program", source.file_name())
        }
        Some(source) => format!("From {}", source.file_name()),
    };
    let age = copy.metadata().and_then(|copy| copy.modified()).ok();
    let age = age.and_then(|kept| SystemTime::now().duration_since(kept).ok());
    let folder = source.and_then(|source| source.path.parent());
    RecoveredStudy {
        id,
        name,
        about: format!("{file}; as it was {}", ago(age.unwrap_or_default())),
        folder: folder.map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}

/// How long ago something was, for reading.
fn ago(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    let (count, unit) = match minutes {
        0 => return "less than a minute ago".to_owned(),
        1..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_said_in_the_largest_unit_that_fits() {
        for (seconds, words) in [
            (0, "less than a minute ago"),
            (119, "1 minute ago"),
            (3_599, "59 minutes ago"),
            (3_600, "1 hour ago"),
            (86_399, "23 hours ago"),
            (172_800, "2 days ago"),
        ] {
            assert_eq!(ago(Duration::from_secs(seconds)), words);
        }
    }

    #[test]
    fn a_file_is_suggested_unless_another_program_has_changed_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.fulcrum");
        std::fs::write(&path, "one").unwrap();
        let source = Source::of(&path);
        let kept = folder.path().join("1.json");
        source.write(&kept);
        assert_eq!(Source::read(&kept), Some(source.clone()));
        assert_eq!(source.suggested(), path);
        std::fs::write(&path, "another").unwrap();
        assert_eq!(source.suggested(), folder.path().join("plan (recovered).fulcrum"));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(source.suggested(), path);
        assert_eq!(Source::read(&path), None);
    }
}
