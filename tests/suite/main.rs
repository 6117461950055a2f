//! What holds across crates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod adjustments;
mod boundaries;
mod hand_computed;
mod journeys;
mod page;
mod properties;
mod round_trip;
mod samples;
mod shell;
mod study_files;
mod version_1;
mod worked_examples;
