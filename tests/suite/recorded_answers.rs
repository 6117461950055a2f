//! Answers of the application as the page's own tests get them: recorded from a sample, committed,
//! and compared here, so that the page is never tried against an application that is not there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fulcrum_app::contract::{
    AssessIncidentRequest, BalanceView, ChartPicture, ChartSize, ColourScheme,
    CompareScenarioRequest, ComparisonMeasure, ComposeReportRequest, CostBasis, CostFigure,
    ExplainFigureRequest, Explanation, Figure, FigureStudy, FuturesDrawing, InsuranceView,
    OptionId, RankAssumptionsRequest, ReportContents, RunExtent, Screen, ScreenView,
    SensitivityDrawing, ServiceMeasure, ServicesView, SimulateStudyRequest, TimelineView,
    Tolerance, View, WeighAdjustmentsRequest, WeighChoicesRequest, WeighSensitivityRequest,
};
use fulcrum_app::{Session, Weighing};
use serde::Serialize;
use support::{overview_view, workspace};

const SAMPLE: &str = "furniture";

/// Most bytes of an answer that is kept.
const LARGEST: usize = 150_000;
/// Most lines of one.
const LONGEST: usize = 4_500;
/// Most columns of what is written in one line.
const COLUMNS: usize = 100;
/// Most rows of a table, marks of a drawing and lines of a list that are kept.
const KEPT: usize = 12;

fn folder() -> PathBuf {
    workspace().join("ui/src/test/recorded")
}

/// Compares an answer with what is committed, or commits it.
fn recorded(name: &str, answer: &impl Serialize) {
    let text = folded(&serde_json::to_string_pretty(answer).unwrap());
    assert!(
        text.len() < LARGEST && text.lines().count() < LONGEST,
        "{name} is too large to be looked at: {} bytes, {} lines",
        text.len(),
        text.lines().count()
    );
    let file = folder().join(format!("{name}.json"));
    if std::env::var_os("FULCRUM_UPDATE_RECORDED").is_some() {
        std::fs::create_dir_all(folder()).unwrap();
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == text,
        "{name}.json differs: run FULCRUM_UPDATE_RECORDED=1 cargo test -p fulcrum-tests recorded"
    );
}

/// The same JSON with whatever fits into a line in one.
fn folded(pretty: &str) -> String {
    let lines: Vec<&str> = pretty.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut text = String::new();
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        let mut joined = (*line).to_owned();
        next += 1;
        if line.ends_with(['{', '[']) {
            let mut last = next;
            while joined.len() <= COLUMNS && indent(lines[last]) > indent(line) {
                joined = joined + " " + lines[last].trim_start();
                last += 1;
            }
            joined = joined + " " + lines[last].trim_start();
            if joined.len() <= COLUMNS && indent(lines[last]) == indent(line) {
                next = last + 1;
            } else {
                (*line).clone_into(&mut joined);
            }
        }
        text += &joined;
        text.push('\n');
    }
    text
}

/// The beginning of the lists of a drawing.
fn shortened(picture: &mut ChartPicture) {
    picture.rows.truncate(KEPT);
    picture.marks.truncate(KEPT);
}

/// The beginning of each list of an explanation: enough to see what it looks like.
fn beginning(mut explanation: Explanation) -> Explanation {
    explanation.steps.truncate(4);
    explanation.inputs.truncate(8);
    explanation.operands.truncate(8);
    explanation.parts.truncate(12);
    explanation.related.truncate(8);
    explanation
}

/// The screens of charts, after futures were run.
fn months_balance_and_insurance(session: &Session) {
    let size = ChartSize { width: 520, height: 260 };
    let show = |screen| {
        let view = View { screen, ..overview_view(CostBasis::AllCosts) };
        session.show(&view).unwrap()
    };
    let places = TimelineView { cumulative: size, monthly: size, load: size };
    let mut timeline = show(ScreenView::Timeline(places));
    if let Screen::Timeline(screen) = &mut timeline.screen {
        let drawn = [&mut screen.cumulative, &mut screen.monthly, &mut screen.load];
        for picture in drawn {
            shortened(picture);
            // a row has nine figures
            picture.rows.truncate(3);
        }
    }
    recorded("timeline", &timeline);
    let compared = OptionId::YouBuildItYouRunIt;
    recorded(
        "balance",
        &show(ScreenView::Balance(BalanceView { compared, seesaw: size, radar: size })),
    );
    let mut insurance =
        show(ScreenView::Insurance(InsuranceView { premium: size, availability: size }));
    if let Screen::Insurance(screen) = &mut insurance.screen {
        [&mut screen.premium, &mut screen.availability].into_iter().for_each(shortened);
        screen.protection.rows.truncate(KEPT);
    }
    recorded("insurance", &insurance);
    let asked = AssessIncidentRequest { service: None, exposure: None, hours: None };
    recorded("incident", &session.assess_incident(&asked).unwrap());
}

/// What there is to choose from, and the report as it is suggested, after futures were run and the
/// sensitivity worked out.
fn report(session: &Session, weighing: &Weighing) {
    let view = View { screen: ScreenView::Report, ..overview_view(CostBasis::AllCosts) };
    let workspace = session.show(&view).unwrap();
    let Screen::Report(screen) = &workspace.screen else { panic!("no report") };
    let request = ComposeReportRequest {
        run: "run".to_owned(),
        basis: CostBasis::AllCosts,
        contents: ReportContents { title: String::new(), sections: screen.for_slides.clone() },
    };
    recorded("report-preview", &weighing.compose_report(&request).unwrap());
    recorded("report", &workspace);
}

#[test]
fn the_pages_tests_see_what_the_application_answers() {
    let mut session = Session::new().unwrap();
    let view = |screen| View { screen, ..overview_view(CostBasis::AllCosts) };
    session.open_sample(SAMPLE, &overview_view(CostBasis::AllCosts)).unwrap();
    let services =
        ServicesView { first: 0, count: 60, sort: None, filter: String::new(), reveal: None };
    for (name, screen) in [
        ("services", ScreenView::Services(services)),
        ("assumptions", ScreenView::Assumptions),
        ("adjustments", ScreenView::Adjustments),
        ("selector", ScreenView::Selector),
        ("scenarios", ScreenView::Scenarios),
        ("uncertainty", ScreenView::Uncertainty),
        ("sensitivity", ScreenView::Sensitivity),
    ] {
        recorded(name, &session.show(&view(screen)).unwrap());
    }
    recorded("descriptions", &session.describe_parameters());
    let weighing = session.weighing().unwrap();
    let basis = CostBasis::AllCosts;
    let mut weights = weighing.adjustments(&WeighAdjustmentsRequest { basis }).unwrap();
    weights.adjustments.truncate(KEPT);
    recorded("adjustment-weights", &weights);
    let scenarios = session.show(&view(ScreenView::Scenarios)).unwrap().study.scenarios;
    if let Some(scenario) = scenarios.first() {
        let request = CompareScenarioRequest { id: scenario.id.clone(), basis };
        recorded("scenario-comparison", &weighing.compare_scenario(&request).unwrap());
    }
    let size = ChartSize { width: 520, height: 260 };
    let colours = ColourScheme::Light;
    let compared = OptionId::YouBuildItYouRunIt;
    let request = SimulateStudyRequest {
        run: "run".to_owned(),
        basis,
        extent: RunExtent::Whole,
        drawing: FuturesDrawing {
            colours,
            compared,
            tolerance: Tolerance::Usual,
            costs: size,
            saving: size,
            exceedance: size,
            cumulative: size,
        },
    };
    let mut futures = weighing.simulate(&request).unwrap();
    let pictures = &mut futures.pictures;
    shortened(&mut pictures.exceedance);
    let others = [&mut pictures.costs, &mut pictures.saving, &mut pictures.cumulative];
    others.into_iter().flatten().for_each(shortened);
    recorded("futures", &futures);
    months_balance_and_insurance(&session);
    let request = WeighSensitivityRequest {
        run: "run".to_owned(),
        basis,
        drawing: SensitivityDrawing { colours, compared, tornado: size, switching: size },
    };
    let mut sensitivity = weighing.sensitivity(&request).unwrap();
    let pictures = [&mut sensitivity.pictures.tornado, &mut sensitivity.pictures.switching];
    pictures.into_iter().flatten().for_each(shortened);
    sensitivity.switches.truncate(KEPT);
    sensitivity.worth.truncate(KEPT);
    recorded("sensitivities", &sensitivity);
    report(&session, &weighing);
    let total = CostFigure { option: "hybrid".to_owned(), ..CostFigure::default() };
    let explained = |figure: Figure| {
        let request = ExplainFigureRequest { figure };
        session.explaining().explanation(&request).unwrap()
    };
    recorded("explanation", &explained(Figure::Cost(total.clone())));
    let weights = &weights.adjustments[0];
    let choices = WeighChoicesRequest { service: "bedroom".to_owned(), basis };
    let choices = weighing.choices(&choices).unwrap().choices;
    let driver = RankAssumptionsRequest { basis, paths: Vec::new() };
    let comparison = |measure| Figure::Comparison { option: OptionId::Hybrid, measure, basis };
    let of = |study| Figure::Of { study, figure: Box::new(Figure::Cost(total.clone())) };
    let kinds = [
        ("effect", weights.alone[0].figure.clone()),
        ("choice", choices[0].moved.figure.clone()),
        ("driver", weighing.assumptions(&driver)[0].effect.figure.clone().unwrap()),
        ("scenario", of(FigureStudy::Scenario { id: Some("frugal".to_owned()) })),
        ("new-study", of(FigureStudy::New { answers: Vec::new() })),
        ("break-even", comparison(ComparisonMeasure::BreakEven)),
        ("saving", comparison(ComparisonMeasure::Saving)),
        ("month", Figure::Month { month: 11, basis }),
        ("support-load", Figure::SupportLoad { option: OptionId::OpsRunIt, month: None }),
        (
            "availability",
            Figure::Service {
                option: OptionId::OpsRunIt,
                service: "bedroom".to_owned(),
                measure: ServiceMeasure::AchievedAvailability,
            },
        ),
    ];
    let explanations: BTreeMap<&str, Explanation> =
        kinds.into_iter().map(|(kind, figure)| (kind, beginning(explained(figure)))).collect();
    recorded("explanations", &explanations);
}
