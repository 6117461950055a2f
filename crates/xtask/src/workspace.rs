//! Where the project is, and where Cargo puts what it builds.

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// The folder that holds the workspace's `Cargo.toml`.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the workspace from this crate's own folder, so that it does not matter in which
    /// subfolder the command was typed.
    pub(crate) fn find() -> Result<Self, Failure> {
        // Cargo says at run time where the crate is; the place at compile time only serves when
        // the binary is started by hand, because a checkout can have been moved since.
        let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = crate_folder.ancestors().nth(2).map(Path::to_path_buf);
        root.filter(|root| root.join("Cargo.toml").is_file() && root.join("crates").is_dir())
            .map(|root| Self { root })
            .ok_or_else(|| {
                Failure::new(
                    format!("The project was not found around {}.", crate_folder.display()),
                    "Run it as `cargo xtask` inside the project's folder.",
                )
            })
    }

    /// The project's folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder of the project.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}

/// A program built in the same profile as this one: it lies beside it, wherever
/// `CARGO_TARGET_DIR` or a configuration file put the target folder.
pub(crate) fn built_beside(name: &str) -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.parent()?.to_path_buf();
    Some(folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_workspace() {
        let workspace = Workspace::find().unwrap();
        assert!(workspace.path("crates/xtask/Cargo.toml").is_file());
    }
}
