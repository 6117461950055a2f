//! Answers of the application as the page's own tests get them: recorded from a sample, committed,
//! and compared here, so that the page is never tried against an application that is not there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fulcrum_app::Session;
use fulcrum_app::contract::{
    CompareScenarioRequest, ComparisonMeasure, CostBasis, CostFigure, ExplainFigureRequest,
    Explanation, Figure, FigureStudy, OptionId, RankAssumptionsRequest, ScreenView, ServiceMeasure,
    ServicesView, View, WeighAdjustmentsRequest, WeighChoicesRequest,
};
use serde::Serialize;
use support::{overview_view, workspace};

const SAMPLE: &str = "furniture";

fn folder() -> PathBuf {
    workspace().join("ui/src/test/recorded")
}

/// Compares an answer with what is committed, or commits it.
fn recorded(name: &str, answer: &impl Serialize) {
    let text = serde_json::to_string_pretty(answer).unwrap() + "\n";
    assert!(text.len() < 300_000, "{name} is too large to be looked at");
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

/// The beginning of each list of an explanation: enough to see what it looks like.
fn beginning(mut explanation: Explanation) -> Explanation {
    explanation.steps.truncate(4);
    explanation.inputs.truncate(8);
    explanation.operands.truncate(8);
    explanation.parts.truncate(12);
    explanation.related.truncate(8);
    explanation
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
    ] {
        recorded(name, &session.show(&view(screen)).unwrap());
    }
    recorded("descriptions", &session.describe_parameters());
    let weighing = session.weighing().unwrap();
    let basis = CostBasis::AllCosts;
    let weights = weighing.adjustments(&WeighAdjustmentsRequest { basis }).unwrap();
    recorded("adjustment-weights", &weights);
    let scenarios = session.show(&view(ScreenView::Scenarios)).unwrap().study.scenarios;
    if let Some(scenario) = scenarios.first() {
        let request = CompareScenarioRequest { id: scenario.id.clone(), basis };
        recorded("scenario-comparison", &weighing.compare_scenario(&request).unwrap());
    }
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
        ("support-load", Figure::SupportLoad { option: OptionId::OpsRunIt }),
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
