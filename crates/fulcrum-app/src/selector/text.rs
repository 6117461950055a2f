//! The text of `fulcrum selector`.

use fulcrum_model::display;
use fulcrum_model::selector::{GridCell, GridRow};
use fulcrum_model::{FeatureDemand, OperatingModel, OptionKind, Service, Study};

use super::Selection;
use super::words::{capitalised, exposures_in_words, reason};
use crate::evaluation_table::achieved_in_words;
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

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
        let exposure = exposures_in_words(&row.exposure, study.currency)
            .unwrap_or_else(|| "only by choice".to_owned());
        let cells = row.cells.iter().map(|cell| match cell.services.len() {
            0 => short_name(cell.model).to_owned(),
            count => format!("{}: {count}", short_name(cell.model)),
        });
        [row.target.label().to_owned(), exposure].into_iter().chain(cells).collect()
    };
    let columns = ["Target", "Exposure an hour"].map(str::to_owned).into_iter().chain(demands);
    Table::new(columns, selection.grid.rows.iter().map(row).collect())
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

fn short_name(model: OperatingModel) -> &'static str {
    match model {
        OperatingModel::OpsRunIt => "Ops",
        OperatingModel::YouBuildItYouRunIt => "You",
    }
}
