//! `fulcrum export`: a study in another format.

use std::path::{Path, PathBuf};

use clap::Args;
use fulcrum_app::{
    ChartLook, ChartName, ChartSource, StudyChart, chart_picture, chart_svg, ledger, study_workbook,
};

use super::{Failure, NOT_VALID, StudyArguments, library, write};

#[derive(Args)]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// The file to write; its name says the format (.csv, .svg, .png, .xlsx)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    chart: ChartArguments,
    /// How many times as large as it is drawn a .png is: 1 to 4 [default: 2]
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(1..=4))]
    scale: Option<u32>,
}

/// Which chart, and how it is drawn.
#[derive(Args)]
struct ChartArguments {
    /// Which chart, such as cost_by_type; a wrong name lists all
    #[arg(long, value_name = "NAME")]
    chart: Option<String>,
    /// How large the chart is drawn, in pixels [default: 960x480]
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    size: Option<(u32, u32)>,
    /// Draw the chart for a dark ground
    #[arg(long)]
    dark: bool,
    /// Leave lost revenue out of the chart
    #[arg(long)]
    spending_only: bool,
    /// Path of the assumption that rises to the right in a win_map [default: what moves the saving most]
    #[arg(long, value_name = "PATH")]
    across: Option<String>,
    /// Path of the assumption that rises upwards in a win_map
    #[arg(long, value_name = "PATH")]
    up: Option<String>,
}

/// A format, of a chart where it has one.
#[derive(Clone, Copy, Debug)]
enum Format {
    LedgerCsv,
    ChartSvg(StudyChart),
    ChartPng(StudyChart, u32),
    Workbook,
}

impl ExportArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let format = self.format()?;
        let library = library()?;
        let (document, read, scenario) = self.study.read_document(&library)?;
        let chart = &self.chart;
        let source = ChartSource {
            library: &library,
            document: &document,
            study: &read.study,
            over: [chart.across.as_deref(), chart.up.as_deref()],
        };
        let bytes = match format {
            Format::LedgerCsv => ledger(&read.study),
            Format::Workbook => study_workbook(&read.study, scenario.as_deref()),
            Format::ChartSvg(named) => chart_svg(source, named, chart.look()),
            Format::ChartPng(named, scale) => chart_picture(source, named, chart.look(), scale),
        };
        let bytes = bytes.map_err(|error| Failure::new(NOT_VALID, error.to_string()))?;
        write(&self.to, &bytes)
    }

    fn format(&self) -> Result<Format, Failure> {
        let chart = &self.chart;
        match (extension(&self.to), self.scale) {
            ("csv", None) if chart.is_left_out() => Ok(Format::LedgerCsv),
            ("xlsx", None) if chart.is_left_out() => Ok(Format::Workbook),
            ("csv", None) => Err(Failure::usage(
                "a ledger has no chart: leave --chart and what belongs to it out, or write an .svg or .png",
            )),
            ("xlsx", None) => Err(Failure::usage(
                "a workbook has charts of its own: leave --chart and what belongs to it out, or write an .svg or .png",
            )),
            ("csv" | "svg" | "xlsx", Some(_)) => Err(Failure::usage(
                "only a .png has a size of its own: leave --scale out, or write a .png",
            )),
            ("svg", None) => Ok(Format::ChartSvg(chart.named()?)),
            ("png", scale) => Ok(Format::ChartPng(chart.named()?, scale.unwrap_or(2))),
            _ => Err(Failure::usage(format!(
                "{}: expected a name that ends in .csv, .svg, .png or .xlsx, the formats that can be written",
                self.to.display()
            ))),
        }
    }
}

impl ChartArguments {
    fn is_left_out(&self) -> bool {
        self.chart.is_none()
            && self.size.is_none()
            && !self.dark
            && !self.spending_only
            && self.across.is_none()
            && self.up.is_none()
    }

    fn named(&self) -> Result<StudyChart, Failure> {
        let name = self.chart.as_deref().unwrap_or(ChartName::CostByType.id());
        let chart = StudyChart::from_id(name).ok_or_else(|| {
            let names: Vec<&str> = StudyChart::all().map(StudyChart::id).collect();
            Failure::usage(format!("there is no chart \"{name}\"; there are {}", names.join(", ")))
        })?;
        if chart != StudyChart::WinMap && (self.across.is_some() || self.up.is_some()) {
            return Err(Failure::usage(
                "--across and --up are for a win_map: leave them out, or say --chart win_map",
            ));
        }
        Ok(chart)
    }

    fn look(&self) -> ChartLook {
        let usual = ChartLook::default();
        ChartLook {
            size: self.size.unwrap_or(usual.size),
            is_dark: self.dark,
            is_spending_only: self.spending_only,
        }
    }
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default()
}

/// `960x480` as width and height.
fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once('x').and_then(|(width, height)| {
        Some((width.trim().parse().ok()?, height.trim().parse().ok()?))
    });
    sides.ok_or_else(|| "expected a width and a height in pixels, such as 960x480".to_owned())
}
