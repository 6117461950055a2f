//! `fulcrum export`: a study in another format.

use std::path::{Path, PathBuf};

use clap::Args;
use fulcrum_app::{ChartName, ExportFormat, export};

use super::{Failure, NOT_VALID, StudyArguments, write};

#[derive(Args)]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// The file to write; its name says the format (.csv, .svg)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Which chart: cost_by_type or cumulative_cost
    #[arg(long, value_name = "NAME")]
    chart: Option<String>,
}

impl ExportArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let format = export_format(&self.to, self.chart.as_deref())?;
        let read = self.study.read()?;
        let bytes = export(&read.study, format)
            .map_err(|error| Failure::new(NOT_VALID, error.to_string()))?;
        write(&self.to, &bytes)
    }
}

fn export_format(to: &Path, chart: Option<&str>) -> Result<ExportFormat, Failure> {
    let extension = to.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let names = || ChartName::ALL.map(ChartName::id).join(", ");
    match (extension, chart) {
        ("csv", None) => Ok(ExportFormat::LedgerCsv),
        ("csv", Some(_)) => {
            Err(Failure::usage("a ledger has no chart: leave --chart out, or write an .svg"))
        }
        ("svg", None) => Ok(ExportFormat::ChartSvg(ChartName::CostByType)),
        ("svg", Some(name)) => {
            ChartName::from_id(name).map(ExportFormat::ChartSvg).ok_or_else(|| {
                Failure::usage(format!("there is no chart \"{name}\"; there are {}", names()))
            })
        }
        _ => Err(Failure::usage(format!(
            "{}: expected a name that ends in .csv or .svg, the formats that can be written",
            to.display()
        ))),
    }
}
