//! `fulcrum export`: a study in another format.

use std::path::{Path, PathBuf};

use clap::Args;
use fulcrum_app::{ChartName, ExportFormat, export};

use super::{Failure, NOT_VALID, StudyArguments, write};

#[derive(Args)]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// The file to write; its name says the format (.csv, .svg, .png, .xlsx)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Which chart, such as cost_by_type; a wrong name lists all
    #[arg(long, value_name = "NAME")]
    chart: Option<String>,
    /// How many times as large as it is drawn a .png is: 1 to 4 [default: 2]
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(1..=4))]
    scale: Option<u32>,
}

impl ExportArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let format = export_format(&self.to, self.chart.as_deref(), self.scale)?;
        let read = self.study.read()?;
        let bytes = export(&read.study, format)
            .map_err(|error| Failure::new(NOT_VALID, error.to_string()))?;
        write(&self.to, &bytes)
    }
}

fn export_format(
    to: &Path,
    chart: Option<&str>,
    scale: Option<u32>,
) -> Result<ExportFormat, Failure> {
    let extension = to.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let named = || {
        let name = chart.unwrap_or(ChartName::CostByType.id());
        ChartName::from_id(name).ok_or_else(|| {
            let names = ChartName::ALL.map(ChartName::id).join(", ");
            Failure::usage(format!("there is no chart \"{name}\"; there are {names}"))
        })
    };
    match (extension, chart, scale) {
        ("csv", None, None) => Ok(ExportFormat::LedgerCsv),
        ("xlsx", None, None) => Ok(ExportFormat::Workbook),
        ("csv", Some(_), _) => Err(Failure::usage(
            "a ledger has no chart: leave --chart out, or write an .svg or .png",
        )),
        ("xlsx", Some(_), _) => Err(Failure::usage(
            "a workbook has charts of its own: leave --chart out, or write an .svg or .png",
        )),
        ("csv" | "svg" | "xlsx", _, Some(_)) => Err(Failure::usage(
            "only a .png has a size of its own: leave --scale out, or write a .png",
        )),
        ("svg", _, None) => named().map(ExportFormat::ChartSvg),
        ("png", _, scale) => Ok(ExportFormat::ChartPng(named()?, scale.unwrap_or(2))),
        _ => Err(Failure::usage(format!(
            "{}: expected a name that ends in .csv, .svg, .png or .xlsx, the formats that can be written",
            to.display()
        ))),
    }
}
