//! Charts of an evaluation, from results to drawings.

mod data;
mod grid;
mod names;
mod native;
mod pictures;
mod screen_charts;
mod study_charts;
mod win_map;

use fulcrum_charts::{
    Chart, ChartError, ColourScheme, CumulativeCosts, OptionLine, Size, availability, cost_by_type,
    cumulative_cost, insurance, monthly_cost, on_call, radar, seesaw, selector_grid, support_load,
    waterfall,
};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Evaluation, OptionKind, Study};
use fulcrum_simulation::{COMPARED, MonthCounts};

use self::data::axis_kind;
pub(crate) use self::data::{chart_option, steps as cost_changes};
pub use self::names::{ChartName, Compared, StudyChart};
pub(crate) use self::pictures::{picture, simulated_picture};
pub(crate) use self::screen_charts::ScreenChart;
pub(crate) use self::study_charts::RunSource;
pub use self::study_charts::{ChartSource, StudyChartError, StudyCharts};
pub use self::win_map::WinMapError;
use crate::contract::ColourScheme as WireColours;
use crate::contract::{ChartSize, CommandError, CostBasis, OptionId};
use crate::session::not_found;
use crate::simulation::month_bands;

/// The options in the order in which they are shown: from one model to the other.
pub(crate) const SHOWN: [OptionKind; 3] =
    [OptionKind::OpsRunIt, OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];

/// How a chart is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawing {
    pub(crate) basis: CostBasis,
    pub(crate) size: Size,
    pub(crate) colours: ColourScheme,
}

impl Drawing {
    pub(crate) fn new(
        basis: CostBasis,
        size: ChartSize,
        colours: WireColours,
    ) -> Result<Self, ChartError> {
        let colours = match colours {
            WireColours::Light => ColourScheme::Light,
            WireColours::Dark => ColourScheme::Dark,
        };
        // a place on the page may be narrower than a chart can be: it is drawn at its smallest
        let width = size.width.clamp(Size::SMALLEST.0, Size::LARGEST.0);
        let height = size.height.clamp(Size::SMALLEST.1, Size::LARGEST.1);
        Ok(Self { basis, size: Size::new(width, height)?, colours })
    }
}

/// Draws a chart of an evaluation.
pub(crate) fn draw(
    chart: ChartName,
    study: &Study,
    evaluation: &Evaluation,
    drawing: Drawing,
) -> Result<Chart, ChartError> {
    let money = MoneyDisplay::new(study.currency);
    let Drawing { basis, size, colours } = drawing;
    let totals = SHOWN.map(|option| evaluation.option(option));
    match chart {
        ChartName::CostByType => {
            cost_by_type(&totals.map(|t| data::by_type(t, basis)), size, colours, &money)
        }
        ChartName::CostByAxis => {
            cost_by_type(&totals.map(|t| data::by_axis(t, basis)), size, colours, &money)
        }
        ChartName::CostByTreatment => {
            cost_by_type(&totals.map(|t| data::by_treatment(t, basis)), size, colours, &money)
        }
        ChartName::CumulativeCost => draw_cumulative(study, evaluation, None, drawing),
        ChartName::MonthlyCost => {
            monthly_cost(&totals.map(|t| data::months(t, basis)), size, colours, &money)
        }
        ChartName::Waterfall(compared) => {
            let steps = data::steps(evaluation, compared.option(), basis);
            waterfall(&steps, size, colours, &money)
        }
        ChartName::SupportLoad => {
            let (loads, launches) = data::loads(evaluation);
            support_load(&loads, &launches, size, colours)
        }
        ChartName::Seesaw => {
            draw_seesaw(study, evaluation, OptionKind::YouBuildItYouRunIt, drawing)
        }
        ChartName::Insurance => insurance(&data::insured(evaluation), size, colours, &money),
        ChartName::Availability => availability(&data::available(study, evaluation), size, colours),
        ChartName::OnCall => on_call(&data::schedules(&evaluation.plan), size, colours),
        ChartName::SelectorGrid => selector_grid(&grid::of(study, evaluation), size, colours),
        ChartName::Radar(axis) => {
            radar(axis_kind(axis), &data::shares(evaluation, axis), size, colours)
        }
    }
}

/// Draws what each option has cost by the end of each month, behind it the bands of futures of the
/// same study.
pub(crate) fn draw_cumulative(
    study: &Study,
    evaluation: &Evaluation,
    futures: Option<&MonthCounts>,
    drawing: Drawing,
) -> Result<Chart, ChartError> {
    let Drawing { basis, size, colours } = drawing;
    let of_option = |option: OptionKind| {
        let bands =
            futures.map(|counts| month_bands(&counts.undiscounted[option.index()], study.currency));
        let line = data::line(evaluation, option, basis);
        OptionLine { bands: bands.unwrap_or_default(), ..line }
    };
    let costs = CumulativeCosts { options: SHOWN.map(of_option).into() };
    cumulative_cost(&costs, size, colours, &MoneyDisplay::new(study.currency))
}

/// Draws Ops Run It and another option in the balance.
pub(crate) fn draw_seesaw(
    study: &Study,
    evaluation: &Evaluation,
    compared: OptionKind,
    drawing: Drawing,
) -> Result<Chart, ChartError> {
    let Drawing { basis, size, colours } = drawing;
    let [left, right] =
        [OptionKind::OpsRunIt, compared].map(|option| data::side(evaluation.option(option), basis));
    seesaw(&left, &right, size, colours, &MoneyDisplay::new(study.currency))
}

/// Position in [`COMPARED`] of the option whose saving is to be drawn.
pub(crate) fn compared_position(option: OptionId) -> Result<usize, CommandError> {
    COMPARED.iter().position(|compared| OptionId::from(*compared) == option).ok_or_else(|| {
        not_found("Ops Run It is what the other options are compared with.".to_owned())
    })
}

/// The name of an option where there is little room.
pub(crate) fn short_label(option: OptionKind) -> &'static str {
    match option {
        OptionKind::YouBuildItYouRunIt => "You Build It",
        _ => option.label(),
    }
}
