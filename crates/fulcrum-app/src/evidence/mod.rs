//! Evidence: where each value of a study comes from, and how much of the result rests on it.

mod json;
mod table;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::{
    Comparison, Confidence, Evaluation, Evidence, OptionKind, Overflow, Study, StudyValue,
};
use fulcrum_simulation::weights;
use rust_decimal::Decimal;

pub use self::json::evidence_json;
pub use self::table::{EvidenceTable, evidence_table};
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
