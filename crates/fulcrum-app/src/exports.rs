//! Files of other formats, as bytes.

use fulcrum_charts::{Chart, ChartError, ColourScheme, Size};
use fulcrum_export::{
    BusinessCase, DeckError, DeckOptions, Edition, ExportError, Paper, PngError, PrintError,
    WorkbookError, chart_png, deck, ledger_csv, markdown, printed_report, workbook,
};
use fulcrum_model::evaluate::{Inputs, Plan, evaluate};
use fulcrum_model::{Ledger, Overflow, Study};
use thiserror::Error;

use crate::charts::{ChartSource, StudyChart, StudyChartError, StudyCharts};
use crate::contract::CostBasis;
use crate::evaluation_table::{evaluation_page, study_heading};

/// Why a study could not be exported.
#[derive(Debug, Error)]
pub enum StudyExportError {
    /// Its figures are too large.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
    /// The chart could not be drawn.
    #[error(transparent)]
    Chart(#[from] StudyChartError),
    /// The chart could not be made a PNG.
    #[error(transparent)]
    Picture(#[from] PngError),
    /// The slides could not be made.
    #[error(transparent)]
    Deck(#[from] DeckError),
    /// The report could not be printed.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// The workbook could not be made.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// The format could not be made.
    #[error(transparent)]
    Format(#[from] ExportError),
}

impl From<ChartError> for StudyExportError {
    fn from(error: ChartError) -> Self {
        Self::Chart(error.into())
    }
}

/// What exported files say of their making. Their date is always the same one: files of the same study
/// are alike to the byte.
const EDITION: Edition<'_> = Edition { program: PROGRAM, dated: (2000, 1, 1) };

/// The program and its version.
pub(crate) const PROGRAM: &str = concat!("Fulcrum ", env!("CARGO_PKG_VERSION"));

/// Width and height of an exported chart, CSS pixels.
pub(crate) const CHART_SIZE: (u32, u32) = (960, 480);

/// How an exported chart looks.
#[derive(Clone, Copy, Debug)]
pub struct ChartLook {
    /// Width and height, CSS pixels.
    pub size: (u32, u32),
    /// Whether it is for a dark ground.
    pub is_dark: bool,
    /// Whether lost revenue is left out.
    pub is_spending_only: bool,
}

impl Default for ChartLook {
    /// All costs, for a light ground.
    fn default() -> Self {
        Self { size: CHART_SIZE, is_dark: false, is_spending_only: false }
    }
}

impl ChartLook {
    const fn colours(self) -> ColourScheme {
        if self.is_dark { ColourScheme::Dark } else { ColourScheme::Light }
    }

    fn draw(self, source: ChartSource<'_>, chart: StudyChart) -> Result<Chart, StudyExportError> {
        let basis = match self.is_spending_only {
            true => CostBasis::SpendingOnly,
            false => CostBasis::AllCosts,
        };
        let size = Size::new(self.size.0, self.size.1)?;
        Ok(StudyCharts::new(source, basis).draw(chart, size, self.colours())?)
    }
}

/// Every posting of a study, as CSV. The same study gives the same bytes.
///
/// # Errors
///
/// When its figures are too large for the format.
pub fn ledger(study: &Study) -> Result<Vec<u8>, StudyExportError> {
    let plan = Plan::new(study);
    let mut ledger = Ledger::default();
    evaluate(&plan, &Inputs::likely(study, &plan.effective), &mut ledger);
    Ok(ledger_csv(study, &plan, &ledger)?)
}

/// A study, or its scenario of this name, as a workbook with live formulas. The same study gives the same bytes.
///
/// # Errors
///
/// When its figures are too large, or it is too large for a workbook.
pub fn study_workbook(study: &Study, scenario: Option<&str>) -> Result<Vec<u8>, StudyExportError> {
    let title = study_heading(study, scenario);
    Ok(workbook(study, &title, &evaluation_page(study, scenario)?, EDITION)?)
}

/// A business case as slides with native charts, on the layouts of a company's own template where there is
/// one. The same case and template give the same bytes.
///
/// # Errors
///
/// When the template cannot be used, or the slides cannot be written.
pub fn case_slides(
    case: &BusinessCase,
    template: Option<&[u8]>,
) -> Result<Vec<u8>, StudyExportError> {
    Ok(deck(case, DeckOptions { base: template }, EDITION)?)
}

/// A business case as Markdown for a wiki, charts as their sentences and tables.
#[must_use]
pub fn case_summary(case: &BusinessCase) -> String {
    markdown(case)
}

/// A business case as PDF. The same case gives the same bytes.
///
/// # Errors
///
/// When it cannot be written.
pub fn case_printed(case: &BusinessCase, paper: Paper) -> Result<Vec<u8>, StudyExportError> {
    Ok(printed_report(case, paper, EDITION)?)
}

/// A chart of a study as SVG. The same study gives the same bytes.
///
/// # Errors
///
/// When the chart cannot be drawn.
pub fn chart_svg(
    source: ChartSource<'_>,
    chart: StudyChart,
    look: ChartLook,
) -> Result<Vec<u8>, StudyExportError> {
    Ok(look.draw(source, chart)?.svg.into_bytes())
}

/// A chart of a study as PNG, so many times as large as it is drawn: 1 to 4. The same study gives the
/// same bytes.
///
/// # Errors
///
/// When the chart cannot be drawn, or the scale is not offered.
pub fn chart_picture(
    source: ChartSource<'_>,
    chart: StudyChart,
    look: ChartLook,
    scale: u32,
) -> Result<Vec<u8>, StudyExportError> {
    let svg = look.draw(source, chart)?.svg;
    let ground = look.colours().palette().ground;
    Ok(chart_png(&svg, scale, [ground.red, ground.green, ground.blue])?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ChartName, Library};

    #[test]
    fn a_chart_is_exported_as_a_picture_of_the_asked_size() {
        let library = Library::new().unwrap();
        let text = crate::sample(crate::FIRST_SAMPLE).unwrap().text;
        let (document, read) = library.read(text.as_bytes()).unwrap();
        let (library, document, study) = (&library, &document, &read.study);
        let source = ChartSource { library, document, study, over: [None, None] };
        let seesaw = StudyChart::Evaluated(ChartName::Seesaw);
        let picture = |size, scale| {
            chart_picture(source, seesaw, ChartLook { size, ..ChartLook::default() }, scale)
        };
        let png = picture((640, 400), 2).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        // width and height stand in the first chunk
        let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (1_280, 800));
        assert!(picture((640, 400), 5).is_err());
        assert!(picture((64, 40), 1).is_err());
    }
}
