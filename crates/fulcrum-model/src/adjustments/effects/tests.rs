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
        let after = if effect.is_active { active.to_vec() } else { [&others[..], &[id]].concat() };
        assert_eq!(effect.together.costs.after, named(&after), "{id}");
    }
    let is_free = |effect: &&AdjustmentEffect<'_>| {
        OptionKind::ALL.iter().all(|&option| effect.alone.costs.difference(option).total.is_zero())
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
        .find(|v| v.effect.target == super::super::EffectTarget::Model(ModelParameter::Level2Share))
        .unwrap();
    assert_eq!((share.lens, share.effect.value), (Lens::OnPaper, dec!(0.2)));
    assert_eq!(share.value.before.likely(), dec!(1), "0.8 · 1.3, within its bounds");
    assert_eq!(share.value.after.likely(), dec!(0.26), "0.2 · 1.3");
}
