//! Charts of a simulation by their names.

use fulcrum_charts::{Chart, ChartError, Quantity, distribution, exceedance, fan};
use fulcrum_model::display::MoneyDisplay;

use super::StudySimulation;
use super::page::compared;
use crate::charts::Drawing;
use crate::contract::FuturesChart;

impl StudySimulation<'_> {
    /// Draws a chart of its futures. The tolerance of an exceedance is what the cheapest option costs at
    /// likely values.
    ///
    /// # Errors
    ///
    /// When no future was done, or an amount cannot be drawn.
    pub(crate) fn chart(
        &self,
        chart: FuturesChart,
        Drawing { size, colours, .. }: Drawing,
    ) -> Result<Chart, ChartError> {
        let money = MoneyDisplay::new(self.study.currency);
        match chart {
            FuturesChart::Costs => {
                distribution(Quantity::Cost, &self.cost_histograms(), size, colours, &money)
            }
            FuturesChart::Saving => {
                let of: Vec<_> =
                    compared().map(|(_, index)| self.saving_histogram(index)).collect();
                distribution(Quantity::Saving, &of, size, colours, &money)
            }
            FuturesChart::Exceedance => {
                let tolerance = self.likely.into_iter().fold(f64::INFINITY, f64::min);
                let tolerance = Some(tolerance).filter(|amount| amount.is_finite());
                let of = self.cost_curves(tolerance);
                exceedance(Quantity::Cost, &of, tolerance, size, colours, &money)
            }
            FuturesChart::Cumulative => fan(&self.cost_fans(), size, colours, &money),
        }
    }
}
