//! Charts as the page gets them: marks and rows lead to figures that can be explained.

use fulcrum_charts::{AxisKind, Category, Chart, CostKind, MarkKey, TOTAL};
use fulcrum_model::{Axis, CostType, OptionKind};

use super::data::{axis_kind, chart_option, cost_kind};
use super::{ChartName, SHOWN};
use crate::contract::{
    ChartMark, ChartPicture, ComparisonMeasure, CostBasis, CostFigure, Figure, FigureText,
    ServiceMeasure,
};
use crate::figures::cost_until;

pub(super) fn model_option(option: fulcrum_charts::OptionKind) -> Option<OptionKind> {
    OptionKind::ALL.into_iter().find(|known| chart_option(*known) == option)
}

/// The figure that a mark leads to: what an option costs in all, on an axis or of a type, a comparison,
/// a service, or a month of all options.
pub(super) fn figure_of(key: &MarkKey, basis: CostBasis) -> Option<Figure> {
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
pub(super) fn of_part(
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
pub(super) fn figures_of_row(chart: ChartName, row: &str, basis: CostBasis) -> Vec<Option<Figure>> {
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
        | ChartName::Waterfall(_)
        | ChartName::SupportLoad
        | ChartName::Radar(_)
        | ChartName::Seesaw
        | ChartName::Insurance
        | ChartName::Availability
        | ChartName::OnCall
        | ChartName::SelectorGrid => None,
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

pub(super) fn pictured(
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
    use fulcrum_charts::{ColourScheme, Size};
    use fulcrum_model::Evaluation;

    use super::*;
    use crate::charts::{Drawing, draw};

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
