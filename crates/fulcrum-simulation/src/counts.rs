//! Counts of amounts, which can be added up in any order.

use fulcrum_model::OptionKind;

/// How often amounts of about the same size occurred. Two amounts count as the same when they agree
/// to about one part in two thousand, so a quantile read from it is right to that.
///
/// Counts are whole numbers: adding up the counts of parts of a run gives those of the whole run, in
/// whatever order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountCounts {
    /// Cell of the first count.
    first: i32,
    counts: Vec<u32>,
}

/// Bits of a float's fraction that do not tell two amounts apart.
const BITS_IGNORED: u32 = 42;
/// Amounts below about a thousandth of the currency unit count as nothing.
const SMALLEST: f64 = 1.0 / 1024.0;

impl AmountCounts {
    /// Counts an amount once; it must be finite.
    pub fn add(&mut self, amount: f64) {
        self.add_to_cell(cell_of(amount), 1);
    }

    fn add_to_cell(&mut self, cell: i32, count: u32) {
        if self.counts.is_empty() {
            self.first = cell;
        }
        if cell < self.first {
            let missing = (self.first - cell) as usize;
            self.counts.splice(0..0, std::iter::repeat_n(0, missing));
            self.first = cell;
        }
        let position = (cell - self.first) as usize;
        if position >= self.counts.len() {
            self.counts.resize(position + 1, 0);
        }
        self.counts[position] += count;
    }

    /// Adds the counts of another part.
    pub fn merge(&mut self, other: &Self) {
        for (cell, count) in other.cells() {
            self.add_to_cell(cell, count);
        }
    }

    /// Every cell with a count, ascending: its number and how often.
    pub fn cells(&self) -> impl Iterator<Item = (i32, u32)> {
        (self.first..).zip(&self.counts).filter(|(_, count)| **count > 0).map(|(c, n)| (c, *n))
    }

    /// The counts of [`Self::cells`]; `None` when those are not what it gives: ascending, each with
    /// a count and within what a float can be, all counts together below four thousand million.
    #[must_use]
    pub fn from_cells(cells: &[(i32, u32)]) -> Option<Self> {
        let Some((first, last)) = cells.first().zip(cells.last()) else {
            return Some(Self::default());
        };
        let is_ascending = cells.windows(2).all(|pair| pair[0].0 < pair[1].0);
        let outermost = cell_of(f64::MAX);
        let is_within = first.0 >= -outermost && last.0 <= outermost;
        let total: u64 = cells.iter().map(|(_, count)| u64::from(*count)).sum();
        if !is_ascending || !is_within || total > u64::from(u32::MAX) {
            return None;
        }
        let mut counts = vec![0; (last.0 - first.0) as usize + 1];
        for (cell, count) in cells {
            if *count == 0 {
                return None;
            }
            counts[(cell - first.0) as usize] = *count;
        }
        Some(Self { first: first.0, counts })
    }

    /// How many amounts were counted.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().map(|count| u64::from(*count)).sum()
    }

    /// The amount that this share of all is at most, to about one part in two thousand; 0 when
    /// nothing was counted.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        let wanted = share * self.total() as f64;
        let mut passed = 0;
        for (cell, count) in self.cells() {
            passed += u64::from(count);
            if passed as f64 >= wanted {
                return amount_of(cell);
            }
        }
        0.0
    }

    /// The standard error of a quantile, as of [`Distribution::quantile_error`]: no less than what
    /// counting leaves unknown.
    ///
    /// [`Distribution::quantile_error`]: crate::Distribution::quantile_error
    #[must_use]
    pub fn quantile_error(&self, share: f64) -> f64 {
        let away = (share * (1.0 - share) / self.total().max(1) as f64).sqrt();
        let [low, high] = [share - away, share + away].map(|share| self.quantile(share.min(1.0)));
        (0.5 * (high - low)).max(HALF_A_CELL * self.quantile(share).abs())
    }
}

/// The largest relative error of what is read from counts: half a cell.
const HALF_A_CELL: f64 = 1.0 / 2_048.0;

/// The cell of an amount: ascending with it.
fn cell_of(amount: f64) -> i32 {
    let size = amount.abs();
    if size < SMALLEST {
        return 0;
    }
    // the upper bits of a float: its exponent and the beginning of its fraction
    let above = ((size.to_bits() - SMALLEST.to_bits()) >> BITS_IGNORED) as i32 + 1;
    if amount < 0.0 { -above } else { above }
}

/// The amount in the middle of a cell.
fn amount_of(cell: i32) -> f64 {
    if cell == 0 {
        return 0.0;
    }
    let lower = u64::from(cell.unsigned_abs() - 1) << BITS_IGNORED;
    let middle = SMALLEST.to_bits() + lower + (1 << (BITS_IGNORED - 1));
    let size = f64::from_bits(middle);
    if cell < 0 { -size } else { size }
}

/// What is counted of the trials of a run: cumulative costs, and when options break even.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthCounts {
    /// Discounted cumulative cost, by [`OptionKind::index`] and month.
    pub cumulative: [Vec<AmountCounts>; OptionKind::ALL.len()],
    /// The same as it falls due, not discounted.
    pub undiscounted: [Vec<AmountCounts>; OptionKind::ALL.len()],
    /// Trials in which You Build It You Run It, and the hybrid, break even in each month; last,
    /// those in which it never does.
    pub break_even: [Vec<u32>; 2],
}

impl MonthCounts {
    /// Counts of no trials, for so many months.
    #[must_use]
    pub fn none(months: usize) -> Self {
        Self {
            cumulative: [(); 3].map(|()| vec![AmountCounts::default(); months]),
            undiscounted: [(); 3].map(|()| vec![AmountCounts::default(); months]),
            break_even: [(); 2].map(|()| vec![0; months + 1]),
        }
    }

    /// Adds the counts of another part of the same run.
    pub fn merge(&mut self, other: &Self) {
        let costs = self.cumulative.iter_mut().chain(&mut self.undiscounted);
        for (months, others) in costs.zip(other.cumulative.iter().chain(&other.undiscounted)) {
            for (counts, other) in months.iter_mut().zip(others) {
                counts.merge(other);
            }
        }
        for (months, others) in self.break_even.iter_mut().zip(&other.break_even) {
            for (count, other) in months.iter_mut().zip(others) {
                *count += other;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_of_a_quantile_is_that_of_the_amounts_themselves() {
        let amounts: Vec<f64> = (0..2_000).map(|n| 1_000.0 + f64::from(n)).collect();
        let mut counts = AmountCounts::default();
        for amount in &amounts {
            counts.add(*amount);
        }
        let distribution = crate::Distribution::of(&amounts, None);
        for share in [0.1, 0.5, 0.9] {
            let (found, known) = (counts.quantile_error(share), distribution.quantile_error(share));
            assert!((found - known).abs() < 1.5, "{share}: {found}, not {known}");
        }
        // where all are alike, what counting leaves unknown
        let mut alike = AmountCounts::default();
        (0..100).for_each(|_| alike.add(5_000.0));
        let error = alike.quantile_error(0.5);
        assert!(error > 2.0 && error < 3.0, "{error}");
        assert_eq!(AmountCounts::default().quantile_error(0.5), 0.0);
    }

    #[test]
    fn a_quantile_is_right_to_one_part_in_two_thousand() {
        let mut counts = AmountCounts::default();
        for amount in (0..=1000).rev() {
            counts.add(f64::from(amount) * 37.0);
        }
        for (share, expected) in [(0.1, 3_700.0), (0.5, 18_500.0), (0.9, 33_300.0)] {
            let found = counts.quantile(share);
            assert!((found / expected - 1.0_f64).abs() < 0.002, "{found}, not {expected}");
        }
        assert_eq!(AmountCounts::default().quantile(0.5), 0.0);
    }

    #[test]
    fn cells_ascend_with_amounts_and_hold_them() {
        let amounts = [-1e15, -3.0, -0.002, 0.0, 0.0001, 0.001, 0.5, 1.0, 1.01, 7e5, 3e18];
        for pair in amounts.windows(2) {
            assert!(cell_of(pair[0]) <= cell_of(pair[1]), "{pair:?}");
        }
        for amount in amounts {
            let middle = amount_of(cell_of(amount));
            assert!((middle - amount).abs() <= amount.abs() / 2_000.0 + SMALLEST, "{amount}");
            assert_eq!(cell_of(middle), cell_of(amount));
        }
    }

    #[test]
    fn parts_add_up_to_the_whole_in_any_order() {
        let amounts: Vec<f64> = (0..300).map(|n| f64::from(n * n % 97) * 1.7 - 20.0).collect();
        let counted = |amounts: &[f64]| {
            let mut counts = AmountCounts::default();
            amounts.iter().for_each(|amount| counts.add(*amount));
            counts
        };
        let whole = counted(&amounts);
        let (a, b) = (counted(&amounts[..100]), counted(&amounts[100..]));
        for (first, second) in [(&a, &b), (&b, &a)] {
            let mut merged = first.clone();
            merged.merge(second);
            assert!(merged.cells().eq(whole.cells()));
        }
        let cells: Vec<_> = whole.cells().collect();
        assert!(AmountCounts::from_cells(&cells).unwrap().cells().eq(whole.cells()));
    }

    #[test]
    fn cells_that_no_counting_gives_are_refused() {
        let outermost = cell_of(f64::MAX);
        assert_eq!(AmountCounts::from_cells(&[(-outermost, 1)]).unwrap().total(), 1);
        assert_eq!(AmountCounts::from_cells(&[]).unwrap().total(), 0);
        for cells in [
            &[(2, 1), (1, 1)][..],
            &[(1, 1), (1, 1)],
            &[(1, 0)],
            &[(outermost + 1, 1)],
            &[(i32::MIN, 1), (i32::MAX, 1)],
            &[(1, u32::MAX), (2, 1)],
        ] {
            assert_eq!(AmountCounts::from_cells(cells), None, "{cells:?}");
        }
    }
}
