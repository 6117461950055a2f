//! Results for reading, as the command line prints them and files lay them out.

pub use fulcrum_export::{Report as TextPage, ReportPart as TextPart};

/// Most ids that a message lists.
const LISTED: usize = 20;
/// Most characters of an id in a message; an id may have any.
const LONGEST_ID: usize = 60;

/// Those that there are, for the message that one was not found: the first twenty and how many
/// more there are, or `none`.
pub(crate) fn listed<'a>(ids: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = ids.len().saturating_sub(LISTED);
    if ids.len() == 0 {
        return "none".to_owned();
    }
    let shown: Vec<String> = ids
        .take(LISTED)
        .map(|id| match id.char_indices().nth(LONGEST_ID) {
            Some((end, _)) => format!("{}…", &id[..end]),
            None => id.to_owned(),
        })
        .collect();
    match more {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_lists_twenty_ids_at_most_and_none_at_length() {
        let ids: Vec<String> = (0..2_000).map(|i| format!("s{i}")).collect();
        let text = listed(ids.iter().map(String::as_str));
        assert!(text.starts_with("s0, s1, ") && text.ends_with("s19 and 1980 more"), "{text}");
        assert_eq!(listed(ids[..2].iter().map(String::as_str)), "s0, s1");
        assert_eq!(listed([].into_iter()), "none");
        let long = "é".repeat(1_000);
        assert_eq!(listed([long.as_str()].into_iter()).chars().count(), 61);
    }
}
