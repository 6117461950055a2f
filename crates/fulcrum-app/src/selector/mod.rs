//! The selector: the playbook's grid, where each service stands in it and why, and how it fares
//! under both models, as `fulcrum selector` prints it.

mod json;
mod text;
mod words;

use fulcrum_model::selector::{Grid, Placement, placements};
use fulcrum_model::warnings::{Warning, WarningCode, warnings};
use fulcrum_model::{Evaluation, OptionKind, Overflow, ServiceResult, Study};

use crate::json::to_json;
use crate::text_page::TextPage;
pub(crate) use words::{capitalised, exposures_in_words, reason};

/// Where the selector places the services of a study, and how they fare, for programs.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn selector_json(study: &Study) -> Result<String, Overflow> {
    let evaluation = Evaluation::of(study)?;
    Ok(to_json(&json::Document::new(study, &Selection::new(study, &evaluation))))
}

/// Where the selector places the services of a study, and how they fare, for reading.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn selector_page(study: &Study) -> Result<TextPage, Overflow> {
    let evaluation = Evaluation::of(study)?;
    Ok(text::page(study, &Selection::new(study, &evaluation)))
}

/// What the selector makes of a study.
struct Selection<'a> {
    grid: Grid,
    /// In the study's order.
    placements: Vec<Placement>,
    evaluation: &'a Evaluation,
    /// What is doubtful about it.
    warnings: Vec<Warning>,
}

impl<'a> Selection<'a> {
    fn new(study: &Study, evaluation: &'a Evaluation) -> Self {
        let placements = placements(study, &evaluation.plan);
        let of_the_selector = [WarningCode::OnCallTeamTooSmall, WarningCode::LowExposureLowDemand];
        let mut warnings = warnings(study, evaluation);
        warnings.retain(|warning| of_the_selector.contains(&warning.code));
        Self { grid: Grid::new(&study.bands, &placements), placements, evaluation, warnings }
    }

    /// How a service fares in an option.
    fn result(&self, option: OptionKind, service: usize) -> &ServiceResult {
        &self.evaluation.option(option).services[service]
    }
}
