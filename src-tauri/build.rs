//! Declares the commands, so that each has a permission and no other can be called.

use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = AppManifest::new().commands(&[
        "show_start",
        "preview_new_study",
        "new_study",
        "open_initial",
        "open_sample",
        "open_recent",
        "choose_study",
        "open_offered",
        "show_study",
        "show_scenario",
        "edit_study",
        "reset_study",
        "undo",
        "redo",
        "save_study",
        "save_study_as",
        "close_window",
        "rank_assumptions",
        "set_assumption",
        "describe_parameters",
        "read_entry",
        "import_services",
        "export_services",
        "copy_services",
        "list_services",
        "weigh_adjustments",
        "find_best_hybrid",
        "weigh_choices",
        "compare_scenario",
        "explain_figure",
        "simulate_study",
        "draw_futures",
        "follow_run",
        "stop_run",
        "weigh_sensitivity",
        "draw_sensitivity",
        "assess_incident",
        "draw_chart",
        "copy_chart",
        "save_chart",
    ]);
    Ok(tauri_build::try_build(Attributes::new().app_manifest(commands))?)
}
