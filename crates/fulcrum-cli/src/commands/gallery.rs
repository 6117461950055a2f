//! `fulcrum gallery`: every chart of a study on one page.

use std::path::PathBuf;

use clap::Args;
use fulcrum_app::{ChartSource, FIRST_SAMPLE, gallery, sample};

use super::{Failure, NOT_VALID, library, write};

#[derive(Args)]
pub(crate) struct GalleryArguments {
    /// The study file [default: a sample]
    study: Option<PathBuf>,
    /// The file to write, in HTML
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl GalleryArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = library()?;
        let (document, read) = match &self.study {
            Some(path) => library.open(path)?,
            None => {
                let text = sample(FIRST_SAMPLE).map_or("", |sample| sample.text);
                library.read(text.as_bytes())?
            }
        };
        let (library, document, study) = (&library, &document, &read.study);
        let source = ChartSource { library, document, study, over: [None, None] };
        let page = gallery(source).map_err(|error| Failure::new(NOT_VALID, error.to_string()))?;
        write(&self.to, page.as_bytes())
    }
}
