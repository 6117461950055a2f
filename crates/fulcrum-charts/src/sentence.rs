//! Putting parts of a sentence together.

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

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
    join(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_people_write_them() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(join(&parts[..0]), "");
        assert_eq!(join(&parts[..1]), "a");
        assert_eq!(join(&parts[..2]), "a and b");
        assert_eq!(join(&parts), "a, b and c");
    }

    #[test]
    fn the_verb_stands_once() {
        let totals = [("Ops Run It", "$2".to_owned()), ("Hybrid", "$1".to_owned())];
        assert_eq!(with_verb("costs", totals), "Ops Run It costs $2 and Hybrid $1");
    }
}
