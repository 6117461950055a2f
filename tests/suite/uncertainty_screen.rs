//! Simulations as the window asks for them: runs, their drawings, and the line of the tolerance.

use fulcrum_app::Session;
use fulcrum_app::contract::{
    ChartSize, ColourScheme, CostBasis, DrawFuturesRequest, EditStudyRequest, ErrorCode, Futures,
    FuturesDrawing, OptionId, RunExtent, RunRequest, SimulateStudyRequest, StudyEdit, Tolerance,
};
use support::overview_view;

const SIZE: ChartSize = ChartSize { width: 520, height: 260 };

fn drawing(tolerance: Tolerance) -> FuturesDrawing {
    FuturesDrawing {
        colours: ColourScheme::Light,
        compared: OptionId::YouBuildItYouRunIt,
        tolerance,
        costs: SIZE,
        saving: SIZE,
        exceedance: SIZE,
        cumulative: SIZE,
    }
}

fn opened() -> Session {
    let mut session = Session::new().unwrap();
    session.open_sample("furniture", &overview_view(CostBasis::AllCosts)).unwrap();
    session
}

fn request(run: &str, extent: RunExtent) -> SimulateStudyRequest {
    SimulateStudyRequest {
        run: run.to_owned(),
        basis: CostBasis::AllCosts,
        extent,
        drawing: drawing(Tolerance::Usual),
    }
}

fn previewed(session: &Session, run: &str) -> Futures {
    session.weighing().unwrap().simulate(&request(run, RunExtent::Preview)).unwrap()
}

fn redrawn(run: &str, tolerance: Tolerance) -> DrawFuturesRequest {
    DrawFuturesRequest { run: run.to_owned(), drawing: drawing(tolerance), stands: None }
}

fn number(text: &str) -> f64 {
    text.parse().unwrap()
}

#[test]
fn the_line_stays_where_it_was_put_and_says_what_lies_beyond() {
    let session = opened();
    let futures = previewed(&session, "run");
    assert!(futures.is_preview && futures.shares.len() == 3);
    let share_above = |tolerance| {
        let reading = session.draw_futures(&redrawn("run", tolerance)).unwrap().tolerance;
        let shares: Vec<f64> =
            reading.statements.iter().map(|statement| number(&statement.share)).collect();
        (reading, shares)
    };
    let (dragged, shares) = share_above(Tolerance::Position { share: "0.4".to_owned() });
    assert!((number(&dragged.share) - 0.4).abs() < 0.005, "{dragged:?}");
    // its amount and what is typed for it lead to the same place
    for tolerance in [
        Tolerance::Amount { amount: dragged.amount.clone() },
        Tolerance::Typed { text: dragged.amount.clone() },
    ] {
        assert_eq!(share_above(tolerance), (dragged.clone(), shares.clone()));
    }
    let (higher, fewer) = share_above(Tolerance::Position { share: "0.7".to_owned() });
    assert!(number(&higher.amount) > number(&dragged.amount));
    assert!(shares.iter().zip(&fewer).all(|(share, less)| share >= less) && shares != fewer);
}

#[test]
fn what_cannot_be_an_amount_or_a_run_is_refused_in_words() {
    let session = opened();
    previewed(&session, "run");
    let typed = Tolerance::Typed { text: "a lot".to_owned() };
    let refused = session.draw_futures(&redrawn("run", typed)).unwrap_err();
    assert_eq!(refused.code, ErrorCode::ValueNotAccepted);
    assert!(!refused.message.is_empty() && !refused.hint.is_empty());
    let gone = session.draw_futures(&redrawn("another", Tolerance::Usual)).unwrap_err();
    assert_eq!(gone.code, ErrorCode::NotFound);
    let run = RunRequest { run: "run".to_owned() };
    assert_eq!(session.follow_run(&run), None, "it is over");
}

#[test]
fn a_change_of_the_study_stops_the_run_before_it() {
    let mut session = opened();
    let text = "10000000".to_owned();
    let edit = |path: &str, text| StudyEdit::SetValue { path: path.to_owned(), text };
    let edited = |session: &mut Session, edit| {
        let view = overview_view(CostBasis::AllCosts);
        session.edit(&EditStudyRequest { edits: vec![edit], gesture: None, view }).unwrap();
    };
    edited(&mut session, edit("simulation.trials", text));
    let weighing = session.weighing().unwrap();
    let run = RunRequest { run: "long".to_owned() };
    std::thread::scope(|scope| {
        let running = scope.spawn(|| weighing.simulate(&request("long", RunExtent::Whole)));
        let is_under_way = |session: &Session| {
            session.follow_run(&run).is_some_and(|progress| number(&progress.share.unwrap()) > 0.0)
        };
        while !is_under_way(&session) {
            assert!(!running.is_finished());
            std::thread::yield_now();
        }
        edited(&mut session, edit("organisation.rate_developer", "70".to_owned()));
        let futures = running.join().unwrap().unwrap();
        assert!(futures.stopped.is_some_and(|words| words.starts_with("Stopped after")));
    });
    assert_eq!(session.follow_run(&run), None);
}

#[test]
fn only_what_is_not_drawn_already_is_drawn_again() {
    let session = opened();
    previewed(&session, "run");
    let drawn = |change: fn(&mut FuturesDrawing)| {
        let mut drawing = drawing(Tolerance::Position { share: "0.4".to_owned() });
        let stands = Some(drawing.clone());
        change(&mut drawing);
        let request = DrawFuturesRequest { run: "run".to_owned(), drawing, stands };
        let pictures = session.draw_futures(&request).unwrap();
        assert!(!pictures.exceedance.svg.is_empty());
        [pictures.costs, pictures.saving, pictures.cumulative].map(|picture| picture.is_some())
    };
    let position = |share: &str| Tolerance::Position { share: share.to_owned() };
    assert_eq!(drawn(|_| {}), [false; 3]);
    let dragged = |drawing: &mut FuturesDrawing| {
        drawing.tolerance = Tolerance::Position { share: "0.5".to_owned() };
    };
    assert_eq!(drawn(dragged), [false; 3], "a step of the line");
    assert_eq!(drawn(|drawing| drawing.compared = OptionId::Hybrid), [false, true, false]);
    let wider = |drawing: &mut FuturesDrawing| drawing.cumulative.width += 100;
    assert_eq!(drawn(wider), [false, false, true]);
    assert_eq!(drawn(|drawing| drawing.colours = ColourScheme::Dark), [true; 3]);
    let all = session.draw_futures(&redrawn("run", position("0.4"))).unwrap();
    assert!(all.costs.is_some() && all.saving.is_some() && all.cumulative.is_some());
}

#[test]
fn a_run_that_is_done_is_the_answer_as_long_as_the_study_means_the_same() {
    let mut session = opened();
    let simulate = |session: &Session, run: &str, extent| {
        session.weighing().unwrap().simulate(&request(run, extent)).unwrap()
    };
    let set = |session: &mut Session, path: &str, text: &str| {
        let (path, text) = (path.to_owned(), text.to_owned());
        let edits = vec![StudyEdit::SetValue { path, text }];
        let view = overview_view(CostBasis::AllCosts);
        session.edit(&EditStudyRequest { edits, gesture: None, view }).unwrap();
    };
    let whole = simulate(&session, "whole", RunExtent::Whole);
    let again = simulate(&session, "again", RunExtent::Preview);
    assert!(!again.is_preview && again.settings == whole.settings);
    assert_eq!((again.run.as_str(), again.sentence), ("again", whole.sentence));
    set(&mut session, "name", "Another name");
    let renamed = simulate(&session, "renamed", RunExtent::Preview);
    assert_eq!((renamed.is_preview, &renamed.settings), (false, &whole.settings));
    assert!(session.draw_futures(&redrawn("renamed", Tolerance::Usual)).is_ok());

    set(&mut session, "organisation.rate_developer", "99");
    assert!(simulate(&session, "dearer", RunExtent::Preview).is_preview);
    session.undo(&overview_view(CostBasis::AllCosts)).unwrap();
    assert!(!simulate(&session, "undone", RunExtent::Preview).is_preview);
    set(&mut session, "simulation.seed", "7");
    assert!(simulate(&session, "seed", RunExtent::Preview).is_preview);
}
