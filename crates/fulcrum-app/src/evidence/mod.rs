//! Evidence: where each value of a study comes from, and how much of the result rests on it.

mod assumption_rows;
mod json;
mod table;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::{
    Comparison, Confidence, Evaluation, Evidence, OptionKind, Overflow, Study, StudyValue,
};
use fulcrum_simulation::weights;
use rust_decimal::Decimal;

pub(crate) use self::assumption_rows::{AssumptionRows, Listed, assumption_rows};
pub use self::json::evidence_json;
pub use self::table::evidence_page;
use crate::assumptions::{counted, default_of};
use crate::contract::CostBasis;

/// How far a value can be relied on, the least last.
const STANDINGS: [Standing; 4] = [
    Standing::Evidence(Confidence::Given),
    Standing::Evidence(Confidence::Estimate),
    Standing::Evidence(Confidence::Guess),
    Standing::Default,
];

/// What a value rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Evidence of this confidence.
    Evidence(Confidence),
    /// No evidence: it counts as a default, whoever put it there.
    Default,
}

impl Standing {
    const fn id(self) -> &'static str {
        match self {
            Self::Evidence(confidence) => confidence.id(),
            Self::Default => "default",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Evidence(confidence) => confidence.label(),
            Self::Default => "Default",
        }
    }
}

/// Every estimate of a study with its evidence and its part in the result.
struct StudyEvidence<'a> {
    /// What You Build It You Run It saves.
    saving: Decimal,
    /// Values without evidence first; of both kinds, those that move the saving most.
    values: Vec<ValueEvidence<'a>>,
    /// Evidence for what is no estimate, such as a launch month.
    others: Vec<(&'a str, &'a Evidence)>,
}

/// An estimate and what it rests on.
struct ValueEvidence<'a> {
    path: String,
    value: StudyValue<'a>,
    evidence: Option<&'a Evidence>,
    /// Whether it is what the program has by default.
    is_default: bool,
    /// How far the saving moves with it; `None` when it was not weighed.
    weight: Option<Decimal>,
    /// Its share of the weights of all; `None` when it was not weighed, or nothing moves the saving.
    share: Option<Decimal>,
}

impl ValueEvidence<'_> {
    fn standing(&self) -> Standing {
        self.evidence.map_or(Standing::Default, |evidence| Standing::Evidence(evidence.confidence))
    }
}

impl<'a> StudyEvidence<'a> {
    fn of(study: &'a Study, basis: CostBasis) -> Result<Self, Overflow> {
        let evaluation = Evaluation::of(study)?;
        let saved = |comparison: &Comparison| match basis {
            CostBasis::AllCosts => comparison.saving,
            CostBasis::SpendingOnly => -comparison.premium,
        };
        let weights: BTreeMap<String, Decimal> = weights(study, counted(basis))
            .into_iter()
            .map(|weight| (weight.path, weight.size))
            .collect();
        let total = weights.values().try_fold(Decimal::ZERO, |sum, size| sum.checked_add(*size));
        let mut values: Vec<ValueEvidence<'a>> = study
            .values()
            .map(|value| {
                let path = value.path();
                let weight = weights.get(&path).copied();
                ValueEvidence {
                    evidence: study.evidence.get(&path),
                    is_default: default_of(&value) == Some(value.estimate),
                    weight,
                    share: weight.zip(total).and_then(|(weight, total)| weight.checked_div(total)),
                    value,
                    path,
                }
            })
            .collect();
        values.sort_by_key(|value| (value.evidence.is_some(), Reverse(value.weight)));
        let estimates: BTreeSet<&str> = values.iter().map(|value| value.path.as_str()).collect();
        let others = study
            .evidence
            .iter()
            .map(|(path, evidence)| (path.as_str(), evidence))
            .filter(|(path, _)| !estimates.contains(path))
            .collect();
        let comparison = evaluation.comparison(OptionKind::YouBuildItYouRunIt);
        Ok(Self { saving: comparison.map(saved).unwrap_or_default(), values, others })
    }

    /// The share of the result that rests on values of each of the [`STANDINGS`]; `None` when
    /// nothing moves it.
    fn shares(&self) -> Option<[Decimal; STANDINGS.len()]> {
        self.values.iter().find(|value| value.share.is_some())?;
        Some(STANDINGS.map(|standing| {
            let values = self.values.iter().filter(|value| value.standing() == standing);
            values.filter_map(|value| value.share).sum()
        }))
    }

    fn count(&self, standing: Standing) -> usize {
        self.values.iter().filter(|value| value.standing() == standing).count()
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_model::Estimate;
    use rust_decimal::dec;

    use super::*;
    use crate::{Library, sample};

    fn furniture() -> Study {
        let text = sample("furniture").unwrap().text;
        Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
    }

    fn guess(source: &str) -> Evidence {
        Evidence {
            source: source.to_owned(),
            owner: "Finance".to_owned(),
            confidence: Confidence::Guess,
            note: String::new(),
        }
    }

    #[test]
    fn the_shares_of_the_result_add_up_to_all_of_it() {
        for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
            let study = furniture();
            let evidence = StudyEvidence::of(&study, basis).unwrap();
            let all: Decimal = evidence.shares().unwrap().iter().sum();
            assert!((all - Decimal::ONE).abs() < dec!(1e-24), "{all}");
            let counts: usize = STANDINGS.map(|standing| evidence.count(standing)).iter().sum();
            assert_eq!(counts, study.values().count());
        }
    }

    #[test]
    fn evidence_for_a_value_moves_its_share_to_the_confidence_of_the_evidence() {
        let mut study = furniture();
        let shares = |study: &Study| {
            StudyEvidence::of(study, CostBasis::AllCosts).unwrap().shares().unwrap()
        };
        let before = shares(&study);
        let path = "organisation.contribution_margin";
        let of_value = {
            let evidence = StudyEvidence::of(&study, CostBasis::AllCosts).unwrap();
            evidence.values.iter().find(|value| value.path == path).unwrap().share.unwrap()
        };
        assert!(of_value > dec!(0.05));
        study.evidence.insert(path.to_owned(), guess("Accounts"));
        let after = shares(&study);
        let [.., guesses_before, default_before] = before;
        let [.., guesses_after, default_after] = after;
        assert_eq!(after[..2], before[..2]);
        assert!((guesses_after - guesses_before - of_value).abs() < dec!(1e-24));
        assert!((default_before - default_after - of_value).abs() < dec!(1e-24));
    }

    #[test]
    fn what_moves_the_saving_most_without_evidence_comes_first() {
        let mut study = furniture();
        let first = |study: &Study| {
            StudyEvidence::of(study, CostBasis::AllCosts).unwrap().values[0].path.clone()
        };
        let path = first(&study);
        study.evidence.insert(path.clone(), guess("Accounts"));
        assert_ne!(first(&study), path);
        let evidence = StudyEvidence::of(&study, CostBasis::AllCosts).unwrap();
        let order: Vec<_> =
            evidence.values.iter().map(|value| (value.evidence.is_some(), value.weight)).collect();
        assert!(order.is_sorted_by_key(|(has, weight)| (*has, Reverse(*weight))));
    }

    #[test]
    fn evidence_for_what_is_no_estimate_is_kept_apart() {
        let study = furniture();
        let evidence = StudyEvidence::of(&study, CostBasis::AllCosts).unwrap();
        let paths: Vec<&str> = evidence.others.iter().map(|(path, _)| *path).collect();
        assert_eq!(paths, ["annual_revenue", "season"]);
    }

    #[test]
    fn a_changed_value_no_longer_rests_on_what_its_default_does() {
        let mut study = furniture();
        let path = "organisation.rate_developer";
        *study.estimate_mut(path).unwrap() = Estimate::Fixed(dec!(70));
        let evidence = StudyEvidence::of(&study, CostBasis::AllCosts).unwrap();
        let value = evidence.values.iter().find(|value| value.path == path).unwrap();
        assert!(!value.is_default && value.standing() == Standing::Default);
    }

    #[test]
    fn nothing_rests_on_anything_where_nothing_moves_the_saving() {
        let mut study = furniture();
        study.services.clear();
        let evidence = StudyEvidence::of(&study, CostBasis::AllCosts).unwrap();
        assert_eq!((evidence.saving, evidence.shares()), (Decimal::ZERO, None));
    }
}
