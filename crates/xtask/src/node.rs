//! Whether Node.js is there and new enough to build the page.

use crate::failure::Failure;
use crate::line::Line;
use crate::say;
use crate::workspace::Workspace;

/// Major, minor and patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version(u32, u32, u32);

const ADVICE: &str = "Install Node.js 22 or 24 from https://nodejs.org (or with your version manager; a \
     distribution's own package is often older), which brings npm, and run this again.";

/// Checks Node.js and npm.
pub(crate) fn check(workspace: &Workspace) -> Result<(), Failure> {
    let printed = printed_by(&Line::new("node").arg("--version"), workspace)
        .ok_or_else(|| Failure::new("Node.js is needed to build the page.", ADVICE))?;
    let suits = parse(&printed).is_some_and(suits);
    if !suits {
        return Err(Failure::new(
            format!("The page needs Node.js 20.19, 22.12 or newer; `node` here is {printed}."),
            ADVICE,
        ));
    }
    let npm = printed_by(&Line::npm().arg("--version"), workspace)
        .ok_or_else(|| Failure::new("npm is needed to install the page's packages.", ADVICE))?;
    say::line(format!("Node.js {printed} with npm {npm}."));
    Ok(())
}

fn printed_by(line: &Line, workspace: &Workspace) -> Option<String> {
    let output = line.observe(workspace).filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Reads what `node --version` prints, `v20.19.1`.
fn parse(printed: &str) -> Option<Version> {
    let numbers = printed.trim().trim_start_matches('v');
    // Nightly builds add a suffix: v26.0.0-nightly2026….
    let numbers = numbers.split(['-', '+']).next()?;
    let mut parts = numbers.split('.').map(|part| part.parse().ok());
    let version = Version(parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(version)
}

/// Vite 8 declares `^20.19.0 || >=22.12.0`.
fn suits(Version(major, minor, _): Version) -> bool {
    (major == 20 && minor >= 19) || (major == 22 && minor >= 12) || major > 22
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_versions() {
        assert_eq!(parse("v20.19.1\n"), Some(Version(20, 19, 1)));
        assert_eq!(parse("22.12.0"), Some(Version(22, 12, 0)));
        assert_eq!(parse("v26.0.0-nightly20260101"), Some(Version(26, 0, 0)));
    }

    #[test]
    fn refuses_what_is_no_version() {
        for text in ["", "v", "node", "v20", "v20.19", "v20.x.1", "v1.2.3.4"] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn accepts_what_vite_accepts() {
        for (text, expected) in [
            ("v18.20.4", false),
            ("v20.18.3", false),
            ("v20.19.0", true),
            ("v21.7.3", false),
            ("v22.11.0", false),
            ("v22.12.0", true),
            ("v23.0.0", true),
            ("v24.1.0", true),
        ] {
            assert_eq!(parse(text).is_some_and(suits), expected, "{text}");
        }
    }
}
