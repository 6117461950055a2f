//! The overview: what its screen shows besides the answer.

use fulcrum_charts::ChartError;
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Evaluation, OptionKind, Study};

use crate::charts::{self, ChartName, Drawing, SHOWN, draw};
use crate::contract::{
    ChartPicture, ChartSize, ComparisonMeasure, CostBasis, InsuranceRow, OverviewScreen, View,
};
use crate::figures::{comparison_of, shown};

/// The screen of an evaluated study, its charts in places of these sizes.
pub(crate) fn screen(
    study: &Study,
    evaluation: &Evaluation,
    view: &View,
    costs: ChartSize,
    payback: ChartSize,
) -> Result<OverviewScreen, ChartError> {
    let money = MoneyDisplay::new(study.currency);
    let picture = |name: ChartName, size: ChartSize| -> Result<ChartPicture, ChartError> {
        let drawing = Drawing::new(view.basis, size, view.colours)?;
        draw(name, study, evaluation, drawing).map(|drawn| charts::picture(name, drawn, view.basis))
    };
    Ok(OverviewScreen {
        costs: picture(ChartName::CostByType, costs)?,
        payback: picture(ChartName::CumulativeCost, payback)?,
        insurance: SHOWN
            .into_iter()
            .filter_map(|option| insurance(option, evaluation, &money, view.basis))
            .collect(),
    })
}

fn insurance(
    option: OptionKind,
    evaluation: &Evaluation,
    money: &MoneyDisplay,
    basis: CostBasis,
) -> Option<InsuranceRow> {
    let comparison = evaluation.comparison(option)?;
    let figure = |text, measure| shown(text, comparison_of(option, measure, basis));
    let per_premium = comparison
        .cover_per_premium
        .map_or_else(|| "no premium".to_owned(), |ratio| money.per_unit(ratio));
    Some(InsuranceRow {
        option: option.into(),
        label: option.label().to_owned(),
        premium: figure(money.short(comparison.premium), ComparisonMeasure::Premium),
        cover: figure(money.short(comparison.cover), ComparisonMeasure::Cover),
        cover_per_premium: figure(per_premium, ComparisonMeasure::CoverPerPremium),
    })
}
