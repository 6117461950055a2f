//! Files of other formats, as bytes.

use fulcrum_charts::{ChartError, ColourScheme, Size};
use fulcrum_export::{
    Edition, ExportError, PngError, WorkbookError, chart_png, ledger_csv, workbook,
};
use fulcrum_model::evaluate::{Inputs, Plan, evaluate};
use fulcrum_model::{Evaluation, Ledger, Overflow, Study};
use thiserror::Error;

use crate::charts::{ChartName, Drawing, draw, draw_scenarios};
use crate::contract::CostBasis;
use crate::evaluation_table::evaluation_page;
use crate::scenarios::ComparedScenario;

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Every posting, as CSV.
    LedgerCsv,
    /// A chart, as SVG.
    ChartSvg(ChartName),
    /// A chart as PNG, so many times as large as it is drawn: 1 to 4.
    ChartPng(ChartName, u32),
    /// Everything as a workbook with live formulas.
    Workbook,
}

/// Why a study could not be exported.
#[derive(Debug, Error)]
pub enum StudyExportError {
    /// Its figures are too large.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
    /// The chart could not be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The chart could not be made a PNG.
    #[error(transparent)]
    Picture(#[from] PngError),
    /// The workbook could not be made.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// The format could not be made.
    #[error(transparent)]
    Format(#[from] ExportError),
}

/// Width and height of an exported chart, CSS pixels.
const CHART_SIZE: (u32, u32) = (960, 480);

/// What exported files say of their making. Their date is always the same one: files of the same study
/// are alike to the byte.
const EDITION: Edition<'_> =
    Edition { program: concat!("Fulcrum ", env!("CARGO_PKG_VERSION")), dated: (2000, 1, 1) };

/// A study in another format. The same study gives the same bytes.
///
/// # Errors
///
/// When its figures are too large for the format.
pub fn export(study: &Study, format: ExportFormat) -> Result<Vec<u8>, StudyExportError> {
    match format {
        ExportFormat::LedgerCsv => {
            let plan = Plan::new(study);
            let mut ledger = Ledger::default();
            evaluate(&plan, &Inputs::likely(study, &plan.effective), &mut ledger);
            Ok(ledger_csv(study, &plan, &ledger)?)
        }
        ExportFormat::ChartSvg(chart) => {
            let evaluation = Evaluation::of(study)?;
            Ok(draw(chart, study, &evaluation, exported()?)?.svg.into_bytes())
        }
        ExportFormat::ChartPng(chart, scale) => {
            let evaluation = Evaluation::of(study)?;
            let drawing = exported()?;
            let svg = draw(chart, study, &evaluation, drawing)?.svg;
            let ground = drawing.colours.palette().ground;
            Ok(chart_png(&svg, scale, [ground.red, ground.green, ground.blue])?)
        }
        ExportFormat::Workbook => Ok(workbook(study, &evaluation_page(study, None)?, EDITION)?),
    }
}

/// The study and its scenarios side by side, as an SVG.
///
/// # Errors
///
/// When the figures of one of them are too large.
pub fn scenarios_svg(
    study: &Study,
    scenarios: &[ComparedScenario],
) -> Result<Vec<u8>, StudyExportError> {
    Ok(draw_scenarios(study, scenarios, exported()?)?.svg.into_bytes())
}

/// How charts are exported: all costs, for a light ground.
fn exported() -> Result<Drawing, ChartError> {
    let (width, height) = CHART_SIZE;
    Ok(Drawing {
        basis: CostBasis::AllCosts,
        size: Size::new(width, height)?,
        colours: ColourScheme::Light,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Library, compared_scenarios};

    #[test]
    fn a_chart_is_exported_as_a_picture_of_the_asked_size() {
        let library = Library::new().unwrap();
        let text = crate::sample(crate::FIRST_SAMPLE).unwrap().text;
        let study = library.read(text.as_bytes()).unwrap().1.study;
        let png = export(&study, ExportFormat::ChartPng(ChartName::Seesaw, 2)).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        // width and height stand in the first chunk
        let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (2 * CHART_SIZE.0, 2 * CHART_SIZE.1));
        if let Some(folder) = std::env::var_os("FULCRUM_PICTURES") {
            std::fs::write(std::path::Path::new(&folder).join("sample-seesaw-2x.png"), &png)
                .unwrap();
        }
        assert!(export(&study, ExportFormat::ChartPng(ChartName::Seesaw, 5)).is_err());
    }

    #[test]
    fn scenarios_are_drawn_beside_their_study() {
        let library = Library::new().unwrap();
        let text = crate::sample(crate::FIRST_SAMPLE).unwrap().text;
        let (document, read) = library.read(text.as_bytes()).unwrap();
        let compared = compared_scenarios(&library, &document, &read.study, None).unwrap();
        let svg = String::from_utf8(scenarios_svg(&read.study, &compared).unwrap()).unwrap();
        assert!(svg.contains("The study as it is"));
        assert!(compared.iter().all(|own| svg.contains(&own.name[..8])));
    }
}
