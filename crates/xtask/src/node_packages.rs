//! Packages of Node.js: installed exactly as locked, and only when they are not.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::workspace::Workspace;
use std::fs;
use std::hash::{DefaultHasher, Hasher};

/// A folder with packages of its own, and what they are for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Packages {
    folder: &'static str,
    words: &'static str,
}

impl Packages {
    /// What the page is built and tested with.
    pub(crate) const PAGE: Self = Self { folder: "ui", words: "page's packages" };
    /// The validator of exported files.
    pub(crate) const OFFICE: Self = Self { folder: "tests/office", words: "validator's packages" };

    fn lock(self) -> String {
        format!("{}/package-lock.json", self.folder)
    }

    /// npm's own record of what it put into `node_modules`.
    fn installed(self) -> String {
        format!("{}/node_modules/.package-lock.json", self.folder)
    }

    /// Our record of the two files above after the last installation that succeeded.
    fn stamp(self) -> String {
        format!("{}/node_modules/.fulcrum-stamp", self.folder)
    }

    /// Installs the packages unless they are already in step with the lock file.
    pub(crate) fn install(self, workspace: &Workspace) -> Result<(), Failure> {
        let Self { folder, words } = self;
        let read = |path: String| fs::read(workspace.path(&path)).ok();
        let lock = read(self.lock()).ok_or_else(|| {
            Failure::new(
                format!("{} cannot be read, so the {words} are not known.", self.lock()),
                format!("Check it out again (`git checkout -- {folder}`) and run this again."),
            )
        })?;
        let recorded = fs::read_to_string(workspace.path(&self.stamp())).ok();
        if in_step(recorded.as_deref(), &lock, read(self.installed()).as_deref()) {
            say::line("Already as the lock file says.");
            return Ok(());
        }
        // The packages need none of their own scripts, and code that does not run does no harm.
        Line::npm()
            .args(["--prefix", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .run(
                workspace,
                "Packages of Node.js could not be installed.",
                &format!(
                    "These are the {words}. Look at npm's last lines above: without a network it \
                     cannot reach the registry; when package.json and package-lock.json disagree, \
                     run `npm --prefix {folder} install` and commit the lock file."
                ),
            )?;
        if let Some(installed) = read(self.installed()) {
            // A stamp that cannot be written only costs another installation next time.
            let _ = fs::write(workspace.path(&self.stamp()), stamp(&lock, &installed));
        }
        Ok(())
    }
}

/// Whether the last installation was made from this lock file, and nothing was installed since.
fn in_step(recorded: Option<&str>, lock: &[u8], installed: Option<&[u8]>) -> bool {
    match (recorded, installed) {
        (Some(recorded), Some(installed)) => recorded == stamp(lock, installed),
        _ => false,
    }
}

/// Names the contents of the two files and the platform, whose packages differ when a folder is
/// shared between systems.
fn stamp(lock: &[u8], installed: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    for content in [lock, installed] {
        hasher.write_usize(content.len());
        hasher.write(content);
    }
    let hash = hasher.finish();
    format!("{} {} {hash:016x}", std::env::consts::OS, std::env::consts::ARCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_step_after_an_installation() {
        let recorded = stamp(b"lock", b"installed");
        assert!(in_step(Some(&recorded), b"lock", Some(b"installed")));
    }

    #[test]
    fn out_of_step_when_the_lock_file_changed() {
        let recorded = stamp(b"lock", b"installed");
        assert!(!in_step(Some(&recorded), b"lock, changed", Some(b"installed")));
    }

    #[test]
    fn out_of_step_when_something_else_was_installed() {
        let recorded = stamp(b"lock", b"installed");
        assert!(!in_step(Some(&recorded), b"lock", Some(b"installed, and more")));
    }

    #[test]
    fn out_of_step_when_nothing_was_installed_or_recorded() {
        assert!(!in_step(None, b"lock", Some(b"installed")));
        assert!(!in_step(Some(&stamp(b"lock", b"")), b"lock", None));
        assert!(!in_step(Some(""), b"lock", Some(b"installed")));
    }

    #[test]
    fn where_one_file_ends_and_the_other_begins_matters() {
        assert_ne!(stamp(b"ab", b"c"), stamp(b"a", b"bc"));
    }
}
