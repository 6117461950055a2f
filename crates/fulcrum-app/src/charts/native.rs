//! Charts as data that an office suite draws itself, of the same data as the drawings.

mod costs;
mod futures;
mod lines;

use fulcrum_export::{NativeChart, NativeUnit};
use fulcrum_simulation::{TornadoBar, supported_digits};
use rust_decimal::Decimal;

use super::{ChartName, SHOWN, StudyChart, StudyChartError, StudyCharts, data};
use crate::contract::SensitivityChart;

impl StudyCharts<'_> {
    /// A chart as categories and series of figures. `None` for kinds that no office suite draws: those in
    /// which places mean something, as a grid or a balance.
    ///
    /// # Errors
    ///
    /// When what it shows cannot be worked out.
    pub(crate) fn native(&self, chart: StudyChart) -> Result<Option<NativeChart>, StudyChartError> {
        let money = NativeUnit::Money(self.study().currency);
        Ok(match chart {
            StudyChart::Evaluated(chart) => self.native_of_evaluation(chart, money)?,
            StudyChart::Scenarios => Some(costs::scenarios(self.scenario_totals()?, money)),
            StudyChart::CumulativeInFutures => {
                let evaluation = self.evaluation()?;
                let of = SHOWN.map(|option| data::line(evaluation, option, self.basis()));
                let lines = lines::cumulative(&of, money);
                futures::with_bands(lines, self.simulation()?)
            }
            StudyChart::Futures(chart) => futures::chart(self.simulation()?, chart, money),
            StudyChart::Sensitivity(SensitivityChart::Tornado) => self.native_tornado(money)?,
            StudyChart::Sensitivity(SensitivityChart::Switching) | StudyChart::WinMap => None,
        })
    }

    fn native_of_evaluation(
        &self,
        chart: ChartName,
        money: NativeUnit,
    ) -> Result<Option<NativeChart>, StudyChartError> {
        let (evaluation, basis) = (self.evaluation()?, self.basis());
        let totals = SHOWN.map(|option| evaluation.option(option));
        Ok(match chart {
            ChartName::CostByType => {
                Some(costs::stacked(&totals.map(|t| data::by_type(t, basis)), money))
            }
            ChartName::CostByAxis => {
                Some(costs::stacked(&totals.map(|t| data::by_axis(t, basis)), money))
            }
            ChartName::CostByTreatment => {
                Some(costs::stacked(&totals.map(|t| data::by_treatment(t, basis)), money))
            }
            ChartName::CumulativeCost => {
                let of = SHOWN.map(|option| data::line(evaluation, option, basis));
                Some(lines::cumulative(&of, money))
            }
            ChartName::MonthlyCost => {
                Some(lines::monthly(&totals.map(|t| data::months(t, basis)), money))
            }
            ChartName::Waterfall(compared) => {
                costs::waterfall(&data::steps(evaluation, compared.option(), basis), money)
            }
            ChartName::Insurance => Some(costs::insurance(&data::insured(evaluation), money)),
            ChartName::SupportLoad => lines::loads(&data::loads(evaluation).0),
            ChartName::OnCall => Some(lines::schedules(&data::schedules(&evaluation.plan))),
            ChartName::Radar(_)
            | ChartName::Seesaw
            | ChartName::Availability
            | ChartName::SelectorGrid => None,
        })
    }

    /// By how much each end of the widest ranges moves the saving of You Build It You Run It.
    fn native_tornado(&self, unit: NativeUnit) -> Result<Option<NativeChart>, StudyChartError> {
        let sensitivity = self.sensitivity()?;
        let (compared, decimals) = (0, self.study().currency.minor_units());
        let mut bars: Vec<&TornadoBar> = sensitivity.tornado.bars.iter().collect();
        bars.retain(|bar| bar.size(compared) > 0.0);
        bars.sort_by(|a, b| b.size(compared).total_cmp(&a.size(compared)));
        let likely = sensitivity.tornado.likely[compared];
        let moved = |to: f64| supported_digits(to - likely, 0.0, decimals);
        let rows: Vec<(String, [Option<Decimal>; 2])> = bars
            .into_iter()
            .filter_map(|bar| {
                let name = sensitivity.short_name_of(&bar.path)?;
                Some((name, [moved(bar.at_low[compared]), moved(bar.at_high[compared])]))
            })
            .take(costs::TORNADO_BARS)
            .collect();
        Ok((!rows.is_empty()).then(|| costs::tornado(rows, unit)))
    }
}

#[cfg(test)]
mod tests {
    use fulcrum_export::{NativeKind, SeriesLook};
    use fulcrum_model::Evaluation;
    use rust_decimal::dec;

    use super::*;
    use crate::charts::ChartSource;
    use crate::contract::{CostBasis, FuturesChart};
    use crate::{FIRST_SAMPLE, Library, sample};

    /// What is asked of the charts of a sample, few futures making do.
    fn with_charts<T>(id: &str, basis: CostBasis, ask: impl FnOnce(&StudyCharts<'_>) -> T) -> T {
        let library = Library::new().unwrap();
        let (document, mut read) = library.read(sample(id).unwrap().text.as_bytes()).unwrap();
        read.study.simulation.trials = 300;
        let (library, document, study) = (&library, &document, &read.study);
        ask(&StudyCharts::new(ChartSource { library, document, study, over: [None, None] }, basis))
    }

    #[test]
    fn every_series_has_a_figure_or_a_gap_for_each_category() {
        for basis in [CostBasis::AllCosts, CostBasis::SpendingOnly] {
            with_charts("furniture", basis, |charts| {
                let mut without = Vec::new();
                for chart in StudyChart::all() {
                    let Some(native) = charts.native(chart).unwrap() else {
                        without.push(chart.id());
                        continue;
                    };
                    assert!(!native.categories.is_empty() && !native.series.is_empty());
                    for series in &native.series {
                        assert_eq!(series.values.len(), native.categories.len(), "{chart:?}");
                        let is_shown = series.values.iter().any(Option::is_some);
                        assert!(is_shown && !series.name.is_empty(), "{chart:?}: {series:?}");
                    }
                }
                let places = [
                    "radar_deployment_throughput",
                    "radar_service_reliability",
                    "radar_learning_culture",
                    "seesaw",
                    "availability",
                    "selector_grid",
                    "win_map",
                    "switching_values",
                ];
                assert_eq!(without, places);
            });
        }
    }

    #[test]
    fn stacks_add_up_to_the_totals_and_lines_end_with_them() {
        with_charts(FIRST_SAMPLE, CostBasis::AllCosts, |charts| {
            let evaluation = Evaluation::of(charts.study()).unwrap();
            let of = |name| charts.native(StudyChart::Evaluated(name)).unwrap().unwrap();
            let stacks =
                [ChartName::CostByType, ChartName::CostByAxis, ChartName::CostByTreatment].map(of);
            let lines = of(ChartName::CumulativeCost);
            for (position, option) in SHOWN.into_iter().enumerate() {
                let total = evaluation.option(option).total;
                for stack in &stacks {
                    let parts = stack.series.iter().filter_map(|series| series.values[position]);
                    assert_eq!(parts.sum::<Decimal>(), total);
                }
                assert_eq!(lines.series[position].values.last(), Some(&Some(total)));
            }
        });
    }

    #[test]
    fn a_waterfall_stands_on_what_is_not_drawn() {
        with_charts(FIRST_SAMPLE, CostBasis::AllCosts, |charts| {
            let native = charts
                .native(StudyChart::Evaluated(ChartName::Waterfall(
                    crate::charts::Compared::YouBuildItYouRunIt,
                )))
                .unwrap()
                .unwrap();
            assert_eq!(native.kind, NativeKind::StackedColumns);
            assert_eq!(native.series[0].look, SeriesLook::Invisible);
            let tops: Vec<Decimal> = (0..native.categories.len())
                .map(|at| native.series.iter().filter_map(|series| series.values[at]).sum())
                .collect();
            let evaluation = Evaluation::of(charts.study()).unwrap();
            assert_eq!(tops[0], evaluation.option(SHOWN[0]).total);
            assert_eq!(tops.last(), Some(&evaluation.option(SHOWN[2]).total));
        });
    }

    #[test]
    fn histograms_count_nearly_all_futures_once() {
        with_charts("furniture", CostBasis::AllCosts, |charts| {
            for chart in [FuturesChart::Costs, FuturesChart::Saving] {
                let native = charts.native(StudyChart::Futures(chart)).unwrap().unwrap();
                for series in &native.series {
                    let counted: Decimal = series.values.iter().flatten().sum();
                    let missing = (counted - Decimal::ONE).abs();
                    assert!(missing < dec!(0.00002), "{}: {missing}", series.name);
                }
            }
        });
    }
}
