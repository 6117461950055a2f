//! How long trials take, by services, threads and chance. Divan prints trials a second; a report
//! after it says how many cycles a trial is and how near that comes to what the machine can do.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is no library")]

mod machine;
mod operations;
mod report;
mod window;

use std::num::NonZero;

use divan::Bencher;
use divan::counter::ItemsCount;
use fulcrum_app::{FIRST_SAMPLE, Library, run_on_threads, sample};
use fulcrum_model::Study;
use fulcrum_simulation::{Counted, RunSettings, Sampling, Simulation, Watch};

fn main() {
    divan::main();
    // not when tests are listed or tried
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "--bench")
        && !arguments.iter().any(|argument| argument == "--list" || argument == "--test")
    {
        report::print();
    }
}

/// The first sample (25 services, 36 months) with this many of its services, over and over.
fn study_of(services: usize) -> Study {
    let text = sample(FIRST_SAMPLE).unwrap().text;
    let mut study = Library::new().unwrap().read(text.as_bytes()).unwrap().1.study;
    let known = study.services.clone();
    study.services = (0..services)
        .map(|index| {
            let mut service = known[index % known.len()].clone();
            service.id = format!("{}{}", service.id, index / known.len());
            service
        })
        .collect();
    study
}

const SETTINGS: RunSettings = RunSettings {
    seed: 1,
    chance: true,
    sampling: Sampling::LatinHypercube,
    counted: Counted::AllCosts,
};

/// Enough to measure; threads take blocks of 128.
fn trials_for(services: usize) -> u32 {
    (64_000 / services as u32).clamp(256, 5_120)
}

fn run(bencher: Bencher<'_, '_>, services: usize, threads: usize, chance: bool) {
    let simulation = Simulation::new(&study_of(services), RunSettings { chance, ..SETTINGS });
    let trials = trials_for(services);
    bencher.counter(ItemsCount::new(trials)).bench(|| {
        run_on_threads(&simulation, 0..trials, NonZero::new(threads).unwrap(), &Watch::default())
            .unwrap()
    });
}

const SERVICES: [usize; 5] = [1, 5, 25, 100, 1_000];

#[divan::bench(args = SERVICES, sample_count = 10)]
fn with_chance_on_one_thread(bencher: Bencher<'_, '_>, services: usize) {
    run(bencher, services, 1, true);
}

#[divan::bench(args = SERVICES, sample_count = 10)]
fn with_chance_on_two_threads(bencher: Bencher<'_, '_>, services: usize) {
    run(bencher, services, 2, true);
}

#[divan::bench(args = SERVICES, sample_count = 10)]
fn without_chance_on_one_thread(bencher: Bencher<'_, '_>, services: usize) {
    run(bencher, services, 1, false);
}

#[divan::bench(args = SERVICES, sample_count = 10)]
fn without_chance_on_two_threads(bencher: Bencher<'_, '_>, services: usize) {
    run(bencher, services, 2, false);
}

/// What a run does before its first trial: ranges are made ready to be drawn from.
#[divan::bench(sample_count = 20)]
fn making_a_study_ready(bencher: Bencher<'_, '_>) {
    let study = study_of(25);
    bencher.bench(|| Simulation::new(&study, SETTINGS));
}
