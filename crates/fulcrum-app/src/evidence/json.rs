//! The JSON of `fulcrum evidence`.

use fulcrum_model::{Evidence, Overflow, Study};
use serde::Serialize;
use serde_json::Value;

use super::{STANDINGS, StudyEvidence, ValueEvidence};
use crate::assumptions::context;
use crate::contract::CostBasis;
use crate::json::{Entries, MoneyText, ratio, to_json};
use crate::parameter_list::{estimate, sources};

/// The evidence of a study as `fulcrum evidence --format json` prints it.
///
/// # Errors
///
/// When the study's figures are too large to be exact.
pub fn evidence_json(study: &Study, basis: CostBasis) -> Result<String, Overflow> {
    let evidence = StudyEvidence::of(study, basis)?;
    let amounts = MoneyText::of(study);
    Ok(to_json(&StudyEvidenceEntry {
        study: &study.name,
        currency: study.currency.code(),
        basis,
        saving: amounts.text(evidence.saving),
        shares: evidence.shares().map(|shares| {
            let named = STANDINGS.into_iter().zip(shares);
            Entries(
                named.map(|(standing, share)| (standing.id().to_owned(), ratio(share))).collect(),
            )
        }),
        values: evidence.values.iter().map(|value| ValueEntry::new(value, amounts)).collect(),
        other_evidence: evidence
            .others
            .iter()
            .map(|(path, evidence)| OtherEntry { path, evidence: EvidenceEntry::new(evidence) })
            .collect(),
    }))
}

#[derive(Serialize)]
struct StudyEvidenceEntry<'a> {
    study: &'a str,
    currency: &'static str,
    basis: CostBasis,
    saving: String,
    /// By confidence, and by default.
    shares: Option<Entries<String>>,
    values: Vec<ValueEntry<'a>>,
    other_evidence: Vec<OtherEntry<'a>>,
}

#[derive(Serialize)]
struct ValueEntry<'a> {
    path: &'a str,
    label: &'static str,
    context: Option<&'a str>,
    unit: &'static str,
    value: Value,
    rests_on: &'static str,
    evidence: Option<EvidenceEntry<'a>>,
    default: Option<DefaultEntry>,
    /// How far the saving moves, from one per cent below to one per cent above.
    moves_saving_by: Option<String>,
    share: Option<String>,
}

#[derive(Serialize)]
struct EvidenceEntry<'a> {
    source: &'a str,
    owner: &'a str,
    confidence: &'static str,
    note: &'a str,
}

/// What the program's default rests on, where the value is that.
#[derive(Serialize)]
struct DefaultEntry {
    strength: Option<String>,
    sources: Value,
}

#[derive(Serialize)]
struct OtherEntry<'a> {
    path: &'a str,
    evidence: EvidenceEntry<'a>,
}

impl<'a> ValueEntry<'a> {
    fn new(value: &'a ValueEvidence<'a>, amounts: MoneyText) -> Self {
        let declaration = value.value.declaration;
        Self {
            path: &value.path,
            label: declaration.label,
            context: context(&value.value),
            unit: declaration.unit,
            value: estimate(value.value.estimate),
            rests_on: value.standing().id(),
            evidence: value.evidence.map(EvidenceEntry::new),
            default: value.is_default.then(|| DefaultEntry {
                strength: declaration.strength.map(|strength| strength.to_string()),
                sources: sources(declaration),
            }),
            moves_saving_by: value.weight.map(|weight| amounts.text(weight)),
            share: value.share.map(ratio),
        }
    }
}

impl<'a> EvidenceEntry<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        Self {
            source: &evidence.source,
            owner: &evidence.owner,
            confidence: evidence.confidence.id(),
            note: &evidence.note,
        }
    }
}
