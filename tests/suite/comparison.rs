//! How an option compares with Ops Run It over time: payback, rate of return, per team and month.

use fulcrum_app::{SAMPLES, sample};
use fulcrum_model::{Evaluation, OptionKind, Study, discount_factors};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};
use support::{evaluation, library, service_file, study_file};

use crate::rate_of_return::{monthly_factor, present_value};

const COMPARED: [OptionKind; 2] = [OptionKind::YouBuildItYouRunIt, OptionKind::Hybrid];

fn samples() -> impl Iterator<Item = (&'static str, Study)> {
    SAMPLES.iter().map(|s| {
        let text = sample(s.id).unwrap().text;
        (s.id, library().read(text.as_bytes()).unwrap().1.study)
    })
}

/// What an option saves in each month against Ops Run It.
fn saved(evaluation: &Evaluation, option: OptionKind) -> Vec<Decimal> {
    let months = evaluation.option(OptionKind::OpsRunIt).by_month.iter();
    months.zip(&evaluation.option(option).by_month).map(|(ops, option)| ops - option).collect()
}

#[test]
fn samples_pay_back_discounted_from_the_month_that_a_plain_sum_finds() {
    for (name, study) in samples() {
        let evaluation = Evaluation::of(&study).unwrap();
        let factors = discount_factors(study.discount_rate, study.horizon_months as usize);
        for option in COMPARED {
            let mut sum = Decimal::ZERO;
            let mut payback = None;
            for (month, (saved, factor)) in
                saved(&evaluation, option).iter().zip(&factors).enumerate()
            {
                sum += saved * factor;
                payback = (sum >= dec!(-0.005)).then(|| payback.unwrap_or(month));
            }
            let comparison = evaluation.comparison(option).unwrap();
            let found = comparison.all_costs.discounted_payback_month;
            assert_eq!(found, payback, "{option:?} of {name}");
            assert_eq!(found.is_some(), comparison.discounted_saving >= Decimal::ZERO, "{name}");
        }
    }
}

#[test]
fn the_rate_of_return_of_a_sample_discounts_its_savings_to_nothing() {
    let mut rates = Vec::new();
    for (name, study) in samples() {
        let evaluation = Evaluation::of(&study).unwrap();
        assert_eq!(evaluation.internal_rate_of_return(OptionKind::OpsRunIt), None);
        for option in COMPARED {
            let Some(rate) = evaluation.internal_rate_of_return(option) else { continue };
            // samples are in currencies of two decimals
            let cents: Vec<i64> = saved(&evaluation, option)
                .into_iter()
                .map(|amount| (amount * Decimal::ONE_HUNDRED).to_i64().unwrap())
                .collect();
            let (value, size) = present_value(&cents, monthly_factor(rate));
            assert!(value.abs() < 1e-9 * size, "{option:?} of {name}: {value} at {rate}");
            rates.push(rate);
        }
    }
    assert!(rates.iter().any(|rate| *rate > Decimal::ONE), "{rates:?}");
    assert!(rates.iter().any(|rate| *rate < Decimal::ZERO), "{rates:?}");
}

fn service_of(id: &str, team: &str, launch: u32) -> Value {
    let mut service = service_file(id);
    (service["team"], service["launch_month"]) = (json!(team), json!(launch));
    service
}

#[test]
fn a_team_counts_from_the_first_launch_of_its_services() {
    let file = |services: &[Value]| {
        let mut file = study_file(services);
        file["horizon_months"] = json!(12);
        evaluation(&file)
    };
    let two = [service_of("a", "red", 5), service_of("b", "red", 3), service_of("c", "blue", 10)];
    let two_teams = file(&two);
    assert_eq!(two_teams.team_months(), 9 + 2, "red from month 3, blue from month 10");
    assert_eq!(two_teams.per_team_month(dec!(1100)), Some(dec!(100)));
    let with_another = file(&[&two[..], &[service_of("d", "green", 12)]].concat());
    assert_eq!(with_another.team_months(), 11, "green has nothing to run within the horizon");
    let [none, never] = [file(&[]), file(&[service_of("d", "green", 12)])];
    assert_eq!((none.team_months(), none.per_team_month(dec!(0))), (0, None));
    assert_eq!((never.team_months(), never.per_team_month(dec!(0))), (0, None));
}
