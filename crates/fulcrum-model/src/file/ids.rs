//! Ids nobody has yet.

use std::collections::BTreeSet;

use super::NAME_LIMIT;

/// An id for something of this name that is none of those `taken`: its letters and digits in lower
/// case, words joined by `_`, with the first number from 2 that makes it free. A name without any
/// gives `fallback`.
///
/// ```
/// use std::collections::BTreeSet;
/// use fulcrum_model::file::fresh_id;
///
/// let taken = BTreeSet::from(["back_office".to_owned()]);
/// assert_eq!(fresh_id("Web shop", "service", &taken), "web_shop");
/// assert_eq!(fresh_id("Back office!", "service", &taken), "back_office-2");
/// assert_eq!(fresh_id("…", "service", &taken), "service");
/// ```
#[must_use]
pub fn fresh_id(name: &str, fallback: &str, taken: &BTreeSet<String>) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let id: String = words.join("_").chars().take(NAME_LIMIT).collect();
    let id = if id.is_empty() { fallback.to_owned() } else { id };
    if taken.contains(&id) { free_id(&id, taken) } else { id }
}

/// `id` with the first number from 2 that makes it one nobody has.
pub(super) fn free_id(id: &str, taken: &BTreeSet<String>) -> String {
    let numbered = |number: usize| {
        let ending = format!("-{number}");
        let kept = NAME_LIMIT.saturating_sub(ending.len());
        id.chars().take(kept).chain(ending.chars()).collect::<String>()
    };
    (2..).map(numbered).find(|id| !taken.contains(id)).unwrap_or_default()
}
