//! Checked loads.

use super::OptionLoad;
use crate::{ChartError, OptionKind, lettering::first_filled, month_plot, number::to_amount};

pub(super) struct Loads {
    pub(super) loads: Vec<Load>,
    /// At least 1.
    pub(super) months: usize,
    /// Services that launch, one entry per month.
    pub(super) launches: Vec<usize>,
    /// The highest load of all.
    pub(super) highest: f64,
}

/// One option; [`Loads::months`] finite loads, none below 0.
pub(super) struct Load {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
    pub(super) months: Vec<f64>,
}

impl Loads {
    pub(super) fn new(options: &[OptionLoad], launches: &[usize]) -> Result<Self, ChartError> {
        let months = options.first().ok_or(ChartError::NoOptions)?.months.len();
        let most = month_plot::MOST_MONTHS;
        if months > most {
            return Err(ChartError::TooManyMonths { found: months, most });
        }
        let mut loads: Vec<Load> = Vec::with_capacity(options.len());
        for given in options {
            let option = given.option;
            let found = given.months.len();
            if loads.iter().any(|known| known.option == option) {
                return Err(ChartError::DuplicateOption { option });
            }
            if found == 0 {
                return Err(ChartError::NoMonths { option });
            }
            if found != months {
                return Err(ChartError::MonthsDiffer { option, expected: months, found });
            }
            for &load in &given.months {
                to_amount(load)?;
                if load < 0.0 {
                    return Err(ChartError::OutOfOrder { option });
                }
            }
            let label = first_filled([&given.label, option.name()]);
            let short_label = first_filled([&given.short_label, &label]);
            loads.push(Load { option, label, short_label, months: given.months.clone() });
        }
        if launches.len() != months {
            let option = loads[0].option;
            return Err(ChartError::MonthsDiffer {
                option,
                expected: launches.len(),
                found: months,
            });
        }
        let highest = loads.iter().flat_map(|load| &load.months).copied().fold(0.0, f64::max);
        Ok(Self { loads, months, launches: launches.to_vec(), highest })
    }
}

impl Load {
    pub(super) fn last(&self) -> f64 {
        self.months.last().copied().unwrap_or_default()
    }

    pub(super) fn highest(&self) -> f64 {
        self.months.iter().copied().fold(0.0, f64::max)
    }

    /// Index of the first month above a load.
    pub(super) fn first_above(&self, limit: f64) -> Option<usize> {
        self.months.iter().position(|&load| load > limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hybrid(months: &[f64]) -> OptionLoad {
        let option = OptionKind::Hybrid;
        let label = String::new();
        OptionLoad { option, label: label.clone(), short_label: label, months: months.to_vec() }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        for (options, launches, error) in [
            (vec![], vec![], ChartError::NoOptions),
            (vec![hybrid(&[])], vec![], ChartError::NoMonths { option }),
            (vec![hybrid(&[0.5]); 2], vec![0], ChartError::DuplicateOption { option }),
            (vec![hybrid(&[-0.1])], vec![0], ChartError::OutOfOrder { option }),
            (vec![hybrid(&[f64::NAN])], vec![0], ChartError::NotFinite),
            (
                vec![hybrid(&[0.5])],
                vec![0, 1],
                ChartError::MonthsDiffer { option, expected: 2, found: 1 },
            ),
        ] {
            assert_eq!(Loads::new(&options, &launches).err(), Some(error));
        }
    }

    #[test]
    fn a_limit_is_passed_once_it_is_exceeded() {
        let loads = Loads::new(&[hybrid(&[0.2, 0.85, 0.9, 0.5])], &[0; 4]).expect("valid");
        let load = &loads.loads[0];
        assert_eq!((load.first_above(0.85), load.first_above(0.95)), (Some(2), None));
        assert_eq!((load.highest(), load.last()), (0.9, 0.5));
    }
}
