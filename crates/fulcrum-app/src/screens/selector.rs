//! The selector's grid, each service in its cell.

use std::cmp::Ordering;

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::selector::{Grid, GridCell, GridRow, Placement, placements};
use fulcrum_model::{Evaluation, FeatureDemand, OperatingModel, OptionKind, Study};

use crate::answer::{period_in_words, total};
use crate::contract::{
    Choice, CostBasis, CostFigure, Figure, SelectorCell, SelectorRow, SelectorScreen,
    SelectorService, ServiceMeasure, TextRun,
};
use crate::evaluation_table::achieved_in_words;
use crate::figures::{amount, difference, shown, total_of, words};
use crate::selector::{capitalised, exposures_in_words, reason};
use crate::session::OpenStudy;

/// The screen of the open study.
pub(crate) fn screen(open: &OpenStudy, basis: CostBasis) -> SelectorScreen {
    let (study, evaluation) = (open.study(), open.evaluation.as_ref());
    let placements = placements(study, &evaluation.plan);
    let shown = Shown { study, evaluation, placements: &placements, basis };
    let grid = Grid::new(&study.bands, &placements);
    let choice = |demand: FeatureDemand| Choice {
        id: demand.id().to_owned(),
        label: demand.label().to_owned(),
    };
    let services = study.services.iter().zip(&evaluation.plan.services);
    let idle = services.filter(|(_, planned)| !evaluation.plan.is_active(planned));
    SelectorScreen {
        rows: grid.rows.iter().map(|row| shown.row(row)).collect(),
        demands: FeatureDemand::ALL.map(choice).into(),
        sentence: sentence(study, evaluation, basis),
        idle: idle.map(|(service, _)| service.name.clone()).collect(),
    }
}

/// What the hybrid costs, against each model for every service.
fn sentence(study: &Study, evaluation: &Evaluation, basis: CostBasis) -> Vec<TextRun> {
    let money = MoneyDisplay::new(study.currency);
    let of = |option| total(evaluation.option(option), basis);
    let hybrid = of(OptionKind::Hybrid);
    let figure = |option| total_of(option, basis);
    let against = OperatingModel::ALL.map(|model| {
        let option = OptionKind::all_under(model);
        let other = of(option);
        let label = model.label();
        let short = money.short(other.saturating_sub(hybrid).abs());
        let (more, less) = (figure(option), figure(OptionKind::Hybrid));
        match hybrid.cmp(&other) {
            Ordering::Less => {
                vec![
                    amount(short, difference(more, less)),
                    words(format!(" less than {label} for all")),
                ]
            }
            Ordering::Equal => vec![words(format!("as much as {label} for all"))],
            Ordering::Greater => {
                vec![
                    amount(short, difference(less, more)),
                    words(format!(" more than {label} for all")),
                ]
            }
        }
    });
    let costs = match basis {
        CostBasis::AllCosts => "costs",
        CostBasis::SpendingOnly => "spends",
    };
    let (total, period) = (money.short(hybrid), period_in_words(study.horizon_months));
    let mut runs = vec![
        words(format!("The hybrid {costs} ")),
        amount(total, figure(OptionKind::Hybrid)),
        words(format!(" over {period}: ")),
    ];
    for (position, other) in against.into_iter().enumerate() {
        if position > 0 {
            runs.push(words(", "));
        }
        runs.extend(other);
    }
    runs.push(words("."));
    runs
}

/// A study whose grid is shown.
struct Shown<'a> {
    study: &'a Study,
    evaluation: &'a Evaluation,
    placements: &'a [Placement],
    basis: CostBasis,
}

impl Shown<'_> {
    fn row(&self, row: &GridRow) -> SelectorRow {
        let exposure = exposures_in_words(&row.exposure, self.study.currency);
        let tolerable = display::hours(row.target.tolerable_hours_per_week(), true);
        SelectorRow {
            target: row.target.id().to_owned(),
            label: row.target.label().to_owned(),
            exposure: exposure
                .map_or_else(|| "only by choice".to_owned(), |words| format!("{words} an hour")),
            tolerable: format!("{tolerable} a week"),
            cells: row.cells.iter().map(|cell| self.cell(cell)).collect(),
        }
    }

    fn cell(&self, cell: &GridCell) -> SelectorCell {
        SelectorCell {
            model: OptionKind::all_under(cell.model).into(),
            services: cell.services.iter().map(|&index| self.service(index)).collect(),
        }
    }

    fn service(&self, index: usize) -> SelectorService {
        let (service, placement) = (&self.study.services[index], &self.placements[index]);
        let result = &self.evaluation.option(OptionKind::Hybrid).services[index];
        SelectorService {
            id: service.id.clone(),
            name: service.name.clone(),
            model: OptionKind::all_under(placement.hybrid_model).into(),
            is_picked: placement.is_model_chosen,
            is_target_picked: placement.is_target_chosen,
            exposure_target: placement.exposure_target.id().to_owned(),
            schedule: result.schedule.label().to_owned(),
            availability: shown(
                achieved_in_words(result).unwrap_or_else(|| "never active".to_owned()),
                Figure::Service {
                    option: OptionKind::Hybrid.into(),
                    service: service.id.clone(),
                    measure: ServiceMeasure::AchievedAvailability,
                },
            ),
            misses_target: result.meets_target() == Some(false),
            reason: capitalised(&reason(self.study, placement)),
            figure: Figure::Cost(CostFigure {
                option: OptionKind::Hybrid.id().to_owned(),
                spending_only: self.basis == CostBasis::SpendingOnly,
                service: Some(service.id.clone()),
                ..CostFigure::default()
            }),
        }
    }
}
