//! A table of trials a second, cycles a trial and the share of the machine's floating-point rate.

use std::num::NonZero;
use std::time::{Duration, Instant};

use fulcrum_app::run_on_threads;
use fulcrum_simulation::{RunSettings, Simulation, Watch};

use crate::{SERVICES, SETTINGS, machine, operations, study_of, trials_for, window};

/// Measures and prints. Each figure is the best of several runs, as the machine may be shared.
#[allow(clippy::print_stdout, reason = "what a benchmark is for")]
pub(crate) fn print() {
    let clock = machine::cycles_per_second();
    let peak = machine::operations_per_second();
    println!();
    println!("clock {:.2} GHz, by a chain of additions each a cycle long", clock / 1e9);
    println!(
        "peak {:.2} G operations/s on a thread, {:.1} a cycle, by multiplications and additions in registers",
        peak / 1e9,
        peak / clock
    );
    println!(
        "operations: sums, products, quotients, comparisons of the formulas alone, by a number that counts; not drawing, chance, keeping"
    );
    println!();
    println!(
        "{:>8} {:>7} {:>8} {:>10} {:>12} {:>12} {:>12} {:>8}",
        "services",
        "chance",
        "threads",
        "trials/s",
        "cycles/trial",
        "per service",
        "ops/trial",
        "of peak"
    );
    for services in SERVICES {
        let study = study_of(services);
        let operations = operations::of_a_trial(&study) as f64;
        for chance in [false, true] {
            let simulation = Simulation::new(&study, RunSettings { chance, ..SETTINGS });
            for threads in [1, 2] {
                let rate = trials_per_second(&simulation, services, threads);
                // of all threads together
                let cycles = clock * threads as f64 / rate;
                let share = rate * operations / (peak * threads as f64);
                println!(
                    "{services:>8} {:>7} {threads:>8} {rate:>10.0} {cycles:>12.0} {:>12.0} {operations:>12.0} {:>6.1} %",
                    if chance { "yes" } else { "no" },
                    cycles / services as f64,
                    100.0 * share
                );
            }
        }
    }
    println!();
    let stops: Vec<Duration> = (0..5).map(|_| window::stopping()).collect();
    println!("from stopping a whole run of the sample to its pictures, five times: {stops:.1?}");
    let simulation = Simulation::new(&study_of(25), SETTINGS);
    let start = Instant::now();
    run_on_threads(&simulation, 0..100_000, NonZero::new(2).unwrap(), &Watch::default()).unwrap();
    println!("100 000 trials of the sample, chance on, two threads: {:.2?}", start.elapsed());
}

fn trials_per_second(simulation: &Simulation, services: usize, threads: usize) -> f64 {
    let trials = trials_for(services);
    let threads = NonZero::new(threads).unwrap();
    (0..8)
        .map(|_| {
            let start = Instant::now();
            run_on_threads(simulation, 0..trials, threads, &Watch::default()).unwrap();
            f64::from(trials) / start.elapsed().as_secs_f64()
        })
        .fold(0.0, f64::max)
}
