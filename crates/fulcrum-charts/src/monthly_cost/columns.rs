//! Checked months of each option, and how their parts lie on each other.

use rust_decimal::Decimal;

use super::OptionMonths;
use crate::{ChartError, OptionKind, lettering::first_filled};

pub(super) struct Columns {
    pub(super) rows: Vec<Row>,
    /// At least 1.
    pub(super) months: usize,
    /// Lower end of the scale, at most 0, and its upper end, at least 0.
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    /// Whether any revenue is lost in any month.
    pub(super) loses_revenue: bool,
}

/// One option.
pub(super) struct Row {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) spending: Vec<Decimal>,
    pub(super) lost_revenue: Vec<Decimal>,
    /// The sum of both.
    pub(super) totals: Vec<Decimal>,
}

/// Where a part of a column begins and ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Part {
    pub(super) start: Decimal,
    pub(super) end: Decimal,
}

impl Columns {
    pub(super) fn new(options: &[OptionMonths]) -> Result<Self, ChartError> {
        let months = options.first().ok_or(ChartError::NoOptions)?.spending.len();
        let most = OptionMonths::MOST_MONTHS;
        if months > most {
            return Err(ChartError::TooManyMonths { found: months, most });
        }
        let mut rows: Vec<Row> = Vec::with_capacity(options.len());
        let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
        for given in options {
            if rows.iter().any(|row| row.option == given.option) {
                return Err(ChartError::DuplicateOption { option: given.option });
            }
            let row = Row::new(given, months)?;
            for month in 0..months {
                for part in row.parts(month)? {
                    low = low.min(part.end);
                    high = high.max(part.end);
                }
            }
            rows.push(row);
        }
        let loses_revenue =
            rows.iter().flat_map(|row| &row.lost_revenue).any(|amount| !amount.is_zero());
        Ok(Self { rows, months, low, high, loses_revenue })
    }
}

impl Row {
    fn new(given: &OptionMonths, months: usize) -> Result<Self, ChartError> {
        let OptionMonths { option, label, spending, lost_revenue } = given;
        let option = *option;
        if spending.is_empty() {
            return Err(ChartError::NoMonths { option });
        }
        for found in [spending.len(), lost_revenue.len()] {
            if found != months {
                return Err(ChartError::MonthsDiffer { option, expected: months, found });
            }
        }
        let totals =
            spending.iter().zip(lost_revenue).map(|(spent, lost)| spent.checked_add(*lost));
        Ok(Self {
            option,
            label: first_filled([label, option.name()]),
            totals: totals.collect::<Option<_>>().ok_or(ChartError::AmountTooLarge)?,
            spending: spending.clone(),
            lost_revenue: lost_revenue.clone(),
        })
    }

    /// The parts of a column, spending first, each away from zero: costs up, savings down.
    pub(super) fn parts(&self, month: usize) -> Result<[Part; 2], ChartError> {
        let (spent, lost) = (self.spending[month], self.lost_revenue[month]);
        let is_same_side = spent.is_sign_negative() == lost.is_sign_negative();
        let start = if is_same_side { spent } else { Decimal::ZERO };
        let end = start.checked_add(lost).ok_or(ChartError::AmountTooLarge)?;
        Ok([Part { start: Decimal::ZERO, end: spent }, Part { start, end }])
    }

    /// The first month that costs most, and how much.
    pub(super) fn highest(&self) -> (usize, Decimal) {
        let first = (0, self.totals.first().copied().unwrap_or_default());
        let months = self.totals.iter().copied().enumerate();
        months.fold(first, |most, month| if month.1 > most.1 { month } else { most })
    }

    /// Whether every month costs the same.
    pub(super) fn is_even(&self) -> bool {
        self.totals.windows(2).all(|pair| pair[0] == pair[1])
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn hybrid(spending: &[Decimal], lost_revenue: &[Decimal]) -> OptionMonths {
        OptionMonths {
            option: OptionKind::Hybrid,
            label: String::new(),
            spending: spending.to_vec(),
            lost_revenue: lost_revenue.to_vec(),
        }
    }

    #[test]
    fn parts_lie_on_each_other_on_their_side_of_zero() {
        let given = hybrid(&[dec!(5), dec!(5), dec!(-5)], &[dec!(2), dec!(-2), dec!(-2)]);
        let columns = Columns::new(&[given]).expect("valid");
        let ends: Vec<_> = (0..3)
            .map(|month| columns.rows[0].parts(month).expect("small").map(|p| (p.start, p.end)))
            .collect();
        assert_eq!(ends[0], [(dec!(0), dec!(5)), (dec!(5), dec!(7))]);
        assert_eq!(ends[1], [(dec!(0), dec!(5)), (dec!(0), dec!(-2))]);
        assert_eq!(ends[2], [(dec!(0), dec!(-5)), (dec!(-5), dec!(-7))]);
        assert_eq!((columns.low, columns.high), (dec!(-7), dec!(7)));
        assert_eq!(columns.rows[0].highest(), (0, dec!(7)));
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let (one, many) = (vec![dec!(1)], vec![dec!(1); 241]);
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![hybrid(&[], &[])], ChartError::NoMonths { option }),
            (vec![hybrid(&one, &one); 2], ChartError::DuplicateOption { option }),
            (vec![hybrid(&one, &[])], ChartError::MonthsDiffer { option, expected: 1, found: 0 }),
            (vec![hybrid(&many, &many)], ChartError::TooManyMonths { found: 241, most: 240 }),
            (vec![hybrid(&[Decimal::MAX], &[Decimal::MAX])], ChartError::AmountTooLarge),
        ] {
            assert_eq!(Columns::new(&options).err(), Some(error));
        }
    }
}
