use fulcrum_model::{AvailabilityTarget, Evaluation, OperatingModel};

use super::*;
use crate::tests::study_of;

/// Three services, one of which the hybrid leaves with Ops Run It; targets are held.
fn study() -> Study {
    let mut study = study_of(3);
    study.services[2].operating_model = Some(OperatingModel::OpsRunIt);
    for service in &mut study.services {
        service.availability_target = Some(AvailabilityTarget::P99);
    }
    study
}

/// What each option costs exactly, discounted, with another value in the place of one.
fn exact(study: &Study, path: &str, value: Decimal) -> [Decimal; 3] {
    let mut changed = study.clone();
    *changed.estimate_mut(path).unwrap() = Estimate::Fixed(value);
    let evaluation = Evaluation::of(&changed).unwrap();
    OptionKind::ALL.map(|option| evaluation.option(option).discounted_total)
}

fn cheapest(costs: [Decimal; 3]) -> OptionKind {
    OptionKind::ALL.into_iter().min_by_key(|option| costs[option.index()]).unwrap()
}

#[test]
fn at_every_switching_value_two_options_cost_the_same() {
    let study = study();
    let found = switching_values(&study, Counted::AllCosts, &Watch::default()).unwrap();
    assert_eq!(found.values.len(), study.values().count());
    let likely = exact(
        &study,
        "organisation.major_loss",
        study.organisation(OrganisationParameter::MajorLoss).likely(),
    );
    assert_eq!(found.preferred, cheapest(likely));
    let mut switches = 0;
    for value in &found.values {
        let likely = study.value_at(&value.path).unwrap();
        for switch in [value.below, value.above].into_iter().flatten() {
            assert!(value.bounds.0 <= switch.value && switch.value <= value.bounds.1);
            if is_whole(&likely) {
                assert_eq!(cheapest(exact(&study, &value.path, switch.value)), switch.option);
                continue;
            }
            switches += 1;
            let costs = exact(&study, &value.path, switch.value);
            let (preferred, rival) = (costs[found.preferred.index()], costs[switch.option.index()]);
            // postings are rounded to the cent, the value to ten digits
            assert!((preferred - rival).abs() < dec!(40), "{value:?}: {preferred} against {rival}");
        }
    }
    assert!(switches > 5, "{switches}");
}

#[test]
fn between_the_switching_values_the_preferred_option_stays() {
    let study = study();
    let found = switching_values(&study, Counted::AllCosts, &Watch::default()).unwrap();
    for path in [
        "organisation.major_loss",
        "models.ops_run_it.acknowledge_hours",
        "models.you_build_it_you_run_it.standby_per_week",
        "services.s0.exposure_per_hour",
    ] {
        let value = found.values.iter().find(|value| value.path == path).unwrap();
        let from = value.below.map_or(value.bounds.0, |switch| switch.value);
        let to = value.above.map_or(value.bounds.1, |switch| switch.value);
        for part in 1..20 {
            let at = from + (to - from) * Decimal::from(part) / dec!(20);
            assert_eq!(cheapest(exact(&study, path, at)), found.preferred, "{path} at {at}");
        }
    }
}

#[test]
fn what_only_loses_revenue_changes_nothing_about_spending() {
    let found = switching_values(&study(), Counted::SpendingOnly, &Watch::default()).unwrap();
    let value = |path: &str| found.values.iter().find(|value| value.path == path).unwrap();
    let exposure = value("services.s0.exposure_per_hour");
    assert_eq!((exposure.below, exposure.above), (None, None));
    assert_eq!(exposure.nearest(dec!(50_000)), None);
}

#[test]
fn major_and_degrading_incidents_are_never_more_than_all() {
    let study = study();
    let found = switching_values(&study, Counted::AllCosts, &Watch::default()).unwrap();
    let highest =
        |path: &str| found.values.iter().find(|value| value.path == path).unwrap().bounds.1;
    let share = |parameter| study.organisation(parameter).likely();
    let degraded = share(OrganisationParameter::DegradedShare);
    assert_eq!(highest("organisation.major_share"), dec!(1) - degraded);
    assert_eq!(highest("organisation.contribution_margin"), dec!(1));
}

#[test]
fn the_nearest_switch_is_the_one_that_takes_the_smallest_change() {
    let switch = |value| Some(Switch { value, option: OptionKind::Hybrid });
    let value = |below, above| SwitchingValue {
        path: String::new(),
        bounds: (dec!(0), dec!(100)),
        below,
        above,
    };
    let nearest = |below, above| value(below, above).nearest(dec!(10)).map(|s| s.value);
    assert_eq!(nearest(switch(dec!(2)), switch(dec!(12))), Some(dec!(12)));
    assert_eq!(nearest(switch(dec!(8)), switch(dec!(12))), Some(dec!(8)));
    assert_eq!(nearest(None, switch(dec!(99))), Some(dec!(99)));
    assert_eq!(nearest(None, None), None);
}

#[test]
fn looks_are_close_near_the_likely_value_and_end_at_the_bound() {
    let study = study();
    let value = study.value_at("services.s0.exposure_per_hour").unwrap();
    for bound in [value.declaration.minimum, value.declaration.maximum] {
        let side = Side::new(0, &value, bound);
        let looks: Vec<f64> = side.looks().collect();
        assert_eq!((looks.len(), looks[LOOKS - 1]), (LOOKS, float(bound)));
        let distances: Vec<f64> = looks.iter().map(|at| (at - side.likely).abs()).collect();
        assert!(distances.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(distances[0] <= 2.0 * side.scale, "{} of {}", distances[0], side.scale);
    }
    let at_bound = Side::new(0, &value, value.estimate.likely());
    assert_eq!(at_bound.looks().count(), 0);
}

#[test]
fn a_search_that_is_stopped_is_none() {
    let watch = Watch::default();
    watch.cancel();
    assert_eq!(switching_values(&study(), Counted::AllCosts, &watch), None);
}
