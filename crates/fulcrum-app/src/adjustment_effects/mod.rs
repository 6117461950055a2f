//! Countermeasures, pitfalls and the lens: what each changes and what that does to the totals, as
//! `fulcrum adjustments` prints it.

mod json;
mod text;
mod words;

use fulcrum_model::adjustments::{
    Adjustment, AdjustmentEffects, AdjustmentKind, Catalogue, LensEffect, adjustment_effects,
    lens_effect,
};
use fulcrum_model::{Overflow, Study};
use thiserror::Error;

use crate::json::to_json;
use crate::text_page::{TextPage, listed};
pub(crate) use words::{changes_in_words, method_in_words};

/// What is asked for of a study's countermeasures and pitfalls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdjustmentSubject<'a> {
    /// All of them and the lens.
    All,
    /// The adjustment with this id, in detail.
    One(&'a str),
    /// The lens, in detail.
    Lens,
}

/// Why the effects could not be computed.
#[derive(Debug, Error)]
pub enum AdjustmentEffectsError {
    /// There is no such countermeasure or pitfall.
    #[error("there is no countermeasure or pitfall \"{id}\"; there are {known}")]
    NotFound {
        /// The id that was asked for.
        id: String,
        /// Those that there are, in words.
        known: String,
    },
    /// The study's figures are too large.
    #[error(transparent)]
    TooLarge(#[from] Overflow),
}

/// What was found of a subject.
struct Found<'a> {
    adjustments: Option<AdjustmentEffects<'a>>,
    lens: Option<LensEffect>,
}

/// What countermeasures, pitfalls and the lens do to a study, for programs.
///
/// # Errors
///
/// When there is no such adjustment, or figures are too large to be exact.
pub fn adjustment_effects_json(
    study: &Study,
    catalogue: &Catalogue,
    subject: AdjustmentSubject<'_>,
) -> Result<String, AdjustmentEffectsError> {
    let found = Found::of(study, catalogue, subject)?;
    Ok(to_json(&json::Document::new(study, &found)))
}

/// What countermeasures, pitfalls and the lens do to a study, for reading.
///
/// # Errors
///
/// As [`adjustment_effects_json`].
pub fn adjustment_effects_page(
    study: &Study,
    catalogue: &Catalogue,
    subject: AdjustmentSubject<'_>,
) -> Result<TextPage, AdjustmentEffectsError> {
    let found = Found::of(study, catalogue, subject)?;
    Ok(text::page(study, &found, subject))
}

impl<'a> Found<'a> {
    fn of(
        study: &Study,
        catalogue: &'a Catalogue,
        subject: AdjustmentSubject<'_>,
    ) -> Result<Self, AdjustmentEffectsError> {
        let adjustments: Option<Vec<&Adjustment>> = match subject {
            AdjustmentSubject::All => Some(catalogue.adjustments().iter().collect()),
            AdjustmentSubject::One(id) => Some(vec![find(catalogue, id)?]),
            AdjustmentSubject::Lens => None,
        };
        let adjustments = adjustments.map(|all| adjustment_effects(study, all)).transpose()?;
        let lens = match subject {
            AdjustmentSubject::One(_) => None,
            _ => Some(lens_effect(study, catalogue)?),
        };
        Ok(Self { adjustments, lens })
    }
}

fn find<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Adjustment, AdjustmentEffectsError> {
    catalogue.adjustment(id).ok_or_else(|| AdjustmentEffectsError::NotFound {
        id: id.to_owned(),
        known: listed(catalogue.adjustments().iter().map(|adjustment| adjustment.id.as_str())),
    })
}

/// The word for people.
fn kind_label(kind: AdjustmentKind) -> &'static str {
    match kind {
        AdjustmentKind::Countermeasure => "Countermeasure",
        AdjustmentKind::Pitfall => "Pitfall",
    }
}
