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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_stands_once() {
        let totals = [("Ops Run It", "$2".to_owned()), ("Hybrid", "$1".to_owned())];
        assert_eq!(with_verb("costs", totals), "Ops Run It costs $2 and Hybrid $1");
    }
}
