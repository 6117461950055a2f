//! Checked bands and the range they need.

use rust_decimal::Decimal;

use super::{MonthBand, OptionFan};
use crate::{ChartError, OptionKind, Quantile, lettering::first_filled, month_plot};

/// All bands; each has [`Bands::months`] entries.
pub(super) struct Bands {
    pub(super) bands: Vec<Band>,
    /// At least 1.
    pub(super) months: usize,
    /// Smallest amount, at most 0.
    pub(super) low: f64,
    /// Largest amount, at least 0.
    pub(super) high: f64,
}

/// One option; its amounts are finite and in order.
pub(super) struct Band {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
    pub(super) months: Vec<MonthBand>,
}

impl Bands {
    pub(super) fn new(options: &[OptionFan]) -> Result<Self, ChartError> {
        let months = options.first().ok_or(ChartError::NoOptions)?.months.len();
        if months > month_plot::MOST_MONTHS {
            let most = month_plot::MOST_MONTHS;
            return Err(ChartError::TooManyMonths { found: months, most });
        }
        let mut bands: Vec<Band> = Vec::with_capacity(options.len());
        for fan in options {
            if bands.iter().any(|known| known.option == fan.option) {
                return Err(ChartError::DuplicateOption { option: fan.option });
            }
            bands.push(Band::new(fan, months)?);
        }
        let all = || bands.iter().flat_map(|band| &band.months);
        let low = all().map(|month| month.p10.amount).fold(0.0, f64::min);
        let high = all().map(|month| month.p90.amount).fold(0.0, f64::max);
        Ok(Self { bands, months, low, high })
    }

    /// Index of the first month from which the middle future of an option costs no more than that of Ops
    /// Run It; none for Ops Run It itself, where it is missing, or if it costs more in the end.
    pub(super) fn break_even(&self, band: &Band) -> Option<usize> {
        let ops = self.bands.iter().find(|known| known.option == OptionKind::OpsRunIt)?;
        let costs_more = |(own, ops): (&MonthBand, &MonthBand)| own.p50.amount > ops.p50.amount;
        let behind = band.months.iter().zip(&ops.months).rposition(costs_more);
        let from = behind.map_or(0, |month| month + 1);
        (band.option != OptionKind::OpsRunIt && from < self.months).then_some(from)
    }
}

impl Band {
    fn new(fan: &OptionFan, months: usize) -> Result<Self, ChartError> {
        let option = fan.option;
        let found = fan.months.len();
        if found == 0 {
            return Err(ChartError::NoMonths { option });
        }
        if found != months {
            return Err(ChartError::MonthsDiffer { option, expected: months, found });
        }
        checked(option, &fan.months)?;
        let label = first_filled([&fan.label, option.name()]);
        let short_label = first_filled([&fan.short_label, &label]);
        Ok(Self { option, label, short_label, months: fan.months.clone() })
    }

    /// The middle future, month by month.
    pub(super) fn middle(&self) -> Vec<f64> {
        self.months.iter().map(|month| month.p50.amount).collect()
    }

    /// Cost by the end of the last month.
    pub(super) fn last(&self) -> MonthBand {
        self.months.last().copied().unwrap_or({
            let none = Quantile { amount: 0.0, unit: Decimal::ZERO };
            MonthBand { p10: none, p50: none, p90: none }
        })
    }
}

/// Nothing, where the amounts of an option are finite and in order.
pub(crate) fn checked(option: OptionKind, months: &[MonthBand]) -> Result<(), ChartError> {
    for month in months {
        let quantiles = [month.p10, month.p50, month.p90];
        for quantile in quantiles {
            quantile.check()?;
        }
        if !quantiles.is_sorted_by_key(|quantile| quantile.amount) {
            return Err(ChartError::OutOfOrder { option });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hybrid(months: &[[f64; 3]]) -> OptionFan {
        let exactly = |amount| Quantile { amount, unit: Decimal::ZERO };
        let band = |month: &[f64; 3]| {
            let [p10, p50, p90] = month.map(exactly);
            MonthBand { p10, p50, p90 }
        };
        let months = months.iter().map(band).collect();
        let option = OptionKind::Hybrid;
        OptionFan { option, label: String::new(), short_label: String::new(), months }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let good = hybrid(&[[1.0, 2.0, 3.0]]);
        let ops = OptionFan { option: OptionKind::OpsRunIt, ..hybrid(&[[0.0; 3]; 2]) };
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![hybrid(&[])], ChartError::NoMonths { option }),
            (vec![good.clone(), good.clone()], ChartError::DuplicateOption { option }),
            (vec![ops, good], ChartError::MonthsDiffer { option, expected: 2, found: 1 }),
            (vec![hybrid(&[[2.0, 1.0, 3.0]])], ChartError::OutOfOrder { option }),
            (vec![hybrid(&[[1.0, 2.0, f64::NAN]])], ChartError::NotFinite),
            (vec![hybrid(&[[f64::NEG_INFINITY, 2.0, 3.0]])], ChartError::NotFinite),
            (vec![hybrid(&[[1.0, 2.0, 1e40]])], ChartError::AmountTooLarge),
            (
                vec![hybrid(&[[0.0; 3]; 1_201])],
                ChartError::TooManyMonths { found: 1_201, most: 1_200 },
            ),
        ] {
            assert_eq!(Bands::new(&options).err(), Some(error));
        }
    }

    #[test]
    fn the_middle_future_breaks_even_where_it_stays_at_or_below_ops_run_it() {
        let ops = OptionFan {
            option: OptionKind::OpsRunIt,
            ..hybrid(&[[1.0, 2.0, 3.0], [2.0, 4.0, 5.0], [3.0, 6.0, 9.0]])
        };
        let late = hybrid(&[[1.0, 3.0, 3.0], [2.0, 4.0, 5.0], [3.0, 5.0, 9.0]]);
        let never = hybrid(&[[1.0, 1.0, 3.0], [2.0, 3.0, 5.0], [3.0, 7.0, 9.0]]);
        for (own, month) in [(late, Some(1)), (never, None)] {
            let bands = Bands::new(&[ops.clone(), own]).expect("valid");
            assert_eq!(bands.break_even(&bands.bands[1]), month);
            assert_eq!(bands.break_even(&bands.bands[0]), None);
        }
    }

    #[test]
    fn zero_is_always_in_range() {
        let bands = Bands::new(&[hybrid(&[[1.0, 2.0, 3.0], [2.0, 3.0, 5.0]])]).expect("valid");
        assert_eq!((bands.low, bands.high, bands.months), (0.0, 5.0, 2));
        assert_eq!(bands.bands[0].middle(), [2.0, 3.0]);
    }
}
