//! Checked distributions.

use super::{Bin, Distribution, MOST_BINS};
use crate::{
    ChartError, OptionKind, Quantile, Quantity, lettering::first_filled, number::to_amount,
    sentence::Share,
};

pub(super) struct Panels {
    pub(super) quantity: Quantity,
    pub(super) panels: Vec<Panel>,
    /// The smallest and the largest amount.
    pub(super) low: f64,
    pub(super) high: f64,
}

/// One option; its amounts are finite and in order.
pub(super) struct Panel {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) bins: Vec<Bin>,
    pub(super) below: usize,
    pub(super) above: usize,
    pub(super) p10: Quantile,
    pub(super) median: Quantile,
    pub(super) p90: Quantile,
    /// Of the futures, those above zero, where it is to be said.
    pub(super) above_zero: Option<Share>,
    /// All futures; above 0.
    pub(super) futures: usize,
}

impl Panels {
    pub(super) fn new(
        quantity: Quantity,
        distributions: &[Distribution],
    ) -> Result<Self, ChartError> {
        if distributions.is_empty() {
            return Err(ChartError::NoOptions);
        }
        let mut panels: Vec<Panel> = Vec::with_capacity(distributions.len());
        for distribution in distributions {
            if panels.iter().any(|panel| panel.option == distribution.option) {
                return Err(ChartError::DuplicateOption { option: distribution.option });
            }
            panels.push(Panel::new(distribution)?);
        }
        let low = panels.iter().map(Panel::lowest).fold(f64::INFINITY, f64::min);
        let high = panels.iter().map(Panel::highest).fold(f64::NEG_INFINITY, f64::max);
        Ok(Self { quantity, panels, low, high })
    }

    /// Whether amounts below zero mean something else than those above.
    pub(super) fn has_sides(&self) -> bool {
        self.quantity == Quantity::Saving && self.low < 0.0 && self.high > 0.0
    }
}

impl Panel {
    fn new(distribution: &Distribution) -> Result<Self, ChartError> {
        let Distribution { option, label, bins, below, above, p10, median, p90, above_zero } =
            distribution;
        let option = *option;
        if bins.len() > MOST_BINS {
            return Err(ChartError::TooManyPoints { option, found: bins.len(), most: MOST_BINS });
        }
        let edges = bins.iter().flat_map(|bin| [bin.from, bin.to]);
        for amount in edges {
            to_amount(amount)?;
        }
        for quantile in [p10, median, p90] {
            quantile.check()?;
        }
        let in_bins = bins.iter().map(|bin| bin.futures).fold(0, usize::saturating_add);
        if in_bins == 0 {
            return Err(ChartError::NoFutures { option });
        }
        let rises = bins.iter().all(|bin| bin.from <= bin.to)
            && bins.windows(2).all(|pair| pair[0].to <= pair[1].from);
        let futures = in_bins.saturating_add(*below).saturating_add(*above);
        let are_some = above_zero.is_none_or(|count| count <= futures);
        let are_in_order = p10.amount <= median.amount && median.amount <= p90.amount;
        if !rises || !are_in_order || !are_some {
            return Err(ChartError::OutOfOrder { option });
        }
        Ok(Self {
            option,
            label: first_filled([label, option.name()]),
            bins: bins.clone(),
            p10: *p10,
            median: *median,
            p90: *p90,
            above_zero: above_zero.map(|count| Share { count, all: futures }),
            futures,
            below: *below,
            above: *above,
        })
    }

    /// The smallest amount that is drawn.
    fn lowest(&self) -> f64 {
        self.bins.iter().map(|bin| bin.from).fold(self.p10.amount, f64::min)
    }

    /// The largest amount that is drawn.
    fn highest(&self) -> f64 {
        self.bins.iter().map(|bin| bin.to).fold(self.p90.amount, f64::max)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn exactly(amount: f64) -> Quantile {
        Quantile { amount, unit: Decimal::ZERO }
    }

    fn hybrid(bins: &[(f64, f64, usize)]) -> Distribution {
        Distribution {
            option: OptionKind::Hybrid,
            label: "\u{7}".to_owned(),
            bins: bins.iter().map(|&(from, to, futures)| Bin { from, to, futures }).collect(),
            below: 0,
            above: 0,
            p10: exactly(1.0),
            median: exactly(2.0),
            p90: exactly(3.0),
            above_zero: None,
        }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let good = hybrid(&[(0.0, 1.0, 5)]);
        for (distributions, error) in [
            (vec![], ChartError::NoOptions),
            (vec![good.clone(), good.clone()], ChartError::DuplicateOption { option }),
            (vec![hybrid(&[])], ChartError::NoFutures { option }),
            (vec![hybrid(&[(0.0, 1.0, 0)])], ChartError::NoFutures { option }),
            (vec![hybrid(&[(1.0, 0.0, 5)])], ChartError::OutOfOrder { option }),
            (vec![hybrid(&[(0.0, 2.0, 5), (1.0, 3.0, 5)])], ChartError::OutOfOrder { option }),
            (
                vec![Distribution { median: exactly(9.0), ..good.clone() }],
                ChartError::OutOfOrder { option },
            ),
            (
                vec![Distribution { above_zero: Some(6), ..good.clone() }],
                ChartError::OutOfOrder { option },
            ),
            (vec![hybrid(&[(f64::NAN, 1.0, 5)])], ChartError::NotFinite),
            (vec![hybrid(&[(0.0, f64::INFINITY, 5)])], ChartError::NotFinite),
            (vec![Distribution { p90: exactly(f64::NAN), ..good.clone() }], ChartError::NotFinite),
            (vec![hybrid(&[(0.0, 1e40, 5)])], ChartError::AmountTooLarge),
            (
                vec![hybrid(&[(0.0, 0.0, 1); 401])],
                ChartError::TooManyPoints { option, found: 401, most: 400 },
            ),
        ] {
            assert_eq!(Panels::new(Quantity::Cost, &distributions).err(), Some(error));
        }
        let panels = Panels::new(Quantity::Saving, &[good]).expect("valid");
        assert_eq!(panels.panels[0].label, "Hybrid");
        assert_eq!((panels.low, panels.high, panels.has_sides()), (0.0, 3.0, false));
    }
}
