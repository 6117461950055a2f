//! The text of a study file: two spaces a level, an entry a line, one line break at the end.

use super::node::{NESTING_LIMIT, Node};
use super::problem::{Problem, ProblemKind};
use super::{FILE_LIMIT, FILE_LIMIT_IN_WORDS};

/// The text of a tree. Numbers keep their digits.
///
/// # Errors
///
/// When the text would be larger than a study file may be, or is nested deeper: it could not be
/// read again.
pub(super) fn text(root: &Node) -> Result<String, Problem> {
    let mut text = String::new();
    write(root, 0, &mut text)?;
    text.push('\n');
    within_limit(&text)?;
    Ok(text)
}

/// Writes a value that stands `depth` levels deep. The limit is kept to at every value: indented,
/// a deep tree can be longer than its file by orders of magnitude.
fn write(node: &Node, depth: usize, text: &mut String) -> Result<(), Problem> {
    if depth >= NESTING_LIMIT && matches!(node, Node::List(_) | Node::Object(_)) {
        let expected = format!("at most {NESTING_LIMIT} levels of nesting");
        return Err(problem(ProblemKind::TooDeep, expected, "more"));
    }
    match node {
        Node::Null => text.push_str("null"),
        Node::Bool(true) => text.push_str("true"),
        Node::Bool(false) => text.push_str("false"),
        Node::Number(digits) => text.push_str(digits),
        Node::Text(characters) => write_quoted(characters, text),
        Node::List(items) if items.is_empty() => text.push_str("[]"),
        Node::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                start_entry(index, depth, text);
                write(item, depth + 1, text)?;
            }
            start_line(depth, text);
            text.push(']');
        }
        Node::Object(entries) if entries.is_empty() => text.push_str("{}"),
        Node::Object(entries) => {
            text.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                start_entry(index, depth, text);
                write_quoted(key, text);
                text.push_str(": ");
                write(value, depth + 1, text)?;
            }
            start_line(depth, text);
            text.push('}');
        }
    }
    within_limit(text)
}

fn start_entry(index: usize, depth: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
    start_line(depth + 1, text);
}

fn start_line(depth: usize, text: &mut String) {
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
}

/// Writes a string. Besides what JSON demands, it escapes what a terminal would obey or an editor
/// would take for the end of a line.
fn write_quoted(characters: &str, text: &mut String) {
    text.push('"');
    for c in characters.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

fn within_limit(text: &str) -> Result<(), Problem> {
    if text.len() > FILE_LIMIT {
        let found = "a larger one, with every value in full and an entry a line";
        return Err(problem(ProblemKind::TooLarge, FILE_LIMIT_IN_WORDS.to_owned(), found));
    }
    Ok(())
}

fn problem(kind: ProblemKind, expected: String, found: &str) -> Problem {
    Problem { kind, path: String::new(), label: None, expected, found: found.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(levels: usize) -> Node {
        (1..levels).fold(Node::List(Vec::new()), |inner, _| Node::List(vec![inner]))
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let object = |entries: Vec<(&str, Node)>| {
            Node::Object(entries.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
        };
        let root = object(vec![
            ("number", Node::Number("1.50e+07".to_owned())),
            ("\"\\/\u{7f}", Node::Text("a\n\r\t\u{8}\u{c}\u{0}\u{1b}[31m".to_owned())),
            ("lines", Node::Text("\u{85}\u{2028}\u{2029}\u{feff}\u{1f680}é".to_owned())),
            ("list", Node::List(vec![Node::Null, Node::Bool(true), Node::List(Vec::new())])),
            ("", object(vec![("empty", object(Vec::new())), ("no", Node::Bool(false))])),
        ]);
        let written = text(&root).unwrap();
        let is_plain = |c: char| c == '\n' || (!c.is_control() && c != '\u{2028}');
        assert!(written.chars().all(is_plain), "{written}");
        let mut problems = Vec::new();
        assert_eq!(Node::parse(written.as_bytes(), &mut problems), Ok(root));
        assert_eq!(problems, []);
    }

    #[test]
    fn an_entry_stands_on_a_line_of_its_own() {
        let mut problems = Vec::new();
        let root = Node::parse(br#"{"a":[1,{"b":"c"}],"d":{},"e":[]}"#, &mut problems).unwrap();
        let lines = ["{", "  \"a\": [", "    1,", "    {", "      \"b\": \"c\"", "    }", "  ],"];
        let end = ["  \"d\": {},", "  \"e\": []", "}", ""];
        assert_eq!(text(&root).unwrap(), [&lines[..], &end[..]].concat().join("\n"));
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() {
        assert!(text(&nested(NESTING_LIMIT)).is_ok());
        let too_deep = text(&nested(NESTING_LIMIT + 1)).unwrap_err();
        assert_eq!(too_deep.kind, ProblemKind::TooDeep);
        // two quotation marks and the last line break
        let largest = Node::Text("a".repeat(FILE_LIMIT - 3));
        assert_eq!(text(&largest).unwrap().len(), FILE_LIMIT);
        let too_large = text(&Node::Text("a".repeat(FILE_LIMIT - 2))).unwrap_err();
        assert_eq!(too_large.kind, ProblemKind::TooLarge);
        assert!(too_large.to_string().contains("at most 16 MiB"), "{too_large}");
    }
}
