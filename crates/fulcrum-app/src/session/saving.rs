//! Saving the open study.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::errors::{another_file_there, another_study_opened, not_written};
use super::{Opening, Origin, Session};
use crate::contract::{CommandError, StudyHeading};
use crate::files::{STUDIES, SavePlace, with_ending, write_bytes};

/// Ending of study files.
const ENDING: &str = STUDIES.1;

impl Session {
    /// The file that saving writes; `None` for a study that has none yet.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn save_place(&self) -> Result<Option<PathBuf>, CommandError> {
        Ok(match &self.open()?.origin {
            Origin::New | Origin::Sample(_) | Origin::Recovered(_) => None,
            Origin::File(path) => Some(path.clone()),
        })
    }

    /// What to suggest when the person is asked where to save: the file of the study, the one that a
    /// recovered study came from, or a name for it, in no folder, if it has none yet.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn suggested_file(&self) -> Result<PathBuf, CommandError> {
        let open = self.open()?;
        Ok(match &open.origin {
            Origin::File(path) => path.clone(),
            Origin::Recovered(Some(source)) => source.suggested(),
            Origin::New | Origin::Sample(_) | Origin::Recovered(None) => {
                PathBuf::from(file_name_of(&open.base.study.name))
            }
        })
    }

    /// Which study is open, to be named when it is saved after a question to the person.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn opening(&self) -> Result<Opening, CommandError> {
        Ok(self.open()?.opening.clone())
    }

    /// Which study is open, and where to ask the person to save it.
    ///
    /// # Errors
    ///
    /// When no study is open.
    pub fn study_to_save(&self) -> Result<(Opening, SavePlace), CommandError> {
        let place = SavePlace::new("Save the study", STUDIES, self.suggested_file()?);
        Ok((self.opening()?, place))
    }

    /// Nothing, if the study that was open when the person was asked for a file is open still.
    ///
    /// # Errors
    ///
    /// When another study is open by now.
    pub(crate) fn still_open(&self, opening: &Opening) -> Result<(), CommandError> {
        if self.opening()? == *opening { Ok(()) } else { Err(another_study_opened()) }
    }

    /// [`Self::save`] of the study that was open when the person was asked where to. A name without
    /// the ending of study files gets it, unless it is that of the open file.
    ///
    /// # Errors
    ///
    /// When another study is open by now, or the name with its ending is that of another file, which
    /// the person was not asked about: nothing is written. And those of [`Self::save`].
    pub fn save_opening(
        &mut self,
        opening: &Opening,
        path: &Path,
    ) -> Result<StudyHeading, CommandError> {
        self.still_open(opening)?;
        if self.save_place()?.as_deref() == Some(path) {
            return self.save(path);
        }
        let path = with_ending(path, ENDING).map_err(another_file_there)?;
        self.save(&path)
    }

    /// Writes the open study to a file, whole or not at all, and goes on with that file. A file that
    /// already holds the study as it stands is left alone.
    ///
    /// # Errors
    ///
    /// When no study is open or the file cannot be written; it is as it was before.
    pub fn save(&mut self, path: &Path) -> Result<StudyHeading, CommandError> {
        let open = self.open()?;
        let is_its_own = matches!(&open.origin, Origin::File(own) if own == path);
        if !is_its_own || open.is_changed() || !path.exists() {
            let text = self.library.written(&open.document)?;
            write_bytes(path, text.as_bytes()).map_err(not_written)?;
        }
        let mut open = open.clone();
        open.origin = Origin::File(path.to_owned());
        open.opened = Arc::clone(&open.document);
        open.opened_study = Arc::new(open.base.study.clone());
        let heading = open.heading();
        self.open = Some(open);
        self.recovery.forget();
        self.recent.remember(path, &heading.name);
        Ok(heading)
    }
}

/// A file name made of a study's name: what file systems and people read without trouble.
fn file_name_of(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let stem: String = words.join("-").chars().take(60).collect();
    format!("{}.{ENDING}", if stem.is_empty() { "study" } else { stem.trim_end_matches('-') })
}

#[cfg(test)]
mod tests {
    use super::file_name_of;

    #[test]
    fn a_file_is_named_after_its_study() {
        for (name, file) in [
            ("Furniture retailer", "furniture-retailer.fulcrum"),
            ("../../etc/passwd", "etc-passwd.fulcrum"),
            ("Größe & Mehr", "größe-mehr.fulcrum"),
            ("<>:\"|?*", "study.fulcrum"),
        ] {
            assert_eq!(file_name_of(name), file);
        }
        assert!(file_name_of(&"long ".repeat(100)).chars().count() < 80);
    }
}
