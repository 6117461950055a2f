//! What the window waits for: the picture after a step of a slider, and a run that is stopped.

use std::thread;
use std::time::{Duration, Instant};

use divan::Bencher;
use fulcrum_app::contract::{
    ChartSize, ColourScheme, CostBasis, EditStudyRequest, FuturesDrawing, OptionId, RunExtent,
    RunRequest, ScreenView, SetAssumptionRequest, SimulateStudyRequest, StudyEdit, Tolerance, View,
};
use fulcrum_app::{FIRST_SAMPLE, Session};

const VIEW: View = View {
    basis: CostBasis::AllCosts,
    colours: ColourScheme::Light,
    screen: ScreenView::Uncertainty,
};

fn session() -> Session {
    let mut session = Session::new().unwrap();
    session.open_sample(FIRST_SAMPLE, &VIEW).unwrap();
    session
}

fn simulation(extent: RunExtent) -> SimulateStudyRequest {
    let size = ChartSize { width: 640, height: 320 };
    let drawing = FuturesDrawing {
        colours: ColourScheme::Light,
        compared: OptionId::YouBuildItYouRunIt,
        tolerance: Tolerance::Usual,
        costs: size,
        saving: size,
        exceedance: size,
        cumulative: size,
    };
    SimulateStudyRequest { run: "run".to_owned(), basis: CostBasis::AllCosts, extent, drawing }
}

/// A step of a slider: the value set, the study evaluated, 1 024 trials on all processors, four
/// pictures drawn.
#[divan::bench(sample_count = 20)]
fn from_slider_to_pictures(bencher: Bencher<'_, '_>) {
    let mut session = session();
    let mut rate = 65;
    bencher.bench_local(|| {
        rate = if rate == 65 { 66 } else { 65 };
        let request = SetAssumptionRequest {
            path: "organisation.rate_developer".to_owned(),
            value: rate.to_string(),
            is_typed: false,
            gesture: None,
            view: VIEW,
        };
        session.set_assumption(&request).unwrap();
        session.weighing().unwrap().simulate(&simulation(RunExtent::Preview)).unwrap()
    });
}

/// So many that a run is stopped long before its end.
const MANY_TRIALS: &str = "1000000";

/// From stopping a whole run that is under way to the pictures of what it has done.
pub(crate) fn stopping() -> Duration {
    let mut session = session();
    let trials =
        StudyEdit::SetValue { path: "simulation.trials".to_owned(), text: MANY_TRIALS.to_owned() };
    let request = EditStudyRequest { edits: vec![trials], gesture: None, view: VIEW };
    session.edit(&request).unwrap();
    let weighing = session.weighing().unwrap();
    let request = RunRequest { run: "run".to_owned() };
    thread::scope(|scope| {
        let run = scope.spawn(|| weighing.simulate(&simulation(RunExtent::Whole)).unwrap());
        let begun = Instant::now();
        // until it is under way
        while session.follow_run(&request).is_none() && begun.elapsed() < Duration::from_secs(1) {
            thread::yield_now();
        }
        thread::sleep(Duration::from_secs(1));
        let stopped = Instant::now();
        session.stop_run(&request);
        let futures = run.join().unwrap();
        let took = stopped.elapsed();
        assert!(futures.stopped.is_some(), "the run was over before it was stopped");
        took
    })
}
