//! Countermeasures and pitfalls with their switches, what each changes, and what it weighs.

use fulcrum_model::adjustments::{
    AdjustmentChanges, AdjustmentKind, Catalogue, Change, OptionCosts, adjustment_changes,
    adjustment_effects,
};
use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{OptionKind, Overflow, Study};

use super::moved;
use crate::adjustment_effects::{changes_in_words, method_in_words};
use crate::contract::{
    AdjustmentKindId, AdjustmentRow, AdjustmentWeight, AdjustmentWeights, AdjustmentsScreen,
    CostBasis, FigureStudy,
};
use crate::session::OpenStudy;
use crate::studies::Library;

/// The screen of the open study.
pub(crate) fn screen(open: &OpenStudy, library: &Library) -> AdjustmentsScreen {
    let study = open.study();
    let changes = adjustment_changes(study, library.context().catalogue.adjustments());
    AdjustmentsScreen {
        active: active_in_words(&changes),
        adjustments: changes.iter().map(|changes| row(study, changes)).collect(),
    }
}

fn row(study: &Study, changes: &AdjustmentChanges<'_>) -> AdjustmentRow {
    let adjustment = changes.adjustment;
    AdjustmentRow {
        id: adjustment.id.clone(),
        label: adjustment.label.clone(),
        kind: match adjustment.kind {
            AdjustmentKind::Countermeasure => AdjustmentKindId::Countermeasure,
            AdjustmentKind::Pitfall => AdjustmentKindId::Pitfall,
        },
        model: OptionKind::all_under(adjustment.model).into(),
        summary: adjustment.help.clone(),
        is_active: changes.is_active,
        changes: changes_in_words(changes, study.currency),
    }
}

/// How many are active: `2 countermeasures and 1 pitfall are active.`
fn active_in_words(changes: &[AdjustmentChanges<'_>]) -> String {
    let active = |kind| {
        let of_it = changes.iter().filter(|c| c.is_active && c.adjustment.kind == kind);
        of_it.count()
    };
    let counts = [
        (active(AdjustmentKind::Countermeasure), "countermeasure"),
        (active(AdjustmentKind::Pitfall), "pitfall"),
    ];
    let named: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| display::counted(*count, noun))
        .collect();
    match counts.iter().map(|(count, _)| count).sum::<usize>() {
        0 => "No countermeasure and no pitfall is active.".to_owned(),
        1 => format!("{} is active.", display::joined(&named)),
        _ => format!("{} are active.", display::joined(&named)),
    }
}

/// What each adjustment does to the totals, and what the active ones do together.
pub(crate) fn weights(
    study: &Study,
    catalogue: &Catalogue,
    basis: CostBasis,
) -> Result<AdjustmentWeights, Overflow> {
    let money = MoneyDisplay::new(study.currency);
    let moved = |costs: &Change<OptionCosts>, studies: [&FigureStudy; 2]| {
        let change = |option| {
            let cost = costs.difference(option);
            match basis {
                CostBasis::AllCosts => cost.total,
                CostBasis::SpendingOnly => cost.spending,
            }
        };
        moved::totals(change, &money, basis, studies)
    };
    let found = adjustment_effects(study, catalogue.adjustments())?;
    let with = |active: Vec<String>| FigureStudy::Adjusted { active };
    let own: Vec<String> = study.adjustments.iter().map(|a| a.id.clone()).collect();
    let none = with(Vec::new());
    let adjustments = found.effects.iter().map(|effect| {
        let id = &effect.adjustment.id;
        let others: Vec<String> = own.iter().filter(|other| *other != id).cloned().collect();
        // an active one keeps its place, one that is not comes last
        let all = match effect.is_active {
            true => own.clone(),
            false => others.iter().chain([id]).cloned().collect(),
        };
        AdjustmentWeight {
            id: id.clone(),
            alone: moved(&effect.alone.costs, [&none, &with(vec![id.clone()])]),
            together: moved(&effect.together.costs, [&with(others), &with(all)]),
        }
    });
    Ok(AdjustmentWeights {
        adjustments: adjustments.collect(),
        active: moved(
            &Change { before: found.without, after: found.active },
            [&none, &with(own.clone())],
        ),
        method: method_in_words(found.effects.iter().filter(|effect| effect.is_active).count()),
    })
}
