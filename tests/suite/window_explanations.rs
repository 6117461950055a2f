//! Explaining figures in the window: every figure of the overview leads to its postings and inputs.

use fulcrum_app::Session;
use fulcrum_app::contract::{
    ComparisonMeasure, CostBasis, CostFigure, ErrorCode, ExplainFigureRequest, Explanation, Figure,
    OptionId, Screen, ServiceMeasure, Workspace,
};
use support::overview_view;

fn furniture() -> (Session, Workspace) {
    let mut session = Session::new().unwrap();
    let workspace = session.open_sample("furniture", &overview_view(CostBasis::AllCosts)).unwrap();
    (session, workspace)
}

fn explain(session: &Session, figure: &Figure) -> Result<Explanation, ErrorCode> {
    let request = ExplainFigureRequest { figure: figure.clone() };
    session.explaining().explanation(&request).map_err(|error| error.code)
}

/// An amount as it is written, in minor units.
fn amount(text: &str) -> i128 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let value: i128 = digits.parse().unwrap();
    if text.starts_with('\u{2212}') { -value } else { value }
}

#[test]
fn a_total_leads_down_to_a_posting_with_its_formula_and_inputs() {
    let (session, workspace) = furniture();
    for card in &workspace.options {
        let mut figure = card.figure.clone();
        let mut seen = 0;
        let posting = loop {
            let explanation = explain(&session, &figure).unwrap();
            if seen == 0 {
                assert_eq!(explanation.value, card.total_exact);
            }
            seen += 1;
            if explanation.parts.is_empty() {
                break explanation;
            }
            let parts: i128 = explanation.parts.iter().map(|part| amount(&part.value)).sum();
            assert_eq!(parts, amount(&explanation.value), "{}", explanation.title);
            let last = explanation.parts.last().unwrap();
            let next = explain(&session, last.figure.as_ref().unwrap()).unwrap();
            assert_eq!(next.value, last.value, "{}", last.label);
            figure = last.figure.clone().unwrap();
        };
        assert!(seen >= 3, "{seen} steps from the total to a posting");
        assert!(posting.formula.ends_with(&posting.value), "{}", posting.formula);
        assert!(!posting.inputs.is_empty());
        for input in &posting.inputs {
            assert!(!input.label.is_empty() && !input.value.is_empty(), "{input:?}");
        }
    }
}

#[test]
fn marks_of_a_chart_and_spending_are_explained_as_they_are_shown() {
    let (mut session, workspace) = furniture();
    let Screen::Overview(screen) = &workspace.screen else { panic!("not the overview") };
    let marks: Vec<_> = screen.costs.marks.iter().filter(|mark| mark.figure.is_some()).collect();
    assert_eq!(marks.len(), screen.costs.marks.len(), "every part of a bar can be explained");
    assert!(marks.len() >= 10, "{}", marks.len());
    for mark in marks {
        explain(&session, mark.figure.as_ref().unwrap()).unwrap();
    }
    let spending = overview_view(CostBasis::SpendingOnly);
    let workspace = session.reset(&spending).unwrap();
    for card in &workspace.options {
        assert_eq!(explain(&session, &card.figure).unwrap().value, card.total_exact);
    }
}

#[test]
fn comparisons_and_services_are_explained() {
    let (session, _) = furniture();
    let measures = [
        ComparisonMeasure::Saving,
        ComparisonMeasure::DiscountedSaving,
        ComparisonMeasure::Premium,
        ComparisonMeasure::Cover,
        ComparisonMeasure::CoverPerPremium,
        ComparisonMeasure::BreakEven,
    ];
    for option in [OptionId::Hybrid, OptionId::YouBuildItYouRunIt] {
        for measure in measures {
            let figure = Figure::Comparison { option, measure, basis: CostBasis::AllCosts };
            let explanation = explain(&session, &figure).unwrap();
            assert!(explanation.operands.len() >= 2, "{}", explanation.title);
            for part in explanation.operands {
                if let Some(figure) = part.figure {
                    explain(&session, &figure).unwrap();
                }
            }
        }
        for measure in [
            ServiceMeasure::AchievedAvailability,
            ServiceMeasure::RestoreHours,
            ServiceMeasure::Placement,
        ] {
            let figure = Figure::Service { option, service: "bedroom".to_owned(), measure };
            let explanation = explain(&session, &figure).unwrap();
            assert!(!explanation.meaning.is_empty() && !explanation.value.is_empty());
            assert!(!explanation.inputs.is_empty(), "{}", explanation.title);
        }
    }
}

#[test]
fn what_is_not_there_is_said() {
    let (session, _) = furniture();
    let ops = Figure::Comparison {
        option: OptionId::OpsRunIt,
        measure: ComparisonMeasure::Saving,
        basis: CostBasis::AllCosts,
    };
    let none = Figure::Cost(CostFigure { option: "none".to_owned(), ..CostFigure::default() });
    let service = Figure::Service {
        option: OptionId::Hybrid,
        service: "no such".to_owned(),
        measure: ServiceMeasure::Placement,
    };
    for figure in [ops, none, service] {
        assert_eq!(explain(&session, &figure).unwrap_err(), ErrorCode::NotFound);
    }
}
