//! The charts of the overview, from results to drawings.

use fulcrum_charts::{
    Chart, ChartError, ColourScheme, CostKind, CumulativeCosts, OptionCosts, OptionLine, Size,
    cost_by_type, cumulative_cost,
};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{CostType, Evaluation, OptionKind, OptionTotals, Study, cumulative};

use crate::answer::{pay_back, total};
use crate::contract::ColourScheme as WireColours;
use crate::contract::{
    ChartMark, ChartPicture, ChartSize, CostBasis, CostFigure, Figure, FigureText,
};
use crate::figures::cost_until;

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
    let short_label = match option {
        OptionKind::YouBuildItYouRunIt => "You Build It",
        _ => option.label(),
    };
    OptionLine {
        option: chart_option(option),
        label: option.label().to_owned(),
        short_label: short_label.to_owned(),
        cumulative: match basis {
            CostBasis::AllCosts => totals.cumulative_by_month(),
            CostBasis::SpendingOnly => cumulative(&totals.spending_by_month()),
        },
        break_even_month: evaluation
            .comparison(option)
            .and_then(|comparison| pay_back(comparison, basis).break_even_month),
    }
}

fn chart_option(option: OptionKind) -> fulcrum_charts::OptionKind {
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

/// The figure that a mark stands for: a cost type of an option, or a month of all of them.
fn figure_of(label: &str, basis: CostBasis) -> Option<Figure> {
    if let Some(number) = label.strip_prefix("Month ") {
        let month = number.parse::<u32>().ok()?.checked_sub(1)?;
        return Some(Figure::Month { month, basis });
    }
    let mut parts =
        SHOWN.into_iter().flat_map(|option| CostType::ALL.map(|cost_type| (option, cost_type)));
    let (option, cost_type) = parts.find(|(option, cost_type)| {
        label == format!("{}, {}", option.label(), cost_kind(*cost_type).name())
    })?;
    Some(of_type(option, Some(cost_type), basis))
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

/// A chart as the page gets it.
pub(crate) fn picture(chart: Chart, basis: CostBasis) -> ChartPicture {
    let Chart { svg, description, table, marks } = chart;
    let marks = marks.into_iter().map(|mark| ChartMark {
        x: mark.x,
        y: mark.y,
        width: mark.width,
        height: mark.height,
        figure: figure_of(&mark.label, basis),
        label: mark.label,
        value: mark.value,
    });
    let row = |cells: Vec<String>| {
        let figures = figures_of_row(cells.first().map_or("", String::as_str), basis);
        let figures = std::iter::once(None).chain(figures);
        cells.into_iter().zip(figures).map(|(text, figure)| FigureText { text, figure }).collect()
    };
    ChartPicture {
        svg,
        description,
        columns: table.columns,
        rows: table.rows.into_iter().map(row).collect(),
        marks: marks.collect(),
    }
}
