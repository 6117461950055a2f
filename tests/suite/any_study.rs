//! Random studies, the same ones on every machine.

use fulcrum_model::parameters::{Declaration, ModelParameter, OrganisationParameter};
use fulcrum_model::{Estimate, OperatingModel};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use support::study_file;

/// Parameters of the organisation and of both models.
const PARAMETERS: usize = OrganisationParameter::COUNT + 2 * ModelParameter::COUNT;

/// A runner with a fixed seed: a failure is the same failure on every machine.
pub(crate) fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]))
}

pub(crate) fn hundredths(range: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = String> {
    range.prop_map(|value| Decimal::new(value, 2).to_string())
}

pub(crate) fn word(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

prop_compose! {
    fn any_service()(
        team in 0..4u8,
        domain in 0..3u8,
        launch in 0..16u32,
        demand in word(&["low", "medium", "high", "very_high"]),
        target in word(&["auto", "95.0", "99.0", "99.9", "99.99"]),
        model in word(&["auto", "ops_run_it", "you_build_it_you_run_it"]),
        already in word(&["none", "ops_run_it", "you_build_it_you_run_it"]),
        exposure in hundredths(0..=90_000_000),
        out_of_hours in hundredths(0..=100),
        features in hundredths(0..=2_000),
        value in hundredths(0..=2_000_000),
        incidents in hundredths(0..=3_000),
    ) -> Value {
        json!({
            "name": "Service", "team": format!("team {team}"), "domain": format!("domain {domain}"),
            "kind": "digital", "launch_month": launch, "feature_demand": demand,
            "availability_target": target, "operating_model": model, "already_run_by": already,
            "exposure_per_hour": exposure, "out_of_hours_exposure": out_of_hours,
            "features_per_month": features, "value_per_feature_month": value,
            "incidents_per_month": incidents,
        })
    }
}

prop_compose! {
    /// A valid study with up to six services and a few parameters away from their defaults.
    pub(crate) fn any_study()(
        services in prop::collection::vec(any_service(), 0..6),
        horizon in 1..14u32,
        currency in word(&["USD", "JPY", "KWD"]),
        policy in word(&["by_availability", "every_team"]),
        treatment in word(&["expense_run", "playbook"]),
        lens in word(&["in_practice", "on_paper"]),
        adjustments in prop::sample::subsequence(
            vec!["automated_pipeline", "outsourced_support", "unpaid_level_3", "digital_platform",
                 "adoption_dip", "linear_run_cost", "fix_delivery_team", "excessive_bau"], 0..4),
        analysts in 1..20u32,
        background in hundredths(0..=95),
        hours in 1..=24u32,
        rate in hundredths(0..=50),
        implementation_months in hundredths(0..=600),
    ) -> Value {
        let mut services = services;
        for (index, service) in services.iter_mut().enumerate() {
            service["id"] = json!(format!("s{index}"));
        }
        let mut file = study_file(&services);
        file["horizon_months"] = json!(horizon);
        file["currency"] = json!(currency);
        file["out_of_hours_policy"] = json!(policy);
        file["treatment_policy"] = json!(treatment);
        file["lens"] = json!(lens);
        file["adjustments"] = json!(adjustments);
        file["working_hours_per_day"] = json!(hours);
        file["discount_rate"] = json!(rate);
        file["organisation"] = json!({
            "support_analysts": analysts, "support_background_load": background,
        });
        file["models"]["ops_run_it"] = json!({ "implementation_months": implementation_months });
        file
    }
}

prop_compose! {
    /// [`any_study`] with every parameter somewhere between nothing and three times its default.
    pub(crate) fn any_varied_study()(
        mut file in any_study(),
        factors in prop::collection::vec(0..=300i64, PARAMETERS),
    ) -> Value {
        let mut factors = factors.into_iter().map(|factor| Decimal::new(factor, 2));
        let mut varied = |declaration: &Declaration, default: Estimate| {
            let likely = match default.likely() {
                likely if likely.is_zero() => declaration.maximum.min(Decimal::ONE),
                likely => likely,
            };
            let value = likely * factors.next().unwrap();
            value.clamp(declaration.minimum, declaration.maximum)
        };
        for parameter in OrganisationParameter::ALL.into_iter().filter(|p| !p.is_whole()) {
            let value = varied(parameter.declaration(), parameter.default());
            file["organisation"][parameter.declaration().id] = json!(value.to_string());
        }
        for model in OperatingModel::ALL {
            for parameter in ModelParameter::ALL {
                let value = varied(parameter.declaration(), parameter.default_for(model));
                file["models"][model.id()][parameter.declaration().id] = json!(value.to_string());
            }
        }
        // an incident is major, degrading or neither
        let share = |id: &str| -> Decimal { file["organisation"][id].as_str().unwrap().parse().unwrap() };
        let degraded = share("degraded_share").min(Decimal::ONE - share("major_share"));
        file["organisation"]["degraded_share"] = json!(degraded.to_string());
        file
    }
}
