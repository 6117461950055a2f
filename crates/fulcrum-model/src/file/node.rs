//! JSON as it stands in a file: keys in order, duplicates seen, numbers as written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::problem::{Problem, ProblemKind};

/// Deepest nesting of a study file.
pub const NESTING_LIMIT: usize = 64;

/// A JSON value that loses nothing of the text but white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the digits of the file.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object: entries in the order of the file, keys unique.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads JSON text. Keys that stand twice are added to `problems`, and the first one counts.
    ///
    /// # Errors
    ///
    /// When it is not JSON (with line and column) or nested deeper than [`NESTING_LIMIT`].
    pub(crate) fn parse(bytes: &[u8], problems: &mut Vec<Problem>) -> Result<Self, Problem> {
        // editors on some systems begin a file with a byte order mark
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if std::str::from_utf8(bytes).is_err() {
            // Windows PowerShell's `>` writes UTF-16
            return Err(problem(
                ProblemKind::NotJson,
                String::new(),
                "text in UTF-8",
                "another encoding: save the file as UTF-8".to_owned(),
            ));
        }
        let raw: &RawValue = serde_json::from_slice(bytes).map_err(|error| not_json(&error))?;
        from_raw(raw.get(), &Place::Root, 1, problems)
    }

    /// The entry of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Self::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The entry of an object, to change it, when there is one.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        match self {
            Self::Object(entries) => {
                entries.iter_mut().find(|(k, _)| k == key).map(|(_, node)| node)
            }
            _ => None,
        }
    }

    /// Takes an entry out of an object.
    pub(crate) fn remove(&mut self, key: &str) {
        if let Self::Object(entries) = self {
            entries.retain(|(k, _)| k != key);
        }
    }

    /// The entry of an object, to change it; inserted as `null` when there is none.
    /// `None` when this is not an object.
    pub(crate) fn entry(&mut self, key: &str) -> Option<&mut Node> {
        let Self::Object(entries) = self else { return None };
        let position = entries.iter().position(|(k, _)| k == key).unwrap_or_else(|| {
            entries.push((key.to_owned(), Self::Null));
            entries.len() - 1
        });
        entries.get_mut(position).map(|(_, node)| node)
    }

    /// What it is, for messages: short, and never more than a line.
    pub(crate) fn in_words(&self) -> String {
        match self {
            Self::Null => "nothing (null)".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(digits) => shortened(digits),
            Self::Text(text) => quoted(text),
            Self::List(items) => format!("a list of {}", items.len()),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

/// Text in quotation marks, shortened to 60 characters, without control characters.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text))
}

fn shortened(text: &str) -> String {
    in_a_line(text, 60)
}

/// At most `longest` characters of a text, without control characters.
pub(super) fn in_a_line(text: &str, longest: usize) -> String {
    let mut clean: String =
        text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(longest).collect();
    if text.chars().nth(longest).is_some() {
        clean.push('…');
    }
    clean
}

/// Where a value stands. Its path is written only for a problem: written for every value, the
/// paths of a hostile file would be longer than the file by orders of magnitude.
enum Place<'a> {
    Root,
    Key(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl Place<'_> {
    fn path(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Key(Self::Root, key) => shortened(key),
            Self::Key(parent, key) => format!("{}.{}", parent.path(), shortened(key)),
            Self::Item(parent, index) => format!("{}[{index}]", parent.path()),
        }
    }
}

fn not_json(error: &serde_json::Error) -> Problem {
    let found = if error.is_eof() {
        format!("the end of the file at line {}, column {}", error.line(), error.column())
    } else {
        format!("something else at line {}, column {}", error.line(), error.column())
    };
    problem(ProblemKind::NotJson, String::new(), "a JSON document", found)
}

fn problem(kind: ProblemKind, path: String, expected: &str, found: String) -> Problem {
    Problem { kind, path, label: None, expected: expected.to_owned(), found }
}

fn from_raw(
    raw: &str,
    place: &Place<'_>,
    depth: usize,
    problems: &mut Vec<Problem>,
) -> Result<Node, Problem> {
    if depth > NESTING_LIMIT && raw.starts_with(['{', '[']) {
        let expected = format!("at most {NESTING_LIMIT} levels of nesting");
        return Err(problem(ProblemKind::TooDeep, place.path(), &expected, "more".to_owned()));
    }
    // the whole text was checked before; what can still fail is the meaning of an escape
    let unreadable = |error: serde_json::Error| {
        problem(ProblemKind::NotJson, place.path(), "readable text", error.to_string())
    };
    Ok(match raw.as_bytes().first() {
        Some(b'{') => {
            let Entries(raw_entries) = serde_json::from_str(raw).map_err(unreadable)?;
            let mut entries: Vec<(String, Node)> = Vec::with_capacity(raw_entries.len());
            let mut seen = std::collections::BTreeSet::new();
            for (key, value) in raw_entries {
                let place = Place::Key(place, &key);
                let node = from_raw(value.get(), &place, depth + 1, problems)?;
                if seen.insert(key.clone()) {
                    entries.push((key, node));
                } else {
                    problems.push(problem(
                        ProblemKind::Duplicate,
                        place.path(),
                        "each key once",
                        "it twice".to_owned(),
                    ));
                }
            }
            Node::Object(entries)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).map_err(unreadable)?;
            let read = items
                .iter()
                .enumerate()
                .map(|(i, item)| from_raw(item.get(), &Place::Item(place, i), depth + 1, problems));
            Node::List(read.collect::<Result<_, _>>()?)
        }
        Some(b'"') => Node::Text(serde_json::from_str(raw).map_err(unreadable)?),
        Some(b't') => Node::Bool(true),
        Some(b'f') => Node::Bool(false),
        Some(b'n') => Node::Null,
        _ => Node::Number(raw.to_owned()),
    })
}

/// The entries of an object, duplicates included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;
        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(EntriesVisitor)
    }
}
