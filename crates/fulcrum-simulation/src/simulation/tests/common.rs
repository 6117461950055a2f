//! What runs of different studies, and the options of one trial, have in common.

use fulcrum_model::Shape;
use fulcrum_model::parameters::ModelParameter;

use super::*;

/// A study whose services all have ranges, so that each of them draws.
fn study_of_ranges(services: usize) -> Study {
    let mut study = study_of(services);
    for service in &mut study.services {
        service.estimates[ServiceParameter::IncidentsPerMonth.index()] = Estimate::Range {
            low: dec!(1),
            likely: dec!(8),
            high: dec!(20),
            shape: Shape::Lognormal,
        };
    }
    study
}

fn drawn(study: &Study, first: u64) -> Inputs<Lanes<LANES>> {
    let simulation = Simulation::new(study, SETTINGS);
    let mut inputs = simulation.sampler.likely();
    simulation.sampler.draw(first, &mut inputs);
    inputs
}

#[test]
fn another_service_leaves_the_draws_of_the_others_as_they_are() {
    let few = study_of_ranges(2);
    let mut more = study_of_ranges(4);
    // the new ones come first and last
    more.services.rotate_right(1);
    for first in [0, 120, 1_000] {
        let (before, after) = (drawn(&few, first), drawn(&more, first));
        assert_eq!(before.organisation.0, after.organisation.0);
        for model in 0..2 {
            assert_eq!(before.models[model].0, after.models[model].0);
        }
        for service in 0..2 {
            assert_eq!(before.services[service].0, after.services[service + 1].0);
        }
        assert_ne!(after.services[0].0, after.services[1].0);
    }
}

#[test]
fn a_longer_horizon_leaves_the_months_before_as_they_are() {
    let study = study_of_ranges(3);
    let mut longer = study.clone();
    longer.horizon_months += 24;
    for first in [0, 120, 1_000] {
        let (before, after) = (drawn(&study, first), drawn(&longer, first));
        assert_eq!(before.organisation.0, after.organisation.0);
        for (before, after) in before.services.iter().zip(&after.services) {
            assert_eq!(before.0, after.0);
        }
    }
    let months = study.horizon_months as usize;
    let (before, after) = (run(&study, SETTINGS, 0..256), run(&longer, SETTINGS, 0..256));
    for option in OptionKind::ALL {
        let [before, after] =
            [&before, &after].map(|trials| &trials.counts().cumulative[option.index()]);
        assert_eq!(before[..], after[..months], "{option:?}");
        assert!(after.len() > months);
    }
}

#[test]
fn an_incident_is_the_same_in_every_option_in_which_it_happens() {
    // the hybrid has the first service under Ops Run It and the second one under the other model
    for (losing, alike) in [(0, OptionKind::OpsRunIt), (1, OptionKind::YouBuildItYouRunIt)] {
        let mut study = study_of_ranges(2);
        study.services[0].operating_model = Some(OperatingModel::OpsRunIt);
        study.services[1].operating_model = Some(OperatingModel::YouBuildItYouRunIt);
        // only one of them has something to lose, so that chance is all of that one
        study.services[1 - losing].estimates[ServiceParameter::ExposurePerHour.index()] =
            Estimate::Fixed(dec!(0));
        // what waits for application support would depend on how many services it has
        study.models[OperatingModel::OpsRunIt.index()][ModelParameter::Level2Share.index()] =
            Estimate::Fixed(dec!(0));
        let without = RunSettings { chance: false, ..SETTINGS };
        let expected = run(&study, without, 0..256);
        let with = run(&study, SETTINGS, 0..256);
        let mut moved = 0;
        for ((_, with), (_, expected)) in with.totals().iter().zip(expected.totals()) {
            let chance = |option: OptionKind| with[option.index()] - expected[option.index()];
            let (hybrid, other) = (chance(OptionKind::Hybrid), chance(alike));
            let rounding = 1e-12 * with[OptionKind::OpsRunIt.index()].abs();
            assert!((hybrid - other).abs() < rounding, "{hybrid} and {other} in {alike:?}");
            moved += usize::from(other.abs() > 1.0);
        }
        assert!(moved > 200, "chance moves {moved} of 256 trials");
    }
}
