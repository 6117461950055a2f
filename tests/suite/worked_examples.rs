//! The worked examples of the reference, section 13. Example 10 stands beside the queue's code,
//! example 11 in `hand_computed`.

use fulcrum_app::warnings;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use fulcrum_model::selector::{loss_protection, model_for, target_for};
use fulcrum_model::warnings::WarningCode;
use fulcrum_model::{
    AvailabilityTarget, Bands, Evaluation, FeatureDemand, OperatingModel, OptionKind, Schedule,
    Study, display,
};
use rust_decimal::{Decimal, dec};
use serde_json::{Map, Value, json};
use support::{evaluation, line_total, postings, service_file, study, study_file};

const YOU: OptionKind = OptionKind::YouBuildItYouRunIt;
const OPS: OptionKind = OptionKind::OpsRunIt;

#[test]
fn example_1_the_selector_gives_each_service_its_target_model_and_schedule() {
    let rows = [
        (
            dec!(810_000),
            "low",
            AvailabilityTarget::P999,
            OperatingModel::OpsRunIt,
            Schedule::Central,
        ),
        (
            dec!(6_000),
            "high",
            AvailabilityTarget::P95,
            OperatingModel::YouBuildItYouRunIt,
            Schedule::None,
        ),
        (
            dec!(200_000),
            "very_high",
            AvailabilityTarget::P99,
            OperatingModel::YouBuildItYouRunIt,
            Schedule::Domain,
        ),
    ];
    let services: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(i, (exposure, demand, ..))| {
            let mut service = service_file(&format!("service-{i}"));
            service["exposure_per_hour"] = json!(exposure.to_string());
            service["feature_demand"] = json!(demand);
            service
        })
        .collect();
    let evaluation = evaluation(&study_file(&services));
    for (result, (exposure, demand, target, model, schedule)) in
        evaluation.option(OptionKind::Hybrid).services.iter().zip(rows)
    {
        assert_eq!(target_for(&Bands::default(), exposure), target, "{exposure}");
        assert_eq!(model_for(target, FeatureDemand::from_id(demand).unwrap()), model, "{exposure}");
        assert_eq!((result.target, result.model, result.schedule), (target, model, schedule));
    }
}

#[test]
fn example_2_tolerable_unavailability_per_week() {
    for (target, text) in [
        (AvailabilityTarget::P95, "8 h 24 m 0 s"),
        (AvailabilityTarget::P99, "1 h 40 m 48 s"),
        (AvailabilityTarget::P999, "0 h 10 m 5 s"),
        (AvailabilityTarget::P9999, "0 h 1 m 0 s"),
    ] {
        assert_eq!(display::hours(target.tolerable_hours_per_week(), true), text);
    }
}

#[test]
fn example_3_loss_protection_of_half_an_hour() {
    let found = loss_protection(dec!(200_000), AvailabilityTarget::P99, dec!(0.5)).unwrap();
    assert_eq!(found.loss, dec!(100_000));
    assert_eq!(found.loss_at_tolerance, dec!(336_000));
    assert_eq!(found.protected, dec!(236_000));
    assert_eq!(found.effectiveness.unwrap().round_dp(2), dec!(0.70));
}

#[test]
fn example_4_standby_grows_with_the_teams_and_not_in_ops_run_it() {
    let standby = |teams: usize, option| {
        let services: Vec<Value> = (0..teams).map(|i| service_file(&format!("s{i}"))).collect();
        let mut file = study_file(&services);
        file["horizon_months"] = json!(1);
        file["out_of_hours_policy"] = json!("every_team");
        file["models"] = json!({
            "ops_run_it": { "standby_per_week": "280" },
            "you_build_it_you_run_it": { "standby_per_week": "280" },
        });
        line_total(&evaluation(&file), option, "standby")
    };
    let one = dec!(1217.50); // 1 · 280 · 30.4375 / 7
    for teams in [1, 10, 20] {
        assert_eq!(standby(teams, YOU), one * Decimal::from(teams), "{teams} teams");
        assert_eq!(standby(teams, OPS), one, "the central team has one schedule");
    }
}

#[test]
fn example_5_eight_hour_days_wait_twenty_hours_out_of_hours() {
    use fulcrum_model::Exact;
    use fulcrum_model::evaluate::calendar::Calendar;
    assert_eq!(
        Calendar::<Exact>::of_working_hours(dec!(8)).wait_out_of_hours.value(),
        Some(dec!(20))
    );
}

/// The program's defaults of a model, likely values only.
fn likely_defaults(model: OperatingModel) -> Map<String, Value> {
    ModelParameter::ALL
        .into_iter()
        .map(|p| (p.declaration().id.to_owned(), json!(p.default_for(model).likely().to_string())))
        .collect()
}

#[test]
fn example_6_same_parameters_cost_the_same() {
    let mut parameters = likely_defaults(OperatingModel::YouBuildItYouRunIt);
    for id in ["level_2_share", "deployment_hours", "callout_per_hour"] {
        parameters.insert(id.to_owned(), json!("0"));
    }
    let services: Vec<Value> = ["low", "high", "very_high"]
        .iter()
        .enumerate()
        .map(|(i, demand)| {
            let mut service = service_file(&format!("s{i}"));
            service["team"] = json!("the only team");
            service["availability_target"] = json!("99.9");
            service["feature_demand"] = json!(demand);
            service["launch_month"] = json!(i);
            service
        })
        .collect();
    let mut file = study_file(&services);
    file["treatment_policy"] = json!("playbook");
    file["organisation"] = json!({
        "rate_developer": "60", "rate_support_analyst": "60", "rate_bridge_analyst": "60",
        "rate_change_manager": "60", "rate_incident_manager": "60",
        "support_analysts": 7, "team_size": "7",
        "idle_capacity_charged": "0", "retained_people": "0",
    });
    file["models"] = json!({ "ops_run_it": parameters, "you_build_it_you_run_it": parameters });
    let evaluation = evaluation(&file);
    assert_eq!(evaluation.option(OPS).total, evaluation.option(YOU).total);
    assert_eq!(evaluation.option(OPS).by_month, evaluation.option(YOU).by_month);
    assert!(evaluation.option(OPS).total > Decimal::ZERO, "costs that are all zero prove nothing");
}

/// A study with every estimate at its lower bound.
fn all_at_their_lower_bound() -> Value {
    let mut service = service_file("s");
    for parameter in ServiceParameter::ALL {
        service[parameter.declaration().id] = json!(parameter.declaration().minimum.to_string());
    }
    let mut file = study_file(&[service]);
    let lowest = |ids: Vec<(&'static str, Decimal)>| -> Map<String, Value> {
        ids.into_iter().map(|(id, minimum)| (id.to_owned(), json!(minimum.to_string()))).collect()
    };
    let model = || {
        let ids = ModelParameter::ALL.map(|p| (p.declaration().id, p.declaration().minimum));
        lowest(ids.into())
    };
    let organisation =
        OrganisationParameter::ALL.map(|p| (p.declaration().id, p.declaration().minimum));
    file["organisation"] = Value::from(lowest(organisation.into()));
    file["models"] = json!({ "ops_run_it": model(), "you_build_it_you_run_it": model() });
    file
}

#[test]
fn example_7_nothing_in_nothing_out() {
    let evaluation = evaluation(&all_at_their_lower_bound());
    for option in OptionKind::ALL {
        assert_eq!(evaluation.option(option).total, Decimal::ZERO, "{option:?}");
        assert_eq!(evaluation.option(option).lines, [], "{option:?}");
    }
}

#[test]
fn example_7_money_times_k_costs_times_k() {
    // whole thousands keep every posting a whole number of cents, so that rounding cannot hide
    let file = |factor: Decimal| {
        let money = |amount: Decimal| json!((amount * factor).to_string());
        let mut services = [service_file("a"), service_file("b")];
        for (service, exposure) in services.iter_mut().zip([dec!(90_000), dec!(4_000)]) {
            service["exposure_per_hour"] = money(exposure);
            service["value_per_feature_month"] = money(dec!(6_000));
            service["availability_target"] = json!("99.0");
        }
        let mut file = study_file(&services);
        let mut organisation = Map::new();
        for parameter in OrganisationParameter::ALL {
            if parameter.declaration().is_money() {
                let value = money(parameter.default().likely());
                organisation.insert(parameter.declaration().id.to_owned(), value);
            }
        }
        let models: Map<String, Value> = OperatingModel::ALL
            .into_iter()
            .map(|model| {
                let prices = ModelParameter::ALL
                    .into_iter()
                    .filter(|p| p.declaration().is_money())
                    .map(|p| {
                        let value = money(p.default_for(model).likely());
                        (p.declaration().id.to_owned(), value)
                    });
                (model.id().to_owned(), Value::from(prices.collect::<Map<_, _>>()))
            })
            .collect();
        file["organisation"] = Value::from(organisation);
        file["models"] = Value::from(models);
        file
    };
    let (_, once) = postings(&study(&file(dec!(1))));
    let (_, hundredfold) = postings(&study(&file(dec!(100))));
    assert_eq!(once.len(), hundredfold.len());
    for (once, hundredfold) in once.iter().zip(&hundredfold) {
        let difference = (once.amount * dec!(100) - hundredfold.amount).abs();
        assert!(difference <= dec!(0.5), "{once:?} against {hundredfold:?}: more than rounding");
    }
    assert!(once.iter().any(|posting| posting.amount > dec!(1000)));
}

/// The published cost of downtime: so many deployments a year, of which this share fails, each
/// failure down for `hours` at 500 000 an hour.
fn cost_of_downtime(deployments_a_year: Decimal, failure_rate: &str, hours: &str) -> Study {
    let mut service = service_file("product");
    for (key, value) in [
        ("feature_demand", "very_high"),
        ("availability_target", "99.9"),
        ("already_run_by", "you_build_it_you_run_it"),
        ("exposure_per_hour", "500000"),
        ("incidents_per_month", "0"),
    ] {
        service[key] = json!(value);
    }
    let mut file = study_file(&[service]);
    file["horizon_months"] = json!(12);
    file["annual_revenue"] = json!("100000000");
    file["organisation"] = json!({
        "major_share": "1", "major_loss": "1", "degraded_share": "0", "out_of_hours_share": "0",
        "insights_per_incident": "0", "repeat_rate": "0", "recovered_share": "0",
        "contribution_margin": "1",
    });
    // as many digits as a decimal holds
    let a_month = (deployments_a_year / dec!(12)).to_string();
    file["models"]["you_build_it_you_run_it"] = json!({
        "level_2_share": "0", "failure_escape_share": "1", "blast_radius_factor": "1",
        "acknowledge_hours": hours, "level_1_hours": "0",
        "change_failure_rate": failure_rate, "max_deployments_per_month": a_month,
    });
    study(&file)
}

#[test]
fn example_8_published_cost_of_downtime_is_a_special_case() {
    // The ROI of DevOps Transformation, DORA 2020
    for (deployments, rate, hours, expected, warns) in [
        (dec!(209), "0.075", "4", dec!(31_350_000), false),
        (dec!(32), "0.075", "8", dec!(9_600_000), false),
        (dec!(7), "0.53", "120", dec!(222_600_000), true),
    ] {
        let study = cost_of_downtime(deployments, rate, hours);
        let evaluation = Evaluation::of(&study).unwrap();
        let found = line_total(&evaluation, YOU, "unavailability");
        assert!((found - expected).abs() <= Decimal::ONE, "{found} against {expected}");
        // the last loses more than the product's revenue of 100 million: the paper says nothing
        let has_warning = warnings(&study, &evaluation).iter().any(|warning| {
            warning.code == WarningCode::LossExceedsRevenue && warning.message.contains(YOU.label())
        });
        assert_eq!(has_warning, warns, "{deployments} deployments a year");
    }
}

#[test]
fn example_9_response_labour() {
    // 1.2 responders, 126 minutes, 50 an hour: PagerDuty, State of Digital Operations
    let mut service = service_file("s");
    service["incidents_per_month"] = json!("1");
    service["already_run_by"] = json!("you_build_it_you_run_it");
    let mut file = study_file(&[service]);
    file["horizon_months"] = json!(1);
    file["organisation"] = json!({ "rate_developer": "50" });
    file["models"]["you_build_it_you_run_it"] = json!({
        "level_1_hours": "2.1", "level_1_people": "1.2", "level_2_share": "0",
        "incident_factor": "1", "change_failure_rate": "0",
    });
    let found = line_total(&evaluation(&file), YOU, "incident_response");
    assert_eq!(found, dec!(126.00));
}
