//! The selector's grid, from where the services are placed.

use fulcrum_charts::{SelectorCell, SelectorGrid, SelectorRow, SelectorService};
use fulcrum_model::selector::{Grid, GridCell, Placement, placements};
use fulcrum_model::{Evaluation, FeatureDemand, OptionKind, Study};

use super::chart_option;

/// Every service in the cell of its target and its demand, with the model that runs it in the hybrid.
pub(super) fn of(study: &Study, evaluation: &Evaluation) -> SelectorGrid {
    let placements = placements(study, &evaluation.plan);
    let grid = Grid::new(&study.bands, &placements);
    let rows = grid.rows.iter().map(|row| SelectorRow {
        target: row.target.label().to_owned(),
        cells: row.cells.iter().map(|cell| of_cell(study, &placements, cell)).collect(),
    });
    SelectorGrid {
        demands: FeatureDemand::ALL.map(|demand| demand.label().to_owned()).into(),
        rows: rows.collect(),
    }
}

fn of_cell(study: &Study, placements: &[Placement], cell: &GridCell) -> SelectorCell {
    let service = |&index: &usize| SelectorService {
        key: study.services[index].id.clone(),
        label: study.services[index].name.clone(),
        option: chart_option(OptionKind::all_under(placements[index].hybrid_model)),
    };
    SelectorCell {
        option: chart_option(OptionKind::all_under(cell.model)),
        services: cell.services.iter().map(service).collect(),
    }
}
