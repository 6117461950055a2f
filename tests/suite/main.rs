//! What holds across crates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod adjustments;
mod any_study;
mod assumptions_screen;
mod boundaries;
mod chart_screens;
mod choices_screens;
mod comparison;
mod deck;
mod digits_of_futures;
mod dimensions;
mod documents;
mod edits;
mod every_figure;
mod explanations;
mod guide;
mod hand_computed;
mod journeys;
mod lanes;
mod new_study;
mod new_study_form;
mod number_entry;
mod page;
mod properties;
mod rate_of_return;
mod rebase;
mod recorded_answers;
mod report_screen;
mod round_trip;
mod samples;
mod scenarios;
mod selector;
mod services_screen;
mod shell;
mod simulated_spending;
mod spread_of_trials;
mod study_files;
mod ties;
mod uncertainty_screen;
mod version_1;
mod warnings;
mod window_explanations;
mod workbook;
mod worked_examples;
