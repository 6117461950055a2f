//! Files of other formats, as bytes.

use fulcrum_charts::{ChartError, ColourScheme, Size};
use fulcrum_export::{ExportError, ledger_csv};
use fulcrum_model::evaluate::{Inputs, Plan, evaluate};
use fulcrum_model::{Evaluation, Ledger, Overflow, Study};
use thiserror::Error;

use crate::charts::{ChartName, Drawing, draw};
use crate::contract::CostBasis;

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Every posting, as CSV.
    LedgerCsv,
    /// A chart, as SVG.
    ChartSvg(ChartName),
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
    /// The format could not be made.
    #[error(transparent)]
    Format(#[from] ExportError),
}

/// Width and height of an exported chart, CSS pixels.
const CHART_SIZE: (u32, u32) = (960, 480);

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
            let (width, height) = CHART_SIZE;
            let drawing = Drawing {
                basis: CostBasis::AllCosts,
                size: Size::new(width, height)?,
                colours: ColourScheme::Light,
            };
            Ok(draw(chart, study, &evaluation, drawing)?.svg.into_bytes())
        }
    }
}
