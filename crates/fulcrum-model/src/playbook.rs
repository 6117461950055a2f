//! How much each cost usually contributes to the total, as the playbook rates it (reference,
//! section 9). It is information, never an error.

use rust_decimal::{Decimal, dec};

use crate::display;
use crate::warnings::{Warning, WarningCode};
use crate::{Axis, CostType, Evaluation, OperatingModel, OptionKind};

/// A share of the total in the playbook's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// Up to 10 %.
    Low,
    /// 10 to 25 %.
    Medium,
    /// Above 25 %.
    High,
}

impl Rating {
    /// The rating of a share of an option's total.
    #[must_use]
    pub fn of(share: Decimal) -> Self {
        if share <= dec!(0.10) {
            Self::Low
        } else if share <= dec!(0.25) {
            Self::Medium
        } else {
            Self::High
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// The playbook's rating of a cost type on an axis: from, to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaybookRating {
    /// The axis.
    pub axis: Axis,
    /// The cost type.
    pub cost_type: CostType,
    /// Lowest and highest rating by [`OperatingModel::index`].
    pub ratings: [(Rating, Rating); 2],
}

/// The playbook's ratings.
#[must_use]
pub const fn playbook_ratings() -> [PlaybookRating; 11] {
    use Axis::{DeploymentThroughput, LearningCulture, ServiceReliability};
    use CostType::{Incident, Opportunity, Run, Setup, Transition};
    use Rating::{High, Low, Medium};
    const fn row(
        axis: Axis,
        cost_type: CostType,
        ops: (Rating, Rating),
        you: (Rating, Rating),
    ) -> PlaybookRating {
        PlaybookRating { axis, cost_type, ratings: [ops, you] }
    }
    [
        row(DeploymentThroughput, Setup, (Low, Low), (High, High)),
        row(DeploymentThroughput, Run, (Medium, Medium), (Low, Low)),
        row(DeploymentThroughput, Opportunity, (High, High), (Low, Low)),
        row(ServiceReliability, Setup, (Low, Low), (Medium, Medium)),
        row(ServiceReliability, Transition, (High, High), (Low, Low)),
        row(ServiceReliability, Run, (Low, Medium), (Medium, Medium)),
        row(ServiceReliability, Incident, (Medium, High), (Low, Medium)),
        row(ServiceReliability, Opportunity, (Medium, High), (Low, Low)),
        row(LearningCulture, Setup, (Low, Medium), (High, High)),
        row(LearningCulture, Run, (Low, Medium), (Low, Low)),
        row(LearningCulture, Opportunity, (High, High), (Low, Low)),
    ]
}

/// Warnings of shares two ratings away from the playbook's.
pub(crate) fn far_from_the_playbook(evaluation: &Evaluation) -> Vec<Warning> {
    let mut found = Vec::new();
    for row in playbook_ratings() {
        for model in OperatingModel::ALL {
            let totals = evaluation.option(OptionKind::all_under(model));
            let amount = totals.by_axis_and_type(row.axis, row.cost_type);
            let Some(share) = amount.checked_div(totals.total) else { continue };
            let (from, to) = row.ratings[model.index()];
            let is_far = match Rating::of(share) {
                Rating::High => to == Rating::Low,
                Rating::Low => from == Rating::High,
                Rating::Medium => false,
            };
            if is_far {
                found.push(Warning {
                    code: WarningCode::PlaybookShareDiffers,
                    message: format!(
                        "{}, {}: {} of the total of {}, which the playbook rates {}.",
                        row.axis.label(),
                        row.cost_type.label().to_lowercase(),
                        display::percent(share, 0),
                        model.label(),
                        if from == to {
                            from.word().to_owned()
                        } else {
                            format!("{} to {}", from.word(), to.word())
                        },
                    ),
                    path: format!("models.{}", model.id()),
                });
            }
        }
    }
    found
}
