//! Charts of an evaluation, from results to drawings.

mod data;
mod study_pictures;

use fulcrum_charts::{
    AxisKind, Category, Chart, ChartError, ColourScheme, CostKind, CumulativeCosts, MarkKey, Size,
    TOTAL, availability, cost_by_type, cumulative_cost, insurance, monthly_cost, on_call, radar,
    scenarios, seesaw, support_load, waterfall,
};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::{Axis, CostType, Evaluation, OptionKind, Study};
use fulcrum_simulation::COMPARED;

pub(crate) use self::data::chart_option;
use self::data::{axis_kind, cost_kind};
pub(crate) use self::study_pictures::StudyChart;
use crate::contract::ColourScheme as WireColours;
use crate::contract::{
    ChartMark, ChartPicture, ChartSize, CommandError, ComparisonMeasure, CostBasis, CostFigure,
    Figure, FigureText, OptionId, ServiceMeasure,
};
use crate::exports::StudyExportError;
use crate::figures::cost_until;
use crate::scenarios::ComparedScenario;
use crate::session::not_found;

/// The options in the order in which they are shown: from one model to the other.
pub(crate) const SHOWN: [OptionKind; 3] =
    [OptionKind::OpsRunIt, OptionKind::Hybrid, OptionKind::YouBuildItYouRunIt];

/// A chart that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartName {
    /// What each option costs, by cost type.
    CostByType,
    /// What each option costs, by axis.
    CostByAxis,
    /// What each option costs, by treatment.
    CostByTreatment,
    /// What each option has cost by the end of each month.
    CumulativeCost,
    /// What each option costs in each month.
    MonthlyCost,
    /// From Ops Run It to You Build It You Run It, by cost type.
    Waterfall,
    /// How busy application support is in each month.
    SupportLoad,
    /// Shares of the total on an axis, beside the playbook's ratings.
    Radar(Axis),
    /// Ops Run It and You Build It You Run It in the balance, by cost type.
    Seesaw,
    /// Premium and cover of the other options against Ops Run It.
    Insurance,
    /// How available each service is under both models, against its target.
    Availability,
    /// How many out-of-hours schedules each option has as teams grow.
    OnCall,
}

impl ChartName {
    /// Every chart.
    pub const ALL: [Self; 14] = [
        Self::CostByType,
        Self::CostByAxis,
        Self::CostByTreatment,
        Self::CumulativeCost,
        Self::MonthlyCost,
        Self::Waterfall,
        Self::SupportLoad,
        Self::Radar(Axis::DeploymentThroughput),
        Self::Radar(Axis::ServiceReliability),
        Self::Radar(Axis::LearningCulture),
        Self::Seesaw,
        Self::Insurance,
        Self::Availability,
        Self::OnCall,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::CostByType => "cost_by_type",
            Self::CostByAxis => "cost_by_axis",
            Self::CostByTreatment => "cost_by_treatment",
            Self::CumulativeCost => "cumulative_cost",
            Self::MonthlyCost => "monthly_cost",
            Self::Waterfall => "waterfall",
            Self::SupportLoad => "support_load",
            Self::Radar(Axis::DeploymentThroughput) => "radar_deployment_throughput",
            Self::Radar(Axis::ServiceReliability) => "radar_service_reliability",
            Self::Radar(Axis::LearningCulture) => "radar_learning_culture",
            Self::Seesaw => "seesaw",
            Self::Insurance => "insurance",
            Self::Availability => "availability",
            Self::OnCall => "on_call",
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
        ChartName::CumulativeCost => {
            let options = SHOWN.map(|option| data::line(evaluation, option, basis)).into();
            cumulative_cost(&CumulativeCosts { options }, size, colours, &money)
        }
        ChartName::MonthlyCost => {
            monthly_cost(&totals.map(|t| data::months(t, basis)), size, colours, &money)
        }
        ChartName::Waterfall => waterfall(&data::steps(evaluation, basis), size, colours, &money),
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
        ChartName::Radar(axis) => {
            radar(axis_kind(axis), &data::shares(evaluation, axis), size, colours)
        }
    }
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

/// Draws the study itself and its scenarios side by side. Each is evaluated.
pub(crate) fn draw_scenarios(
    base: &Study,
    compared: &[ComparedScenario],
    drawing: Drawing,
) -> Result<Chart, StudyExportError> {
    let Drawing { basis, size, colours } = drawing;
    let mut given =
        vec![data::scenario_totals(("", "The study as it is"), &Evaluation::of(base)?, basis)];
    for scenario in compared {
        let evaluation = Evaluation::of(&scenario.study)?;
        given.push(data::scenario_totals((&scenario.id, &scenario.name), &evaluation, basis));
    }
    Ok(scenarios(&given, size, colours, &MoneyDisplay::new(base.currency))?)
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

fn model_option(option: fulcrum_charts::OptionKind) -> Option<OptionKind> {
    OptionKind::ALL.into_iter().find(|known| chart_option(*known) == option)
}

/// The figure that a mark leads to: what an option costs in all, on an axis or of a type, a comparison,
/// a service, or a month of all options.
fn figure_of(key: &MarkKey, basis: CostBasis) -> Option<Figure> {
    let cost = |option, axis: Option<&AxisKind>, cost: Option<&CostKind>| {
        let axis = Axis::ALL.into_iter().find(|known| axis == Some(&axis_kind(*known)));
        let cost = CostType::ALL.into_iter().find(|known| cost == Some(&cost_kind(*known)));
        Some(of_part(model_option(option)?, axis, cost, basis))
    };
    let comparison = |option, measure| {
        Some(Figure::Comparison { option: model_option(option)?.into(), measure, basis })
    };
    match key {
        MarkKey::Option(option) => cost(*option, None, None),
        MarkKey::Cost(option, kind) => cost(*option, None, Some(kind)),
        MarkKey::Axis(option, axis) => cost(*option, Some(axis), None),
        MarkKey::AxisCost(option, axis, kind) => cost(*option, Some(axis), Some(kind)),
        MarkKey::Premium(option) => comparison(*option, ComparisonMeasure::Premium),
        MarkKey::Cover(option) => comparison(*option, ComparisonMeasure::Cover),
        MarkKey::Service(service) => Some(Figure::Service {
            option: OptionKind::Hybrid.into(),
            service: service.clone(),
            measure: ServiceMeasure::AchievedAvailability,
        }),
        MarkKey::Month(month) => Some(Figure::Month { month: u32::try_from(*month).ok()?, basis }),
        MarkKey::Treatment(..)
        | MarkKey::Cell(..)
        | MarkKey::Scenario(..)
        | MarkKey::Teams(_)
        | MarkKey::Entry(_) => None,
    }
}

/// What an option costs on an axis, of a type, or in all.
fn of_part(
    option: OptionKind,
    axis: Option<Axis>,
    cost_type: Option<CostType>,
    basis: CostBasis,
) -> Figure {
    Figure::Cost(CostFigure {
        option: option.id().to_owned(),
        axis: axis.map(|axis| axis.id().to_owned()),
        cost_type: cost_type.map(|cost_type| cost_type.id().to_owned()),
        spending_only: basis == CostBasis::SpendingOnly,
        ..CostFigure::default()
    })
}

/// The figures of a row of a chart's table, of the options in the order shown; none where the columns
/// are not the options, or the row is no figure.
fn figures_of_row(chart: ChartName, row: &str, basis: CostBasis) -> Vec<Option<Figure>> {
    let of = |axis, cost_type| SHOWN.map(|option| Some(of_part(option, axis, cost_type, basis)));
    let figures = match chart {
        ChartName::CumulativeCost => row
            .parse()
            .ok()
            .and_then(|number: u32| number.checked_sub(1))
            .map(|month| SHOWN.map(|option| Some(cost_until(option, month, basis)))),
        ChartName::CostByType | ChartName::CostByAxis if row == TOTAL => Some(of(None, None)),
        ChartName::CostByType => {
            let cost_type = CostType::ALL.into_iter().find(|known| cost_kind(*known).word() == row);
            cost_type.map(|cost_type| of(None, Some(cost_type)))
        }
        ChartName::CostByAxis => {
            let axis = Axis::ALL.into_iter().find(|known| axis_kind(*known).word() == row);
            axis.map(|axis| of(Some(axis), None))
        }
        ChartName::CostByTreatment
        | ChartName::MonthlyCost
        | ChartName::Waterfall
        | ChartName::SupportLoad
        | ChartName::Radar(_)
        | ChartName::Seesaw
        | ChartName::Insurance
        | ChartName::Availability
        | ChartName::OnCall => None,
    };
    figures.map_or_else(Vec::new, Vec::from)
}

/// A chart of the evaluation as the page gets it: its marks are figures that can be explained.
pub(crate) fn picture(name: ChartName, chart: Chart, basis: CostBasis) -> ChartPicture {
    let leads_to = |key: &MarkKey| (figure_of(key, basis), None);
    pictured(chart, leads_to, |_, row| figures_of_row(name, row, basis))
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
        MarkKey::Option(option) => (model_option(*option).and_then(&of_option), None),
        MarkKey::Month(month) => (u32::try_from(*month).ok().and_then(&of_month), None),
        _ => (None, None),
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

#[cfg(test)]
mod tests {
    use fulcrum_charts::AxisKind;

    use super::*;

    fn every_chart(sample: &str, basis: CostBasis) -> Vec<(ChartName, Chart)> {
        let text = crate::sample(sample).expect("a sample").text;
        let read = crate::Library::new().expect("sound").read(text.as_bytes());
        let study = read.expect("valid").1.study;
        let evaluation = Evaluation::of(&study).expect("exact");
        let size = Size::new(640, 360).expect("drawable");
        let drawing = Drawing { basis, size, colours: ColourScheme::Light };
        let drawn = |chart| draw(chart, &study, &evaluation, drawing).expect("drawable");
        ChartName::ALL.map(|chart| (chart, drawn(chart))).to_vec()
    }

    #[test]
    fn every_chart_is_drawn_of_a_sample_and_its_marks_lead_to_figures() {
        for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
            for (name, chart) in every_chart(crate::FIRST_SAMPLE, basis) {
                assert!(!chart.marks.is_empty(), "{name:?}");
                assert!(chart.description.ends_with('.'), "{name:?}: {}", chart.description);
                let leads = chart.marks.iter().filter_map(|mark| mark.key.as_ref());
                for key in leads.filter(|key| matches!(key, MarkKey::Axis(..) | MarkKey::Option(_)))
                {
                    assert!(figure_of(key, basis).is_some(), "{name:?}: {key:?}");
                }
            }
        }
    }

    /// Writes every chart of the first sample to the folder that `FULCRUM_PICTURES` names.
    #[test]
    fn pictures_to_look_at() {
        let Some(folder) = std::env::var_os("FULCRUM_PICTURES").map(std::path::PathBuf::from)
        else {
            return;
        };
        for (name, chart) in every_chart(crate::FIRST_SAMPLE, CostBasis::AllCosts) {
            let path = folder.join(format!("sample-{}.svg", name.id()));
            std::fs::write(path, chart.svg).expect("a picture can be written");
        }
    }

    #[test]
    fn names_are_found_again() {
        for chart in ChartName::ALL {
            assert_eq!(ChartName::from_id(chart.id()), Some(chart));
        }
        assert_eq!(ChartName::from_id("pie"), None);
    }
    #[test]
    fn rows_of_a_table_lead_to_the_figures_that_they_show_and_other_rows_to_none() {
        let basis = CostBasis::AllCosts;
        for (name, chart) in every_chart(crate::FIRST_SAMPLE, basis) {
            for row in &chart.table.rows {
                let figures = figures_of_row(name, &row[0], basis);
                match name {
                    ChartName::CostByType | ChartName::CostByAxis | ChartName::CumulativeCost => {
                        assert_eq!(figures.len(), SHOWN.len(), "{name:?}: {row:?}");
                    }
                    _ => assert!(figures.is_empty(), "{name:?}: {row:?}"),
                }
            }
        }
        let axis =
            figures_of_row(ChartName::CostByAxis, AxisKind::ServiceReliability.word(), basis);
        let expected = of_part(OptionKind::OpsRunIt, Some(Axis::ServiceReliability), None, basis);
        assert_eq!(axis.first(), Some(&Some(expected)));
        assert!(figures_of_row(ChartName::CostByType, "0", basis).is_empty(), "no month");
    }
}
