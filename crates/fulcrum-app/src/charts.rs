//! The charts of the overview, from results to drawings.

use fulcrum_charts::{
    Chart, ChartError, ColourScheme, CostKind, CumulativeCosts, MarkKey, OptionCosts, OptionLine,
    Size, cost_by_type, cumulative_cost,
};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{CostType, Evaluation, OptionKind, OptionTotals, Study, cumulative};
use fulcrum_simulation::COMPARED;

use crate::answer::{pay_back, total};
use crate::contract::ColourScheme as WireColours;
use crate::contract::{
    ChartMark, ChartPicture, ChartSize, CommandError, CostBasis, CostFigure, Figure, FigureText,
    OptionId,
};
use crate::figures::cost_until;
use crate::session::not_found;

/// The options in the order in which they are shown: from one model to the other.
pub(crate) const SHOWN: [OptionKind; 3] =
    [OptionKind::OpsRunIt, OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];

/// A chart that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartName {
    /// What each option costs, by cost type.
    CostByType,
    /// What each option has cost by the end of each month.
    CumulativeCost,
}

impl ChartName {
    /// Every chart.
    pub const ALL: [Self; 2] = [Self::CostByType, Self::CumulativeCost];

    /// Its name on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::CostByType => "cost_by_type",
            Self::CumulativeCost => "cumulative_cost",
        }
    }

    /// The chart of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.id() == id)
    }
}

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
    match chart {
        ChartName::CostByType => {
            let options = SHOWN.map(|option| option_costs(evaluation.option(option), basis));
            cost_by_type(&options, size, colours, &money)
        }
        ChartName::CumulativeCost => {
            let options = SHOWN.map(|option| option_line(evaluation, option, basis)).into();
            cumulative_cost(&CumulativeCosts { options }, size, colours, &money)
        }
    }
}

fn option_costs(totals: &OptionTotals, basis: CostBasis) -> OptionCosts {
    let of_type = |cost_type| match basis {
        CostBasis::AllCosts => totals.by_type(cost_type),
        CostBasis::SpendingOnly => totals.spending_by_type(cost_type),
    };
    OptionCosts {
        option: chart_option(totals.option),
        label: totals.option.label().to_owned(),
        total: total(totals, basis),
        by_type: CostType::ALL.map(|t| (cost_kind(t), of_type(t))).into(),
    }
}

fn option_line(evaluation: &Evaluation, option: OptionKind, basis: CostBasis) -> OptionLine {
    let totals = evaluation.option(option);
    OptionLine {
        option: chart_option(option),
        label: option.label().to_owned(),
        short_label: short_label(option).to_owned(),
        cumulative: match basis {
            CostBasis::AllCosts => totals.cumulative_by_month(),
            CostBasis::SpendingOnly => cumulative(&totals.spending_by_month()),
        },
        break_even_month: evaluation
            .comparison(option)
            .and_then(|comparison| pay_back(comparison, basis).break_even_month),
    }
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

pub(crate) fn chart_option(option: OptionKind) -> fulcrum_charts::OptionKind {
    match option {
        OptionKind::OpsRunIt => fulcrum_charts::OptionKind::OpsRunIt,
        OptionKind::Hybrid => fulcrum_charts::OptionKind::Hybrid,
        OptionKind::YouBuildItYouRunIt => fulcrum_charts::OptionKind::YouBuildItYouRunIt,
    }
}

fn cost_kind(cost_type: CostType) -> CostKind {
    match cost_type {
        CostType::Setup => CostKind::Setup,
        CostType::Transition => CostKind::Transition,
        CostType::Run => CostKind::Run,
        CostType::Incident => CostKind::Incident,
        CostType::Opportunity => CostKind::Opportunity,
    }
}

/// The figure that a mark leads to: a cost type of an option, or a month of all of them.
fn figure_of(key: &MarkKey, basis: CostBasis) -> Option<Figure> {
    match key {
        MarkKey::Cost(option, cost) => {
            let option =
                OptionKind::ALL.into_iter().find(|known| chart_option(*known) == *option)?;
            let cost_type = CostType::ALL.into_iter().find(|known| cost_kind(*known) == *cost)?;
            Some(of_type(option, Some(cost_type), basis))
        }
        MarkKey::Month(month) => Some(Figure::Month { month: u32::try_from(*month).ok()?, basis }),
        MarkKey::Option(_) | MarkKey::Entry(_) => None,
    }
}

/// What an option costs of a type, or in all.
fn of_type(option: OptionKind, cost_type: Option<CostType>, basis: CostBasis) -> Figure {
    Figure::Cost(CostFigure {
        option: option.id().to_owned(),
        cost_type: cost_type.map(|cost_type| cost_type.id().to_owned()),
        spending_only: basis == CostBasis::SpendingOnly,
        ..CostFigure::default()
    })
}

/// The figures of a row of a chart's table, whose columns are the options in the order shown.
fn figures_of_row(name: &str, basis: CostBasis) -> [Option<Figure>; SHOWN.len()] {
    if let Some(month) = name.parse::<u32>().ok().and_then(|number| number.checked_sub(1)) {
        return SHOWN.map(|option| Some(cost_until(option, month, basis)));
    }
    let cost_type = CostType::ALL.into_iter().find(|t| cost_kind(*t).name() == name);
    SHOWN.map(|option| Some(of_type(option, cost_type, basis)))
}

/// A chart of the evaluation as the page gets it: its marks are figures that can be explained.
pub(crate) fn picture(chart: Chart, basis: CostBasis) -> ChartPicture {
    pictured(
        chart,
        |key| (figure_of(key, basis), None),
        |_, name| figures_of_row(name, basis).into(),
    )
}

/// A chart of simulated amounts as the page gets it: its marks lead to assumptions, where they are
/// about one, and else to the figure of an option or of a month. `of_row` has the figures of a row of
/// its table, by its position and its name.
pub(crate) fn simulated_picture(
    chart: Chart,
    of_option: impl Fn(OptionKind) -> Option<Figure>,
    of_month: impl Fn(u32) -> Option<Figure>,
    of_row: impl Fn(usize, &str) -> Vec<Option<Figure>>,
) -> ChartPicture {
    let leads_to = |key: &MarkKey| match key {
        MarkKey::Entry(path) => (None, Some(path.clone())),
        MarkKey::Option(option) => {
            let option = OptionKind::ALL.into_iter().find(|known| chart_option(*known) == *option);
            (option.and_then(&of_option), None)
        }
        MarkKey::Month(month) => (u32::try_from(*month).ok().and_then(&of_month), None),
        MarkKey::Cost(..) => (None, None),
    };
    pictured(chart, leads_to, of_row)
}

fn pictured(
    chart: Chart,
    leads_to: impl Fn(&MarkKey) -> (Option<Figure>, Option<String>),
    of_row: impl Fn(usize, &str) -> Vec<Option<Figure>>,
) -> ChartPicture {
    let Chart { svg, description, table, marks, scale: _ } = chart;
    let marks = marks.into_iter().map(|mark| {
        let (figure, path) = mark.key.as_ref().map(&leads_to).unwrap_or_default();
        ChartMark {
            x: mark.x,
            y: mark.y,
            width: mark.width,
            height: mark.height,
            label: mark.label,
            value: mark.value,
            figure,
            path,
        }
    });
    let row = |(index, cells): (usize, Vec<String>)| {
        let figures = of_row(index, cells.first().map_or("", String::as_str));
        let figures = std::iter::once(None).chain(figures).chain(std::iter::repeat(None));
        cells.into_iter().zip(figures).map(|(text, figure)| FigureText { text, figure }).collect()
    };
    ChartPicture {
        svg,
        description,
        columns: table.columns,
        rows: table.rows.into_iter().enumerate().map(row).collect(),
        marks: marks.collect(),
    }
}
