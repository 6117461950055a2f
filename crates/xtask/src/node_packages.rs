//! The page's packages: installed exactly as locked, and only when they are not.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::workspace::Workspace;
use std::fs;
use std::hash::{DefaultHasher, Hasher};

const LOCK: &str = "ui/package-lock.json";
/// npm's own record of what it put into `node_modules`.
const INSTALLED: &str = "ui/node_modules/.package-lock.json";
/// Our record of the two files above after the last installation that succeeded.
const STAMP: &str = "ui/node_modules/.fulcrum-stamp";

/// Installs the packages unless they are already in step with the lock file.
pub(crate) fn install(workspace: &Workspace) -> Result<(), Failure> {
    let read = |path| fs::read(workspace.path(path)).ok();
    let lock = read(LOCK).ok_or_else(|| {
        Failure::new(
            format!("{LOCK} cannot be read, so the page's packages are not known."),
            "Check it out again (`git checkout -- ui`) and run this again.",
        )
    })?;
    let recorded = fs::read_to_string(workspace.path(STAMP)).ok();
    if in_step(recorded.as_deref(), &lock, read(INSTALLED).as_deref()) {
        say::line("Already as the lock file says.");
        return Ok(());
    }
    // The packages need none of their own scripts, and code that does not run does no harm.
    Line::npm().args(["--prefix", "ui", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]).run(
        workspace,
        "The page's packages could not be installed.",
        "Look at npm's last lines above: without a network it cannot reach the registry; \
             when package.json and package-lock.json disagree, run `npm --prefix ui install` and \
             commit the lock file.",
    )?;
    if let Some(installed) = read(INSTALLED) {
        // A stamp that cannot be written only costs another installation next time.
        let _ = fs::write(workspace.path(STAMP), stamp(&lock, &installed));
    }
    Ok(())
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
