//! The `fulcrum` command: everything the application computes, without a window.
//!
//! Exit status: 0 done, 1 the study is not valid, 2 wrong usage, 3 a file could not be read or
//! written, 130 stopped by Ctrl-C.

mod arguments;
mod commands;
mod output;
mod running;
mod terminal_table;
mod wrapping;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match arguments::Arguments::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::print_errors(&failure.lines);
            ExitCode::from(failure.status)
        }
    }
}
