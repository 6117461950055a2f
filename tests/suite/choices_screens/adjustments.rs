//! Switching countermeasures and pitfalls.

use fulcrum_app::contract::{
    AdjustmentKindId, AdjustmentWeight, CostBasis, MovedTotal, ScreenView, StudyEdit,
    WeighAdjustmentsRequest,
};
use fulcrum_app::{AdjustmentSubject, adjustment_effects_json};
use rust_decimal::Decimal;
use serde_json::Value;

use super::{Screen, Window, amount, sample_study, screen_of, totals};

const PIPELINE: &str = "automated_pipeline";
const OPTIONS: [&str; 3] = ["ops_run_it", "hybrid", "you_build_it_you_run_it"];

fn switch(id: &str, is_active: bool) -> StudyEdit {
    StudyEdit::SetAdjustment { id: id.to_owned(), is_active }
}

fn weights(window: &Window, basis: CostBasis) -> fulcrum_app::contract::AdjustmentWeights {
    window.session.weighing().unwrap().adjustments(&WeighAdjustmentsRequest { basis }).unwrap()
}

fn amounts(moved: &[MovedTotal]) -> Vec<Decimal> {
    moved.iter().map(|moved| amount(&moved.exact)).collect()
}

fn of<'a>(weights: &'a [AdjustmentWeight], id: &str) -> &'a AdjustmentWeight {
    weights.iter().find(|weight| weight.id == id).unwrap()
}

#[test]
fn every_adjustment_is_there_with_its_switch_and_what_it_changes() {
    let mut window = Window::with("furniture", ScreenView::Adjustments);
    let screen = screen_of!(window.show(), Adjustments);
    let catalogue = support::library();
    let catalogue = catalogue.context().catalogue.adjustments();
    assert_eq!(screen.adjustments.len(), catalogue.len());
    assert_eq!(screen.active, "No countermeasure and no pitfall is active.");
    for (row, adjustment) in screen.adjustments.iter().zip(catalogue) {
        assert_eq!((&row.id, &row.label), (&adjustment.id, &adjustment.label));
        assert!(!row.is_active && !row.summary.is_empty());
        let settings = usize::from(adjustment.out_of_hours_policy.is_some())
            + usize::from(adjustment.level_3_callout_paid.is_some());
        let changes = adjustment.effects.len() + settings + adjustment.extra.len();
        assert_eq!(row.changes.len(), changes, "{}", row.id);
    }
    let pipeline = &screen.adjustments[0];
    assert_eq!(pipeline.kind, AdjustmentKindId::Countermeasure);
    let elapsed =
        pipeline.changes.iter().find(|line| line.starts_with("Length of a deployment")).unwrap();
    assert_eq!(elapsed, "Length of a deployment: 0.5 \u{2192} 0.1\u{a0}days");

    let switched = screen_of!(window.edit(vec![switch(PIPELINE, true)]), Adjustments);
    assert_eq!(switched.active, "1 countermeasure is active.");
    assert!(switched.adjustments[0].is_active);
    assert_eq!(switched.adjustments[0].changes, pipeline.changes, "what it changes stays");
}

#[test]
fn a_weight_is_what_the_command_line_computes() {
    let mut window = Window::with("furniture", ScreenView::Adjustments);
    window.edit(vec![switch("outsourced_support", true)]);
    let found = weights(&window, CostBasis::AllCosts);
    let mut study = sample_study("furniture");
    let library = support::library();
    let catalogue = library.context().catalogue;
    study.adjustments = vec![catalogue.adjustment("outsourced_support").unwrap().clone()];
    let json = adjustment_effects_json(&study, catalogue, AdjustmentSubject::All).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    let entries = json["adjustments"].as_array().unwrap();
    assert_eq!(entries.len(), found.adjustments.len());
    for (entry, weight) in entries.iter().zip(&found.adjustments) {
        assert_eq!(entry["id"], weight.id.as_str());
        for (how, moved) in [("alone", &weight.alone), ("together", &weight.together)] {
            let expected: Vec<Decimal> = OPTIONS
                .map(|option| entry[how][option]["total"].as_str().unwrap().parse().unwrap())
                .into();
            assert_eq!(amounts(moved), expected, "{} {how}", weight.id);
        }
    }
    assert_eq!(found.active, of(&found.adjustments, "outsourced_support").alone);
    assert!(found.method.contains("Together: with the one that is active."));
}

#[test]
fn switching_one_moves_the_totals_by_its_weight_and_undoing_takes_that_back() {
    for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
        let mut window = Window::with("furniture", ScreenView::Adjustments);
        window.view.basis = basis;
        let before = window.edit(vec![switch("outsourced_support", true)]);
        let weight = of(&weights(&window, basis).adjustments, PIPELINE).clone();
        let after = window.edit(vec![switch(PIPELINE, true)]);
        let moved: Vec<Decimal> = totals(&after.options)
            .iter()
            .zip(totals(&before.options))
            .map(|(after, before)| amount(after) - amount(&before))
            .collect();
        assert_eq!(amounts(&weight.together), moved, "{basis:?}");
        for (moved, change) in weight.together.iter().zip(&moved) {
            assert_eq!(moved.direction > 0, *change > Decimal::ZERO);
            assert_eq!(moved.direction < 0, *change < Decimal::ZERO);
        }
        let undone = window.undo();
        assert_eq!(totals(&undone.options), totals(&before.options));
        assert!(undone.study.redo.unwrap().contains("Fully automated deployment pipeline: on"));
    }
}
