//! How long it takes to draw each chart of the sample of 25 services, what it shows being known: as SVG, at
//! most 3 ms, and as PNG at twice its size, at most 60 ms.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is no library")]

use std::cell::LazyCell;

use divan::{Bencher, black_box};
use fulcrum_app::contract::CostBasis;
use fulcrum_app::{ChartSource, FIRST_SAMPLE, Library, StudyChart, StudyCharts, sample};
use fulcrum_charts::{Chart, ColourScheme, Size};
use fulcrum_export::chart_png;

/// Width and height of an exported chart, CSS pixels.
const SIZE: (u32, u32) = (960, 480);
/// Futures: their number does not show in a picture.
const TRIALS: u32 = 2_048;

fn main() {
    divan::main();
}

fn names() -> impl Iterator<Item = &'static str> {
    StudyChart::all().map(StudyChart::id)
}

std::thread_local! {
    static CHARTS: LazyCell<StudyCharts<'static>> = LazyCell::new(|| {
        let library: &'static Library = Box::leak(Box::new(Library::new().unwrap()));
        let text = sample(FIRST_SAMPLE).unwrap().text;
        let (document, mut read) = library.read(text.as_bytes()).unwrap();
        read.study.simulation.trials = TRIALS;
        let (document, read) = (Box::leak(Box::new(document)), Box::leak(Box::new(read)));
        let source =
            ChartSource { library, document, study: &read.study, over: [None, None] };
        StudyCharts::new(source, CostBasis::AllCosts)
    });
}

fn drawn(name: &str) -> Chart {
    let chart = StudyChart::from_id(name).unwrap();
    let size = Size::new(SIZE.0, SIZE.1).unwrap();
    CHARTS.with(|charts| charts.draw(chart, size, ColourScheme::Light).unwrap())
}

#[divan::bench(args = names())]
fn svg(bencher: Bencher<'_, '_>, name: &str) {
    drawn(name);
    bencher.bench_local(|| drawn(black_box(name)));
}

#[divan::bench(args = names())]
fn png_at_2x(bencher: Bencher<'_, '_>, name: &str) {
    let svg = drawn(name).svg;
    chart_png(&svg, 2, [255; 3]).unwrap();
    bencher.bench_local(|| chart_png(black_box(&svg), 2, [255; 3]).unwrap());
}
