//! Applying the lens and the active adjustments to a study's parameters.
//!
//! Effects apply in a fixed order: first every *set* (the lens's, then the adjustments' in the
//! study's order), then every *multiply*, then every *add*; results are clamped to the
//! parameter's bounds (reference, section 11).

use super::EffectTarget;
use crate::parameters::{ModelParameter, OrganisationParameter};
use crate::{Estimate, OperatingModel, OutOfHoursPolicy, Study};

/// A study's parameters and settings after lens and adjustments.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectiveParameters {
    /// Parameters of the organisation.
    pub organisation: [Estimate; OrganisationParameter::COUNT],
    /// Parameters of each model, by [`OperatingModel::index`].
    pub models: [[Estimate; ModelParameter::COUNT]; 2],
    /// Who has an out-of-hours schedule.
    pub out_of_hours_policy: OutOfHoursPolicy,
    /// Whether level 3 callouts are paid in Ops Run It.
    pub level_3_callout_paid: bool,
    /// Whose likely value went beyond its bounds and was clamped.
    clamped: Vec<(OperatingModel, EffectTarget)>,
}

/// What the study's parameters are once its lens and its adjustments have been applied.
#[must_use]
pub fn effective_parameters(study: &Study) -> EffectiveParameters {
    let mut effective = EffectiveParameters {
        organisation: study.organisation,
        models: study.models,
        out_of_hours_policy: study.out_of_hours_policy,
        level_3_callout_paid: true,
        clamped: Vec::new(),
    };
    let lens = study.lens_effects.iter().map(|effect| (OperatingModel::OpsRunIt, effect));
    let active = study
        .adjustments
        .iter()
        .flat_map(|adjustment| adjustment.effects.iter().map(|effect| (adjustment.model, effect)));
    let mut effects: Vec<_> = lens.chain(active).collect();
    // stable: within one kind of operation the lens comes first, then the study's order
    effects.sort_by_key(|(_, effect)| effect.operation);
    for (model, effect) in &effects {
        let value = effective.value_mut(*model, effect.target);
        *value = value.map(|value| effect.operation.of(value, effect.value));
    }
    for (model, effect) in &effects {
        let declaration = effect.target.declaration();
        let value = effective.value_mut(*model, effect.target);
        let is_allowed = declaration.allows(value.likely());
        *value = value.map(|value| value.clamp(declaration.minimum, declaration.maximum));
        if !is_allowed {
            effective.clamped.push((*model, effect.target));
        }
    }
    for adjustment in &study.adjustments {
        if let Some(policy) = adjustment.out_of_hours_policy {
            effective.out_of_hours_policy = policy;
        }
        if let Some(paid) = adjustment.level_3_callout_paid {
            effective.level_3_callout_paid = paid;
        }
    }
    effective
}

impl EffectiveParameters {
    /// The value that an effect on `model` changes.
    #[must_use]
    pub fn value(&self, model: OperatingModel, target: EffectTarget) -> Estimate {
        match target {
            EffectTarget::Model(parameter) => self.models[model.index()][parameter.index()],
            EffectTarget::Organisation(parameter) => self.organisation[parameter.index()],
        }
    }

    /// Whether the likely value that an effect on `model` changes went beyond its bounds and was
    /// clamped. A value that reaches a bound exactly was not.
    #[must_use]
    pub fn is_clamped(&self, model: OperatingModel, target: EffectTarget) -> bool {
        self.clamped.iter().any(|&(of, clamped)| {
            // parameters of the organisation hold for both models
            clamped == target && (of == model || matches!(target, EffectTarget::Organisation(_)))
        })
    }

    fn value_mut(&mut self, model: OperatingModel, target: EffectTarget) -> &mut Estimate {
        match target {
            EffectTarget::Model(parameter) => &mut self.models[model.index()][parameter.index()],
            EffectTarget::Organisation(parameter) => &mut self.organisation[parameter.index()],
        }
    }
}
