//! `fulcrum export`: a study in another format.

mod options;

use std::path::{Path, PathBuf};

use clap::Args;
use fulcrum_app::contract::CostBasis;
use fulcrum_app::{
    CaseContents, ChartSource, StudyChart, business_case, case_printed, case_slides, case_summary,
    chart_picture, chart_svg, ledger, study_workbook,
};

use self::options::ExportOptions;
use super::{Failure, NOT_VALID, StudyArguments, library, write};

#[derive(Args)]
pub(crate) struct ExportArguments {
    #[command(flatten)]
    study: StudyArguments,
    /// The file to write; its name says the format (.pptx, .pdf, .xlsx, .md, .csv, .svg, .png)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    options: ExportOptions,
}

/// A format, with the chart or the contents that it is of.
#[derive(Clone, Debug)]
enum Format {
    LedgerCsv,
    Workbook,
    ChartSvg(StudyChart),
    ChartPng(StudyChart),
    Slides(CaseContents),
    Printed(CaseContents),
    Summary(CaseContents),
}

impl ExportArguments {
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let options = &self.options;
        let format = self.format()?;
        let template = options.template()?;
        let library = library()?;
        let (document, read, scenario) = self.study.read_document(&library)?;
        let (scenario, study) = (scenario.as_deref(), &read.study);
        let source =
            ChartSource { library: &library, document: &document, study, over: options.over() };
        let basis = match options.spending_only {
            true => CostBasis::SpendingOnly,
            false => CostBasis::AllCosts,
        };
        let case = |contents: &CaseContents| {
            business_case(source, scenario, basis, contents)
                .map_err(|error| Failure::new(NOT_VALID, error.to_string()))
        };
        let bytes = match &format {
            Format::LedgerCsv => ledger(study),
            Format::Workbook => study_workbook(study, scenario),
            Format::ChartSvg(chart) => chart_svg(source, *chart, options.look()),
            Format::ChartPng(chart) => {
                chart_picture(source, *chart, options.look(), options.scale())
            }
            Format::Slides(contents) => case_slides(&case(contents)?, template.as_deref()),
            Format::Printed(contents) => case_printed(&case(contents)?, options.paper()),
            Format::Summary(contents) => Ok(case_summary(&case(contents)?).into_bytes()),
        };
        write(&self.to, &bytes.map_err(|error| Failure::new(NOT_VALID, error.to_string()))?)
    }

    fn format(&self) -> Result<Format, Failure> {
        let options = &self.options;
        let extension = extension(&self.to);
        options.check(extension).map_err(|reason| match reason {
            Some(reason) => Failure::usage(reason),
            None => Failure::usage(format!(
                "{}: expected a name that ends in .pptx, .pdf, .xlsx, .md, .csv, .svg or .png, the formats that can be written",
                self.to.display()
            )),
        })?;
        Ok(match extension {
            "csv" => Format::LedgerCsv,
            "xlsx" => Format::Workbook,
            "svg" => Format::ChartSvg(options.chart()?),
            "png" => Format::ChartPng(options.chart()?),
            "pptx" => Format::Slides(options.contents(CaseContents::slides())?),
            "pdf" => Format::Printed(options.contents(CaseContents::printed())?),
            _ => Format::Summary(options.contents(CaseContents::summary())?),
        })
    }
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default()
}
