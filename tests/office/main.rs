//! Exported files in the hands of others: LibreOffice recalculates them, openpyxl, pypdf and poppler read them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod business_case;
mod print;
mod programs;
mod workbook;
