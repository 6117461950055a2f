//! Files of other formats, as bytes.

use fulcrum_charts::{ChartError, ColourScheme, Size};
use fulcrum_export::{ExportError, ledger_csv};
use fulcrum_model::evaluate::{Inputs, Plan, evaluate};
use fulcrum_model::{Evaluation, Ledger, Overflow, Study};
use thiserror::Error;

use crate::charts::{ChartName, Drawing, draw, draw_scenarios};
use crate::contract::CostBasis;
use crate::scenarios::ComparedScenario;

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
            Ok(draw(chart, study, &evaluation, exported()?)?.svg.into_bytes())
        }
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
