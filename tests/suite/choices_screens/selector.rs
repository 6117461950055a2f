//! Moving services in the grid, and the best hybrid.

use fulcrum_app::contract::{
    ChoiceKind, ChoiceWeight, ChoiceWeights, CostBasis, ErrorCode, FindBestHybridRequest, OptionId,
    ScreenView, SelectorScreen, SelectorService, StudyEdit, WeighChoicesRequest,
};
use fulcrum_model::{AvailabilityTarget, Evaluation, FeatureDemand, OperatingModel, OptionKind};
use rust_decimal::Decimal;

use super::{Screen, Window, amount, costs, said, sample_study, screen_of, totals};

const HYBRID: usize = 1;

fn choices(window: &Window, service: &str, basis: CostBasis) -> ChoiceWeights {
    let request = WeighChoicesRequest { service: service.to_owned(), basis };
    window.session.weighing().unwrap().choices(&request).unwrap()
}

fn edits(choice: &ChoiceWeight) -> Vec<StudyEdit> {
    let set = |path: &String, text: &String| StudyEdit::SetValue {
        path: path.clone(),
        text: text.clone(),
    };
    choice.changes.iter().map(|change| set(&change.path, &change.choice)).collect()
}

/// The service with its target and the position of its demand.
fn place<'a>(screen: &'a SelectorScreen, id: &str) -> (&'a str, usize, &'a SelectorService) {
    for row in &screen.rows {
        for (demand, cell) in row.cells.iter().enumerate() {
            if let Some(service) = cell.services.iter().find(|service| service.id == id) {
                return (&row.target, demand, service);
            }
        }
    }
    panic!("{id} stands nowhere");
}

#[test]
fn every_service_stands_in_its_cell_with_its_reason() {
    let window = Window::with("furniture", ScreenView::Selector);
    let screen = screen_of!(window.show(), Selector);
    let rows: Vec<_> = screen.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(rows, ["99.99 %", "99.9 %", "99.0 %", "95.0 %"]);
    assert_eq!(screen.demands.len(), FeatureDemand::ALL.len());
    assert_eq!(screen.rows[0].exposure, "only by choice");
    assert!(screen.rows[2].tolerable.ends_with(" a week"), "{}", screen.rows[2].tolerable);
    let study = sample_study("furniture");
    for service in &study.services {
        let (_, demand, shown) = place(&screen, &service.id);
        assert_eq!(screen.demands[demand].id, service.feature_demand.id());
        assert_eq!(shown.name, service.name);
        assert!(shown.reason.contains("exposure"), "{}", shown.reason);
    }
    let sentence = said(&screen.sentence);
    assert!(sentence.starts_with("The hybrid costs $"), "{sentence}");
    assert!(screen.idle.is_empty());
}

#[test]
fn a_choice_costs_the_difference_of_two_evaluations() {
    let window = Window::with("furniture", ScreenView::Selector);
    let study = sample_study("furniture");
    let before = costs(&study)[HYBRID];
    for (index, service) in study.services.iter().enumerate() {
        let found = choices(&window, &service.id, CostBasis::AllCosts);
        assert_eq!(found.choices.len(), 3 + 5 + 4 + 9);
        assert_eq!(found.choices.iter().filter(|choice| choice.is_current).count(), 3);
        for choice in &found.choices {
            let mut varied = study.clone();
            for change in &choice.changes {
                let service = &mut varied.services[index];
                let id = change.choice.as_str();
                match change.path.rsplit('.').next().unwrap() {
                    "operating_model" => service.operating_model = OperatingModel::from_id(id),
                    "availability_target" => {
                        service.availability_target = AvailabilityTarget::from_id(id);
                    }
                    "feature_demand" => {
                        service.feature_demand = FeatureDemand::from_id(id).unwrap();
                    }
                    other => panic!("{other}"),
                }
            }
            let moved = costs(&varied)[HYBRID] - before;
            assert_eq!(amount(&choice.moved.exact), moved, "{} {}", service.id, choice.label);
            assert_eq!(choice.moved.option, OptionId::Hybrid);
        }
    }
}

#[test]
fn a_service_moved_to_another_model_or_cell_costs_what_was_said_until_it_is_undone() {
    for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
        let mut window = Window::with("furniture", ScreenView::Selector);
        window.view.basis = basis;
        let before = window.show();
        let service = sample_study("furniture").services[0].id.clone();
        let found = choices(&window, &service, basis);
        for kind in [ChoiceKind::Model, ChoiceKind::Target, ChoiceKind::Demand, ChoiceKind::Cell] {
            let is_it = |c: &&ChoiceWeight| c.kind == kind && c.moved.direction != 0;
            let choice = found.choices.iter().rfind(is_it).unwrap();
            let moved = window.edit(edits(choice));
            let change =
                amount(&totals(&moved.options)[HYBRID]) - amount(&totals(&before.options)[HYBRID]);
            assert_eq!(amount(&choice.moved.exact), change, "{basis:?} {}", choice.label);
            let screen = screen_of!(moved, Selector);
            let (target, demand, shown) = place(&screen, &service);
            assert_eq!(target, choice.cell.target);
            assert_eq!(screen.demands[demand].id, choice.cell.demand);
            assert_eq!(shown.model, choice.model);
            assert_eq!(totals(&window.undo().options), totals(&before.options));
        }
    }
}

#[test]
fn a_service_that_goes_back_to_the_row_of_its_exposure_follows_it_again() {
    let mut window = Window::with("furniture", ScreenView::Selector);
    let service = sample_study("furniture").services[0].id.clone();
    let path = format!("services.{service}.availability_target");
    let screen = screen_of!(window.show(), Selector);
    let (home, demand, _) = place(&screen, &service);
    let (home, demand) = (home.to_owned(), screen.demands[demand].id.clone());
    window.edit(vec![StudyEdit::SetValue { path: path.clone(), text: "95.0".to_owned() }]);
    let found = choices(&window, &service, CostBasis::AllCosts);
    let back = |choice: &&ChoiceWeight| {
        choice.kind == ChoiceKind::Cell
            && choice.cell.target == home
            && choice.cell.demand != demand
    };
    let back = found.choices.iter().find(back).unwrap();
    assert!(back.changes.iter().any(|c| c.path == path && c.choice == "auto"));
}

#[test]
fn a_service_that_is_not_there_has_no_choices() {
    let window = Window::with("furniture", ScreenView::Selector);
    let request = WeighChoicesRequest { service: "attic".to_owned(), basis: CostBasis::AllCosts };
    let error = window.session.weighing().unwrap().choices(&request).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[test]
fn the_best_hybrid_costs_what_was_promised_once_its_models_are_used() {
    for id in ["furniture", "ecommerce"] {
        let mut window = Window::with(id, ScreenView::Selector);
        let request = FindBestHybridRequest { basis: CostBasis::AllCosts, all_services: true };
        let advice = window.session.weighing().unwrap().best_hybrid(&request).unwrap();
        assert_eq!(advice.choices.len(), advice.lines.len());
        let before = window.show();
        let used = window.edit(vec![StudyEdit::SetModels { choices: advice.choices.clone() }]);
        let screen = screen_of!(used, Selector);
        let mut study = sample_study(id);
        for choice in &advice.choices {
            let (_, _, shown) = place(&screen, &choice.service);
            assert!(shown.is_picked, "{}", choice.service);
            let service = study.services.iter_mut().find(|s| s.id == choice.service).unwrap();
            service.operating_model = OperatingModel::from_id(&choice.model);
        }
        let evaluation = Evaluation::of(&study).unwrap();
        let promised = evaluation.option(OptionKind::Hybrid).discounted_total;
        let sentence = said(&advice.sentences[0]);
        let cost = sentence.split(" costs ").nth(1).unwrap();
        let cost = cost.split(" (").next().unwrap();
        assert_eq!(amount(cost), promised, "{sentence}");
        let now = screen_of!(window.show(), Selector);
        assert_eq!(now.rows.len(), screen.rows.len());
        assert_eq!(
            amount(&totals(&window.show().options)[HYBRID]),
            evaluation.option(OptionKind::Hybrid).total
        );
        let again = window.session.weighing().unwrap().best_hybrid(&request).unwrap();
        assert_eq!(again.choices, [], "there is no better one than the best");
        if advice.choices.is_empty() {
            continue;
        }
        assert_eq!(totals(&window.undo().options), totals(&before.options));
        assert!(
            promised
                < Evaluation::of(&sample_study(id))
                    .unwrap()
                    .option(OptionKind::Hybrid)
                    .discounted_total
        );
    }
}

#[test]
fn the_sentence_compares_the_hybrid_with_each_model_for_all() {
    let window = Window::with("furniture", ScreenView::Selector);
    let screen = screen_of!(window.show(), Selector);
    let [ops, hybrid, you] = costs(&sample_study("furniture"));
    for (label, cost) in [("Ops Run It", ops), ("You Build It You Run It", you)] {
        let word = match hybrid.cmp(&cost) {
            std::cmp::Ordering::Less => "less than",
            std::cmp::Ordering::Equal => "as much as",
            std::cmp::Ordering::Greater => "more than",
        };
        let expected = format!("{word} {label} for all");
        let sentence = said(&screen.sentence);
        assert!(sentence.contains(&expected), "{sentence}: {expected}");
    }
    assert_ne!(hybrid, Decimal::ZERO);
}
