//! The Fulcrum window.

// no console window behind the application on Windows
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![allow(clippy::print_stderr, reason = "without a window there is nowhere else to say why")]

use std::process::ExitCode;

mod commands;
mod dialogs;
mod shell;

fn main() -> ExitCode {
    match shell::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("Fulcrum could not start: {message}");
            ExitCode::FAILURE
        }
    }
}
