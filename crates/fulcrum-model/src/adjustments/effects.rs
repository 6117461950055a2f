//! What countermeasures, pitfalls and the lens do to the totals: each alone, and together with the
//! active ones.

use rust_decimal::Decimal;

use super::{Adjustment, Catalogue, Effect, EffectiveParameters, effective_parameters};
use crate::evaluate::extra_treatments;
use crate::{
    Estimate, Evaluation, Lens, OperatingModel, OptionKind, OutOfHoursPolicy, Overflow, Study,
    Treatment,
};

/// Something before and after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// Without it.
    pub before: T,
    /// With it.
    pub after: T,
}

/// What an option costs in all, in the study's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionCost {
    /// Everything.
    pub total: Decimal,
    /// The same, discounted.
    pub discounted_total: Decimal,
    /// What is not lost revenue.
    pub spending: Decimal,
}

/// What the three options cost, by [`OptionKind::index`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionCosts(pub [OptionCost; OptionKind::ALL.len()]);

/// What each of some adjustments does to a study.
#[derive(Clone, Debug)]
pub struct AdjustmentEffects<'a> {
    /// What the options cost with no adjustment active.
    pub without: OptionCosts,
    /// What they cost with the study's own adjustments.
    pub active: OptionCosts,
    /// Each adjustment asked for, in the order asked for.
    pub effects: Vec<AdjustmentEffect<'a>>,
}

/// What an adjustment does to a study.
#[derive(Clone, Debug)]
pub struct AdjustmentEffect<'a> {
    /// The adjustment.
    pub adjustment: &'a Adjustment,
    /// Whether the study names it.
    pub is_active: bool,
    /// Treatment of each of its extra lines, after the study's choices and policy.
    pub extra_treatments: Vec<Treatment>,
    /// The study with it and no other, against the study with none.
    pub alone: Influence,
    /// The study's active ones with it, against the active ones without it. One that is not active
    /// comes last; an active one keeps its place.
    pub together: Influence,
}

/// What changes when an adjustment is switched on.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// What the options cost.
    pub costs: Change<OptionCosts>,
    /// Parameters and settings.
    pub parameters: ParameterChanges,
}

/// What an adjustment makes of parameters and settings, without what that costs.
#[derive(Clone, Debug)]
pub struct AdjustmentChanges<'a> {
    /// The adjustment.
    pub adjustment: &'a Adjustment,
    /// Whether the study names it.
    pub is_active: bool,
    /// Treatment of each of its extra lines, after the study's choices and policy.
    pub extra_treatments: Vec<Treatment>,
    /// The study's active ones with it, against the active ones without it; see
    /// [`AdjustmentEffect::together`].
    pub together: ParameterChanges,
}

/// Parameters and settings before and after an adjustment is switched on.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterChanges {
    /// The parameter of each of its effects, in its order, after the lens and all adjustments that
    /// count.
    pub values: Vec<ValueChange>,
    /// Who has an out-of-hours schedule.
    pub out_of_hours_policy: Change<OutOfHoursPolicy>,
    /// Whether level 3 callouts are paid.
    pub level_3_callout_paid: Change<bool>,
}

/// What the lens does to a study: in practice before, on paper after.
#[derive(Clone, Debug)]
pub struct LensEffect {
    /// What each lens sets of Ops Run It.
    pub values: Vec<LensValue>,
    /// What the options cost, the study's adjustments unchanged.
    pub costs: Change<OptionCosts>,
}

/// A parameter of Ops Run It that a lens sets.
#[derive(Clone, Debug, PartialEq)]
pub struct LensValue {
    /// Which lens.
    pub lens: Lens,
    /// What it does.
    pub effect: Effect,
    /// The parameter under both, after the study's adjustments.
    pub value: ValueChange,
}

/// A parameter before and after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// Without it.
    pub before: Estimate,
    /// With it.
    pub after: Estimate,
    /// Whether the likely value would be beyond the parameter's bounds with it, and was clamped.
    pub is_clamped: bool,
}

impl OptionCosts {
    fn of(evaluation: &Evaluation) -> Self {
        Self(OptionKind::ALL.map(|option| {
            let totals = evaluation.option(option);
            OptionCost {
                total: totals.total,
                discounted_total: totals.discounted_total,
                spending: totals.spending(),
            }
        }))
    }

    /// What an option costs.
    #[must_use]
    pub fn option(&self, option: OptionKind) -> OptionCost {
        self.0[option.index()]
    }
}

impl Change<OptionCosts> {
    /// What is added to the cost of an option; negative when it becomes cheaper.
    #[must_use]
    pub fn difference(&self, option: OptionKind) -> OptionCost {
        let (before, after) = (self.before.option(option), self.after.option(option));
        OptionCost {
            total: after.total.saturating_sub(before.total),
            discounted_total: after.discounted_total.saturating_sub(before.discounted_total),
            spending: after.spending.saturating_sub(before.spending),
        }
    }
}

/// A study as evaluated: what its parameters were and what the options cost.
struct Outcome {
    costs: OptionCosts,
    effective: EffectiveParameters,
}

impl Outcome {
    fn of(study: &Study) -> Result<Self, Overflow> {
        let evaluation = Evaluation::of(study)?;
        Ok(Self { costs: OptionCosts::of(&evaluation), effective: evaluation.plan.effective })
    }

    /// The outcome of `study` with these adjustments instead of its own.
    fn with(study: &mut Study, adjustments: Vec<Adjustment>) -> Result<Self, Overflow> {
        study.adjustments = adjustments;
        Self::of(study)
    }
}

/// What each of `adjustments` does to a study, alone and together with the study's active ones.
/// Every figure is exact.
///
/// # Errors
///
/// When an amount or a total does not fit into 28 digits.
pub fn adjustment_effects<'a>(
    study: &Study,
    adjustments: impl IntoIterator<Item = &'a Adjustment>,
) -> Result<AdjustmentEffects<'a>, Overflow> {
    let active = Outcome::of(study)?;
    let mut varied = study.clone();
    let without = Outcome::with(&mut varied, Vec::new())?;
    let effects = adjustments
        .into_iter()
        .map(|adjustment| effect(adjustment, study, &mut varied, &without, &active))
        .collect::<Result<_, _>>()?;
    Ok(AdjustmentEffects { without: without.costs, active: active.costs, effects })
}

fn effect<'a>(
    adjustment: &'a Adjustment,
    study: &Study,
    varied: &mut Study,
    without: &Outcome,
    active: &Outcome,
) -> Result<AdjustmentEffect<'a>, Overflow> {
    let with_it = Outcome::with(varied, vec![adjustment.clone()])?;
    let extra_treatments = extra_treatments(study, adjustment);
    let alone = Influence::between(adjustment, without, &with_it);
    let (is_active, mut others) = others(study, adjustment);
    let together = if others.is_empty() {
        alone.clone()
    } else if is_active {
        Influence::between(adjustment, &Outcome::with(varied, others)?, active)
    } else {
        others.push(adjustment.clone());
        Influence::between(adjustment, active, &Outcome::with(varied, others)?)
    };
    Ok(AdjustmentEffect { adjustment, is_active, extra_treatments, alone, together })
}

/// Whether a study names an adjustment, and those that it names besides.
fn others(study: &Study, adjustment: &Adjustment) -> (bool, Vec<Adjustment>) {
    let mut others = study.adjustments.clone();
    others.retain(|other| other.id != adjustment.id);
    (others.len() < study.adjustments.len(), others)
}

/// What each of `adjustments` makes of the parameters and settings of a study, together with the
/// study's active ones. It evaluates nothing.
#[must_use]
pub fn adjustment_changes<'a>(
    study: &Study,
    adjustments: impl IntoIterator<Item = &'a Adjustment>,
) -> Vec<AdjustmentChanges<'a>> {
    let active = effective_parameters(study);
    // parameters do not depend on services, of which there may be many
    let mut varied = Study { services: Vec::new(), ..study.clone() };
    let changes = adjustments.into_iter().map(|adjustment| {
        let (is_active, mut others) = others(study, adjustment);
        if !is_active {
            others.push(adjustment.clone());
        }
        varied.adjustments = others;
        let switched = effective_parameters(&varied);
        let (before, after) = if is_active { (&switched, &active) } else { (&active, &switched) };
        AdjustmentChanges {
            adjustment,
            is_active,
            extra_treatments: extra_treatments(study, adjustment),
            together: ParameterChanges::between(adjustment, before, after),
        }
    });
    changes.collect()
}

impl Influence {
    fn between(adjustment: &Adjustment, before: &Outcome, after: &Outcome) -> Self {
        Self {
            costs: Change { before: before.costs, after: after.costs },
            parameters: ParameterChanges::between(adjustment, &before.effective, &after.effective),
        }
    }
}

impl ParameterChanges {
    fn between(
        adjustment: &Adjustment,
        was: &EffectiveParameters,
        is: &EffectiveParameters,
    ) -> Self {
        let effects = adjustment.effects.iter();
        Self {
            values: effects.map(|e| value_change(adjustment.model, e, was, is)).collect(),
            out_of_hours_policy: Change {
                before: was.out_of_hours_policy,
                after: is.out_of_hours_policy,
            },
            level_3_callout_paid: Change {
                before: was.level_3_callout_paid,
                after: is.level_3_callout_paid,
            },
        }
    }
}

fn value_change(
    model: OperatingModel,
    effect: &Effect,
    before: &EffectiveParameters,
    after: &EffectiveParameters,
) -> ValueChange {
    ValueChange {
        before: before.value(model, effect.target),
        after: after.value(model, effect.target),
        is_clamped: after.is_clamped(model, effect.target),
    }
}

/// What it makes of a study to weigh Ops Run It as promised on paper rather than as usually seen in
/// practice, whichever lens the study has. Every figure is exact.
///
/// # Errors
///
/// When an amount or a total does not fit into 28 digits.
pub fn lens_effect(study: &Study, catalogue: &Catalogue) -> Result<LensEffect, Overflow> {
    let mut varied = study.clone();
    let mut under = |lens: Lens| {
        varied.lens = lens;
        varied.lens_effects = catalogue.lens_effects(lens).to_vec();
        Outcome::of(&varied)
    };
    let (practice, paper) = (under(Lens::InPractice)?, under(Lens::OnPaper)?);
    let value = |lens: Lens, effect: &Effect| LensValue {
        lens,
        effect: *effect,
        value: value_change(
            OperatingModel::OpsRunIt,
            effect,
            &practice.effective,
            &paper.effective,
        ),
    };
    Ok(LensEffect {
        values: Lens::ALL
            .into_iter()
            .flat_map(|lens| catalogue.lens_effects(lens).iter().map(move |e| (lens, e)))
            .map(|(lens, effect)| value(lens, effect))
            .collect(),
        costs: Change { before: practice.costs, after: paper.costs },
    })
}

#[cfg(test)]
mod tests;
