//! Checked numbers of schedules.

use super::OptionSchedules;
use crate::{ChartError, OptionKind, lettering::first_filled};

pub(super) struct Schedules {
    pub(super) lines: Vec<Line>,
    /// At least 1.
    pub(super) teams: usize,
    /// The largest number of schedules or teams.
    pub(super) highest: usize,
}

/// One option; [`Schedules::teams`] numbers.
pub(super) struct Line {
    pub(super) option: OptionKind,
    pub(super) label: String,
    pub(super) short_label: String,
    pub(super) by_teams: Vec<usize>,
}

impl Schedules {
    pub(super) fn new(options: &[OptionSchedules]) -> Result<Self, ChartError> {
        let teams = options.first().ok_or(ChartError::NoOptions)?.by_teams.len();
        if teams == 0 {
            return Err(ChartError::NoTeams);
        }
        let mut lines: Vec<Line> = Vec::with_capacity(options.len());
        for given in options {
            let option = given.option;
            let (found, most) = (given.by_teams.len(), OptionSchedules::MOST_TEAMS);
            if lines.iter().any(|line| line.option == option) {
                return Err(ChartError::DuplicateOption { option });
            }
            if found > most {
                return Err(ChartError::TooManyPoints { option, found, most });
            }
            if found != teams {
                return Err(ChartError::MonthsDiffer { option, expected: teams, found });
            }
            let label = first_filled([&given.label, option.name()]);
            let short_label = first_filled([&given.short_label, &label]);
            lines.push(Line { option, label, short_label, by_teams: given.by_teams.clone() });
        }
        let counts = lines.iter().flat_map(|line| &line.by_teams).copied();
        let highest = counts.fold(teams, usize::max);
        Ok(Self { lines, teams, highest })
    }
}

impl Line {
    pub(super) fn last(&self) -> usize {
        self.by_teams.last().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hybrid(by_teams: &[usize]) -> OptionSchedules {
        let option = OptionKind::Hybrid;
        let label = String::new();
        let by_teams = by_teams.to_vec();
        OptionSchedules { option, label: label.clone(), short_label: label, by_teams }
    }

    #[test]
    fn data_that_would_lie_is_refused() {
        let option = OptionKind::Hybrid;
        let ops = OptionSchedules { option: OptionKind::OpsRunIt, ..hybrid(&[1, 1]) };
        for (options, error) in [
            (vec![], ChartError::NoOptions),
            (vec![hybrid(&[])], ChartError::NoTeams),
            (vec![hybrid(&[1]); 2], ChartError::DuplicateOption { option }),
            (vec![ops, hybrid(&[1])], ChartError::MonthsDiffer { option, expected: 2, found: 1 }),
            (
                vec![hybrid(&[1; 1_201])],
                ChartError::TooManyPoints { option, found: 1_201, most: 1_200 },
            ),
        ] {
            assert_eq!(Schedules::new(&options).err(), Some(error));
        }
        assert_eq!(Schedules::new(&[hybrid(&[1, 9])]).expect("valid").highest, 9);
    }
}
