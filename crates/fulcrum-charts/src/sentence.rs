//! Putting parts of a sentence together.

use fulcrum_model::display::joined;

/// What several subjects do, the verb only once: `Ops Run It costs $21.8M and Hybrid $14.3M`.
pub(crate) fn with_verb<'a>(
    verb: &str,
    subjects: impl IntoIterator<Item = (&'a str, String)>,
) -> String {
    let mut parts = Vec::new();
    for (subject, rest) in subjects {
        parts.push(if parts.is_empty() {
            format!("{subject} {verb} {rest}")
        } else {
            format!("{subject} {rest}")
        });
    }
    joined(&parts)
}

/// A sentence behind what is said of a chart, where its picture has no room for all there is:
/// `The picture shows the first 21 of 100 services; the table has all.`
pub(crate) fn with_shown(
    said: String,
    shows: &str,
    (shown, all): (usize, usize),
    entries: &str,
) -> String {
    if shown >= all {
        return said;
    }
    format!("{said} The picture {shows} {shown} of {all} {entries}; the table has all.")
}

/// Fewer futures are counted as they are: a hundred would claim more.
const HUNDRED: usize = 100;

/// Some of the futures, in words that claim no more than their number supports. What happens at all is
/// not never, and what does not always happen is not always.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Share {
    /// At most `all`.
    pub(crate) count: usize,
    /// Above 0.
    pub(crate) all: usize,
}

impl Share {
    /// So many of all futures as come nearest to a share from 0 to 1.
    pub(crate) fn nearest(share: f64, all: usize) -> Self {
        let count = (share.clamp(0.0, 1.0) * all as f64).round() as usize;
        let least = usize::from(share > 0.0).min(all);
        let most = if share < 1.0 { all.saturating_sub(1).max(least) } else { all };
        Self { count: count.clamp(least, most), all }
    }

    /// In whole hundredths: `94 of 100`; of fewer than a hundred futures as it is: `12 of 20`.
    pub(crate) fn of_hundred(self) -> String {
        let Self { count, all } = self;
        if all < HUNDRED {
            return format!("{count} of {all}");
        }
        format!("{} of {HUNDRED}", self.rounded(1, "fewer than ", "more than "))
    }

    /// As a percentage: `94 %`, `< 1 %`; `90 %` where the futures are so few that it is no better known.
    pub(crate) fn chance(self) -> String {
        let share = self.count as f64 / self.all.max(1) as f64;
        // no better than one future more or less
        let one = 1.0 / self.all.max(1) as f64;
        let error = (share * (1.0 - share) * one).sqrt().max(one);
        let unit = if error < 0.1 { 1 } else { 10 };
        format!("{}\u{a0}%", self.rounded(unit, "< ", "> "))
    }

    /// In hundredths, a multiple of `unit`; with these words before what is nearly none and nearly all.
    fn rounded(self, unit: usize, below: &str, above: &str) -> String {
        let [count, all, hundred, unit] =
            [self.count, self.all.max(1), HUNDRED, unit].map(|number| number as u128);
        let step = all * unit;
        let is_below = |part: u128| 0 < part && part * hundred < step;
        if is_below(count) {
            format!("{below}{unit}")
        } else if is_below(all - count) {
            format!("{above}{}", hundred - unit)
        } else {
            ((2 * count * hundred + step) / (2 * step) * unit).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_stands_once() {
        let totals = [("Ops Run It", "$2".to_owned()), ("Hybrid", "$1".to_owned())];
        assert_eq!(with_verb("costs", totals), "Ops Run It costs $2 and Hybrid $1");
    }

    #[test]
    fn a_share_is_neither_never_nor_always_unless_it_is() {
        for (count, words, percent) in [
            (0, "0 of 100", "0\u{a0}%"),
            (1, "fewer than 1 of 100", "< 1\u{a0}%"),
            (9, "fewer than 1 of 100", "< 1\u{a0}%"),
            (10, "1 of 100", "1\u{a0}%"),
            (935, "94 of 100", "94\u{a0}%"),
            (934, "93 of 100", "93\u{a0}%"),
            (990, "99 of 100", "99\u{a0}%"),
            (991, "more than 99 of 100", "> 99\u{a0}%"),
            (1_000, "100 of 100", "100\u{a0}%"),
        ] {
            let share = Share { count, all: 1_000 };
            assert_eq!((share.of_hundred().as_str(), share.chance().as_str()), (words, percent));
        }
    }

    #[test]
    fn few_futures_claim_no_hundred() {
        for (count, all, words, percent) in [
            (12, 20, "12 of 20", "60\u{a0}%"),
            (5, 12, "5 of 12", "40\u{a0}%"),
            (1, 12, "1 of 12", "8\u{a0}%"),
            (50, 99, "50 of 99", "51\u{a0}%"),
            (0, 3, "0 of 3", "0\u{a0}%"),
            (1, 1, "1 of 1", "100\u{a0}%"),
            (1, 2, "1 of 2", "50\u{a0}%"),
        ] {
            let share = Share { count, all };
            assert_eq!((share.of_hundred().as_str(), share.chance().as_str()), (words, percent));
        }
    }

    #[test]
    fn a_share_between_two_counts_is_the_nearest_that_is_neither_never_nor_always() {
        for (share, count) in
            [(0.0, 0), (0.001, 1), (0.249, 2), (0.251, 3), (0.999, 9), (1.0, 10), (1.5, 10)]
        {
            assert_eq!(Share::nearest(share, 10).count, count, "{share}");
        }
    }
}
