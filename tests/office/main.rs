//! Exported files in the hands of others: LibreOffice recalculates and shows them, openpyxl, python-pptx, pypdf
//! and poppler read them, the Open XML SDK validates them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod business_case;
mod deck;
mod print;
mod programs;
mod workbook;
