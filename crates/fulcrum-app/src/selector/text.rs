//! The text of `fulcrum selector`.

use fulcrum_model::display;
use fulcrum_model::parameters::ServiceParameter;
use fulcrum_model::selector::{ExposureRange, GridCell, GridRow, Placement, Reason};
use fulcrum_model::{Currency, FeatureDemand, OperatingModel, OptionKind, Service, Study};
use rust_decimal::Decimal;

use super::Selection;
use crate::evaluation_table::achieved_in_words;
use crate::number_entry::value_text;
use crate::table::Table;
use crate::text_page::{TextPage, TextPart};

/// Most services of a cell that are named.
const NAMED: usize = 8;

pub(super) fn page(study: &Study, selection: &Selection<'_>) -> TextPage {
    let mut parts = vec![TextPart::Table(grid(study, selection))];
    let cells = cells(study, selection);
    if cells.is_empty() {
        let none = "The study has no services yet: the grid is empty.".to_owned();
        parts.push(TextPart::Paragraph(none));
    } else {
        parts.push(TextPart::List { title: "Services by cell".to_owned(), lines: cells });
        parts.push(choices(study, selection));
        for model in OperatingModel::ALL {
            parts.push(results(study, selection, model));
        }
        let services = study.services.iter().zip(&selection.placements);
        let reasons = services.map(|(s, placed)| format!("{}: {}", s.name, reason(study, placed)));
        parts.push(TextPart::List { title: "Why".to_owned(), lines: reasons.collect() });
    }
    if !selection.warnings.is_empty() {
        let lines = selection.warnings.iter().map(|warning| warning.message.clone()).collect();
        parts.push(TextPart::List { title: "Worth checking".to_owned(), lines });
    }
    TextPage { heading: format!("{}: the selector", study.name), parts }
}

/// Exposure up, demand across; in a cell the model and how many services there are.
fn grid(study: &Study, selection: &Selection<'_>) -> Table {
    let demands = FeatureDemand::ALL.map(|demand| capitalised(demand.deployment_target()));
    let row = |row: &GridRow| {
        let exposure = match row.exposure.as_slice() {
            [] => "only by choice".to_owned(),
            ranges => {
                let words: Vec<_> =
                    ranges.iter().map(|range| in_words(range, study.currency)).collect();
                words.join(", ")
            }
        };
        let cells = row.cells.iter().map(|cell| match cell.services.len() {
            0 => short_name(cell.model).to_owned(),
            count => format!("{}: {count}", short_name(cell.model)),
        });
        [row.target.label().to_owned(), exposure].into_iter().chain(cells).collect()
    };
    let columns = ["Target", "Exposure an hour"].map(str::to_owned).into_iter().chain(demands);
    Table::new(columns, selection.grid.rows.iter().map(row).collect())
}

/// A range of exposure: `up to $7.0K`, `$7.0K to $250K`, `above $250K`.
fn in_words(range: &ExposureRange, currency: Currency) -> String {
    let limit = |amount| exposure_text(amount, currency);
    match (range.above, range.is_highest) {
        (None, true) => "any".to_owned(),
        (None, false) => format!("up to {}", limit(range.up_to)),
        (Some(above), true) => format!("above {}", limit(above)),
        (Some(above), false) => format!("{} to {}", limit(above), limit(range.up_to)),
    }
}

/// An exposure in full: a rounded one could seem to lie in another band.
fn exposure_text(amount: Decimal, currency: Currency) -> String {
    value_text(amount, ServiceParameter::ExposurePerHour.declaration(), currency)
}

/// The cells that hold services, a line each.
fn cells(study: &Study, selection: &Selection<'_>) -> Vec<String> {
    let line = |row: &GridRow, cell: &GridCell| {
        let named = cell.services.iter().take(NAMED).map(|&s| study.services[s].name.as_str());
        let names = named.collect::<Vec<_>>().join(", ");
        let more = match cell.services.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let (target, demand) = (row.target.label(), cell.demand.deployment_target());
        format!("{target}, {demand}, {}: {names}{more}", cell.model.label())
    };
    let rows = selection.grid.rows.iter();
    rows.flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
        .filter(|(_, cell)| !cell.services.is_empty())
        .map(|(row, cell)| line(row, cell))
        .collect()
}

fn choices(study: &Study, selection: &Selection<'_>) -> TextPart {
    let row = |(index, service): (usize, &Service)| {
        let placement = &selection.placements[index];
        let schedule = selection.result(OptionKind::YouBuildItYouRunIt, index).schedule;
        let by = if placement.is_model_chosen { "user" } else { "selector" };
        vec![
            service.name.clone(),
            placement.target.label().to_owned(),
            display::hours(placement.target.tolerable_hours_per_week(), true),
            schedule.label().to_owned(),
            format!("{}, {by}", short_name(placement.hybrid_model)),
        ]
    };
    let rows = study.services.iter().enumerate().map(row).collect();
    TextPart::table(["Service", "Target", "Tolerable a week", "Schedule, You", "Hybrid"], rows)
}

/// How every service fares under a model.
fn results(study: &Study, selection: &Selection<'_>, model: OperatingModel) -> TextPart {
    let never = || "never active".to_owned();
    let row = |(index, service): (usize, &Service)| {
        let result = selection.result(OptionKind::all_under(model), index);
        vec![
            service.name.clone(),
            achieved_in_words(result).unwrap_or_else(never),
            result.restore_hours.map_or_else(never, |hours| display::hours(hours, false)),
            result.loss_protection().map_or_else(never, |share| display::percent(share, 0)),
        ]
    };
    let rows = study.services.iter().enumerate().map(row).collect();
    let first = format!("Under {}", model.label());
    TextPart::table([&first, "Achieved", "To restore", "Loss protection"], rows)
}

/// Why the selector picks the model of a service, and whether the study follows it.
pub(crate) fn reason(study: &Study, placement: &Placement) -> String {
    let target = placement.target.label();
    let exposure = exposure_text(placement.exposure, study.currency);
    let by_exposure = placement.exposure_target.label();
    let origin = match (placement.is_target_chosen, placement.target == placement.exposure_target) {
        (false, _) => format!("its exposure of {exposure} an hour asks for {target}"),
        (true, true) => {
            format!("{target} is chosen, as its exposure of {exposure} an hour asks for")
        }
        (true, false) => format!(
            "{target} is chosen, where its exposure of {exposure} an hour asks for {by_exposure}"
        ),
    };
    let deployments = match placement.demand {
        FeatureDemand::VeryHigh => "deployments daily or more often".to_owned(),
        demand => format!("{} deployments", demand.deployment_target()),
    };
    let picked = placement.recommended.label();
    let why = match placement.reason {
        Reason::AvailabilityAndDemand => {
            format!("both that target and {deployments} need {picked}")
        }
        Reason::Availability => format!("that target needs {picked}"),
        Reason::Demand => format!("{deployments} need {picked}"),
        Reason::Neither => format!(
            "neither that target nor {deployments} need {}, so {picked}",
            OperatingModel::YouBuildItYouRunIt.label()
        ),
    };
    let hybrid = placement.hybrid_model.label();
    let followed =
        match (placement.is_model_chosen, placement.hybrid_model == placement.recommended) {
            (false, _) => String::new(),
            (true, true) => " The study chooses the same.".to_owned(),
            (true, false) => format!(" The study chooses {hybrid} instead."),
        };
    format!("{origin}; {why}.{followed}")
}

fn short_name(model: OperatingModel) -> &'static str {
    match model {
        OperatingModel::OpsRunIt => "Ops",
        OperatingModel::YouBuildItYouRunIt => "You",
    }
}

pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
