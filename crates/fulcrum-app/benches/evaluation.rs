//! How long the first sample takes (25 services, 36 months, three options): evaluated, read, varied.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark is no library")]

use divan::{Bencher, black_box};
use fulcrum_app::contract::{
    ChartSize, ColourScheme, ComparisonMeasure, CostBasis, DrawFuturesRequest, EditStudyRequest,
    ExplainFigureRequest, Figure, FuturesDrawing, OptionId, RankAssumptionsRequest, RunExtent,
    ScreenView, SensitivityDrawing, SensitivityFigure, ServicesView, SetAssumptionRequest,
    SimulateStudyRequest, StudyEdit, Tolerance, View, WeighAdjustmentsRequest,
    WeighSensitivityRequest,
};
use fulcrum_app::{FIRST_SAMPLE, Library, Session, sample, study_workbook};
use fulcrum_model::file::Edit;
use fulcrum_model::{Estimate, Evaluation, Study};

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

/// The workbook with live formulas: recorded, written, compressed.
#[divan::bench(sample_count = 10)]
fn a_workbook(bencher: Bencher<'_, '_>) {
    let study = first_sample();
    bencher.bench(|| study_workbook(black_box(&study), None).unwrap());
}

#[divan::bench]
fn reading_a_study(bencher: Bencher<'_, '_>) {
    let library = Library::new().unwrap();
    let text = sample(FIRST_SAMPLE).unwrap().text;
    bencher.bench(|| library.read(black_box(text.as_bytes())).unwrap());
}

/// What every edit does before anything is computed: the study and its scenarios are checked.
#[divan::bench(args = [0, 5, 50])]
fn an_edit(bencher: Bencher<'_, '_>, scenarios: usize) {
    let library = Library::new().unwrap();
    let text = sample(FIRST_SAMPLE).unwrap().text;
    let (document, _) = library.read(text.as_bytes()).unwrap();
    let add = |number: usize| Edit::AddScenario {
        id: format!("{number}"),
        name: format!("Scenario {number}"),
        copy_of: None,
    };
    let rate = |path: &str, value: u32| Edit::SetEstimate {
        path: path.to_owned(),
        estimate: Estimate::Fixed(value.into()),
    };
    let changes =
        [rate("organisation.rate_developer", 99), rate("models.ops_run_it.standby_per_week", 99)];
    let document = (0..scenarios).fold(document, |document, number| {
        let (document, _) = document.edited(&[add(number)], library.context()).unwrap();
        let id = format!("{number}");
        document.edited_in(&changes, Some(&id), library.context()).unwrap().0
    });
    let mut value = 50;
    bencher.bench_local(|| {
        value = 50 + (value + 1) % 40;
        let edit = [rate("organisation.rate_incident_manager", value)];
        document.edited(black_box(&edit), library.context()).unwrap()
    });
}

/// Asks for the assumptions that move the saving most.
fn most_important(basis: CostBasis) -> RankAssumptionsRequest {
    RankAssumptionsRequest { basis, paths: Vec::new() }
}

/// A session on the first sample, and a view of an ordinary window.
fn first_session() -> (Session, View) {
    let size = ChartSize { width: 480, height: 250 };
    let (basis, colours) = (CostBasis::AllCosts, ColourScheme::Light);
    let screen = ScreenView::Overview { costs: size, payback: size };
    let view = View { basis, colours, screen };
    let mut session = Session::new().unwrap();
    session.open_sample(FIRST_SAMPLE, &view).unwrap();
    (session, view)
}

/// What the window waits for when a slider moves: document, evaluation, sentences, both charts.
#[divan::bench]
fn a_slider_moves(bencher: Bencher<'_, '_>) {
    let (mut session, view) = first_session();
    let mut percent = 30;
    bencher.bench_local(|| {
        percent = 30 + (percent + 1) % 10;
        let value = format!("{percent} %");
        let path = "organisation.major_loss".to_owned();
        let view = view.clone();
        let request = SetAssumptionRequest { path, value, is_typed: true, gesture: None, view };
        session.set_assumption(&request).unwrap()
    });
}

/// What the window waits for when a value is typed, screen by screen.
#[divan::bench(args = ["services", "assumptions", "adjustments", "selector", "scenarios"])]
fn a_value_is_typed(bencher: Bencher<'_, '_>, screen: &str) {
    let (mut session, view) = first_session();
    let rows =
        ServicesView { first: 0, count: 60, sort: None, filter: String::new(), reveal: None };
    let screen = match screen {
        "services" => ScreenView::Services(rows),
        "assumptions" => ScreenView::Assumptions,
        "adjustments" => ScreenView::Adjustments,
        "selector" => ScreenView::Selector,
        _ => ScreenView::Scenarios,
    };
    let view = View { screen, ..view };
    let mut rate = 60;
    bencher.bench_local(|| {
        rate = 60 + (rate + 1) % 10;
        let edit = StudyEdit::SetValue {
            path: "organisation.rate_developer".to_owned(),
            text: rate.to_string(),
        };
        let request = EditStudyRequest { edits: vec![edit], gesture: None, view: view.clone() };
        session.edit(&request).unwrap()
    });
}

#[divan::bench]
fn ranking_the_assumptions(bencher: Bencher<'_, '_>) {
    let (session, _) = first_session();
    bencher.bench_local(|| {
        session.weighing().unwrap().assumptions(&most_important(CostBasis::AllCosts))
    });
}

/// What is pressed most: a total, a saving, and what a countermeasure moves.
#[divan::bench(args = ["total", "saving", "effect"])]
fn explaining_a_figure(bencher: Bencher<'_, '_>, what: &str) {
    let (session, view) = first_session();
    let workspace = session.show(&view).unwrap();
    let figure = match what {
        "total" => workspace.options[1].figure.clone(),
        "saving" => Figure::Comparison {
            option: OptionId::Hybrid,
            measure: ComparisonMeasure::Saving,
            basis: view.basis,
        },
        _ => {
            let request = WeighAdjustmentsRequest { basis: view.basis };
            let weights = session.weighing().unwrap().adjustments(&request).unwrap();
            weights.adjustments[0].together[0].figure.clone()
        }
    };
    let request = ExplainFigureRequest { figure };
    let explaining = session.explaining();
    bencher.bench_local(|| explaining.explanation(black_box(&request)).unwrap());
}

/// A figure of a simulation and figures of a sensitivity: both ends of an assumption are evaluated
/// exactly, and the ranges that matter are looked for.
#[divan::bench(args = ["median", "cheapest", "swing", "switch", "worth", "chance"])]
fn explaining_a_figure_of_a_run(bencher: Bencher<'_, '_>, what: &str) {
    let (mut session, view) = first_session();
    let edit =
        StudyEdit::SetValue { path: "simulation.trials".to_owned(), text: "1024".to_owned() };
    let request = EditStudyRequest { edits: vec![edit], gesture: None, view };
    session.edit(&request).unwrap();
    let weighing = session.weighing().unwrap();
    let futures = weighing.simulate(&all_futures()).unwrap();
    let size = ChartSize { width: 480, height: 250 };
    let drawing = SensitivityDrawing {
        colours: ColourScheme::Light,
        compared: OptionId::YouBuildItYouRunIt,
        tornado: size,
        switching: size,
    };
    let request = WeighSensitivityRequest {
        run: "sensitivity".to_owned(),
        basis: CostBasis::AllCosts,
        drawing,
    };
    let found = weighing.sensitivity(&request).unwrap();
    let of_run = |what| Figure::Sensitivity { run: "sensitivity".to_owned(), what };
    let option = OptionId::YouBuildItYouRunIt;
    let figure = match what {
        "median" => futures.tables[1].rows[6][2].figure.clone().unwrap(),
        "cheapest" => futures.shares[0].figure.clone(),
        "swing" => found.pictures.tornado.unwrap().rows[0][5].figure.clone().unwrap(),
        "switch" => found.switches[0].figure.clone(),
        "worth" => of_run(SensitivityFigure::Worth { path: None }),
        _ => of_run(SensitivityFigure::Chance { option }),
    };
    let request = ExplainFigureRequest { figure };
    let explaining = session.explaining();
    bencher.bench_local(|| explaining.explanation(black_box(&request)).unwrap());
}

/// What the page waits for when the line of the tolerance is dragged.
#[divan::bench]
fn drawing_futures_again(bencher: Bencher<'_, '_>) {
    let (session, _) = first_session();
    let simulated = all_futures();
    session.weighing().unwrap().simulate(&simulated).unwrap();
    let stands = Some(simulated.drawing.clone());
    let tolerance = Tolerance::Position { share: "0.4".to_owned() };
    let drawing = FuturesDrawing { tolerance, ..simulated.drawing };
    let request = DrawFuturesRequest { run: simulated.run, drawing, stands };
    bencher.bench_local(|| {
        let pictures = session.draw_futures(black_box(&request)).unwrap();
        serde_json::to_string(&pictures).unwrap()
    });
}

fn all_futures() -> SimulateStudyRequest {
    let size = ChartSize { width: 480, height: 250 };
    SimulateStudyRequest {
        run: "futures".to_owned(),
        basis: CostBasis::AllCosts,
        extent: RunExtent::Preview,
        drawing: FuturesDrawing {
            colours: ColourScheme::Light,
            compared: OptionId::YouBuildItYouRunIt,
            tolerance: Tolerance::Usual,
            costs: size,
            saving: size,
            exceedance: size,
            cumulative: size,
        },
    }
}
