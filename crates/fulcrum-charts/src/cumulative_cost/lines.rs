//! Checked lines and the range they need.

use rust_decimal::Decimal;

use super::{CumulativeCosts, OptionLine};
use crate::{
    ChartError, MonthBand, OptionKind, fan,
    lettering::first_filled,
    number::{to_amount, to_float},
};

/// All lines; each has [`Lines::months`] amounts.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// At least 1.
    pub(super) months: usize,
    /// Smallest amount, at most 0.
    pub(super) low: Decimal,
    /// Largest amount, at least 0.
    pub(super) high: Decimal,
}

/// One option.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
    pub(super) amounts: Vec<Decimal>,
    /// `amounts` as coordinates.
    pub(super) levels: Vec<f64>,
    /// Between which amounts most futures lie, month by month; empty where none were run.
    pub(super) bands: Vec<MonthBand>,
    /// Index of the month; none for Ops Run It.
    pub(super) break_even: Option<usize>,
}

impl Lines {
    pub(super) fn new(options: &[OptionLine]) -> Result<Self, ChartError> {
        let months = options.first().ok_or(ChartError::NoOptions)?.cumulative.len();
        if months > CumulativeCosts::MOST_MONTHS {
            return Err(ChartError::TooManyMonths {
                found: months,
                most: CumulativeCosts::MOST_MONTHS,
            });
        }
        let mut lines: Vec<Line> = Vec::with_capacity(options.len());
        for line in options {
            if lines.iter().any(|known| known.option == line.option) {
                return Err(ChartError::DuplicateOption { option: line.option });
            }
            lines.push(Line::new(line, months)?);
        }
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for line in &lines {
            for amount in &line.amounts {
                (low, high) = (low.min(*amount), high.max(*amount));
            }
            for band in &line.bands {
                (low, high) =
                    (low.min(to_amount(band.p10.amount)?), high.max(to_amount(band.p90.amount)?));
            }
        }
        Ok(Self { lines, months, low, high })
    }

    /// Whether any line has a band.
    pub(super) fn has_bands(&self) -> bool {
        self.lines.iter().any(|line| !line.bands.is_empty())
    }

    /// The line that the others have to beat.
    pub(super) fn ops_run_it(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.option == OptionKind::OpsRunIt)
    }
}

impl Line {
    fn new(line: &OptionLine, months: usize) -> Result<Self, ChartError> {
        let option = line.option;
        let found = line.cumulative.len();
        if found == 0 {
            return Err(ChartError::NoMonths { option });
        }
        if found != months {
            return Err(ChartError::MonthsDiffer { option, expected: months, found });
        }
        let break_even = line.break_even_month.filter(|_| option != OptionKind::OpsRunIt);
        if break_even.is_some_and(|month| month >= months) {
            return Err(ChartError::BreakEvenOutside { option });
        }
        let found = line.bands.len();
        if found != 0 && found != months {
            return Err(ChartError::MonthsDiffer { option, expected: months, found });
        }
        fan::checked(option, &line.bands)?;
        let label = first_filled([&line.label, option.name()]);
        let short_label = first_filled([&line.short_label, &label]);
        let levels =
            line.cumulative.iter().map(|&amount| to_float(amount)).collect::<Result<_, _>>()?;
        Ok(Self {
            option,
            label,
            short_label,
            amounts: line.cumulative.clone(),
            levels,
            bands: line.bands.clone(),
            break_even,
        })
    }

    /// Cost by the end of the last month.
    pub(super) fn total(&self) -> Decimal {
        self.amounts.last().copied().unwrap_or_default()
    }

    /// [`Line::total`] as a coordinate.
    pub(super) fn last_level(&self) -> f64 {
        self.levels.last().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn line(
        option: OptionKind,
        cumulative: &[Decimal],
        break_even_month: Option<usize>,
    ) -> OptionLine {
        OptionLine {
            option,
            label: String::new(),
            short_label: "\u{7}".to_owned(),
            cumulative: cumulative.to_vec(),
            bands: Vec::new(),
            break_even_month,
        }
    }

    #[test]
    fn labels_fall_back_and_zero_is_always_in_range() {
        let lines =
            Lines::new(&[line(OptionKind::Hybrid, &[dec!(3), dec!(5)], Some(1))]).expect("valid");
        assert_eq!(lines.lines[0].label, "Hybrid");
        assert_eq!(lines.lines[0].short_label, "Hybrid");
        assert_eq!((lines.low, lines.high), (dec!(0), dec!(5)));
    }

    #[test]
    fn bands_are_in_range_and_of_every_month_or_of_none() {
        let option = OptionKind::Hybrid;
        let exactly = |amount| crate::Quantile { amount, unit: Decimal::ZERO };
        let band = |p10, p90| {
            let [p10, p90] = [p10, p90].map(exactly);
            MonthBand { p10, p50: p10, p90 }
        };
        let with = |bands: &[MonthBand]| {
            let line = line(option, &[dec!(3), dec!(5)], None);
            Lines::new(&[OptionLine { bands: bands.to_vec(), ..line }])
        };
        let lines = with(&[band(-1.0, 4.0), band(2.0, 9.0)]).expect("valid");
        assert_eq!((lines.low, lines.high, lines.has_bands()), (dec!(-1), dec!(9), true));
        for (bands, error) in [
            (vec![band(1.0, 2.0)], ChartError::MonthsDiffer { option, expected: 2, found: 1 }),
            (vec![band(2.0, 1.0); 2], ChartError::OutOfOrder { option }),
            (vec![band(f64::NAN, 1.0); 2], ChartError::NotFinite),
        ] {
            assert_eq!(with(&bands).err(), Some(error));
        }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        use OptionKind::{Hybrid, OpsRunIt};
        let month = [dec!(1)];
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![line(Hybrid, &[], None)], ChartError::NoMonths { option: Hybrid }),
            (
                vec![line(Hybrid, &month, None), line(Hybrid, &month, None)],
                ChartError::DuplicateOption { option: Hybrid },
            ),
            (
                vec![line(OpsRunIt, &month, None), line(Hybrid, &[dec!(1); 2], None)],
                ChartError::MonthsDiffer { option: Hybrid, expected: 1, found: 2 },
            ),
            (vec![line(Hybrid, &month, Some(1))], ChartError::BreakEvenOutside { option: Hybrid }),
            (
                vec![line(Hybrid, &[dec!(0); 1_201], None)],
                ChartError::TooManyMonths { found: 1_201, most: 1_200 },
            ),
        ] {
            assert_eq!(Lines::new(&options).err(), Some(error));
        }
    }
}
