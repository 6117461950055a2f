//! What the samples promise.

use fulcrum_app::{SAMPLES, sample};
use fulcrum_model::{Evaluation, OperatingModel, OptionKind, Study};
use rust_decimal::{Decimal, dec};
use support::library;

fn sample_study(id: &str) -> Study {
    library().read(sample(id).unwrap().text.as_bytes()).unwrap().1.study
}

#[test]
fn every_sample_is_whole_and_says_where_its_figures_come_from() {
    for sample in SAMPLES {
        let (_, read) = library().read(sample.text.as_bytes()).unwrap();
        assert_eq!(read.study.name, sample.name);
        assert_eq!(read.notices, [], "{}: nothing is left to defaults", sample.id);
        for service in &read.study.services {
            let path = format!("services.{}.exposure_per_hour", service.id);
            assert!(
                read.study.evidence.contains_key(&path),
                "{}: no evidence for {path}",
                sample.id
            );
        }
    }
}

#[test]
fn the_furniture_retailer_is_the_playbooks_example() {
    let evaluation = Evaluation::of(&sample_study("furniture")).unwrap();
    let models: Vec<_> =
        evaluation.option(OptionKind::Hybrid).services.iter().map(|s| s.model).collect();
    use OperatingModel::{OpsRunIt, YouBuildItYouRunIt};
    assert_eq!(models, [OpsRunIt, YouBuildItYouRunIt, YouBuildItYouRunIt]);
}

#[test]
fn ecommerce_grows_from_six_services_to_25_and_strains_support_in_its_last_year() {
    let study = sample_study("ecommerce");
    assert_eq!(study.services.len(), 25);
    let run_before = study
        .services
        .iter()
        .filter(|s| s.already_run_by == Some(OperatingModel::OpsRunIt))
        .count();
    assert_eq!(run_before, 6);
    assert_eq!(study.services.iter().map(|s| s.launch_month).max(), Some(30));
    for service in &study.services {
        let exposure =
            service.estimate(fulcrum_model::parameters::ServiceParameter::ExposurePerHour).likely();
        assert!((dec!(2_000)..=dec!(120_000)).contains(&exposure), "{}", service.id);
    }
    let evaluation = Evaluation::of(&study).unwrap();
    let ops = evaluation.option(OptionKind::OpsRunIt);
    let strained = ops.load_passes(dec!(0.85)).expect("support is strained");
    assert!((24..36).contains(&strained), "strained from month {strained}");
    assert_eq!(ops.load_passes(dec!(0.95)), None, "and never saturated");
}

#[test]
fn the_telco_takes_six_hours_to_restore() {
    let evaluation = Evaluation::of(&sample_study("telco")).unwrap();
    let services = &evaluation.option(OptionKind::OpsRunIt).services;
    let hours: Decimal = services.iter().filter_map(|s| s.restore_hours).sum();
    let mean = hours / Decimal::from(services.len());
    assert!((mean - dec!(6)).abs() <= dec!(0.2), "{mean} hours");
}

#[test]
fn one_team_builds_and_runs_the_payments_gateway() {
    let study = sample_study("payments");
    let teams: std::collections::BTreeSet<_> = study.services.iter().map(|s| &s.team).collect();
    assert_eq!(teams.len(), 1);
}

#[test]
fn ops_run_it_is_cheaper_for_the_back_office() {
    let study = sample_study("back_office");
    assert_eq!(study.services.len(), 8);
    let evaluation = Evaluation::of(&study).unwrap();
    let ops = evaluation.option(OptionKind::OpsRunIt);
    let you = evaluation.option(OptionKind::YouBuildItYouRunIt);
    assert!(ops.total < you.total && ops.spending() < you.spending());
}
