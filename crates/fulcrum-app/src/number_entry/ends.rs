//! Where a range is divided: `5 to 15`, `5..10..20`, `5 – 10 – 20`, `5 - 15`.

/// The parts of a range, or the whole text where it is none.
///
/// A hyphen divides only between spaces, and never where something is computed: `120 + 50 - 20` is a
/// sum. `text` is in small letters, with one kind of space; `without_unit` takes the unit from a
/// part.
pub(super) fn parts<'a>(text: &'a str, without_unit: impl Fn(&'a str) -> &'a str) -> Vec<&'a str> {
    let (divided, has_hyphen) = divide(text, true);
    let divided: Vec<&str> = divided.into_iter().map(&without_unit).collect();
    if has_hyphen && divided.iter().any(|part| computes(part)) {
        return divide(text, false).0.into_iter().map(without_unit).collect();
    }
    divided
}

/// Divides a text outside parentheses. Also says whether a hyphen was among what divides it.
fn divide(text: &str, at_hyphens: bool) -> (Vec<&str>, bool) {
    let mut parts = Vec::new();
    let mut has_hyphen = false;
    let (mut start, mut end, mut depth) = (0_usize, 0_usize, 0_usize);
    while let Some((before, rest)) = text.split_at_checked(end) {
        let Some(first) = rest.chars().next() else { break };
        match first {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_hyphen = at_hyphens && before.ends_with(' ') && rest.starts_with("- ");
        let length = match first {
            _ if depth > 0 => None,
            '.' if rest.starts_with("..") => Some(2),
            '\u{2026}' | '\u{2013}' | '\u{2014}' => Some(first.len_utf8()),
            '-' if is_hyphen => Some(1),
            't' if is_word_to(before, rest) => Some(2),
            _ => None,
        };
        let next = end.saturating_add(length.unwrap_or(first.len_utf8()));
        if length.is_some() {
            parts.push(text.get(start..end).unwrap_or_default());
            has_hyphen |= first == '-';
            start = next;
        }
        end = next;
    }
    parts.push(text.get(start..).unwrap_or_default());
    (parts, has_hyphen)
}

fn is_word_to(before: &str, rest: &str) -> bool {
    rest.strip_prefix("to").is_some_and(|behind| !behind.starts_with(char::is_alphabetic))
        && !before.ends_with(char::is_alphabetic)
}

/// Whether a part has an operator or parentheses.
fn computes(part: &str) -> bool {
    let is_operator = |c: char| matches!(c, '+' | '*' | '\u{d7}' | '/' | '\u{f7}' | '(');
    let unsigned = part.trim_start_matches(['-', '\u{2212}', ' ']);
    part.contains(is_operator)
        || unsigned.contains(['-', '\u{2212}'])
        || part.split(|c: char| !c.is_alphabetic()).any(|word| word == "x")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_divided_in_many_ways_and_a_sum_is_not() {
        for (text, expected) in [
            ("5", &["5"][..]),
            ("5 to 15", &["5", "15"]),
            ("5to15", &["5", "15"]),
            ("5 - 15", &["5", "15"]),
            ("5\u{2013}15", &["5", "15"]),
            ("5 \u{2014} 15", &["5", "15"]),
            ("5..15", &["5", "15"]),
            ("5\u{2026}15", &["5", "15"]),
            ("1.5..10..20.5", &["1.5", "10", "20.5"]),
            ("5 to 10 to 20", &["5", "10", "20"]),
            ("5 - 10 - 20", &["5", "10", "20"]),
            ("5-15", &["5-15"]),
            ("120 + 50 - 20", &["120 + 50 - 20"]),
            ("3 x 5 - 2", &["3 x 5 - 2"]),
            ("(20 - 5)", &["(20 - 5)"]),
            ("2*5 to 3*5", &["2*5", "3*5"]),
            ("5 top", &["5 top"]),
            ("..", &["", ""]),
        ] {
            assert_eq!(parts(text, str::trim), expected, "{text}");
        }
    }
}
