//! Insurance: premium against cover, and how well each service is protected from loss.

use fulcrum_model::display;
use fulcrum_model::{OperatingModel, OptionKind};
use rust_decimal::Decimal;

use crate::charts::{ChartName, Drawing, ScreenChart, short_label};
use crate::contract::{
    ChartPicture, ChartSize, Choice, CommandError, Figure, FigureText, FiguresTable,
    InsuranceScreen, InsuranceView, OptionId, ServiceMeasure, View,
};
use crate::figures::shown;
use crate::session::OpenStudy;

/// Most services whose protection is listed: those with the least.
const LISTED: usize = 200;
/// Hours are shown to so many decimals.
const HOUR_DECIMALS: u32 = 2;

/// The screen of the open study, its charts in these places.
pub(crate) fn screen(
    open: &OpenStudy,
    view: &View,
    places: &InsuranceView,
) -> Result<InsuranceScreen, CommandError> {
    let study = open.study();
    let picture = |name: ChartName, size: ChartSize| -> Result<ChartPicture, CommandError> {
        let evaluation = open.evaluation.as_ref();
        let compared = OptionId::YouBuildItYouRunIt;
        let chart = ScreenChart { study, evaluation, name, compared, futures: None };
        chart.picture(Drawing::new(view.basis, size, view.colours)?)
    };
    let services = study.services.iter();
    Ok(InsuranceScreen {
        premium: picture(ChartName::Insurance, places.premium)?,
        availability: picture(ChartName::Availability, places.availability)?,
        protection: protection(open),
        protection_note: protection_note(study.services.len()),
        services: services.map(|s| Choice { id: s.id.clone(), label: s.name.clone() }).collect(),
    })
}

fn protection_note(services: usize) -> String {
    let what = "What an incident of mean length leaves of the loss that is tolerable in a week. Below zero it loses more than that.";
    match services.checked_sub(LISTED) {
        None | Some(0) => what.to_owned(),
        Some(more) => format!(
            "{what} The {LISTED} services with the least protection are listed; {} not listed.",
            if more == 1 { "1 more is".to_owned() } else { format!("{more} more are") }
        ),
    }
}

/// A row for each service, those with the least protection first.
fn protection(open: &OpenStudy) -> FiguresTable {
    let models = OperatingModel::ALL.map(OptionKind::all_under);
    let of_models = models.iter().flat_map(|option| {
        let name = short_label(*option);
        [format!("{name} restores in"), format!("{name} protects")]
    });
    let first = ["Service", "Target", "Tolerable a week"].map(str::to_owned);
    let least = |index: usize| -> Option<Decimal> {
        let results = models.map(|option| &open.evaluation.option(option).services[index]);
        results.into_iter().filter_map(|result| result.loss_protection()).min()
    };
    let mut order: Vec<(Option<Decimal>, usize)> =
        (0..open.study().services.len()).map(|index| (least(index), index)).collect();
    // what is never active comes last
    order.sort_by_key(|(least, index)| (least.is_none(), *least, *index));
    FiguresTable {
        columns: first.into_iter().chain(of_models).collect(),
        rows: order.into_iter().take(LISTED).map(|(_, index)| row(open, index, models)).collect(),
    }
}

fn row(open: &OpenStudy, index: usize, models: [OptionKind; 2]) -> Vec<FigureText> {
    let service = &open.study().services[index];
    let figure = |option: OptionKind, measure| Figure::Service {
        option: option.into(),
        service: service.id.clone(),
        measure,
    };
    let plain = |text| FigureText { text, figure: None };
    let never = || "never active".to_owned();
    let target = open.evaluation.plan.services[index].target;
    let placed = figure(OptionKind::Hybrid, ServiceMeasure::Placement);
    let mut cells = vec![
        plain(service.name.clone()),
        shown(target.label().to_owned(), placed),
        plain(display::hours(target.tolerable_hours_per_week(), true)),
    ];
    for option in models {
        let result = &open.evaluation.option(option).services[index];
        let hours = |hours| format!("{}\u{a0}h", display::number(hours, HOUR_DECIMALS));
        let restored = result.restore_hours.map_or_else(never, hours);
        let protected =
            result.loss_protection().map_or_else(never, |share| display::percent(share, 0));
        cells.push(shown(restored, figure(option, ServiceMeasure::RestoreHours)));
        cells.push(shown(protected, figure(option, ServiceMeasure::LossProtection)));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_that_are_not_listed_are_counted() {
        assert!(protection_note(LISTED).ends_with("more than that."));
        assert!(protection_note(LISTED + 1).ends_with("1 more is not listed."));
        assert!(protection_note(2_000).ends_with("1800 more are not listed."));
    }
}
