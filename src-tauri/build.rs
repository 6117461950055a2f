//! Declares the commands, so that each has a permission and no other can be called.

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = AppManifest::new().commands(&[
        "open_initial",
        "list_samples",
        "open_sample",
        "choose_study",
        "show_overview",
        "rank_assumptions",
        "set_assumption",
        "reset_study",
    ]);
    Ok(tauri_build::try_build(Attributes::new().app_manifest(commands))?)
}
