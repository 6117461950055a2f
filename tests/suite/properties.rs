//! Properties that hold for every study: totals tie out, money scales, more exposure never costs
//! less, waiting never costs more, and nothing panics.

use fulcrum_model::evaluate::Owner;
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter};
use fulcrum_model::{
    Axis, CostType, Evaluation, OperatingModel, OptionKind, OptionTotals, ServiceResult, Study,
    Treatment,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use support::{postings, service_file, study, study_file};

use crate::any_study::{any_study, hundredths, runner, word};

fn evaluated(study: &Study) -> Evaluation {
    Evaluation::of(study).unwrap()
}

#[test]
fn totals_tie_out_by_every_breakdown() {
    runner(96)
        .run(&any_study(), |file| {
            let study = study(&file);
            let evaluation = evaluated(&study);
            let (plan, postings) = postings(&study);
            for option in OptionKind::ALL {
                let totals = evaluation.option(option);
                let of_option = || postings.iter().filter(move |p| p.option == option);
                let total: Decimal = of_option().map(|p| p.amount).sum();
                prop_assert_eq!(totals.total, total);
                let by = |sum: Decimal| prop_assert_eq_decimal(sum, total);
                by(CostType::ALL.map(|t| totals.by_type(t)).iter().sum())?;
                by(Axis::ALL.map(|a| totals.by_axis(a)).iter().sum())?;
                by(Treatment::ALL.map(|t| totals.by_treatment(t)).iter().sum())?;
                by(totals.lines.iter().map(|l| l.amount).sum())?;
                by(totals.by_month.iter().sum())?;
                by(totals.cumulative_by_month().last().copied().unwrap_or_default())?;
                by(totals.spending() + totals.by_treatment(Treatment::LostRevenue))?;
                for axis in Axis::ALL {
                    let types = CostType::ALL.map(|t| totals.by_axis_and_type(axis, t));
                    prop_assert_eq!(types.iter().sum::<Decimal>(), totals.by_axis(axis));
                }
                for service in 0..plan.services.len() {
                    let own = of_option().filter(|p| p.owner == Owner::Service(service));
                    let sum: Decimal = own.map(|p| p.amount).sum();
                    prop_assert_eq!(totals.by_service[service], sum);
                }
                for posting in of_option() {
                    prop_assert!(posting.amount.scale() <= plan.minor_units, "{:?}", posting);
                }
            }
            Ok(())
        })
        .unwrap();
}

fn prop_assert_eq_decimal(found: Decimal, expected: Decimal) -> Result<(), TestCaseError> {
    prop_assert_eq!(found, expected);
    Ok(())
}

#[test]
fn more_exposure_never_costs_less_when_the_targets_are_held() {
    let strategy = (any_study(), hundredths(0..=50_000_000), 0..6usize);
    runner(64)
        .run(&strategy, |(mut file, more, which)| {
            let services = file["services"].as_array_mut().unwrap();
            for service in services.iter_mut().filter(|s| s["availability_target"] == "auto") {
                service["availability_target"] = json!("99.0");
            }
            let before = evaluated(&study(&file));
            let services = file["services"].as_array_mut().unwrap();
            let count = services.len();
            let Some(service) = services.get_mut(which % count.max(1)) else { return Ok(()) };
            let exposure: Decimal = service["exposure_per_hour"].as_str().unwrap().parse().unwrap();
            let more: Decimal = more.parse().unwrap();
            service["exposure_per_hour"] = json!((exposure + more).to_string());
            let after = evaluated(&study(&file));
            for option in OptionKind::ALL {
                prop_assert!(after.option(option).total >= before.option(option).total);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn money_times_k_costs_times_k() {
    let strategy = (any_study(), 2..50u32);
    runner(48)
        .run(&strategy, |(file, factor)| {
            let factor = Decimal::from(factor);
            // targets set by hand, no adjustments: their extra lines are money of their own
            let prepared = |factor: Decimal| {
                let mut file = file.clone();
                file["adjustments"] = json!([]);
                for service in file["services"].as_array_mut().unwrap() {
                    if service["availability_target"] == "auto" {
                        service["availability_target"] = json!("99.0");
                    }
                    for key in ["exposure_per_hour", "value_per_feature_month"] {
                        let value: Decimal = service[key].as_str().unwrap().parse().unwrap();
                        service[key] = json!((value * factor).to_string());
                    }
                }
                for parameter in OrganisationParameter::ALL {
                    if parameter.declaration().is_money() {
                        let value = parameter.default().likely() * factor;
                        file["organisation"][parameter.declaration().id] = json!(value.to_string());
                    }
                }
                for model in OperatingModel::ALL {
                    for parameter in ModelParameter::ALL {
                        if parameter.declaration().is_money() {
                            let value = parameter.default_for(model).likely() * factor;
                            file["models"][model.id()][parameter.declaration().id] =
                                json!(value.to_string());
                        }
                    }
                }
                postings(&study(&file))
            };
            let ((plan, once), (_, scaled)) = (prepared(Decimal::ONE), prepared(factor));
            prop_assert_eq!(once.len(), scaled.len());
            // a posting is rounded to half a minor unit, and the rounding is scaled with it
            let allowance = Decimal::new(1, plan.minor_units) * (factor + Decimal::ONE);
            for (once, scaled) in once.iter().zip(&scaled) {
                let difference = (once.amount * factor - scaled.amount).abs();
                prop_assert!(difference <= allowance, "{:?} against {:?}", once, scaled);
            }
            Ok(())
        })
        .unwrap();
}

/// An option as it would be without rounding each posting: rounding may move a total by half a
/// minor unit for every posting.
fn rounding_allowance(totals: &OptionTotals, file: &Value) -> Decimal {
    let months = Decimal::from(totals.by_month.len());
    let services = Decimal::from(file["services"].as_array().unwrap().len() + 1);
    months * services * Decimal::from(40)
}

#[test]
fn a_later_launch_never_costs_more_in_total() {
    let strategy = (any_study(), 1..6u32, 0..6usize);
    runner(64)
        .run(&strategy, |(mut file, later, which)| {
            file["currency"] = json!("USD");
            let before = evaluated(&study(&file));
            let services = file["services"].as_array_mut().unwrap();
            let count = services.len();
            let Some(service) = services.get_mut(which % count.max(1)) else { return Ok(()) };
            let launch = service["launch_month"].as_u64().unwrap();
            service["launch_month"] = json!(launch + u64::from(later));
            let after = evaluated(&study(&file));
            for option in OptionKind::ALL {
                let (before, after) = (before.option(option), after.option(option));
                let allowance = rounding_allowance(before, &file) * Decimal::new(5, 3);
                prop_assert!(
                    after.total <= before.total + allowance,
                    "{:?}: {} after {}",
                    option,
                    after.total,
                    before.total
                );
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_same_study_costs_the_same_again() {
    runner(24)
        .run(&any_study(), |file| {
            let (first, second) = (postings(&study(&file)).1, postings(&study(&file)).1);
            prop_assert_eq!(first, second);
            Ok(())
        })
        .unwrap();
}

#[test]
fn hybrid_is_a_model_when_every_service_picks_that_model() {
    let strategy = (any_study(), word(&["ops_run_it", "you_build_it_you_run_it"]));
    runner(48)
        .run(&strategy, |(mut file, model)| {
            for service in file["services"].as_array_mut().unwrap() {
                service["operating_model"] = json!(model);
            }
            let evaluation = evaluated(&study(&file));
            let hybrid = evaluation.option(OptionKind::Hybrid);
            let pure = evaluation.option(OptionKind::from_id(model).unwrap());
            prop_assert_eq!(&hybrid.lines, &pure.lines);
            prop_assert_eq!(&hybrid.by_month, &pure.by_month);
            prop_assert_eq!(&hybrid.services, &pure.services);
            Ok(())
        })
        .unwrap();
}

/// A study of extremes: every parameter at one of its bounds.
fn at_bounds(pick_high: &[bool]) -> Value {
    use fulcrum_model::parameters::{Declaration, ServiceParameter};
    let mut picks = pick_high.iter().cycle();
    let mut bound = |declaration: &Declaration| {
        let high = *picks.next().unwrap_or(&false);
        json!(if high { declaration.maximum } else { declaration.minimum }.to_string())
    };
    let mut service = service_file("s");
    for parameter in ServiceParameter::ALL {
        service[parameter.declaration().id] = bound(parameter.declaration());
    }
    let mut file = study_file(&[service]);
    for parameter in OrganisationParameter::ALL {
        file["organisation"][parameter.declaration().id] = bound(parameter.declaration());
    }
    // two shares of one whole cannot both be at their upper bound
    file["organisation"]["degraded_share"] = json!("0");
    for model in OperatingModel::ALL {
        for parameter in ModelParameter::ALL {
            file["models"][model.id()][parameter.declaration().id] = bound(parameter.declaration());
        }
    }
    file
}

#[test]
fn any_valid_study_evaluates_without_panic() {
    let strategy = (prop::collection::vec(any::<bool>(), 160), 1..=120u32);
    runner(48)
        .run(&strategy, |(picks, horizon)| {
            let mut file = at_bounds(&picks);
            file["horizon_months"] = json!(horizon);
            // too large to be exact is an answer; a panic is none
            if let Err(overflow) = Evaluation::of(&study(&file)) {
                prop_assert!(overflow.to_string().contains("too large"));
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_is_never_active_has_no_figures() {
    let mut service = service_file("later");
    service["launch_month"] = json!(36);
    let evaluation = evaluated(&study(&study_file(&[service])));
    for option in OptionKind::ALL {
        let totals = evaluation.option(option);
        assert_eq!(totals.total, Decimal::ZERO);
        let ServiceResult { achieved_availability, restore_hours, .. } = &totals.services[0];
        assert_eq!((achieved_availability, restore_hours), (&None, &None));
    }
}
