//! Explaining a figure: which one is asked for, and the explanation as text and as JSON.

mod json;
mod query;
mod text;
mod window;

use fulcrum_model::Study;
use fulcrum_model::evaluate::{Owner, Plan};
use fulcrum_model::explain::{Explanation, Origin, PostingFilter, explain};

pub use query::{ExplanationError, FigureQuery};
pub use text::ExplanationText;

/// A figure explained, ready to be shown.
#[derive(Debug)]
pub struct ExplainedFigure<'a> {
    study: &'a Study,
    plan: Plan,
    filter: PostingFilter,
    explanation: Explanation,
}

/// Explains the figure that `query` asks for, a single posting with the quantities that are at most
/// `depth` formulas away from it.
///
/// # Errors
///
/// When the study has no such thing, nothing is posted there, there is too much of it, or its
/// figures are too large.
pub fn explain_figure<'a>(
    study: &'a Study,
    query: &FigureQuery,
    depth: usize,
) -> Result<ExplainedFigure<'a>, ExplanationError> {
    let plan = Plan::new(study);
    let filter = query.filter(study, &plan)?;
    let explanation = explain(study, &filter, depth)?;
    Ok(ExplainedFigure { study, plan, filter, explanation })
}

impl ExplainedFigure<'_> {
    /// What the figure is, in words.
    #[must_use]
    pub fn title(&self) -> String {
        let filter = &self.filter;
        let (line, owner, month) = match &self.explanation.origin {
            Origin::Posting(posting) => {
                let posting = &posting.posting;
                (Some(posting.line), Some(posting.owner), Some(posting.month))
            }
            Origin::Sum(_) => (filter.line, filter.owner, filter.month),
        };
        let what = line.map_or("Total", |line| self.plan.line_label(line)).to_owned();
        let owner = owner.map(|owner| match owner {
            Owner::Shared => "shared costs".to_owned(),
            Owner::Service(index) => self.study.services[index].name.clone(),
            Owner::Team(index) => format!("team {}", self.plan.teams[index]),
            Owner::Domain(index) => format!("domain {}", self.plan.domains[index]),
        });
        let month = month
            .and_then(|month| u32::try_from(month).ok())
            .map(|month| format!("{} (month {month})", self.study.start.plus(month).in_words()));
        [
            Some(what),
            filter.axis.map(|axis| axis.label().to_lowercase()),
            filter.cost_type.map(|cost_type| cost_type.label().to_lowercase()),
            Some(filter.option.label().to_owned()),
            owner,
            month,
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
    }
}
