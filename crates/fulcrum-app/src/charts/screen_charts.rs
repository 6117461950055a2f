//! Charts of the study on the screens of the window: which figure each mark, and each cell of their
//! tables, leads to.

use fulcrum_charts::{Category, Chart, Table};
use fulcrum_model::{CostType, Evaluation, OperatingModel, OptionKind, Study, Treatment};
use fulcrum_simulation::MonthCounts;

use super::data::cost_kind;
use super::pictures::{figure_of, figures_of_row, model_option, of_part, pictured};
use super::{
    ChartName, Drawing, SHOWN, compared_position, data, draw, draw_cumulative, draw_seesaw,
};
use crate::contract::{
    ChartPicture, CommandError, ComparisonMeasure, CostBasis, CostFigure, Figure, FutureFigure,
    OptionId, ServiceMeasure,
};
use crate::figures::{comparison_of, of_futures};

/// Columns of a band in the table of cumulative costs: P10 and P90.
const BAND_ENDS: usize = 2;

/// A chart of the study as it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScreenChart<'a> {
    pub(crate) study: &'a Study,
    pub(crate) evaluation: &'a Evaluation,
    pub(crate) name: ChartName,
    /// The option that is weighed against Ops Run It, where the chart is of two.
    pub(crate) compared: OptionId,
    /// Futures of the study, by their run, whose bands lie behind cumulative costs.
    pub(crate) futures: Option<(&'a str, &'a MonthCounts)>,
}

impl ScreenChart<'_> {
    /// Draws it.
    pub(crate) fn drawn(&self, drawing: Drawing) -> Result<Chart, CommandError> {
        let Self { study, evaluation, name, compared, futures } = *self;
        Ok(match name {
            ChartName::Seesaw => {
                // Ops Run It cannot be weighed against itself
                compared_position(compared)?;
                draw_seesaw(study, evaluation, compared.into(), drawing)?
            }
            ChartName::CumulativeCost => {
                let counts = futures.map(|(_, counts)| counts);
                draw_cumulative(study, evaluation, counts, drawing)?
            }
            _ => draw(name, study, evaluation, drawing)?,
        })
    }

    /// Draws it for the page: its marks and the cells of its table are figures that can be explained.
    pub(crate) fn picture(&self, drawing: Drawing) -> Result<ChartPicture, CommandError> {
        let chart = self.drawn(drawing)?;
        let basis = drawing.basis;
        let cells = self.cells(&chart.table, basis);
        Ok(pictured(
            chart,
            |key| (figure_of(self.name, key, basis), None),
            |row, _| cells.get(row).cloned().unwrap_or_default(),
        ))
    }

    /// The figures of each row of its table, but for the first column, which names the row.
    fn cells(&self, table: &Table, basis: CostBasis) -> Vec<Vec<Option<Figure>>> {
        let names = table.rows.iter().map(|row| row.first().map_or("", String::as_str));
        match self.name {
            ChartName::MonthlyCost => {
                // without lost revenue there is one column for each option
                let has_lost = table.columns.len() > 1 + SHOWN.len();
                names.map(|name| months_of(name, basis, has_lost)).collect()
            }
            ChartName::CumulativeCost => names.map(|name| self.costs_until(name, basis)).collect(),
            ChartName::SupportLoad => names.map(|name| self.loads_of(name)).collect(),
            ChartName::Seesaw => names.map(|name| self.sides_of(name, basis)).collect(),
            ChartName::Radar(axis) => {
                let of_cost = |name| {
                    let cost = CostType::ALL.into_iter().find(|c| cost_kind(*c).word() == name);
                    // the share itself, and not what it is called
                    let of = |option| [Some(of_part(option, Some(axis), cost, basis)), None, None];
                    OperatingModel::ALL
                        .map(OptionKind::all_under)
                        .into_iter()
                        .flat_map(of)
                        .collect()
                };
                names.map(of_cost).collect()
            }
            ChartName::Insurance => names.map(|name| premiums_of(name, basis)).collect(),
            ChartName::Availability => data::available(self.study, self.evaluation)
                .into_iter()
                .map(|service| availability_of(&service.key))
                .collect(),
            name => names.map(|row| figures_of_row(name, row, basis)).collect(),
        }
    }

    /// What each option has cost by the end of a month, and between which amounts futures lie.
    fn costs_until(&self, month: &str, basis: CostBasis) -> Vec<Option<Figure>> {
        let mut figures = figures_of_row(self.name, month, basis);
        if let (Some((run, _)), Some(month)) = (self.futures, month_named(month)) {
            let of_run = of_futures(run, FutureFigure::Month { month, is_discounted: false });
            figures.extend(vec![Some(of_run); BAND_ENDS * SHOWN.len()]);
        }
        figures
    }

    fn loads_of(&self, month: &str) -> Vec<Option<Figure>> {
        let (loads, _) = data::loads(self.evaluation);
        let of = |option: OptionKind| {
            Some(Figure::SupportLoad { option: option.into(), month: Some(month_named(month)?) })
        };
        loads.iter().map(|load| model_option(load.option).and_then(of)).collect()
    }

    fn sides_of(&self, row: &str, basis: CostBasis) -> Vec<Option<Figure>> {
        let cost = CostType::ALL.into_iter().find(|cost| cost_kind(*cost).name() == row);
        [OptionKind::OpsRunIt, self.compared.into()]
            .map(|option| Some(of_part(option, None, cost, basis)))
            .into()
    }
}

/// The month that readers call by this number.
fn month_named(number: &str) -> Option<u32> {
    number.parse::<u32>().ok()?.checked_sub(1)
}

fn months_of(name: &str, basis: CostBasis, has_lost: bool) -> Vec<Option<Figure>> {
    let cost = |option: OptionKind, treatment: Option<Treatment>| {
        Some(Figure::Cost(CostFigure {
            option: option.id().to_owned(),
            month: Some(month_named(name)?),
            treatment: treatment.map(|treatment| treatment.id().to_owned()),
            spending_only: basis == CostBasis::SpendingOnly,
            ..CostFigure::default()
        }))
    };
    let lost = has_lost.then_some(Some(Treatment::LostRevenue));
    let of = |option| std::iter::once(None).chain(lost).map(move |part| cost(option, part));
    SHOWN.into_iter().flat_map(of).collect()
}

fn premiums_of(name: &str, basis: CostBasis) -> Vec<Option<Figure>> {
    let option = SHOWN.into_iter().find(|option| option.label() == name);
    let measures =
        [ComparisonMeasure::Premium, ComparisonMeasure::Cover, ComparisonMeasure::CoverPerPremium];
    measures.map(|measure| Some(comparison_of(option?, measure, basis))).into()
}

/// Its target, and under each model what it achieves and whether that is enough.
fn availability_of(service: &str) -> Vec<Option<Figure>> {
    let of = |option: OptionKind, measure| {
        Some(Figure::Service { option: option.into(), service: service.to_owned(), measure })
    };
    let target = of(OptionKind::Hybrid, ServiceMeasure::Placement);
    let achieved = OperatingModel::ALL
        .map(OptionKind::all_under)
        .into_iter()
        .flat_map(|option| [of(option, ServiceMeasure::AchievedAvailability), None]);
    std::iter::once(target).chain(achieved).collect()
}

#[cfg(test)]
mod tests {
    use fulcrum_charts::{ColourScheme, Size};
    use fulcrum_model::Axis;

    use super::*;

    /// Charts of the screens that are built here.
    const CHARTS: [ChartName; 6] = [
        ChartName::MonthlyCost,
        ChartName::SupportLoad,
        ChartName::Seesaw,
        ChartName::Radar(Axis::ServiceReliability),
        ChartName::Insurance,
        ChartName::Availability,
    ];

    #[test]
    fn every_mark_and_every_amount_in_a_table_leads_to_a_figure() {
        let text = crate::sample(crate::FIRST_SAMPLE).expect("a sample").text;
        let read = crate::Library::new().expect("sound").read(text.as_bytes());
        let study = &read.expect("valid").1.study;
        let evaluation = &Evaluation::of(study).expect("exact");
        for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
            for (name, compared) in CHARTS
                .into_iter()
                .flat_map(|name| [(name, OptionId::Hybrid), (name, OptionId::YouBuildItYouRunIt)])
            {
                let size = Size::new(640, 360).expect("drawable");
                let drawing = Drawing { basis, size, colours: ColourScheme::Light };
                let chart = ScreenChart { study, evaluation, name, compared, futures: None };
                let picture = chart.picture(drawing).expect("drawn");
                assert!(picture.marks.iter().all(|mark| mark.figure.is_some()), "{name:?}");
                for cell in picture.rows.iter().flat_map(|row| &row[1..]) {
                    let is_amount = cell.text.contains(['$', '%']);
                    assert!(cell.figure.is_some() || !is_amount, "{name:?}: {}", cell.text);
                }
            }
        }
    }

    #[test]
    fn ops_run_it_is_not_weighed_against_itself() {
        let text = crate::sample(crate::FIRST_SAMPLE).expect("a sample").text;
        let read = crate::Library::new().expect("sound").read(text.as_bytes());
        let study = &read.expect("valid").1.study;
        let evaluation = &Evaluation::of(study).expect("exact");
        let size = Size::new(640, 360).expect("drawable");
        let drawing = Drawing { basis: CostBasis::AllCosts, size, colours: ColourScheme::Light };
        let chart = ScreenChart {
            study,
            evaluation,
            name: ChartName::Seesaw,
            compared: OptionId::OpsRunIt,
            futures: None,
        };
        assert!(chart.drawn(drawing).is_err());
    }
}
