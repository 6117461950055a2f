//! Exported files in the hands of others: LibreOffice recalculates and shows them, openpyxl and python-pptx
//! read them, the Open XML SDK validates them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod deck;
mod programs;
mod workbook;
