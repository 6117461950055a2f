//! How much each cost usually contributes to the total, as the playbook rates it, beside a study's
//! own shares (reference, section 9). It is information, never an error.

use rust_decimal::{Decimal, dec};

use crate::display;
use crate::vocabulary::vocabulary;
use crate::warnings::{Warning, WarningCode};
use crate::{Axis, CostType, Evaluation, OperatingModel, OptionKind};

vocabulary! {
    /// A share of the total in the playbook's words.
    Rating {
        /// Up to 10 %.
        Low = "low", "Low";
        /// 10 to 25 %.
        Medium = "medium", "Medium";
        /// Above 25 %.
        High = "high", "High";
    }
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
}

/// The playbook's rating of a share: from, to. Both are the same for most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingRange {
    /// The lowest.
    pub from: Rating,
    /// The highest.
    pub to: Rating,
}

impl RatingRange {
    const fn only(rating: Rating) -> Self {
        Self { from: rating, to: rating }
    }

    /// As the playbook has it: `low`, `low to medium`.
    #[must_use]
    pub fn in_words(self) -> String {
        if self.from == self.to {
            self.from.id().to_owned()
        } else {
            format!("{} to {}", self.from.id(), self.to.id())
        }
    }

    /// How far a rating is from this one.
    #[must_use]
    pub const fn agreement(self, rating: Rating) -> Agreement {
        let below = self.from.index().saturating_sub(rating.index());
        let above = rating.index().saturating_sub(self.to.index());
        match below + above {
            0 => Agreement::AsThePlaybook,
            1 => Agreement::OneRatingApart,
            _ => Agreement::TwoRatingsApart,
        }
    }
}

vocabulary! {
    /// How a study's share compares with the playbook's rating.
    Agreement {
        /// It has the rating, or one of the range.
        AsThePlaybook = "as_the_playbook", "As the playbook";
        /// It is medium where the playbook rates low or high, or the other way round.
        OneRatingApart = "one_rating_apart", "One rating apart";
        /// It is low where the playbook rates high, or the other way round.
        TwoRatingsApart = "two_ratings_apart", "Two ratings apart";
    }
}

/// The playbook's rating of a cost type on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaybookRating {
    /// The axis.
    pub axis: Axis,
    /// The cost type.
    pub cost_type: CostType,
    /// Its rating under each model, by [`OperatingModel::index`].
    pub ratings: [RatingRange; 2],
}

/// The playbook's ratings.
#[must_use]
pub const fn playbook_ratings() -> [PlaybookRating; 11] {
    use Axis::{DeploymentThroughput, LearningCulture, ServiceReliability};
    use CostType::{Incident, Opportunity, Run, Setup, Transition};
    const LOW: RatingRange = RatingRange::only(Rating::Low);
    const LOW_TO_MEDIUM: RatingRange = RatingRange { from: Rating::Low, to: Rating::Medium };
    const MEDIUM: RatingRange = RatingRange::only(Rating::Medium);
    const MEDIUM_TO_HIGH: RatingRange = RatingRange { from: Rating::Medium, to: Rating::High };
    const HIGH: RatingRange = RatingRange::only(Rating::High);
    const fn row(
        axis: Axis,
        cost_type: CostType,
        ops: RatingRange,
        you: RatingRange,
    ) -> PlaybookRating {
        PlaybookRating { axis, cost_type, ratings: [ops, you] }
    }
    [
        row(DeploymentThroughput, Setup, LOW, HIGH),
        row(DeploymentThroughput, Run, MEDIUM, LOW),
        row(DeploymentThroughput, Opportunity, HIGH, LOW),
        row(ServiceReliability, Setup, LOW, MEDIUM),
        row(ServiceReliability, Transition, HIGH, LOW),
        row(ServiceReliability, Run, LOW_TO_MEDIUM, MEDIUM),
        row(ServiceReliability, Incident, MEDIUM_TO_HIGH, LOW_TO_MEDIUM),
        row(ServiceReliability, Opportunity, MEDIUM_TO_HIGH, LOW),
        row(LearningCulture, Setup, LOW_TO_MEDIUM, HIGH),
        row(LearningCulture, Run, LOW_TO_MEDIUM, LOW),
        row(LearningCulture, Opportunity, HIGH, LOW),
    ]
}

/// A study's own share of a cost type on an axis beside the playbook's rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaybookCheck {
    /// The axis.
    pub axis: Axis,
    /// The cost type.
    pub cost_type: CostType,
    /// The model whose option it is a share of.
    pub model: OperatingModel,
    /// The amount in the option.
    pub amount: Decimal,
    /// The playbook's rating.
    pub playbook: RatingRange,
    /// The study's share, its rating and how that compares; `None` when the option costs nothing.
    pub own: Option<OwnShare>,
}

/// A share that a study has itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnShare {
    /// Share of the option's total.
    pub share: Decimal,
    /// Its rating.
    pub rating: Rating,
    /// How the rating compares with the playbook's.
    pub agreement: Agreement,
}

/// Every row of the playbook's table against the study's own shares: for each row, both models.
#[must_use]
pub fn playbook_check(evaluation: &Evaluation) -> Vec<PlaybookCheck> {
    let checked = |row: PlaybookRating, model: OperatingModel| {
        let totals = evaluation.option(OptionKind::all_under(model));
        let amount = totals.by_axis_and_type(row.axis, row.cost_type);
        let playbook = row.ratings[model.index()];
        let own = amount.checked_div(totals.total).map(|share| {
            let rating = Rating::of(share);
            OwnShare { share, rating, agreement: playbook.agreement(rating) }
        });
        let PlaybookRating { axis, cost_type, .. } = row;
        PlaybookCheck { axis, cost_type, model, amount, playbook, own }
    };
    playbook_ratings()
        .into_iter()
        .flat_map(|row| OperatingModel::ALL.map(|model| checked(row, model)))
        .collect()
}

/// Warnings of shares two ratings away from the playbook's.
pub(crate) fn far_from_the_playbook(evaluation: &Evaluation) -> impl Iterator<Item = Warning> {
    playbook_check(evaluation).into_iter().filter_map(|check| {
        let own = check.own.filter(|own| own.agreement == Agreement::TwoRatingsApart)?;
        Some(Warning {
            code: WarningCode::PlaybookShareDiffers,
            message: format!(
                "{}, {}: {} of the total of {}, which the playbook rates {}.",
                check.axis.label(),
                check.cost_type.label().to_lowercase(),
                display::percent(own.share, 1),
                check.model.label(),
                check.playbook.in_words(),
            ),
            path: format!("models.{}", check.model.id()),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rated_by_the_tenth_and_the_quarter() {
        for (share, rating) in [
            (dec!(-0.1), Rating::Low),
            (dec!(0), Rating::Low),
            (dec!(0.10), Rating::Low),
            (dec!(0.1000001), Rating::Medium),
            (dec!(0.25), Rating::Medium),
            (dec!(0.2500001), Rating::High),
            (dec!(1), Rating::High),
        ] {
            assert_eq!(Rating::of(share), rating, "{share}");
        }
    }

    #[test]
    fn a_range_of_ratings_agrees_with_each_of_its_ratings() {
        use Agreement::{AsThePlaybook, OneRatingApart, TwoRatingsApart};
        let range = |from, to| RatingRange { from, to };
        let (low, medium, high) = (Rating::Low, Rating::Medium, Rating::High);
        for (playbook, words, agreements) in [
            (range(low, low), "low", [AsThePlaybook, OneRatingApart, TwoRatingsApart]),
            (range(low, medium), "low to medium", [AsThePlaybook, AsThePlaybook, OneRatingApart]),
            (range(medium, medium), "medium", [OneRatingApart, AsThePlaybook, OneRatingApart]),
            (range(medium, high), "medium to high", [OneRatingApart, AsThePlaybook, AsThePlaybook]),
            (range(high, high), "high", [TwoRatingsApart, OneRatingApart, AsThePlaybook]),
        ] {
            assert_eq!(playbook.in_words(), words);
            assert_eq!(Rating::ALL.map(|rating| playbook.agreement(rating)), agreements, "{words}");
        }
    }
}
