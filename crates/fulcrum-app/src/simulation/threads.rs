//! Trials on several threads.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

use fulcrum_simulation::{Blocks, NotFinite, Simulation, Trials, Watch};

/// Most threads of a run; more than any machine has processors for would only cost memory.
pub const THREAD_LIMIT: usize = 256;

/// Runs these trials on so many threads, at most [`THREAD_LIMIT`], the calling one among them. The
/// result is the same to the last bit whatever their number.
///
/// # Errors
///
/// When an option costs no finite amount in a trial: the first such trial, whatever the number of
/// threads. Blocks are handed out in order and are finished once begun, so every trial before one
/// that failed is looked at.
pub fn run_on_threads(
    simulation: &Simulation,
    trials: Range<u32>,
    threads: NonZero<usize>,
    watch: &Watch,
) -> Result<Trials, NotFinite> {
    let blocks = Blocks::of(trials);
    let helpers = threads.get().min(THREAD_LIMIT).min(blocks.count()).saturating_sub(1);
    thread::scope(|scope| {
        let helpers: Vec<_> =
            (0..helpers).map(|_| scope.spawn(|| simulation.run(&blocks, watch))).collect();
        let mut whole = simulation.run(&blocks, watch);
        for helper in helpers {
            // a thread that panicked says so here as it would have without the thread
            let part = helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            whole = match (whole, part) {
                (Ok(whole), Ok(part)) => Ok(whole.and(part)),
                (Err(one), Err(other)) => Err(if other.trial < one.trial { other } else { one }),
                (Err(failure), _) | (_, Err(failure)) => Err(failure),
            };
        }
        whole
    })
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use fulcrum_simulation::{Counted, RunSettings, Sampling};

    use super::*;
    use crate::{FIRST_SAMPLE, Library, sample};

    fn simulation() -> Simulation {
        let text = sample(FIRST_SAMPLE).unwrap().text;
        let study = Library::new().unwrap().read(text.as_bytes()).unwrap().1.study;
        let sampling = Sampling::LatinHypercube;
        let counted = Counted::AllCosts;
        Simulation::new(&study, RunSettings { seed: 1, chance: true, sampling, counted })
    }

    fn threads(count: usize) -> NonZero<usize> {
        NonZero::new(count).unwrap()
    }

    #[test]
    fn the_same_run_gives_the_same_bits_on_any_number_of_threads() {
        let simulation = simulation();
        // more blocks than threads, and a last one that is not whole
        let trials = 17 * 128 + 40;
        let run = |count| {
            run_on_threads(&simulation, 0..trials, threads(count), &Watch::default()).unwrap()
        };
        let one = run(1);
        assert_eq!(one.totals().len(), trials as usize);
        for count in [2, 4, 16] {
            let other = run(count);
            assert_eq!(one.totals(), other.totals());
            let [one, other] = [&one, &other].map(|trials| trials.counts());
            assert_eq!(one.break_even, other.break_even);
            for (of_one, of_other) in
                [(&one.cumulative, &other.cumulative), (&one.undiscounted, &other.undiscounted)]
            {
                let (months, others) = (of_one.iter().flatten(), of_other.iter().flatten());
                for (counts, other) in months.zip(others) {
                    assert!(counts.cells().eq(other.cells()));
                }
            }
        }
    }

    #[test]
    fn a_run_that_is_stopped_keeps_what_it_has_done() {
        let simulation = simulation();
        let watch = Watch::default();
        let trials = thread::scope(|scope| {
            let run = scope
                .spawn(|| run_on_threads(&simulation, 0..1_000_000, threads(2), &watch).unwrap());
            while watch.done() < 300 {
                thread::yield_now();
            }
            watch.cancel();
            run.join().unwrap()
        });
        let count = trials.totals().len();
        assert!((300..1_000_000).contains(&count) && count == watch.done() as usize);
        let last = trials.totals().last().unwrap().0;
        let whole =
            run_on_threads(&simulation, 0..last + 1, threads(2), &Watch::default()).unwrap();
        for (trial, totals) in trials.totals() {
            assert_eq!(whole.totals()[*trial as usize], (*trial, *totals));
        }
    }

    #[test]
    fn a_run_of_the_largest_study_stops_within_an_evaluation() {
        let text = sample(FIRST_SAMPLE).unwrap().text;
        let mut study = Library::new().unwrap().read(text.as_bytes()).unwrap().1.study;
        let known = study.services.clone();
        study.horizon_months = 120;
        study.services = (0..2_000)
            .map(|index| {
                let mut service = known[index % known.len()].clone();
                service.id = format!("{}{index}", service.id);
                service
            })
            .collect();
        let (sampling, counted) = (Sampling::LatinHypercube, Counted::AllCosts);
        let simulation =
            Simulation::new(&study, RunSettings { seed: 1, chance: true, sampling, counted });
        let started = Instant::now();
        run_on_threads(&simulation, 0..8, threads(1), &Watch::default()).unwrap();
        let evaluation = started.elapsed();
        // wherever in its first evaluation it is stopped, it does not end that: nothing is done then.
        // How long it takes says the benchmark; other programs may disturb a single try.
        for part in 1..=4 {
            let stops_within = || {
                let watch = Watch::default();
                thread::scope(|scope| {
                    let run =
                        scope.spawn(|| run_on_threads(&simulation, 0..8_000, threads(1), &watch));
                    thread::sleep(evaluation * part / 5);
                    watch.cancel();
                    run.join().unwrap().unwrap().totals().is_empty()
                })
            };
            assert!((0..10).any(|_| stops_within()), "{part} fifths of {evaluation:?}");
        }
    }
}
