//! Checked scenarios and the scale that they share.

use rust_decimal::Decimal;

use super::ScenarioTotals;
use crate::{ChartError, OptionKind, lettering::first_filled, number::to_float};

pub(super) struct Panels {
    pub(super) panels: Vec<Panel>,
    /// The options of every scenario, in the order of the first one.
    pub(super) options: Vec<OptionKind>,
    /// Ends of the scale, zero among them; the second is above the first.
    pub(super) low: f64,
    pub(super) high: f64,
}

/// One scenario.
pub(super) struct Panel {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) totals: Vec<(OptionKind, Decimal)>,
}

impl Panels {
    pub(super) fn new(given: &[ScenarioTotals]) -> Result<Self, ChartError> {
        let first = given.first().ok_or(ChartError::NoRows)?;
        let options: Vec<OptionKind> = first.totals.iter().map(|&(option, _)| option).collect();
        if options.is_empty() {
            return Err(ChartError::NoOptions);
        }
        for (i, &option) in options.iter().enumerate() {
            if options[..i].contains(&option) {
                return Err(ChartError::DuplicateOption { option });
            }
        }
        let mut panels = Vec::with_capacity(given.len());
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for scenario in given {
            let mut totals = Vec::with_capacity(options.len());
            for &option in &options {
                let mut own = scenario.totals.iter().filter(|&&(known, _)| known == option);
                let (Some(&total), None) = (own.next(), own.next()) else {
                    return Err(ChartError::PartsDiffer { option });
                };
                low = low.min(to_float(total.1)?);
                high = high.max(to_float(total.1)?);
                totals.push(total);
            }
            if scenario.totals.len() != options.len() {
                return Err(ChartError::PartsDiffer { option: options[0] });
            }
            let label = first_filled([&scenario.label, "Scenario without a name"]);
            panels.push(Panel { key: scenario.key.clone(), label, totals });
        }
        let high = if low < high { high } else { 1.0 };
        Ok(Self { panels, options, low, high })
    }
}

impl Panel {
    /// The option that costs least; none where several do.
    pub(super) fn cheapest(&self) -> Option<OptionKind> {
        let least = self.totals.iter().map(|&(_, total)| total).min()?;
        let mut cheapest = self.totals.iter().filter(|&&(_, total)| total == least);
        let (option, _) = cheapest.next()?;
        cheapest.next().is_none().then_some(*option)
    }

    /// What the cheapest option costs.
    pub(super) fn least(&self) -> Decimal {
        self.totals.iter().map(|&(_, total)| total).min().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn scenario(totals: &[(OptionKind, Decimal)]) -> ScenarioTotals {
        ScenarioTotals { key: String::new(), label: String::new(), totals: totals.to_vec() }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let (ops, option) = ((OptionKind::OpsRunIt, dec!(1)), OptionKind::Hybrid);
        let hybrid = (option, dec!(2));
        for (scenarios, error) in [
            (vec![], ChartError::NoRows),
            (vec![scenario(&[])], ChartError::NoOptions),
            (vec![scenario(&[hybrid, hybrid])], ChartError::DuplicateOption { option }),
            (vec![scenario(&[hybrid]), scenario(&[ops])], ChartError::PartsDiffer { option }),
            (
                vec![scenario(&[hybrid]), scenario(&[hybrid, ops])],
                ChartError::PartsDiffer { option },
            ),
        ] {
            assert_eq!(Panels::new(&scenarios).err(), Some(error));
        }
        let panels = Panels::new(&[scenario(&[ops, hybrid])]).expect("valid");
        assert_eq!(panels.panels[0].cheapest(), Some(OptionKind::OpsRunIt));
        assert_eq!((panels.low, panels.high), (0.0, 2.0));
    }
}
