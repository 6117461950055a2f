//! How long an exact evaluation of the first sample takes: 25 services, 36 months, three options.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is no library")]

use divan::{Bencher, black_box};
use fulcrum_app::{FIRST_SAMPLE, Library, sample};
use fulcrum_model::{Evaluation, Study};

fn main() {
    divan::main();
}

fn first_sample() -> Study {
    let text = sample(FIRST_SAMPLE).unwrap().text;
    Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
}

#[divan::bench]
fn exact_evaluation(bencher: Bencher<'_, '_>) {
    let study = first_sample();
    bencher.bench(|| Evaluation::of(black_box(&study)).unwrap());
}

#[divan::bench]
fn reading_a_study(bencher: Bencher<'_, '_>) {
    let library = Library::new().unwrap();
    let text = sample(FIRST_SAMPLE).unwrap().text;
    bencher.bench(|| library.read(black_box(text.as_bytes())).unwrap());
}
