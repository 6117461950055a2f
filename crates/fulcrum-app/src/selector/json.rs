//! The JSON of `fulcrum selector`.

use fulcrum_model::display;
use fulcrum_model::selector::{ExposureRange, GridCell, GridRow};
use fulcrum_model::{
    AvailabilityTarget, FeatureDemand, OperatingModel, OptionKind, Schedule, ServiceResult, Study,
};
use serde::Serialize;

use super::Selection;
use super::words::{capitalised, reason};
use crate::evaluation_json::WarningEntry;
use crate::json::{Entries, ratio};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    study: &'a str,
    currency: &'static str,
    grid: Vec<RowEntry<'a>>,
    services: Entries<ServiceEntry<'a>>,
    warnings: Vec<WarningEntry>,
}

#[derive(Serialize)]
struct RowEntry<'a> {
    availability_target: AvailabilityTarget,
    only_by_choice: bool,
    exposure: Vec<RangeEntry>,
    cells: Vec<CellEntry<'a>>,
}

#[derive(Serialize)]
struct RangeEntry {
    above: Option<String>,
    up_to: String,
    /// Whether anything larger belongs to it as well.
    and_beyond: bool,
}

#[derive(Serialize)]
struct CellEntry<'a> {
    feature_demand: FeatureDemand,
    deployment_target: &'static str,
    operating_model: OperatingModel,
    services: Vec<&'a str>,
}

#[derive(Serialize)]
struct ServiceEntry<'a> {
    name: &'a str,
    exposure_per_hour: String,
    feature_demand: FeatureDemand,
    deployment_target: &'static str,
    availability_target: AvailabilityTarget,
    availability_target_by: &'static str,
    exposure_target: AvailabilityTarget,
    recommended_model: OperatingModel,
    reason: String,
    hybrid_model: OperatingModel,
    hybrid_model_by: &'static str,
    schedule: Schedule,
    hybrid_schedule: Schedule,
    tolerable_hours_per_week: String,
    tolerable_per_week: String,
    models: Entries<ResultEntry>,
}

#[derive(Serialize)]
struct ResultEntry {
    achieved_availability: Option<String>,
    meets_target: Option<bool>,
    restore_hours: Option<String>,
    loss_protection: Option<String>,
}

impl<'a> Document<'a> {
    pub(super) fn new(study: &'a Study, selection: &Selection<'_>) -> Self {
        let services = study.services.iter().enumerate();
        Self {
            study: &study.name,
            currency: study.currency.code(),
            grid: selection.grid.rows.iter().map(|row| row_entry(study, row)).collect(),
            services: Entries(
                services
                    .map(|(index, s)| (s.id.clone(), service_entry(study, selection, index)))
                    .collect(),
            ),
            warnings: selection.warnings.iter().cloned().map(WarningEntry::from).collect(),
        }
    }
}

fn row_entry<'a>(study: &'a Study, row: &GridRow) -> RowEntry<'a> {
    let range = |range: &ExposureRange| RangeEntry {
        above: range.above.map(ratio),
        up_to: ratio(range.up_to),
        and_beyond: range.is_highest,
    };
    let cell = |cell: &GridCell| CellEntry {
        feature_demand: cell.demand,
        deployment_target: cell.demand.deployment_target(),
        operating_model: cell.model,
        services: cell.services.iter().map(|&index| study.services[index].id.as_str()).collect(),
    };
    RowEntry {
        availability_target: row.target,
        only_by_choice: row.exposure.is_empty(),
        exposure: row.exposure.iter().map(range).collect(),
        cells: row.cells.iter().map(cell).collect(),
    }
}

fn service_entry<'a>(
    study: &'a Study,
    selection: &Selection<'_>,
    index: usize,
) -> ServiceEntry<'a> {
    let placement = &selection.placements[index];
    let tolerable = placement.target.tolerable_hours_per_week();
    let result = |option: OptionKind| {
        (option.id().to_owned(), ResultEntry::from(selection.result(option, index)))
    };
    ServiceEntry {
        name: &study.services[index].name,
        exposure_per_hour: ratio(placement.exposure),
        feature_demand: placement.demand,
        deployment_target: placement.demand.deployment_target(),
        availability_target: placement.target,
        availability_target_by: if placement.is_target_chosen { "user" } else { "exposure" },
        exposure_target: placement.exposure_target,
        recommended_model: placement.recommended,
        reason: capitalised(&reason(study, placement)),
        hybrid_model: placement.hybrid_model,
        hybrid_model_by: if placement.is_model_chosen { "user" } else { "selector" },
        schedule: selection.result(OptionKind::YouBuildItYouRunIt, index).schedule,
        hybrid_schedule: selection.result(OptionKind::Hybrid, index).schedule,
        tolerable_hours_per_week: ratio(tolerable),
        tolerable_per_week: display::hours(tolerable, true),
        models: Entries(OperatingModel::ALL.map(|m| result(OptionKind::all_under(m))).into()),
    }
}

impl From<&ServiceResult> for ResultEntry {
    fn from(result: &ServiceResult) -> Self {
        Self {
            achieved_availability: result.achieved_availability.map(ratio),
            meets_target: result.meets_target(),
            restore_hours: result.restore_hours.map(ratio),
            loss_protection: result.loss_protection().map(ratio),
        }
    }
}
