//! Whether a run of the checks left the checkout as it was.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::workspace::Workspace;

/// The state of the checkout: one line for each file that differs from the last commit.
/// Nothing outside a checkout, or where git refuses to read it.
pub(crate) fn state(workspace: &Workspace) -> Option<String> {
    // Without optional locks the question itself changes nothing.
    let output = status_line().observe(workspace).filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Fails when the checkout differs from the state it had before.
pub(crate) fn check(workspace: &Workspace, before: Option<&str>) -> Result<(), Failure> {
    let after = state(workspace);
    let (Some(before), Some(after)) = (before, after.as_deref()) else {
        say::line("Left out: this is not a git checkout that can be read.");
        return Ok(());
    };
    let changes = changes(before, after);
    if changes.is_empty() {
        say::line("No file was changed, added or removed.");
        return Ok(());
    }
    Err(Failure::new(
        format!("The checks changed files of the project:\n{}", changes.join("\n")),
        "Look at them with `git diff` and `git status`. A generated file that is out of date \
         belongs in the next commit; a file that a test leaves behind is a fault of the test.",
    )
    .repeated_by(status_line().show()))
}

fn status_line() -> Line {
    Line::new("git").args(["--no-optional-locks", "status", "--porcelain", "--untracked-files=all"])
}

/// The lines that one state has and the other has not.
fn changes(before: &str, after: &str) -> Vec<String> {
    let only_in = |one: &str, other: &str, mark: &str| -> Vec<String> {
        let missing = |line: &&str| !other.lines().any(|known| known == *line);
        one.lines().filter(missing).map(|line| format!("  {mark}: {line}")).collect()
    };
    [only_in(after, before, "now"), only_in(before, after, "no longer")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_state_has_no_changes() {
        assert!(changes("", "").is_empty());
        assert!(changes(" M a.rs\n?? b.rs\n", " M a.rs\n?? b.rs\n").is_empty());
    }

    #[test]
    fn names_what_came_and_what_went() {
        assert_eq!(
            changes(" M a.rs\n?? b.rs\n", " M a.rs\n?? c.rs\n"),
            ["  now: ?? c.rs", "  no longer: ?? b.rs"]
        );
        // A file that was new and is now also changed.
        assert_eq!(changes("A  a\n", "AM a\n"), ["  now: AM a", "  no longer: A  a"]);
    }
}
