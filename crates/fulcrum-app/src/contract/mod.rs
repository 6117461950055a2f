//! The contract between the page and the application: every request and every answer, once.
//!
//! TypeScript is generated from these types into `ui/src/lib/ipc/generated` and committed; a test
//! fails when the two differ. Figures cross as text: either plain decimals (`"0.35"`), for
//! controls, or formatted for reading (`"$9.8M"`). The page computes with neither.
//!
//! Every command that opens, changes or shows the study answers with a [`Workspace`]: the heading,
//! the answer, and the screen that the request's [`View`] asks for, all from one evaluation.

mod adjustments;
mod assumptions;
mod balance;
mod charts;
mod edits;
mod error;
mod explanation;
mod insurance;
mod overview;
mod report;
mod run_figures;
mod scenarios;
mod selector;
mod sensitivity;
mod services;
mod start;
mod timeline;
#[cfg(test)]
mod types;
mod uncertainty;
mod view;
mod workspace;

pub use adjustments::*;
pub use assumptions::*;
pub use balance::*;
pub use charts::*;
pub use edits::*;
pub use error::*;
pub use explanation::*;
pub use insurance::*;
pub use overview::*;
pub use report::*;
pub use run_figures::*;
pub use scenarios::*;
pub use selector::*;
pub use sensitivity::*;
pub use services::*;
pub use start::*;
pub use timeline::*;
pub use uncertainty::*;
pub use view::*;
pub use workspace::*;

/// The commands the page may call, by name. The shell registers exactly these and the window's
/// capability grants exactly these; tests compare all three.
pub const COMMANDS: [&str; 46] = [
    "show_start",
    "preview_new_study",
    "new_study",
    "open_initial",
    "open_sample",
    "open_recent",
    "discard_recovered",
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
    "compose_report",
    "save_report",
    "copy_summary",
    "choose_template",
    "drop_template",
];

/// Declares structs that cross between the page and the application.
macro_rules! wire {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        $item
    )* };
}
pub(crate) use wire;
