//! Calendar months.

use std::fmt;

/// A month of a year.
///
/// ```
/// use fulcrum_model::YearMonth;
///
/// let start = YearMonth::parse("2026-11").unwrap();
/// assert_eq!(start.plus(2).to_string(), "2027-01");
/// assert!(YearMonth::parse("2026-13").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct YearMonth {
    year: u32,
    /// 0 for January.
    month: u32,
}

impl YearMonth {
    /// January of `year`.
    #[must_use]
    pub const fn january(year: u32) -> Self {
        Self { year, month: 0 }
    }

    /// Reads `YYYY-MM`; `None` when it is not a month of the years 1 to 9999.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        let (year, month) = (year.parse().ok()?, month.parse::<u32>().ok()?);
        (year >= 1 && (1..=12).contains(&month)).then(|| Self { year, month: month - 1 })
    }

    /// The month this many months later.
    #[must_use]
    pub const fn plus(self, months: u32) -> Self {
        let total = self.month + months;
        Self { year: self.year + total / 12, month: total % 12 }
    }

    /// Position in the calendar year, 0 for January.
    #[must_use]
    pub const fn calendar_index(self) -> usize {
        self.month as usize
    }

    /// For people: `January 2027`.
    #[must_use]
    pub fn in_words(self) -> String {
        const NAMES: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        format!("{} {}", NAMES[self.calendar_index()], self.year)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month + 1)
    }
}
