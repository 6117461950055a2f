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
pub use window::Explaining;

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
        let mut filter = self.filter;
        if let Origin::Posting(posting) = &self.explanation.origin {
            let posting = &posting.posting;
            filter.line = Some(posting.line);
            filter.owner = Some(posting.owner);
            filter.month = Some(posting.month);
        }
        words_of(&filter, self.study, &self.plan)
    }
}

/// What the postings of a query are, in words.
///
/// # Errors
///
/// When the study has no such thing.
fn words_of_query(query: &FigureQuery, study: &Study) -> Result<String, ExplanationError> {
    let plan = Plan::new(study);
    Ok(words_of(&query.filter(study, &plan)?, study, &plan))
}

/// What the postings of a filter are, in words.
fn words_of(filter: &PostingFilter, study: &Study, plan: &Plan) -> String {
    let what = match (filter.line, filter.treatment) {
        (Some(line), _) => plan.line_label(line).to_owned(),
        (None, Some(treatment)) => treatment.label().to_owned(),
        (None, None) if filter.spending_only => "Spending".to_owned(),
        (None, None) => "Total".to_owned(),
    };
    let owner = filter.owner.map(|owner| match owner {
        Owner::Shared => "shared costs".to_owned(),
        Owner::Service(index) => study.services[index].name.clone(),
        Owner::Team(index) => format!("team {}", plan.teams[index]),
        Owner::Domain(index) => format!("domain {}", plan.domains[index]),
    });
    let in_words = |month: usize| {
        let month = u32::try_from(month).ok()?;
        Some(study.start.plus(month).in_words())
    };
    let until = filter.until.and_then(in_words).map(|month| format!("by the end of {month}"));
    [
        Some(what),
        filter.axis.map(|axis| axis.label().to_lowercase()),
        filter.cost_type.map(|cost_type| cost_type.label().to_lowercase()),
        Some(filter.option.label().to_owned()),
        filter.model.map(|model| format!("caused by {}", model.label())),
        owner,
        filter.month.and_then(in_words),
        until,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}
