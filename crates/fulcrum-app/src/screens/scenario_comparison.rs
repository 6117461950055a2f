//! A scenario against its study: what differs, and what each difference moves.

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::scenarios::{Amounts, Attribution, Part};
use fulcrum_model::{OptionKind, Study};
use rust_decimal::Decimal;

use super::moved::amount as moved_amount;
use crate::charts::SHOWN;
use crate::contract::{
    ComparisonMeasure, CostBasis, Figure, FigureStudy, MovedAmount, ScenarioComparison,
    ScenarioDifference, ScenarioPart,
};
use crate::figures::{comparison_of, moved, total_of};
use crate::scenarios::{ComparedScenario, label_in_words, method_in_words, place_value_in_words};

/// The amounts that move: the total of each option, and what You Build It You Run It saves.
const AMOUNTS: usize = SHOWN.len() + 1;

/// A compared scenario for the page.
pub(crate) fn comparison(
    base: &Study,
    compared: &ComparedScenario,
    basis: CostBasis,
) -> ScenarioComparison {
    let money = MoneyDisplay::new(base.currency);
    let differences = compared.differences.differences.iter().map(|difference| {
        let place = &difference.place;
        ScenarioDifference {
            path: place.path(),
            label: label_in_words(difference),
            study: place_value_in_words(place, &difference.base, base),
            scenario: place_value_in_words(place, &difference.scenario, &compared.study),
        }
    });
    let attribution = compared.attribution.as_ref();
    let total = attribution.map(|attribution| {
        let of = |id| FigureStudy::Scenario { id };
        let (before, after) = (of(None), of(Some(compared.id.clone())));
        moved_by(&attribution.change, basis, &money, &|amount| {
            moved(&amount.figure(basis), &before, &after)
        })
    });
    ScenarioComparison {
        id: compared.id.clone(),
        differences: differences.collect(),
        parts: attribution
            .map(|attribution| parts(compared, attribution, basis, &money))
            .unwrap_or_default(),
        amounts: names(),
        total: total.unwrap_or_default(),
        method: method(base, compared),
        idle: idle(compared),
    }
}

fn names() -> Vec<String> {
    let saving = format!("Saving of {}", OptionKind::YouBuildItYouRunIt.label());
    SHOWN.map(|option| option.label().to_owned()).into_iter().chain([saving]).collect()
}

fn parts(
    compared: &ComparedScenario,
    attribution: &Attribution,
    basis: CostBasis,
    money: &MoneyDisplay,
) -> Vec<ScenarioPart> {
    let mut largest_first: Vec<&Part> = attribution.parts.iter().collect();
    let size = |part: &Part| amounts_of(&part.change, basis).map(|amount| amount.abs());
    largest_first.sort_by_key(|part| std::cmp::Reverse(size(part).into_iter().max()));
    let part = |part: &Part| ScenarioPart {
        label: compared.part_label(part),
        differences: positions(part),
        moved: moved_by(&part.change, basis, money, &|amount| Figure::ScenarioPart {
            scenario: compared.id.clone(),
            differences: positions(part),
            option: amount.option.into(),
            is_saving: amount.is_saving,
            basis,
        }),
    };
    largest_first.into_iter().map(part).collect()
}

fn positions(part: &Part) -> Vec<u32> {
    part.differences.iter().filter_map(|&d| u32::try_from(d).ok()).collect()
}

fn moved_by(
    change: &Amounts,
    basis: CostBasis,
    money: &MoneyDisplay,
    figure: &dyn Fn(AmountOf) -> Figure,
) -> Vec<MovedAmount> {
    let amounts = AmountOf::all().into_iter().zip(amounts_of(change, basis));
    amounts.map(|(of, change)| moved_amount(change, money, figure(of))).collect()
}

/// What an amount is of.
#[derive(Clone, Copy)]
struct AmountOf {
    option: OptionKind,
    is_saving: bool,
}

impl AmountOf {
    fn all() -> [Self; AMOUNTS] {
        let [first, second, third] = SHOWN.map(|option| Self { option, is_saving: false });
        let option = OptionKind::YouBuildItYouRunIt;
        [first, second, third, Self { option, is_saving: true }]
    }

    fn figure(self, basis: CostBasis) -> Figure {
        match self.is_saving {
            true => comparison_of(self.option, ComparisonMeasure::Saving, basis),
            false => total_of(self.option, basis),
        }
    }
}

fn amounts_of(change: &Amounts, basis: CostBasis) -> [Decimal; AMOUNTS] {
    let [first, second, third] = SHOWN.map(|option| match basis {
        CostBasis::AllCosts => change.total(option),
        CostBasis::SpendingOnly => change.spending(option),
    });
    let saving = match basis {
        CostBasis::AllCosts => change.saving(OptionKind::YouBuildItYouRunIt),
        CostBasis::SpendingOnly => change.spending_saving(OptionKind::YouBuildItYouRunIt),
    };
    [first, second, third, saving]
}

fn method(base: &Study, compared: &ComparedScenario) -> String {
    if compared.differences.differences.is_empty() {
        return "It differs from the study in nothing.".to_owned();
    }
    match &compared.attribution {
        Some(attribution) => method_in_words(attribution, ""),
        None => compared.not_comparable(base).unwrap_or_default(),
    }
}

fn idle(compared: &ComparedScenario) -> String {
    match compared.differences.without_difference.as_slice() {
        [] => String::new(),
        paths => format!("Set to the value that the study has anyway: {}.", paths.join(", ")),
    }
}
