//! Charts of a simulation by their names.

use fulcrum_charts::{Chart, ChartError, Quantity, distribution, exceedance, fan};
use fulcrum_model::display::MoneyDisplay;
use fulcrum_simulation::COMPARED;

use super::StudySimulation;
use super::window::drawings::{curve, histogram, option_fan};
use crate::charts::{Drawing, FuturesChart, SHOWN};

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
        let costs = &self.outcome.costs;
        match chart {
            FuturesChart::Costs => {
                let of = SHOWN.map(|option| histogram(option, &costs[option.index()], None));
                distribution(Quantity::Cost, &of, size, colours, &money)
            }
            FuturesChart::Savings => {
                let savings = COMPARED.into_iter().zip(&self.outcome.savings);
                let mut of: Vec<_> = savings
                    .map(|(option, saving)| {
                        let above_zero = Some(saving.share_above(0.0));
                        histogram(option, saving, above_zero)
                    })
                    .collect();
                of.sort_by_key(|saving| saving.option);
                distribution(Quantity::Saving, &of, size, colours, &money)
            }
            FuturesChart::Exceedance => {
                let tolerance = self.likely.into_iter().fold(f64::INFINITY, f64::min);
                let tolerance = Some(tolerance).filter(|amount| amount.is_finite());
                let of = SHOWN.map(|option| curve(option, &costs[option.index()], tolerance));
                exceedance(Quantity::Cost, &of, tolerance, size, colours, &money)
            }
            FuturesChart::Cumulative => {
                let months = &self.outcome.months.cumulative;
                let of = SHOWN.map(|option| option_fan(option, &months[option.index()]));
                fan(&of, size, colours, &money)
            }
        }
    }
}
