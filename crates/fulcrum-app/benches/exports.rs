//! How long it takes to write the business case of the sample of 25 services, simulation and sensitivity
//! included: as slides at most a second, as a workbook three, as a printed report two. Sizes are printed.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a benchmark is no library"
)]

use std::cell::LazyCell;

use divan::{Bencher, black_box};
use fulcrum_app::contract::CostBasis;
use fulcrum_app::{
    BusinessCase, CaseContents, ChartSource, FIRST_SAMPLE, Library, Paper, business_case,
    case_printed, case_slides, case_summary, sample, study_workbook,
};

fn main() {
    divan::main();
}

std::thread_local! {
    static SOURCE: LazyCell<ChartSource<'static>> = LazyCell::new(|| {
        let library: &'static Library = Box::leak(Box::new(Library::new().unwrap()));
        let text = sample(FIRST_SAMPLE).unwrap().text;
        let (document, read) = library.read(text.as_bytes()).unwrap();
        let (document, read) = (Box::leak(Box::new(document)), Box::leak(Box::new(read)));
        ChartSource { library, document, study: &read.study, over: [None, None] }
    });
}

/// The case, with its simulation and sensitivity worked out anew.
fn composed(contents: &CaseContents) -> BusinessCase {
    SOURCE.with(|source| business_case(**source, None, CostBasis::AllCosts, contents).unwrap())
}

/// Writes a file as often as the measurement takes, and says how large it is.
fn measured(bencher: Bencher<'_, '_>, name: &str, write: impl Fn() -> Vec<u8>) {
    eprintln!("{name}: {} bytes", write().len());
    bencher.bench_local(|| black_box(write()));
}

#[divan::bench(sample_count = 10)]
fn slides_from_the_study(bencher: Bencher<'_, '_>) {
    let write = || case_slides(&composed(&CaseContents::slides()), None).unwrap();
    measured(bencher, "slides", write);
}

#[divan::bench(sample_count = 10)]
fn slides_from_the_case(bencher: Bencher<'_, '_>) {
    let case = composed(&CaseContents::slides());
    measured(bencher, "slides", || case_slides(&case, None).unwrap());
}

#[divan::bench(sample_count = 10)]
fn printed_from_the_study(bencher: Bencher<'_, '_>) {
    let write = || case_printed(&composed(&CaseContents::printed()), Paper::A4).unwrap();
    measured(bencher, "printed", write);
}

#[divan::bench(sample_count = 10)]
fn printed_from_the_case(bencher: Bencher<'_, '_>) {
    let case = composed(&CaseContents::printed());
    measured(bencher, "printed", || case_printed(&case, Paper::A4).unwrap());
}

#[divan::bench(sample_count = 10)]
fn workbook_from_the_study(bencher: Bencher<'_, '_>) {
    SOURCE.with(|source| {
        measured(bencher, "workbook", || study_workbook(source.study, None).unwrap());
    });
}

#[divan::bench(sample_count = 10)]
fn summary_from_the_case(bencher: Bencher<'_, '_>) {
    let case = composed(&CaseContents::slides());
    measured(bencher, "summary", || case_summary(&case).into_bytes());
}
