//! `fulcrum gallery`: every chart of studies on one page.

use std::path::PathBuf;

use clap::Args;
use fulcrum_app::{ChartSource, SAMPLES, gallery};

use super::{Failure, NOT_VALID, library, write};

#[derive(Args)]
pub(crate) struct GalleryArguments {
    /// The study files [default: the samples]
    studies: Vec<PathBuf>,
    /// The file to write, in HTML
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl GalleryArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let library = library()?;
        let opened = match self.studies.as_slice() {
            [] => {
                let read = SAMPLES.iter().map(|sample| library.read(sample.text.as_bytes()));
                read.collect::<Result<Vec<_>, _>>()?
            }
            paths => paths.iter().map(|path| library.open(path)).collect::<Result<Vec<_>, _>>()?,
        };
        let sources: Vec<ChartSource<'_>> = opened
            .iter()
            .map(|(document, read)| ChartSource {
                library: &library,
                document,
                study: &read.study,
                over: [None, None],
            })
            .collect();
        let page = gallery(&sources).map_err(|error| Failure::new(NOT_VALID, error.to_string()))?;
        write(&self.to, page.as_bytes())
    }
}
