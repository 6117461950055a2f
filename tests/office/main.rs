//! Exported files in the hands of an office suite: LibreOffice recalculates them, openpyxl reads them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod programs;
mod workbook;
