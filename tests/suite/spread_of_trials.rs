//! Why trials are spread by Latin hypercubes: how much surer that makes the mean of a saving.

use fulcrum_app::{SAMPLES, sample};
use fulcrum_simulation::{Blocks, Counted, Outcome, RunSettings, Sampling, Simulation, Watch};
use support::library;

/// Whole hypercubes, about ten thousand.
const TRIALS: u32 = 10_240;

/// By how much the standard error of the mean saving of You Build It You Run It is smaller than that
/// of as many trials on their own.
fn surer_by(id: &str, chance: bool) -> f64 {
    let text = sample(id).unwrap().text;
    let study = library().read(text.as_bytes()).unwrap().1.study;
    let (sampling, counted) = (Sampling::LatinHypercube, Counted::AllCosts);
    let settings = RunSettings { seed: 1, chance, sampling, counted };
    let simulation = Simulation::new(&study, settings);
    let trials = simulation.run(&Blocks::of(0..TRIALS), &Watch::default()).unwrap();
    let outcome = Outcome::of(&trials, settings);
    let [saving, _] = &outcome.savings;
    let alone = saving.standard_deviation() / f64::from(TRIALS).sqrt();
    alone / saving.standard_error()
}

#[test]
fn spread_trials_know_the_mean_of_every_sample_better() {
    // what ARCHITECTURE.md states, with room for the error of the error: a tenth, of 80 hypercubes
    for (id, with_chance, without) in [
        ("furniture", 1.6, 2.7),
        ("payments", 1.7, 2.7),
        ("telco", 2.8, 2.7),
        ("ecommerce", 3.8, 2.7),
        ("back_office", 6.1, 2.7),
    ] {
        assert!(SAMPLES.iter().any(|sample| sample.id == id));
        for (chance, stated) in [(true, with_chance), (false, without)] {
            let found = surer_by(id, chance);
            assert!(found > 0.8 * stated, "{id}, chance {chance}: {found}, not {stated}");
        }
    }
    assert_eq!(SAMPLES.len(), 5);
}
