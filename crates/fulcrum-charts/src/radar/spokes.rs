//! Checked shares and how far out they lie.

use fulcrum_model::display;
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{RadarOption, RadarShare, Rating};
use crate::{AxisKind, ChartError, CostKind, OptionKind, lettering::first_filled};

pub(super) struct Radar {
    pub(super) axis: AxisKind,
    /// The types of cost, in drawing order.
    pub(super) costs: Vec<CostKind>,
    pub(super) figures: Vec<Figure>,
}

/// One option; one share per type of cost, in the same order.
pub(super) struct Figure {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
    pub(super) shares: Vec<Share>,
}

pub(super) struct Share {
    pub(super) cost: CostKind,
    pub(super) share: Option<Decimal>,
    pub(super) usual: (Rating, Rating),
}

impl Radar {
    pub(super) fn new(axis: AxisKind, options: &[RadarOption]) -> Result<Self, ChartError> {
        let first = options.first().ok_or(ChartError::NoOptions)?;
        let mut costs: Vec<CostKind> = first.shares.iter().map(|share| share.cost).collect();
        costs.sort_unstable();
        if costs.is_empty() {
            return Err(ChartError::NoRows);
        }
        let mut figures: Vec<Figure> = Vec::with_capacity(options.len());
        for given in options {
            let option = given.option;
            if figures.iter().any(|figure| figure.option == option) {
                return Err(ChartError::DuplicateOption { option });
            }
            let mut shares: Vec<Share> = given.shares.iter().map(Share::new).collect();
            shares.sort_by_key(|share| share.cost);
            if let Some(pair) = shares.windows(2).find(|pair| pair[0].cost == pair[1].cost) {
                let cost = pair[0].cost.phrase();
                return Err(ChartError::DuplicateCost { option, cost });
            }
            if !shares.iter().map(|share| share.cost).eq(costs.iter().copied()) {
                return Err(ChartError::PartsDiffer { option });
            }
            let label = first_filled([&given.label, option.name()]);
            let short_label = first_filled([&given.short_label, &label]);
            figures.push(Figure { option, label, short_label, shares });
        }
        Ok(Self { axis, costs, figures })
    }
}

impl Share {
    fn new(given: &RadarShare) -> Self {
        let (from, to) = given.usual;
        Self { cost: given.cost, share: given.share, usual: (from.min(to), from.max(to)) }
    }

    /// How far from the middle the share lies, 1 being the outer ring; none where there is no share.
    pub(super) fn distance(&self) -> Option<f64> {
        let share = self.share?.to_f64()?.clamp(0.0, 1.0);
        let [low, medium] = Rating::LIMITS.map(|limit| limit.to_f64().unwrap_or_default());
        Some(if share <= low {
            share / low / 3.0
        } else if share <= medium {
            (1.0 + (share - low) / (medium - low)) / 3.0
        } else {
            (2.0 + (share - medium) / (1.0 - medium)) / 3.0
        })
    }

    /// Where the playbook's rating lies: the middle of its ring, or between two rings.
    pub(super) fn usual_distance(&self) -> f64 {
        let middle = |rating| match rating {
            Rating::Low => 1.0 / 6.0,
            Rating::Medium => 0.5,
            Rating::High => 5.0 / 6.0,
        };
        f64::midpoint(middle(self.usual.0), middle(self.usual.1))
    }

    /// The rating of the share; none where there is no share.
    pub(super) fn rating(&self) -> Option<Rating> {
        self.share.map(Rating::of)
    }

    /// Whether the playbook rates the share as it is; where there is none it does not differ.
    pub(super) fn is_usual(&self) -> bool {
        let (from, to) = self.usual;
        self.rating().is_none_or(|rating| (from..=to).contains(&rating))
    }

    /// `31 %`, or a dash.
    pub(super) fn text(&self) -> String {
        let Some(share) = self.share else { return "\u{2013}".to_owned() };
        let beyond = share.abs() > Decimal::TEN;
        if beyond && share.is_sign_negative() {
            "< \u{2212}1000\u{a0}%".to_owned()
        } else if beyond {
            "> 1000\u{a0}%".to_owned()
        } else {
            display::percent(share, u32::from(share.abs() < Rating::LIMITS[0]))
        }
    }

    /// The playbook's rating: `medium`, `low to medium`.
    pub(super) fn usual_words(&self) -> String {
        let (from, to) = self.usual;
        if from == to {
            from.name().to_owned()
        } else {
            format!("{} to {}", from.name(), to.name())
        }
    }

    /// `31 %, high · playbook: medium to high`.
    pub(super) fn said(&self) -> String {
        let own = match (self.share, self.rating()) {
            (Some(_), Some(rating)) => format!("{}, {}", self.text(), rating.name()),
            _ => "no share of nothing".to_owned(),
        };
        format!("{own} · playbook: {}", self.usual_words())
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn share(cost: CostKind, share: Decimal) -> RadarShare {
        RadarShare { cost, share: Some(share), usual: (Rating::Low, Rating::Medium) }
    }

    fn hybrid(shares: &[RadarShare]) -> RadarOption {
        let option = OptionKind::Hybrid;
        let label = String::new();
        RadarOption { option, label: label.clone(), short_label: label, shares: shares.to_vec() }
    }

    #[test]
    fn rings_are_equally_wide_and_shares_lie_in_proportion() {
        for (given, distance, rating) in [
            (dec!(-0.5), 0.0, Rating::Low),
            (dec!(0), 0.0, Rating::Low),
            (dec!(0.05), 1.0 / 6.0, Rating::Low),
            (dec!(0.1), 1.0 / 3.0, Rating::Low),
            (dec!(0.175), 0.5, Rating::Medium),
            (dec!(0.25), 2.0 / 3.0, Rating::Medium),
            (dec!(0.625), 5.0 / 6.0, Rating::High),
            (dec!(1), 1.0, Rating::High),
            (dec!(3), 1.0, Rating::High),
        ] {
            let share = Share::new(&share(CostKind::Run, given));
            let found = share.distance().expect("a share");
            assert!((found - distance).abs() < 1e-12, "{given}: {found}");
            assert_eq!(share.rating(), Some(rating), "{given}");
        }
    }

    #[test]
    fn a_range_of_ratings_lies_between_its_rings() {
        let between = Share::new(&share(CostKind::Run, dec!(0.3)));
        assert!((between.usual_distance() - 1.0 / 3.0).abs() < 1e-12);
        assert!(!between.is_usual());
        assert_eq!(between.said(), "30\u{a0}%, high · playbook: low to medium");
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let run = share(CostKind::Run, dec!(0.5));
        let setup = share(CostKind::Setup, dec!(0.5));
        let ops = RadarOption { option: OptionKind::OpsRunIt, ..hybrid(&[setup]) };
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![hybrid(&[])], ChartError::NoRows),
            (vec![hybrid(&[run]), hybrid(&[run])], ChartError::DuplicateOption { option }),
            (vec![hybrid(&[run, run])], ChartError::DuplicateCost { option, cost: "run cost" }),
            (vec![ops, hybrid(&[run])], ChartError::PartsDiffer { option }),
        ] {
            assert_eq!(Radar::new(AxisKind::LearningCulture, &options).err(), Some(error));
        }
    }
}
