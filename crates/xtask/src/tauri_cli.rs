//! Tauri's command line: packages the application and generates its icons.

use crate::line::Line;
use crate::workspace::Workspace;

/// npm's name and the one version whose results are known.
const PACKAGE: &str = "@tauri-apps/cli@2.12.5";

/// The command among the page's packages when it is there, else npm fetches the pinned version.
pub(crate) fn line(workspace: &Workspace) -> Line {
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let installed = workspace.path("ui/node_modules/.bin").join(name);
    if installed.is_file() { Line::new(installed) } else { fetched() }
}

fn fetched() -> Line {
    Line::npm()
        .args(["exec", "--yes", "--ignore-scripts"])
        .arg(format!("--package={PACKAGE}"))
        .args(["--", "tauri"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_pinned() {
        assert_eq!(
            fetched().show(),
            "npm exec --yes --ignore-scripts --package=@tauri-apps/cli@2.12.5 -- tauri"
        );
    }
}
