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
mod tests {
    use rust_decimal::dec;

    use super::*;
    use crate::YearMonth;
    use crate::file::{StudyContext, read_study};
    use crate::parameters::ModelParameter;

    fn study(catalogue: &Catalogue, adjustments: &str) -> Study {
        let text = format!(
            r#"{{ "format": "fulcrum-study", "version": 1, "name": "One", "currency": "GBP",
            "horizon_months": 6, "models": {{ "ops_run_it": {{ "level_2_share": "0.8" }} }},
            "adjustments": {adjustments},
            "services": [{{ "id": "shop", "name": "Shop", "team": "Shop", "domain": "Sales",
                "kind": "digital", "feature_demand": "high", "exposure_per_hour": "50000",
                "out_of_hours_exposure": "0.5", "features_per_month": "4",
                "value_per_feature_month": "5000", "incidents_per_month": "2" }}] }}"#
        );
        let context = StudyContext { catalogue, default_start: YearMonth::january(2027) };
        read_study(text.as_bytes(), context).unwrap().study
    }

    fn all<'a>(study: &Study, catalogue: &'a Catalogue) -> AdjustmentEffects<'a> {
        adjustment_effects(study, catalogue.adjustments()).unwrap()
    }

    fn costs(study: &Study) -> OptionCosts {
        OptionCosts::of(&Evaluation::of(study).unwrap())
    }

    #[test]
    fn each_effect_is_the_difference_of_two_studies_of_its_own() {
        let catalogue = Catalogue::built_in().unwrap();
        let active = ["outsourced_support", "linear_run_cost"];
        let own = study(&catalogue, r#"["outsourced_support", "linear_run_cost"]"#);
        let found = all(&own, &catalogue);
        let none = study(&catalogue, "[]");
        assert_eq!((found.without, found.active), (costs(&none), costs(&own)));
        assert_eq!(found.effects.len(), catalogue.adjustments().len());
        for effect in &found.effects {
            let id = effect.adjustment.id.as_str();
            let named = |ids: &[&str]| costs(&study(&catalogue, &format!("{ids:?}")));
            assert_eq!(effect.is_active, active.contains(&id), "{id}");
            assert_eq!(effect.alone.costs.before, found.without, "{id}");
            assert_eq!(effect.alone.costs.after, named(&[id]), "{id}");
            let others: Vec<_> = active.into_iter().filter(|other| *other != id).collect();
            assert_eq!(effect.together.costs.before, named(&others), "{id}");
            let after =
                if effect.is_active { active.to_vec() } else { [&others[..], &[id]].concat() };
            assert_eq!(effect.together.costs.after, named(&after), "{id}");
        }
        let is_free = |effect: &&AdjustmentEffect<'_>| {
            OptionKind::ALL
                .iter()
                .all(|&option| effect.alone.costs.difference(option).total.is_zero())
        };
        let free: Vec<_> =
            found.effects.iter().filter(is_free).map(|e| e.adjustment.id.as_str()).collect();
        assert_eq!(free, ["linear_run_cost"], "a team's schedule costs what its domain's did");
    }

    #[test]
    fn changes_of_parameters_are_those_of_the_evaluated_studies() {
        let catalogue = Catalogue::built_in().unwrap();
        for adjustments in ["[]", r#"["outsourced_support", "l1_5_application_support"]"#] {
            let own = study(&catalogue, adjustments);
            let changes = adjustment_changes(&own, catalogue.adjustments());
            for (effect, change) in all(&own, &catalogue).effects.iter().zip(changes) {
                assert_eq!(effect.is_active, change.is_active);
                assert_eq!(effect.together.parameters, change.together);
                assert_eq!(effect.extra_treatments, change.extra_treatments);
            }
        }
    }

    #[test]
    fn without_others_an_adjustment_counts_together_as_it_does_alone() {
        let catalogue = Catalogue::built_in().unwrap();
        for adjustments in ["[]", r#"["automated_pipeline"]"#] {
            for effect in all(&study(&catalogue, adjustments), &catalogue).effects {
                let is_same = effect.alone == effect.together;
                let is_only = adjustments.contains(&effect.adjustment.id);
                assert_eq!(is_same, adjustments == "[]" || is_only, "{}", effect.adjustment.id);
            }
        }
    }

    #[test]
    fn a_parameter_is_shown_before_and_after_within_its_bounds() {
        let catalogue = Catalogue::built_in().unwrap();
        let own = study(&catalogue, r#"["l1_delivery_team_at_key_periods"]"#);
        let adjustment = catalogue.adjustment("l1_5_application_support").unwrap();
        let found = adjustment_effects(&own, [adjustment]).unwrap().effects.remove(0);
        let share = adjustment
            .effects
            .iter()
            .position(|e| e.target.declaration().id == "level_2_share")
            .unwrap();
        let likely = |influence: &Influence| {
            let value = influence.parameters.values[share];
            (value.before.likely(), value.after.likely(), value.is_clamped)
        };
        let more_than_a_share = (dec!(0.8), dec!(1), true);
        assert_eq!(likely(&found.alone), more_than_a_share, "0.8 · 1.3, clamped");
        let together = (dec!(0.768), dec!(0.9984), false);
        assert_eq!(likely(&found.together), together, "0.8 · 0.96, then · 1.3");
    }

    #[test]
    fn a_value_that_reaches_a_bound_exactly_is_not_clamped() {
        let catalogue = Catalogue::built_in().unwrap();
        let mut own = study(&catalogue, "[]");
        let share = ModelParameter::Level2Share;
        let mut adjustment = catalogue.adjustment("l1_5_application_support").unwrap().clone();
        adjustment.effects.retain(|e| e.target == super::super::EffectTarget::Model(share));
        for (factor, is_clamped) in [(dec!(1.25), false), (dec!(1.26), true), (dec!(0), false)] {
            adjustment.effects[0].value = factor;
            own.adjustments = vec![adjustment.clone()];
            let found = adjustment_effects(&own, [&adjustment]).unwrap().effects.remove(0);
            let value = found.alone.parameters.values[0];
            assert_eq!(value.after.likely(), (dec!(0.8) * factor).min(dec!(1)));
            assert_eq!(value.is_clamped, is_clamped, "0.8 · {factor}");
        }
    }

    #[test]
    fn settings_and_treatments_are_those_of_the_study() {
        let catalogue = Catalogue::built_in().unwrap();
        let own = study(&catalogue, r#"["linear_run_cost", "unpaid_level_3"]"#);
        let found = all(&own, &catalogue);
        let of = |id: &str| found.effects.iter().find(|e| e.adjustment.id == id).unwrap();
        let policy = of("responsible_but_unaccountable");
        let (by_availability, every_team) =
            (OutOfHoursPolicy::ByAvailability, OutOfHoursPolicy::EveryTeam);
        let alone = Change { before: by_availability, after: every_team };
        assert_eq!(policy.alone.parameters.out_of_hours_policy, alone);
        let together = Change { before: every_team, after: every_team };
        assert_eq!(policy.together.parameters.out_of_hours_policy, together);
        let unpaid = of("unpaid_level_3").together.parameters.level_3_callout_paid;
        assert_eq!(unpaid, Change { before: true, after: false });
        // the catalogue says capex, the study's policy expenses run work of product teams
        let platform = of("digital_platform");
        assert_eq!(platform.adjustment.extra[0].treatment, Treatment::Capex);
        assert_eq!(platform.extra_treatments, [Treatment::Opex]);
    }

    #[test]
    fn the_lens_is_weighed_both_ways_whichever_the_study_has() {
        let catalogue = Catalogue::built_in().unwrap();
        let mut own = study(&catalogue, r#"["l1_5_application_support"]"#);
        let practice = costs(&own);
        let found = lens_effect(&own, &catalogue).unwrap();
        assert_eq!(found.costs.before, practice);
        own.lens = Lens::OnPaper;
        own.lens_effects = catalogue.lens_effects(Lens::OnPaper).to_vec();
        assert_eq!(found.costs.after, costs(&own));
        let again = lens_effect(&own, &catalogue).unwrap();
        assert_eq!((again.costs, &again.values), (found.costs, &found.values));
        let ops = found.costs.difference(OptionKind::OpsRunIt);
        assert!(ops.total < Decimal::ZERO, "promises are cheaper than practice");
        let share = found
            .values
            .iter()
            .find(|v| {
                v.effect.target == super::super::EffectTarget::Model(ModelParameter::Level2Share)
            })
            .unwrap();
        assert_eq!((share.lens, share.effect.value), (Lens::OnPaper, dec!(0.2)));
        assert_eq!(share.value.before.likely(), dec!(1), "0.8 · 1.3, within its bounds");
        assert_eq!(share.value.after.likely(), dec!(0.26), "0.2 · 1.3");
    }
}
