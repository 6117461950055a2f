//! Assumptions as the overview shows them: the ones that move the saving most, ready to be varied.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::{Confidence, Estimate, OptionKind, Study, StudyValue, ValueOwner};
use fulcrum_simulation::{Counted, Swing, swing_between, swings};
use rust_decimal::{Decimal, dec};

use crate::contract::{
    Assumption, ComparisonMeasure, CostBasis, EvidenceMark, Figure, FigureStudy,
};
use crate::figures::{comparison_of, moved, shown};
use crate::number_entry::value_text;
use crate::selector::capitalised;

/// How many assumptions are shown.
const SHOWN: usize = 10;

/// The ranged assumptions that move the saving most, the most important first; a study with too
/// few ranges is filled up with the parameters that usually matter.
pub(crate) fn ranked(study: &Study, opened: &Study, basis: CostBasis) -> Vec<Assumption> {
    let mut swings = swings(study, counted(basis));
    swings.truncate(SHOWN);
    let usual = usual_drivers().into_iter().filter_map(|path| {
        let (low, high) = slider_range(&study.value_at(&path)?, opened);
        swing_between(study, counted(basis), &path, low, high)
    });
    let missing = SHOWN.saturating_sub(swings.len());
    let known: Vec<String> = swings.iter().map(|swing| swing.path.clone()).collect();
    swings.extend(usual.filter(|swing| !known.contains(&swing.path)).take(missing));
    swings.iter().filter_map(|swing| with_swing(study, opened, swing, basis)).collect()
}

/// The assumption at `path` as it now stands.
pub(crate) fn assumption(
    study: &Study,
    opened: &Study,
    path: &str,
    basis: CostBasis,
) -> Option<Assumption> {
    let (low, high) = slider_range(&study.value_at(path)?, opened);
    with_swing(study, opened, &swing_between(study, counted(basis), path, low, high)?, basis)
}

/// Which costs the saving counts, in the words of the simulation.
pub(crate) fn counted(basis: CostBasis) -> Counted {
    match basis {
        CostBasis::AllCosts => Counted::AllCosts,
        CostBasis::SpendingOnly => Counted::SpendingOnly,
    }
}

fn usual_drivers() -> [String; 10] {
    use fulcrum_model::OperatingModel::{OpsRunIt, YouBuildItYouRunIt};
    let organisation = |p: OrganisationParameter| format!("organisation.{}", p.declaration().id);
    let model = |model: fulcrum_model::OperatingModel, p: ModelParameter| {
        format!("models.{}.{}", model.id(), p.declaration().id)
    };
    [
        organisation(OrganisationParameter::MajorLoss),
        organisation(OrganisationParameter::MajorShare),
        organisation(OrganisationParameter::ContributionMargin),
        organisation(OrganisationParameter::RealisedShare),
        organisation(OrganisationParameter::RateDeveloper),
        organisation(OrganisationParameter::InsightValueShare),
        model(OpsRunIt, ModelParameter::MaxDeploymentsPerMonth),
        model(OpsRunIt, ModelParameter::Level2PickupHours),
        model(YouBuildItYouRunIt, ModelParameter::StandbyPerWeek),
        model(YouBuildItYouRunIt, ModelParameter::DeploymentSetupHours),
    ]
}

/// How far the saving moves between two values of an assumption.
fn swing_figure(path: &str, low: Decimal, high: Decimal, basis: CostBasis) -> Figure {
    let with = |value: Decimal| FigureStudy::WithValue {
        path: path.to_owned(),
        value: value.normalize().to_string(),
    };
    let saving = comparison_of(OptionKind::YouBuildItYouRunIt, ComparisonMeasure::Saving, basis);
    moved(&saving, &with(low), &with(high))
}

fn with_swing(
    study: &Study,
    opened: &Study,
    swing: &Swing,
    basis: CostBasis,
) -> Option<Assumption> {
    let value = study.value_at(&swing.path)?;
    let declaration = value.declaration;
    let money = MoneyDisplay::new(study.currency);
    let (low, high) = slider_range(&value, opened);
    let likely = value.estimate.likely();
    let text = |value| value_text(value, declaration, study.currency);
    let (mut evidence, mut source) = evidence(study, &value);
    let before = opened.value_at(&swing.path).map_or(likely, |value| value.estimate.likely());
    if before != likely {
        // where a value came from says nothing of the one that was put in its place
        (evidence, source) =
            (EvidenceMark::Guess, format!("Changed here; it was {}", text(before)));
    }
    Some(Assumption {
        path: swing.path.clone(),
        label: declaration.label.to_owned(),
        context: context(&value).map(str::to_owned),
        unit: declaration.unit.to_owned(),
        value: likely.normalize().to_string(),
        value_text: text(likely),
        low: low.normalize().to_string(),
        high: high.normalize().to_string(),
        low_text: text(low),
        high_text: text(high),
        step: step(high.saturating_sub(low)).normalize().to_string(),
        evidence,
        source,
        effect: shown(
            format!("moves the saving by about {}", money.short(swing.size())),
            swing_figure(&swing.path, low, high, basis),
        ),
    })
}

/// What a value belongs to, in words; nothing when that is the whole organisation.
pub(crate) fn context<'a>(value: &StudyValue<'a>) -> Option<&'a str> {
    match value.owner {
        ValueOwner::Organisation => None,
        ValueOwner::Model(model) => Some(model.label()),
        ValueOwner::Service(service) => Some(&service.name),
    }
}

/// The value's label and what it belongs to: `Level 2 work, Ops Run It`.
pub(crate) fn label_in_context(value: &StudyValue<'_>) -> String {
    let label = value.declaration.label;
    context(value).map_or_else(|| label.to_owned(), |context| format!("{label}, {context}"))
}

/// The ends of a slider: those of the range; of a fixed value half as much and half as much again
/// as it was when the study was opened, within the parameter's bounds, so that the scale does not
/// move under the hand.
fn slider_range(value: &StudyValue<'_>, opened: &Study) -> (Decimal, Decimal) {
    let declaration = value.declaration;
    let likely = value.estimate.likely();
    match value.estimate {
        Estimate::Range { low, high, .. } if low < high => (low, high),
        _ => {
            let fixed = opened.value_at(&value.path()).map_or(likely, |v| v.estimate.likely());
            let half = fixed.checked_div(dec!(2)).unwrap_or_default();
            let within = |end: Decimal| end.clamp(declaration.minimum, declaration.maximum);
            let (low, high) = (within(half), within(fixed.saturating_add(half)));
            // a value of 0 has no half: offer up to one, or whatever the bounds allow
            let high = if low < high { high } else { within(low.saturating_add(Decimal::ONE)) };
            (low.min(likely), high.max(likely))
        }
    }
}

/// A step of one significant digit that makes at least a hundred steps of the span.
fn step(span: Decimal) -> Decimal {
    let finest = span.checked_div(dec!(100)).unwrap_or(Decimal::ONE);
    let mut step = dec!(1_000_000_000_000);
    while step > finest && step > dec!(0.000_000_001) {
        step = step.checked_div(Decimal::TEN).unwrap_or(finest);
    }
    step
}

/// How far a value can be relied on, and where it comes from in a few words.
pub(crate) fn evidence(study: &Study, value: &StudyValue<'_>) -> (EvidenceMark, String) {
    if let Some(evidence) = study.evidence.get(&value.path()) {
        let mark = mark_of(evidence.confidence);
        let source = [&evidence.source, &evidence.owner, &evidence.note]
            .into_iter()
            .find(|text| !text.is_empty())
            .map_or_else(|| "No source yet".to_owned(), Clone::clone);
        return (mark, source);
    }
    // a value that somebody changed no longer rests on what the default rests on
    let is_default = default_of(value) == Some(value.estimate);
    let source = match (value.declaration.sources.first(), value.declaration.strength) {
        // the mark says already that it is a default
        (Some(source), Some(_)) if is_default => source.title.to_owned(),
        (None, Some(strength)) if is_default => capitalised(&strength.to_string()),
        _ => "No source yet".to_owned(),
    };
    (EvidenceMark::Default, source)
}

/// The mark of a confidence.
pub(crate) const fn mark_of(confidence: Confidence) -> EvidenceMark {
    match confidence {
        Confidence::Given => EvidenceMark::Given,
        Confidence::Estimate => EvidenceMark::Estimate,
        Confidence::Guess => EvidenceMark::Guess,
    }
}

/// The program's default of a value; an estimate of a service has none.
pub(crate) fn default_of(value: &StudyValue<'_>) -> Option<Estimate> {
    let id = value.declaration.id;
    match value.owner {
        ValueOwner::Organisation => {
            OrganisationParameter::from_id(id).map(OrganisationParameter::default)
        }
        ValueOwner::Model(model) => {
            ModelParameter::from_id(id).map(|parameter| parameter.default_for(model))
        }
        ValueOwner::Service(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_has_at_least_a_hundred_steps() {
        for (span, expected) in [
            (dec!(0.15), dec!(0.001)),
            (dec!(300_000), dec!(1_000)),
            (dec!(1), dec!(0.01)),
            (dec!(0.00002), dec!(0.0000001)),
        ] {
            assert_eq!(step(span).normalize(), expected.normalize(), "{span}");
        }
    }
}
