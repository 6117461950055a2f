//! Reading fields of an object: each says its key, what it expects and what stands for it when
//! it is left out. Problems and notices are collected, so that all of them are reported together.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::node::Node;
use super::problem::{Notice, Problem, ProblemKind};
use crate::parameters::Declaration;
use crate::{Estimate, Shape};

/// Longest name, id or label, in characters.
pub const NAME_LIMIT: usize = 200;

/// What reading has found so far.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<Problem>,
    pub(super) notices: Vec<Notice>,
    /// Whether nobody asks which defaults were taken.
    pub(super) ignores_defaults: bool,
}

impl Findings {
    /// Findings without the defaults that were taken, of which a part of a study has many.
    pub(super) fn without_defaults() -> Self {
        Self { ignores_defaults: true, ..Self::default() }
    }

    pub(super) fn problem(
        &mut self,
        kind: ProblemKind,
        path: impl Into<String>,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) {
        self.problems.push(Problem {
            kind,
            path: path.into(),
            label: None,
            expected: expected.into(),
            found: found.into(),
        });
    }

    /// Gives the last problem the label of its parameter.
    pub(super) fn labelled(&mut self, label: &'static str) {
        if let Some(problem) = self.problems.last_mut() {
            problem.label = Some(label);
        }
    }

    pub(super) fn default_taken(&mut self, path: String) {
        if !self.ignores_defaults {
            self.notices.push(Notice::DefaultTaken { path });
        }
    }
}

/// The fields of one object, and which of them have been read.
pub(super) struct Fields<'a> {
    entries: &'a [(String, Node)],
    path: String,
    read: BTreeSet<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of `node`, which stands at `path`; `None`, with a problem, when it is no object.
    pub(super) fn of(node: &'a Node, path: &str, findings: &mut Findings) -> Option<Self> {
        match node {
            Node::Object(entries) => {
                Some(Self { entries, path: path.to_owned(), read: BTreeSet::new() })
            }
            other => {
                findings.problem(ProblemKind::WrongKind, path, "an object", other.in_words());
                None
            }
        }
    }

    /// The path of a field.
    pub(super) fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The field, unless it is left out.
    pub(super) fn optional(&mut self, key: &'static str) -> Option<&'a Node> {
        self.read.insert(key);
        self.entries.iter().find(|(k, _)| k == key).map(|(_, node)| node)
    }

    /// The field, or a problem.
    pub(super) fn required(
        &mut self,
        key: &'static str,
        expected: &str,
        findings: &mut Findings,
    ) -> Option<&'a Node> {
        let node = self.optional(key);
        if node.is_none() {
            findings.problem(ProblemKind::Missing, self.path(key), expected, "nothing");
        }
        node
    }

    /// A required name or id.
    pub(super) fn name(&mut self, key: &'static str, findings: &mut Findings) -> String {
        let path = self.path(key);
        self.required(key, "text", findings)
            .and_then(|node| name(node, &path, findings))
            .unwrap_or_default()
    }

    /// A required id.
    pub(super) fn id(&mut self, findings: &mut Findings) -> Option<String> {
        let path = self.path("id");
        let id =
            self.required("id", "an id", findings).and_then(|node| name(node, &path, findings))?;
        if id.is_empty() {
            findings.problem(ProblemKind::Missing, path, "an id", "an empty text");
            return None;
        }
        Some(id)
    }

    /// Whether the program reads this key. To be asked when every field has been read.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.read.contains(key)
    }

    /// A word of a list, or `default` with a notice.
    pub(super) fn word<T>(
        &mut self,
        key: &'static str,
        words: Words<T>,
        default: T,
        findings: &mut Findings,
    ) -> T {
        let path = self.path(key);
        match self.optional(key) {
            Some(node) => words.read(node, &path, findings).unwrap_or(default),
            None => {
                findings.default_taken(path);
                default
            }
        }
    }

    /// Refuses what was not read: the keys of this object are `what`, and there are no others.
    pub(super) fn finish_known(self, what: &str, findings: &mut Findings) {
        for (key, _) in self.entries {
            if !self.read.contains(key.as_str()) {
                let expected = format!("the id of {what}");
                findings.problem(
                    ProblemKind::Unknown,
                    self.path(key),
                    expected,
                    super::node::quoted(key),
                );
            }
        }
    }

    /// Reports what was not read as unknown; to be called when every field has been read.
    pub(super) fn finish(self, findings: &mut Findings) {
        for (key, _) in self.entries {
            if !self.read.contains(key.as_str()) {
                findings.notices.push(Notice::UnknownKey { path: self.path(key) });
            }
        }
    }
}

/// A closed list of words.
pub(super) struct Words<T> {
    from_id: fn(&str) -> Option<T>,
    ids: fn() -> Vec<&'static str>,
    /// A further word that the caller understands by itself.
    besides: Option<&'static str>,
}

/// The list of words of a vocabulary type.
macro_rules! words {
    ($name:ty) => {
        $crate::file::fields::Words::new(<$name>::from_id, || {
            <$name>::ALL.iter().map(|value| value.id()).collect()
        })
    };
}
pub(super) use words;

impl<T> Words<T> {
    pub(super) fn new(from_id: fn(&str) -> Option<T>, ids: fn() -> Vec<&'static str>) -> Self {
        Self { from_id, ids, besides: None }
    }

    /// The list with a further word, for messages.
    pub(super) fn or(self, besides: &'static str) -> Self {
        Self { besides: Some(besides), ..self }
    }

    /// Reads a word, or says which words there are.
    pub(super) fn read(&self, node: &Node, path: &str, findings: &mut Findings) -> Option<T> {
        // an availability target may stand as a number
        let value = match node {
            Node::Text(text) | Node::Number(text) => (self.from_id)(text),
            _ => None,
        };
        if value.is_none() {
            let kind = match node {
                Node::Text(_) => ProblemKind::Unknown,
                _ => ProblemKind::WrongKind,
            };
            let all = self.besides.into_iter().chain((self.ids)());
            let ids = all.map(|id| format!("\"{id}\"")).collect::<Vec<_>>();
            findings.problem(kind, path, format!("one of {}", ids.join(", ")), node.in_words());
        }
        value
    }
}

/// Text of at most [`NAME_LIMIT`] characters.
pub(super) fn name(node: &Node, path: &str, findings: &mut Findings) -> Option<String> {
    let text = text(node, path, findings)?;
    if text.chars().nth(NAME_LIMIT).is_some() {
        findings.problem(
            ProblemKind::TooMany,
            path,
            format!("at most {NAME_LIMIT} characters"),
            format!("{} characters", text.chars().count()),
        );
        return None;
    }
    Some(text)
}

/// Text of any length.
pub(super) fn text(node: &Node, path: &str, findings: &mut Findings) -> Option<String> {
    if let Node::Text(text) = node {
        return Some(text.clone());
    }
    findings.problem(ProblemKind::WrongKind, path, "text", node.in_words());
    None
}

/// A number, from a JSON number or from a string of digits.
pub(super) fn decimal(node: &Node, path: &str, findings: &mut Findings) -> Option<Decimal> {
    let value = match node {
        Node::Number(digits) | Node::Text(digits) => parse_decimal(digits),
        _ => None,
    };
    if value.is_none() {
        findings.problem(
            ProblemKind::WrongKind,
            path,
            "a number of at most 28 digits, such as \"12.5\"",
            node.in_words(),
        );
    }
    value
}

/// Reads a decimal as JSON writes numbers. Nothing is rounded: what does not fit is no number.
#[must_use]
pub fn parse_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    // the library also takes "_" between digits and more digits than it keeps; a file must not
    let plain = unsigned
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    if !plain || !unsigned.starts_with(|c: char| c.is_ascii_digit()) || unsigned.ends_with('.') {
        return None;
    }
    if unsigned.contains(['e', 'E']) {
        let (mantissa, _) = unsigned.split_once(['e', 'E'])?;
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
        return (digits <= 28).then(|| Decimal::from_scientific(text).ok()).flatten();
    }
    Decimal::from_str_exact(text).ok()
}

/// A number within the bounds of its parameter.
pub(super) fn bounded(
    node: &Node,
    path: &str,
    declaration: &Declaration,
    findings: &mut Findings,
) -> Option<Decimal> {
    let Some(value) = decimal(node, path, findings) else {
        findings.labelled(declaration.label);
        return None;
    };
    if !declaration.allows(value) {
        let expected = format!("a value {}", declaration.bounds_in_words());
        findings.problem(ProblemKind::OutOfRange, path, expected, value.to_string());
        findings.labelled(declaration.label);
        return None;
    }
    Some(value)
}

/// A whole number between `least` and `most`.
pub(super) fn whole(
    node: &Node,
    path: &str,
    least: u64,
    most: u64,
    findings: &mut Findings,
) -> Option<u64> {
    let value = decimal(node, path, findings)?;
    let whole = value.is_integer().then(|| u64::try_from(value).ok()).flatten();
    let allowed = whole.filter(|value| (least..=most).contains(value));
    if allowed.is_none() {
        findings.problem(
            ProblemKind::OutOfRange,
            path,
            format!("a whole number between {least} and {most}"),
            value.to_string(),
        );
    }
    allowed
}

/// An estimate: a value, or `{ low, likely, high, shape }`.
pub(super) fn estimate(
    node: &Node,
    path: &str,
    declaration: &'static Declaration,
    findings: &mut Findings,
) -> Option<Estimate> {
    let Node::Object(_) = node else {
        return bounded(node, path, declaration, findings).map(Estimate::Fixed);
    };
    let mut fields = Fields::of(node, path, findings)?;
    let mut bound = |key, findings: &mut Findings| {
        let path = fields.path(key);
        let node = fields.required(key, "a number: a range has low, likely and high", findings)?;
        bounded(node, &path, declaration, findings)
    };
    let low = bound("low", findings);
    let likely = bound("likely", findings);
    let high = bound("high", findings);
    // a range without a shape is a PERT range; that is the file format's rule, not a gap to report
    let shape = match fields.optional("shape") {
        Some(node) => words!(Shape).read(node, &fields.path("shape"), findings),
        None => Some(Shape::Pert),
    };
    fields.finish(findings);
    let (low, likely, high, shape) = (low?, likely?, high?, shape?);
    if !(low <= likely && likely <= high) {
        let found = format!("{low}, {likely}, {high}");
        findings.problem(
            ProblemKind::OutOfOrder,
            path,
            "low, likely and high in ascending order",
            found,
        );
        findings.labelled(declaration.label);
        return None;
    }
    if shape == Shape::Lognormal && low <= Decimal::ZERO {
        let expected = "a low value above 0, as a lognormal needs";
        findings.problem(ProblemKind::OutOfRange, path, expected, low.to_string());
        findings.labelled(declaration.label);
        return None;
    }
    Some(Estimate::Range { low, likely, high, shape })
}
