//! What the samples promise.

use fulcrum_app::{SAMPLES, sample};
use fulcrum_model::parameters::{ModelParameter, OrganisationParameter, ServiceParameter};
use fulcrum_model::{
    Estimate, Evaluation, OperatingModel, OptionKind, Study, StudyValue, ValueOwner,
};
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
        let study = &read.study;
        for value in study.values().filter(|value| value.estimate != default_of(value)) {
            let path = value.path();
            let evidence = study.evidence.get(&path);
            assert!(
                evidence.is_some_and(|e| !e.source.is_empty()),
                "{}: no source for {path}",
                sample.id
            );
        }
    }
}

/// The program's default of a value; an estimate of a service has none, so any value differs.
fn default_of(value: &StudyValue<'_>) -> Estimate {
    let id = value.declaration.id;
    match value.owner {
        ValueOwner::Organisation => OrganisationParameter::from_id(id).unwrap().default(),
        ValueOwner::Model(model) => ModelParameter::from_id(id).unwrap().default_for(model),
        ValueOwner::Service(_) => Estimate::Fixed(Decimal::MAX),
    }
}

#[test]
fn the_furniture_retailer_is_the_playbooks_example() {
    let study = sample_study("furniture");
    let exposures: Vec<Decimal> = study
        .services
        .iter()
        .map(|service| service.estimate(ServiceParameter::ExposurePerHour).likely())
        .collect();
    assert_eq!(exposures, [dec!(810_000), dec!(6_000), dec!(200_000)]);
    let evaluation = Evaluation::of(&study).unwrap();
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
        let exposure = service.estimate(ServiceParameter::ExposurePerHour).likely();
        assert!((dec!(2_000)..=dec!(120_000)).contains(&exposure), "{}", service.id);
    }
    for month in [10, 11] {
        assert!(study.season[month] > Decimal::ONE, "key trading in November and December");
    }
    let evaluation = Evaluation::of(&study).unwrap();
    let ops = evaluation.option(OptionKind::OpsRunIt);
    let strained = ops.load_passes(dec!(0.85)).expect("support is strained");
    assert!((24..36).contains(&strained), "strained from month {strained}");
    assert_eq!(ops.load_passes(dec!(0.95)), None, "and never saturated");
}

#[test]
fn the_telco_takes_six_hours_to_restore() {
    let study = sample_study("telco");
    let active: Vec<_> = study.adjustments.iter().map(|a| a.id.as_str()).collect();
    assert!(active.contains(&"outsourced_support") && active.contains(&"unpaid_level_3"));
    let done = study.model(OperatingModel::OpsRunIt, ModelParameter::ImplementedShare).likely();
    assert!(done < dec!(0.5), "most fix actions are never done");
    let evaluation = Evaluation::of(&study).unwrap();
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
