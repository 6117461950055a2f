//! `fulcrum format`: a study file in canonical form.

use std::path::PathBuf;

use clap::Args;

use super::{Failure, library, write};
use crate::output::print;

#[derive(Args)]
pub(crate) struct FormatArguments {
    /// The study file
    study: PathBuf,
    /// The file to write instead of printing; the study file itself is rewritten in place
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

impl FormatArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = library()?;
        let (document, _) = library.open(&self.study)?;
        let text = library.written(&document)?;
        match &self.to {
            Some(to) => write(to, text.as_bytes()),
            None => print(&text),
        }
    }
}
