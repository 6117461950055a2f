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

/// A share of the futures in whole hundredths: `94 of 100`. What happens at all is not never, and what
/// does not always happen is not always.
pub(crate) fn of_hundred(share: f64) -> String {
    let hundredths = (share.clamp(0.0, 1.0) * 100.0).round();
    if share > 0.0 && hundredths < 1.0 {
        "fewer than 1 of 100".to_owned()
    } else if share < 1.0 && hundredths > 99.0 {
        "more than 99 of 100".to_owned()
    } else {
        format!("{hundredths} of 100")
    }
}

/// A share of the futures as a percentage: `94 %`, `< 1 %`.
pub(crate) fn chance(share: f64) -> String {
    let hundredths = (share.clamp(0.0, 1.0) * 100.0).round();
    if share > 0.0 && hundredths < 1.0 {
        "< 1\u{a0}%".to_owned()
    } else if share < 1.0 && hundredths > 99.0 {
        "> 99\u{a0}%".to_owned()
    } else {
        format!("{hundredths}\u{a0}%")
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
    fn a_chance_is_neither_never_nor_always_unless_it_is() {
        for (share, words, percent) in [
            (0.0, "0 of 100", "0\u{a0}%"),
            (0.001, "fewer than 1 of 100", "< 1\u{a0}%"),
            (0.937, "94 of 100", "94\u{a0}%"),
            (0.999, "more than 99 of 100", "> 99\u{a0}%"),
            (1.0, "100 of 100", "100\u{a0}%"),
        ] {
            assert_eq!((of_hundred(share).as_str(), chance(share).as_str()), (words, percent));
        }
    }
}
