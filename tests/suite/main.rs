//! What holds across crates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod adjustments;
mod any_study;
mod boundaries;
mod hand_computed;
mod journeys;
mod lanes;
mod page;
mod properties;
mod samples;
mod shell;
mod study_files;
mod worked_examples;
