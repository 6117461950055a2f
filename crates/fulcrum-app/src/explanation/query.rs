//! Which figure is asked for.

use std::str::FromStr;

use fulcrum_model::evaluate::{Owner, Plan, PostedLine};
use fulcrum_model::explain::{ExplainError, PostingFilter};
use fulcrum_model::{
    Axis, CostType, Line, OperatingModel, OptionKind, Study, Treatment, YearMonth,
};
use thiserror::Error;

use crate::text_page::listed;

/// Which figure is asked for, in the words of a study: what is left out chooses everything.
#[derive(Clone, Debug, Default)]
pub struct FigureQuery {
    /// Id of the option.
    pub option: String,
    /// Id of the model that causes it.
    pub model: Option<String>,
    /// Id of its axis.
    pub axis: Option<String>,
    /// Id of its cost type.
    pub cost_type: Option<String>,
    /// Id of its line, or of the adjustment that posts it.
    pub line: Option<String>,
    /// Id of the service it is for.
    pub service: Option<String>,
    /// Name of the team it is for.
    pub team: Option<String>,
    /// Name of the domain it is for.
    pub domain: Option<String>,
    /// Whether it is of no service, team or domain alone.
    pub shared: bool,
    /// Its month, counted from 0, or its calendar month.
    pub month: Option<String>,
    /// Its last month, counted from 0, of what is cumulative at the end of it.
    pub until: Option<u32>,
    /// Id of its treatment.
    pub treatment: Option<String>,
    /// Whether lost revenue is left out.
    pub spending_only: bool,
    /// Which of several postings that agree in all of this, counted from 1.
    pub posting: Option<usize>,
}

/// Why a figure cannot be explained.
#[derive(Debug, Error)]
pub enum ExplanationError {
    /// There is no such thing in the study.
    #[error("there is no {what} \"{found}\"; there is {known}")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// What was asked for.
        found: String,
        /// What there is.
        known: String,
    },
    /// It cannot be explained.
    #[error(transparent)]
    Explain(#[from] ExplainError),
}

impl FigureQuery {
    /// The query that asks for the postings of a filter.
    pub(super) fn of(filter: &PostingFilter, study: &Study, plan: &Plan) -> Self {
        let mut query = Self {
            option: filter.option.id().to_owned(),
            model: filter.model.map(|model| model.id().to_owned()),
            axis: filter.axis.map(|axis| axis.id().to_owned()),
            cost_type: filter.cost_type.map(|cost_type| cost_type.id().to_owned()),
            line: filter.line.map(|line| plan.line_id(line).to_owned()),
            month: filter.month.map(|month| month.to_string()),
            until: filter.until.and_then(|month| u32::try_from(month).ok()),
            treatment: filter.treatment.map(|treatment| treatment.id().to_owned()),
            spending_only: filter.spending_only,
            posting: filter.position.map(|position| position + 1),
            ..Self::default()
        };
        match filter.owner {
            None => {}
            Some(Owner::Shared) => query.shared = true,
            Some(Owner::Service(index)) => query.service = Some(study.services[index].id.clone()),
            Some(Owner::Team(index)) => query.team = Some(plan.teams[index].clone()),
            Some(Owner::Domain(index)) => query.domain = Some(plan.domains[index].clone()),
        }
        query
    }

    /// The postings that it asks for.
    pub(super) fn filter(
        &self,
        study: &Study,
        plan: &Plan,
    ) -> Result<PostingFilter, ExplanationError> {
        let option = word("option", Some(&self.option), OptionKind::from_id, || {
            OptionKind::ALL.map(OptionKind::id).to_vec()
        })?;
        let model = word("model", self.model.as_ref(), OperatingModel::from_id, || {
            OperatingModel::ALL.map(OperatingModel::id).to_vec()
        })?;
        let axis =
            word("axis", self.axis.as_ref(), Axis::from_id, || Axis::ALL.map(Axis::id).to_vec())?;
        let cost_type = word("cost type", self.cost_type.as_ref(), CostType::from_id, || {
            CostType::ALL.map(CostType::id).to_vec()
        })?;
        let adjustments: Vec<&str> =
            plan.adjustments.iter().map(|adjustment| adjustment.id.as_str()).collect();
        let line = |id: &str| {
            let adjustment = || adjustments.iter().position(|other| *other == id);
            let line = Line::from_id(id).map(PostedLine::Model);
            line.or_else(|| adjustment().map(PostedLine::Adjustment))
        };
        let line = word("line", self.line.as_ref(), line, || {
            let lines = Line::ALL.into_iter().map(|line| -> &str { line.id() });
            lines.chain(adjustments.iter().copied()).collect()
        })?;
        Ok(PostingFilter {
            option: option.unwrap_or(OptionKind::OpsRunIt),
            model,
            axis,
            cost_type,
            line,
            owner: self.owner(study, plan)?,
            month: self.month.as_deref().map(|month| month_of(month, study)).transpose()?,
            until: self.until.map(|month| month as usize),
            treatment: word("treatment", self.treatment.as_ref(), Treatment::from_id, || {
                Treatment::ALL.map(Treatment::id).to_vec()
            })?,
            spending_only: self.spending_only,
            position: match self.posting {
                Some(0) => {
                    return Err(ExplanationError::Unknown {
                        what: "posting",
                        found: "0".to_owned(),
                        known: "1, 2 and so on".to_owned(),
                    });
                }
                posting => posting.map(|posting| posting - 1),
            },
        })
    }

    fn owner(&self, study: &Study, plan: &Plan) -> Result<Option<Owner>, ExplanationError> {
        let services = || study.services.iter().map(|service| service.id.as_str());
        let service = word(
            "service",
            self.service.as_ref(),
            |id| services().position(|other| other == id),
            || services().collect(),
        )?;
        let named = |what, name: &Option<String>, names: &[String]| {
            word(
                what,
                name.as_ref(),
                |name| names.iter().position(|other| other == name),
                || names.iter().map(String::as_str).collect(),
            )
        };
        let team = named("team", &self.team, &plan.teams)?;
        let domain = named("domain", &self.domain, &plan.domains)?;
        let shared = self.shared.then_some(Owner::Shared);
        Ok(shared
            .or(service.map(Owner::Service))
            .or(team.map(Owner::Team))
            .or(domain.map(Owner::Domain)))
    }
}

/// What a word stands for, unless it is left out.
fn word<'a, T>(
    what: &'static str,
    found: Option<&String>,
    from_id: impl Fn(&str) -> Option<T>,
    known: impl Fn() -> Vec<&'a str>,
) -> Result<Option<T>, ExplanationError> {
    let Some(found) = found else { return Ok(None) };
    match from_id(found) {
        Some(value) => Ok(Some(value)),
        None => Err(ExplanationError::Unknown {
            what,
            found: found.clone(),
            known: listed(known().into_iter()),
        }),
    }
}

fn month_of(text: &str, study: &Study) -> Result<usize, ExplanationError> {
    let months = study.horizon_months;
    let month = match YearMonth::parse(text) {
        Some(calendar_month) => {
            (0..months).find(|&month| study.start.plus(month) == calendar_month)
        }
        None => u32::from_str(text).ok().filter(|month| *month < months),
    };
    month.map(|month| month as usize).ok_or_else(|| ExplanationError::Unknown {
        what: "month",
        found: text.to_owned(),
        known: format!(
            "0 to {}, or {} to {}",
            months - 1,
            study.start,
            study.start.plus(months - 1)
        ),
    })
}
